"""Quantities: a number with its unit, a range or a ratio, before anybody judges it.

A quantity is what the characters say; whether it is a figure of the text (and no
house number or year) is decided in ``judge``.
"""

from __future__ import annotations

import re

from pipeline.annotate.figures.measured import MeasureReader
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.ranges import one_of_measure, paired, ratio
from pipeline.annotate.figures.sums import summed

_CELL = 40  # characters: a shorter text may be nothing but its number
_CODE = re.compile(r"\w[\w.,٫٬،/-]*")


class QuantityReader(MeasureReader):
    """Reads all quantities of one folded text."""

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
        bare = self.numbers.bare(start)
        if bare is not None and self.endings.end(bare, self.folded, self.tokens):
            return self._bare(bare)
        first = self.numbers.read(start)
        if first is None:
            return None, self._past(start)
        unit, first, end = self.unit(first)
        share = ratio(self, first) if unit is None else one_of_measure(self, first, unit)
        joined = share or paired(self, first, unit, end)
        if joined is not None:
            return joined
        if unit is None and self._is_article(first):
            return None, end
        begin = first.start
        if unit is None and (before := self.unit_before(first)) is not None:
            unit, begin = before
        quantity = summed(self, Quantity(begin, end, first.value, first.value, first, unit))
        return quantity, quantity.end

    def _bare(self, first: Numeral) -> tuple[Quantity | None, int]:
        """The quantity of a number that nothing goes on with; its currency may stand before."""
        if self._is_article(first):
            return None, first.end
        unit, begin = self.unit_before(first) or (None, first.start)
        return Quantity(begin, first.end, first.value, first.value, first, unit), first.end

    def _is_article(self, first: Numeral) -> bool:
        """Whether a number is the word for one, which counts nothing in a running text."""
        plain = first.spelled and first.parts == 1 and not (first.fraction or first.decimals)
        bracketed = self.text[first.end - 1] == ")"
        return plain and first.value <= 1 and not bracketed and len(self.text) > _CELL

    def _past(self, start: int) -> int:
        match = _CODE.match(self.text, start) if self.text[start].isdigit() else None
        return match.end() if match else start + 1
