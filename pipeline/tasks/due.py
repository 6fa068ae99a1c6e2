"""The due day of a time: the last day that is still on time, by the annotation guide's rulings."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.schema import Time
from pipeline.schema.task import Granularity

# What a period written in a TIMEX3 value is; decades, centuries and values with an
# unknown part (XXXX-03, PRESENT_REF) have no width here and bind nothing.
_PERIOD = re.compile(
    r"\d{4}(?:(?P<day>-\d\d-\d\d(?:T.*)?|-W\d\d(?:-WE)?)|(?P<month>-\d\d)|(?P<quarter>-Q[1-4])"
    r"|(?P<half>-H[12])|(?P<season>-(?:SP|SU|FA|WI)))?"
)
_THIRDS = {"half": 2, "quarter": 1}  # months in a third of it
_CUT = {"START": 1, "MID": 2}
_SETS = (
    (re.compile(r"XXXX-W(?:XX|\d\d).*"), "P1W"),
    (re.compile(r"XXXX-XX-XX.*"), "P1D"),
    (re.compile(r"XXXX-XX-\d\d.*"), "P1M"),
    (re.compile(r"XXXX-(?:\d\d|Q\d|H\d|SP|SU|FA|WI).*"), "P1Y"),
    (re.compile(r"(P[\dT].*)"), r"\1"),
)


class Due(NamedTuple):
    """A due day with the width of the words; ``width`` is null for a season."""

    day: date
    width: Granularity | None


def due_day(time: Time) -> Due | None:
    """The due day of a date; None for what bounds nothing.

    The last day of the period as named, which for START, MID and END of a year or a month
    ends with 31 March, 30 June, 31 December, the 10th, the 20th and the last day; START
    and MID of a half or quarter end with its first and second third. BEFORE a period is
    the day before it begins; AFTER is never a due day. A named week is due on its Sunday, a
    clock time on its day. START and MID of a range or a season name no day.
    """
    if time.type not in ("DATE", "TIME") or time.mod == "AFTER":
        return None
    if time.earliest is None or time.latest is None:
        return None
    period = _PERIOD.fullmatch(time.value.rsplit("/", 1)[-1])
    if period is None:
        return None
    width = period.lastgroup or "year"
    first, last = date.fromisoformat(time.earliest), date.fromisoformat(time.latest)
    grain: Granularity | None = None if width == "season" else width  # type: ignore[assignment]
    if time.mod == "BEFORE" and first != last:
        return Due(first - timedelta(days=1), grain) if first > date.min else None
    if time.mod in _CUT:
        if width == "season" or "/" in time.value:
            return None
        if width in _THIRDS:
            return Due(_third(first, _THIRDS[width] * _CUT[time.mod]), grain)
    return Due(last, grain)


def _third(first: date, months: int) -> date:
    """The last day of the first so many months of a period that begins on ``first``."""
    month = first.month + months - 1
    return date(first.year, month, monthrange(first.year, month)[1])


def recurrence(time: Time) -> str | None:
    """How often a SET comes back, as an ISO 8601 duration; None where its value does not say.

    ``XXXX-WXX-4`` (every Thursday) is P1W, ``XXXX-03`` (every March) P1Y.
    """
    if time.type != "SET":
        return None
    for shape, often in _SETS:
        if match := shape.fullmatch(time.value):
            return match.expand(often)
    return None
