"""What a format is, what is known of an input beside its bytes, and how an article is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from pipeline.readers import normalize
from pipeline.readers.hosts import country_of, host_of, source_of
from pipeline.readers.published import day_of, from_url
from pipeline.readers.rejection import unreadable
from pipeline.schema import Article, RejectedRecord, Source
from pipeline.schema.article import PublishedBy


@dataclass(frozen=True, kw_only=True)
class Carrier:
    """What is known of an input beside its bytes.

    ``name`` is what messages call it, ``id`` what its article is called; ``published``
    (ISO 8601 day) and ``language`` settle what the file cannot say; ``url`` is where it came from.
    """

    name: str
    id: str
    published: str | None = None
    language: str | None = None
    url: str | None = None
    source: Source = field(default_factory=Source)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a format found in an input; ``published`` is the page's or the file's own day."""

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_by: PublishedBy | None = None
    url: str | None = None
    source_name: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of file: its suffixes and the function that yields its articles.

    The function raises ``UnreadableInputError`` to give the whole input up.
    """

    kind: str
    suffixes: tuple[str, ...]
    read: Callable[[IO[bytes], Carrier], Iterator[Article | RejectedRecord]]


def article(found: Found, carrier: Carrier) -> Article:
    """The article of what was found; ``empty`` when its text is blank."""
    text = normalize.text(found.text)
    if not text.strip():
        raise unreadable("empty")
    source = completed(carrier.source, carrier.url or found.url, found.source_name)
    published, published_by, note = _published(found, carrier, source.url)
    return Article(
        id=carrier.id,
        text=text,
        title=normalize.line(found.title),
        author=normalize.line(found.author),
        published=published,
        published_by=published_by,
        language=carrier.language,
        source=source,
        warnings=(*found.warnings, *note),
    )


def completed(source: Source, url: str | None, name: str | None = None) -> Source:
    """A source with what its address says where the input did not say it."""
    address = source.url or url
    host = host_of(address)
    return Source(
        id=source.id or source_of(host),
        name=source.name or normalize.line(name),
        country=source.country or country_of(host),
        url=address,
        via=source.via,
        retrieved=source.retrieved,
    )


def _published(
    found: Found, carrier: Carrier, url: str | None
) -> tuple[str | None, PublishedBy | None, tuple[str, ...]]:
    if carrier.published:
        return day_of(carrier.published), "argument", ()
    stamped = from_url(url)
    if stamped is None:
        return found.published, found.published_by if found.published else None, ()
    if found.published in (None, stamped):
        return stamped, "url", ()
    return stamped, "url", (f"published: the page says {found.published}, its address {stamped}",)
