"""The French TimeBank: human TIMEX3 annotation of running news.

Three F1 a language: spans that are the same (strict) or overlap (relaxed), and values over
overlapping spans; the last row asks for the values of calendar dates alone (recall).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.evaluate.agree import same_span
from pipeline.evaluate.match import Mark, Matching, match
from pipeline.evaluate.scores import Score
from pipeline.evaluate.suites.asks import same_value
from pipeline.evaluate.suites.case import Extract, Row

_CALENDAR = re.compile(r"\d{4}(?:-\d\d){0,2}")


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    languages: dict[str, list[tuple[Sequence[Mark], Sequence[Mark]]]] = defaultdict(list)
    for case in cases:
        record = extract(case["lang"], case["text"], case["reference_time"][:10])
        languages[case["lang"]].append((case["entities"], record["times"]))
    return [row for code, texts in languages.items() for row in _rows(suite, code, texts)]


def _rows(
    suite: str, code: str, texts: list[tuple[Sequence[Mark], Sequence[Mark]]]
) -> Iterable[Row]:
    strict = [match(gold, found, same_span) for gold, found in texts]
    relaxed = [match(gold, found, lambda g, f: True) for gold, found in texts]
    yield _row(suite, code, "TIMEX3 strict (F1)", _score(strict))
    yield _row(suite, code, "TIMEX3 relaxed (F1)", _score(relaxed))
    yield _row(suite, code, "TIMEX3 value (F1)", _valued(relaxed))
    dates = [mark for gold, _ in texts for mark in gold if _is_calendar(mark)]
    right = sum(_is_calendar(g) and same_value(g["value"], f) for m in relaxed for g, f in m.pairs)
    yield Row(
        suite=suite,
        language=code,
        dimension="calendar date value (recall)",
        cases=len(dates),
        right=right,
        share=right / len(dates) if dates else None,
        apart={},
    )


def _is_calendar(mark: Mark) -> bool:
    return mark["type"] == "DATE" and bool(_CALENDAR.fullmatch(mark["value"]))


def _score(matchings: list[Matching]) -> Score:
    return sum((Score(len(m.pairs), len(m.spurious), len(m.missed)) for m in matchings), Score())


def _valued(matchings: list[Matching]) -> Score:
    """Spans that overlap with another value count as both spurious and missed."""
    total = _score(matchings)
    right = sum(same_value(gold["value"], found) for m in matchings for gold, found in m.pairs)
    off = total.right - right
    return Score(right, total.spurious + off, total.missed + off)


def _row(suite: str, code: str, dimension: str, score: Score) -> Row:
    return Row(
        suite=suite,
        language=code,
        dimension=dimension,
        cases=score.right + score.missed,
        right=score.right,
        share=score.f1,
        apart={},
    )
