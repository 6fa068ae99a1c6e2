"""Productions read against the publication day, durations and repetitions (``times_readings``)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.annotate import times_calendar as cal
from pipeline.annotate.times_readings import production, timed
from pipeline.annotate.times_sight import Reading, Sight

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


@production
def same_period(sight: Sight) -> Reading | None:
    """The same period of ``year_shift``, of ``year``, or of the year before the last date."""
    last = sight.context.last
    if last is None or last.type != "DATE" or not cal.days(last.value):
        return None
    base = int(last.value[:4])
    target = sight.year()
    moved = target - base if target is not None and target < base else -1
    parts = [f"{int(p[:4]) + moved:04d}{p[4:]}" for p in last.value.split("/")]
    value = "/".join(parts)
    return Reading("DATE", value) if cal.days(value) else None


@production
def same_day(sight: Sight) -> Reading | None:
    """``[part] [hour]``: the day of the last date read, where that was a day."""
    last = sight.context.last
    if last is None or not _DAY.match(last.value) or "/" in last.value:
        return None
    return timed(last.value[:10], sight)


@production
def shifted(sight: Sight) -> Reading | None:
    """``unit`` with ``turn`` (-1, 0, 1) or ``n`` units with a direction in ``turn``.

    ``ahead`` asks for words of what is to come before it (``yes``), or for none (``no``).
    """
    unit, turn = sight.key("unit") or sight.key("pair"), sight.number("turn")
    wanted = sight.fixed.get("ahead")
    if wanted is not None and sight.looks_ahead() != (wanted == "yes"):
        return None
    published = sight.published()
    if published is None or unit is None or turn is None:
        return None
    moved = cal.moved(published, turn * (sight.number("n") or 1), unit)
    if moved is None:
        return None
    value = cal.period(moved, unit)
    return timed(value, sight) if unit == "D" else Reading("DATE", value, sight.mod())


@production
def following(sight: Sight) -> Reading | None:
    """The ``unit`` after (``turn``) the last date, if that lies in one unit; else after today."""
    unit, last = sight.key("unit"), sight.context.last
    days = cal.days(last.value) if last is not None and last.type == "DATE" else None
    if unit is None or days is None:
        return shifted(sight)
    value = cal.period(days[0], unit)
    moved = cal.moved(days[0], sight.number("turn") or 0, unit)
    if moved is None or value != cal.period(days[1], unit):
        return None
    return Reading("DATE", cal.period(moved, unit))


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
    """``weekday`` with ``turn``: -1 before, 1 after today; ``week`` counts whole weeks."""
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


@production
def duration(sight: Sight) -> Reading | None:
    """``n unit``, ``n decimal unit``, ``n n_2 unit``; ``half`` adds one half unit."""
    unit = sight.key("unit") or sight.key("pair")
    count = sight.number("n")
    if unit is None or not count:
        return None
    second, smaller = sight.number("n_2"), sight.key("unit_2")
    if second and smaller:
        return _two_units(count, unit, second, smaller)
    if second:
        return Reading("DURATION", f"{_length(count, unit)}/{_length(second, unit)}")
    decimal = sight.text("decimal")
    if decimal is not None:
        return Reading("DURATION", _length(f"{count}.{decimal}", unit))
    if sight.text("rest") is not None:
        halves = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "W": (7, "D")}
        size, smaller = halves.get(unit, (0, ""))
        if size and unit != "W":
            return Reading("DURATION", _length(count * size + size // 2, smaller))
        return Reading("DURATION", _length(f"{count}.5", unit))
    return Reading("DURATION", _length(count, unit))


def _two_units(count: int, unit: str, second: int, smaller: str) -> Reading | None:
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    if unit not in order or smaller not in order or order.index(unit) >= order.index(smaller):
        return None
    rest = _length(second, smaller)[1:]
    if unit.startswith("T"):
        rest = rest[1:]
    return Reading("DURATION", _length(count, unit) + rest)


def _length(count: int | str, unit: str) -> str:
    if unit in ("E", "C"):  # decades, centuries
        years = f"{float(count) * (10 if unit == 'E' else 100):g}"
        return f"P{years}Y"
    return f"PT{count}{unit[1:]}" if unit.startswith("T") else f"P{count}{unit}"


@production
def set_(sight: Sight) -> Reading | None:
    """``frequency`` (a lexicon of values), or every ``n unit``."""
    value = sight.key("frequency")
    if value is None:
        unit = sight.key("unit")
        value = _length(sight.number("n") or 1, unit) if unit else None
    return Reading("SET", value) if value else None
