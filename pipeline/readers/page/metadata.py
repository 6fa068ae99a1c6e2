"""What a page states about its article: JSON-LD (schema.org), meta elements, ``time`` elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from pipeline.readers import normalize
from pipeline.readers.page.tables import parts
from pipeline.readers.published import day_of, written

_ARTICLES = ("article", "report", "posting", "statement", "legislation")
_JSON_LIMIT = 2_000_000


@dataclass(frozen=True, kw_only=True)
class Stated:
    """The fields a page states; ``published`` is an ISO 8601 day, ``free`` no paywall."""

    published: str | None = None
    title: str | None = None
    author: str | None = None
    description: str | None = None
    site: str | None = None
    url: str | None = None
    free: bool = True


def stated(tree: HtmlElement, hours: int = 0) -> Stated:
    """What the page says of itself; the article's JSON-LD goes before the meta elements.

    ``hours`` is how far the country's clocks are ahead of UTC.
    """
    about = next(_articles(tree), {})
    meta = _meta(tree)
    days = [about.get("datePublished"), *(meta.get(name) for name in parts()["published"]["meta"])]
    return Stated(
        published=next((day for value in days if (day := day_of(value, hours))), None)
        or _time(tree, hours)
        or _shown(tree),
        title=_line(meta.get("og:title")) or _line(about.get("headline")),
        author=_names(about.get("author")),
        description=_line(about.get("description"))
        or _line(meta.get("og:description"))
        or _line(meta.get("description")),
        site=_line(meta.get("og:site_name")),
        url=_address(tree, meta),
        free=str(about.get("isAccessibleForFree", "true")).lower() != "false",
    )


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        raw = script.text or ""
        if len(raw) > _JSON_LIMIT:
            continue
        try:
            value = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (entry for entry in _objects(value) if _is_article(entry))


def _objects(value: object) -> Iterator[dict[str, Any]]:
    entries = value if isinstance(value, list) else [value]
    for entry in entries:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (
                (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()
            )


def _is_article(entry: dict[str, Any]) -> bool:
    kinds = entry.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).lower().endswith(_ARTICLES) for name in names)


def _names(value: object) -> str | None:
    entries = value if isinstance(value, list) else [value]
    names = [entry.get("name") if isinstance(entry, dict) else entry for entry in entries]
    lines = [line for name in names if (line := _line(name))]
    return "; ".join(dict.fromkeys(lines)) or None


def _line(value: object) -> str | None:
    """One line of text; some systems escape entities twice."""
    return normalize.line(unescape(value)) if isinstance(value, str) else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta content by lower-case name, property or itemprop; the first one counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content)
    return found


def _time(tree: HtmlElement, hours: int) -> str | None:
    """The one day all ``time`` elements that state a publication agree on."""
    days = set()
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            day = day_of(element.get("datetime"), hours)
            days |= {day} if day else set()
    return days.pop() if len(days) == 1 else None


def _shown(tree: HtmlElement) -> str | None:
    """The day of the first element that is marked as the publication's date line."""
    table = parts()["published"]
    for element in tree.iter("div", "span", "p", "time", "li"):
        names = {(element.get("data-role") or "").lower()}
        names.update((element.get("class") or "").lower().split())
        if names.isdisjoint(table["classes"]):
            continue
        line = f"{element.get('title') or ''} {element.text_content()}"
        if len(line) < 200 and (day := written(line)):
            return day
    return None


def _address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    for link in tree.iterfind('.//link[@rel="canonical"]'):
        address = normalize.line(link.get("href"))
        if address and address.startswith(("http://", "https://")):
            return address
    address = normalize.line(meta.get("og:url"))
    return address if address and address.startswith(("http://", "https://")) else None
