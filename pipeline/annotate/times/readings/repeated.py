"""Repetitions: SET values, with the rule of RFC 5545 (RRULE) that says the same.

A SET has the length between two of its times (``P1W``), or the part of the calendar that
comes back (``XXXX-WXX-4`` Thursdays, ``XXXX-03`` Marches, ``XXXX-03-15``).
"""

from __future__ import annotations

import re

from pipeline.annotate.times.readings.lengths import length
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight

_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")
_FREQUENCIES = {
    "D": "DAILY",
    "W": "WEEKLY",
    "M": "MONTHLY",
    "Y": "YEARLY",
    "TH": "HOURLY",
    "TM": "MINUTELY",
    "TS": "SECONDLY",
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rrule(value: str, *parts: str) -> str | None:
    """The RFC 5545 rule of a length (``P3M``: every three months); None for other values."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        return None
    frequency = _FREQUENCIES.get(match[1] + match[3])
    if frequency is None or not int(match[2]):
        return None
    interval = (f"INTERVAL={int(match[2])}",) if int(match[2]) != 1 else ()
    return ";".join((f"FREQ={frequency}", *interval, *parts))


@production
def set_(sight: Sight) -> Reading | None:
    """``frequency`` (a lexicon of lengths), or every ``n unit``; on the ``day`` of a month.

    ``nth weekday`` of a monthly one; day -1 is the last of the month.
    """
    value = sight.key("frequency")
    if value is None:
        unit = sight.key("unit") or sight.key("pair")
        value = length(sight.number("n") or 1, unit) if unit else None
    if not value:
        return None
    day, nth, weekday = sight.number("day"), sight.number("nth"), sight.number("weekday")
    parts = []
    if day is not None:
        parts.append(f"BYMONTHDAY={day}")
    if weekday is not None and 1 <= weekday <= len(_DAYS):
        parts.append(f"BYDAY={nth or ''}{_DAYS[weekday - 1]}")
    return Reading("SET", value, rrule=rrule(value, *parts))


@production
def set_weekday(sight: Sight) -> Reading | None:
    """Every ``weekday`` (and ``weekday_2``, which the value cannot name), with ``part``."""
    first, second = sight.number("weekday"), sight.number("weekday_2")
    if first is None:
        return None
    days = [_DAYS[day - 1] for day in (first, second) if day and 1 <= day <= len(_DAYS)]
    value = f"XXXX-WXX-{first}{sight.key('part') or ''}"
    return Reading("SET", value, rrule=f"FREQ=WEEKLY;BYDAY={','.join(days)}")


@production
def set_of_year(sight: Sight) -> Reading | None:
    """Every year in ``month``, or on ``day month``."""
    month, day = sight.number("month", "numeric_month"), sight.number("day")
    if month is None:
        return None
    if day is None:
        return Reading("SET", f"XXXX-{month:02d}", rrule=f"FREQ=YEARLY;BYMONTH={month}")
    rule = f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"
    return Reading("SET", f"XXXX-{month:02d}-{day:02d}", rrule=rule)
