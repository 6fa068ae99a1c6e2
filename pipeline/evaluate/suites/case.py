"""A case asks one thing of one text; cases are counted by language and dimension."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.languages import load

Record = Mapping[str, Any]
Extract = Callable[[str, str, str | None], Record]  # language, text, publication day
Ask = Callable[[Record], bool]


_AROUND = re.compile(r"^(?:(?![.٫]\d)[^\w+-])+|\W+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is asked of a text: a test of its record, or the reason why no layer of ours can
    answer. ``day`` (ISO 8601) is what relative expressions are read against.
    """

    id: str
    language: str
    dimension: str
    text: str
    day: str | None = None
    asked: Ask | str


def counted(language: str, phrase: str) -> str:
    """A bare number before a counted noun (the pack's own), marks around it taken off.

    Our figures are quantities of something: a number that stands alone is none, so a suite
    of bare numbers would measure nothing.
    """
    frame = str(load(language).tables.get("suites", {}).get("counted", "{}"))
    return frame.format(_AROUND.sub("", phrase))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cases of one suite, language and dimension.

    ``share`` is right / cases, or an F1 where the suite annotates running text; ``apart``
    counts the cases outside our layers by reason; ``wrong`` names the cases that are wrong.
    """

    suite: str
    language: str
    dimension: str
    cases: int
    right: int
    share: float | None
    apart: Mapping[str, int]
    wrong: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        return {
            "suite": self.suite,
            "language": self.language,
            "dimension": self.dimension,
            "cases": self.cases,
            "right": self.right,
            "share": None if self.share is None else round(self.share, 4),
            "apart": dict(self.apart),
            "wrong": list(self.wrong),
        }


def count(suite: str, cases: Iterable[Case], extract: Extract) -> list[Row]:
    """Ask every case that our layers cover and count by language and dimension."""
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.language, case.dimension].append(case)
    return [_row(suite, key, found, extract) for key, found in sorted(groups.items())]


def _row(suite: str, key: tuple[str, str], cases: list[Case], extract: Extract) -> Row:
    wrong: list[str] = []
    apart: Counter[str] = Counter()
    for case in cases:
        if isinstance(case.asked, str):
            apart[case.asked] += 1
        elif not case.asked(extract(case.language, case.text, case.day)):
            wrong.append(case.id)
    asked = len(cases) - apart.total()
    right = asked - len(wrong)
    return Row(
        suite=suite,
        language=key[0],
        dimension=key[1],
        cases=asked,
        right=right,
        share=right / asked if asked else None,
        apart=apart,
        wrong=tuple(wrong),
    )
