"""Who must do what, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.schema.span import Span

TaskKind = Literal["directive", "commitment", "target", "status"]
Granularity = Literal["day", "month", "quarter", "half", "year"]
Anchor = Literal["signature", "publication", "entry_into_force"]
ReportedStatus = Literal[
    "unknown", "not_started", "in_progress", "completed", "overdue", "cancelled"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One body in a role: its name written alone, and the mention it was read from."""

    name: str
    agency: str | None = None
    agency_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day on which the task is still on time, and the words that say so.

    ``due`` is an ISO 8601 day or null (a repetition, an urgency, an unnamed event);
    ``due_inclusive`` is false where the words exclude the named day (``before DAY``).
    ``recurrence`` is an ISO 8601 duration (``P1W``), ``rrule`` the RFC 5545 rule where the
    words give one. ``anchor`` is what a duration is counted from; the words of another event
    stand in ``text``.
    """

    time: str | None
    text: str | None
    due: str | None
    due_inclusive: bool = True
    granularity: Granularity | None = None
    urgent: bool = False
    recurrence: str | None = None
    rrule: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Span):
    """One order, promise, target or report on named work.

    ``figures`` and ``citations`` hold ids of marks of the same record; ``rule``
    names the rule that found the task; ``confidence`` is in [0, 1].
    """

    kind: TaskKind
    action: str | None = None
    object: str | None = None
    assigner: Role | None = None
    lead: tuple[Role, ...] = ()
    support: tuple[Role, ...] = ()
    deadline: Deadline | None = None
    reported_status: ReportedStatus = "unknown"
    figures: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    confidence: float = 1.0
    rule: str = ""
