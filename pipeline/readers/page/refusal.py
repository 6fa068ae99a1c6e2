"""Pages that are no article: a missing page served as a found one, a consent notice."""

from __future__ import annotations

from pipeline.readers.page.tables import words
from pipeline.readers.rejection import unreadable

_SHORT = 250
_NOTICE = 1200


def refuse(text: str, title: str | None) -> None:
    """Raise ``no_article``, ``soft_404`` or ``consent`` for a page that holds no article.

    A page with a real text is kept whatever its furniture says: only short ones are judged.
    """
    if not text.strip():
        _missing(title or "", "")
        raise unreadable("no_article")
    if len(text) <= _SHORT:
        _missing(title or "", text)
    if len(text) <= _NOTICE and _count(text, "consent") >= 2:
        raise unreadable("consent")


def _missing(title: str, text: str) -> None:
    if _count(f"{title}\n{text}", "missing"):
        raise unreadable("soft_404")


def _count(text: str, name: str) -> int:
    lower = text.lower()
    return sum(phrase in lower for phrase in words(name))
