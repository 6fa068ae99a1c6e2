"""Quantities: a number with its unit, a range or a ratio, before anybody judges it.

A quantity is what the characters say; whether it is a figure of the text (and no
house number or year) is decided in ``figures``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.annotate.digits import shown
from pipeline.annotate.measures import Measure, Measures, measures
from pipeline.annotate.number_words import Grammar, grammar
from pipeline.annotate.numerals import Numeral, read_numeral, scale_run
from pipeline.annotate.stretches import Stretches
from pipeline.annotate.surroundings import Surroundings, before, surroundings
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.template import SPACE, alternation, compile_pattern
from pipeline.schema import Span

_LIST_MARK = re.compile(
    r"(?:^|\n)[ \t\u00a0]*[(\[]?\d{1,3}(?:\.\d{1,2}){0,3}[.)\]/:-]+(?=[^\d%]|$)"
)
_CODE = re.compile(r"\w[\w.,٫٬/-]*")
_OPENING = re.compile(rf"(?:{SPACE})?\(")
_NEVER = re.compile(r"(?!)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # its digits and %20 count nothing
_MOST = Decimal(10) ** 18


@dataclass(frozen=True)
class Quantity:
    """A number or a range at ``[start, end)`` of the folded text.

    ``sure`` says that its form alone shows it to be a quantity; ``first`` is the
    number it begins with.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    first: Numeral
    measure: Measure | None = None
    ratio: bool = False
    ranged: bool = False
    sure: bool = False


@dataclass(frozen=True)
class Rules:
    """Everything a pack says about figures, compiled."""

    numbers: Grammar
    measures: Measures
    around: Surroundings
    connector: re.Pattern[str]
    between: re.Pattern[str]
    change: re.Pattern[str]
    over: re.Pattern[str]
    fractions: re.Pattern[str]
    fraction_values: tuple[float, ...]


@cache
def rules(pack: Pack) -> Rules:
    """The compiled figure rules of a pack's ``figures`` table."""
    table = pack.table("figures")
    ranges, ratios = table["ranges"], table["ratios"]
    words = alternation(ratios["words"])
    over = alternation(ratios["over"])
    fractions = table.get("fraction", [])
    return Rules(
        numbers=grammar(pack),
        measures=measures(pack),
        around=surroundings(pack),
        connector=_joint(ranges["connectors"], pack),
        between=_joint(ranges.get("between", []), pack),
        change=_joint(ranges.get("changes", []), pack),
        over=compile_pattern(
            pack, rf"/(?=\d)| (?:{words}) (?=(?:{over}){pack.right})", bounded=False
        ),
        fractions=compile_pattern(
            pack, "|".join("(" + "|".join(entry["forms"]) + ")" for entry in fractions) or "(?!)"
        ),
        fraction_values=tuple(entry["value"] for entry in fractions),
    )


def _joint(forms: Sequence[str], pack: Pack) -> re.Pattern[str]:
    """Words (or a dash) between two numbers; a glued one-letter word needs no blank after it."""
    if not forms:
        return _NEVER
    glued = pack.table("figures")["numerals"].get("glued_links", [])
    body = "|".join(form if form == "-" or form in glued else f"{form}\\b" for form in forms)
    return compile_pattern(pack, rf"(?: )?(?:{body})(?: )?", bounded=False)


