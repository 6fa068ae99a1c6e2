"""Folding keeps the way back to the source's own offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import codes, load


@pytest.mark.parametrize("code", codes())
@given(text=st.text(max_size=60))
def test_every_folded_stretch_leads_back_to_source_characters(code: str, text: str) -> None:
    folded = load(code).folding(text)
    for start in range(len(folded.text)):
        begin, end = folded.span(start, start + 1)
        assert 0 <= begin < end <= len(text)
        assert folded.position(begin) == start
    if folded.text:
        assert folded.span(0, len(folded.text))[1] == len(text)


def test_vowel_signs_on_the_last_letter_belong_to_the_word() -> None:
    folded = load("ar").folding("شهريًا، عامًا")
    start = folded.text.index("عاما")
    assert folded.surface(start, start + 4) == "عامًا"
    assert folded.surface(0, 5) == "شهريًا"


def test_both_habits_of_the_tone_mark_are_one() -> None:
    folding = load("vi").folding
    assert folding("Hoà Bình").text == folding("Hòa Bình").text
