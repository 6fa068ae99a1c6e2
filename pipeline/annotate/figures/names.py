"""Numbers that are names: of articles and roads, of houses in a street, of kin (``chị hai``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.annotate.figures.context import Context, context
from pipeline.annotate.figures.grammar import grammar
from pipeline.annotate.figures.quantity import Quantity
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, Token, Tokens

_KIN = 10  # children that are called by their number


@dataclass(frozen=True)
class Names:
    """The phrases of a pack that make a number a name.

    Behind ``weak`` words ("group 5") it is none where a noun of the pack's ``counters``
    follows ("group of 5 people"); ``streets`` stand behind the number and before a name.
    """

    pack: Pack
    context: Context
    weak: Phrases[bool]
    kin: Phrases[bool]
    streets: Phrases[bool]

    def named(self, text: str, quantity: Quantity, near: Sequence[Token]) -> bool:
        """Whether the words before, or before the number this one goes on, make it a name."""
        tokens = list(near)
        if self.context.named(text, tokens):
            return True
        if self.weak.before(text, tokens) and not self._counts(text, quantity):
            return self.context.though.before(text, tokens) is None
        while len(tokens) > 2 and tokens[1].text.isdigit() and self._joins(text, tokens[:1]):
            tokens = tokens[2:]
            if self.context.named(text, tokens):
                return True
        return False

    def _joins(self, text: str, token: list[Token]) -> bool:
        return token[0].text == "," or self.context.coordinators.before(text, token) is not None

    def of_person(self, text: str, quantity: Quantity, near: Sequence[Token]) -> bool:
        """Whether a small number word is somebody's name: ``chị hai``."""
        first = quantity.first
        if not first.spelled or first.value > _KIN or self.kin.before(text, near) is None:
            return False
        return not self._counts(text, quantity)

    def of_house(self, text: Folded, tokens: Tokens, quantity: Quantity) -> bool:
        """Whether the name of a street stands behind: ``83 đường Trần Phú``."""
        if quantity.first.spelled:
            return False
        hit = self.streets.after(tokens, quantity.end)
        name = tokens.after(hit.end) if hit else None
        return name is not None and text.surface(name.start, name.end)[0].isupper()

    def _counts(self, text: str, quantity: Quantity) -> bool:
        counters = grammar(self.pack).counters
        return counters is not None and counters.match(text, quantity.end) is not None


@cache
def names(pack: Pack) -> Names:
    """The names of a pack's ``figures`` table."""
    table = pack.table("figures")["context"]

    def phrases(key: str) -> Phrases[bool]:
        return Phrases(pack, ((form, True) for form in table.get(key, [])), pack.onto)

    return Names(pack, context(pack), phrases("weak_after"), phrases("kin"), phrases("streets"))
