"""Precision, recall and F1 a language and layer, and what is right about matched tasks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.evaluate.agree import TESTS, same_leads
from pipeline.evaluate.gold import GoldDocument
from pipeline.evaluate.match import Mark, Matching, match

_VAGUE = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF|PT?X[A-Z]")


@dataclass(frozen=True)
class Score:
    """Counts of right, spurious and missed marks, and the measures made from them."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.spurious + other.spurious,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """Right marks as a share of the marks found; 1 when none was found."""
        found = self.right + self.spurious
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Right marks as a share of the marks in the gold; 1 when there is none."""
        gold = self.right + self.missed
        return self.right / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True)
class Share:
    """``right`` of ``total`` matched marks."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    @property
    def value(self) -> float:
        """The share in [0, 1]; 1 when there was nothing to be right about."""
        return self.right / self.total if self.total else 1.0


Scores = dict[str, "Score | Share"]


def score_document(document: GoldDocument, record: Mapping[str, Any]) -> Scores:
    """Score one record (JSON values) against its gold: a :class:`Score` a layer and measure,
    and a :class:`Share` for ``due``, ``due dated`` and ``leads`` over matched tasks."""
    scores: Scores = {}
    for name, (layer, same) in TESTS.items():
        matching = match(document.layers[layer], record[layer], same)
        if layer == "times":
            matching = _without_vague(matching)
        scores[name] = _score(matching)
        if name == "tasks":
            scores.update(_about_tasks(matching))
    return scores


def _score(matching: Matching) -> Score:
    return Score(len(matching.pairs), len(matching.spurious), len(matching.missed))


def _without_vague(matching: Matching) -> Matching:
    """A vague time (``PRESENT_REF``, ``PXM``) that the gold has not is not held against us: the
    guide leaves such times unmarked."""
    kept = (mark for mark in matching.spurious if not _VAGUE.fullmatch(str(mark["value"])))
    return replace(matching, spurious=tuple(kept))


def _about_tasks(matching: Matching) -> Scores:
    due = [(g.get("due"), _due(f)) for g, f in matching.pairs]
    leads = [_leads_agree(g, f) for g, f in matching.pairs]
    whole = sum(g == f and lead for (g, f), lead in zip(due, leads, strict=True))
    dated = [g == f for g, f in due if g is not None]
    off = len(matching.pairs) - whole
    return {
        "whole tasks": Score(whole, len(matching.spurious) + off, len(matching.missed) + off),
        "due": Share(sum(g == f for g, f in due), len(due)),
        "due dated": Share(sum(dated), len(dated)),
        "leads": Share(sum(leads), len(leads)),
    }


def _due(task: Mark) -> str | None:
    deadline = task.get("deadline")
    due: str | None = deadline["due"] if deadline else None
    return due


def _leads_agree(gold: Mark, found: Mark) -> bool:
    return same_leads(gold["lead"], [role["name"] for role in found["lead"]])


def total(scores: Sequence[Scores]) -> Scores:
    """The scores of several documents as if they were one."""
    summed: dict[str, Any] = {}
    for one in scores:
        for name, value in one.items():
            summed[name] = summed[name] + value if name in summed else value
    return summed


def as_json(scores: Scores) -> dict[str, dict[str, float | int]]:
    """The scores as plain numbers, measures rounded to four places."""
    plain: dict[str, dict[str, float | int]] = {}
    for name, value in scores.items():
        if isinstance(value, Share):
            plain[name] = {"share": round(value.value, 4), "right": value.right, "of": value.total}
        else:
            plain[name] = {
                "precision": round(value.precision, 4),
                "recall": round(value.recall, 4),
                "f1": round(value.f1, 4),
                "right": value.right,
                "spurious": value.spurious,
                "missed": value.missed,
            }
    return plain
