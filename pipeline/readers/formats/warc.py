"""WARC captures: the HTML responses of an archive, where warcio is installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from pipeline.errors import UnreadableInputError
from pipeline.readers import limits
from pipeline.readers.carrier import Carrier, Format
from pipeline.readers.formats import html
from pipeline.readers.rejection import rejected, unreadable
from pipeline.schema import Article, RejectedRecord, Source


def _read(stream: IO[bytes], carrier: Carrier) -> Iterator[Article | RejectedRecord]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise unreadable("unsupported", "WARC files need the package warcio.") from error
    count = 0
    try:
        for entry in ArchiveIterator(stream):
            if _is_page(entry):
                count += 1
                yield _capture(entry, count, carrier)
    except (ArchiveLoadFailed, OSError, EOFError) as error:
        raise unreadable("parse_failed", "The archive ends too early or is damaged.") from error
    if not count:
        raise unreadable("empty", "The archive holds no HTML response.")


def _is_page(entry: Any) -> bool:
    headers = entry.http_headers
    if entry.rec_type != "response" or headers is None:
        return False
    kind = headers.get_header("Content-Type") or ""
    return headers.get_statuscode() == "200" and "html" in kind


def _capture(entry: Any, count: int, carrier: Carrier) -> Article | RejectedRecord:
    headers = entry.rec_headers
    url = headers.get_header("WARC-Target-URI")
    one = replace(
        carrier,
        name=f"{carrier.name}:{url}",
        id=f"{carrier.id}-{count}",
        url=url,
        source=Source(retrieved=headers.get_header("WARC-Date")),
    )
    try:
        data = entry.content_stream().read(limits.PAGE_BYTES + 1)
        return html.of_bytes(data, one)
    except UnreadableInputError as error:
        return rejected(error, id=one.id, input=one.name)


FORMAT = Format(kind="warc", suffixes=(".warc.gz", ".warc"), read=_read)
