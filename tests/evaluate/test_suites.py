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
from pipeline.evaluate.asks import periods
from pipeline.evaluate.suites import read, score_folder, score_suite
from pipeline.evaluate.suites.case import counted
from tests.evaluate.marks import clock, figure, row, says, time


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
        (_duckling("Time", _value("2013-03-04", "day")), time("2013-03-04", "2013-03-04"), True),
        (_duckling("Time", _value("2013-03-04", "day")), time("2013-03-05", "2013-03-05"), False),
        (
            _duckling("Time", _value("2013-04-01", "month")),
            time("2013-04", "2013-04-01", "2013-04-30"),
            True,
        ),
        (
            _duckling("Time", _value("2013-02-11", "week")),
            time("2013-W07", "2013-02-11", "2013-02-17"),
            True,
        ),
        (
            _duckling(
                "Time",
                {"type": "interval", "from": "2013-05-03", "to": "2013-05-06", "grain": "day"},
            ),
            time("2013-05-03/2013-05-05", "2013-05-03", "2013-05-05"),
            True,
        ),
        (
            _duckling(
                "Time",
                {"type": "interval", "from": "2013-05-21", "to": "2013-06-01", "grain": "day"},
            ),
            time("2013-05", "2013-05-01", "2013-05-31", mod="END"),
            True,
        ),
        (
            _duckling(
                "Time",
                {"type": "interval", "from": "2013-03-01", "to": "2013-06-01", "grain": "month"},
            ),
            time("P3M", type="DURATION"),
            True,
        ),
        (
            _duckling("Time", {"type": "interval", "from": "2013-05-03", "grain": "day"}),
            time("2013-05-03", "2013-05-03", mod="AFTER"),
            True,
        ),
        (
            _duckling("Time", {"type": "interval", "from": "2013-05-03", "grain": "day"}),
            time("2013-05-03", "2013-05-03"),
            False,
        ),
        (
            _duckling("Time", {"type": "interval", "to": "2013-05-03", "grain": "day"}),
            time("2013-05-03", "2013-05-03", mod="BEFORE"),
            True,
        ),
        (_duckling("Time", None), time("2013-05-03", "2013-05-03"), False),
        (_duckling("Time", None), figure(3), True),
        (_duckling("Duration", {"value": 3, "unit": "week"}), time("P3W"), True),
        (_duckling("Duration", {"value": 3, "unit": "week"}), time("P21D"), True),
        (_duckling("Duration", {"value": 3, "unit": "week"}), time("P3M"), False),
        (_duckling("Numeral", {"value": 33}, "33"), figure(33), True),
        (_duckling("Numeral", {"value": 33}, "33"), figure(30, 33), False),
        (
            _duckling("AmountOfMoney", {"value": 10, "unit": "Dollar"}),
            figure(10, unit="USD"),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"value": 10, "unit": "Dollar"}),
            figure(10, unit="EUR"),
            False,
        ),
        (
            _duckling("AmountOfMoney", {"value": 10, "unit": "Cent"}),
            figure(0.1, unit="EUR"),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"interval": "between", "from": 5, "to": 9, "unit": "EUR"}),
            figure(5, 9, unit="EUR"),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"interval": "under", "to": 9, "unit": "EUR"}),
            figure(9, unit="EUR", comparator="<="),
            True,
        ),
        (
            _duckling("AmountOfMoney", {"interval": "under", "to": 9, "unit": "EUR"}),
            figure(9, unit="EUR", comparator=">"),
            False,
        ),
        (_duckling("Quantity", {"value": 500, "unit": "Gram"}), figure(0.5, unit="kg"), True),
    ],
)
def test_duckling_cases(case: dict[str, Any], found: Any, right: bool) -> None:
    one = row("duckling", case, says(found))
    assert (one.cases, one.right) == (1, int(right))


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (_duckling("Ordinal", {"value": 2}), "ordinal"),
        (_duckling("Numeral", {"value": 1}, "xxxxx"), "the word for one"),
        (_duckling("Volume", {"value": 2, "unit": "Cup"}), "unit Cup"),
    ],
)
def test_what_no_layer_covers_is_counted_apart(case: dict[str, Any], reason: str) -> None:
    one = row("duckling", case, says())
    assert (one.cases, one.share, dict(one.apart)) == (0, None, {reason: 1})


def _maha(dim: str, expected: Any, assertion: str, **keys: Any) -> dict[str, Any]:
    case = {"dim": dim, "expected": expected, "assertion": assertion, "text": "xxxxx"}
    reference = "2021-09-01T10:38:04" if dim == "Time" else None
    return {**case, "maha_passes": True, "test": "test_x", "reference_time": reference, **keys}


