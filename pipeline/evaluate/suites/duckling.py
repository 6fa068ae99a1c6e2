"""Duckling's corpora: the phrase is the whole text, the value has a grain.

Times stand in four rows: values of a day or coarser, intervals of days or coarser, whatever
has a clock time, and phrases that are no time. An interval of hours that is one of Duckling's
parts of the day (``duckling.toml``) may be found as that part (``2013-02-12TAF``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.evaluate.asks import AllOf, Ask, Extract, Nothing, clocks, days, figures
from pipeline.evaluate.asks.periods import CALENDAR_GRAINS, day_before, length, period
from pipeline.evaluate.suites.case import Case, Row, before_noun, case_of, count

_COMPARATORS = {"above": (">", ">="), "under": ("<", "<=")}
THE_WORD_FOR_ONE = "the word for one"
_LAYERS = {"Time": "times", "Duration": "times"}
_BEFORE, _AFTER = ("BEFORE", "ON_OR_BEFORE"), ("AFTER",)
_GRAINS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1)}


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, (one for data in cases for one in _cases(data)), extract)


def _cases(data: dict[str, Any]) -> Iterator[Case]:
    expected = data["expected"] or {}
    case = case_of(
        data,
        _dimension(data["dim"], expected),
        _asked(data),
        grain=expected.get("grain"),
        kind=expected.get("type"),
    )
    yield case
    if data["dim"] == "Numeral":
        yield before_noun(case)


def _dimension(name: str, expected: Mapping[str, Any]) -> str:
    if name != "Time":
        return name
    if not expected:
        return "Time (none)"
    if expected["grain"] not in CALENDAR_GRAINS:
        return "Time (clock)"
    return "Time (day to year)" if expected["type"] == "value" else "Time (interval)"


def _asked(data: dict[str, Any]) -> Ask | str:
    dimension, expected = data["dim"], data["expected"]
    if dimension == "Ordinal":
        return "ordinal"
    if data["negative"]:
        return Nothing(_LAYERS.get(dimension, "figures"))
    if dimension == "Time":
        now = data["reference_time"][:19]
        return _days(expected) if expected["grain"] in CALENDAR_GRAINS else _clock(expected, now)
    if dimension == "Duration":
        return days.IsLength(length(expected["value"], expected["unit"]))
    if dimension == "Numeral":
        return numbers(data["text"], (expected["value"],))
    return _quantity(expected)


def numbers(text: str, values: Sequence[float]) -> Ask | str:
    """Bare numbers, all and only these; the word for one is an article as often as not and is
    counted apart."""
    if any(is_one(text, value) for value in values):
        return THE_WORD_FOR_ONE
    asks = tuple(figures.HasFigure(value, value) for value in values)
    return figures.Alone(asks[0] if len(asks) == 1 else AllOf(asks), len(asks))


def is_one(text: str, value: float) -> bool:
    """Whether the text says one in words."""
    return value == 1 and not re.search(r"\d", text)


def _days(expected: Mapping[str, Any]) -> Ask:
    if expected["type"] == "value":
        return days.IsPeriod(period(expected["value"], expected["grain"]))
    if "from" not in expected:
        return days.IsOpen(expected["to"][:10], _BEFORE)
    if "to" not in expected:
        return days.IsOpen(expected["from"][:10], _AFTER)
    return days.IsInterval((expected["from"][:10], day_before(expected["to"])))


def _clock(expected: Mapping[str, Any], now: str) -> Ask:
    if expected["type"] == "value":
        value = expected["value"]
        if value == now:
            return days.HasValue(("PRESENT_REF",))
        return clocks.IsClock(value[:10], value[11:16])
    if "from" not in expected:
        return clocks.IsClock(expected["to"][:10], expected["to"][11:16], _BEFORE)
    if "to" not in expected:
        return clocks.IsClock(expected["from"][:10], expected["from"][11:16], _AFTER)
    return _hours(expected["from"], expected["to"], expected["grain"])


def _hours(first: str, end: str, grain: str) -> Ask:
    """An interval of hours: a part of the day, or from one clock time to another, where the
    last grain belongs to it (9h to 11h ends at 12:00, 9h30 to 11h at 11:01)."""
    begin, close = first[11:16], end[11:16].replace("00:00", "24:00")
    last = datetime.fromisoformat(end) - _GRAINS.get(grain, timedelta(hours=1))
    run = clocks.IsClockRange((first[:16], last.isoformat()[:16]))
    if last.date().isoformat() != first[:10] or grain != "hour":
        return run
    ranges = [(code, *hours.split("-")) for code, many in _parts().items() for hours in many]
    whole = [code for code, low, high in ranges if (low, high) == (begin, close)]
    around = [code for code, low, high in ranges if low <= begin < close <= high]
    if whole or around:
        written = f"{first[:10]}T{begin}-{close}"
        return clocks.IsPartOfDay(first[:10], whole, written, around)
    return run


@cache
def _parts() -> Mapping[str, list[str]]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    parts: Mapping[str, list[str]] = table["parts"]
    return parts


def _quantity(expected: Mapping[str, Any]) -> Ask | str:
    ends = [expected.get(key, expected.get("value")) for key in ("from", "to")]
    known = [end for end in ends if end is not None]
    units = figures.units_of(expected["unit"])
    if units is None:
        return f"unit {expected['unit']}"
    comparators = _COMPARATORS.get(expected.get("interval", ""))
    return figures.HasFigure(known[0], known[-1], units, comparators)
