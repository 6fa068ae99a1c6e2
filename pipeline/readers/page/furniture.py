"""Lines that pages put between paragraphs: related links, credits, calls to subscribe."""

from __future__ import annotations

import re
from functools import cache

from pipeline.readers.page.tables import words

_LONGEST = 300
_ROW = re.compile(r"^\|[ ]?([^\n]*?)[ ]?\|[ ]*$", re.MULTILINE)
_RULE = re.compile(r"^[-| ]*-{3}[-| ]*\n", re.MULTILINE)


@cache
def _line() -> re.Pattern[str]:
    """A whole line of furniture: one of the packs' patterns from its first letter on."""
    return re.compile(rf"[\W_]{{0,4}}(?:{'|'.join(words('furniture'))})", re.IGNORECASE)


def plain_rows(text: str) -> str:
    """Table rows as the other formats write them: cells joined with `` | ``, no rules."""
    return _RULE.sub("", _ROW.sub(r"\1", text))


def without(text: str) -> str:
    """A page's text without its furniture lines."""
    kept = [line for line in text.split("\n") if len(line) > _LONGEST or not _line().match(line)]
    return "\n".join(kept)
