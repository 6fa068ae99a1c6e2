"""Recognizers-Text: sentences with entities; right when each entity is found with its value.

The specifications leave some numbers of a sentence out on purpose, so what we find besides
is not held against us, but in a sentence without any entity nothing may be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.evaluate.suites import asks
from pipeline.evaluate.suites.case import Ask, Case, Extract, Row, count, counted
from pipeline.evaluate.suites.periods import day_before, length_of

_APART = {"OrdinalModel": "ordinal"}
_DAYS = ("date", "daterange")
_LENGTHS = ("duration", "set")


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, map(_case, cases), extract)


def _case(data: dict[str, Any]) -> Case:
    day = data["reference_time"]
    return Case(
        id=data["id"],
        language=data["lang"],
        dimension=data["model"].removesuffix("Model"),
        text=counted(data["lang"], data["text"]) if _is_bare(data) else data["text"],
        day=day[:10] if day else None,
        asked=_asked(data),
    )


def _is_bare(data: dict[str, Any]) -> bool:
    """Whether the whole text is one number and nothing else."""
    is_number = data["model"] in ("NumberModel", "NumberRangeModel")
    return is_number and any(len(e["text"]) >= len(data["text"]) - 1 for e in data["entities"])


def _asked(data: dict[str, Any]) -> Ask | str:
    model = data["model"]
    if model in _APART:
        return _APART[model]
    is_time = model == "DateTimeModel"
    if not data["entities"]:
        return asks.nothing("times" if is_time else "figures")
    found = [_time(entity) if is_time else _figure(model, entity) for entity in data["entities"]]
    apart = [one for one in found if isinstance(one, str)]
    return apart[0] if apart else asks.both(one for one in found if not isinstance(one, str))


def _time(entity: dict[str, Any]) -> Ask | str:
    values = entity["resolution"]["values"]
    kind = entity["type"].rpartition(".")[2]
    if kind in _DAYS:
        found = [_days(value) for value in values]
        known = [one for one in found if one is not None]
        return asks.either(map(asks.is_period, known)) if known else "not resolved"
    if kind in _LENGTHS:
        length = length_of(values[0]["timex"])
        return "not resolved" if length is None else asks.is_length(length)
    return "clock time"


def _days(value: dict[str, str]) -> tuple[str, str] | None:
    if "start" in value and "end" in value:
        return value["start"], day_before(value["end"])
    day = value.get("value", "")
    return (day, day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def _figure(model: str, entity: dict[str, Any]) -> Ask | str:
    resolution = entity["resolution"] or {}
    written = resolution.get("value")
    if written is None or resolution.get("subtype") == "power":
        return "a power" if written else "a unit without a number"
    place = entity if entity["offset_ok"] and entity["start"] else None
    if model == "NumberRangeModel":
        return _range(written, place)
    value = _number(written.rstrip("%"))
    if value == 1 and not re.search(r"\d", entity["text"]):
        return "the word for one"
    if "unit" in resolution:
        return _quantity(value, resolution["unit"], place)
    units = {"percent": 1.0} if model == "PercentModel" else None
    return asks.has_figure(value, value, units, place=place)


def _quantity(value: float, unit: str, place: dict[str, Any] | None) -> Ask | str:
    units = asks.units_of(unit)
    if units is None:
        return f"unit {unit}"
    return asks.has_figure(value, value, units, place=place)


def _range(written: str, place: dict[str, Any] | None) -> Ask | str:
    ends = re.fullmatch(r"[\[(](.*),(.*)[\])]", written)
    if not ends or not all(ends.groups()):
        return "number range"
    known = [_number(end) for end in ends.groups() if end.strip()]
    return asks.has_figure(known[0], known[-1], place=place)


def _number(written: str) -> float:
    return float(written.replace(",", "."))
