"""One-to-one matching of predicted marks with gold marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Mark = Mapping[str, Any]
Test = Callable[[Mark, Mark], bool]


def overlap(gold: Mark, found: Mark) -> int:
    """The number of code points two marks share."""
    shared: int = min(gold["end"], found["end"]) - max(gold["start"], found["start"])
    return max(0, shared)


def union_share(gold: Mark, found: Mark) -> float:
    """Shared code points as a share of the union."""
    shared = overlap(gold, found)
    return shared / (_length(gold) + _length(found) - shared) if shared else 0.0


def shorter_share(gold: Mark, found: Mark) -> float:
    """Shared code points as a share of the shorter mark."""
    return overlap(gold, found) / max(1, min(_length(gold), _length(found)))


def _length(mark: Mark) -> int:
    length: int = mark["end"] - mark["start"]
    return length


@dataclass(frozen=True)
class Matching:
    """Pairs (gold, found), and what is left over on either side; doubtful marks are in none."""

    pairs: tuple[tuple[Mark, Mark], ...]
    missed: tuple[Mark, ...]
    spurious: tuple[Mark, ...]


def match(gold: Sequence[Mark], found: Sequence[Mark], same: Test) -> Matching:
    """Match marks one to one, best overlap first.

    A gold mark with ``doubt`` counts neither way: it is never missed, and a prediction
    that it explains (or that overlaps it by half of the union) is never spurious.
    """
    sure = [mark for mark in gold if not mark.get("doubt")]
    doubtful = [mark for mark in gold if mark.get("doubt")]
    pairs, used_gold, used_found = _greedy(sure, found, same)
    rest = [mark for i, mark in enumerate(found) if i not in used_found]
    _, _, excused = _greedy(doubtful, rest, lambda g, f: same(g, f) or union_share(g, f) >= 0.5)
    return Matching(
        pairs=tuple(pairs),
        missed=tuple(mark for i, mark in enumerate(sure) if i not in used_gold),
        spurious=tuple(mark for i, mark in enumerate(rest) if i not in excused),
    )


def _greedy(
    gold: Sequence[Mark], found: Sequence[Mark], same: Test
) -> tuple[list[tuple[Mark, Mark]], set[int], set[int]]:
    candidates = [
        (-union_share(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if overlap(g, f) and same(g, f)
    ]
    pairs: list[tuple[Mark, Mark]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs, used_gold, used_found
