"""The checker passes sound annotations and finds every kind of damage."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.evaluate.check import Fault, check_document, check_folder
from pipeline.evaluate.values import is_timex
from tests.evaluate import gold_copy


def _faults(folder: Path, **change: Any) -> list[Fault]:
    return check_document(gold_copy.write(folder, gold_copy.annotation() | change))


def test_a_sound_annotation_has_no_fault(tmp_path: Path) -> None:
    gold_copy.write(tmp_path)
    assert check_folder(tmp_path) == []


def _set(layer: str, key: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def damage(data: dict[str, Any]) -> None:
        data[layer][0][key] = value

    return damage


def _drop(layer: str, key: str) -> Callable[[dict[str, Any]], None]:
    def damage(data: dict[str, Any]) -> None:
        del data[layer][0][key]

    return damage


@pytest.mark.parametrize(
    ("layer", "rule", "damage"),
    [
        ("agencies", "offset", _set("agencies", "start", 2)),
        ("agencies", "offset", _set("agencies", "end", 10_000)),
        ("agencies", "offset", _set("agencies", "end", 0)),
        ("agencies", "offset", _set("agencies", "start", "3")),
        ("agencies", "offset", _set("agencies", "start", True)),
        ("agencies", "offset", _set("agencies", "text", "Ministère de l’Eau")),
        ("agencies", "offset", _drop("agencies", "end")),
        ("agencies", "value", _set("agencies", "kind", "bakery")),
        ("agencies", "value", _set("agencies", "generic", "no")),
        ("agencies", "value", _set("agencies", "doubt", 3)),
        ("times", "value", _set("times", "type", "DAY")),
        ("times", "value", _set("times", "value", "2025-13-01")),
        ("times", "value", _set("times", "value", "2025-02-30")),
        ("times", "value", _set("times", "value", "P3M")),
        ("times", "value", _set("times", "mod", "UNTIL")),
        ("times", "value", _drop("times", "mod")),
        ("figures", "value", _set("figures", "low", 3)),
        ("figures", "value", _set("figures", "low", "2")),
        ("figures", "value", _set("figures", "unit", "two words")),
        ("figures", "value", _set("figures", "comparator", "≥")),
        ("tasks", "value", _set("tasks", "due", "December")),
        ("tasks", "value", _set("tasks", "granularity", None)),
        ("tasks", "value", _set("tasks", "due", None)),
        ("tasks", "value", _set("tasks", "lead", "Ministère de l'Eau")),
        ("tasks", "value", _set("tasks", "recurrence", "weekly")),
        ("tasks", "words", _set("tasks", "lead", ["Ministère du Pétrole"])),
    ],
)
def test_a_damaged_mark_is_found(
    tmp_path: Path, layer: str, rule: str, damage: Callable[[dict[str, Any]], None]
) -> None:
    data = gold_copy.annotation()
    damage(data)
    faults = check_document(gold_copy.write(tmp_path, data))
    assert (layer, 0, rule) in {(f.layer, f.index, f.rule) for f in faults}


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("id", "fr-x2", "file"),
        ("lang", "xx", "file"),
        ("published", "14/11/2025", "value"),
        ("origin", {}, "value"),
        ("text_sha256", "0" * 64, "hash"),
        ("text_file", "none.txt", "file"),
        ("tasks", None, "file"),
    ],
)
def test_a_damaged_head_is_found(tmp_path: Path, key: str, value: Any, rule: str) -> None:
    assert rule in {fault.rule for fault in _faults(tmp_path, **{key: value})}


@pytest.mark.parametrize(
    "text",
    [
        gold_copy.TEXT.replace("\n", "\r\n"),
        gold_copy.TEXT.replace("é", "e\u0301"),
        gold_copy.TEXT + "\u200b",
        "",
    ],
)
def test_a_changed_text_is_found(tmp_path: Path, text: str) -> None:
    rules = {f.rule for f in check_document(gold_copy.write(tmp_path, text=text))}
    assert {"hash", "text"} <= rules


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    assert check_document(gold_copy.write(tmp_path, text=b"\xff\xfe"))[0].rule == "file"


def test_marks_out_of_order_and_repeated_are_found(tmp_path: Path) -> None:
    agency = gold_copy.annotation()["agencies"][0]
    early = agency | {"start": 0, "end": 2, "text": "Le"}
    assert [f.rule for f in _faults(tmp_path, agencies=[agency, early])] == ["order"]
    assert [f.rule for f in _faults(tmp_path, agencies=[agency, agency])] == ["order"]


def test_two_doers_may_share_a_stretch_but_no_task_stands_twice(tmp_path: Path) -> None:
    task = gold_copy.annotation()["tasks"][0]
    assert _faults(tmp_path, tasks=[task, task | {"lead": []}]) == []
    assert [f.rule for f in _faults(tmp_path, tasks=[task, task])] == ["order"]


def test_lost_and_repeated_files_are_found(tmp_path: Path) -> None:
    path = gold_copy.write(tmp_path)
    (path.parent / "lost.txt").write_text("x", encoding="utf-8")
    second = path.parent / "fr-x3.json"
    second.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    messages = " ".join(str(fault) for fault in check_folder(tmp_path))
    assert "without an annotation" in messages
    assert "used by another" in messages


def test_broken_json_is_a_fault_and_a_stranger_is_passed_over(tmp_path: Path) -> None:
    path = gold_copy.write(tmp_path)
    (tmp_path / "merge.json").write_text("{}", encoding="utf-8")
    assert check_folder(tmp_path) == []
    path.write_text("{", encoding="utf-8")
    assert [fault.rule for fault in check_folder(tmp_path)] == ["file"]


def test_an_empty_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        check_folder(tmp_path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(sorted(gold_copy.annotation())), _JSON)
def test_any_head_value_is_judged_without_an_error(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: Any
) -> None:
    data = gold_copy.annotation() | {key: value}
    assert isinstance(check_document(gold_copy.write(tmp_path_factory.mktemp("gold"), data)), list)


@given(
    st.sampled_from(["agencies", "times", "figures", "tasks"]),
    st.data(),
    _JSON,
)
def test_any_mark_value_is_judged_without_an_error(
    tmp_path_factory: pytest.TempPathFactory, layer: str, data: st.DataObject, value: Any
) -> None:
    annotation = gold_copy.annotation()
    mark = annotation[layer][0]
    mark[data.draw(st.sampled_from(sorted(mark)))] = value
    path = gold_copy.write(tmp_path_factory.mktemp("gold"), annotation)
    assert all(json.dumps(str(fault)) for fault in check_document(path))


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("DATE", "2025-12-31"),
        ("DATE", "2025-Q4"),
        ("DATE", "2025-W33"),
        ("DATE", "2021/2025"),
        ("DATE", "2025-01/2025-08"),
        ("DATE", "199"),
        ("DATE", "15"),
        ("TIME", "2025-11-14TAF"),
        ("TIME", "2016-10-20T16:45"),
        ("TIME", "T06:00/T08:00"),
        ("DURATION", "P30D"),
        ("DURATION", "P5M/P23M"),
        ("DURATION", "PXY"),
        ("DURATION", "PT48H"),
        ("DURATION", "P1Y6M"),
        ("SET", "P1W"),
        ("SET", "XXXX-03-31"),
        ("SET", "XXXX-WXX-1"),
    ],
)
def test_timex_values_of_the_guide_are_allowed(type: str, value: str) -> None:
    assert is_timex(type, value)


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("DATE", "2025-Q5"),
        ("DATE", "2025-H3"),
        ("DATE", "2025-W54"),
        ("DATE", "2025-02-29"),
        ("DATE", "2025/2021"),
        ("DATE", "31/12/2025"),
        ("DATE", ""),
        ("TIME", "2025-11-14"),
        ("TIME", "T25:00"),
        ("DURATION", "P"),
        ("DURATION", "PT"),
        ("DURATION", "30 days"),
        ("SET", "weekly"),
        ("NEVER", "2025"),
        ("DATE", None),
    ],
)
def test_other_timex_values_are_not(type: str, value: Any) -> None:
    assert not is_timex(type, value)
