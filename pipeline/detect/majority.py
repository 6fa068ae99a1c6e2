"""The language most of a text is in, line by line."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.detect import detectors
from pipeline.detect.letters import settled, vetoed
from pipeline.detect.sample import sampled
from pipeline.detect.tables import table

LINE = re.compile(r"[^\n]+")
_HEAD = 20_000


def of_line(line: str) -> str | None:
    """The language of one line (BCP 47), None where the line is too short to tell."""
    if len(line.strip()) < table().limits["line"]:
        return None
    sample = sampled(line)
    code, _ = detectors.langid(sample)
    if vetoed(code, sample):
        return table().undetermined
    return settled(sample) or code


def majority(text: str) -> str | None:
    """The language of most characters of a text that mixes several; None where none leads."""
    counts: Counter[str] = Counter()
    for line in LINE.findall(text[:_HEAD]):
        code = of_line(line)
        if code is not None:
            counts[code] += len(line)
    if not counts:
        return None
    code, size = counts.most_common(1)[0]
    return code if size > table().limits["majority"] * counts.total() else None
