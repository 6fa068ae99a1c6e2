"""The due day of a time, by the rulings of the annotation guide: every width with every bound."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema import Time
from pipeline.tasks.due import due_day, recurrence
from tests.tasks.days import spanned

MODS = (None, "BEFORE", "AFTER", "ON_OR_BEFORE", "START", "MID", "END", "APPROX")


def due_of(value: str, mod: str | None = None) -> tuple[str, str | None] | None:
    """Day and width of what a value is due."""
    found = due_day(spanned(value, mod))
    return (found.day.isoformat(), found.width) if found else None


@pytest.mark.parametrize(
    ("value", "mod", "due", "width"),
    [
        ("2026-09-15", "BEFORE", "2026-09-15", "day"),
        ("2026-09-15", "ON_OR_BEFORE", "2026-09-15", "day"),
        ("2026-09-15", "START", "2026-09-15", "day"),
        ("2026-06", "BEFORE", "2026-05-31", "month"),
        ("2026-Q1", "BEFORE", "2025-12-31", "quarter"),
        ("2026-H2", "BEFORE", "2026-06-30", "half"),
        ("2030", "BEFORE", "2029-12-31", "year"),
        ("2026/2030", "BEFORE", "2025-12-31", "year"),
        ("2026-W33", "BEFORE", "2026-08-09", "day"),
        ("2027-Q2", None, "2027-06-30", "quarter"),
        ("2027-H1", "END", "2027-06-30", "half"),
        ("2027-H2", "START", "2027-08-31", "half"),
        ("2027-H1", "MID", "2027-04-30", "half"),
        ("2027-Q4", "START", "2027-10-31", "quarter"),
        ("2028-Q1", "MID", "2028-02-29", "quarter"),
        ("2027", "START", "2027-03-31", "year"),
        ("2027", "MID", "2027-06-30", "year"),
        ("2027", "END", "2027-12-31", "year"),
        ("2027", "APPROX", "2027-12-31", "year"),
        ("2027-02", "START", "2027-02-10", "month"),
        ("2027-02", "MID", "2027-02-20", "month"),
        ("2028-02", "END", "2028-02-29", "month"),
        ("2026-W33", None, "2026-08-16", "day"),
        ("2026-W33", "END", "2026-08-16", "day"),
        ("2026-01/2026-08", None, "2026-08-31", "month"),
        ("2026/2030", "END", "2030-12-31", "year"),
        ("2026-03-31T17:00", "BEFORE", "2026-03-31", "day"),
        ("2026-03-31TEV", None, "2026-03-31", "day"),
        ("2026-SU", None, "2026-08-31", None),
        ("2026-SU", "BEFORE", "2026-05-31", None),
        ("2026-WI", "END", "2027-02-28", None),
        ("2026-W33-WE", None, "2026-08-16", "day"),
    ],
)
def test_rulings(value: str, mod: str | None, due: str, width: str | None) -> None:
    assert due_of(value, mod) == (due, width)


@pytest.mark.parametrize(
    ("value", "mod"),
    [
        ("2026-09-15", "AFTER"),
        ("2026", "AFTER"),
        ("P30D", None),
        ("P1W", None),
        ("2026-13", None),
        ("2026-02-30", None),
        ("XXXX-05", None),
        ("XXXX-WXX-4", None),
        ("T17:00", "BEFORE"),
        ("PRESENT_REF", None),
        ("FUTURE_REF", "BEFORE"),
        ("203", None),
        ("20", "BEFORE"),
        ("203/204", None),
        ("2026/2030", "START"),
        ("2026-SU", "MID"),
        ("0001", "BEFORE"),
        ("", None),
    ],
)
def test_what_gives_no_day(value: str, mod: str | None) -> None:
    assert due_of(value, mod) is None


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))
values = days.flatmap(
    lambda day: st.sampled_from(
        [
            f"{day}",
            f"{day:%Y-%m}",
            f"{day:%Y}-Q{(day.month + 2) // 3}",
            f"{day:%Y}-H{(day.month + 5) // 6}",
            f"{day:%Y}",
            f"{day:%G}-W{day:%V}",
            f"{day:%Y}/{day.year + 4:04d}",
            f"{day}T17:00",
        ]
    )
)


@given(values, st.sampled_from(MODS))
def test_a_due_day_lies_in_its_period_or_right_before_it(value: str, mod: str | None) -> None:
    whole, found = spanned(value, None), due_day(spanned(value, mod))
    assert whole.earliest is not None and whole.latest is not None
    first, last = date.fromisoformat(whole.earliest), date.fromisoformat(whole.latest)
    if mod == "AFTER":
        assert found is None
    elif mod == "BEFORE" and first != last:
        assert found is not None and found.day == first - timedelta(days=1)
    elif mod in (None, "END", "ON_OR_BEFORE", "APPROX"):
        assert found is not None and found.day == last
    else:
        assert found is None or first <= found.day <= last


@given(values)
def test_the_start_is_due_before_the_middle_and_that_before_the_end(value: str) -> None:
    found = [due_day(spanned(value, mod)) for mod in ("START", "MID", "END")]
    dated = [due.day for due in found if due is not None]
    assert dated == sorted(dated)


@given(st.text(max_size=12), st.sampled_from(MODS))
def test_any_value_is_read_or_left(value: str, mod: str | None) -> None:
    time = Time(start=0, end=1, text="x", type="DATE", value=value, mod=mod)  # type: ignore[arg-type]
    assert due_day(time) is None


@pytest.mark.parametrize(
    ("value", "often"),
    [
        ("P1W", "P1W"),
        ("P6M", "P6M"),
        ("PT12H", "PT12H"),
        ("XXXX-WXX-4", "P1W"),
        ("XXXX-WXX-5T16:00", "P1W"),
        ("XXXX-03", "P1Y"),
        ("XXXX-03-31", "P1Y"),
        ("XXXX-Q1", "P1Y"),
        ("XXXX-XX-25", "P1M"),
        ("XXXX-XX-XXT08:00", "P1D"),
        ("TNI", None),
    ],
)
def test_how_often(value: str, often: str | None) -> None:
    assert recurrence(Time(start=0, end=1, text="x", type="SET", value=value)) == often
    assert recurrence(Time(start=0, end=1, text="x", type="DATE", value=value)) is None
