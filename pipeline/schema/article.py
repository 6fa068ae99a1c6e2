"""An article as it was read, before anything is annotated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PublishedBy = Literal["page", "url", "text", "argument"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a text comes from; ``country`` is ISO 3166-1 alpha-2, ``retrieved`` RFC 3339."""

    id: str | None = None
    name: str | None = None
    country: str | None = None
    url: str | None = None
    via: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with what its carrier says about it.

    ``text`` is NFC with ``\\n`` line ends; ``published`` an ISO 8601 day;
    ``language`` a BCP 47 code when the input settles it.
    """

    id: str
    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_by: PublishedBy | None = None
    language: str | None = None
    source: Source = field(default_factory=Source)
    warnings: tuple[str, ...] = ()
