"""Numbers with their units in one text: behind the number, before it, or around its brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.annotate.figures.bare import endings
from pipeline.annotate.figures.numbers import NumberReader
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.quantity import rules
from pipeline.annotate.figures.units import Unit
from pipeline.annotate.stretches import Stretches
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.schema import Span

_LIST_MARK = re.compile(r"(?m:^)[ \t\u00a0]*[(\[]?\d{1,3}(?:\.\d{1,2}){0,3}[.)\]/:-]+(?=[^\d%]|$)")
_PAGE = re.compile(r"[. ]\. ?(\d{1,4})(?=\n|$)")  # behind the dots of a table of contents
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # its digits and %20 count nothing
_STYLES = re.compile(r"[{] ?[a-z-]{1,40} ?:[^{}\n]{0,300}[}]")  # of a web page: "p {margin: 0px}"
_METRES = re.compile(r"[ \u00a0]?m(\d{1,2})(?!\w)")  # "1m65"; "1m2" is an area
_RUN = re.compile(r"\d+")
_BEFORE = 40  # characters in which a word is looked for that changes the unit
_POWERS = ("2", "3")


class MeasureReader:
    """Reads numbers and their units in one folded text, leaving the blocked stretches alone.

    ``blocked`` are marks of other layers (source offsets); list numbers and the pack's
    fixed phrases are added to them.
    """

    def __init__(self, text: Folded, pack: Pack, blocked: Sequence[Span]) -> None:
        self.folded, self.text, self.rules = text, text.text, rules(pack)
        spans = [(text.position(s.start), text.position(s.end)) for s in blocked]
        context = self.rules.context
        for pattern in (_LIST_MARK, _ADDRESS, _PAGE, _STYLES, context.fixed):
            spans += [match.span() for match in pattern.finditer(self.text)]
        if self.rules.codes is not None:  # tried at digits only: a search looks at every letter
            found = (
                self.rules.codes.match(self.text, at.start()) for at in _RUN.finditer(self.text)
            )
            spans += [match.span() for match in found if match]
        self.taken = Stretches(spans).taken
        self.numbers = NumberReader(text, pack, self.taken)
        self.tokens = self.numbers.tokens
        self.endings = endings(pack)

    def unit(self, first: Numeral) -> tuple[Unit | None, Numeral, int]:
        """The unit behind a number, the number itself (``(5) millions``), and the end of both."""
        unit = self.rules.units.read(self.folded, self.tokens, first.end)
        whole = self.numbers.in_brackets(first) if unit is None else None
        if whole is not None and self.rules.context.brackets:
            unit = self.rules.units.read(self.folded, self.tokens, whole.end)
            first = whole if unit else first
        if unit is None:
            return self._metres(first) or (None, first, first.end)
        if unit[0].written_after or self.taken(unit[1] - 1, unit[1]) is not None:
            return None, first, first.end
        fitting = self._fitting(unit[0], first)
        return (fitting, first, unit[1]) if fitting else (None, first, first.end)

    def _fitting(self, unit: Unit, first: Numeral) -> Unit | None:
        """What a unit is behind this number: a word may stand for another one, or for none."""
        unless = unit.unless
        before = self.text[max(0, first.start - _BEFORE) : first.start]
        if unless is None or not unless.holds(first.value, before):
            return unit
        return Unit(unless.code) if unless.code else None

    def unit_before(self, first: Numeral) -> tuple[Unit, int] | None:
        """The unit written before a number (``$ 10``), and where it begins."""
        return self.rules.units.before(self.folded, self.tokens.before(first.start))

    def _metres(self, first: Numeral) -> tuple[Unit, Numeral, int] | None:
        """Metres with the centimetres written on: ``1m65``."""
        match = _METRES.match(self.text, first.end)
        if match is None or match[1] in _POWERS or first.decimals or first.scale != 1:
            return None
        value = first.value + Decimal(f"0.{match[1]}")
        return Unit("m"), replace(first, value=value, decimals=True), match.end()
