"""The examples that stand beside the task rules of each pack."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.sentences import split
from pipeline.languages import codes, load
from pipeline.schema import Agency, Task
from pipeline.tasks.extract import extract
from pipeline.tasks.view import Marks
from tests.tasks.days import spanned


def _examples() -> list[Any]:
    found = []
    for code in codes():
        path = load(code).folder / "examples" / "tasks.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append(pytest.param(code, case, id=f"{code}-{case['name']}"))
    return found


def tasks_of(code: str, case: dict[str, Any]) -> tuple[Task, ...]:
    """The tasks of an example, with its names and times marked by their surface."""
    pack, text = load(code), case["text"]
    agencies, times, position = [], [], 0
    for number, name in enumerate(case.get("agencies", []), 1):
        position = text.index(name, position)
        generic = name in case.get("generic", [])
        agencies.append(Agency(id=f"a{number}", start=position, end=position + len(name),
                               text=name, kind="other", generic=generic))  # fmt: skip
        position += len(name)
    for number, time in enumerate(case.get("times", []), 1):
        start = text.index(time["text"])
        place = {"start": start, "end": start + len(time["text"]), "text": time["text"]}
        kind = time.get("type", "DATE")
        times.append(spanned(time["value"], time.get("mod"), kind, id=f"t{number}", **place))
    marks = Marks(sentences=split(text, pack), agencies=agencies, times=times,
                  published=date(2026, 6, 1))  # fmt: skip
    return extract(pack.folding(text), pack, marks)


@pytest.mark.parametrize(("code", "case"), _examples())
def test_examples_of_the_pack(code: str, case: dict[str, Any]) -> None:
    found = tasks_of(code, case)
    assert len(found) == len(case["tasks"]), [task.text for task in found]
    for task, wanted in zip(found, case["tasks"], strict=True):
        assert case["text"][task.start : task.end] == task.text
        assert task.kind == wanted["kind"]
        for role in ("lead", "support"):
            if role in wanted:
                assert [r.name for r in getattr(task, role)] == wanted[role]
        if "due" in wanted:
            assert task.deadline is not None
            assert task.deadline.due == wanted["due"]
        if "text" in wanted:
            assert task.text == wanted["text"]


_PIECES = [
    "yêu cầu", "phải", "sẽ", "a chargé", "doit", "sera", "يجب", "على", "ستتولى", "أن", "«", "»",
    ";", ".", ":", "\n", "- ", "1. ", ",", " ", " ", "(", ")", "12", "Bộ", "ـ", "é", "ا", "?",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=60).map("".join))
@pytest.mark.parametrize("code", codes())
def test_any_text_gives_ordered_marks_whose_offsets_hold(code: str, text: str) -> None:
    pack = load(code)
    marks = Marks(sentences=split(text, pack))
    found = extract(pack.folding(text), pack, marks)
    for task in found:
        assert text[task.start : task.end] == task.text
        assert 0 <= task.confidence <= 1
    assert found == extract(pack.folding(text), pack, marks)


@pytest.mark.parametrize("code", codes())
def test_a_long_run_of_cues_without_a_stop_comes_to_an_end(code: str) -> None:
    pack = load(code)
    for word in ("yêu cầu ", "a demandé ", "doit ", "يجب على "):
        text = word * 20_000
        assert len(extract(pack.folding(text), pack, Marks(sentences=split(text, pack)))) <= 1
