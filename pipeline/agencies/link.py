"""Which body of the registry a mention names: by its name, else by type, domain and place.

What the text around does not settle stays null: an id is never guessed between two bodies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.agencies.names import Parts, parts, plain
from pipeline.agencies.registry import Body, Registry, registry
from pipeline.languages import Pack
from pipeline.languages.doc import pack_of, published
from pipeline.schema import Agency

_T = TypeVar("_T")

# How sure each way is; measured order, not probabilities.
BY_NAME, BY_PARTS, BY_PLACE_OF_TEXT, BY_REPEAT = 0.98, 0.9, 0.8, 0.7


@cache
def _aliases(pack: Pack, found: Registry) -> dict[str, tuple[Body, ...]]:
    """Bodies by every name they have in the pack's language, and by their acronyms."""
    aliases: dict[str, list[Body]] = {}
    for body in found.bodies.values():
        for name in (*body.names.get(pack.code, ()), *body.acronyms):
            held = aliases.setdefault(plain(pack, name), [])
            if body not in held:
                held.append(body)
    return {alias: tuple(bodies) for alias, bodies in aliases.items()}


def link(
    agencies: Sequence[Agency],
    pack: Pack,
    *,
    country: str | None = None,
    day: date | None = None,
    found: Registry | None = None,
) -> tuple[Agency, ...]:
    """The mentions with ``agency_id`` and ``link_score`` where a body could be settled.

    ``country`` (ISO 3166-1 alpha-2) is the source's, ``day`` the day of publication.
    """
    context = _Context(agencies, pack, country, day, found or registry())
    linked: list[Agency] = []
    last: dict[str, Agency] = {}
    for agency in agencies:
        settled = None if agency.generic else context.settle(agency)
        if settled is None and not agency.generic:
            before = last.get(agency.kind)
            if before is not None and context.repeats(agency, before):
                settled = (before.agency_id, BY_REPEAT)
        if settled is not None:
            agency = replace(agency, agency_id=settled[0], link_score=settled[1])  # noqa: PLW2901
            last[agency.kind] = agency
        linked.append(agency)
    return tuple(linked)


class _Context:
    """What the whole text says: its country, and the province it writes about."""

    def __init__(
        self,
        agencies: Sequence[Agency],
        pack: Pack,
        country: str | None,
        day: date | None,
        found: Registry,
    ) -> None:
        self.pack, self.day, self.found = pack, day, found
        self.parts = {a.text: parts(pack, a.text) for a in agencies if not a.generic}
        self.place = self._main_place(agencies)
        self.country = country or self._country(agencies)

    def _main_place(self, agencies: Sequence[Agency]) -> str | None:
        """The province most names speak of, where no second one comes near it."""
        places = Counter(
            place
            for agency in agencies
            if not agency.generic and (place := self.parts[agency.text].place) in self.found.places
        ).most_common(2)
        if not places or (len(places) > 1 and places[0][1] < 2 * places[1][1]):
            return None
        return places[0][0]

    def _country(self, agencies: Sequence[Agency]) -> str | None:
        """The one country that the names in the text speak of, or None."""
        named: set[str] = set()
        for agency in agencies:
            words = plain(self.pack, agency.text).split()
            for word in words:
                code = self.found.demonyms.get((self.pack.code, word))
                if code:
                    named.add(code)
            place = self.parts[agency.text].place if agency.text in self.parts else None
            if place is not None and place in self.found.places:
                named.add(self.found.places[place].country)
            bodies = _aliases(self.pack, self.found).get(" ".join(words), ())
            countries = {body.country for body in bodies}
            if len(countries) == 1 and (only := countries.pop()):
                named.add(only)
        return _only(sorted(named))

    def settle(self, agency: Agency) -> tuple[str | None, float] | None:
        """The id and score of a mention, or None."""
        name, aliases = plain(self.pack, agency.text), _aliases(self.pack, self.found)
        article = self.pack.table("agencies").get("affixes", {}).get("article", "")
        body = self._choose(aliases.get(name) or aliases.get(article + name, ()))
        if body is not None:
            return body.id, BY_NAME
        return self._compose(self.parts[agency.text])

    def _choose(self, bodies: Iterable[Body]) -> Body | None:
        held = [b for b in bodies if b.country in (None, self.country)]
        held = held or [b for b in bodies if self.country is None]
        standing = [b for b in held if b.stood(self.day)] or held
        return standing[0] if len(standing) == 1 else None

    def _compose(self, name: Parts) -> tuple[str, float] | None:
        place = name.place if name.place in self.found.places else None
        given = place is not None
        if name.place is None:
            place = self.place
        if place is None or name.type is None:
            return None
        country = self.found.places[place].country
        shape = self.found.types.get((country, name.type))
        if shape is None or ("{field}" in shape) != (name.field is not None):
            return None
        score = BY_PARTS if given else BY_PLACE_OF_TEXT
        return shape.format(place=place, field=name.field), score

    def repeats(self, agency: Agency, before: Agency) -> bool:
        """Whether a mention is the bare head of the body named last with its kind."""
        words = plain(self.pack, agency.text).split()
        whole = plain(self.pack, before.text).split()
        return (
            len(words) == 1
            and len(whole) > 1
            and whole[0].endswith(words[0][2:])
            and (whole[0] == words[0] or words[0].endswith(whole[0]))
        )


def _only(values: Sequence[_T]) -> _T | None:
    return values[0] if len(values) == 1 else None


@Language.factory("chidao_link", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component: fills ``agency_id`` and ``link_score`` of ``doc._.agencies``."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        doc._.agencies = link(doc._.agencies, pack, country=doc._.country, day=published(doc))
        return doc

    return annotate
