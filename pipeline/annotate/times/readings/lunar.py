"""Days and months of the Vietnamese lunar calendar, as Gregorian days."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.annotate.times import calendars
from pipeline.annotate.times.readings.feasts import nearest
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight

_CYCLE = 60  # years of stems and branches
_ORIGIN = 1984  # a year that begins the cycle
_GREGORIAN = 1582


@production
def lunar(sight: Sight) -> Reading | None:
    """``[lunar_day] lunar_month [year | stem branch | turn]``; day 31 is the month's last.

    Without a day the month, as a range of days; without a year the nearest by tense.
    """
    month = sight.number("lunar_month")
    day = sight.number("lunar_day")
    if month is None:
        return None
    year = sight.year() or cyclic_year(sight)
    if year is not None:
        first = calendars.lunar_day(year, month, day or 1)
        return _reading(first, day) if first else None
    published = sight.published()
    if published is None:
        return None
    around = [calendars.lunar_day(published.year + y, month, day or 1) for y in range(-2, 3)]
    chosen = nearest([one for one in around if one], published, sight)
    return _reading(chosen, day) if chosen else None


def _reading(first: date, day: int | None) -> Reading:
    if day is not None:
        return Reading("DATE", first.isoformat(), open_year=False)
    last = first + timedelta(days=29)
    year = calendars.lunar_year(first)
    month = _month(first)
    whole = calendars.lunar_day(year, month, 31) if year and month else None
    return Reading("DATE", f"{first.isoformat()}/{(whole or last).isoformat()}")


def _month(first: date) -> int | None:
    year = calendars.lunar_year(first)
    months = range(1, 13) if year else ()
    return next((m for m in months if calendars.lunar_day(year or 0, m, 1) == first), None)


@production
def cyclic(sight: Sight) -> Reading | None:
    """``stem branch``: a year of the cycle of sixty, the one nearest to publication."""
    year = sight.year() or cyclic_year(sight)
    return Reading("DATE", f"{year:04d}", sight.mod()) if year else None


def cyclic_year(sight: Sight) -> int | None:
    """The year named by its ``stem`` (0 to 9) and ``branch`` (0 to 11), nearest to publication."""
    stem, branch = sight.number("stem"), sight.number("branch")
    if stem is None or branch is None or (stem - branch) % 2:
        return None
    place = next((n for n in range(_CYCLE) if n % 10 == stem and n % 12 == branch), None)
    published = sight.published()
    if published is None or place is None:
        return None
    base = _ORIGIN + place
    turns = round((published.year - base) / _CYCLE)
    year = base + turns * _CYCLE
    return year if year > _GREGORIAN else None
