"""The French TimeBank: human TIMEX3 annotation of running news.

Three F1 a language: spans that are the same (strict) or overlap (relaxed), one to one, and
values over overlapping spans, whatever the type; the last row asks for the values of calendar
dates alone (recall). What is wrong stands once: spans that differ with the strict row, what is
missed or spurious with the relaxed one, values with the value row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.agree import same_span
from pipeline.evaluate.asks import Extract
from pipeline.evaluate.asks.days import same_value
from pipeline.evaluate.asks.failures import clock_failure, clock_of, days_failure
from pipeline.evaluate.asks.periods import canonical, period_of
from pipeline.evaluate.match import Mark, Matching, match, overlap
from pipeline.evaluate.scores import Score
from pipeline.evaluate.suites.case import Row, Wrong, shown

_CALENDAR = re.compile(r"\d{4}(?:-\d\d){0,2}")
_AROUND = 30  # characters of the text shown on either side of a mark


@dataclass(frozen=True)
class _Text:
    """One article: its id and text, spans matched when the same and when they overlap."""

    id: str
    text: str
    strict: Matching
    relaxed: Matching

    def wrong(self, mark: Mark, failure: str, expected: str, found: str) -> Wrong:
        start, end = mark["start"], mark["end"]
        before, after = self.text[max(0, start - _AROUND) : start], self.text[end : end + _AROUND]
        around = f"{before}[{self.text[start:end]}]{after}"
        return Wrong(
            id=f"{self.id}:{start}", text=around, expected=expected, found=found, failure=failure
        )


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    languages: dict[str, list[_Text]] = defaultdict(list)
    for case in cases:
        found = extract(case["lang"], case["text"], case["reference_time"][:10])["times"]
        gold = case["entities"]
        strict, relaxed = match(gold, found, same_span), match(gold, found, lambda g, f: True)
        languages[case["lang"]].append(_Text(case["id"], case["text"], strict, relaxed))
    return [row for code, texts in languages.items() for row in _rows(suite, code, texts)]


def _rows(suite: str, code: str, texts: list[_Text]) -> Iterator[Row]:
    relaxed = [text.relaxed for text in texts]
    scores = {
        "TIMEX3 strict (F1)": (_score([text.strict for text in texts]), _spans),
        "TIMEX3 relaxed (F1)": (_score(relaxed), _left_over),
        "TIMEX3 value (F1)": (_valued(relaxed), _values),
    }
    for dimension, (score, wrong) in scores.items():
        yield Row(
            suite=suite,
            language=code,
            dimension=dimension,
            cases=score.right + score.missed,
            right=score.right,
            share=score.f1,
            wrong=tuple(one for text in texts for one in wrong(text)),
        )
    golds = [gold for m in relaxed for gold in (*m.missed, *(g for g, _ in m.pairs))]
    dates = sum(map(_is_calendar, golds))
    right = sum(_is_calendar(g) and same_value(g["value"], f) for m in relaxed for g, f in m.pairs)
    yield Row(
        suite=suite,
        language=code,
        dimension="calendar date value (recall)",
        cases=dates,
        right=right,
        share=right / dates if dates else None,
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


def _spans(text: _Text) -> Iterator[Wrong]:
    for gold, found in text.relaxed.pairs:
        if not same_span(gold, found):
            longer = found["end"] - found["start"] > gold["end"] - gold["start"]
            failure = "span too long" if longer else "span too short"
            yield text.wrong(gold, failure, gold["text"], found["text"])


def _left_over(text: _Text) -> Iterator[Wrong]:
    ranges = [found for _, found in text.relaxed.pairs if "/" in found["value"]]
    for gold in text.relaxed.missed:
        inside = ", the other end of a range" if any(overlap(gold, r) for r in ranges) else ""
        yield text.wrong(gold, f"missed {_kind(gold)}{inside}", _written(gold), "nothing")
    for found in text.relaxed.spurious:
        yield text.wrong(found, f"spurious {_kind(found)}", "nothing", shown(found))


def _values(text: _Text) -> Iterator[Wrong]:
    for gold, found in text.relaxed.pairs:
        if not same_value(gold["value"], found):
            yield text.wrong(gold, _value_failure(gold, found), _written(gold), shown(found))


def _value_failure(gold: Mark, found: Mark) -> str:
    wanted, value = canonical(gold["value"]), str(found["value"])
    days = period_of(wanted)
    if "/" in value and "/" not in wanted:
        return "value: a range for one end"
    if days is None or found["earliest"] is None or ("T" in value and "T" not in wanted):
        return f"value: {_kind(found)} for {_kind(gold)}"
    if "T" not in wanted:
        return f"value: {days_failure([found], days).name}"
    day, clock = clock_of(wanted)
    return f"value: {clock_failure([found], day or days[0], clock or '').name}"


def _kind(mark: Mapping[str, Any]) -> str:
    return "vague" if mark["value"].endswith("_REF") else str(mark["type"])


def _written(mark: Mark) -> str:
    return f"{mark['text']} = {' '.join(filter(None, (mark.get('mod'), mark['value'])))}"
