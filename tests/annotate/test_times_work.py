"""Hostile input costs what its length says: rules tried and characters matched are counted."""

from __future__ import annotations

import pytest

from pipeline.annotate.times.grammar import grammar
from pipeline.languages import Pack, codes, load

_UNITS = (
    "7",
    "12 ",
    "1/",
    "1.",
    "2025-",
    "12:30:",
    "1-a_-",
    "1/a.b-",
    " ",
    "\n",
    "1/1/1/1 ",
    "24/7 ",
)
_LENGTH = 600


def _work(pack: Pack, text: str) -> int:
    """Rules tried, plus the characters that those which match run over."""
    rules = grammar(pack)
    folded = pack.folding(text).text
    trials = [
        (rule, at) for at, word in rules.starts(folded) for rule in rules.rules_at(folded, at, word)
    ]
    matches = (rule.match(folded, at) for rule, at in trials)
    return len(trials) + sum(match.end() - match.start() for match in matches if match)


def _units(pack: Pack) -> list[str]:
    months = [form for forms in pack.table("times")["lexicon"]["month"].values() for form in forms]
    return [*_UNITS, *(f"{month} " for month in months), " ".join(months) + " "]


@pytest.mark.parametrize("code", codes())
def test_twice_the_input_is_at_most_twice_the_work(code: str) -> None:
    pack = load(code)
    for unit in _units(pack):
        count = _LENGTH // len(unit) + 1
        once, edge = _work(pack, unit * count), _work(pack, unit * 2)
        assert _work(pack, unit * count * 2) <= 2 * once + edge, unit
