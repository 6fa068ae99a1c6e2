"""Times told by their distance from the publication day or from a date before them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipeline.annotate.times import values
from pipeline.annotate.times.readings.days import timed
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import OPEN_DAY, Reading, Sight

# The least length of a value from which so many units are counted.
_FINEST = {"D": 10, "W": 8, "M": 7, "Q": 7, "H": 7}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


@production
def same_period(sight: Sight) -> Reading | None:
    """The same period of ``year_shift``, of ``year``, or of the year before the last date."""
    last = sight.context.last
    if last is None or last.type != "DATE" or not values.days(last.value):
        return None
    base = int(last.value[:4])
    target = sight.year()
    named = target is not None and (target < base or sight.number("year") is not None)
    moved = target - base if target is not None and named else -1
    parts = [f"{int(p[:4]) + moved:04d}{p[4:]}" for p in last.value.split("/")]
    value = "/".join(parts)
    return Reading("DATE", value) if values.days(value) else None


@production
def same_day(sight: Sight) -> Reading | None:
    """``[part] [hour [minute]]``: the day of the last date read, where that was a day.

    A clock time may stand before its day: it stays open until the sentence is read.
    """
    if sight.number("hour") is not None:
        published = sight.context.published
        if sight.bare and published is not None:
            return timed(published.isoformat(), sight)
        reading = timed(OPEN_DAY, sight)
        return replace(reading, open_day=True) if reading.type == "TIME" else None
    return timed(sight.context.day, sight) if sight.context.day else None


@production
def from_last(sight: Sight) -> Reading | None:
    """``n unit`` (one, when not said) in the direction of ``turn`` from the last date read."""
    last, unit = sight.context.last, sight.key("unit") or sight.key("pair")
    days = values.days(last.value) if last is not None else None
    turn = sight.number("turn")
    if last is None or days is None or unit is None or turn is None:
        return None
    if len(last.value.rpartition("/")[2]) < _FINEST.get(unit, 0):
        return None  # the day after a month, or the month after a year, is none that is meant
    moved = values.moved(days[1] if turn > 0 else days[0], turn * (sight.number("n") or 1), unit)
    if moved is None:
        return None
    # "Two years later" names a year, counted from a day or not; only days and weeks name a day.
    value = values.period(moved, "D" if unit in "DW" and _is_day(last) else unit)
    return timed(value, sight) if _DAY.fullmatch(value) else Reading("DATE", value)


def _is_day(last: Reading | None) -> bool:
    return last is not None and "/" not in last.value and bool(_DAY.match(last.value))


@production
def school_year(sight: Sight) -> Reading | None:
    """A year that runs from ``month`` on (school, budget), by ``year_shift`` or ``turn``."""
    published, month = sight.published(), sight.number("month")
    shift = sight.number("year_shift")
    shift = sight.number("turn") if shift is None else shift
    if published is None or month is None or shift is None:
        return None
    year = published.year - (published.month < month) + shift
    return Reading("DATE", f"{year:04d}/{year + 1:04d}", sight.mod())


@production
def shifted(sight: Sight) -> Reading | None:
    """``unit`` with ``turn`` (-1, 0, 1) or ``n`` units with a direction in ``turn``.

    ``ahead`` asks for words of what is to come before it (``yes``), or for none (``no``).
    """
    unit, turn = sight.key("unit") or sight.key("pair"), sight.number("turn")
    wanted = sight.fixed.get("ahead")
    if wanted is not None and not sight.bare and sight.looks_ahead() != (wanted == "yes"):
        return None
    published = sight.published()
    if published is None or unit is None or turn is None:
        return None
    moved = values.moved(published, turn * (sight.number("n") or 1), unit)
    if moved is None:
        return None
    value = values.period(moved, unit)
    return timed(value, sight) if unit == "D" else Reading("DATE", value, sight.mod())


@production
def following(sight: Sight) -> Reading | None:
    """The ``unit`` after (``turn``) the last date, if that lies in one unit; else after today."""
    unit, last = sight.key("unit"), sight.context.last
    days = values.days(last.value) if last is not None and last.type == "DATE" else None
    if unit is None or days is None:
        return shifted(sight)
    value = values.period(days[0], unit)
    moved = values.moved(days[0], sight.number("turn") or 0, unit)
    if moved is None or value != values.period(days[1], unit):
        return None
    return Reading("DATE", values.period(moved, unit))


@production
def near_day(sight: Sight) -> Reading | None:
    """``near_day`` (yesterday -1 … tomorrow 1), with part of day, hour or ``weekday``."""
    published, shift = sight.published(), sight.number("near_day")
    if published is None or shift is None:
        return None
    named = published + timedelta(days=shift)
    weekday = sight.number("weekday")
    if weekday is not None and weekday != named.isoweekday():
        named = _weekday(named, weekday, 0)  # the text was written a day or so before
    return timed(named.isoformat(), sight)


@production
def weekday(sight: Sight) -> Reading | None:
    """``weekday`` with ``turn`` (-1 before, 1 after today, 2 the next but one …).

    ``week`` counts whole weeks.
    """
    published, number = sight.published(), sight.number("weekday")
    if published is None or number is None:
        return None
    week = sight.number("week")
    if week is not None:
        monday = published - timedelta(days=published.weekday())
        named = monday + timedelta(days=7 * week + number - 1)
        return timed(named.isoformat(), sight)
    turn = sight.number("turn")
    if turn is None:
        turn = 2 if sight.looks_ahead() else 0
    elif abs(turn) > 1:  # "the Thursday after next"
        near = _weekday(published, number, 1 if turn > 0 else -1)
        return timed(
            (near + timedelta(days=7 * (turn - (1 if turn > 0 else -1)))).isoformat(), sight
        )
    return timed(_weekday(published, number, turn).isoformat(), sight)


def _weekday(base: date, number: int, turn: int) -> date:
    """The weekday at or before the base (0), before it (-1), after it (1), at or after it (2)."""
    ahead = (number - base.isoweekday()) % 7
    if turn == 1:
        return base + timedelta(days=ahead or 7)
    if turn == 2:
        return base + timedelta(days=ahead)
    behind = (base.isoweekday() - number) % 7
    return base - timedelta(days=(behind or 7) if turn == -1 else behind)
