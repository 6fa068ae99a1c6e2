"""The language of each paragraph, for pages that mix several."""

from __future__ import annotations

from pipeline.detect.detect import detect
from pipeline.detect.majority import LINE, of_line


def paragraph_languages(text: str, main: str | None = None) -> list[tuple[int, int, str]]:
    """The lines of a text that are not blank, as (start, end, code); offsets in code points.

    A line under 40 characters has the language of the line before it, the first ones that
    of the text (``main``, a BCP 47 code, or what is detected).
    """
    current = main or detect(text).code
    found: list[tuple[int, int, str]] = []
    for line in LINE.finditer(text):
        if line.group().strip():
            current = of_line(line.group()) or current
            found.append((line.start(), line.end(), current))
    return found
