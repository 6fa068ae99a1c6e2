"""What a suite can ask of a record: each function makes one test."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.evaluate.match import Mark, overlap
from pipeline.evaluate.suites.case import Ask, Extract, Record
from pipeline.evaluate.suites.periods import (
    Length,
    Period,
    length_between,
    length_of,
    period_of,
)

COVERED = 0.6  # of a phrase's letters and digits, for a mark coarser than the day asked for
TOLERANCE = 1e-3
_PARTS_OF_PERIODS = ("START", "MID", "END")


def is_period(days: Period) -> Ask:
    """Some time spans these days, or is a part (START, MID, END) of a period around them,
    or is a duration as long as they are (``the next three days``)."""

    def ask(record: Record) -> bool:
        return any(_spans(time, days) for time in record["times"])

    return ask


def _spans(time: Mark, days: Period) -> bool:
    first, last = time["earliest"], time["latest"]
    if first is None or last is None:
        return length_of(time["value"]) in length_between(*days)
    if time["mod"] in _PARTS_OF_PERIODS:
        return bool(first <= days[0] and days[1] <= last)
    return (first, last) == days


def is_open(day: str, mods: Collection[str]) -> Ask:
    """Some time is the day, with one of these bounds."""
    return lambda record: any(
        time["mod"] in mods and day in (time["earliest"], time["latest"])
        for time in record["times"]
    )


def holds_days(text: str, days: Sequence[str]) -> Ask:
    """Each day lies in some time. The suite fills what is not said from the reference day,
    so a coarser time is right too when it is read from most of the text."""

    def ask(record: Record) -> bool:
        return all(any(_holds(time, day, text) for time in record["times"]) for day in days)

    return ask


def _holds(time: Mark, day: str, text: str) -> bool:
    first, last = time["earliest"], time["latest"]
    if first is None or last is None or not first <= day <= last:
        return False
    said = len(re.findall(r"\w", time["text"])) / max(1, len(re.findall(r"\w", text)))
    return bool(first == last or said >= COVERED)


def is_length(wanted: Length) -> Ask:
    """Some duration or repetition has this length, or all of them together have it."""

    def ask(record: Record) -> bool:
        known = [length_of(time["value"]) for time in record["times"]]
        lengths = [one for one in known if one is not None]
        together = (sum(months for months, _ in lengths), sum(secs for _, secs in lengths))
        return bool(lengths) and wanted in (*lengths, together)

    return ask


def same_value(gold: str, found: Mark) -> bool:
    """The same TIMEX3 value, the same days, or the same length."""
    if gold == found["value"]:
        return True
    days = period_of(gold)
    if days is not None and "T" not in gold + found["value"]:
        return days == (found["earliest"], found["latest"])
    wanted = length_of(gold)
    return wanted is not None and wanted == length_of(found["value"])


def nothing(layer: str) -> Ask:
    """The layer is empty."""
    return lambda record: not record[layer]


def both(asks: Iterable[Ask]) -> Ask:
    """All of these."""
    found = tuple(asks)
    return lambda record: all(ask(record) for ask in found)


def either(asks: Iterable[Ask]) -> Ask:
    """At least one of these."""
    found = tuple(asks)
    return lambda record: any(ask(record) for ask in found)


def has_figure(
    low: float,
    high: float,
    units: Mapping[str, float] | None = None,
    comparators: Collection[str] | None = None,
    place: Mapping[str, Any] | None = None,
) -> Ask:
    """Some figure has these ends, one of the units and comparators (any when null), and
    overlaps the place when one is given. A unit stands with what the ends are in it, as a
    multiple (500 grams are 0.5 kg)."""

    def ask(record: Record) -> bool:
        return any(
            (units is None or figure["unit"] in units)
            and _close(figure["low"], low * (units or {}).get(figure["unit"], 1))
            and _close(figure["high"], high * (units or {}).get(figure["unit"], 1))
            and (comparators is None or figure["comparator"] in comparators)
            and (place is None or overlap(place, figure) > 0)
            for figure in record["figures"]
        )

    return ask


def _close(found: float, wanted: float) -> bool:
    return math.isclose(found, wanted, rel_tol=TOLERANCE, abs_tol=1e-9)


def agrees(language: str, other: str, layer: str, extract: Extract) -> Ask:
    """The layer says the same of this text and of the other, and says something."""
    keys = ("low", "high", "unit") if layer == "figures" else ("type", "value")

    def values(record: Record) -> list[tuple[Any, ...]]:
        return [
            tuple(round(mark[k], 6) if isinstance(mark[k], float) else mark[k] for k in keys)
            for mark in record[layer]
        ]

    def ask(record: Record) -> bool:
        found = values(record)
        return bool(found) and found == values(extract(language, other, None))

    return ask


@cache
def _units() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "units.toml").read_text(encoding="utf-8"))


def units_of(name: str) -> Mapping[str, float] | None:
    """The units of ours that may stand for a suite's unit, each with the number of it that
    one of the suite's makes; null for a unit that no layer of ours has."""
    found = _units()["units"].get(name.casefold())
    if found is None or isinstance(found, dict):
        return found
    factor = _units()["parts"].get(name.casefold(), 1)
    return dict.fromkeys(found, factor)
