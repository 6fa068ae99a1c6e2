"""The text with its marks in colour, as HTML that is right in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from pipeline.languages import codes, load
from pipeline.schema import ArticleRecord, Role, Span, Task

STYLE = """
.chidao{font-family:system-ui,"Noto Sans","Noto Naskh Arabic",sans-serif;line-height:1.9;
max-width:60rem;color:#1d2430;background:#fff;padding:1rem}
.chidao .text{white-space:pre-wrap;overflow-wrap:anywhere}
.chidao mark{padding:.1em .2em;border-radius:.25em;color:inherit}
.chidao .task{border-bottom:2px solid #c2571a;background:none}
.chidao .agencies{background:#d5e6fb}.chidao .times{background:#ffe3a8}
.chidao .figures{background:#d6f0d3}.chidao .citations{background:#e8daf6}
.chidao table{border-collapse:collapse;margin-top:1rem;width:100%;font-size:.92em}
.chidao th,.chidao td{border-bottom:1px solid #d9dee6;padding:.35rem .6rem;text-align:start;
vertical-align:top}
.chidao td.due{white-space:nowrap}
.chidao .legend mark{margin-inline-end:.6em}
"""
_COLOURED = ("agencies", "times", "figures", "citations")


def highlight(record: ArticleRecord) -> str:
    """An HTML fragment that stands alone: the style, the marked text, a table of its tasks."""
    return f"<style>{STYLE}</style>{fragment(record)}"


def fragment(record: ArticleRecord) -> str:
    """The fragment without its style; everything that comes from the text is escaped."""
    code = record.language.code
    direction = load(code).direction if code in codes() else "auto"
    title = f"<h3><bdi>{escape(record.title)}</bdi></h3>" if record.title else ""
    return (
        f'<div class="chidao" lang="{escape(record.language.code)}" dir="{direction}">'
        f"{title}{_legend()}"
        f'<div class="text">{"".join(_marked(record))}</div>{_table(record.tasks)}</div>'
    )


def _legend() -> str:
    marks = "".join(f'<mark class="{name}">{name}</mark>' for name in _COLOURED)
    return f'<p class="legend" dir="ltr">{marks}<mark class="task">task</mark></p>'


def _marked(record: ArticleRecord) -> Iterator[str]:
    """The text in pieces: tasks outside, other marks within them, cut where they cross."""
    tasks = _apart(record.tasks)
    inner = _apart([mark for layer in _COLOURED for mark in getattr(record, layer)])
    layer_of = {id(mark): layer for layer in _COLOURED for mark in getattr(record, layer)}
    cuts = sorted({0, len(record.text), *_edges(tasks), *_edges(inner)})
    for start, end in pairwise(cuts):
        piece = escape(record.text[start:end])
        mark = _covering(inner, start)
        if mark is not None:
            piece = f'<mark class="{layer_of[id(mark)]}" title="{_title(mark)}">{piece}</mark>'
        task = _covering(tasks, start)
        yield f'<mark class="task" title="{_title(task)}">{piece}</mark>' if task else piece


def _apart(marks: Sequence[Span]) -> list[Span]:
    """The marks in order, each that overlaps an earlier one left out."""
    kept: list[Span] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _edges(marks: Sequence[Span]) -> set[int]:
    return {offset for mark in marks for offset in (mark.start, mark.end)}


def _covering(marks: Sequence[Span], offset: int) -> Span | None:
    return next((mark for mark in marks if mark.start <= offset < mark.end), None)


def _title(mark: Span) -> str:
    shown = ("kind", "type", "value", "mod", "low", "high", "unit", "number", "agency_id", "rule")
    facts = [(name, getattr(mark, name, None)) for name in shown]
    return escape(" · ".join(f"{k}: {v}" for k, v in [("id", mark.id), *facts] if v is not None))


def _table(tasks: Sequence[Task]) -> str:
    if not tasks:
        return ""
    head = "".join(f"<th>{name}</th>" for name in ("who", "what", "by", "with", "kind"))
    return f"<table><tr>{head}</tr>{''.join(map(_row, tasks))}</table>"


def _row(task: Task) -> str:
    deadline = task.deadline
    when = (deadline.due or deadline.text or deadline.recurrence or "") if deadline else ""
    due = ' class="due"' if deadline and deadline.due else ""
    before, after = (_names(task.lead), task.text), (_names(task.support), task.kind)
    return f"<tr>{_cells(before)}<td{due}><bdi>{escape(when)}</bdi></td>{_cells(after)}</tr>"


def _cells(texts: Sequence[str]) -> str:
    return "".join(f"<td><bdi>{escape(text)}</bdi></td>" for text in texts)


def _names(roles: Sequence[Role]) -> str:
    return ", ".join(role.name for role in roles)
