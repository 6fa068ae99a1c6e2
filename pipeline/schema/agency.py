"""A named body that gives or receives work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.schema.span import Span

AgencyKind = Literal[
    "ministry", "party", "government", "assembly", "department", "local", "court",
    "police_military", "company", "association", "education", "international",
    "committee", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Span):
    """A mention of a body.

    ``generic`` marks collective addressees, ``office`` the French minister who
    stands for a ministry. ``agency_id`` is the registry's id, null when the body
    could not be settled; ``link_score`` is in [0, 1].
    """

    kind: AgencyKind
    generic: bool = False
    office: bool = False
    agency_id: str | None = None
    link_score: float | None = None
