"""Plain text and Markdown: the record's text is the input's, but for invisible marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from pipeline.readers import limits, normalize, published, titles
from pipeline.readers.carrier import Carrier, Format, Found, article
from pipeline.readers.charset import decode
from pipeline.schema import Article


def _read(stream: IO[bytes], carrier: Carrier) -> Iterator[Article]:
    text, warnings = decode(limits.whole(stream, limits.TEXT_BYTES))
    title = titles.first_line(normalize.text(text))
    yield of_text(text, carrier, title=title, warnings=warnings)


def of_text(
    text: str, carrier: Carrier, *, title: str | None = None, warnings: tuple[str, ...] = ()
) -> Article:
    """The article of a text; its day only from the argument or from a stamped address in it."""
    day = None if carrier.published else published.from_text(text)
    found = Found(
        text=text,
        title=title,
        published=day,
        published_by="text" if day else None,
        warnings=warnings,
    )
    return article(found, carrier)


FORMAT = Format(kind="text", suffixes=(".txt", ".md", ".text", ".markdown"), read=_read)
