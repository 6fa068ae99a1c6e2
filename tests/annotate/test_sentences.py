"""Sentences, headings and list items."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.sentences import make, split
from pipeline.languages import codes, load
from pipeline.languages.doc import blank


def _examples() -> list[Any]:
    found = []
    for code in codes():
        path = load(code).folder / "examples" / "sentences.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append(pytest.param(code, case, id=f"{code}-{case['name']}"))
    return found


@pytest.mark.parametrize(("code", "case"), _examples())
def test_examples_of_the_pack(code: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = split(text, load(code))
    assert [text[s.start : s.end] for s in found] == case["sentences"]
    if "heads" in case:
        assert [s.head for s in found] == case["heads"]


@given(st.text(alphabet=st.sampled_from('aÉđắ د.;:\n-1)!?…"« »\u00a0,Bc') | st.characters()))
@pytest.mark.parametrize("code", codes())
def test_sentences_are_ordered_disjoint_and_leave_no_letter_out(code: str, text: str) -> None:
    found = split(text, load(code))
    position = 0
    for index, sentence in enumerate(found):
        assert position <= sentence.start < sentence.end <= len(text)
        assert sentence.head is None or sentence.head < index
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        position = sentence.end
    assert found == split(text, load(code))


def test_a_heading_is_told_from_a_sentence() -> None:
    found = split("Nhiệm vụ năm 2026\nBộ Y tế sẽ rà soát. Việc này gấp.", load("vi"))
    assert [s.kind for s in found] == ["heading", "sentence", "sentence"]


def test_items_of_an_inner_list_have_the_item_above_as_head() -> None:
    text = "Giao việc:\n1. Sở Y tế:\n- Mua thuốc;\n- Mở trạm.\n2. Sở Tài chính cấp vốn.\n"
    assert [s.head for s in split(text, load("vi"))] == [None, 0, 1, 1, 0]


def test_the_component_fills_the_document() -> None:
    nlp = blank(load("fr"))
    make(nlp, "chidao_sentences", None)
    nlp.add_pipe("chidao_sentences")
    doc = nlp("Le maire a signé. Le préfet a suivi.")
    assert len(doc._.sentences) == 2
