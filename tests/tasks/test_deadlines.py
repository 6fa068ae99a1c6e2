"""Deadlines as they are read from whole texts: cues, anchors, repetitions."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.flow import COMPONENTS
from pipeline.languages import codes, load
from pipeline.languages.doc import blank
from pipeline.schema import Task, Time
from pipeline.tasks.anchors import later
from pipeline.tasks.view import Marks, view


@cache
def _annotators(code: str) -> Language:
    nlp = blank(load(code))
    for name, module in COMPONENTS:
        import_module(module)
        nlp.add_pipe(name)
    return nlp


def tasks_of(code: str, text: str, published: str | None) -> tuple[Task, ...]:
    """The tasks of a text that was published on a day."""
    nlp = _annotators(code)
    doc = nlp.make_doc(text)
    doc._.published = date.fromisoformat(published) if published else None
    for _, annotate in nlp.pipeline:
        doc = annotate(doc)
    return tuple(doc._.tasks)


def _examples() -> list[Any]:
    found = []
    for code in codes():
        path = load(code).folder / "examples" / "deadlines.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append(pytest.param(code, case, id=f"{code}-{case['name']}"))
    return found


@pytest.mark.parametrize(("code", "case"), _examples())
def test_examples_of_the_pack(code: str, case: dict[str, Any]) -> None:
    found = [task.deadline for task in tasks_of(code, case["text"], case.get("published"))]
    assert len(found) == len(case["deadlines"]), found
    for deadline, wanted in zip(found, case["deadlines"], strict=True):
        if wanted is None:
            assert deadline is None
            continue
        assert deadline is not None
        assert {name: getattr(deadline, name) for name in wanted} == wanted
        assert deadline.text is None or deadline.text in case["text"]


def _length(value: str, mod: str | None = None) -> Time:
    return Time(start=0, end=2, text="30", type="DURATION", value=value, mod=mod)  # type: ignore[arg-type]


@pytest.fixture(params=codes())
def bare(request: pytest.FixtureRequest) -> Any:
    pack = load(request.param)
    seen = view(pack.folding("30 x"), Marks(sentences=()))
    return lambda day, length: later(seen, pack, day, length)


@pytest.mark.parametrize(
    ("day", "value", "due"),
    [
        ("2026-03-01", "P30D", "2026-03-31"),
        ("2026-03-01", "P3M", "2026-06-01"),
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2028-02-29", "P1Y", "2029-02-28"),
        ("2026-03-01", "P2W", "2026-03-15"),
        ("2026-03-01", "P1Y6M", "2027-09-01"),
        ("2026-03-01", "PT48H", "2026-03-03"),
    ],
)
def test_a_length_is_counted_by_the_calendar(bare: Any, day: str, value: str, due: str) -> None:
    assert bare(date.fromisoformat(day), _length(value)) == date.fromisoformat(due)


@pytest.mark.parametrize("value", ["P", "PT", "PXD", "P1.5Y", "PT5H", "P9999Y", "P0D", "x"])
def test_a_length_that_cannot_be_counted(bare: Any, value: str) -> None:
    assert bare(date(2026, 3, 1), _length(value)) is None


def test_a_rough_length_is_not_counted(bare: Any) -> None:
    assert bare(date(2026, 3, 1), _length("P3M", "APPROX")) is None


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 999), st.sampled_from("DWMY"))
def test_what_is_counted_lies_ahead(day: date, count: int, unit: str) -> None:
    pack = load(codes()[0])
    seen = view(pack.folding("30 x"), Marks(sentences=()))
    due = later(seen, pack, day, _length(f"P{count}{unit}"))
    longest = {"D": 1, "W": 7, "M": 31, "Y": 366}[unit] * count
    assert due is not None and day < due <= day + timedelta(days=longest)


@settings(max_examples=30, deadline=None)
@given(st.data())
@pytest.mark.parametrize("code", codes())
def test_any_text_gives_deadlines_of_its_own_words(code: str, data: st.DataObject) -> None:
    words = [word for case in _examples() if case.values[0] == code
             for word in case.values[1]["text"].split()]  # fmt: skip
    text = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=25)))
    for task in tasks_of(code, text, "2026-02-10"):
        if task.deadline is not None and task.deadline.text is not None:
            assert task.deadline.text in text


@pytest.mark.parametrize("code", codes())
def test_what_a_length_is_counted_from_is_looked_for_nearby(code: str) -> None:
    case = next(case.values[1] for case in _examples() if case.values[0] == code)
    start, _, rest = case["text"].partition("1 ")
    for filler in (" ", "( ", start.split()[-1] + " ", "a"):
        text = f"{start}{filler * 5_000}{rest}"
        assert all(task.text in text for task in tasks_of(code, text, case["published"]))
