"""What Recognizers-Text's cases ask: cases written here."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluate.marks import figure, row, says, time


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
        (_recognizers("NumberModel", _entity(value="0,2")), figure(0.2), 1),
        (_recognizers("NumberModel", _entity(value="0,2")), figure(2), 0),
        (_recognizers("NumberModel"), figure(2), 0),
        (_recognizers("NumberModel"), time("2016"), 1),
        (_recognizers("PercentModel", _entity(value="30%")), figure(30, unit="percent"), 1),
        (_recognizers("PercentModel", _entity(value="30%")), figure(30), 0),
        (_recognizers("NumberModel", _entity(value="20")), figure(20, 30), 1),
        (_recognizers("NumberModel"), figure(2, unit="km"), 1),
        (_recognizers("NumberRangeModel", _entity(value="[20,30)")), figure(20, 30), 1),
        (_recognizers("NumberRangeModel", _entity(value="(20,)")), figure(20, comparator=">"), 1),
        (_recognizers("NumberRangeModel", _entity(value="[20,)")), figure(20, comparator=">"), 0),
        (_recognizers("NumberRangeModel", _entity(value="(,20]")), figure(20, comparator="<="), 1),
        (_recognizers("NumberRangeModel", _entity(value="[20,20]")), figure(20), 1),
        (_recognizers("NumberRangeModel"), figure(2), 1),
        (_recognizers("NumberRangeModel"), figure(2, 4), 0),
        (_recognizers("CurrencyModel", _entity(value="5", unit="Euro")), figure(5, unit="EUR"), 1),
        (_recognizers("DateTimeModel", _DAY), time("2016-11-07", "2016-11-07"), 1),
        (_recognizers("DateTimeModel", _RANGE), time("2016-12", "2016-12-01", "2016-12-31"), 1),
        (
            _recognizers(
                "DateTimeModel", _entity("datetimeV2.duration", values=[{"timex": "P2W"}])
            ),
            time("P2W"),
            1,
        ),
    ],
)
def test_recognizers_cases(case: dict[str, Any], found: Any, right: int) -> None:
    one = row("recognizers", case, says(found))
    assert (one.cases, one.right) == (1, right)


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
    assert dict(row("recognizers", case, says()).apart) == {reason: 1}
