"""Times with the days they span, made for tests as the time layer makes them."""

from __future__ import annotations

from pipeline.annotate.times import values
from pipeline.schema import Time


def spanned(value: str, mod: str | None = None, kind: str | None = None, **place: object) -> Time:
    """A time of a value, with its earliest and latest days."""
    kind = kind or ("TIME" if "T" in value[:11] else "DATE")
    span = values.narrowed(value, mod) if kind in ("DATE", "TIME") else None
    first, last = (day.isoformat() for day in span) if span else (None, None)
    fields = {"start": 0, "end": 1, "text": "x", **place}
    return Time(type=kind, value=value, mod=mod, earliest=first, latest=last, **fields)  # type: ignore[arg-type]
