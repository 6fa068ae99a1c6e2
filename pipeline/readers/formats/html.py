"""HTML pages: the running text without the page's furniture, its lead, and what it states.

The running text is trafilatura's with a preference for precision (Barbaresi 2021),
which of the public extractors lost and leaked least on press pages of these languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from lxml.html import HtmlElement

from pipeline.readers import limits, normalize
from pipeline.readers.carrier import Carrier, Format, Found, article
from pipeline.readers.charset import decode
from pipeline.readers.hosts import country_of, host_of, hours_of, source_of
from pipeline.readers.page import names
from pipeline.readers.page.furniture import plain_rows, without
from pipeline.readers.page.lead import joined, lead
from pipeline.readers.page.metadata import stated
from pipeline.readers.page.refusal import refuse
from pipeline.readers.page.tables import parts
from pipeline.readers.rejection import unreadable
from pipeline.schema import Article

_HEAD = 4_000
_PAGE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
_FRAGMENT = "<html><body><article>{}</article></body></html>"
_DATED_SIZE = 2_000_000


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
    tree = trafilatura.load_html(html if _PAGE.search(html[:_HEAD]) else _FRAGMENT.format(html))
    if tree is None:
        raise unreadable("no_article")
    says = stated(tree, hours_of(country_of(host_of(url))))
    opening = lead(tree, says.description)
    source = source_of(host_of(url or says.url))
    author = names.author(says.author or _guessed_author(tree), source)
    title = names.title(tree, says.title or _guessed_title(tree), says.site, source)
    _prune(tree)
    text = without(_running(tree, url or says.url))
    refuse(text, title)
    published = says.published or _dated(tree, len(html), url or says.url)
    return Found(
        text=joined(text, opening, title),
        title=title,
        author=author,
        published=published,
        published_by="page" if published else None,
        url=says.url,
        source_name=says.site,
        warnings=warnings if says.free else (*warnings, "truncated: the page is behind a paywall"),
    )


def _running(tree: HtmlElement, url: str | None) -> str:
    """The page's running text, blank where none is found."""
    import trafilatura

    try:
        found: Any = trafilatura.bare_extraction(
            tree, url=url, favor_precision=True, include_comments=False, include_tables=True
        )
    except (RecursionError, ValueError, AttributeError, TypeError) as error:
        raise unreadable("parse_failed") from error
    return plain_rows(normalize.text(found.text or "")) if found is not None else ""


def _guessed_title(tree: HtmlElement) -> str | None:
    """The title from where pages usually show it (trafilatura's rules)."""
    from trafilatura.metadata import extract_title

    try:
        return normalize.line(extract_title(tree))
    except (RecursionError, ValueError, AttributeError, TypeError):
        return None


def _guessed_author(tree: HtmlElement) -> str | None:
    """The author from meta elements and bylines (trafilatura's rules)."""
    from trafilatura.metadata import examine_meta, extract_author, extract_meta_json

    try:
        about = extract_meta_json(tree, examine_meta(tree))
        return normalize.line(about.author) or normalize.line(extract_author(tree))
    except (RecursionError, ValueError, AttributeError, TypeError):
        return None


def _dated(tree: HtmlElement, size: int, url: str | None) -> str | None:
    """The day htmldate finds in the markup; its 1 January stands for a bare year and is left out.

    Its extensive search would take a deadline from the text for the publication, and its
    search takes seconds on a page of millions of characters: such a page goes without.
    """
    import htmldate

    if size > _DATED_SIZE:
        return None
    try:
        day = htmldate.find_date(tree, extensive_search=False, original_date=True, url=url)
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
