"""Bounds that depend on what is bounded: ``trên hai bàn`` (on), ``sâu hơn 2 m`` (more than)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.annotate.figures.context import context
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.units import currencies, known
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Hit, Phrases, Token, Tokens, expansions, flat
from pipeline.languages.template import SPACE, shared_prefixes
from pipeline.schema.figure import Comparator

_FEW, _EXACT = 10, 100  # counts that are no bounds: "on two tables", "on 12 pages"
_COMPARED = 60  # characters in which a comparison is looked for


@dataclass(frozen=True)
class Bounds:
    """The phrases of a pack whose bound depends on the quantity.

    ``places`` are places before a small exact count; ``sized`` are differences that are bounds
    before a measure, unless it is ``compared`` with something behind it.
    """

    places: Phrases[bool]
    sized: Phrases[Comparator]
    compared: re.Pattern[str]
    times: Phrases[bool]

    def fitting(
        self, bound: Hit[Comparator], quantity: Quantity, tokens: Tokens, near: list[Token]
    ) -> Hit[Comparator]:
        """The bound before a quantity as the quantity lets it be read."""
        if quantity.unit is None:
            placed = self._exact(quantity) and self.places.before(tokens.text, near)
            counted = self.times.after(tokens, quantity.end) is None
            return bound._replace(value="=") if placed and counted else bound
        sized = self.sized.before(tokens.text, near) if bound.value == "=" else None
        code = quantity.unit.code or ""
        if sized is None or code in known()["share"] or code in currencies():
            return bound
        behind = tokens.text[quantity.end : quantity.end + _COMPARED].partition(".")[0]
        return bound if self.compared.search(behind) else sized

    def _exact(self, quantity: Quantity) -> bool:
        """Whether a count is small or not rounded."""
        value = quantity.low
        if value % 1 or quantity.first.scale != 1:
            return False
        return value < _FEW or (value < _EXACT and value % 5 != 0)


@cache
def bounds(pack: Pack) -> Bounds:
    """The bounds of a pack's ``figures`` table that depend on the quantity."""
    table = pack.table("figures")["comparators"]
    places = Phrases(pack, ((form, True) for form in table.get("places", [])), pack.onto)
    sized = Phrases(pack, flat(table.get("sized", {}).items()), pack.onto)
    forms = (
        pack.folding(one).text for form in table.get("compared", []) for one in expansions(form)
    )
    body = shared_prefixes(forms).replace(" ", SPACE)
    compared = re.compile(f"{pack.left}(?:{body}){pack.right}" if body else "(?!)")
    return Bounds(places, sized, compared, context(pack).times)
