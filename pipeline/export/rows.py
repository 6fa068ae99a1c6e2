"""A record as flat rows: one a task, figure, agency, time or citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from pipeline.errors import UsageError
from pipeline.schema import Agency, ArticleRecord, Citation, Figure, Role, Span, Task, Time

MARKS: Mapping[str, type[Span]] = {
    "tasks": Task,
    "figures": Figure,
    "agencies": Agency,
    "times": Time,
    "citations": Citation,
}
ARTICLE_COLUMNS = ("article_id", "published", "language", "country", "title", "url")
TASK_COLUMNS = (
    "id", "kind", "lead", "lead_ids", "support", "assigner", "action", "object", "due",
    "due_inclusive", "due_text", "granularity", "urgent", "recurrence", "rrule", "anchor",
    "reported_status", "figures", "citations", "confidence", "rule", "start", "end", "text",
)  # fmt: skip


def rows(record: ArticleRecord, layer: str) -> list[dict[str, Any]]:
    """The rows of one layer, with the article's columns first; UsageError for no such layer."""
    columns(layer)
    marks: Sequence[Span] = getattr(record, layer)
    return [{**_article(record), **_columns(mark)} for mark in marks]


def columns(layer: str) -> tuple[str, ...]:
    """The names of a layer's own columns; UsageError for no such layer."""
    if layer not in MARKS:
        raise UsageError(f"no table {layer!r}; there are: {', '.join(MARKS)}")
    return TASK_COLUMNS if layer == "tasks" else tuple(f.name for f in fields(MARKS[layer]))


def _article(record: ArticleRecord) -> dict[str, Any]:
    return {
        "article_id": record.id,
        "published": record.published,
        "language": record.language.code,
        "country": record.source.country,
        "title": record.title,
        "url": record.source.url,
    }


def _columns(mark: Span) -> Mapping[str, Any]:
    return _task(mark) if isinstance(mark, Task) else asdict(mark)


def _task(task: Task) -> Mapping[str, Any]:
    deadline = task.deadline
    return {
        "id": task.id,
        "kind": task.kind,
        "lead": _names(task.lead),
        "lead_ids": "; ".join(role.agency_id for role in task.lead if role.agency_id),
        "support": _names(task.support),
        "assigner": task.assigner.name if task.assigner else None,
        "action": task.action,
        "object": task.object,
        "due": deadline.due if deadline else None,
        "due_inclusive": deadline.due_inclusive if deadline else None,
        "due_text": deadline.text if deadline else None,
        "granularity": deadline.granularity if deadline else None,
        "urgent": deadline.urgent if deadline else False,
        "recurrence": deadline.recurrence if deadline else None,
        "rrule": deadline.rrule if deadline else None,
        "anchor": deadline.anchor if deadline else None,
        "reported_status": task.reported_status,
        "figures": "; ".join(task.figures),
        "citations": "; ".join(task.citations),
        "confidence": task.confidence,
        "rule": task.rule,
        "start": task.start,
        "end": task.end,
        "text": task.text,
    }


def _names(roles: Sequence[Role]) -> str:
    return "; ".join(role.name for role in roles)
