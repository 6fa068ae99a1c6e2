"""Times with the days they span, made for tests as the time layer makes them."""

from __future__ import annotations

from datetime import date

from pipeline.annotate import times_calendar as calendar
from pipeline.schema import Time

_SEASONS = {"SP": ("03-20", "06-20"), "SU": ("06-21", "09-22"), "FA": ("09-23", "12-20")}


def spanned(value: str, mod: str | None = None, kind: str | None = None, **place: object) -> Time:
    """A time of a value, with its earliest and latest days."""
    kind = kind or ("TIME" if "T" in value[:11] else "DATE")
    span = _season(value) or calendar.narrowed(value, mod) if kind in ("DATE", "TIME") else None
    first, last = (day.isoformat() for day in span) if span else (None, None)
    fields = {"start": 0, "end": 1, "text": "x", **place}
    return Time(type=kind, value=value, mod=mod, earliest=first, latest=last, **fields)  # type: ignore[arg-type]


def _season(value: str) -> tuple[date, date] | None:
    year, _, season = value.partition("-")
    if season == "WI":
        return date(int(year), 12, 21), date(int(year) + 1, 3, 19)
    if season not in _SEASONS:
        return None
    first, last = _SEASONS[season]
    return date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
