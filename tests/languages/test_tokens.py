"""Tokens are a view of the text: nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import codes, load
from pipeline.languages.doc import blank

PIPELINES = {code: blank(load(code)) for code in codes()}


@pytest.mark.parametrize("code", codes())
@given(text=st.text(max_size=80) | st.text(alphabet="ab '’.-/\n\u00a0 1", max_size=40))
def test_the_documents_text_is_the_text(code: str, text: str) -> None:
    assert PIPELINES[code].make_doc(text).text == text


def test_words_signs_and_elision() -> None:
    tokens = [
        token.text
        for token in PIPELINES["fr"].make_doc("L’État doit, d'ici 2026, agir (57-NQ/TW).")
    ]
    assert " ".join(tokens) == "L’ État doit , d' ici 2026 , agir ( 57-NQ/TW ) ."


def test_a_pipeline_can_be_saved() -> None:
    assert PIPELINES["ar"].to_bytes()
