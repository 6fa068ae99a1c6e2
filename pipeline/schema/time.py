"""A time expression as TIMEX3 writes it, with the days it spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.schema.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal["BEFORE", "AFTER", "ON_OR_BEFORE", "START", "MID", "END", "APPROX"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Span):
    """A TIMEX3 expression.

    ``value`` carries exactly the precision of the words (``2025-Q2``, ``P30D``);
    ``earliest`` and ``latest`` are the first and last day (ISO 8601) it can mean,
    null for durations, repetitions and vague times (``PRESENT_REF``, ``PAST_REF``,
    ``FUTURE_REF``). ``rrule`` is the RFC 5545 rule of a repetition.
    """

    type: TimeType
    value: str
    mod: Mod | None = None
    earliest: str | None = None
    latest: str | None = None
    rrule: str | None = None
