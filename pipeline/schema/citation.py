"""A legal or policy document that is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.schema.span import Span

CitationType = Literal[
    "resolution", "law", "decree", "decision", "plan", "directive", "circular",
    "notice", "dispatch", "project", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Span):
    """A cited document: its ``number`` as written, its day (ISO 8601) and issuer's id."""

    number: str | None
    type: CitationType
    date: str | None = None
    issuer: str | None = None
