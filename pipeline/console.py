"""What the command shows on a terminal: progress, tables, what was rejected."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console as Terminal
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline.evaluate.run import Evaluation
from pipeline.evaluate.scores import Share
from pipeline.schema import ArticleRecord, RejectedRecord, Task

_SHOWN = 10  # rejected inputs named on the terminal; the file names them all
_COLOURS = {"directive": "bold", "commitment": "cyan", "target": "green", "status": "yellow"}


class Console:
    """Messages about a running job on standard error; a progress bar only on a terminal."""

    def __init__(self, quiet: bool = False) -> None:
        self._terminal = Terminal(stderr=True, quiet=quiet)

    def track(self, paths: list[str]) -> Iterator[str]:
        """Yield the paths, showing how many are done."""
        columns = (TextColumn("extracting"), BarColumn(), MofNCompleteColumn())
        hidden = self._terminal.quiet or not self._terminal.is_terminal
        progress = Progress(
            *columns, TimeRemainingColumn(), console=self._terminal, transient=True, disable=hidden
        )
        with progress:
            job = progress.add_task("", total=len(paths))
            for path in paths:
                yield path
                progress.advance(job)

    def rejected(self, rejected: list[RejectedRecord], out: Path | None) -> None:
        """Name the inputs that could not be read, with reasons."""
        for record in rejected[:_SHOWN]:
            line = f"rejected {record.input}: {record.reason}: {record.message}"
            self._terminal.print(Text(printable(line), style="yellow"), soft_wrap=True)
        if len(rejected) > _SHOWN:
            self._terminal.print(Text(f"… and {len(rejected) - _SHOWN} more"))
        if rejected and out:
            self._terminal.print(
                Text(f"all of them: {out.parent / 'rejected.jsonl'}"), soft_wrap=True
            )


def printable(text: str) -> str:
    """One line without control characters, each right-to-left run isolated from its neighbours.

    Texts from the web may hold terminal escapes; a name in Arabic must not turn the cells
    beside it round (Unicode TR9: first strong isolate, pop directional isolate).
    """
    line = re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+", " ", text).strip()
    return f"\u2068{line}\u2069" if re.search(r"[\u0590-\u08ff\ufb1d-\ufefc]", line) else line


def task_table(records: Iterable[ArticleRecord], dated_only: bool = False) -> None:
    """Print one row a task, an article's tasks under its title."""
    terminal = Terminal(width=None if sys.stdout.isatty() else 140)
    articles = tasks = dated = 0
    for record in records:
        shown = [t for t in record.tasks if _due(t) or not dated_only]
        articles += 1
        tasks += len(shown)
        dated += sum(bool(t.deadline and t.deadline.due) for t in shown)
        terminal.print(_article(record, shown) if shown else _no_task(record))
    terminal.print(f"{articles} articles, {tasks} tasks, {dated} with a due day")


def _title(record: ArticleRecord) -> Text:
    title = f"{record.language.code} · {record.published or 'no day'} · {record.title or record.id}"
    return Text(printable(title))


def _no_task(record: ArticleRecord) -> Text:
    return _title(record).append(": no task found", style="dim")


def _article(record: ArticleRecord, tasks: list[Task]) -> Table:
    table = Table(title=_title(record), title_justify="left", expand=True)
    table.add_column("who", ratio=3)
    table.add_column("what", ratio=8)
    table.add_column("by", ratio=2)
    table.add_column("kind", width=10)
    for task in tasks:
        who = "; ".join(role.name for role in task.lead) or "–"
        style = _COLOURS[task.kind]
        cells = (who, task.text, _due(task), task.kind)
        table.add_row(*(Text(printable(cell), style=style) for cell in cells))
    return table


def _due(task: Task) -> str:
    deadline = task.deadline
    if deadline is None:
        return ""
    urgent = "at once" if deadline.urgent else ""
    return deadline.due or deadline.recurrence or deadline.text or urgent


def score_table(name: str, evaluation: Evaluation) -> None:
    """Print precision, recall and F1 a language and layer."""
    terminal = Terminal(width=None if sys.stdout.isatty() else 100)
    table = Table(title=f"{name} (gold {evaluation.digest})", title_justify="left")
    for column in ("language", "layer", "precision", "recall", "F1", "right/gold"):
        table.add_column(column, justify="left" if column in ("language", "layer") else "right")
    for code, scores in evaluation.languages.items():
        for layer, score in scores.items():
            cells: tuple[str, ...]
            if isinstance(score, Share):
                cells = ("", "", f"{score.value:.3f}", f"{score.right}/{score.total}")
            else:
                measures = (score.precision, score.recall, score.f1)
                gold = score.right + score.missed
                cells = (*(f"{m:.3f}" for m in measures), f"{score.right}/{gold}")
            table.add_row(code, layer, *cells)
        table.add_section()
    terminal.print(table)
