"""Units and money: what is written behind a number and the code it stands for.

Currency names that several countries share (``dinar``, ``FCFA``, ``ريال``) are settled by
the source's country, else by the countries the text itself names most; never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.languages.countries import countries_named
from pipeline.languages.pack import Pack
from pipeline.languages.template import compile_pattern

_CLASS_ENDS = "?)]"


@dataclass(frozen=True)
class Measure:
    """A unit: its code, or its codes by country (ISO 3166-1 alpha-2), and its factor."""

    code: str | None
    factor: Decimal = Decimal(1)
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measures:
    """The units of a pack; ``pattern`` is matched right behind a number."""

    pattern: re.Pattern[str]
    measures: tuple[Measure, ...]
    pack: Pack

    def read(self, text: str, position: int) -> tuple[Measure, int] | None:
        """The unit that begins at ``position`` (blanks before it allowed) and its end."""
        match = self.pattern.match(text, position)
        if match is None or match.lastindex is None:
            return None
        return self.measures[match.lastindex - 1], match.end()

    def settle(self, measure: Measure, text: str, country: str | None) -> str | None:
        """The code of a unit in a text; None where its country cannot be told."""
        if not measure.codes:
            return measure.code
        if country is not None and country in measure.codes:
            return measure.codes[country]
        named = countries_named(self.pack, text)
        votes = Counter[str]()
        for place, code in measure.codes.items():
            votes[code] += named.get(place, 0)
        ranked = votes.most_common(2)
        if not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return measure.code
        return ranked[0][0]


@cache
def measures(pack: Pack) -> Measures:
    """The units of a pack's ``figures`` table, compiled, longest form first."""
    table = pack.table("figures")
    forms = sorted(_forms(table), key=lambda pair: -len(pair[0]))
    links = "|".join(
        re.escape(link).replace(r"\ ", " ") for link in table["context"].get("unit_links", [])
    )
    link = f"(?:{links})?" if links else ""
    body = "|".join(f"({form}){_end(form, pack)}" for form, _ in forms)
    return Measures(
        pattern=compile_pattern(pack, rf"(?: )?\n?{link}(?:{body})", bounded=False),
        measures=tuple(measure for _, measure in forms),
        pack=pack,
    )


def _end(form: str, pack: Pack) -> str:
    return pack.right if form[-1].isalnum() or form[-1] in _CLASS_ENDS else ""


def _forms(table: Mapping[str, Any]) -> list[tuple[str, Measure]]:
    found = [(f, Measure(code)) for code, forms in table["units"].items() for f in forms]
    for entry in table.get("scaled_unit", []):
        measure = Measure(entry["code"], Decimal(str(entry["scale"])))
        found += [(form, measure) for form in entry["forms"]]
    for entry in table.get("subunit", []):
        measure = Measure(entry.get("default"), Decimal(str(entry["part"])), entry["codes"])
        found += [(form, measure) for form in entry["forms"]]
    for entry in table.get("money", []):
        measure = Measure(entry.get("default"), codes=entry["codes"])
        found += [(form, measure) for form in entry["forms"]]
    return found
