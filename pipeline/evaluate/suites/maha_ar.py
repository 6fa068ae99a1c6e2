"""Maha's recorded tests: Arabic numbers, durations and times, the text often in junk marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from hijridate.convert import Hijri

from pipeline.evaluate.suites import asks
from pipeline.evaluate.suites.case import Ask, Case, Extract, Row, count, counted
from pipeline.evaluate.suites.duckling import number
from pipeline.evaluate.suites.periods import length

_LAYERS = {"Time": "times", "Duration": "times"}
_MIDNIGHT = "00:00:00"


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, map(_case, cases), extract)


def _case(data: dict[str, Any]) -> Case:
    day = data["reference_time"]
    return Case(
        id=data["id"],
        language=data["lang"],
        dimension=data["dim"],
        text=counted(data["lang"], data["text"]) if _is_number(data) else data["text"],
        day=day[:10] if day else None,
        asked=_asked(data),
    )


def _is_number(data: dict[str, Any]) -> bool:
    return bool(data["dim"] == "Numeral") and data["assertion"] != "params"


def _asked(data: dict[str, Any]) -> Ask | str:
    if not data["maha_passes"]:
        return "its own system fails"
    if data["dim"] == "Ordinal":
        return "ordinal"
    if data["assertion"] == "params":
        negative = "negative" in data["test"]
        return asks.nothing(_LAYERS.get(data["dim"], "figures")) if negative else "clock time"
    if data["dim"] == "Numeral":
        return _numbers(data["text"], data["expected"])
    if data["dim"] == "Duration":
        return _duration(data["expected"])
    return _time(data)


def _numbers(text: str, values: list[float]) -> Ask | str:
    found = [number(text, value) for value in values]
    apart = [one for one in found if isinstance(one, str)]
    return apart[0] if apart else asks.both(one for one in found if not isinstance(one, str))


def _duration(expected: list[str]) -> Ask | str:
    amounts = json.loads(expected[0])
    units = re.findall(r"DurationUnit\.([A-Z]+)", expected[1])
    parts = [length(amount, unit) for amount, unit in zip(amounts, units, strict=True)]
    return asks.is_length((sum(months for months, _ in parts), sum(secs for _, secs in parts)))


def _time(data: dict[str, Any]) -> Ask | str:
    if data["assertion"] == "assert_hijri_expression_output":
        year, month, day = map(int, re.findall(r"\d+", data["expected"][0]))
        return asks.holds_days(data["text"], [Hijri(year, month, day).to_gregorian().isoformat()])
    # What is not said keeps the reference's clock: another clock was said.
    unsaid = (_MIDNIGHT, data["reference_time"][11:19])
    values = [value for value in data["expected"] if value != "None"]
    if any(value[11:19] not in unsaid for value in values):
        return "clock time"
    return asks.holds_days(data["text"], [value[:10] for value in values])
