"""PDF: the text layer page by page, its lines joined into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from pipeline.readers import limits, titles
from pipeline.readers.carrier import Carrier, Format, Found, article
from pipeline.readers.lines import Line, lines
from pipeline.readers.paper import paragraphs
from pipeline.readers.published import from_text
from pipeline.readers.rejection import unreadable
from pipeline.schema import Article


def _read(stream: IO[bytes], carrier: Carrier) -> Iterator[Article]:
    document = _opened(limits.whole(stream, limits.PAPER_BYTES))
    try:
        yield article(_found(document), carrier)
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise unreadable("encrypted") from error
        raise unreadable("parse_failed") from error


def _found(document: Any) -> Found:
    pages, warnings = _pages(document)
    text = paragraphs(pages)
    if not text.strip():
        raise unreadable("no_text")
    about = document.get_metadata_dict(skip_empty=True)
    day = from_text(text)
    return Found(
        text=text,
        title=titles.stated(about.get("Title")),
        author=about.get("Author"),
        published=day,
        published_by="text" if day else None,
        warnings=warnings,
    )


def _pages(document: Any) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The text of each page, within the bounds; a page that cannot be read is a warning."""
    import pypdfium2

    count = len(document)
    if not count:
        raise unreadable("empty")
    pages: list[list[Line]] = []
    size, broken = 0, 0
    for number in range(min(count, limits.PAPER_PAGES)):
        try:
            text = document[number].get_textpage()
            size += text.count_chars()
            if size > limits.PAPER_TEXT:
                raise unreadable("too_large")
            pages.append(_page(text))
        except pypdfium2.PdfiumError:
            broken += 1
    notes = []
    if broken:
        notes.append(f"{broken} of {count} pages could not be read")
    if count > limits.PAPER_PAGES:
        notes.append(f"truncated: {limits.PAPER_PAGES} of {count} pages were read")
    return pages, tuple(notes)


def _page(page: Any) -> list[Line]:
    """The lines of a page from its characters."""
    from pypdfium2 import raw

    count = page.count_chars()
    codes = (raw.FPDFText_GetUnicode(page, index) for index in range(count))
    return lines([(chr(code), page.get_charbox(i, loose=True)) for i, code in enumerate(codes)])


FORMAT = Format(kind="pdf", suffixes=(".pdf",), read=_read)
