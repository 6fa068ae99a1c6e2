"""Names for the ways in which found times miss the days or the clock time that were asked for.

The names are decided by comparing the days, never the words. Of several marks the nearest
failure is named, in the order in which the names stand in ``NEAREST``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from pipeline.evaluate.asks import Failure
from pipeline.evaluate.asks.periods import Period, canonical, length_of
from pipeline.evaluate.match import Mark

NEAREST = (
    "other bound",  # the days are right, before or after is not
    "in two marks",  # a range whose ends are two times
    "clock of another week",  # the same weekday
    "part of another week",
    "clock on another day",
    "part on another day",
    "other half of the day",
    "part of the day only",
    "day without clock",
    "too coarse",
    "too fine",
    "other week",
    "other year",
    "overlaps",
    "other clock",
    "other days",
    "a length for days",
    "a vague value",
)
NOT_FOUND = Failure("not found")
_WEEKS = 4  # that a weekday may be off, to be called the same weekday of another week

Clock = tuple[str | None, str | None]  # day, HH:MM


def days_failure(times: Sequence[Mark], days: Period) -> Failure:
    """How these times fail to be the days from the first to the last."""
    if not times:
        return Failure(NOT_FOUND.name, None, days)
    found = [Failure(_days_name(time, days), time, days) for time in times]
    ends = ([t["earliest"] for t in times], [t["latest"] for t in times])
    if days[0] != days[1] and days[0] in ends[0] and days[1] in ends[1]:
        found.append(Failure("in two marks", times[ends[0].index(days[0])], days))
    return min(found, key=lambda failure: NEAREST.index(failure.name))


def _days_name(time: Mark, days: Period) -> str:
    first, last = time["earliest"], time["latest"]
    if first is None or last is None:
        return "a vague value" if length_of(time["value"]) is None else "a length for days"
    if (first, last) == days:
        return "other bound"
    if first <= days[0] and days[1] <= last:
        return "too coarse"
    if days[0] <= first and last <= days[1]:
        return "too fine"
    if _shifted_by_weeks((first, last), days):
        return "other week"
    if first[:4] != days[0][:4] and (first[5:], last[5:]) == (days[0][5:], days[1][5:]):
        return "other year"
    return "overlaps" if first <= days[1] and days[0] <= last else "other days"


def _shifted_by_weeks(found: Period, wanted: Period) -> bool:
    """Whether single days or single weeks lie whole weeks apart."""
    shifts = {
        (date.fromisoformat(a) - date.fromisoformat(b)).days
        for a, b in zip(found, wanted, strict=True)
    }
    length = (date.fromisoformat(wanted[1]) - date.fromisoformat(wanted[0])).days
    (shift, *others) = shifts
    return not others and length < 7 and shift % 7 == 0 and abs(shift) <= 7 * _WEEKS


def clock_of(value: str) -> Clock:
    """The day and the hour and minute of a TIMEX3 value, null where it has none."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)?(?:T(\d\d:\d\d))?", canonical(value))
    return (found[1], found[2]) if found else (None, None)


def range_of(value: str) -> tuple[Clock, Clock] | None:
    """The two clock times of a value from one to another; the second takes the first's day."""
    first, joined, second = value.partition("/")
    if not joined:
        return None
    begin, end = clock_of(first), clock_of(second)
    return begin, (end[0] or begin[0], end[1])


def clock_failure(times: Sequence[Mark], day: str | None, clock: str) -> Failure:
    """How these times fail to be the hour and minute ``HH:MM`` of the day (any when null)."""
    days = (day, day) if day else None
    if not times:
        return Failure(NOT_FOUND.name, None, days)
    found = [Failure(_clock_name(time, day, clock), time, days) for time in times]
    return min(found, key=lambda failure: NEAREST.index(failure.name))


def _clock_name(time: Mark, day: str | None, clock: str) -> str:
    value = str(time["value"])
    first, said = clock_of(value)
    same_day = day in (None, first, value[:10])
    if said == clock:
        return "other bound" if same_day else f"clock {_where(first, day)}"
    if length_of(value) is not None:
        return "a length for days"
    if value.endswith("_REF"):
        return "a vague value"
    if not same_day:
        return "other days"
    if said is None:
        return "part of the day only" if "T" in value else "day without clock"
    apart = abs(int(said[:2]) - int(clock[:2] or 0))
    return "other half of the day" if apart == 12 and said[3:] == clock[3:] else "other clock"


def part_failure(times: Sequence[Mark], day: str | None, parts: Collection[str]) -> Failure:
    """How these times fail to be one of these parts (``AF`` …) of the day (any when null)."""
    failure = clock_failure(times, day, "")
    if failure.mark is None:
        return failure
    found, _, part = str(failure.mark["value"]).partition("T")
    if part not in parts:
        return failure
    name = "part of the day only" if day in (None, found) else f"part {_where(found, day)}"
    return Failure(name, failure.mark, failure.days)


def _where(found: str | None, day: str | None) -> str:
    is_day = found and day and re.fullmatch(r"\d{4}-\d\d-\d\d", found)
    if found and day and is_day and _shifted_by_weeks((found, found), (day, day)):
        return "of another week"
    return "on another day"
