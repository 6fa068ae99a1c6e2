"""Days: full, without a year, in lists and ranges."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import timedelta

from pipeline.annotate.times import values
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight

_SHIFTS = {"last": -1, "this": 0, "next": 1}


@production
def day(sight: Sight) -> Reading | None:
    """``day month [year] [part] [hour minute]``: one day, or a time on it; day -1 is the last."""
    number = sight.number("day", "day_word")
    month = sight.number("month", "numeric_month")
    shift = _SHIFTS.get(sight.key("month") or "")
    if shift is not None:
        published = sight.published()
        month = (published.month - 1 + shift) % 12 + 1 if published else None
    if number is None or month is None or not same_month(sight, month):
        return None
    settled = sight.settled_year(month)
    if settled is None:
        return _yearless(f"{month:02d}-{number:02d}", sight)
    number = monthrange(settled[0], month)[1] if number == -1 and 1 <= month <= 12 else number
    value = f"{settled[0]:04d}-{month:02d}-{number:02d}"
    if not values.days(value):
        return None
    return replace(timed(value, sight), open_year=settled[1])


def same_month(sight: Sight, month: int) -> bool:
    """Whether a second name of the month (``month_3``, ``month_4``) means the same one."""
    return sight.number("month_3", "month_4") in (None, month)


def _yearless(rest: str, sight: Sight) -> Reading | None:
    leap = values.days(f"2000-{rest}")
    return replace(timed(f"XXXX-{rest}", sight), open_year=True) if leap else None


def timed(value: str, sight: Sight) -> Reading:
    """The day of a value, or the clock time or ([edge]) part of day, that the match names on it."""
    hour, part = sight.number("hour"), sight.key("part")
    if hour is not None and hour <= 24:
        minutes = 60 * _of_day(hour, part) + (sight.number("minute") or 0)  # "a quarter to" is -15
        return Reading("TIME", f"{value}T{minutes // 60 % 25:02d}:{minutes % 60:02d}")
    return Reading("TIME", value + part, sight.mod()) if part else Reading("DATE", value)


def _of_day(hour: int, part: str | None) -> int:
    """The hour of the day, 0 to 24, that an hour of the clock is in a part of the day."""
    if part in ("TMO", "TNI") and hour == 12:
        return 0
    later = {"TMI": range(1, 6), "TAF": range(1, 12), "TEV": range(1, 12), "TNI": range(6, 12)}
    return hour + 12 if part and hour in later.get(part, ()) else hour


@production
def day_list(sight: Sight) -> Reading | None:
    """``day`` of a list that names month and year later: only the day is marked."""
    reading, groups = day(sight), sight.match.groupdict()
    named = "day" if groups.get("day") else "day_word"
    return replace(reading, clip=sight.match.span(named)) if reading else None


@production
def day_range(sight: Sight) -> Reading | None:
    """``day [month] [year] day_2 month_2 [year_2]``; with ``near`` only neighbouring days."""
    month_2 = sight.number("month_2", "numeric_month_2", "month")
    month = sight.number("month", "numeric_month", "month_2", "numeric_month_2")
    first, second = sight.number("day"), sight.number("day_2", "day_word_2")
    if first is None or second is None or month is None or month_2 is None:
        return None
    last_year = sight.year("year_2") or sight.year()
    settled = (last_year, False) if last_year else sight.settled_year(month_2)
    if settled is None:
        return None
    year_2 = settled[0]
    year = sight.year() or (year_2 - 1 if month > month_2 else year_2)
    begin, end = f"{year}-{month:02d}-{first:02d}", f"{year_2}-{month_2:02d}-{second:02d}"
    span = values.days(f"{begin}/{end}")
    if span is None or span[0] == span[1]:
        return None
    if "near" in sight.fixed and span[1] - span[0] != timedelta(days=1):
        return None
    return Reading("DATE", f"{begin}/{end}", open_year=settled[1])


@production
def day_range_near(sight: Sight) -> Reading | None:
    """``day day_2`` of a month nobody names: the days that end next, by the day of publication."""
    published, first = sight.published(), sight.number("day")
    last = sight.number("day_2", "day_word_2")
    if published is None or first is None or last is None or not first < last:
        return None
    month = published.replace(day=1)
    if last < published.day:
        month = values.moved(month, 1, "M") or month
    value = f"{month:%Y-%m}-{first:02d}/{month:%Y-%m}-{last:02d}"
    return Reading("DATE", value) if values.days(value) else None


@production
def night(sight: Sight) -> Reading | None:
    """The night that begins on ``day [month]`` and ends in ``month_2``, whose ``year`` it has."""
    first, last = sight.number("day"), sight.number("month_2")
    month = sight.number("month", "month_2")
    settled = sight.settled_year(last) if last else None
    if settled is None or first is None or month is None:
        return None
    year = settled[0] - (month > (last or month))
    value = f"{year:04d}-{month:02d}-{first:02d}"
    return Reading("TIME", f"{value}TNI") if values.days(value) else None
