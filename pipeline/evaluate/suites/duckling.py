"""Duckling's corpora: the phrase is the whole text, the value has a grain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.evaluate.suites import asks
from pipeline.evaluate.suites.case import Ask, Case, Extract, Row, count, counted
from pipeline.evaluate.suites.periods import CALENDAR_GRAINS, day_before, length, period

_COMPARATORS = {"above": (">", ">="), "under": ("<", "<=")}
_LAYERS = {"Time": "times", "Duration": "times"}


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, map(_case, cases), extract)


def _case(data: dict[str, Any]) -> Case:
    return Case(
        id=data["id"],
        language=data["lang"],
        dimension=data["dim"],
        text=counted(data["lang"], data["text"]) if data["dim"] == "Numeral" else data["text"],
        day=data["reference_time"][:10],
        asked=_asked(data),
    )


def _asked(data: dict[str, Any]) -> Ask | str:
    dimension, expected = data["dim"], data["expected"]
    if dimension == "Ordinal":
        return "ordinal"
    if data["negative"]:
        return asks.nothing(_LAYERS.get(dimension, "figures"))
    if dimension == "Time":
        return _time(expected)
    if dimension == "Duration":
        return asks.is_length(length(expected["value"], expected["unit"]))
    if dimension == "Numeral":
        return number(data["text"], expected["value"])
    return _quantity(expected)


def number(text: str, value: float) -> Ask | str:
    """A bare number; the word for one is an article as often as not and is counted apart."""
    if value == 1 and not re.search(r"\d", text):
        return "the word for one"
    return asks.has_figure(value, value)


def _time(expected: dict[str, Any]) -> Ask | str:
    if expected["grain"] not in CALENDAR_GRAINS:
        return "clock time"
    if expected["type"] == "value":
        return asks.is_period(period(expected["value"], expected["grain"]))
    if "from" not in expected:
        return asks.is_open(expected["to"][:10], ("BEFORE", "ON_OR_BEFORE"))
    if "to" not in expected:
        return asks.is_open(expected["from"][:10], ("AFTER",))
    return asks.is_period((expected["from"][:10], day_before(expected["to"])))


def _quantity(expected: dict[str, Any]) -> Ask | str:
    ends = [expected.get(key, expected.get("value")) for key in ("from", "to")]
    known = [end for end in ends if end is not None]
    units = asks.units_of(expected["unit"])
    if units is None:
        return f"unit {expected['unit']}"
    return asks.has_figure(
        known[0], known[-1], units, _COMPARATORS.get(expected.get("interval", ""))
    )
