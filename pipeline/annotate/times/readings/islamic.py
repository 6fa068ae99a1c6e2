"""The Islamic calendar (Umm al-Qura), as Gregorian days."""

from __future__ import annotations

from datetime import timedelta

from pipeline.annotate.times import calendars
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight

_HALF_YEAR = 6  # months
_LONG_PAST = 2  # months after which a month to come is that of the next year


@production
def hijri(sight: Sight) -> Reading | None:
    """``[day] month [year]`` of the Islamic calendar, as Gregorian days."""
    number, month = sight.number("day", "day_word"), sight.number("hijri", "hijri_2")
    year = sight.number("year") or _hijri_near(sight, month, number)
    if month is None or year is None:
        return None
    first = calendars.islamic_day(year, month, number or 1)
    if first is None:
        return None
    if number is not None:
        return Reading("DATE", first.isoformat())
    after = calendars.islamic_day(year + month // 12, month % 12 + 1, 1)
    if after is None:
        return None
    last = after - timedelta(days=1)
    return Reading("DATE", f"{first.isoformat()}/{last.isoformat()}", sight.mod())


def _hijri_near(sight: Sight, month: int | None, number: int | None) -> int | None:
    """The Islamic year of a month named without one, by the publication day."""
    published = sight.published()
    now = calendars.islamic_of(published) if published else None
    if published is None or month is None or now is None:
        return None
    begin = calendars.islamic_day(now[0], month, number or 1)
    if begin is None:
        return None
    turn = sight.number("turn")
    ahead = turn == 1 or (turn is None and sight.looks_ahead())
    past = month < now[1] or (bool(number) and begin < published)
    coming = month > now[1] or (bool(number) and begin > published)
    if turn is not None and abs(turn) > 1:  # "the Ramadan before last"
        return now[0] + turn + ((month < now[1]) if turn < 0 else -(month > now[1]))
    if past and (turn == 1 or (ahead and now[1] - month >= _LONG_PAST)):
        return now[0] + 1
    if coming and (turn == -1 or (not ahead and month - now[1] > _HALF_YEAR)):
        return now[0] - 1
    return now[0]


@production
def hijri_range(sight: Sight) -> Reading | None:
    """``day day_2 month [year]`` of the Islamic calendar, as a range of Gregorian days."""
    first, last = sight.number("day"), sight.number("day_2")
    month = sight.number("hijri", "hijri_2")
    year = sight.number("year") or _hijri_near(sight, month, last)
    if month is None or year is None or not first or not last or first >= last:
        return None
    begin, end = (calendars.islamic_day(year, month, day) for day in (first, last))
    return Reading("DATE", f"{begin.isoformat()}/{end.isoformat()}") if begin and end else None


@production
def hijri_year(sight: Sight) -> Reading | None:
    """``year`` or ``year year_2`` of the Islamic calendar, as a range of Gregorian days.

    Without a number the year ``turn`` years from that of the publication day.
    """
    year = sight.number("year")
    if year is None:
        published, turn = sight.published(), sight.number("turn")
        now = calendars.islamic_of(published) if published else None
        year = now[0] + turn if now and turn is not None else None
    if year is None:
        return None
    last = sight.number("year_2") or year
    begin, after = calendars.islamic_day(year, 1, 1), calendars.islamic_day(last + 1, 1, 1)
    if begin is None or after is None:
        return None
    end = after - timedelta(days=1)
    return Reading("DATE", f"{begin.isoformat()}/{end.isoformat()}", sight.mod())
