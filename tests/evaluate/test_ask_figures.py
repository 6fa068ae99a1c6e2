"""What is asked of figures, and the classes of what is wrong: cases written here."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate.asks import figures
from pipeline.evaluate.suites import score_suite
from pipeline.evaluate.suites.case import Row


def test_figures_name_their_failures() -> None:
    ask = figures.HasFigure(5, 5, {"EUR": 1.0}, (">",))
    figure = {"low": 5, "high": 5, "unit": "EUR", "comparator": ">", "start": 0, "end": 1}

    def name(*found: Any) -> str:
        return ask.failure({"figures": found}).name

    assert ask({"figures": [figure]})
    assert ask.expected == "> 5 EUR"
    assert name() == "not found"
    assert name(figure | {"low": 4}) == "other number"
    assert name(figure | {"unit": "USD"}) == "other unit"
    assert name(figure | {"comparator": "="}) == "other bound or place"


def test_a_figure_alone_has_nothing_besides() -> None:
    figure = {"low": 5, "high": 5, "unit": "EUR", "comparator": "=", "start": 0, "end": 1}
    ask = figures.Alone(figures.HasFigure(5, 5))
    assert ask({"figures": [figure]})
    assert not ask({"figures": [figure, figure]})
    assert ask.failure({"figures": [figure, figure]}).name == "more besides"
    assert ask.failure({"figures": []}).name == "not found"


def test_numbers_are_compared_to_the_last_digit_where_that_is_asked() -> None:
    figure = {"low": 1_000_000_000_001, "high": 1_000_000_000_001, "unit": "count"}
    assert figures.HasFigure(1e12, 1e12)({"figures": [figure]})
    assert not figures.HasFigure(1e12, 1e12, tolerance=0.0)({"figures": [figure]})
    vast = figure | {"low": 10**16 + 1, "high": 10**16 + 1}
    assert not figures.HasFigure(10**16, 10**16, tolerance=0.0)({"figures": [vast]})
    assert not figures.HasFigure(1000, 1000)({"figures": [figure | {"low": 1001, "high": 1001}]})


def test_units_are_found_in_any_case() -> None:
    assert figures.units_of("µm") == {"µm": 1}
    assert figures.units_of("Celsius") == {"°C": 1}
    assert figures.units_of("Cent") == dict.fromkeys(("USD", "EUR", "CAD", "AUD", "VND"), 0.01)
    assert figures.units_of("Livre (Weight)") == {"lb": 1}
    assert figures.units_of("furlong") is None


def test_an_end_of_a_range_and_no_figure_of_a_kind() -> None:
    figure = {"low": 5, "high": 9, "unit": "EUR", "comparator": "=", "start": 0, "end": 1}
    record = {"figures": [figure]}
    assert figures.IsEnd(9)(record)
    assert not figures.IsEnd(9)({"figures": [figure | {"low": 9}]})
    assert figures.IsEnd(9).failure({"figures": []}).name == "not found"
    assert figures.NoFigure(("count",))(record)
    assert not figures.NoFigure(bounded=True)(record)
    assert figures.NoFigure(bounded=True)({"figures": [figure | {"low": 9}]})
    assert not figures.NoFigure(bounded=True)({"figures": [figure | {"low": 9, "comparator": ">"}]})
    assert figures.NoFigure().failure(record).name == "found where nothing is"


def _number(text: str, expected: float, low: float, unit: str) -> Row:
    figure = {"start": 0, "end": 1, "text": "x", "low": low, "high": low, "unit": unit}
    case = {
        "id": "x",
        "lang": "ar",
        "dim": "Numeral",
        "text": text,
        "reference_time": None,
        "expected": [expected],
        "assertion": "assert_expression_output",
        "maha_passes": True,
        "test": "test_x",
    }
    row, framed = score_suite("maha_ar", [case], lambda *_: {"figures": [figure]})
    assert framed.failures == row.failures
    return row


@pytest.mark.parametrize(
    ("text", "found", "failure"),
    [
        ("تسعة بالمئة", (9, "percent"), "convention: a percent is a part of one"),
        ("9%", (9, "percent"), "convention: a percent is a part of one"),
        ("تسعة", (9, "count"), "other number"),
    ],
)
def test_a_percent_of_a_suite_is_told_from_a_miss(
    text: str, found: tuple[float, str], failure: str
) -> None:
    row = _number(text, 0.09, *found)
    assert row.failures == {failure: 1}
    assert row.named == int(failure.startswith("convention"))
    assert row.as_json()["named"] == row.named
