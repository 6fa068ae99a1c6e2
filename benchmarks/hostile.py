"""What the benchmarks of layers share: the cost of reading texts, its growth on hostile input."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pipeline.languages import Pack, codes, load

STEPS = (12_500, 25_000, 50_000, 100_000)
ROUNDS = 3
Text = TypeVar("Text")


def cost(read: Callable[[Text], object], texts: Sequence[Text]) -> float:
    """Milliseconds of CPU time for all texts: the median of ROUNDS rounds, after a first look."""
    read(texts[0])
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            read(text)
        rounds.append(time.process_time() - start)
    return statistics.median(rounds) * 1000


def print_growth(
    kinds: Callable[[Pack], Iterable[tuple[str, str]]],
    read: Callable[[Pack, str], object],
    tail: str = "",
) -> None:
    """A line a language and kind: a unit repeated to each of STEPS characters, and ``tail``."""
    print("\nhostile input: ms, and how much more for twice the input (2 is linear)")
    print(" " * 26 + "".join(f"{step:>9,}" for step in STEPS) + "    growth")
    for code in codes():
        pack = load(code)
        for name, unit in kinds(pack):
            texts = [(unit * (step // len(unit) + 1))[:step] + tail for step in STEPS]
            spent = [_best(read, pack, text) for text in texts]
            growth = "  ".join(f"{b / a:4.1f}" for a, b in itertools.pairwise(spent))
            print(f"{code}  {name:22}" + "".join(f"{ms:9.1f}" for ms in spent) + f"    {growth}")


def _best(read: Callable[[Pack, str], object], pack: Pack, text: str) -> float:
    """The least of two runs: what is above it is the machine's."""
    spent = []
    for _ in range(2):
        start = time.process_time()
        read(pack, text)
        spent.append((time.process_time() - start) * 1000)
    return max(min(spent), 1e-3)
