"""Figures: the packs' examples, the laws of offsets, what is left out and said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.figures import read_figures
from pipeline.annotate.figures.examples import example
from pipeline.annotate.figures.grammar import grammar
from pipeline.annotate.figures.numerals import read_numeral
from pipeline.annotate.figures.units import currencies, known
from pipeline.languages import codes, load
from pipeline.languages.doc import blank
from pipeline.schema import Span


def _examples() -> list[Any]:
    found = []
    for code in codes():
        path = load(code).folder / "examples" / "figures.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append(pytest.param(code, case, id=f"{code}-{case['name']}"))
    return found


def _read(code: str, text: str, **known: Any) -> Any:
    pack = load(code)
    return read_figures(pack.folding(text), pack, **known)


@pytest.mark.parametrize(("code", "case"), _examples())
def test_examples_of_the_pack(code: str, case: dict[str, Any]) -> None:
    figures, _ = _read(code, case["text"])
    keys = ("text", "low", "high", "unit", "comparator")
    assert [{key: getattr(f, key) for key in keys} for f in figures] == case["figures"]


def _written(key: str) -> list[Any]:
    return [
        pytest.param(code, sentence, id=f"{code}-{number}")
        for code in codes()
        for number, sentence in enumerate(load(code).table("figures").get(key, []))
    ]


@pytest.mark.parametrize(("code", "sentence"), _written("examples"))
def test_examples_beside_the_tables(code: str, sentence: str) -> None:
    wanted = example(sentence)
    figures, _ = _read(code, wanted.text, country=wanted.country)
    found = [
        (figure.text, {key: getattr(figure, key) for key in said})
        for figure, (_, said) in zip(figures, wanted.figures, strict=False)
    ]
    assert [f.text for f in figures] == [text for text, _ in wanted.figures]
    for (text, said), (_, expected) in zip(found, wanted.figures, strict=True):
        assert said == {
            key: pytest.approx(value) if key in ("low", "high") else value
            for key, value in expected.items()
        }, text


@pytest.mark.parametrize(("code", "sentence"), _written("plain"))
def test_nothing_is_a_figure_in_plain_sentences(code: str, sentence: str) -> None:
    assert [figure.text for figure in _read(code, sentence)[0]] == []


@pytest.mark.parametrize("code", codes())
def test_every_unit_of_a_pack_is_known(code: str) -> None:
    table = load(code).table("figures")
    kinds = {code for kind, units in known().items() if kind != "currencies" for code in units}
    assert set(table["units"]) <= kinds
    assert set(table["currencies"]) <= currencies()


_PIECES = st.sampled_from(
    ["12", "1.250", "3,5", " ", "\u00a0", "%", "-", "/", "(", ")", "tỷ", "triệu", "hai", "đồng",
     "de", "et", "cent", "mille", "millions", "vingt", "un", "و", "ألف", "مليون", "ثلاثة",
     "في المئة", "\n", ".", "x", "٫", "٠", "²", "İ", "ـ"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text())
@pytest.mark.parametrize("code", codes())
def test_figures_are_ordered_disjoint_and_read_from_their_characters(code: str, text: str) -> None:
    figures, warnings = _read(code, text)
    position = 0
    for figure in figures:
        assert position <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.low <= figure.high
        position = figure.end
    assert (figures, warnings) == _read(code, text)


def test_taken_stretches_are_left_alone() -> None:
    text = "30 ha và 12 ha"
    figures, _ = _read("vi", text, blocked=[Span(start=0, end=5, text="30 ha")])
    assert [f.text for f in figures] == ["12 ha"]


def test_the_source_country_settles_a_shared_currency() -> None:
    text = "Le coût est de 25 milliards de FCFA."
    assert _read("fr", text, country="CM")[0][0].unit == "XAF"
    assert _read("fr", text, country="SN")[0][0].unit == "XOF"


def test_an_unsettled_currency_is_left_out_with_a_warning() -> None:
    figures, warnings = _read("ar", "بلغت الكلفة 5 ملايين دينار.")
    assert not figures
    assert "country" in warnings[0]


def test_the_text_decides_between_two_habits_and_says_so() -> None:
    figures, warnings = _read("vi", "Mỏ có 1,234,567 tấn, dài 2.5 km và rộng 1.250 km.")
    assert [f.low for f in figures] == [1234567, 2.5, 1.25]
    assert warnings


@pytest.mark.parametrize(
    ("code", "words", "value"),
    [
        ("vi", "chín trăm chín mươi chín tỷ", 999_000_000_000),
        ("vi", "hai triệu ba trăm nghìn", 2_300_000),
        ("vi", "hai mươi lăm nghìn tỷ", 25_000_000_000_000),
        ("vi", "một triệu hai", 1_200_000),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "deux cent quarante-trois mille sept cent un", 243_701),
        ("fr", "vingt-cinq mille milliards", 25_000_000_000_000),
        ("fr", "septante et un", 71),
        ("fr", "vingt-et-un", 21),
        ("vi", "bốn mươi tư", 44),
        ("vi", "một nghìn không trăm linh năm", 1005),
        ("ar", "ثلاثة آلاف وخمسمائة", 3500),
        ("ar", "مئتان وسبعة وأربعون مليونا", 247_000_000),
        ("ar", "ألف مليون", 1_000_000_000),
        ("ar", "سبعة عشر", 17),
    ],
)
def test_number_words_are_worked_out(code: str, words: str, value: int) -> None:
    pack = load(code)
    folded = pack.folding(words).text
    numeral = read_numeral(folded, 0, grammar(pack), {})
    assert numeral is not None
    assert (int(numeral.value), numeral.end) == (value, len(folded))


def test_the_component_fills_the_document() -> None:
    nlp = blank(load("fr"))
    nlp.add_pipe("chidao_figures")
    doc = nlp("Le fonds compte 12 communes.")
    assert [f.id for f in doc._.figures] == ["f1"]
    assert doc.spans["figures"][0].text == "12"


@pytest.mark.parametrize("code", codes())
@given(st.text(alphabet="0123456789 -−(),.%\n°C", max_size=30))
def test_a_minus_at_the_head_of_a_line_is_a_bullet(code: str, text: str) -> None:
    figures, _ = _read(code, text)
    if "\n" not in text.strip():  # one line is no list: "-5 °C" is a temperature
        return
    heads = [text[: f.start].rsplit("\n", 1)[-1].strip() for f in figures if f.low < 0]
    assert all(heads)