class QuantityReader:
    """Reads the quantities of one folded text, leaving the blocked stretches alone.

    ``blocked`` are marks of other layers (source offsets); list numbers and the pack's
    fixed phrases are added to them.
    """

    def __init__(self, text: Folded, pack: Pack, blocked: Sequence[Span]) -> None:
        self.folded, self.text, self.rules = text, text.text, rules(pack)
        self.evidence = shown(self.text)
        spans = [(text.position(s.start), text.position(s.end)) for s in blocked]
        spans += [match.span() for match in _LIST_MARK.finditer(self.text)]
        spans += [match.span() for match in _ADDRESS.finditer(self.text)]
        spans += [match.span() for match in self.rules.around.fixed.finditer(self.text)]
        self.taken = Stretches(spans).taken

    def all(self) -> list[Quantity]:
        """The quantities of the text in order; none overlaps another."""
        found: list[Quantity] = []
        position = 0
        while (match := self.rules.numbers.start.search(self.text, position)) is not None:
            start = match.start()
            taken = self.taken(start, start + 1)
            if taken is not None:
                position = max(taken, start + 1)
                continue
            quantity, position = self._quantity(start)
            if quantity is not None:
                found.append(quantity)
        return found

    def _numeral(self, start: int) -> Numeral | None:
        numeral = read_numeral(self.text, start, self.rules.numbers, self.evidence)
        if numeral is None or self.taken(numeral.start, numeral.end) is not None:
            return None
        return numeral if numeral.value < _MOST else None

    def _quantity(self, start: int) -> tuple[Quantity | None, int]:
        """The quantity at ``start``, if any, and where to go on reading."""
        first = self._numeral(start)
        if first is None:
            return None, self._past(start)
        first = self._bracketed(self._repeated(first))
        unit = self.rules.measures.read(self.text, first.end)
        end = unit[1] if unit else first.end
        joined = self._ratio(first) or self._second(first, unit, end)
        if joined is not None:
            return joined
        measure = unit[0] if unit else None
        return Quantity(first.start, end, first.value, first.value, first, measure), end

    def _past(self, start: int) -> int:
        match = _CODE.match(self.text, start) if self.text[start].isdigit() else None
        return match.end() if match else start + 1

    def _repeated(self, first: Numeral) -> Numeral:
        """Join a number with its repetition in brackets: ``twenty-two (22)`` is one."""
        opening = _OPENING.match(self.text, first.end)
        again = self._numeral(opening.end()) if opening else None
        if again is None or again.value != first.value:
            return first
        closed = self.text[again.end : again.end + 1] == ")"
        return self._scaled_on(replace(first, end=again.end + 1)) if closed else first

    def _bracketed(self, first: Numeral) -> Numeral:
        """A number in brackets of its own with the scale or unit behind: ``(5) millions``."""
        opened = first.start and self.text[first.start - 1] == "("
        if not opened or self.text[first.end : first.end + 1] != ")":
            return first
        whole = replace(first, start=first.start - 1, end=first.end + 1)
        scaled = self._scaled_on(whole)
        if scaled is not whole:
            return scaled
        unit = self.rules.around.brackets and self.rules.measures.read(self.text, whole.end)
        return whole if unit else first

    def _scaled_on(self, first: Numeral) -> Numeral:
        factor, end = scale_run(self.text, first.end, self.rules.numbers)
        if factor < 1000 or first.scale >= factor:
            return first
        value = first.value * factor
        return replace(first, end=end, value=value, scale=factor, parts=first.parts + 1)

    def _ratio(self, first: Numeral) -> tuple[Quantity | None, int] | None:
        over = self.rules.over.match(self.text, first.end)
        if over is None or first.scale != 1 or first.decimals:
            return None
        second = self._numeral(over.end())
        if second is None:
            return None, over.end()
        after = self.text[second.end : second.end + 1]
        if not first.value <= second.value or not second.value or after in {"/", "-"}:
            return None, second.end
        value, worded = first.value / second.value, self.text[over.start()] != "/"
        return (
            Quantity(first.start, second.end, value, value, first, ratio=True, sure=worded),
            second.end,
        )

    def _second(
        self, first: Numeral, unit: tuple[Measure, int] | None, end: int
    ) -> tuple[Quantity | None, int] | None:
        """A range, or the first of two figures that share the second one's unit."""
        change = False
        joint = self._joint(first, end)
        if joint is None:
            joint, change = self.rules.change.match(self.text, end), True
        second = self._numeral(joint.end()) if joint else None
        if joint is None or second is None:
            return None
        other = self.rules.measures.read(self.text, second.end)
        if unit is not None and (other is None or other[0] != unit[0]):
            return None
        low, dash = _scaled(first, second), "-" in joint.group()
        two = change or low >= second.value
        if two and dash:
            return None, second.end
        measure = other[0] if other else None
        if two or (not dash and self.rules.around.changes(self.text, first.start)):
            stop = first.end if unit is None else end
            sure = second.grouped or second.scale > 1 or measure is not None
            return Quantity(first.start, stop, low, low, first, measure, sure=sure), stop
        stop = other[1] if other else second.end
        high = second.value
        return Quantity(first.start, stop, low, high, first, measure, ranged=True), stop

    def _joint(self, first: Numeral, end: int) -> re.Match[str] | None:
        joint = self.rules.connector.match(self.text, end)
        if joint is None and self.rules.around.between_openers.search(
            before(self.text, first.start)
        ):
            joint = self.rules.between.match(self.text, end)
        return joint


def _scaled(first: Numeral, second: Numeral) -> Decimal:
    """The lower end of a range; it takes the scale of the upper end: ``2 to 3 million``."""
    bare = first.scale == 1 and second.scale > 1 and second.parts == 2
    if bare and first.value < second.value / second.scale:
        return first.value * second.scale
    return first.value
