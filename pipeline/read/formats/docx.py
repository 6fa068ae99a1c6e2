"""DOCX: paragraphs and tables in the order of the document, metadata from its core properties."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from pipeline.read import limits, titles
from pipeline.read.carrier import Carrier, Format, Found, article
from pipeline.read.published import from_text
from pipeline.read.rejection import unreadable
from pipeline.schema import Article

_RATIO = 200
_ENCRYPTED = b"\xd0\xcf\x11\xe0"


def _read(stream: IO[bytes], carrier: Carrier) -> Iterator[Article]:
    data = limits.whole(stream, limits.PAPER_BYTES)
    _bounded(data)
    document = _opened(data)
    text = "\n".join(_blocks(document))
    if not text.strip():
        raise unreadable("no_text")
    about = document.core_properties
    day = from_text(text)
    found = Found(
        text=text,
        title=titles.stated(_property(about, "title")) or _heading(document),
        author=_property(about, "author"),
        published=day,
        published_by="text" if day else None,
    )
    yield article(found, carrier)


def _bounded(data: bytes) -> None:
    """Refuse an archive that unpacks to more than a document can be."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable("parse_failed") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable("encrypted")
    texts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    size = sum(entry.file_size for entry in texts)
    packed = sum(entry.compress_size for entry in texts)
    if size > limits.UNPACKED_BYTES or (size > limits.MB and size > _RATIO * max(packed, 1)):
        raise unreadable("too_large", "It unpacks to far more than a document holds.")


def _opened(data: bytes) -> Any:
    import docx

    try:
        return docx.Document(BytesIO(data))
    except Exception as error:  # python-docx raises whatever the broken part makes it raise
        raise unreadable("parse_failed") from error


def _blocks(document: Any) -> Iterator[str]:
    """Paragraph texts and table rows (cells joined with `` | ``) in reading order."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text


def _heading(document: Any) -> str | None:
    """The first paragraph in the style of a title."""
    first = document.paragraphs[:20]
    return next((p.text for p in first if p.style is not None and p.style.name == "Title"), None)


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:  # a merged cell is given once for each column it spans
                seen.add(id(cell._tc))
                cells.append(" ".join(cell.text.split()))
        if any(cells):
            yield " | ".join(cells)


def _property(about: Any, name: str) -> str | None:
    try:
        value = getattr(about, name)
    except (ValueError, AttributeError, KeyError):
        return None
    return str(value) if value and str(value) != "python-docx" else None


FORMAT = Format(kind="docx", suffixes=(".docx",), read=_read)
