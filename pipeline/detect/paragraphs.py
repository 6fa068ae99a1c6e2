"""The language of each paragraph, for pages that mix several."""

from __future__ import annotations

import re

from pipeline.detect import detectors
from pipeline.detect.detect import detect, sampled
from pipeline.detect.letters import settled, vetoed
from pipeline.detect.tables import table

_LINE = re.compile(r"[^\n]+")


def paragraph_languages(text: str, main: str | None = None) -> list[tuple[int, int, str]]:
    """The lines of a text that are not blank, as (start, end, code); offsets in code points.

    A line under 40 characters has the language of the line before it, the first ones that
    of the text (``main``, a BCP 47 code, or what is detected).
    """
    current = main or detect(text).code
    found: list[tuple[int, int, str]] = []
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        if len(line.group().strip()) >= table().limits["line"]:
            current = _of_line(line.group()) or current
        found.append((line.start(), line.end(), current))
    return found


def _of_line(line: str) -> str | None:
    sample = sampled(line)
    answer = detectors.langid(sample)
    if answer is None or vetoed(answer[0], sample):
        return table().undetermined
    return settled(sample) or answer[0]
