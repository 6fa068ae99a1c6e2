"""Weekdays counted in a month or year, weeks named by a day, and days named without a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pipeline.annotate.times import values
from pipeline.annotate.times.readings.days import timed
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight

_REACH = 4  # months in which a day named without one is looked for


@production
def nth_weekday(sight: Sight) -> Reading | None:
    """``nth`` (-1: the last) ``weekday`` of ``month [year]``, or of the context's month."""
    nth, weekday = sight.number("nth"), sight.number("weekday")
    month = sight.number("month", "numeric_month")
    if nth is None or weekday is None:
        return None
    if month is not None:
        settled = sight.settled_year(month)
    else:
        settled, month = _context_month(sight)
    if settled is None or month is None:
        return None
    day = nth_of_month(settled[0], month, weekday, nth)
    return timed(day.isoformat(), sight) if day else None


def nth_of_month(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The ``nth`` (-1: the last) ``weekday`` (ISO, Monday 1) of a month; None beyond its end."""
    days = [date(year, month, d) for d in range(1, monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if day.isoweekday() == weekday]
    index = nth if nth < 0 else nth - 1
    return fitting[index] if -len(fitting) <= index < len(fitting) else None


def _context_month(sight: Sight) -> tuple[tuple[int, bool] | None, int | None]:
    last = sight.context.last
    if last is not None and len(last.value) >= 7 and last.value[5:7].isdigit():
        return (int(last.value[:4]), False), int(last.value[5:7])
    published = sight.published()
    return ((published.year, True), published.month) if published else (None, None)


@production
def week_of_day(sight: Sight) -> Reading | None:
    """``day [month] [year]``: the week that day lies in."""
    month = sight.number("month", "numeric_month")
    day = sight.number("day")
    settled = sight.settled_year(month) if month else None
    if settled is None or month is None or day is None:
        return None
    try:
        named = date(settled[0], month, day)
    except ValueError:
        return None
    return Reading("DATE", values.period(named, "W"), sight.mod())


@production
def week_of_month(sight: Sight) -> Reading | None:
    """``nth`` (-1: the last) week of ``month [year]``: of the weeks with their Thursday in it.

    Source: the rule of ISO 8601 for weeks of a year, taken for months.
    """
    nth, month = sight.number("nth"), sight.number("month", "numeric_month")
    if nth is None or month is None:
        return None
    settled = sight.settled_year(month)
    if settled is None:
        return None
    thursday = nth_of_month(settled[0], month, 4, nth)
    return Reading("DATE", values.period(thursday, "W")) if thursday else None


@production
def day_near(sight: Sight) -> Reading | None:
    """``day`` (with ``weekday``, where written) of a month nobody names: the nearest by tense.

    ``turn`` 0 takes the month of publication, 1 the next such day, -1 the last one.
    """
    published, day = sight.published(), sight.number("day")
    if published is None or day is None:
        return None
    turn, weekday = sight.number("turn"), sight.number("weekday")
    around = [found for n in range(-_REACH, _REACH + 1) if (found := _in_month(published, n, day))]
    if weekday is not None:
        around = [found for found in around if found.isoweekday() == weekday]
    if turn == 0:
        around = [found for found in around if found.month == published.month]
    ahead = [found for found in around if found >= published]
    behind = [found for found in around if found <= published]
    if turn == 1 or (turn is None and sight.looks_ahead()):
        chosen = ahead[:1]
    elif turn == -1:
        chosen = behind[-1:]
    else:
        chosen = sorted(around, key=lambda found: abs(found - published))[:1]
    return timed(chosen[0].isoformat(), sight) if chosen else None


def _in_month(published: date, shift: int, day: int) -> date | None:
    first = values.moved(published.replace(day=1), shift, "M")
    try:
        return first.replace(day=day) if first else None
    except ValueError:
        return None


@production
def day_of_context(sight: Sight) -> Reading | None:
    """``day`` of the month the last date lies in; left to ``day_near`` where there is none."""
    last, day = sight.context.last, sight.number("day")
    known = values.days(last.value) if last is not None and last.type in ("DATE", "TIME") else None
    if known is None or day is None or known[1] - known[0] > timedelta(days=31):
        return day_near(sight)
    try:
        return timed(known[0].replace(day=day).isoformat(), sight)
    except ValueError:
        return None
