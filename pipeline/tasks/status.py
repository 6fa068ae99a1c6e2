"""What a text reports about the state of named work."""

from __future__ import annotations

from pipeline.schema.task import ReportedStatus, TaskKind
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View

ORDER: tuple[ReportedStatus, ...] = (
    "overdue", "not_started", "cancelled", "in_progress", "completed",
)  # fmt: skip


def reported(view: View, rules: Grammar, kind: TaskKind, start: int, end: int) -> ReportedStatus:
    """The state a status report states; ``unknown`` for tasks that are no report."""
    if kind != "status":
        return "unknown"
    for status in ORDER:
        if rules[f"status_{status}"].search(view.text, start, end):
            return status
    return "unknown"
