"""Lines that pages put between paragraphs: related links, credits, calls to subscribe."""

from __future__ import annotations

import re
from functools import cache

from pipeline.read.page.tables import words

_LONGEST = 300


@cache
def _line() -> re.Pattern[str]:
    """A whole line of furniture: one of the packs' patterns from its first letter on."""
    return re.compile(rf"[\W_]{{0,4}}(?:{'|'.join(words('furniture'))})", re.IGNORECASE)


def without(text: str) -> str:
    """A page's text without its furniture lines."""
    kept = [line for line in text.split("\n") if len(line) > _LONGEST or not _line().match(line)]
    return "\n".join(kept)
