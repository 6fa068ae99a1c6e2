"""Months, quarters and halves of a year."""

from __future__ import annotations

from pipeline.annotate.times import values
from pipeline.annotate.times.readings.days import same_month
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight


@production
def month(sight: Sight) -> Reading | None:
    """``[edge] month [year | turn]``."""
    number = sight.number("month", "numeric_month")
    if number is None or not same_month(sight, number):
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
    return Reading("DATE", value) if values.days(value) else None


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
            return Reading("DATE", value, sight.mod()) if values.days(value) else None
    return None


@production
def months_of_year(sight: Sight) -> Reading | None:
    """``n`` first or last (``side``) months (or quarters) of a year, or (``again``) those that
    the text has named before."""
    count, published = sight.number("n"), sight.context.published
    count = count * (sight.number("per") or 1) if count else None
    year = sight.year() or (published.year if published else None)
    if year is None or not count or not 1 < count <= 12:
        return None
    if "again" in sight.fixed and f"{count}" in sight.context.counted:
        return months_again(sight)
    first = 1 if sight.key("side") == "first" else 13 - count
    value = values.joined(first, first + count - 1, year)
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
