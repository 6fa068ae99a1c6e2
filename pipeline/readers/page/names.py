"""Titles and authors without what pages hang on them: the site's name, addresses, labels."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipeline.readers import normalize

_CUT = re.compile(r"\s+[|–—-]\s+")
_WORD = re.compile(r"\w+")
_JUNK = re.compile(
    r"https?\b|www\.|\.(?:com|net|org|png|jpg)\b|[<>{}@]|\b(?:png|jpe?g|gif)\b", re.IGNORECASE
)
_LONGEST = 120


def title(
    tree: HtmlElement, stated: str | None, site: str | None, source: str | None
) -> str | None:
    """The title without the site's name after a dash or bar.

    The tail goes when a heading of the page is what is left without it, or when it names
    the site (``og:site_name`` or the registered name of the host).
    """
    if stated is None:
        return next(iter(_headings(tree)), None)
    headings = {_letters(heading) for heading in _headings(tree)}
    for cut in _CUT.finditer(stated):
        head, tail = stated[: cut.start()], _letters(stated[cut.end() :])
        if _letters(head) in headings or tail in (_letters(site or " "), _letters(source or " ")):
            return head
    return stated


def author(value: str | None, source: str | None = None) -> str | None:
    """The names without addresses, files and the source itself; None where nothing is left."""
    if value is None or len(value) > _LONGEST:
        return None
    named = [part.strip() for part in value.split(";")]
    named = [
        part for part in named if not source or not _letters(part).startswith(_letters(source))
    ]
    if any(_JUNK.search(part) for part in named):
        return None
    return "; ".join(part for part in named if part) or None


def _headings(tree: HtmlElement) -> list[str]:
    found = (normalize.line(element.text_content()) for element in tree.iter("h1"))
    return [heading for heading in found if heading]


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))
