"""JSON lines: an article a line, from ``text`` or ``html``; a bad line is rejected by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from pipeline.errors import UnreadableInputError
from pipeline.readers import limits, normalize
from pipeline.readers.carrier import Carrier, Format
from pipeline.readers.formats import html
from pipeline.readers.formats.text import of_text
from pipeline.readers.published import day_of
from pipeline.readers.rejection import rejected, unreadable
from pipeline.schema import Article, RejectedRecord, Source

_SOURCE = ("id", "name", "country", "url", "via", "retrieved")


def _read(stream: IO[bytes], carrier: Carrier) -> Iterator[Article | RejectedRecord]:
    read_any = False
    for number, line in _lines(stream):
        if line is not None and not line.strip():
            continue
        read_any = True
        yield _record(number, line, carrier)
    if not read_any:
        raise unreadable("empty")


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines from 1; None stands for a line beyond the limit."""
    number = 0
    while line := stream.readline(limits.LINE_BYTES + 1):
        number += 1
        if len(line) <= limits.LINE_BYTES or line.endswith(b"\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limits.MB)
        yield number, None


def _record(number: int, line: bytes | None, carrier: Carrier) -> Article | RejectedRecord:
    values: dict[str, Any] = {}
    try:
        values = _object(line)
        return _article(values, _carrier(values, number, carrier))
    except UnreadableInputError as error:
        name = f"{carrier.name}:{number}"
        return rejected(error, id=_id(values, number, carrier), input=name)


def _object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise unreadable("too_large", f"Limit: {limits.LINE_BYTES // limits.MB} MB a line.")
    try:
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise unreadable("charset") from error
    except (ValueError, RecursionError) as error:
        raise unreadable("bad_json", f"({str(error)[:200]})") from error
    if not isinstance(values, dict):
        raise unreadable("bad_json")
    return values


def _id(values: dict[str, Any], number: int, carrier: Carrier) -> str:
    given = values.get("id")
    kept = isinstance(given, str | int) and not isinstance(given, bool) and given != ""
    return str(given) if kept else f"{carrier.id}-{number}"


def _carrier(values: dict[str, Any], number: int, carrier: Carrier) -> Carrier:
    language = values.get("language")
    if isinstance(language, dict):
        language = language.get("code")
    return replace(
        carrier,
        name=f"{carrier.name}:{number}",
        id=_id(values, number, carrier),
        published=carrier.published or day_of(values.get("published")),
        language=carrier.language or normalize.line(language),
        url=normalize.line(values.get("url")),
        source=_source(values.get("source")),
    )


def _source(value: object) -> Source:
    if isinstance(value, dict):
        return Source(**{key: normalize.line(value.get(key)) for key in _SOURCE})
    return Source(id=normalize.line(value))


def _article(values: dict[str, Any], carrier: Carrier) -> Article:
    text, page = values.get("text"), values.get("html")
    if isinstance(text, str):
        made = of_text(text, carrier)
    elif isinstance(page, str):
        made = html.of_page(page, carrier)
    else:
        raise unreadable("missing_field")
    return replace(
        made,
        title=normalize.line(values.get("title")) or made.title,
        author=normalize.line(values.get("author")) or made.author,
        warnings=(*made.warnings, *_unread(values, made)),
    )


def _unread(values: dict[str, Any], made: Article) -> Iterator[str]:
    if values.get("published") and made.published is None:
        yield "published: the field is no ISO 8601 day"


FORMAT = Format(kind="jsonl", suffixes=(".jsonl", ".ndjson"), read=_read)
