"""Seasons and weekends.

A season has the months of the meteorological quarters of the northern hemisphere (March to
May …); winter is named by the year it begins in.
"""

from __future__ import annotations

from pipeline.annotate.times import values
from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight


@production
def season(sight: Sight) -> Reading | None:
    """``[edge] season [year | year_2 | year_shift | turn]``."""
    named = sight.key("season")
    if named is None:
        return None
    turn = sight.number("turn")
    year = sight.year() if turn is None or sight.number("year") else None
    if year is not None:
        return Reading("DATE", f"{year:04d}-{named}", sight.mod())
    published = sight.published()
    if published is None:
        return None
    around = [(f"{y:04d}-{named}", y) for y in range(published.year - 1, published.year + 2)]
    spans = [(value, days) for value, _ in around if (days := values.days(value))]
    coming = [value for value, days in spans if days[0] > published]
    over = [value for value, days in spans if days[1] < published]
    now = [value for value, days in spans if days[0] <= published <= days[1]]
    if turn == 1:
        chosen = coming[:1]
    elif turn == -1:
        chosen = over[-1:]
    elif turn is None and sight.looks_ahead():
        chosen = (now or coming)[:1]
    else:
        chosen = now or [f"{published.year:04d}-{named}"]
    return Reading("DATE", chosen[0], sight.mod()) if chosen else None


@production
def weekend(sight: Sight) -> Reading | None:
    """A weekend, of this week or the one ``turn`` names; Friday begins it in some countries."""
    published = sight.published()
    if published is None:
        return None
    turn = sight.number("turn")
    moved = values.moved(published, turn or 0, "W")
    if moved is None:
        return None
    named = f"{values.period(moved, 'W')}-WE"
    return Reading("DATE", named, shift=-1 if sight.country_is("friday") else 0)
