"""The registry: bodies with their names in each language, their days and their successors.

One TOML file a country (and one for international bodies) in ``corpora/registries``. Bodies
of a province are not listed one by one: ``types`` says how an id is composed from the type
of body, the place and the domain.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import PackError
from pipeline.settings import corpora_folder


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body: ``names`` by language (BCP 47), ``since`` and ``until`` its first and last day."""

    id: str
    kind: str
    level: str
    country: str | None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    successor: str | None = None

    def stood(self, day: date | None) -> bool:
        """Whether the body existed on a day; an unknown day excludes nothing."""
        if day is None:
            return True
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A province whose bodies are composed, with its days as in :class:`Body`."""

    id: str
    country: str
    until: date | None = None
    successor: str | None = None


@dataclass(frozen=True, eq=False)
class Registry:
    """All bodies and places; ``types`` maps country and head key to the shape of an id.

    ``demonyms`` maps language and adjective to a country (ISO 3166-1 alpha-2).
    """

    bodies: Mapping[str, Body]
    places: Mapping[str, Place]
    types: Mapping[tuple[str, str], str]
    demonyms: Mapping[tuple[str, str], str]


@cache
def registry(folder: Path | None = None) -> Registry:
    """Every registry file of a folder (default: the project's own) as one registry."""
    bodies: dict[str, Body] = {}
    places: dict[str, Place] = {}
    types: dict[tuple[str, str], str] = {}
    demonyms: dict[tuple[str, str], str] = {}
    for path in sorted((folder or corpora_folder() / "registries").glob("*.toml")):
        table = _read(path)
        country = table.get("country", {}).get("code")
        for row in table["bodies"]:
            bodies[row["id"]] = _body(row, country)
        for row in table.get("places", []):
            places[row["id"]] = Place(
                id=row["id"], country=country, until=row.get("to"), successor=row.get("successor")
            )
        for key, row in table.get("types", {}).items():
            types[country, key] = row["id"]
        for language, words in table.get("country", {}).get("demonyms", {}).items():
            demonyms.update({(language, word): country for word in words})
    return Registry(bodies, places, types, demonyms)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: {error}") from error


def _body(row: Mapping[str, Any], country: str | None) -> Body:
    return Body(
        id=row["id"],
        kind=row["kind"],
        level=row["level"],
        country=country,
        names={language: tuple(names) for language, names in row.get("names", {}).items()},
        acronyms=tuple(row.get("acronyms", ())),
        parent=row.get("parent"),
        since=row.get("from"),
        until=row.get("to"),
        successor=row.get("successor"),
    )


def faults(found: Registry, folder: Path | None = None) -> Iterator[str]:
    """What does not hold together: double ids, missing parents, days, names not in NFC."""
    for path in sorted((folder or corpora_folder() / "registries").glob("*.toml")):
        ids = [row["id"] for row in _read(path)["bodies"]]
        yield from (
            f"{path.name}: {id} stands twice" for id in sorted(set(ids)) if ids.count(id) > 1
        )
    for body in found.bodies.values():
        for other in (body.parent, body.successor):
            if other is not None and other not in found.bodies:
                yield f"{body.id}: {other} is not in the registry"
        if body.since and body.until and body.since > body.until:
            yield f"{body.id}: ends before it begins"
        if not body.names and not body.acronyms:
            yield f"{body.id}: has no name"
        for name in [n for names in body.names.values() for n in names]:
            if unicodedata.normalize("NFC", name) != name or name != name.strip():
                yield f"{body.id}: {name!r} is not in NFC"
    for place in found.places.values():
        if place.successor is not None and place.successor not in found.places:
            yield f"{place.id}: {place.successor} is not in the registry"
