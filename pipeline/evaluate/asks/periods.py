"""Days and lengths behind the values that suites write, to compare them with ours."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Period = tuple[str, str]  # first and last day, ISO 8601
Length = tuple[float, float]  # months, seconds

_MONTHS = {"quarter": 3, "half": 6, "year": 12, "month": 1}
_SECONDS = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
_DATE_PARTS = {"Y": "year", "M": "month", "Q": "quarter", "W": "week", "D": "day"}
_CLOCK_PARTS = {"H": "hour", "M": "minute", "S": "second"}
CALENDAR_GRAINS = ("day", "week", *_MONTHS)


def period(start: str, grain: str) -> Period:
    """The days of one grain (day, week, month, quarter, half, year) that begins on a day."""
    first = date.fromisoformat(start[:10])
    if grain in _MONTHS:
        last = _add_months(first, _MONTHS[grain]) - timedelta(days=1)
    else:
        last = first + timedelta(days=6 if grain == "week" else 0)
    return first.isoformat(), last.isoformat()


def day_before(day: str) -> str:
    """The last day of a period whose end is written exclusive."""
    return (date.fromisoformat(day[:10]) - timedelta(days=1)).isoformat()


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def written(days: Period) -> str:
    """The first and last day, or the one day, to be read by people."""
    return days[0] if days[0] == days[1] else "/".join(days)


def canonical(value: str) -> str:
    """A TIMEX3 value in one writing: ``196X`` is 196, ``20020208`` has hyphens, a clock time has
    hours and minutes and no zone."""
    value = re.sub(r"^(\d{4})(\d\d)(\d\d)(?=T|$)", r"\1-\2-\3", value)
    value = re.sub(r"^(\d{2,3})X{1,2}$", r"\1", value)
    return re.sub(r"T(\d\d)(?::?(\d\d))?(?::?\d\d)?(?:Z|[+-][\d:]+)?$", _clock, value)


def _clock(match: re.Match[str]) -> str:
    return f"T{match[1]}:{match[2] or '00'}"


def period_of(value: str) -> Period | None:
    """The days of a TIMEX3 date value (two of them joined by ``/`` for a range), null where it
    has none or has a grain of its own."""
    first, joined, second = value.partition("/")
    if joined:
        begin, end = period_of(first), period_of(second)
        return (begin[0], end[1]) if begin and end else None
    found = re.fullmatch(
        r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4])|-H([12])|-W(\d\d))?(?:T.*)?", value
    )
    if not found:
        return None
    year, month, day, quarter, half, week = (int(part) if part else 0 for part in found.groups())
    try:
        if week:
            return period(date.fromisocalendar(year, week, 1).isoformat(), "week")
        if quarter or half:
            months = (quarter - 1) * 3 if quarter else (half - 1) * 6
            first = date(year, months + 1, 1).isoformat()
            return period(first, "quarter" if quarter else "half")
        grain = "day" if day else "month" if month else "year"
        return period(date(year, month or 1, day or 1).isoformat(), grain)
    except ValueError:
        return None


def length(amount: float, unit: str) -> Length:
    """A length of ``amount`` units (second … year) in months and seconds; KeyError otherwise."""
    name = unit.lower().rstrip("s")
    if name in _MONTHS:
        return amount * _MONTHS[name], 0.0
    return 0.0, amount * _SECONDS[name]


def length_of(value: str) -> Length | None:
    """The length of a TIMEX3 duration (``P30D``, ``P1Y6M``, ``PT90M``), null when it is vague."""
    found = re.fullmatch(r"P((?:\d+(?:\.\d+)?[YMQWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?", value)
    if not found or not any(found.groups()):
        return None
    parts = [(part, _DATE_PARTS) for part in re.findall(r"[\d.]+\D", found[1] or "")]
    parts += [(part, _CLOCK_PARTS) for part in re.findall(r"[\d.]+\D", found[2] or "")]
    lengths = [length(float(part[:-1]), units[part[-1]]) for part, units in parts]
    return sum(months for months, _ in lengths), sum(seconds for _, seconds in lengths)


def length_between(first: str, last: str) -> list[Length]:
    """The lengths that a period of whole days (both ends in it) may be called by."""
    start, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    months = (end.year - start.year) * 12 + end.month - start.month
    days = (0.0, (end - start).days * 86400.0)
    return [days, (float(months), 0.0)] if start.day == end.day and months else [days]