@pytest.mark.parametrize(
    ("case", "found", "right"),
    [
        (_maha("Numeral", [4, 5], "assert_expression_output"), [figure(4), figure(5)], 1),
        (_maha("Numeral", [4, 5], "assert_expression_output"), [figure(4)], 0),
        (
            _maha(
                "Duration",
                ["[2, 3]", "[<DurationUnit.MONTHS: 6>, <DurationUnit.DAYS: 4>]"],
                "assert_combined_expression_one_output",
            ),
            [time("P2M3D")],
            1,
        ),
        (
            _maha(
                "Duration",
                ["[2, 3]", "[<DurationUnit.MONTHS: 6>, <DurationUnit.DAYS: 4>]"],
                "assert_combined_expression_one_output",
            ),
            [time("P2M"), time("P3D")],
            1,
        ),
        (
            _maha("Time", ["2021-11-01T00:00:00"], "assert_expression_date_output"),
            [time("2021-11", "2021-11-01", "2021-11-30")],
            1,
        ),
        (
            _maha("Time", ["2021-11-01T00:00:00"], "assert_expression_date_output", text="x" * 20),
            [time("2021-11", "2021-11-01", "2021-11-30")],
            0,  # read from a quarter of the words only
        ),
        (
            _maha("Time", ["2021-10-01T10:38:04", "None"], "assert_interval_output"),
            [time("2021-10-01", "2021-10-01")],
            1,
        ),
        (
            _maha("Time", ["Hijri(1445, 9, 1)"], "assert_hijri_expression_output"),
            [time("2024-03-11", "2024-03-11")],
            1,
        ),
        (_maha("Duration", {}, "params", test="test_negative_x"), [], 1),
        (_maha("Duration", {}, "params", test="test_negative_x"), [time("P2M")], 0),
    ],
)
def test_maha_cases(case: dict[str, Any], found: list[Any], right: int) -> None:
    one = row("maha_ar", case, says(*found))
    assert (one.cases, one.right) == (1, right)


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
    assert dict(row("maha_ar", case, says()).apart) == {reason: 1}


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
    day = time("2014-05-11", "2014-05-11")
    assert row("dateparser", parse, says(day)).right == 1
    assert row("dateparser", search, says(day)).right == 0
    assert row("dateparser", search, says(day | {"start": 9, "end": 14})).right == 1
    timed = parse | {"expected": {"type": "value", "value": "2014-05-11T14:00:00"}}
    assert row("dateparser", timed, says(day)).right == 0
    assert row("dateparser", timed, says(clock("2014-05-11T14:00"))).right == 1
    other: dict[str, Any] = {
        "kind": "translate",
        "text": "x",
        "reference_time": None,
        "expected": {},
    }
    assert dict(row("dateparser", other, says()).apart) == {"translation": 1}


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
        time("1999-05-18", "1999-05-18"),
        time("1998", "1998-01-01", "1998-12-31", start=10, end=20),
        time("P7D", start=33, end=40),
        time("2000", "2000-01-01", "2000-12-31", start=80, end=84),
    ]
    strict, relaxed, value, dates = score_suite("fr_timebank", [case], says(*found))
    assert (strict.right, strict.cases, strict.share) == (2, 4, 0.5)
    assert (relaxed.right, relaxed.share) == (3, 0.75)
    assert (value.right, value.share) == (2, 0.5)
    assert (dates.right, dates.cases) == (1, 2)


def test_a_folder_is_scored_by_the_names_of_its_files(tmp_path: Path) -> None:
    case = {"id": "x", "lang": "fr", **_duckling("Ordinal", {"value": 2})}
    (tmp_path / "duckling.jsonl").write_text(json.dumps(case) + "\n\n", encoding="utf-8")
    (tmp_path / "stranger.jsonl").write_text("{}", encoding="utf-8")
    rows = score_folder(tmp_path, says())
    assert [row.suite for row in rows] == ["duckling"]
    assert "| duckling | fr | Ordinal | 0 | 0 |  |  | 1 ordinal |" in table.suites(rows)
    assert rows[0].as_json()["apart"] == {"ordinal": 1}


def test_a_folder_without_a_suite_or_with_a_broken_one_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        score_folder(tmp_path, says())
    (tmp_path / "duckling.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError):
        read(tmp_path / "duckling.jsonl")


def test_a_bare_number_is_asked_as_it_is_and_before_a_noun() -> None:
    case = {"id": "x", "lang": "fr", **_duckling("Numeral", {"value": 33}, '"33".')}

    def extract(language: str, text: str, day: str | None) -> Any:
        return {"times": [], "figures": [figure(33)] if text == '"33".' else []}

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
