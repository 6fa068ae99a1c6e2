"""What NeMo's cases ask, by what their digits say: cases written here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.suites import written
from tests.evaluate.marks import figure, row, says, time


def _nemo(dim: str, written: str, value: float | None = None, **keys: str) -> dict[str, Any]:
    case = {"dim": dim, "value": value, "spoken": "mots", "written": written, "direction": "itn"}
    return {**case, **keys}


@pytest.mark.parametrize(
    ("case", "found", "right"),
    [
        (_nemo("cardinal", "99", 99), [figure(99)], 1),
        (_nemo("cardinal", "98", 98), [figure(99)], 0),
        (_nemo("cardinal", "99", 99), [figure(99), figure(3)], 0),  # all and only
        (_nemo("decimal", "4,1 millions"), [figure(4_100_000)], 1),
        (_nemo("fraction", "3 1/4"), [figure(3.25, unit="ratio")], 1),
        (_nemo("money", "3,50 €"), [figure(3.5, unit="EUR")], 1),
        (_nemo("money", "3,50 €"), [figure(3.5, unit="USD")], 0),
        (_nemo("money", "3,50 €"), [figure(3, unit="EUR"), figure(0.5, unit="EUR")], 0),
        (_nemo("money", "1 €"), [figure(1, unit="EUR")], 1),
        (_nemo("measure", "7 s"), [time("PT7S", type="DURATION")], 1),
        (_nemo("range", "3k-4k", lang="vi"), [figure(3000, 4000)], 1),
    ],
)
def test_nemo_asks_for_what_the_digits_say(
    case: dict[str, Any], found: list[Any], right: int
) -> None:
    one = row("nemo", case, says(*found))
    assert (one.dimension, one.cases, one.right) == (case["dim"], 1, right)


def test_nemo_asks_for_agreement_where_the_digits_cannot_be_read() -> None:
    case = _nemo("money", "99 sous d'or")
    assert row("nemo", case, says(figure(99, unit="EUR"))).right == 1
    assert row("nemo", case, says()).right == 0

    def differs(language: str, text: str, day: str | None) -> Any:
        return {"times": [], "figures": [figure(len(text))]}

    assert row("nemo", case, differs).right == 0


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (_nemo("roman", "IX"), "roman numeral"),
        (_nemo("cardinal", "quatre"), "no value given"),
        (_nemo("cardinal", "1", 1), "the word for one"),
    ],
)
def test_nemo_cases_apart(case: dict[str, Any], reason: str) -> None:
    assert dict(row("nemo", case, says()).apart) == {reason: 1}


@pytest.mark.parametrize(
    ("text", "language", "direction", "ends", "unit"),
    [
        ("8.125", "vi", "itn", (8.125, 8.125), ""),
        ("8.125", "vi", "tn", (8125, 8125), ""),
        ("-8,25", "vi", "tn", (-8.25, -8.25), ""),
        ("3tr4", "vi", "tn", (3.4e6, 3.4e6), ""),
        ("7t", "vi", "tn", (7e9, 7e9), ""),
        ("6 nghìn tỷ", "vi", "itn", (6e12, 6e12), ""),
        ("7tb", "vi", "tn", (7, 7), "tb"),
        ("30.000đ-40.000đ", "vi", "tn", (30000, 40000), "đ"),
        ("40.000đ/ngày", "vi", "tn", (40000, 40000), "đ/ngày"),
        ("Sải tay 62cm", "vi", "tn", (62, 62), "cm"),
        ("1 234,5 km/h", "fr", "itn", (1234.5, 1234.5), "km/h"),
        ("6,70 milliards d'euros", "fr", "itn", (6.7e9, 6.7e9), "euros"),
        ("-3/8", "fr", "tn", (-0.375, -0.375), ""),
        ("$8.30", "ar", "itn", (8.3, 8.3), "$"),
        ("%4,75", "ar", "tn", (4.75, 4.75), "%"),
    ],
)
def test_what_digits_say(
    text: str, language: str, direction: str, ends: tuple[float, float], unit: str
) -> None:
    found = written.read(text, language, direction)
    assert found is not None
    assert ((found.low, found.high), found.unit) == (ends, unit)


@pytest.mark.parametrize("text", ["douze", "Airbus 3", "3/0", "1,2,3", ""])
def test_digits_that_are_not_read(text: str) -> None:
    assert written.read(text, "fr", "itn") is None


@given(st.text(alphabet="0123456789 .,-/%€km", max_size=20))
def test_digits_of_any_form_are_read_or_not(text: str) -> None:
    found = written.read(text, "fr", "itn")
    assert found is None or isinstance(found.low, float)
