"""HTML pages: the running text without the page's furniture, its lead, and what it states.

The running text is trafilatura's with a preference for precision (Barbaresi 2021),
which of the public extractors lost and leaked least on press pages of these languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from lxml.html import HtmlElement

from pipeline.read import limits, normalize
from pipeline.read.carrier import Carrier, Format, Found, article
from pipeline.read.charset import decode
from pipeline.read.page.lead import joined, lead
from pipeline.read.page.metadata import Stated, stated
from pipeline.read.page.refusal import refuse
from pipeline.read.page.tables import parts
from pipeline.read.rejection import unreadable
from pipeline.schema import Article


def _read(stream: IO[bytes], carrier: Carrier) -> Iterator[Article]:
    yield of_bytes(limits.whole(stream, limits.PAGE_BYTES), carrier)


def of_bytes(data: bytes, carrier: Carrier) -> Article:
    """The article of a page's bytes; UnreadableInputError where it holds none."""
    if len(data) > limits.PAGE_BYTES:
        raise unreadable("too_large", f"Limit: {limits.PAGE_BYTES // limits.MB} MB.")
    html, warnings = decode(data, markup=True)
    return of_page(html, carrier, warnings)


def of_page(html: str, carrier: Carrier, warnings: tuple[str, ...] = ()) -> Article:
    """The article of a page's characters; UnreadableInputError where it holds none."""
    if len(html) > limits.PAGE_BYTES:
        raise unreadable("too_large", f"Limit: {limits.PAGE_BYTES // limits.MB} MB.")
    return article(page(html, url=carrier.url, warnings=warnings), carrier)


def page(html: str, *, url: str | None = None, warnings: tuple[str, ...] = ()) -> Found:
    """The article of a page; UnreadableInputError where it holds none or is out of bounds."""
    import trafilatura

    if html.count("<") > 2 * limits.ELEMENTS:
        raise unreadable("too_large", f"Limit: {limits.ELEMENTS} elements.")
    tree = trafilatura.load_html(html)
    if tree is None:
        raise unreadable("parse_failed")
    says = stated(tree)
    opening = lead(tree, says.description)
    _prune(tree)
    document = _extracted(tree, url or says.url)
    return _found(document, says, opening, html, url, warnings)


def _found(
    document: Any,
    says: Stated,
    opening: str | None,
    html: str,
    url: str | None,
    warnings: tuple[str, ...],
) -> Found:
    text = normalize.text(document.text or "") if document is not None else ""
    title = normalize.line(document.title) if document is not None else None
    refuse(text, title or says.title)
    published = says.published or _dated(html, url or says.url)
    return Found(
        text=joined(text, opening, title),
        title=title or says.title,
        author=says.author or (normalize.line(document.author) if document is not None else None),
        published=published,
        published_by="page" if published else None,
        url=says.url,
        source_name=says.site,
        warnings=warnings if says.free else (*warnings, "truncated: the page is behind a paywall"),
    )


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            tree,
            url=url,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (RecursionError, ValueError, AttributeError, TypeError) as error:
        raise unreadable("parse_failed") from error


def _dated(html: str, url: str | None) -> str | None:
    """The day htmldate finds; its 1 January stands for a bare year and is left out."""
    import htmldate

    try:
        day = htmldate.find_date(html, original_date=True, url=url)
    except (RecursionError, ValueError, AttributeError, TypeError):
        return None
    return day if day and not day.endswith("-01-01") else None


def _prune(tree: HtmlElement) -> None:
    """Take out the parts that press systems mark as related links, sharing and the like."""
    table = parts()["drop"]
    for element in list(tree.iter("div", "ul", "section", "aside")):
        classes = (element.get("class") or "").lower().split()
        dropped = element.get("type") in table["types"]
        if dropped or any(name in table["classes"] for name in classes):
            element.drop_tree() if element.getparent() is not None else None


FORMAT = Format(kind="html", suffixes=(".html", ".htm", ".xhtml"), read=_read)
