"""Marks of digits and pairs of numbers: read back as written, or said to be doubtful."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.figures import read_figures
from pipeline.annotate.figures.digits import BLANKS
from pipeline.languages import codes, load
from pipeline.languages.phrases import expansions

_UNITS = {"ar": " طن", "fr": " tonnes", "vi": " tấn"}
_CHANGES = {
    "ar": "ارتفعت النسبة من {}% إلى {}%.",
    "fr": "Le taux est passé de {} % à {} %.",
    "vi": "Tỷ lệ tăng từ {}% lên {}%.",
}
_RATIOS = {"ar": "وافق {} عضوا.", "fr": "Il y a {} communes.", "vi": "Có {} xã."}
_DIGITS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}
_GROUPS = st.sampled_from(["", ".", ",", "٬", *BLANKS])
_DECIMALS = st.sampled_from([".", ",", "٫"])
_WHOLE = st.integers(0, 12).flatmap(lambda power: st.integers(0, 10**power))
_PART = st.text("0123456789", max_size=4)


def _read(code: str, text: str) -> tuple[list[Any], Any]:
    pack = load(code)
    figures, warnings = read_figures(pack.folding(text), pack)
    return [(figure.text, figure.low, figure.high) for figure in figures], warnings


def _habitual(code: str, mark: str) -> bool:
    """Whether the mark always groups thousands in a language that has one habit."""
    habit = load(code).table("figures")["digits"]
    return all(habit.get(role, {}).get(mark, "group") == "group" for role in ("marks", "scaled"))


@pytest.mark.parametrize("code", codes())
@settings(max_examples=300)
@given(_WHOLE, _PART, _GROUPS, _DECIMALS, st.booleans())
def test_a_number_is_read_as_written_or_with_a_warning(
    code: str, whole: int, part: str, group: str, decimal: str, measured: bool
) -> None:
    if group == decimal:
        decimal = "٫" if group == "," else ","
    written = f"{whole:,}".replace(",", group) + (decimal + part if part else "")
    text = f"x {written}{_UNITS[code]} y" if measured else written
    figures, warnings = _read(code, text)
    value = float(f"{whole}.{part}") if part else whole
    figure = written + (_UNITS[code] if measured else "")
    ambiguous = len(part) == 3 and 0 < whole < 1000
    if ambiguous and decimal != "٫" and _habitual(code, decimal):
        value = int(f"{whole}{part}")
    if not warnings:
        assert figures == [(figure, pytest.approx(value), pytest.approx(value))]


@pytest.mark.parametrize("name", _DIGITS)
@given(st.integers(1000, 10**12), st.sampled_from(["٬", *BLANKS]))
def test_digits_of_other_scripts_are_read(name: str, number: int, group: str) -> None:
    written = f"{number:,}".translate(str.maketrans("0123456789", _DIGITS[name]))
    written = written.replace(",", group)
    assert _read("ar", f"بلغ {written} طن") == ([(f"{written} طن", number, number)], ())


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("vi", "1,234,567 tấn và 1.250 km và 2.5 km", [1234567, 1.25, 2.5]),
        ("fr", "1,234,567 tonnes, 2.5 tonnes et 1,250 tonnes", [1234567, 2.5, 1250]),
        ("ar", "1,234,567 طن ثم 2.5 طن ثم 1.250 طن", [1234567, 2.5, 1.25]),
    ],
)
def test_the_other_numbers_of_a_text_settle_a_mark_and_it_is_said(
    code: str, text: str, values: list[float]
) -> None:
    figures, warnings = _read(code, text)
    assert [low for _, low, _ in figures] == values
    assert warnings


_MEASURES = ("percent", "km", "tonne", "ha")
_PAIRS = [
    pytest.param(code, connector, unit, form, id=f"{code}-{connector}-{unit}")
    for code in codes()
    for connector in load(code).table("figures")["ranges"]["connectors"]
    for unit in _MEASURES
    for form in load(code).table("figures")["units"][unit][:1]
]


@pytest.mark.parametrize(("code", "connector", "unit", "form"), _PAIRS)
@given(st.integers(1, 400), st.integers(1, 500))
@settings(max_examples=20)
def test_a_range_of_each_connector_and_unit_comes_back(
    code: str, connector: str, unit: str, form: str, low: int, more: int
) -> None:
    plain = expansions(form)[0]
    between = "-" if connector in "-÷" else f" {connector} "
    written = f"{low}{between}{low + more} {plain}"
    pack = load(code)
    figures, _ = read_figures(pack.folding(f"x {written} y"), pack)
    assert [(f.text, f.low, f.high, f.unit) for f in figures] == [(written, low, low + more, unit)]


@pytest.mark.parametrize("code", codes())
@given(st.integers(1, 400), st.integers(1, 400))
def test_a_change_has_an_old_and_a_new_value_in_order(code: str, old: int, new: int) -> None:
    text = _CHANGES[code].format(old, new)
    pack = load(code)
    figures, _ = read_figures(pack.folding(text), pack)
    assert [(f.low, f.high, f.unit, f.change) for f in figures] == [
        (old, old, "percent", "from"),
        (new, new, "percent", "to"),
    ]


@pytest.mark.parametrize("code", codes())
@given(st.integers(1, 99), st.integers(1, 900))
def test_a_ratio_has_its_quotient(code: str, above: int, more: int) -> None:
    written = f"{above}/{above + more}"
    figures, _ = _read(code, _RATIOS[code].format(written))
    assert figures == [(written, *[pytest.approx(above / (above + more))] * 2)]
