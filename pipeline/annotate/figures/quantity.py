"""A quantity, and what a pack says about how numbers and units are joined to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.annotate.figures.context import Context, context
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.units import Unit, Units, units
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases
from pipeline.languages.template import SPACE, alternation, compile_pattern

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Quantity:
    """A number or a range at ``[start, end)`` of the folded text.

    ``sure`` says that its form alone shows it to be a quantity; ``first`` is the number it
    begins with; ``noun`` where the counted words stand inside it, ``then`` where the second
    number of a pair ends whose noun it shares.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    first: Numeral
    unit: Unit | None = None
    ratio: bool = False
    ranged: bool = False
    sure: bool = False
    noun: tuple[int, int] | None = None
    then: int | None = None


@dataclass(frozen=True)
class Rules:
    """What a pack says about how numbers and units are joined, compiled."""

    units: Units
    context: Context
    connector: re.Pattern[str]
    between: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    change: re.Pattern[str]
    codes: re.Pattern[str] | None  # of telephones, of plates; each begins with a digit
    neighbours: re.Pattern[str]  # between two numbers that follow each other: "hai ba người"
    over: re.Pattern[str]
    over_forms: re.Pattern[str]
    firm: re.Pattern[str]  # words of a ratio over any number: "8 of 14"
    apart: re.Pattern[str]
    measured_shares: bool  # "one litre of water out of five" is a share
    halves: Phrases[Decimal]
    sums: Phrases[bool]


@cache
def rules(pack: Pack) -> Rules:
    """The compiled joining rules of a pack's ``figures`` table."""
    table = pack.table("figures")
    ranges, ratios = table["ranges"], table["ratios"]
    words, over = alternation(ratios["words"]), alternation(ratios["over"])
    halves = (
        (form, Decimal(str(e["value"]))) for e in table.get("half", []) for form in e["forms"]
    )
    return Rules(
        units=units(pack),
        context=context(pack),
        connector=_joint(ranges["connectors"], pack),
        between=_joint(ranges.get("between", []), pack),
        either=_joint(ranges.get("either", []), pack),
        both=_joint(ranges.get("both", []), pack),
        change=_joint(ranges.get("changes", []), pack),
        codes=_codes(table["context"].get("codes", [])),
        neighbours=re.compile(rf",?{SPACE}" if ranges.get("neighbours") else "(?!)"),
        over=compile_pattern(
            pack, rf"/(?=\d)| (?:{words}) (?=(?:{over}){pack.right})", bounded=False
        ),
        over_forms=compile_pattern(pack, over, bounded=False),
        firm=_firm(ratios.get("firm", []), ratios.get("each", []), pack),
        apart=_apart(ratios.get("apart", []), pack),
        measured_shares=ratios.get("measured_shares", False),
        halves=Phrases(pack, halves),
        sums=Phrases(pack, ((form, True) for form in table.get("sums", {}).get("links", []))),
    )


def _firm(forms: Sequence[str], each: Sequence[str], pack: Pack) -> re.Pattern[str]:
    if not forms:
        return _NEVER
    body = f"(?P<each>{alternation(each) or '(?!)'})|{alternation(forms)}"
    return compile_pattern(pack, rf" (?:{body}) ", bounded=False)


def _codes(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None


def _apart(forms: Sequence[str], pack: Pack) -> re.Pattern[str]:
    """What is counted and the word of a ratio between its numbers: ``décès sur``."""
    if not forms:
        return _NEVER
    word = r"[^\W\d_][\w'’-]{0,20}+"
    return compile_pattern(
        pack, rf" (?P<noun>{word}(?: {word}){{0,4}}?) (?:{alternation(forms)}) ", bounded=False
    )


def _joint(forms: Sequence[str], pack: Pack) -> re.Pattern[str]:
    """Words (or a dash) between two numbers; a glued one-letter word needs no blank after it."""
    if not forms:
        return _NEVER
    glued = pack.table("figures")["numerals"].get("glued_links", [])
    body = "|".join(form if form == "-" or form in glued else f"{form}\\b" for form in forms)
    return compile_pattern(pack, rf"(?: )?(?:{body})(?: )?", bounded=False)
