"""Days that have a name: fixed, counted from Easter, of the Islamic or the lunar calendar.

A key of the lexicon ``feast`` is ``MM-DD``, ``easter+DAYS``, ``hijri-MM-DD`` or
``lunar-MM-DD`` (day 31: the last one of the lunar month).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import easter

from pipeline.annotate.times import calendars
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight

_FIRST_GREGORIAN = 1583
_LAST_ISLAMIC = 1583  # years below are counted from the Hijra


@production
def feast(sight: Sight) -> Reading | None:
    """``feast [year | turn | year_shift]``: the day; without a year the nearest by tense.

    With ``eve`` (a number of days) the day so far from it.
    """
    named = sight.key("feast")
    if named is None:
        return None
    year = sight.year()
    shift = timedelta(days=sight.number("eve") or 0)
    if year is not None:
        found = next(iter(_in_year(named, year)), None)
        return Reading("DATE", (found + shift).isoformat()) if found else None
    published = sight.published()
    if published is None:
        return None
    around = [day for y in range(-2, 3) for day in _in_year(named, published.year + y)]
    chosen = nearest(sorted(set(around)), published, sight)
    if chosen is None:
        return None
    return Reading("DATE", (chosen + shift).isoformat(), open_year=True)


def nearest(around: list[date], published: date, sight: Sight) -> date | None:
    """The one meant of days a year apart: the next, the last (``turn``, tense), or the nearest."""
    turn = sight.number("turn")
    ahead = [day for day in around if day >= published]
    behind = [day for day in around if day <= published]
    if turn == 1 or (turn is None and sight.looks_ahead()):
        return ahead[0] if ahead else None
    if turn == -1:
        return behind[-1] if behind else None
    return min(around, key=lambda day: abs(day - published), default=None)


def _in_year(named: str, year: int) -> Iterator[date]:
    """The days a feast falls on in a Gregorian year, or in the Islamic one that is named."""
    calendar, _, rest = named.partition("-")
    if named.startswith("easter"):
        if year >= _FIRST_GREGORIAN:
            yield easter(year) + timedelta(days=int(named.removeprefix("easter")))
        return
    if calendar == "hijri":
        month, day = map(int, rest.split("-"))
        years = (year,) if year < _LAST_ISLAMIC else calendars.islamic_years(year)
        for one in years:
            found = calendars.islamic_day(one, month, day)
            if found is not None and (year < _LAST_ISLAMIC or found.year == year):
                yield found
        return
    if calendar == "lunar":
        month, day = map(int, rest.split("-"))
        # The last days of a lunar year fall into the next Gregorian one; people name that year.
        found = calendars.lunar_day(year - (month == 12), month, day)
    else:
        found = _fixed(named, year)
    if found is not None:
        yield found


def _fixed(named: str, year: int) -> date | None:
    match = re.fullmatch(r"(\d\d)-(\d\d)", named)
    try:
        return date(year, int(match[1]), int(match[2])) if match else None
    except ValueError:  # 29 February
        return None
