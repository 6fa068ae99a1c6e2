"""How number words add up.

One additive and multiplicative reading serves all languages: a value is added where
the number before it has room for it, a scale multiplies all smaller parts before it
(the method of the usual grammars of cardinals, e.g. text2num and CLDR's spell-out rules).
"""

from __future__ import annotations

from decimal import Decimal

from pipeline.annotate.figures.grammar import Grammar

_TENS = 20  # the most room a part may have for one that a link joins to it ("vingt et un")


class Sum:
    """The parts of a number read so far; each part with the room below it."""

    def __init__(self, rules: Grammar) -> None:
        self.rules = rules
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.scale = Decimal(1)
        self.linked = False  # whether a link word stood before the last part

    def add(self, value: Decimal, link: str, *, last_unit: bool = False) -> bool:
        """Add a value behind the parts; False where it does not belong to the number."""
        rules = self.rules
        if not self.parts:
            self.parts.append((value, self._room(value)))
            return True
        last, room = self.parts[-1]
        if rules.units_first and last < 10 and value % 10 == 0 and 10 <= value <= 90:
            joins = (value == 10) != bool(link)
            if joins:
                self.parts[-1] = (last + value, Decimal(0))
            return joins
        if rules.tens_unsaid and not link and self._is_unit(value, last_unit):
            self.parts[-1] = (last * 10 + value, Decimal(0))
            return True
        self.linked = bool(link)
        outside = value not in rules.link_values or room > _TENS
        foreign = bool(link) and bool(rules.link_values) and outside
        if foreign or (rules.linked_sums and not link) or not 0 < value < room:
            return False
        self.parts.append((value, self._room(value)))
        return True

    def multiply(self, value: Decimal, link: str) -> bool:
        """Multiply the smaller parts by a scale; False where there is nothing to multiply."""
        smaller = Decimal(0)
        kept = list(self.parts)
        plain = len(kept) == 1 and not kept[0][1]  # digits: "5000 thousand"
        while kept and (kept[-1][0] < value or plain):
            smaller += kept.pop()[0]
        whole = len(kept) == 1 and (self.rules.linked_sums or not kept[0][1])
        if not smaller and not link and whole:
            smaller = kept.pop()[0]  # "2971 thousand"
        if not smaller or (self.rules.linked_sums and link):
            room = self.parts[-1][1] if self.parts else 2 * value
            if self.parts and self.rules.linked_sums > bool(link):
                return False
            if value >= room and not self._repeats(value):
                return False
            kept, smaller = list(self.parts), Decimal(1)
        self.parts = [*kept, (smaller * value, value)]
        self.scale = value
        return True

    def double(self, value: Decimal, link: str) -> bool:
        """Add the dual of a scale word behind the parts; False where it does not belong."""
        if not link or not (self._repeats(value / 2) or self.add(value, link)):
            return False
        if self.parts[-1][0] == value:
            self.parts.pop()
        self.parts.append((value, value / 2))
        return True

    def _repeats(self, scale: Decimal) -> bool:
        """Whether the last one or two of hundreds stand apart: 100 thousand and a thousand."""
        last, room = self.parts[-1]
        return self.rules.linked_sums and room == scale and last % (100 * scale) == 0

    def _room(self, value: Decimal) -> Decimal:
        if value in self.rules.wide:
            return Decimal(20)
        for room in (1000, 100, 10):
            if value and value % room == 0:
                return Decimal(0 if self.rules.units_first and room == 10 else room)
        return Decimal(0)

    def _is_unit(self, value: Decimal, last_unit: bool) -> bool:
        """Whether a value is the unit behind a digit that stands for tens: ``trăm hai sáu``."""
        last, room = self.parts[-1]
        hundreds = len(self.parts) > 1 and self.parts[-2][1] >= 100
        apart = len(self.parts) == 1 and value != last + 1  # "two three" is two or three
        return 0 < last < 10 and not room and 0 < value < 10 and (hundreds or last_unit or apart)

    @property
    def value(self) -> Decimal:
        """The sum of the parts."""
        return sum((part for part, _ in self.parts), Decimal(0))
