"""Agencies: the packs' examples, the laws of offsets, hostile input."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.agencies import mark
from pipeline.languages import codes, load
from pipeline.languages.doc import blank


def _examples() -> list[Any]:
    found = []
    for code in codes():
        path = load(code).folder / "examples" / "agencies.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append(pytest.param(code, case, id=f"{code}-{case['name']}"))
    return found


def _mark(code: str, text: str) -> Any:
    pack = load(code)
    return mark(pack.folding(text), pack)


@pytest.mark.parametrize(("code", "case"), _examples())
def test_examples_of_the_pack(code: str, case: dict[str, Any]) -> None:
    keys = ("text", "kind", "generic", "office")
    found = [{key: getattr(agency, key) for key in keys} for agency in _mark(code, case["text"])]
    assert found == case["agencies"]


_PIECES = st.sampled_from(
    ["Bộ", "Y tế", "UBND", "các", "tỉnh", "Hà Nội", "và", "ministère", "de la", "Santé", "du",
     "Comité", "Parti", "l'", "وزارة", "الصحة", "و", "لل", "هيئة", "في", "مصر", " ", " ", " ",
     "\u00a0", "\n", ".", ",", "(", ")", "ABC", "57", "-", "&", "_", "İ", "ـ", "\u064b"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text())
@pytest.mark.parametrize("code", codes())
def test_marks_are_ordered_disjoint_and_read_from_their_characters(code: str, text: str) -> None:
    agencies = _mark(code, text)
    position = 0
    for number, agency in enumerate(agencies, start=1):
        assert agency.id == f"a{number}"
        assert position <= agency.start < agency.end <= len(text)
        assert text[agency.start : agency.end] == agency.text
        position = agency.end
    assert agencies == _mark(code, text)


@pytest.mark.parametrize("code", codes())
def test_long_lines_of_heads_and_commas_are_read(code: str) -> None:
    head = load(code).table("agencies")["heads"][0]["names"][0]
    assert _mark(code, f"{head}, " * 20_000 + "(" * 20_000) == ()


@pytest.mark.parametrize("code", codes())
def test_component_fills_the_document(code: str) -> None:
    nlp = blank(load(code))
    nlp.add_pipe("chidao_agencies", config={"language": code})
    case = next(json.loads(line) for line in _lines(code))
    doc = nlp(case["text"])
    assert [a.text for a in doc._.agencies] == [a["text"] for a in case["agencies"]]
    assert len(doc.spans["agencies"]) == len(case["agencies"])


def _lines(code: str) -> list[str]:
    path = load(code).folder / "examples" / "agencies.jsonl"
    return path.read_text(encoding="utf-8").splitlines()
