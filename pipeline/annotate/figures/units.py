"""Units and money: what is written behind (or before) a number and the code it stands for.

Currency names that several countries share (``dinar``, ``FCFA``, ``ريال``) are settled by
the source's country, else by the countries the text itself names most; never guessed.
Codes in capitals (``GBP 3,01``) are those of ISO 4217.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.languages.countries import countries_named
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, Token, Tokens, expansions, flat
from pipeline.languages.template import SPACE, shared_prefixes


@dataclass(frozen=True)
class Unless:
    """What else a word may be than its unit: for small numbers, some numbers, or behind words.

    ``code`` is the other unit, None where it is none.
    """

    code: str | None
    least: Decimal
    values: frozenset[Decimal]
    words: re.Pattern[str]

    def holds(self, value: Decimal, before: str) -> bool:
        """Whether the word is something else behind this number."""
        if value < self.least or value in self.values:
            return True
        return self.words.search(before) is not None


@dataclass(frozen=True)
class Unit:
    """A unit: its code, or its codes by country (ISO 3166-1 alpha-2), and its factor.

    ``part`` says what share of its currency a coin is (a cent is 0.01); ``written_after``
    that it only counts behind a sum in its currency (``20 $ 43 c``).
    """

    code: str | None
    factor: Decimal = Decimal(1)
    codes: Mapping[str, str] = field(default_factory=dict)
    part: bool = False
    written_after: bool = False
    unless: Unless | None = None


_NONE = Unit(None)


@dataclass(frozen=True)
class Units:
    """The units of a pack: those behind a number, those before it, and the links between."""

    behind: Phrases[Unit]
    ahead: Phrases[Unit]
    links: Phrases[bool]
    initials: frozenset[str]  # that are a person's in capitals before a point: "M. Diop"
    pack: Pack

    def read(self, text: Folded, tokens: Tokens, position: int) -> tuple[Unit, int] | None:
        """The unit that begins behind ``position`` and its end."""
        hit = self.behind.after(tokens, position)
        if hit is None and (link := self.links.after(tokens, position)) is not None:
            hit = self.behind.after(tokens, link.end)
        if hit is not None and (hit.value is _NONE or self._initial(text, hit.start, hit.end)):
            return None
        if hit is not None:
            return hit.value, hit.end
        token = tokens.after(position)
        if token is None:
            return None
        return _code(text, token) or self._run_on(text, token)

    def _initial(self, text: Folded, start: int, end: int) -> bool:
        """Whether a letter in capitals is an initial: a point and a word stand behind it."""
        if text.text[start:end] not in self.initials or text.text[end : end + 2] != ". ":
            return False
        return text.surface(start, end).isupper()

    def _run_on(self, text: Folded, token: Token) -> tuple[Unit, int] | None:
        """A unit onto which the next sentence is written without a blank: ``USDTrong``."""
        cut = sentence_within(text.surface(token.start, token.end))
        if not cut:
            return None
        head = token.text[:cut]
        hit = self.behind.after(Tokens(head), 0)
        if hit is None or hit.end != len(head) or hit.value is _NONE:
            return None
        return hit.value, token.start + len(head)

    def before(self, text: Folded, tokens: list[Token]) -> tuple[Unit, int] | None:
        """The unit written before a number, of the tokens before it, and its start."""
        hit = self.ahead.before(text.text, tokens)
        if hit is not None:
            return hit.value, hit.start
        found = _code(text, tokens[0]) if tokens else None
        if found is None or found[0].code not in self.pack.table("figures")["currencies"]:
            return None
        return found[0], tokens[0].start

    def settle(self, unit: Unit, text: str, country: str | None) -> str | None:
        """The code of a unit in a text; None where its country cannot be told."""
        if not unit.codes:
            return unit.code
        if country is not None and country in unit.codes:
            return unit.codes[country]
        named = countries_named(self.pack, text)
        votes = Counter[str]()
        for place, code in unit.codes.items():
            votes[code] += named.get(place, 0)
        ranked = votes.most_common(2)
        if not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return unit.code
        return ranked[0][0]


def _code(text: Folded, token: Token) -> tuple[Unit, int] | None:
    """A currency's code in capitals."""
    if len(token.text) != 3 or not token.text.isascii():
        return None
    surface = text.surface(token.start, token.end)
    return (Unit(surface), token.end) if surface in currencies() else None


def sentence_within(word: str) -> int:
    """Where a sentence begins inside a word: a capital behind a small letter, or the last of
    several capitals before one; 0 where none does."""
    if word[1:] == word[1:].lower():
        return 0
    for at in range(2, len(word) - 1):
        if word[at].isupper() and (word[at - 1].islower() or word[at + 1].islower()):
            return at
    return 0


@cache
def known() -> Mapping[str, Any]:
    """The codes of units by kind, with the UCUM code of each."""
    return tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))


@cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217 that are in use, and those of old currencies texts still name."""
    return frozenset(" ".join(known()["currencies"].values()).split())


@cache
def units(pack: Pack) -> Units:
    """The units of a pack's ``figures`` table."""
    table = pack.table("figures")
    ahead = ((code, forms) for code, forms in table.get("before_number", {}).items())
    return Units(
        behind=Phrases(pack, _forms(table, pack)),
        ahead=Phrases(pack, ((f, Unit(code)) for f, code in flat(ahead))),
        links=Phrases(pack, ((link, True) for link in table["context"].get("unit_links", []))),
        initials=frozenset(table.get("not_units", {}).get("initials", [])),
        pack=pack,
    )


def _doubtful(table: Mapping[str, Any], pack: Pack) -> Iterator[tuple[str, Unit]]:
    for entry in table.get("doubtful_unit", []):
        words = "words" in entry and shared_prefixes(
            pack.folding(plain).text for form in entry["words"] for plain in expansions(form)
        ).replace(" ", SPACE)
        unless = Unless(
            entry.get("other"),
            Decimal(entry.get("least", 0)),
            frozenset(map(Decimal, entry.get("values", []))),
            re.compile(f"{pack.left}(?:{words}){pack.right}" if words else "(?!)"),
        )
        unit = Unit(entry.get("code"), codes=entry.get("codes", {}), unless=unless)
        yield from ((form, unit) for form in entry["forms"])


def _forms(table: Mapping[str, Any], pack: Pack) -> Iterator[tuple[str, Unit]]:
    yield from _doubtful(table, pack)
    yield from ((form, _NONE) for form in table.get("not_units", {}).get("forms", []))
    for code, forms in (*table["units"].items(), *table["currencies"].items()):
        yield from ((form, Unit(code)) for form in forms)
    for entry in table.get("scaled_unit", []):
        unit = Unit(entry.get("code"), Decimal(str(entry["scale"])), entry.get("codes", {}))
        yield from ((form, unit) for form in entry["forms"])
    for entry in table.get("subunit", []):
        part, after = Decimal(str(entry["part"])), entry.get("written_after", False)
        unit = Unit(entry.get("default"), part, entry.get("codes", {}), True, after)
        yield from ((form, unit) for form in entry["forms"])
    for entry in table.get("money", []):
        unit = Unit(entry.get("default"), codes=entry["codes"])
        yield from ((form, unit) for form in entry["forms"])
