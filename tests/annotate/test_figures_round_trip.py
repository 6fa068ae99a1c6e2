"""Numbers in words: whatever is spelt out is read back, to the last unit and the last letter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib import import_module

import pytest

from pipeline.annotate.figures import read_figures
from pipeline.languages import codes, load
from tests.annotate.spelling import Spell

MOST = 15  # the power of ten up to which numbers are complete
_DRAWS, _NUMBERS = 10, 500  # 5,000 numbers a language in each run; any other seed must do too
_COUNTED = {
    "ar": "وفي البلاد {} قرية.",
    "fr": "Le pays compte {} communes.",
    "vi": "Tỉnh có {} xã.",
}
_YEAR = {("vi", 5)}  # "năm" before a noun is read as "year"


def _spell(code: str) -> Spell:
    spell: Spell = import_module(f"tests.annotate.spelling.{code}").spell
    return spell


def _edges() -> Iterator[int]:
    """Every number below 2001, and those around the powers of ten and their irregular multiples."""
    yield from range(2001)
    for power in range(3, MOST + 1):
        for times in (1, 2, 3, 10, 11, 21, 71, 80, 91, 100, 101, 102, 200, 201, 305):
            for more in (-2, -1, 0, 1, 2, 5, 10, 11, 100, 2_110_000):
                if times * 10**power + more <= 10**MOST:
                    yield times * 10**power + more


def _wrong(code: str, number: int, frame: str, seed: int) -> str | None:
    """What is read instead of a number that is spelt out in a frame; None where it is right."""
    words = _spell(code)(number, random.Random(seed).choice)
    pack = load(code)
    figures, _ = read_figures(pack.folding(frame.format(words)), pack)
    read = [(figure.text, figure.low, figure.high, figure.unit) for figure in figures]
    return None if read == [(words, number, number, "count")] else f"{number}: {words} -> {read}"


@pytest.mark.parametrize("code", codes())
def test_small_and_irregular_numbers_are_read_back(code: str) -> None:
    wrong = [_wrong(code, number, "{}", seed=place) for place, number in enumerate(_edges())]
    assert [answer for answer in wrong if answer] == []


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("draw", range(_DRAWS))
def test_numbers_of_all_magnitudes_are_read_back(code: str, draw: int) -> None:
    """Every power of ten is as likely as the others; they stand alone and before a noun."""
    chance = random.Random(draw)
    wrong = []
    for seed in range(_NUMBERS):
        number = int(10 ** chance.uniform(0, MOST))
        counts = number > 1 and (code, number) not in _YEAR
        frame = _COUNTED[code] if counts and chance.random() < 0.5 else "{}"
        wrong.append(_wrong(code, number, frame, seed))
    assert [answer for answer in wrong if answer] == []
