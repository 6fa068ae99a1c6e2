"""Quantities: a number with its unit, a range or a ratio, before anybody judges it.

A quantity is what the characters say; whether it is a figure of the text (and no
house number or year) is decided in ``judge``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.annotate.figures.context import Context, context
from pipeline.annotate.figures.numbers import NumberReader
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.units import Unit, Units, units
from pipeline.annotate.stretches import Stretches
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases
from pipeline.languages.template import alternation, compile_pattern
from pipeline.schema import Span

_LIST_MARK = re.compile(
    r"(?:^|\n)[ \t\u00a0]*[(\[]?\d{1,3}(?:\.\d{1,2}){0,3}[.)\]/:-]+(?=[^\d%]|$)"
)
_CODE = re.compile(r"\w[\w.,٫٬/-]*")
_NEVER = re.compile(r"(?!)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # its digits and %20 count nothing


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
    unit: Unit | None = None
    ratio: bool = False
    ranged: bool = False
    sure: bool = False


@dataclass(frozen=True)
class Rules:
    """What a pack says about how numbers and units are joined, compiled."""

    units: Units
    context: Context
    connector: re.Pattern[str]
    between: re.Pattern[str]
    change: re.Pattern[str]
    over: re.Pattern[str]
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
        change=_joint(ranges.get("changes", []), pack),
        over=compile_pattern(
            pack, rf"/(?=\d)| (?:{words}) (?=(?:{over}){pack.right})", bounded=False
        ),
        halves=Phrases(pack, halves),
        sums=Phrases(pack, ((form, True) for form in table.get("sums", {}).get("links", []))),
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
        spans = [(text.position(s.start), text.position(s.end)) for s in blocked]
        for pattern in (_LIST_MARK, _ADDRESS, self.rules.context.fixed):
            spans += [match.span() for match in pattern.finditer(self.text)]
        self.taken = Stretches(spans).taken
        self.numbers = NumberReader(text, pack, self.taken)
        self.tokens = self.numbers.tokens

    def all(self) -> list[Quantity]:
        """The quantities of the text in order; none overlaps another."""
        found: list[Quantity] = []
        position = 0
        while (match := self.numbers.rules.start.search(self.text, position)) is not None:
            start = match.end()
            taken = self.taken(start, start + 1)
            if taken is not None:
                position = max(taken, start + 1)
                continue
            quantity, position = self._quantity(start)
            if quantity is not None:
                found.append(quantity)
        return found

    def _quantity(self, start: int) -> tuple[Quantity | None, int]:
        """The quantity at ``start``, if any, and where to go on reading."""
        first = self.numbers.read(start)
        if first is None:
            return None, self._past(start)
        unit, first, end = self._unit(first)
        joined = self._ratio(first) or self._second(first, unit, end)
        if joined is not None:
            return joined
        begin = first.start
        if unit is None and (before := self._unit_before(first)) is not None:
            unit, begin = before
        quantity = Quantity(begin, end, first.value, first.value, first, unit)
        quantity = self._with_half(self._with_coins(quantity))
        return quantity, quantity.end

    def _past(self, start: int) -> int:
        match = _CODE.match(self.text, start) if self.text[start].isdigit() else None
        return match.end() if match else start + 1

    def _unit(self, first: Numeral) -> tuple[Unit | None, Numeral, int]:
        """The unit behind a number, the number itself (``(5) millions``), and the end of both."""
        unit = self.rules.units.read(self.folded, self.tokens, first.end)
        whole = self.numbers.in_brackets(first) if unit is None else None
        if whole is not None and self.rules.context.brackets:
            unit = self.rules.units.read(self.folded, self.tokens, whole.end)
            first = whole if unit else first
        if unit is None or unit[0].written_after or self.taken(unit[1] - 1, unit[1]) is not None:
            return None, first, first.end
        return unit[0], first, unit[1]

    def _unit_before(self, first: Numeral) -> tuple[Unit, int] | None:
        return self.rules.units.before(self.folded, self.tokens.before(first.start))

    def _with_coins(self, whole: Quantity) -> Quantity:
        """A sum told in two units of its currency: ``2 euros et 20 centimes``, ``20 $ 43``."""
        if whole.unit is None or whole.unit.part or whole.unit.factor != 1 or whole.first.decimals:
            return whole
        if whole.unit.code is not None and not whole.unit.code.isupper():
            return whole
        link = self.rules.sums.after(self.tokens, whole.end)
        token = self.tokens.after(link.end if link else whole.end)
        coins = self.numbers.read(token.start) if token else None
        if coins is None or coins.value >= 100 or coins.scale > 1 or coins.decimals:
            return whole
        unit = self.rules.units.read(self.folded, self.tokens, coins.end)
        if unit is not None and unit[0].part:
            part, end = unit[0].factor, unit[1]
        elif unit is None and self._ends(coins.end):
            part, end = Decimal("0.01"), coins.end
        else:
            return whole
        value = whole.low + coins.value * part
        return replace(whole, end=end, low=value, high=value)

    def _ends(self, position: int) -> bool:
        """Whether nothing of the same clause stands behind."""
        following = self.text[position : position + 2].strip()
        return not following or following[0] in ".,;:)!?"

    def _with_half(self, whole: Quantity) -> Quantity:
        """A half told behind the unit: ``un litre et demi``."""
        half = self.rules.halves.after(self.tokens, whole.end)
        if whole.unit is None or half is None or whole.first.decimals:
            return whole
        value = whole.low + half.value * max(whole.first.scale, Decimal(1))
        return replace(whole, end=half.end, low=value, high=value)

    def _ratio(self, first: Numeral) -> tuple[Quantity | None, int] | None:
        over = self.rules.over.match(self.text, first.end)
        if over is None or first.scale != 1 or first.decimals:
            return None
        second = self.numbers.numeral(over.end())
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
        self, first: Numeral, unit: Unit | None, end: int
    ) -> tuple[Quantity | None, int] | None:
        """A range, or the first of two figures that share the second one's unit."""
        change = False
        joint = self._joint(first, end)
        if joint is None:
            joint, change = self.rules.change.match(self.text, end), True
        second = self.numbers.read(joint.end()) if joint else None
        if joint is None or second is None:
            return None
        other, second, stop = self._unit(second)
        if unit is not None and other != unit:
            return None
        low, dash = _scaled(first, second), "-" in joint.group()
        two = change or low >= second.value
        if two and dash:
            return None, second.end
        if two or (not dash and self.rules.context.changes(self.text, first.start)):
            stop = first.end if unit is None else end
            sure = second.grouped or second.scale > 1 or other is not None
            return Quantity(first.start, stop, low, low, first, other, sure=sure), stop
        return Quantity(first.start, stop, low, second.value, first, other, ranged=True), stop

    def _joint(self, first: Numeral, end: int) -> re.Match[str] | None:
        joint = self.rules.connector.match(self.text, end)
        if joint is None:
            near = self.tokens.before(first.start)
            if self.rules.context.between_openers.before(self.text, near):
                joint = self.rules.between.match(self.text, end)
        return joint


def _scaled(first: Numeral, second: Numeral) -> Decimal:
    """The lower end of a range; it takes the scale of the upper end: ``2 to 3 million``."""
    bare = first.scale == 1 and second.scale > 1 and second.parts == 2
    if bare and first.value < second.value / second.scale:
        return first.value * second.scale
    return first.value
