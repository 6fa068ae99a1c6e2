"""Days told by a date that stands before them, and days counted from today."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pipeline.annotate.times import values
from pipeline.annotate.times.readings.days import timed
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.readings.weeks import nth_of_month
from pipeline.annotate.times.sight import Reading, Sight

_SATURDAY = 6  # ISO weekday
_FINER = {"W": "D", "M": "D", "Q": "M", "H": "M", "Y": "M"}


@production
def told_day(sight: Sight) -> Reading | None:
    """The last day read (with ``part``), where it is the ``weekday`` that is named."""
    if sight.context.day is None:
        return None
    day, weekday = date.fromisoformat(sight.context.day), sight.number("weekday")
    if weekday is not None and day.isoweekday() != weekday:
        return None
    return timed(day.isoformat(), sight)


@production
def weekday_told(sight: Sight) -> Reading | None:
    """The ``weekday`` after (``turn`` 1) or before (-1) the last day read."""
    weekday, turn = sight.number("weekday"), sight.number("turn")
    if sight.context.day is None or weekday is None or turn is None:
        return None
    day = date.fromisoformat(sight.context.day)
    distance = (turn * (weekday - day.isoweekday())) % 7 or 7
    return timed((day + timedelta(days=turn * distance)).isoformat(), sight)


@production
def weekday_weeks(sight: Sight) -> Reading | None:
    """The ``weekday`` that comes next, today included, and ``weeks`` more."""
    published, weekday, weeks = sight.published(), sight.number("weekday"), sight.number("weeks")
    if published is None or weekday is None or weeks is None:
        return None
    ahead = (weekday - published.isoweekday()) % 7
    return timed((published + timedelta(days=ahead + 7 * weeks)).isoformat(), sight)


@production
def month_told(sight: Sight) -> Reading | None:
    """``month`` of the year of the last date read."""
    last, month = sight.context.last, sight.number("month")
    if last is None or month is None:
        return None
    return Reading("DATE", f"{last.value[:4]}-{month:02d}")


@production
def edge_day(sight: Sight) -> Reading | None:
    """``nth_day`` (1 or -1) of ``month [year]``: its first or last day."""
    nth, month = sight.number("nth_day"), sight.number("month")
    settled = sight.settled_year(month) if month else None
    if settled is None or month is None or nth is None:
        return None
    day = monthrange(settled[0], month)[1] if nth == -1 else nth
    return Reading("DATE", f"{settled[0]:04d}-{month:02d}-{day:02d}", open_year=settled[1])


@production
def from_today(sight: Sight) -> Reading | None:
    """``n unit`` from today on (``turn``), counted to the next finer unit: two weeks are a day."""
    published, count = sight.published(), sight.number("n")
    unit, turn = sight.key("unit"), sight.number("turn")
    if published is None or count is None or unit is None or turn is None:
        return None
    moved = values.moved(published, turn * count, unit)
    return Reading("DATE", values.period(moved, _FINER.get(unit, unit))) if moved else None


@production
def nth_weekend(sight: Sight) -> Reading | None:
    """``nth`` (-1: the last) weekend of ``month [year]``: of those with their Saturday in it."""
    nth, month = sight.number("nth"), sight.number("month")
    settled = sight.settled_year(month) if month else None
    if settled is None or month is None or nth is None:
        return None
    saturday = nth_of_month(settled[0], month, _SATURDAY, nth)
    return Reading("DATE", f"{values.period(saturday, 'W')}-WE") if saturday else None
