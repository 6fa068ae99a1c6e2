"""What a suite's case asks, and how its cases are counted: cases written here."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.evaluate import table
from pipeline.evaluate.asks import Extract, periods
from pipeline.evaluate.suites import read, score_folder, score_suite, written
from pipeline.evaluate.suites.case import Row, counted


def _time(value: str, first: str | None = None, last: str | None = None, **keys: Any) -> Any:
    mark = {"start": 0, "end": 5, "text": "xxxxx", "type": "DATE", "value": value, "mod": None}
    return {**mark, "earliest": first, "latest": last or first, **keys}


def _clock(value: str, **keys: Any) -> Any:
    return _time(value, value[:10], type="TIME", **keys)


def _figure(low: float, high: float | None = None, unit: str = "count", **keys: Any) -> Any:
    mark = {"start": 0, "end": 5, "text": "xxxxx", "low": low, "high": low, "unit": unit}
    return {**mark, "high": low if high is None else high, "comparator": "=", **keys}


def _says(*marks: Any) -> Extract:
    """An extraction that finds the same marks in every text."""
    record = {
        "times": [mark for mark in marks if "value" in mark],
        "figures": [mark for mark in marks if "low" in mark],
    }
    return lambda language, text, day: record


def _row(suite: str, case: dict[str, Any], extract: Extract) -> Row:
    row, *_ = score_suite(suite, [{"id": "x", "lang": "fr", **case}], extract)
    return row


def _duckling(dim: str, expected: Any, text: str = "xxxxx") -> dict[str, Any]:
    reference = "2013-02-12T04:30:00-02:00"
    return {
        "dim": dim,
        "text": text,
        "reference_time": reference,
        "expected": expected,
        "negative": expected is None,
    }


def _value(day: str, grain: str) -> dict[str, str]:
    return {"type": "value", "value": f"{day}T00:00:00", "grain": grain}


@pytest.mark.parametrize(
    ("case", "found", "right"),
    [
        (_duckling("Time", _value("2013-03-04", "day")), _time("2013-03-04", "2013-03-04"), True),
        (_duckling("Time", _value("2013-03-04", "day")), _time("2013-03-05", "2013-03-05"), False),
        (
            _duckling("Time", _value("2013-04-01", "month")),
            _time("2013-04", "2013-04-01", "2013-04-30"),
            True,
        ),
        (
            _duckling("Time", _value("2013-02-11", "week")),
            _time("2013-W07", "2013-02-11", "2013-02-17"),
            True,
        ),
        (
            _duckling(
                "Time",
                {"type": "interval", "from": "2013-05-03", "to": "2013-05-06", "grain": "day"},
            ),
            _time("2013-05-03/2013-05-05", "2013-05-03", "2013-05-05"),
            True,
        ),
        (
            _duckling(
                "Time",
                {"type": "interval", "from": "2013-05-21", "to": "2013-06-01", "grain": "day"},
            ),
            _time("2013-05", "2013-05-01", "2013-05-31", mod="END"),
            True,
        ),
        (
            _duckling(
                "Time",
                {"type": "interval", "from": "2013-03-01", "to": "2013-06-01", "grain": "month"},
            ),
            _time("P3M", type="DURATION"),
            True,
        ),
        (
            _duckling("Time", {"type": "interval", "from": "2013-05-03", "grain": "day"}),
            _time("2013-05-03", "2013-05-03", mod="AFTER"),
            True,
        ),
        (
            _duckling("Time", {"type": "interval", "from": "2013-05-03", "grain": "day"}),
            _time("2013-05-03", "2013-05-03"),
            False,
        ),
        (
            _duckling("Time", {"type": "interval", "to": "2013-05-03", "grain": "day"}),
            _time("2013-05-03", "2013-05-03", mod="BEFORE"),
            True,
        ),
        (_duckling("Time", None), _time("2013-05-03", "2013-05-03"), False),
        (_duckling("Time", None), _figure(3), True),
        (_duckling("Duration", {"value": 3, "unit": "week"}), _time("P3W"), True),
        (_duckling("Duration", {"value": 3, "unit": "week"}), _time("P21D"), True),
        (_duckling("Duration", {"value": 3, "unit": "week"}), _time("P3M"), False),
        (_duckling("Numeral", {"value": 33}, "33"), _figure(33), True),
        (_duckling("Numeral", {"value": 33}, "33"), _figure(30, 33), False),
        (
            _duckling("AmountOfMoney", {"value": 10, "unit": "Dollar"}),
            _figure(10, unit="USD"),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"value": 10, "unit": "Dollar"}),
            _figure(10, unit="EUR"),
            False,
        ),
        (
            _duckling("AmountOfMoney", {"value": 10, "unit": "Cent"}),
            _figure(0.1, unit="EUR"),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"interval": "between", "from": 5, "to": 9, "unit": "EUR"}),
            _figure(5, 9, unit="EUR"),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"interval": "under", "to": 9, "unit": "EUR"}),
            _figure(9, unit="EUR", comparator="<="),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"interval": "under", "to": 9, "unit": "EUR"}),
            _figure(9, unit="EUR", comparator=">"),
            False,
        ),
        (_duckling("Quantity", {"value": 500, "unit": "Gram"}), _figure(0.5, unit="kg"), True),
    ],
)
def test_duckling_cases(case: dict[str, Any], found: Any, right: bool) -> None:
    row = _row("duckling", case, _says(found))
    assert (row.cases, row.right) == (1, int(right))


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (_duckling("Ordinal", {"value": 2}), "ordinal"),
        (_duckling("Numeral", {"value": 1}, "xxxxx"), "the word for one"),
        (_duckling("Volume", {"value": 2, "unit": "Cup"}), "unit Cup"),
    ],
)
def test_what_no_layer_covers_is_counted_apart(case: dict[str, Any], reason: str) -> None:
    row = _row("duckling", case, _says())
    assert (row.cases, row.share, dict(row.apart)) == (0, None, {reason: 1})


def _maha(dim: str, expected: Any, assertion: str, **keys: Any) -> dict[str, Any]:
    case = {"dim": dim, "expected": expected, "assertion": assertion, "text": "xxxxx"}
    reference = "2021-09-01T10:38:04" if dim == "Time" else None
    return {**case, "maha_passes": True, "test": "test_x", "reference_time": reference, **keys}


@pytest.mark.parametrize(
    ("case", "found", "right"),
    [
        (_maha("Numeral", [4, 5], "assert_expression_output"), [_figure(4), _figure(5)], 1),
        (_maha("Numeral", [4, 5], "assert_expression_output"), [_figure(4)], 0),
        (
            _maha(
                "Duration",
                ["[2, 3]", "[<DurationUnit.MONTHS: 6>, <DurationUnit.DAYS: 4>]"],
                "assert_combined_expression_one_output",
            ),
            [_time("P2M3D")],
            1,
        ),
        (
            _maha(
                "Duration",
                ["[2, 3]", "[<DurationUnit.MONTHS: 6>, <DurationUnit.DAYS: 4>]"],
                "assert_combined_expression_one_output",
            ),
            [_time("P2M"), _time("P3D")],
            1,
        ),
        (
            _maha("Time", ["2021-11-01T00:00:00"], "assert_expression_date_output"),
            [_time("2021-11", "2021-11-01", "2021-11-30")],
            1,
        ),
        (
            _maha("Time", ["2021-11-01T00:00:00"], "assert_expression_date_output", text="x" * 20),
            [_time("2021-11", "2021-11-01", "2021-11-30")],
            0,  # read from a quarter of the words only
        ),
        (
            _maha("Time", ["2021-10-01T10:38:04", "None"], "assert_interval_output"),
            [_time("2021-10-01", "2021-10-01")],
            1,
        ),
        (
            _maha("Time", ["Hijri(1445, 9, 1)"], "assert_hijri_expression_output"),
            [_time("2024-03-11", "2024-03-11")],
            1,
        ),
        (_maha("Duration", {}, "params", test="test_negative_x"), [], 1),
        (_maha("Duration", {}, "params", test="test_negative_x"), [_time("P2M")], 0),
    ],
)
def test_maha_cases(case: dict[str, Any], found: list[Any], right: int) -> None:
    row = _row("maha_ar", case, _says(*found))
    assert (row.cases, row.right) == (1, right)


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (_maha("Ordinal", [2], "assert_expression_output"), "ordinal"),
        (
            _maha("Numeral", [2], "assert_expression_output", maha_passes=False),
            "its own system fails",
        ),
    ],
)
def test_maha_cases_apart(case: dict[str, Any], reason: str) -> None:
    assert dict(_row("maha_ar", case, _says()).apart) == {reason: 1}


def _nemo(dim: str, written: str, value: float | None = None, **keys: str) -> dict[str, Any]:
    case = {"dim": dim, "value": value, "spoken": "mots", "written": written, "direction": "itn"}
    return {**case, **keys}


@pytest.mark.parametrize(
    ("case", "found", "right"),
    [
        (_nemo("cardinal", "99", 99), [_figure(99)], 1),
        (_nemo("cardinal", "98", 98), [_figure(99)], 0),
        (_nemo("cardinal", "99", 99), [_figure(99), _figure(3)], 0),  # all and only
        (_nemo("decimal", "4,1 millions"), [_figure(4_100_000)], 1),
        (_nemo("fraction", "3 1/4"), [_figure(3.25, unit="ratio")], 1),
        (_nemo("money", "3,50 €"), [_figure(3.5, unit="EUR")], 1),
        (_nemo("money", "3,50 €"), [_figure(3.5, unit="USD")], 0),
        (_nemo("money", "3,50 €"), [_figure(3, unit="EUR"), _figure(0.5, unit="EUR")], 0),
        (_nemo("money", "1 €"), [_figure(1, unit="EUR")], 1),
        (_nemo("measure", "7 s"), [_time("PT7S", type="DURATION")], 1),
        (_nemo("range", "3k-4k", lang="vi"), [_figure(3000, 4000)], 1),
    ],
)
def test_nemo_asks_for_what_the_digits_say(
    case: dict[str, Any], found: list[Any], right: int
) -> None:
    row = _row("nemo", case, _says(*found))
    assert (row.dimension, row.cases, row.right) == (case["dim"], 1, right)


def test_nemo_asks_for_agreement_where_the_digits_cannot_be_read() -> None:
    case = _nemo("money", "99 sous d'or")
    assert _row("nemo", case, _says(_figure(99, unit="EUR"))).right == 1
    assert _row("nemo", case, _says()).right == 0

    def differs(language: str, text: str, day: str | None) -> Any:
        return {"times": [], "figures": [_figure(len(text))]}

    assert _row("nemo", case, differs).right == 0


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (_nemo("roman", "IX"), "roman numeral"),
        (_nemo("cardinal", "quatre"), "no value given"),
        (_nemo("cardinal", "1", 1), "the word for one"),
    ],
)
def test_nemo_cases_apart(case: dict[str, Any], reason: str) -> None:
    assert dict(_row("nemo", case, _says()).apart) == {reason: 1}


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


def _recognizers(model: str, *entities: dict[str, Any]) -> dict[str, Any]:
    text = "xxxxx et encore"
    return {"model": model, "text": text, "reference_time": None, "entities": list(entities)}


def _entity(type: str = "number", **resolution: Any) -> dict[str, Any]:
    place = {"start": 0, "end": 5, "text": "12345", "offset_ok": True}
    return {**place, "type": type, "resolution": resolution}


_DAY = _entity("datetimeV2.date", values=[{"timex": "XXXX-11-07", "value": "2016-11-07"}])
_RANGE = _entity(
    "datetimeV2.daterange",
    values=[{"timex": "2016-12", "start": "2016-12-01", "end": "2017-01-01"}],
)


@pytest.mark.parametrize(
    ("case", "found", "right"),
    [
        (_recognizers("NumberModel", _entity(value="0,2")), _figure(0.2), 1),
        (_recognizers("NumberModel", _entity(value="0,2")), _figure(2), 0),
        (_recognizers("NumberModel"), _figure(2), 0),
        (_recognizers("NumberModel"), _time("2016"), 1),
        (_recognizers("PercentModel", _entity(value="30%")), _figure(30, unit="percent"), 1),
        (_recognizers("PercentModel", _entity(value="30%")), _figure(30), 0),
        (_recognizers("NumberModel", _entity(value="20")), _figure(20, 30), 1),
        (_recognizers("NumberModel"), _figure(2, unit="km"), 1),
        (_recognizers("NumberRangeModel", _entity(value="[20,30)")), _figure(20, 30), 1),
        (_recognizers("NumberRangeModel", _entity(value="(20,)")), _figure(20, comparator=">"), 1),
        (_recognizers("NumberRangeModel", _entity(value="[20,)")), _figure(20, comparator=">"), 0),
        (_recognizers("NumberRangeModel", _entity(value="(,20]")), _figure(20, comparator="<="), 1),
        (_recognizers("NumberRangeModel", _entity(value="[20,20]")), _figure(20), 1),
        (_recognizers("NumberRangeModel"), _figure(2), 1),
        (_recognizers("NumberRangeModel"), _figure(2, 4), 0),
        (_recognizers("CurrencyModel", _entity(value="5", unit="Euro")), _figure(5, unit="EUR"), 1),
        (_recognizers("DateTimeModel", _DAY), _time("2016-11-07", "2016-11-07"), 1),
        (_recognizers("DateTimeModel", _RANGE), _time("2016-12", "2016-12-01", "2016-12-31"), 1),
        (
            _recognizers(
                "DateTimeModel", _entity("datetimeV2.duration", values=[{"timex": "P2W"}])
            ),
            _time("P2W"),
            1,
        ),
    ],
)
def test_recognizers_cases(case: dict[str, Any], found: Any, right: int) -> None:
    row = _row("recognizers", case, _says(found))
    assert (row.cases, row.right) == (1, right)


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (_recognizers("OrdinalModel", _entity(value="3")), "ordinal"),
        (_recognizers("NumberModel", _entity(value="10") | {"text": "1e1"}), "a power"),
        (_recognizers("CurrencyModel", _entity(unit="Euro")), "a unit without a number"),
        (_recognizers("CurrencyModel", _entity(value="5", unit="Sou")), "unit Sou"),
        (
            _recognizers(
                "DateTimeModel", _entity("datetimeV2.date", values=[{"timex": "?", "value": "?"}])
            ),
            "not resolved",
        ),
    ],
)
def test_recognizers_cases_apart(case: dict[str, Any], reason: str) -> None:
    assert dict(_row("recognizers", case, _says()).apart) == {reason: 1}


def test_dateparser_cases() -> None:
    parse = {
        "kind": "parse",
        "text": "xxxxx",
        "reference_time": "2012-11-13T00:00:00",
        "expected": {"type": "value", "value": "2014-05-11T00:00:00"},
    }
    search = {
        "kind": "search",
        "text": "xxxxx ou yyyyy",
        "reference_time": "2000-01-01T00:00:00",
        "entities": [{"start": 9, "end": 14, "text": "yyyyy", "value": "2014-05-11T00:00:00"}],
    }
    day = _time("2014-05-11", "2014-05-11")
    assert _row("dateparser", parse, _says(day)).right == 1
    assert _row("dateparser", search, _says(day)).right == 0
    assert _row("dateparser", search, _says(day | {"start": 9, "end": 14})).right == 1
    clock = parse | {"expected": {"type": "value", "value": "2014-05-11T14:00:00"}}
    assert _row("dateparser", clock, _says(day)).right == 0
    assert _row("dateparser", clock, _says(_clock("2014-05-11T14:00"))).right == 1
    other: dict[str, Any] = {
        "kind": "translate",
        "text": "x",
        "reference_time": None,
        "expected": {},
    }
    assert dict(_row("dateparser", other, _says()).apart) == {"translation": 1}


def _timex(start: int, end: int, type: str, value: str) -> dict[str, Any]:
    return {"start": start, "end": end, "text": "x", "type": type, "value": value}


def test_timebank_rows_are_strict_relaxed_and_value_f1() -> None:
    case = {
        "id": "x",
        "lang": "fr",
        "text": "x" * 100,
        "reference_time": "1999-05-19",
        "entities": [
            _timex(0, 5, "DATE", "1999-05-18"),
            _timex(10, 20, "DATE", "1999"),
            _timex(30, 40, "DURATION", "P1W"),
            _timex(50, 60, "DATE", "PAST_REF"),
        ],
    }
    found = [
        _time("1999-05-18", "1999-05-18"),
        _time("1998", "1998-01-01", "1998-12-31", start=10, end=20),
        _time("P7D", start=33, end=40),
        _time("2000", "2000-01-01", "2000-12-31", start=80, end=84),
    ]
    strict, relaxed, value, dates = score_suite("fr_timebank", [case], _says(*found))
    assert (strict.right, strict.cases, strict.share) == (2, 4, 0.5)
    assert (relaxed.right, relaxed.share) == (3, 0.75)
    assert (value.right, value.share) == (2, 0.5)
    assert (dates.right, dates.cases) == (1, 2)


def test_a_folder_is_scored_by_the_names_of_its_files(tmp_path: Path) -> None:
    case = {"id": "x", "lang": "fr", **_duckling("Ordinal", {"value": 2})}
    (tmp_path / "duckling.jsonl").write_text(json.dumps(case) + "\n\n", encoding="utf-8")
    (tmp_path / "stranger.jsonl").write_text("{}", encoding="utf-8")
    rows = score_folder(tmp_path, _says())
    assert [row.suite for row in rows] == ["duckling"]
    assert "| duckling | fr | Ordinal | 0 | 0 |  |  | 1 ordinal |" in table.suites(rows)
    assert rows[0].as_json()["apart"] == {"ordinal": 1}


def test_a_folder_without_a_suite_or_with_a_broken_one_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        score_folder(tmp_path, _says())
    (tmp_path / "duckling.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError):
        read(tmp_path / "duckling.jsonl")


def test_a_bare_number_is_asked_as_it_is_and_before_a_noun() -> None:
    case = {"id": "x", "lang": "fr", **_duckling("Numeral", {"value": 33}, '"33".')}

    def extract(language: str, text: str, day: str | None) -> Any:
        return {"times": [], "figures": [_figure(33)] if text == '"33".' else []}

    bare, framed = score_suite("duckling", [case], extract)
    assert (bare.dimension, bare.right) == ("Numeral", 1)
    assert (framed.dimension, framed.cases, framed.right) == ("Numeral (before a noun)", 1, 0)


def test_a_bare_number_is_put_before_a_counted_noun() -> None:
    framed = counted("fr", '"trente-trois".')
    assert framed.startswith("trente-trois ")
    assert counted("fr", "-2,5").startswith("-2,5 ")
    assert counted("fr", ",5 !").startswith(",5 ")
    assert counted("fr", "5 %.").startswith("5 % ")


_PERIODS: list[tuple[str, tuple[str, str] | None]] = [
    ("2025", ("2025-01-01", "2025-12-31")),
    ("2025-02", ("2025-02-01", "2025-02-28")),
    ("2025-02-03", ("2025-02-03", "2025-02-03")),
    ("2025-Q4", ("2025-10-01", "2025-12-31")),
    ("2025-H2", ("2025-07-01", "2025-12-31")),
    ("2025-W01", ("2024-12-30", "2025-01-05")),
    ("2025-13", None),
    ("199", None),
    ("PAST_REF", None),
]


@pytest.mark.parametrize(("value", "days"), _PERIODS)
def test_days_of_a_value(value: str, days: tuple[str, str] | None) -> None:
    assert periods.period_of(value) == days


@pytest.mark.parametrize(
    ("value", "length"),
    [
        ("P1Y6M", (18, 0)),
        ("P2W", (0, 14 * 86400)),
        ("PT90M", (0, 5400)),
        ("P1DT2H", (0, 86400 + 7200)),
        ("P0.5Y", (6, 0)),
        ("PXD", None),
        ("P", None),
        ("2025", None),
    ],
)
def test_length_of_a_value(value: str, length: tuple[float, float] | None) -> None:
    assert periods.length_of(value) == length


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(periods.CALENDAR_GRAINS))
def test_periods_of_one_grain_follow_each_other(day: date, grain: str) -> None:
    start = day if grain in ("day", "week") else day.replace(day=1)
    first, last = periods.period(start.isoformat(), grain)
    following = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    assert first == start.isoformat() <= last
    assert periods.day_before(following) == last
