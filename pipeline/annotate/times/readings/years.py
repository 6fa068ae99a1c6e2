"""Years, spans of years, decades and centuries."""

from __future__ import annotations

from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight


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
