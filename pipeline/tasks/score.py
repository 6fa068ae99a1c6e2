"""How likely a hit is a task: the frame's weight, who stands in it, and signals around it."""

from __future__ import annotations

import math

from pipeline.tasks.deadlines import Bound
from pipeline.tasks.frames import Hit
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View

_STEEP = 1.6
_NEAR = 110


def score(
    view: View,
    rules: Grammar,
    hit: Hit,
    bound: Bound | None,
    climate: float,
    sentence: tuple[int, int],
) -> float:
    """The weights of a hit added up; at or above the table's threshold it is a task."""
    family = hit.frame.family
    total = hit.frame.weight + _role(
        rules, family, "lead", hit.lead.quality if hit.lead else "none"
    )
    if hit.frame.giver != "none":
        total += _role(rules, family, "giver", hit.giver.quality if hit.giver else "none")
    if bound is not None:
        total += rules.weight("dated" if bound.strength > 1 else "timed")
    density = 1000 * len(view.agencies.marks) / max(400, len(view.text))
    total += rules.weight("formal") * min(1.0, density / 3) / 2
    total += climate * _of(rules, family, "climate")
    start, near = sentence[0], min(sentence[1], hit.cue[1] + _NEAR)
    total += sum(
        signal.weight
        for signal in rules.signals
        if not signal.whole and signal.pattern.search(view.text, start, near)
    )
    return total + _whole(view, rules, sentence)


def _whole(view: View, rules: Grammar, sentence: tuple[int, int]) -> float:
    """The signals of a whole sentence, weighed once: a sentence can hold many clauses."""
    if sentence not in view.weighed:
        view.weighed[sentence] = sum(
            signal.weight
            for signal in rules.signals
            if signal.whole and signal.pattern.search(view.text, *sentence)
        )
    return view.weighed[sentence]


def _role(rules: Grammar, family: str, role: str, quality: str) -> float:
    return _of(rules, family, f"{role}_{quality}")


def _of(rules: Grammar, family: str, name: str) -> float:
    own = f"{family}_{name}"
    return rules.weights[own] if own in rules.weights else rules.weight(name)


def confidence(rules: Grammar, total: float) -> float:
    """A score as a number in [0, 1]; one half stands at the threshold."""
    return round(1 / (1 + math.exp(-_STEEP * (total - rules.threshold))), 3)
