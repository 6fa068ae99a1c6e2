"""Citations: the packs' examples, their days, and the laws of offsets."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline.annotate.figures  # noqa: F401  (registers the component)
from pipeline.annotate.citations import read_citations
from pipeline.languages import codes, load
from pipeline.languages.doc import blank
from pipeline.schema import Time


def _examples() -> list[Any]:
    found = []
    for code in codes():
        path = load(code).folder / "examples" / "citations.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append(pytest.param(code, case, id=f"{code}-{case['name']}"))
    return found


def _time(text: str, surface: str, value: str) -> Time:
    start = text.index(surface)
    return Time(start=start, end=start + len(surface), text=surface, type="DATE", value=value)


@pytest.mark.parametrize(("code", "case"), _examples())
def test_examples_of_the_pack(code: str, case: dict[str, Any]) -> None:
    pack = load(code)
    found = read_citations(pack.folding(case["text"]), pack)
    keys = ("text", "number", "type")
    assert [{key: getattr(c, key) for key in keys} for c in found] == case["citations"]


_PIECES = st.sampled_from(
    ["Nghị quyết", " số ", "57", "-NQ/TW", "/2023", "Luật Đất đai", " ", "loi ", "n° ", "sur ",
     "(", ")", "قانون ", "القرار ", "رقم ", "المرور", "“", "”", "\n", ".", "İ", "ـ"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text())
@pytest.mark.parametrize("code", codes())
def test_citations_are_ordered_disjoint_and_read_from_their_characters(
    code: str, text: str
) -> None:
    pack = load(code)
    found = read_citations(pack.folding(text), pack)
    position = 0
    for citation in found:
        assert position <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.text
        position = citation.end
    assert found == read_citations(pack.folding(text), pack)


@pytest.mark.parametrize(
    ("code", "text", "surface"),
    [
        ("vi", "Nghị quyết số 57-NQ/TW ngày 22/12/2024 nêu rõ.", "ngày 22/12/2024"),
        ("fr", "La résolution n° 57-NQ/TW du Politburo du 22 décembre 2024.", "22 décembre 2024"),
        ("ar", "المرسوم رقم 123 المؤرخ في 22 ديسمبر 2024.", "22 ديسمبر 2024"),
    ],
)
def test_the_day_beside_a_citation_dates_it(code: str, text: str, surface: str) -> None:
    pack = load(code)
    found = read_citations(pack.folding(text), pack, [_time(text, surface, "2024-12-22")])
    assert [c.date for c in found] == ["2024-12-22"]


def test_a_repeat_takes_the_day_told_elsewhere() -> None:
    text = "Nghị quyết số 57-NQ/TW ngày 22/12/2024. Theo Nghị quyết 57, tỉnh phải làm."
    pack = load("vi")
    times = [_time(text, "ngày 22/12/2024", "2024-12-22")]
    found = read_citations(pack.folding(text), pack, times)
    assert [(c.number, c.date) for c in found] == [("57-NQ/TW", "2024-12-22")] * 2


def test_the_component_fills_the_document() -> None:
    nlp = blank(load("vi"))
    nlp.add_pipe("chidao_citations")
    nlp.add_pipe("chidao_figures")
    doc = nlp("Theo Nghị quyết 57, xã có 12 hộ.")
    assert [c.id for c in doc._.citations] == ["c1"]
    assert [f.text for f in doc._.figures] == ["12"]
