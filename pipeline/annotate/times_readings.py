"""Productions: from a match of a rule to its TIMEX3 reading. Language-free.

A production returns None when the words do not settle a value; the scan then tries the
next shorter match. Slots: ``day month year quarter half weekday part hour minute edge
n unit turn`` and their second ones (``day_2``); see each function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hijridate.convert import Gregorian, Hijri

from pipeline.annotate import times_calendar as cal
from pipeline.annotate.times_sight import Reading, Sight

_HALF_YEAR = 6  # months
_SHIFTS = {"last": -1, "this": 0, "next": 1}
Production = Callable[[Sight], Reading | None]
MAKE: dict[str, Production] = {}


def production(function: Production) -> Production:
    """Register a production under its name, as rules write it in ``make``."""
    MAKE[function.__name__.rstrip("_")] = function
    return function


@production
def none(sight: Sight) -> Reading | None:
    """Not a time: a document number, a score. The scan passes over the whole match."""
    return None


@production
def day(sight: Sight) -> Reading | None:
    """``day month [year] [part] [hour minute]``: one day, or a time on it."""
    number = sight.number("day", "day_word")
    month = sight.number("month", "numeric_month")
    shift = _SHIFTS.get(sight.key("month") or "")
    if shift is not None:
        published = sight.published()
        month = (published.month - 1 + shift) % 12 + 1 if published else None
    if number is None or month is None or not _same_month(sight, month):
        return None
    settled = sight.settled_year(month)
    if settled is None:
        return _yearless(f"{month:02d}-{number:02d}", sight)
    value = f"{settled[0]:04d}-{month:02d}-{number:02d}"
    if not cal.days(value):
        return None
    return replace(timed(value, sight), open_year=settled[1])


def _same_month(sight: Sight, month: int) -> bool:
    """Whether a second name of the month (``month_3``, ``month_4``) means the same one."""
    return sight.number("month_3", "month_4") in (None, month)


def _yearless(rest: str, sight: Sight) -> Reading | None:
    leap = cal.days(f"2000-{rest}")
    return replace(timed(f"XXXX-{rest}", sight), open_year=True) if leap else None


def timed(value: str, sight: Sight) -> Reading:
    """The day of a value, or the clock time or part of day on it that the match names."""
    hour = sight.number("hour")
    if hour is not None and hour <= 24:
        part = sight.key("part")
        hour += 12 if part in ("TAF", "TEV") and hour < 12 else 0
        return Reading("TIME", f"{value}T{hour:02d}:{sight.number('minute') or 0:02d}")
    part = sight.key("part")
    return Reading("TIME", value + part) if part else Reading("DATE", value)


@production
def day_list(sight: Sight) -> Reading | None:
    """``day`` of a list that names month and year later: only the day is marked."""
    reading = day(sight)
    return replace(reading, clip=sight.match.span("day")) if reading else None


@production
def day_range(sight: Sight) -> Reading | None:
    """``day [month] [year] day_2 month_2 [year_2]``; with ``near`` only neighbouring days."""
    month_2 = sight.number("month_2", "month")
    month = sight.number("month", "month_2")
    first, second = sight.number("day"), sight.number("day_2")
    if first is None or second is None or month is None or month_2 is None:
        return None
    last_year = sight.year("year_2") or sight.year()
    settled = (last_year, False) if last_year else sight.settled_year(month_2)
    if settled is None:
        return None
    year_2 = settled[0]
    year = sight.year() or (year_2 - 1 if month > month_2 else year_2)
    begin, end = f"{year}-{month:02d}-{first:02d}", f"{year_2}-{month_2:02d}-{second:02d}"
    span = cal.days(f"{begin}/{end}")
    if span is None or span[0] == span[1]:
        return None
    if "near" in sight.fixed and span[1] - span[0] != timedelta(days=1):
        return None
    return Reading("DATE", f"{begin}/{end}", open_year=settled[1])


@production
def month(sight: Sight) -> Reading | None:
    """``[edge] month [year | turn]``."""
    number = sight.number("month", "numeric_month")
    if number is None or not _same_month(sight, number):
        return None
    settled = sight.settled_year(number)
    if settled is None:
        return Reading("DATE", f"XXXX-{number:02d}", sight.mod(), open_year=True)
    return Reading("DATE", f"{settled[0]:04d}-{number:02d}", sight.mod(), open_year=settled[1])


@production
def month_range(sight: Sight) -> Reading | None:
    """``month [year] month_2 [year_2]``."""
    first, last = sight.number("month"), sight.number("month_2")
    if first is None or last is None:
        return None
    year_2 = sight.year("year_2") or sight.year()
    if year_2 is None:
        settled = sight.settled_year(last)
        if settled is None:
            return None
        year_2 = settled[0]
    year = sight.year() or (year_2 - 1 if first > last else year_2)
    value = f"{year}-{first:02d}/{year_2}-{last:02d}"
    return Reading("DATE", value) if cal.days(value) else None


@production
def part_of_year(sight: Sight) -> Reading | None:
    """``[edge] quarter|half [year]``: the number, or ``-1`` for the last."""
    published = sight.context.published
    year = sight.year() or (published.year if published else None)
    if year is None:
        sight.published()
        return None
    for letter, count in (("quarter", 4), ("half", 2)):
        number = sight.number(letter)
        if number is not None:
            number = count if number == -1 else number
            value = f"{year:04d}-{letter[0].upper()}{number}"
            return Reading("DATE", value, sight.mod()) if cal.days(value) else None
    return None


@production
def year(sight: Sight) -> Reading | None:
    """``[edge] year`` or ``[edge] year_shift``."""
    number = sight.year()
    if number is None:
        return None
    return Reading("DATE", f"{number:04d}", sight.mod())


@production
def years(sight: Sight) -> Reading | None:
    """``year year_2``: a span of years, at most a century; the later one may stand first."""
    first, last = sight.year(), sight.number("year_2")
    if first is None or last is None:
        return None
    last = last + first // 100 * 100 if last < 100 else last
    first, last = min(first, last), max(first, last)
    if not 0 < last - first <= 100:
        return None
    return Reading("DATE", f"{first:04d}/{last:04d}", sight.mod())


@production
def decade(sight: Sight) -> Reading | None:
    """``year`` that names ten years, in four or two digits."""
    number = sight.number("year", "decade")
    if number is None or number % 10:
        return None
    return Reading("DATE", f"{number + 1900 if number < 100 else number}"[:3], sight.mod())


@production
def century(sight: Sight) -> Reading | None:
    """``century``: its number, in digits, Roman digits or words."""
    number = sight.number("century")
    return Reading("DATE", f"{number - 1:02d}", sight.mod()) if number and number < 30 else None


@production
def months_of_year(sight: Sight) -> Reading | None:
    """``n`` first or last (``side``) months (or quarters) of a year."""
    count, published = sight.number("n"), sight.context.published
    count = count * (sight.number("per") or 1) if count else None
    year = sight.year() or (published.year if published else None)
    if year is None or not count or not 1 < count <= 12:
        return None
    first = 1 if sight.key("side") == "first" else 13 - count
    value = cal.joined(first, first + count - 1, year)
    if "range" in sight.fixed:  # "nine months of 2016" is always written as months
        value = f"{year:04d}-{first:02d}/{year:04d}-{first + count - 1:02d}"
    if first == 1:
        sight.context.counted[f"{count}"] = value
    return Reading("DATE", value)


@production
def months_again(sight: Sight) -> Reading | None:
    """``n`` months, named bare after the same n first months of a year stood in the text."""
    value = sight.context.counted.get(f"{sight.number('n')}")
    return Reading("DATE", value) if value else None


@production
def feast(sight: Sight) -> Reading | None:
    """``feast``: a fixed holiday, ``MM-DD`` in the lexicon, with or without its year."""
    named = sight.key("feast")
    if named is None:
        return None
    settled = sight.settled_year(int(named[:2]))
    if settled is None:
        return None
    return Reading("DATE", f"{settled[0]:04d}-{named}", open_year=settled[1])


@production
def hijri(sight: Sight) -> Reading | None:
    """``[day] month year`` of the Islamic calendar (Umm al-Qura), as Gregorian days."""
    number, month_ = sight.number("day", "day_word"), sight.number("hijri", "hijri_2")
    year_ = sight.number("year") or _hijri_near(sight, month_, number)
    if month_ is None or year_ is None:
        return None
    try:
        begin = Hijri(year_, month_, number or 1)
        first = begin.to_gregorian().isoformat()
        if number is not None:
            return Reading("DATE", first)
        last = Hijri(year_, month_, begin.month_length()).to_gregorian().isoformat()
    except (ValueError, OverflowError):
        return None
    return Reading("DATE", f"{first}/{last}", sight.mod())


def _hijri_near(sight: Sight, month_: int | None, number: int | None) -> int | None:
    """The Islamic year of a month named without one, by the publication day."""
    published = sight.published()
    if published is None or month_ is None:
        return None
    try:
        now = Gregorian.fromdate(published).to_hijri()
        begin = Hijri(now.year, month_, number or 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    turn = sight.number("turn")
    ahead = turn == 1 or (turn is None and sight.looks_ahead())
    past = month_ < now.month or (bool(number) and begin < published)
    coming = month_ > now.month or (bool(number) and begin > published)
    if past and ahead:
        return now.year + 1
    if coming and (turn == -1 or (not ahead and month_ - now.month > _HALF_YEAR)):
        return now.year - 1
    return now.year


@production
def hijri_year(sight: Sight) -> Reading | None:
    """``year`` of the Islamic calendar, as a range of Gregorian days."""
    year_ = sight.number("year")
    try:
        begin = Hijri(year_ or 0, 1, 1).to_gregorian()
        end = Hijri((year_ or 0) + 1, 1, 1).to_gregorian() - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return Reading("DATE", f"{begin.isoformat()}/{end.isoformat()}", sight.mod())
