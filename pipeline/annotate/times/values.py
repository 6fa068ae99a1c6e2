"""TIMEX3 values and the days they span.

A value is ``2025-12-31``, ``2025-11``, ``2025-Q4``, ``2025-H1``, ``2025-W33``, ``2025``,
``2025-SU`` (a season), ``2025-W33-WE`` (a weekend, Saturday and Sunday), ``199`` (a decade),
``20`` (a century counted from 0), or two of them joined by ``/``.
"""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI)"
    r"|-W(?P<week>\d\d)(?P<weekend>-WE)?)?"
)
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
_DAYS = {"D": 1, "W": 7}
MONTHS_AHEAD = 7  # so far ahead a month named without a year is the one of last year
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first months of the meteorological seasons

Days = tuple[date, date]


def days(value: str) -> Days | None:
    """First and last day of a DATE or TIME value; None when it names no calendar days."""
    first, _, second = value.partition("/")
    if second:
        begin, end = days(first), days(second)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None
    match = _VALUE.fullmatch(first)
    try:
        return _of_parts(match) if match else _of_prefix(first)
    except ValueError:  # a day the calendar does not have
        return None


def _of_parts(match: re.Match[str]) -> Days:
    part = {name: int(text) for name, text in match.groupdict().items() if text and text.isdigit()}
    year = part["year"]
    if "day" in part:
        day = date(year, part["month"], part["day"])
        return day, day
    if "week" in part:
        monday = date.fromisocalendar(year, part["week"], 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["season"]:
        first = _SEASONS[match["season"]]
        begin, _ = months(year, first, 1)
        last_year, last_month = (year + 1, 2) if first == 12 else (year, first + 2)
        return begin, months(last_year, last_month, 1)[1]
    if "month" in part:
        return months(year, part["month"], 1)
    if "quarter" in part:
        return months(year, 3 * part["quarter"] - 2, 3)
    if "half" in part:
        return months(year, 6 * part["half"] - 5, 6)
    return date(year, 1, 1), date(year, 12, 31)


def _of_prefix(value: str) -> Days | None:
    if not re.fullmatch(r"\d{2,3}", value) or not int(value):
        return None
    missing = 4 - len(value)
    return date(int(value + "0" * missing), 1, 1), date(int(value + "9" * missing), 12, 31)


def months(year: int, first: int, count: int) -> Days:
    """The days of ``count`` months from month ``first``; they must lie in one year."""
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def narrowed(value: str, mod: str | None, shift: int = 0) -> Days | None:
    """The days of a value whose words name its START, MID or END.

    A year gives its first, second or last quarter, a month its days to the 10th, to the
    20th or to its end; the parts of other periods are not fixed and stay whole. ``shift``
    moves the first and last day (a weekend that begins on Friday: -1).
    """
    whole = days(value)
    if whole is not None and shift:
        whole = whole[0] + timedelta(days=shift), whole[1] + timedelta(days=shift)
    if whole is None or mod not in ("START", "MID", "END"):
        return whole
    begin, end = whole
    if re.fullmatch(r"\d{4}", value):
        first = {"START": 1, "MID": 4, "END": 10}[mod]
        return months(begin.year, first, 3)
    if re.fullmatch(r"\d{4}-\d\d", value):
        edges = {
            "START": (begin, begin.replace(day=10)),
            "MID": (begin.replace(day=11), begin.replace(day=20)),
            "END": (begin.replace(day=21), end),
        }
        return edges[mod]
    return whole


def period(day: date, unit: str) -> str:
    """The value of the day (D), week (W), month (M), quarter (Q), half (H) or year (Y) of a day."""
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04d}-H{(day.month + 5) // 6}"
    return f"{day.year:04d}"


def moved(day: date, count: int, unit: str) -> date | None:
    """The day ``count`` units later (earlier when negative).

    None beyond the calendar, and for units shorter than a day.
    """
    if unit not in _DAYS and unit not in _MONTHS:
        return None
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        total = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(total, 12)
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except OverflowError:
        return None


def joined(first: int, last: int, year: int) -> str:
    """The value of the months ``first`` to ``last`` of a year: a month, quarter, half or range."""
    if first == last:
        return f"{year:04d}-{first:02d}"
    if first % 3 == 1 and last == first + 2:
        return f"{year:04d}-Q{last // 3}"
    if first % 6 == 1 and last == first + 5:
        return f"{year:04d}-H{last // 6}"
    if (first, last) == (1, 12):
        return f"{year:04d}"
    return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"


def likely_year(
    published: date, month: int, *, future: bool, months_ahead: int = MONTHS_AHEAD
) -> int:
    """The year of a month named without one.

    The publication's year, but the year before for a month still ``months_ahead`` or more
    ahead, and the year after for a month long past when the words speak of what is to come.
    """
    gap = month - published.month
    if gap >= months_ahead and not future:
        return published.year - 1
    if gap <= -4 and future:
        return published.year + 1
    return published.year
