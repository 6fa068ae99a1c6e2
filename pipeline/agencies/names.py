"""Names made comparable, and cut into type, domain and place by the pack's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.languages import Pack

_SIGN = re.compile(r"[^\w]+|_")


@dataclass(frozen=True)
class Parts:
    """What a name is made of: the head's key, the domain's and the place's, where known.

    ``general`` is true when a level word stands without a place of its own (``tỉnh``).
    """

    type: str | None
    field: str | None
    place: str | None
    general: bool


@dataclass(frozen=True, eq=False)
class _Words:
    heads: Mapping[str, str]
    fields: Mapping[str, str]
    places: Mapping[str, str]
    levels: frozenset[str]
    joins: frozenset[str]
    article: str


def plain(pack: Pack, name: str) -> str:
    """A name folded, its signs turned into single blanks."""
    return " ".join(_SIGN.sub(" ", pack.folding(name).text).split())


@cache
def _words(pack: Pack) -> _Words:
    table, fields, places = (pack.table(n) for n in ("agencies", "fields", "places"))

    def keyed(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
        return {plain(pack, form): key for key, forms in rows.items() for form in forms}

    heads = {
        plain(pack, name): row.get("type", row.get("key"))
        for row in table["heads"]
        if row.get("key") or row.get("type")
        for name in row["names"]
    }
    joins = {plain(pack, form) for forms in table["joins"].values() for form in forms}
    return _Words(
        heads=heads,
        fields=keyed(fields["concepts"]),
        places=keyed(places["places"]),
        levels=frozenset(plain(pack, word) for word in table["lists"]["bare_levels"]),
        joins=frozenset(word for form in joins for word in form.split()),
        article=table.get("affixes", {}).get("article", ""),
    )


def parts(pack: Pack, name: str) -> Parts:
    """The head's key, the one domain and the one place of a name; null for what is not plain."""
    words = _words(pack)
    rest = plain(pack, name).split()
    head, length = _first(words.heads, rest)
    rest = rest[length:]
    place, rest = _last(words.places, rest, words.joins)
    general = bool(rest) and rest[-1] in words.levels
    if general:
        rest = rest[:-1]
    while rest and rest[0] in words.joins:
        rest = rest[1:]
    while rest and rest[-1] in words.joins:
        rest = rest[:-1]
    body = " ".join(rest)
    bare = body.removeprefix(words.article) if words.article else body
    field = words.fields.get(body) or words.fields.get(bare)
    if rest and field is None:
        number = _numbered(words, rest)
        return Parts(head if number else None, number, place, general)
    return Parts(head, field, place, general)


def _numbered(words: _Words, rest: list[str]) -> str | None:
    """The number of a committee (``57``), alone or before the committee it belongs to."""
    if not rest[0].isdigit():
        return None
    inner = [word for word in rest[1:] if word not in words.joins]
    held = {word for head in words.heads for word in head.split()}
    return rest[0] if all(word in held for word in inner) else None


def _first(phrases: Mapping[str, str], words: list[str]) -> tuple[str | None, int]:
    for length in range(min(4, len(words)), 0, -1):
        key = phrases.get(" ".join(words[:length]))
        if key is not None:
            return key, length
    return None, 0


def _last(
    phrases: Mapping[str, str], words: list[str], joins: frozenset[str]
) -> tuple[str | None, list[str]]:
    """The place at the end of a name, and what stands before it."""
    for length in range(min(6, len(words)), 0, -1):
        key = phrases.get(" ".join(words[-length:]))
        if key is not None:
            rest = words[:-length]
            return key, rest
    return None, words
