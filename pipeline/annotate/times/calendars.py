"""Days of the Islamic calendar (Umm al-Qura) and of the Vietnamese lunar one, as Gregorian days.

Sources: hijridate (the published Umm al-Qura tables); lunar-vn (Hồ Ngọc Đức's algorithm, UTC+7).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hijridate.convert import Gregorian, Hijri
from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar

_LAST = 31  # day that stands for the last one of a month


def islamic_years(year: int) -> tuple[int, ...]:
    """The Islamic years that have days in a Gregorian year; empty beyond the tables."""
    try:
        first = Gregorian(year, 1, 1).to_hijri().year
        last = Gregorian(year, 12, 31).to_hijri().year
    except (ValueError, OverflowError):
        return ()
    return tuple(range(first, last + 1))


def islamic_day(year: int, month: int, day: int) -> date | None:
    """A day of the Islamic calendar; None where it or its table does not exist."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def islamic_of(day: date) -> tuple[int, int, int] | None:
    """Islamic year, month and day of a Gregorian day; None beyond the tables."""
    try:
        found = Gregorian.fromdate(day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


@lru_cache(maxsize=512)
def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """A day of the lunar calendar; day 31 is the month's last. None where there is no such day."""
    for tried in (30, 29) if day == _LAST else (day,):
        try:
            found = convert_lunar_to_solar(tried, month, year, int(leap))
            back = convert_solar_to_lunar(found.day, found.month, found.year)
        except ValueError:
            return None
        if (back.year, back.month, back.day) == (year, month, tried):
            return found
    return None


def lunar_year(day: date) -> int | None:
    """The lunar year a Gregorian day lies in; None beyond 1900 to 2100."""
    try:
        return convert_solar_to_lunar(day.day, day.month, day.year).year
    except ValueError:
        return None
