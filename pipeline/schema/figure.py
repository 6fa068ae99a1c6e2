"""A number that says how much or how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.schema.span import Span

Comparator = Literal["=", ">=", "<=", ">", "<", "~"]
Trend = Literal["up", "down"]
Change = Literal["from", "to"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Span):
    """A quantity with its unit.

    ``low`` equals ``high`` unless a range is written; whole numbers are ``int``.
    ``unit`` is ``percent``, an ISO 4217 code, a unit (``km``, ``ha``, ``m2``,
    ``MW``, ``tonne``), ``ratio`` or ``count``; ``of`` names what is counted.
    ``per`` says what a rate is for: ``year``, ``month``, ``day``, ``person``, ``household`` …
    or a unit's code; ``change`` that the figure is the old or the new value of a change whose
    two ends are written; ``trend`` that it is itself the size of a growth or a decline.
    """

    low: int | float
    high: int | float
    unit: str
    comparator: Comparator = "="
    of: str | None = None
    per: str | None = None
    change: Change | None = None
    trend: Trend | None = None
