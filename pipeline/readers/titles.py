"""Titles of texts and papers: the line that stands over a text, and labels that are no title."""

from __future__ import annotations

import re

from pipeline.readers import normalize

_LONGEST = 200
_SENTENCE = re.compile(r"[.:;,\u2026\u060c\u061b]\W*$")
_MARK = re.compile(r"#{1,3}\s+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# What programs write into a file's title by themselves: a file name, a template's name.
_LABEL = re.compile(
    r"(?:microsoft word|untitled|document\s?\d*$|powerpoint|.*\.(?:docx?|pdf|odt|rtf|indd)$)",
    re.IGNORECASE,
)
_HEAD = 5_000
_LINES = 6


def first_line(text: str) -> str | None:
    """The first line of a text as its title; None where it reads as a sentence of the text.

    It is a title when it stands apart from the next line, or is shorter than one of the
    next lines and none of them goes on with it.
    """
    found = [match for match, _ in zip(_LINE.finditer(text[:_HEAD]), range(_LINES), strict=False)]
    if len(found) < 2:
        return None
    line, *following = (match.group().strip() for match in found)
    marked = _MARK.match(line)
    if marked:
        return normalize.line(line[marked.end() :])
    if len(line) > _LONGEST or _SENTENCE.search(line):
        return None
    apart = text[found[0].end() : found[1].start()].count("\n") > 1
    over = len(line) < max(map(len, following)) and not following[0][:1].islower()
    return normalize.line(line) if apart or over else None


def stated(value: object) -> str | None:
    """The title a file states of itself, unless a program wrote it there."""
    title = normalize.line(value)
    return None if title is None or _LABEL.match(title) else title
