"""Scores as a Markdown table: a row a layer, a column a language."""

from __future__ import annotations

from pipeline.evaluate.run import Evaluation
from pipeline.evaluate.scores import Score, Share


def markdown(evaluation: Evaluation) -> str:
    """The table, precision / recall / F1 a cell; a share has one number."""
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
