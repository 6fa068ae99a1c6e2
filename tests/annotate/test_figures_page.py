"""The page of the figures: its table of values says what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.annotate import figures
from pipeline.annotate.figures import read_figures
from pipeline.languages import codes, load

_PAGE = Path(figures.__file__).with_name("README.md")


def _rows() -> list[list[str]]:
    lines = _PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] in codes()]


@pytest.mark.parametrize(("code", "words", "low", "high", "unit", "more"), _rows())
def test_values_of_the_page(
    code: str, words: str, low: str, high: str, unit: str, more: str
) -> None:
    pack = load(code)
    (figure,), _ = read_figures(pack.folding(words), pack)
    said = {"per": figure.per, "trend": figure.trend, "change": figure.change}
    extra: list[str] = [figure.comparator] if figure.comparator != "=" else []
    extra += [
        f"{name} {value}" if name == "per" else value for name, value in said.items() if value
    ]
    assert (figure.low, figure.high) == (float(low), float(high))
    assert (figure.unit, " ".join(extra)) == (unit, more)
