"""The due day of a time, by the rulings of the annotation guide."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema import Time
from pipeline.tasks.deadlines import due_day, period


def _time(value: str, mod: str | None = None, kind: str = "DATE") -> Time:
    return Time(start=0, end=1, text="x", type=kind, value=value, mod=mod)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "mod", "due", "width"),
    [
        ("2026-09-15", "BEFORE", "2026-09-15", "day"),
        ("2026-09-15", "ON_OR_BEFORE", "2026-09-15", "day"),
        ("2026-06", "BEFORE", "2026-05-31", "month"),
        ("2030", "BEFORE", "2029-12-31", "year"),
        ("2027-Q2", None, "2027-06-30", "quarter"),
        ("2027-H1", None, "2027-06-30", "half"),
        ("2027", "START", "2027-03-31", "year"),
        ("2027", "MID", "2027-06-30", "year"),
        ("2027", "END", "2027-12-31", "year"),
        ("2027-02", "START", "2027-02-10", "month"),
        ("2027-02", "MID", "2027-02-20", "month"),
        ("2028-02", "END", "2028-02-29", "month"),
        ("2026-W33", None, "2026-08-16", "day"),
        ("2026-01/2026-08", None, "2026-08-31", "month"),
        ("2026/2030", None, "2030-12-31", "year"),
        ("2026-03-31T17:00", "BEFORE", "2026-03-31", "day"),
    ],
)
def test_rulings(value: str, mod: str | None, due: str, width: str) -> None:
    found = due_day(_time(value, mod, "TIME" if "T" in value else "DATE"))
    assert found is not None
    assert (found[0].isoformat(), found[1]) == (due, width)


@pytest.mark.parametrize(
    ("value", "mod", "kind"),
    [
        ("2026-09-15", "AFTER", "DATE"),
        ("P30D", None, "DURATION"),
        ("P1W", None, "SET"),
        ("2026-13", None, "DATE"),
        ("2026-02-30", None, "DATE"),
        ("XXXX-05", None, "DATE"),
    ],
)
def test_what_gives_no_day(value: str, mod: str | None, kind: str) -> None:
    assert due_day(_time(value, mod, kind)) is None


@given(st.from_regex(re.compile(r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]|W\d{2}))?"), fullmatch=True))
def test_a_period_begins_before_it_ends(value: str) -> None:
    found = period(value)
    assert found is None or found.first <= found.last
