"""DOCX: paragraphs and tables in the order of the document, metadata from its core properties."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import IO, Any

from pipeline.readers import limits, titles
from pipeline.readers.carrier import Carrier, Format, Found, article
from pipeline.readers.published import from_text
from pipeline.readers.rejection import unreadable
from pipeline.schema import Article

_RATIO = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_ENCRYPTED = b"\xd0\xcf\x11\xe0"


def _read(stream: IO[bytes], carrier: Carrier) -> Iterator[Article]:
    data = limits.whole(stream, limits.PAPER_BYTES)
    _bounded(data)
    document = _opened(data)
    body = document.element.body
    for twin in list(body.iter(_FALLBACK)):  # older drawing of a text box, with the same text
        twin.getparent().remove(twin)
    text = "\n".join(_blocks(body))
    if len(text) > limits.PAPER_TEXT:
        raise unreadable("too_large")
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


def _blocks(body: Any) -> Iterator[str]:
    """Paragraphs and table rows (cells joined with `` | ``) in the order of the document.

    Read from the XML itself: content controls and text boxes are text too.
    """
    for block in body:
        if block.tag == f"{_W}p":
            yield _text(block)
        elif block.tag == f"{_W}tbl":
            yield from _rows(block)
        elif block.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(block)


def _rows(table: Any) -> Iterator[str]:
    """The rows; an empty cell keeps its place, so that columns stay told apart."""
    for row in table.iter(f"{_W}tr"):
        cells = (" ".join(_cell(cell).split()) for cell in row.iterchildren(f"{_W}tc"))
        line = " | ".join(cells).rstrip(" |")
        if line.strip(" |"):
            yield line


def _cell(cell: Any) -> str:
    return " ".join(_text(part) for part in cell.iterchildren(f"{_W}p", f"{_W}sdt"))


def _text(element: Any) -> str:
    """The characters of an element; deleted ones (``delText``) are not among them."""
    parts = element.iter(f"{_W}t", *_SIGNS)
    return "".join(
        (part.text or "") if part.tag == f"{_W}t" else _SIGNS[part.tag] for part in parts
    )


def _heading(document: Any) -> str | None:
    """The first paragraph in the style of a title."""
    for block in islice(document.iter_inner_content(), 20):
        style = getattr(block, "style", None)
        if style is not None and style.name == "Title" and hasattr(block, "text"):
            return str(block.text)
    return None


def _property(about: Any, name: str) -> str | None:
    try:
        value = getattr(about, name)
    except (ValueError, AttributeError, KeyError):
        return None
    return str(value) if value and str(value) != "python-docx" else None


FORMAT = Format(kind="docx", suffixes=(".docx",), read=_read)
