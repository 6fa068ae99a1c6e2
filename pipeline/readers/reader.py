"""Reading: a path, bytes or a text become articles or rejections, never an exception."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from os import PathLike
from pathlib import Path
from typing import IO

from pipeline.errors import UnreadableInputError
from pipeline.readers import sniff
from pipeline.readers.carrier import Carrier
from pipeline.readers.formats import formats, suffixes
from pipeline.readers.formats.text import of_text
from pipeline.readers.inputs import STANDARD_INPUT, suffix_of
from pipeline.readers.rejection import rejected, unreadable
from pipeline.schema import Article, RejectedRecord, Source

Result = Article | RejectedRecord


def read(
    path: str | PathLike[str], *, published: str | None = None, language: str | None = None
) -> Iterator[Result]:
    """The articles of one file, or of standard input for ``-``; what cannot be read is rejected.

    ``published`` (ISO 8601 day) and ``language`` (BCP 47) win over what the file says.
    """
    if str(path) == STANDARD_INPUT:
        carrier = _carrier("stdin", published, language)
        yield from _articles(sys.stdin.buffer, carrier, None)
        return
    file = Path(path)
    carrier = _carrier(str(path), published, language)
    try:
        with file.open("rb") as stream:
            yield from _articles(stream, carrier, None)
    except (FileNotFoundError, NotADirectoryError):
        yield _rejected(unreadable("not_found"), carrier)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        detail = getattr(error, "strerror", None) or ""
        yield _rejected(unreadable("unreadable", f"({detail})" if detail else ""), carrier)


def from_bytes(
    data: bytes,
    *,
    name: str,
    kind: str | None = None,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    source: Source | None = None,
) -> Iterator[Result]:
    """The articles of bytes that came from elsewhere.

    ``name`` stands for a file name (its stem is the id, its suffix a hint); ``kind`` is
    one of :func:`pipeline.readers.formats.formats` and spares the sniffing.
    """
    carrier = _carrier(name, published, language, url, source)
    yield from _articles(BytesIO(data), carrier, kind)


def from_text(
    text: str,
    *,
    id: str,
    published: str | None = None,
    language: str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: Source | None = None,
) -> Article:
    """The article of a text; UnreadableInputError (``empty``) when it is blank."""
    carrier = Carrier(
        name=id, id=id, published=published, language=language, url=url, source=source or Source()
    )
    return of_text(text, carrier, title=title)


def _carrier(
    name: str,
    published: str | None,
    language: str | None,
    url: str | None = None,
    source: Source | None = None,
) -> Carrier:
    last = Path(name).name
    stem = last[: -len(suffix_of(last)) or None] or last or name
    return Carrier(
        name=name,
        id=stem,
        published=published,
        language=language,
        url=url,
        source=source or Source(),
    )


def _articles(stream: IO[bytes], carrier: Carrier, kind: str | None) -> Iterator[Result]:
    try:
        buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(stream)  # type: ignore[type-var]
        if kind is None:
            head = buffered.peek(sniff.HEAD)[: sniff.HEAD]
            kind = sniff.kind(head, suffix_of(carrier.name), suffixes())
        elif kind not in formats():
            raise unreadable("unsupported")
        yield from formats()[kind].read(buffered, carrier)
    except UnreadableInputError as error:
        yield _rejected(error, carrier)


def _rejected(error: UnreadableInputError, carrier: Carrier) -> RejectedRecord:
    return rejected(error, id=carrier.id, input=carrier.name)
