"""Lengths that have a name or several parts; halves, last days and weekdays of a month."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from pipeline.annotate.times import values
from pipeline.annotate.times.readings.days import day
from pipeline.annotate.times.readings.lengths import length
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.readings.weeks import nth_weekday
from pipeline.annotate.times.sight import Reading, Sight

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_MIDDLE = 15  # last day of the first half of a month


@production
def named_length(sight: Sight) -> Reading | None:
    """``length``: a duration that has a name of its own (half an hour, a fortnight)."""
    value = sight.key("length")
    return Reading("DURATION", value) if value else None


@production
def compound(sight: Sight) -> Reading | None:
    """Several amounts of units, largest first (``two years, a month and 3 days``): their sum.

    The lexicons ``unit``, ``pair`` (two of a unit in one word) and ``n`` tell the parts; a
    unit without a number counts once.
    """
    found = list(_amounts(sight))
    places = [_ORDER.index(unit) if unit in _ORDER else -1 for _, unit in found]
    if len(found) < 2 or -1 in places or places != sorted(set(places)):
        return None
    date = "".join(length(count, unit)[1:] for count, unit in found if unit[0] != "T")
    clock = "".join(length(count, unit)[2:] for count, unit in found if unit[0] == "T")
    return Reading("DURATION", f"P{date}" + (f"T{clock}" if clock else ""))


def _amounts(sight: Sight) -> Iterator[tuple[int, str]]:
    known, count = sight.grammar.lexicons, None
    for word in _WORD.findall(sight.match.group()):
        if word.isdecimal():
            count = int(word)
            continue
        forms = (word, word[1:]) if word[0] in sight.grammar.attached else (word,)
        for form in forms:
            if form in known["n"]:
                count = (count or 0) + int(known["n"][form])
            elif form in known["pair"]:
                yield 2, known["pair"][form]
                count = None
            elif form in known["unit"]:
                yield count or 1, known["unit"][form]
                count = None
            else:
                continue
            break


@production
def half_of_month(sight: Sight) -> Reading | None:
    """The first or second ``half`` of ``month [year | turn]``: to the 15th, or from the 16th."""
    month, half = sight.number("month", "numeric_month"), sight.number("half")
    settled = sight.settled_year(month) if month else None
    if settled is None or month is None or half not in (1, 2):
        return None
    first, last = (1, _MIDDLE) if half == 1 else (_MIDDLE + 1, monthrange(settled[0], month)[1])
    stem = f"{settled[0]:04d}-{month:02d}"
    return Reading("DATE", f"{stem}-{first:02d}/{stem}-{last:02d}", open_year=settled[1])


@production
def days_of_month(sight: Sight) -> Reading | None:
    """The first or last (``side``) ``n`` days of ``month [year | turn]``."""
    month, count = sight.number("month", "numeric_month"), sight.number("n")
    settled = sight.settled_year(month) if month else None
    if settled is None or month is None or not count:
        return None
    last = monthrange(settled[0], month)[1]
    if not 1 < count < last:
        return None
    begin, end = (1, count) if sight.key("side") == "first" else (last - count + 1, last)
    stem = f"{settled[0]:04d}-{month:02d}"
    return Reading("DATE", f"{stem}-{begin:02d}/{stem}-{end:02d}", open_year=settled[1])


@production
def last_day(sight: Sight) -> Reading | None:
    """The last day of ``month [year | turn]``, or of the month ``turn`` months from today's."""
    month = sight.number("month", "numeric_month")
    if month is not None:
        settled = sight.settled_year(month)
    else:
        published, turn = sight.published(), sight.number("turn")
        moved = values.moved(published.replace(day=1), turn or 0, "M") if published else None
        settled, month = ((moved.year, True), moved.month) if moved else (None, None)
    if settled is None or month is None:
        return None
    number = monthrange(settled[0], month)[1]
    return Reading("DATE", f"{settled[0]:04d}-{month:02d}-{number:02d}", open_year=settled[1])


@production
def weekday_day(sight: Sight) -> Reading | None:
    """``weekday day month [year]`` where the day is an ordinal: Sunday the first of June.

    Where that day of the month is another weekday, the words count weekdays (``nth``): the
    first Sunday of June.
    """
    named, number = day(sight), sight.number("weekday")
    days = values.days(named.value) if named else None
    if days is not None and days[0].isoweekday() == number:
        return named
    return nth_weekday(sight)
