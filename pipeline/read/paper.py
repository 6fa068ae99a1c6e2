"""Printed lines to paragraphs."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?:;…؟؛»”\"]\s*$")
_ITEM = re.compile(
    r"\s*(?:[-–—•●▪*+]|\(?\d{1,3}[.)\-/]|[a-zđIVXivx]{1,4}[.)]|[\u0621-\u064a][.)\-])\s"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[\u00ad\u2010-]$")
_FULL = 0.75


def paragraphs(pages: list[str]) -> str:
    """The text of printed pages: hard-wrapped lines joined where a paragraph goes on."""
    lines = [line.rstrip() for page in pages for line in page.splitlines()]
    if not lines:
        return ""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    joined: list[str] = []
    previous = ""
    for line in lines:
        if joined and _goes_on(previous, line, width):
            joined[-1] = _glue(joined[-1], line)
        else:
            joined.append(line)
        previous = line
    return "\n".join(joined)


def _goes_on(previous: str, line: str, width: int) -> bool:
    if not previous.strip() or not line.strip() or _ITEM.match(line):
        return False
    if len(previous) < _FULL * width:
        return False
    return not (_END.search(previous) and len(previous) < 0.9 * width)


def _glue(text: str, line: str) -> str:
    following = line.lstrip()
    if _HYPHEN.search(text) and following[:1].islower():
        return text[:-1] + following
    return f"{text} {following}"
