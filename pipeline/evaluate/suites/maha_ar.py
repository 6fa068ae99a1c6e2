"""Maha's recorded tests: Arabic numbers, durations and times, the text often in junk marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from hijridate.convert import Hijri

from pipeline.evaluate.asks import Ask, Extract, Nothing, clocks, days
from pipeline.evaluate.asks.periods import length
from pipeline.evaluate.suites.case import Case, Row, before_noun, case_of, count
from pipeline.evaluate.suites.duckling import numbers

_LAYERS = {"Time": "times", "Duration": "times"}
_MIDNIGHT = "00:00:00"
_HALVES = {"test_am": ("MO", "MI"), "test_pm": ("MI", "AF", "EV", "NI")}


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, (one for data in cases for one in _cases(data)), extract)


def _cases(data: dict[str, Any]) -> Iterator[Case]:
    case = case_of(data, _dimension(data), _asked(data))
    yield case
    if data["dim"] == "Numeral" and data["assertion"] != "params":
        yield before_noun(case)


def _dimension(data: dict[str, Any]) -> str:
    if data["dim"] != "Time":
        return str(data["dim"])
    if data["assertion"] == "params":
        return "Time (none)" if "negative" in data["test"] else "Time (clock)"
    if data["assertion"] == "assert_hijri_expression_output":
        return "Time (Hijri)"
    if _has_clock(data):
        return "Time (clock)"
    return "Time (interval)" if len(data["expected"]) > 1 else "Time (day to year)"


def _has_clock(data: dict[str, Any]) -> bool:
    """What is not said keeps the reference's clock or midnight: another clock was said."""
    unsaid = (_MIDNIGHT, data["reference_time"][11:19])
    return any(value != "None" and value[11:19] not in unsaid for value in data["expected"])


def _asked(data: dict[str, Any]) -> Ask | str:
    if not data["maha_passes"]:
        return "its own system fails"
    if data["dim"] == "Ordinal":
        return "ordinal"
    if data["assertion"] == "params":
        return _unresolved(data)
    if data["dim"] == "Numeral":
        return numbers(data["text"], data["expected"])
    if data["dim"] == "Duration":
        return _duration(data["expected"])
    return _time(data)


def _unresolved(data: dict[str, Any]) -> Ask:
    """Cases of which only the text is recorded: nothing, half of a day, or the present."""
    if "negative" in data["test"]:
        return Nothing(_LAYERS.get(data["dim"], "figures"))
    parts = _HALVES.get(data["test"])
    if parts:
        return clocks.IsPartOfDay(None, parts, f"T{'|'.join(parts)}")
    return days.HasValue(("PRESENT_REF",))


def _duration(expected: list[str]) -> Ask:
    amounts = json.loads(expected[0])
    units = re.findall(r"DurationUnit\.([A-Z]+)", expected[1])
    parts = [length(amount, unit) for amount, unit in zip(amounts, units, strict=True)]
    return days.IsLength((sum(months for months, _ in parts), sum(secs for _, secs in parts)))


def _time(data: dict[str, Any]) -> Ask:
    if data["assertion"] == "assert_hijri_expression_output":
        year, month, day = map(int, re.findall(r"\d+", data["expected"][0]))
        return days.HoldsDays(data["text"], (Hijri(year, month, day).to_gregorian().isoformat(),))
    values = [value for value in data["expected"] if value != "None"]
    if not _has_clock(data):
        return days.HoldsDays(data["text"], tuple(value[:10] for value in values))
    if len(values) == 1:
        return clocks.IsClock(values[0][:10], values[0][11:16])
    return clocks.IsClockRange((values[0][:16], values[1][:16]))
