"""What is asked of times, and the classes of what is wrong: cases written here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate import suites, table
from pipeline.evaluate.asks import Ask, Extract, Nothing, clocks, days, periods
from pipeline.evaluate.asks.failures import NEAREST, clock_of, range_of
from pipeline.evaluate.suites import conventions, score_suite
from pipeline.evaluate.suites.case import Row

_REFERENCE = "2013-02-12T04:30:00-02:00"  # a Tuesday
_TABLES = sorted(Path(suites.__file__).parent.glob("*.toml"))


def _time(value: str, first: str | None = None, last: str | None = None, **keys: Any) -> Any:
    mark = {"start": 0, "end": 5, "text": "xxxxx", "type": "DATE", "value": value, "mod": None}
    return {**mark, "earliest": first, "latest": last or first, **keys}


def _clock(value: str, **keys: Any) -> Any:
    return _time(value, value[:10] if value[:1] == "2" else None, type="TIME", **keys)


def _record(*marks: Any) -> Mapping[str, Any]:
    return {"times": list(marks), "figures": []}


_DAY = _time("2013-03-05", "2013-03-05")
_PERIOD = days.IsPeriod(("2013-03-05", "2013-03-05"))
_RANGE = days.IsInterval(("2013-03-05", "2013-03-07"))
_MOMENT = clocks.IsClock("2013-03-05", "14:30")
_RUN = clocks.IsClockRange(("2013-03-05T09:00", "2013-03-05T11:30"))
_LATER = clocks.IsClock("2013-03-05", "14:30", ("AFTER",))
_OPEN = days.IsOpen("2013-03-05", ("AFTER",))
_YEAR = _time("2013", "2013-01-01", "2013-12-31")
_AFTERNOON = clocks.IsPartOfDay("2013-03-05", ("AF",), "the afternoon")


@pytest.mark.parametrize(
    ("ask", "marks"),
    [
        (_PERIOD, [_DAY]),
        (_PERIOD, [_time("1999"), _DAY]),
        (_RANGE, [_time("2013-03-05/2013-03-07", "2013-03-05", "2013-03-07")]),
        (_RANGE, [_time("P3D", type="DURATION")]),
        (_MOMENT, [_clock("2013-03-05T14:30")]),
        (_MOMENT, [_clock("20130305T1430+01")]),
        (clocks.IsClock(None, "14:30"), [_clock("T14:30")]),
        (clocks.IsClock("2013-03-05", "14:00"), [_clock("2013-03-05T14")]),
        (
            clocks.IsClock("2013-03-05", "14:30", ("AFTER",)),
            [_clock("2013-03-05T14:30", mod="AFTER")],
        ),
        (_RUN, [_clock("2013-03-05T09:00/2013-03-05T11:30")]),
        (_RUN, [_clock("2013-03-05T09:00/T11:30")]),
        (_AFTERNOON, [_clock("2013-03-05TAF")]),
        (
            clocks.IsPartOfDay("2013-03-05", (), "", ("AF",)),
            [_clock("2013-03-05TAF", mod="END")],
        ),
        (days.HasValue(("PRESENT_REF",)), [_time("PRESENT_REF")]),
    ],
)
def test_what_is_right(ask: Ask, marks: list[Any]) -> None:
    assert ask(_record(*marks))
    assert ask.layer == "times"
    assert isinstance(ask.expected, str)


@pytest.mark.parametrize(
    ("ask", "marks", "name"),
    [
        (_PERIOD, [], "not found"),
        (_PERIOD, [_time("2013-03", "2013-03-01", "2013-03-31")], "too coarse"),
        (_PERIOD, [_time("2013-03-12", "2013-03-12")], "other week"),
        (_PERIOD, [_time("2014-03-05", "2014-03-05")], "other year"),
        (_PERIOD, [_time("2013-03-06", "2013-03-06")], "other days"),
        (_PERIOD, [_time("P3D", type="DURATION")], "a length for days"),
        (_PERIOD, [_time("P1D", type="DURATION")], "a length for days"),
        (_PERIOD, [_time("FUTURE_REF")], "a vague value"),
        (_PERIOD, [_time("FUTURE_REF"), _time("2013-03-12", "2013-03-12")], "other week"),
        (_RANGE, [_DAY], "too fine"),
        (_RANGE, [_time("x", "2013-03-06", "2013-03-09")], "overlaps"),
        (_RANGE, [_DAY, _time("2013-03-07", "2013-03-07")], "in two marks"),
        (_OPEN, [_DAY], "no bound"),
        (_OPEN, [], "not found"),
        (_OPEN, [_time("x", "2012-03-05", mod="AFTER")], "other year"),
        (_MOMENT, [], "not found"),
        (_MOMENT, [_DAY], "day without clock"),
        (_MOMENT, [_clock("2013-03-05TAF")], "part of the day only"),
        (_MOMENT, [_clock("2013-03-05T02:30")], "other half of the day"),
        (_MOMENT, [_clock("2013-03-05T14:45")], "other clock"),
        (_MOMENT, [_clock("2013-03-06T14:30")], "clock on another day"),
        (_MOMENT, [_clock("2013-03-12T14:30")], "clock of another week"),
        (_MOMENT, [_time("2013-03-06", "2013-03-06")], "other days"),
        (_MOMENT, [_time("PT14H", type="DURATION")], "a length for days"),
        (_MOMENT, [_time("PRESENT_REF")], "a vague value"),
        (_LATER, [_clock("2013-03-05T14:30")], "other bound"),
        (_RUN, [_clock("2013-03-05T09:00"), _clock("T11:30")], "in two marks"),
        (_RUN, [_DAY], "day without clock"),
        (_AFTERNOON, [_clock("2013-03-05TMO")], "part of the day only"),
        (_AFTERNOON, [_clock("2013-03-06TAF")], "part on another day"),
        (_AFTERNOON, [_clock("2013-03-12TAF")], "part of another week"),
        (_AFTERNOON, [_DAY], "day without clock"),
        (days.HasValue(("PRESENT_REF",)), [_DAY], "other value"),
        (days.IsLength((2, 0)), [_time("P3M")], "other length"),
        (days.IsLength((2, 0)), [_time("PXM")], "a length without a number"),
        (days.IsLength((2, 0)), [_DAY], "days for a length"),
        (days.IsLength((2, 0)), [], "not found"),
        (days.HoldsDays("x" * 9, ("2013-03-05",)), [_YEAR], "too coarse"),
        (Nothing("times"), [_DAY], "found where nothing is"),
    ],
)  # fmt: skip
def test_a_miss_has_the_name_of_the_nearest_failure(ask: Ask, marks: list[Any], name: str) -> None:
    record = _record(*marks)
    assert not ask(record)
    assert ask.failure(record).name == name


_DAYS = st.dates(date(2012, 1, 1), date(2014, 12, 31))


@given(_DAYS, st.integers(0, 40), _DAYS, st.integers(0, 400))
def test_days_are_right_or_have_a_failure_with_a_rank(
    first: date, long: int, found: date, wide: int
) -> None:
    wanted = (first.isoformat(), (first + timedelta(long)).isoformat())
    mark = _time("x", found.isoformat(), (found + timedelta(wide)).isoformat())
    ask = days.IsPeriod(wanted)
    assert ask(_record(mark)) or ask.failure(_record(mark)).name in NEAREST


@pytest.mark.parametrize(
    ("value", "one"),
    [
        ("196X", "196"),
        ("18XX", "18"),
        ("19990518", "1999-05-18"),
        ("19990518T1430", "1999-05-18T14:30"),
        ("1999-05-18T14:30-07", "1999-05-18T14:30"),
        ("1999-05-18T14:30:00+01:00", "1999-05-18T14:30"),
        ("1999-05-18T14", "1999-05-18T14:00"),
        ("1999-05-18TEV", "1999-05-18TEV"),
        ("XXXX-WXX-4", "XXXX-WXX-4"),
        ("PXD", "PXD"),
        ("PT15M", "PT15M"),
        ("1999-W27", "1999-W27"),
    ],
)
def test_one_writing_of_a_value(value: str, one: str) -> None:
    assert periods.canonical(value) == one
    assert periods.canonical(one) == one


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("196X", _time("196"), True),
        ("1999-05-18TEV", _clock("1999-05-18TEV"), True),
        ("1999-05-18TEV", _time("1999-05-18", "1999-05-18"), False),
        ("1999-05-18", _clock("1999-05-18TEV"), False),
        ("2002-02-08T20:30+1", _clock("2002-02-08T20:30"), True),
        ("XXXX-WXX-4", _time("XXXX-WXX-4", type="SET"), True),
        ("P1Y", _time("P12M", type="SET"), True),
        ("PXD", _time("PXD"), True),
        ("PXD", _time("P3D"), False),
        ("PRESENT_REF", _time("PRESENT_REF"), True),
        ("1999-Q1", _time("1999-01/1999-03", "1999-01-01", "1999-03-31"), True),
        ("1999-05", _time("1999-05", "1999-05-21", "1999-05-31", mod="END"), True),
        ("1999", _time("1999/2000", "1999-01-01", "2000-12-31"), False),
        ("PT24H", _time("P1D"), True),
    ],
)
def test_the_same_value(gold: str, found: Any, same: bool) -> None:
    assert days.same_value(gold, found) is same


def test_clock_times_of_values() -> None:
    assert clock_of("2013-03-05T09:00") == ("2013-03-05", "09:00")
    assert clock_of("T09") == (None, "09:00")
    assert clock_of("2013-W10") == (None, None)
    assert range_of("2013-03-05T22:00/2013-03-06T02:00") == (
        ("2013-03-05", "22:00"),
        ("2013-03-06", "02:00"),
    )
    assert range_of("2013-03-05T22:00") is None


def _row(expected: Any, *marks: Any, text: str = "xxxxx", suite: str = "duckling") -> Row:
    case = {
        "id": "x",
        "lang": "fr",
        "dim": "Time",
        "text": text,
        "reference_time": _REFERENCE,
        "expected": expected,
        "negative": expected is None,
    }
    (row,) = score_suite(suite, [case], _says(*marks))
    return row


def _says(*marks: Any) -> Extract:
    return lambda language, text, day: _record(*marks)


def _value(value: str, grain: str = "day") -> dict[str, str]:
    return {"type": "value", "value": f"{value}T00:00:00"[:19], "grain": grain}


def _interval(first: str, last: str, grain: str = "hour") -> dict[str, str]:
    return {"type": "interval", "from": first, "to": last, "grain": grain}


_MORNING = _interval("2013-02-12T04:00:00", "2013-02-12T12:00:00")
_LATE = _interval("2013-02-12T10:00:00", "2013-02-12T12:00:00")
_NIGHT = _interval("2013-02-12T18:00:00", "2013-02-13T00:00:00")
_NOON = _interval("2013-02-12T12:00:00", "2013-02-12T14:00:00")
_TO_ELEVEN = _interval("2013-02-12T09:30:00", "2013-02-12T11:01:00", "minute")
_TO_NOON = _interval("2013-02-12T09:00:00", "2013-02-12T12:30:00")


@pytest.mark.parametrize(
    ("expected", "dimension", "mark", "right"),
    [
        (_value("2013-02-12"), "Time (day to year)", _time("x", "2013-02-12"), 1),
        (_value("2013-02-12"), "Time (day to year)", _time("P1D"), 0),
        (_interval("2013-02-12", "2013-02-14", "day"), "Time (interval)", _time("P2D"), 1),
        (None, "Time (none)", _time("P2D"), 0),
        (_value("2013-02-13T15:00:00", "hour"), "Time (clock)", _clock("2013-02-13T15:00"), 1),
        (_value("2013-02-12T04:30:00", "second"), "Time (clock)", _time("PRESENT_REF"), 1),
        (_value("2013-02-12T04:30:00", "second"), "Time (clock)", _clock("2013-02-12T04:30"), 0),
        (_MORNING, "Time (clock)", _clock("2013-02-12TMO"), 1),
        (_MORNING, "Time (clock)", _clock("2013-02-12TAF"), 0),
        (_LATE, "Time (clock)", _clock("2013-02-12TMO"), 0),
        (_LATE, "Time (clock)", _clock("2013-02-12TMO", mod="END"), 1),
        (_NIGHT, "Time (clock)", _clock("2013-02-12TNI"), 1),
        (_NOON, "Time (clock)", _clock("2013-02-12TMI"), 1),
        (_NOON, "Time (clock)", _clock("2013-02-12TAF", mod="START"), 1),
        (_NOON, "Time (clock)", _clock("2013-02-12TAF"), 0),
        (_TO_ELEVEN, "Time (clock)", _clock("2013-02-12T09:30/2013-02-12T11:00"), 1),
        (_TO_ELEVEN, "Time (clock)", _clock("2013-02-12TMO"), 0),
        (_TO_NOON, "Time (clock)", _clock("2013-02-12TMO"), 0),
        (
            {"type": "interval", "from": "2013-02-12T16:00:00", "grain": "hour"},
            "Time (clock)",
            _clock("2013-02-12T16:00", mod="AFTER"),
            1,
        ),
        (
            {"type": "interval", "to": "2013-02-12T16:00:00", "grain": "hour"},
            "Time (clock)",
            _clock("2013-02-12T16:00", mod="AFTER"),
            0,
        ),
    ],
)
def test_duckling_times_are_split_by_what_is_asked(
    expected: Any, dimension: str, mark: Any, right: int
) -> None:
    row = _row(expected, mark)
    assert (row.dimension, row.cases, row.right) == (dimension, 1, right)


_AHEAD = "convention: what is bare looks ahead"
_MONTH_END = _interval("2013-04-21", "2013-05-01", "day")
_WEEKEND = _interval("2013-02-15T18:00:00", "2013-02-18T00:00:00")


@pytest.mark.parametrize(
    ("expected", "mark", "text", "failure"),
    [
        # Tuesday, read on a Tuesday: the suite's next one, or ours.
        (_value("2013-02-19"), _time("x", "2013-02-12"), "xxx", _AHEAD),
        (_value("2013-02-19"), _time("x", "2013-02-12"), "xxx prochain", "other week"),
        (_value("2013-02-14"), _time("x", "2013-02-07"), "xxx", "other week"),
        (_value("2013-02-12"), _time("x", "2013-02-19"), "xxx", "other week"),
        (_value("2013-10-31"), _time("x", "2012-10-31"), "xxx", _AHEAD),
        (_value("2013-06-30"), _time("x", "2012-06-30"), "xxx", "other year"),
        (_value("2013-02-19"), _time("x", "2013-02-13"), "xxx", "other days"),
        (
            _value("2013-01-22"),
            _time("2013-W04", "2013-01-21", "2013-01-27", text="xxxxxxxx"),
            "xxxxxxxx",
            "convention: weeks from now are a day",
        ),
        (
            _value("2013-01-22"),
            _time("2013-W04", "2013-01-21", "2013-01-27"),
            "xxxx xxxxx",  # half of the words are not read
            "too coarse",
        ),
        (
            _value("2013-01-23"),
            _time("2013-W04", "2013-01-21", "2013-01-27"),
            "xxxxx",  # another weekday was said
            "too coarse",
        ),
        (_value("2013-03-01"), _time("2013-03", "2013-03-01", "2013-03-31"), "xxxxx", "too coarse"),
        (
            _value("2013-03-01"),
            _time("2013-03", "2013-03-01", "2013-03-31"),
            "3/2013",
            "convention: a month in digits is its first day",
        ),
        (
            _MONTH_END,
            _time("2013-04", "2013-04-25", "2013-04-30", mod="END"),
            "xxxxx",
            "convention: parts of months, weeks and years are fixed days",
        ),
        (_MONTH_END, _time("2013-05", "2013-05-21", "2013-05-31", mod="END"), "xxx", "other days"),
        (
            _WEEKEND,
            _time("2013-W07-WE", "2013-02-16", "2013-02-17"),
            "xxxxx",
            "convention: a weekend begins on Friday at 18:00",
        ),
        (_WEEKEND, _time("2013-02-16", "2013-02-16"), "xxxxx", "too fine"),
        (
            _value("2013-02-12"),
            _time("PRESENT_REF"),
            "xxxxx",
            "convention: the present is a day",
        ),
        (_value("2013-02-13"), _time("PRESENT_REF"), "xxxxx", "a vague value"),
        (
            _value("2013-02-12T14:30:00", "minute"),
            _clock("2013-02-12T02:30"),
            "xxxxx",
            "convention: a clock time is the next to come",
        ),
        (
            _value("2013-02-12T14:30:00", "minute"),
            _clock("2013-02-12T02:30"),
            "xxxxx du soir",
            "other half of the day",
        ),
        (
            _value("2013-02-13T02:00:00", "hour"),
            _clock("2013-02-12T02:00"),
            "xxxxx",
            "convention: a clock time that is past is tomorrow's",
        ),
        (
            _value("2013-02-13T02:00:00", "hour"),
            _clock("2013-02-15T02:00"),
            "xxxxx",
            "clock on another day",
        ),
        (_LATE, _clock("2013-02-12TMO"), "xxxxx", "part of the day only"),
        (_LATE, _time("2013-02-12", "2013-02-12"), "xxxxx", "day without clock"),
        (
            _LATE,
            _time("2013-02-12", "2013-02-12", mod="END"),
            "xxxxx",
            "convention: parts of the day are hours",
        ),
    ],
)  # fmt: skip
def test_a_convention_of_the_suite_is_told_from_a_miss(
    expected: Any, mark: Any, text: str, failure: str
) -> None:
    row = _row(expected, mark, text=text)
    assert row.failures == {failure: 1}
    assert row.right == 0


def test_a_suite_without_a_table_has_no_conventions() -> None:
    failure = days.IsPeriod(("2013-02-12", "2013-02-12")).failure(_record(_DAY))
    assert conventions.convention("nemo", {"text": "x"}, failure, None) is None


@pytest.mark.parametrize("path", _TABLES, ids=lambda path: path.stem)
def test_every_convention_has_a_reason_and_conditions_that_can_be_checked(path: Path) -> None:
    failure = days.IsPeriod(("2013-02-12", "2013-02-12")).failure(_record(_DAY))
    seen = conventions.Seen({"text": "x", "expected": "x", "dimension": "x"}, failure, "2013-02-12")
    for rule in tomllib.loads(path.read_text(encoding="utf-8"))["convention"]:
        assert rule["reason"].endswith(".")
        assert "failure" in rule  # no convention for whatever is wrong
        for key, value in rule.items():
            if key not in ("name", "reason"):
                assert conventions.HOLDS[key](seen, value) in (True, False)


def test_wrong_cases_are_shown_with_what_was_expected_and_found() -> None:
    row = _row(_value("2013-02-15"), _time("2013-02-16", "2013-02-16", mod="AFTER"), text="xx\n xx")
    (line,) = table.errors([row]).splitlines()
    assert line.split("\t") == [
        *("duckling", "fr", "Time (day to year)", "other days", "x", "xx xx"),
        *("2013-02-15", "xxxxx = AFTER 2013-02-16"),
    ]
    assert "| duckling | fr | Time (day to year) | 1 | 1 other days |" in table.failures([row])
    assert row.as_json()["failures"] == {"other days": 1}
    assert row.as_json()["wrong"][0]["found"] == "xxxxx = AFTER 2013-02-16"


def _timex(start: int, end: int, type: str, value: str) -> dict[str, Any]:
    return {"start": start, "end": end, "text": "x" * (end - start), "type": type, "value": value}


def test_timebank_names_what_is_missed_spurious_and_of_another_value() -> None:
    case = {
        "id": "x",
        "lang": "fr",
        "text": "x" * 200,
        "reference_time": "1999-05-19",
        "entities": [
            _timex(0, 9, "DATE", "1999-05-18"),
            _timex(10, 14, "DATE", "1999"),
            _timex(16, 20, "DATE", "2001"),
            _timex(30, 40, "TIME", "1999-05-18T10:00"),
            _timex(50, 60, "DATE", "PAST_REF"),
            _timex(70, 80, "TIME", "PRESENT_REF"),
            _timex(90, 99, "DURATION", "P2D"),
            _timex(110, 119, "DATE", "1999-05-12"),
        ],
    }
    found = [
        _time("1999-05-18", "1999-05-18", start=2, end=9),
        _time("1999/2001", "1999-01-01", "2001-12-31", start=10, end=20),
        _time("1999-05-18", "1999-05-18", start=30, end=40),
        _time("1999-05-19", "1999-05-19", start=70, end=80),
        _time("P3D", start=90, end=99, type="DURATION"),
        _time("1999-05-19", "1999-05-19", start=110, end=119),
        _time("FUTURE_REF", start=180, end=184),
    ]
    strict, relaxed, value, _ = score_suite("fr_timebank", [case], _says(*found))
    assert strict.failures == {"span too short": 1, "span too long": 1}
    assert relaxed.failures == {
        "missed DATE, the other end of a range": 1,
        "missed vague": 1,
        "spurious vague": 1,
    }
    assert value.failures == {
        "value: a range for one end": 1,
        "value: day without clock": 1,
        "value: DATE for vague": 1,
        "value: DURATION for DURATION": 1,
        "value: other week": 1,
    }
