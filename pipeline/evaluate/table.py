"""Scores as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.evaluate.run import Evaluation
from pipeline.evaluate.scores import Score, Share
from pipeline.evaluate.suites.case import Row


def markdown(evaluation: Evaluation) -> str:
    """A row a layer, a column a language; precision / recall / F1 a cell, a share one number."""
    codes = list(evaluation.languages)
    head = [f"{code} ({evaluation.documents[code]} texts)" for code in codes]
    lines = [_row(["P / R / F1", *head]), _row(["---", *(":---:" for _ in codes)])]
    names = list(dict.fromkeys(n for code in codes for n in evaluation.languages[code]))
    rows = ([name, *(_cell(evaluation.languages[c].get(name)) for c in codes)] for name in names)
    return "\n".join([*lines, *map(_row, rows)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(score: Score | Share | None) -> str:
    if score is None:
        return ""
    if isinstance(score, Share):
        return f"{score.value:.2f} of {score.total}"
    return f"{score.precision:.2f} / {score.recall:.2f} / **{score.f1:.2f}**"


def errors(rows: Iterable[Row]) -> str:
    """One line a wrong case, parted by tabs: suite, language, dimension, class, id, text,
    expected, found."""
    return "\n".join(
        "\t".join(
            " ".join(cell.split())
            for cell in (
                *(row.suite, row.language, row.dimension, one.failure),
                *(one.id, one.text, one.expected, one.found),
            )
        )
        for row in rows
        for one in row.wrong
    )


def failures(rows: Iterable[Row]) -> str:
    """A row a suite, language and dimension with something wrong; the classes by number."""
    lines = [_row(["suite", "language", "dimension", "wrong", "classes"])]
    lines.append(_row(["---", "---", "---", "---:", "---"]))
    for row in rows:
        if row.wrong:
            classes = ", ".join(f"{number} {name}" for name, number in row.failures.items())
            cells = [row.suite, row.language, row.dimension, str(len(row.wrong)), classes]
            lines.append(_row(cells))
    return "\n".join(lines)


def suites(rows: Iterable[Row]) -> str:
    """A row a suite, language and dimension; how many of the wrong ones are wrong by a named
    convention of the suite's, and, last, what our layers do not cover."""
    head = ["suite", "language", "dimension", "cases", "right", "share", "named", "apart"]
    lines = [_row(head), _row(["---", "---", "---", "---:", "---:", "---:", "---:", "---"])]
    for row in rows:
        share = "" if row.share is None else f"{row.share:.3f}"
        apart = ", ".join(f"{number} {reason}" for reason, number in sorted(row.apart.items()))
        numbers = [str(row.cases), str(row.right), share, str(row.named or "")]
        lines.append(_row([row.suite, row.language, row.dimension, *numbers, apart]))
    return "\n".join(lines)
