"""A case asks one thing of one text; cases are counted by language and dimension."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from pipeline.evaluate.asks import Ask, Extract, Record
from pipeline.evaluate.match import Mark
from pipeline.evaluate.suites.conventions import convention
from pipeline.languages import load

_AROUND = re.compile(r"^(?:(?![.,٫]\d)[^\w+-])+|[^\w%٪]+$")
_CONVENTION = "convention: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is asked of a text: a test of its record, or the reason why no layer of ours can
    answer. ``day`` (ISO 8601) is what relative expressions are read against; ``facts`` are
    what the suite itself says of the case (its grain …), for its conventions.
    """

    id: str
    language: str
    dimension: str
    text: str
    day: str | None = None
    asked: Ask | str
    facts: Mapping[str, Any] = field(default_factory=dict)


def case_of(
    data: Mapping[str, Any],
    dimension: str,
    asked: Ask | str,
    **facts: Any,
) -> Case:
    """The case of one line of a suite's file."""
    day = data.get("reference_time")
    return Case(
        id=data["id"],
        language=data["lang"],
        dimension=dimension,
        text=data["text"],
        day=day[:10] if day else None,
        asked=asked,
        facts=facts,
    )


def before_noun(case: Case) -> Case:
    """The case of a bare number a second time, in a row of its own: before a noun."""
    name = f"{case.dimension} (before a noun)"
    return replace(case, dimension=name, text=counted(case.language, case.text))


def counted(language: str, phrase: str) -> str:
    """A bare number before a counted noun (the pack's own), marks around it taken off.

    A text is made of numbers that count something; the same number without a noun is the
    whole of a suite's text, and says what others measure.
    """
    frame = str(load(language).tables.get("suites", {}).get("counted", "{}"))
    return frame.format(_AROUND.sub("", phrase))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A case that is wrong: what was expected and found, and the class of the failure."""

    id: str
    text: str
    expected: str
    found: str
    failure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cases of one suite, language and dimension.

    ``share`` is right / cases, or an F1 where the suite annotates running text; ``apart``
    counts the cases outside our layers by reason; ``wrong`` explains those that are wrong.
    """

    suite: str
    language: str
    dimension: str
    cases: int
    right: int
    share: float | None
    apart: Mapping[str, int] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()

    @property
    def named(self) -> int:
        """How many are wrong by a convention of the suite's own."""
        return sum(wrong.failure.startswith(_CONVENTION) for wrong in self.wrong)

    @property
    def failures(self) -> dict[str, int]:
        """How many are wrong for each class, most first."""
        return dict(Counter(wrong.failure for wrong in self.wrong).most_common())

    def as_json(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        share = None if self.share is None else round(self.share, 4)
        return asdict(self) | {"share": share, "named": self.named, "failures": self.failures}


def count(suite: str, cases: Iterable[Case], extract: Extract) -> list[Row]:
    """Ask every case that our layers cover and count by language and dimension."""
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.language, case.dimension].append(case)
    return [_row(suite, key, found, extract) for key, found in sorted(groups.items())]


def _row(suite: str, key: tuple[str, str], cases: list[Case], extract: Extract) -> Row:
    wrong: list[Wrong] = []
    apart: Counter[str] = Counter()
    for case in cases:
        if isinstance(case.asked, str):
            apart[case.asked] += 1
            continue
        record = extract(case.language, case.text, case.day)
        if not case.asked(record):
            wrong.append(_wrong(suite, case, case.asked, record))
    asked = len(cases) - apart.total()
    right = asked - len(wrong)
    return Row(
        suite=suite,
        language=key[0],
        dimension=key[1],
        cases=asked,
        right=right,
        share=right / asked if asked else None,
        apart=dict(apart),
        wrong=tuple(wrong),
    )


def _wrong(suite: str, case: Case, asked: Ask, record: Record) -> Wrong:
    failure = asked.failure(record)
    facts = {"dimension": case.dimension, "text": case.text, "expected": asked.expected}
    own = convention(suite, {**facts, **case.facts}, failure, case.day)
    return Wrong(
        id=case.id,
        text=case.text,
        expected=asked.expected,
        found="; ".join(map(shown, record[asked.layer])) or "nothing",
        failure=f"{_CONVENTION}{own}" if own else failure.name,
    )


def shown(mark: Mark) -> str:
    """A mark's words and value, to be read by people."""
    if "value" in mark:
        return f"{mark['text']} = {' '.join(filter(None, (mark['mod'], mark['value'])))}"
    ends = (
        f"{mark['low']:g}" if mark["low"] == mark["high"] else f"{mark['low']:g}-{mark['high']:g}"
    )
    return f"{mark['text']} = {ends} {mark['unit']}"
