"""The lead of a press page (sapo, chapô): often outside the body, and then lost with it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipeline.readers import normalize
from pipeline.readers.page.tables import parts

_WORD = re.compile(r"\w+")
_SHARED = 0.6


def lead(tree: HtmlElement, description: str | None) -> str | None:
    """The lead the page marks as such, else its description where the page shows it as text."""
    table = parts()["lead"]
    for element in tree.iter("p", "div", "h2", "h3", "h4", "strong", "section", "span"):
        classes = (element.get("class") or "").lower().split()
        role = (element.get("data-role") or element.get("itemprop") or "").lower()
        if role in table["roles"] or any(name in table["classes"] for name in classes):
            text = normalize.line(element.text_content())
            if text and table["shortest"] <= len(text) <= table["longest"]:
                return text
    return _shown(tree, description)


def joined(text: str, opening: str | None, title: str | None) -> str:
    """The text with its lead before it, unless it is there already or only repeats the title."""
    if not opening or _stands(opening, text[: 3 * len(opening) + 1500]):
        return text
    if title and _stands(opening, title):
        return text
    return f"{opening}\n{text}"


def _shown(tree: HtmlElement, description: str | None) -> str | None:
    """A description counts as lead only when an element of the page holds exactly it."""
    table = parts()["lead"]
    if not description or not table["shortest"] <= len(description) <= table["longest"]:
        return None
    if description.rstrip().endswith(("...", "…")):
        return None
    for element in tree.iter("p", "h2", "h3", "div", "strong"):
        if len(element) <= 3 and normalize.line(element.text_content()) == description:
            return description
    return None


def _stands(part: str, whole: str) -> bool:
    """Whether a part stands in a text: most of its runs of three words do."""
    runs, present = _runs(part), set(_runs(whole))
    return sum(run in present for run in runs) >= _SHARED * len(runs)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return list(zip(words, words[1:], words[2:], strict=False))
