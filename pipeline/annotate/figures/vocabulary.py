"""The number words of a pack: what each is worth, and what it does in a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Word:
    """A number word: its value, what it does, and what may be added after it.

    An ``opening`` word is an article behind a scale ("5 million a person"), a ``last`` one
    a unit that only stands behind tens.
    """

    value: Decimal
    scale: bool = False
    dual: bool = False
    approximate: bool = False
    before_scale: bool = False
    alone: bool = True
    opening: bool = False
    last: bool = False


def vocabulary(rules: Mapping[str, Mapping[str, int]]) -> dict[str, Word]:
    """The words of a pack's ``numerals`` table, unfolded."""
    bound = set(rules.get("before_scale", ()))
    dependent, opening = set(rules.get("dependent", ())), set(rules.get("opening", ()))
    last = set(rules.get("last_units", ()))
    words = {
        form: Word(
            Decimal(value),
            before_scale=form in bound,
            alone=form not in dependent,
            opening=form in opening,
            last=form in last,
        )
        for form, value in rules["values"].items()
    }
    for form, value in rules["scales"].items():
        words[form] = Word(Decimal(value), scale=True, alone=form not in dependent)
    for form, value in rules.get("approximate", {}).items():
        words[form] = Word(Decimal(value), scale=True, approximate=True, alone=False)
    for form, value in rules.get("duals", {}).items():
        words[form] = Word(Decimal(value), scale=form in rules["scales"], dual=True)
    return words
