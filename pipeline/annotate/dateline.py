"""The day in a dateline: ``Antsirabe, 21 mai 2026. – …`` says when a text was published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.schema import Time

HEAD = 400  # code points: a dateline stands at the very top
PLACE = 40  # code points that may stand before the day on its line
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AFTER = re.compile(r"[ \u00a0.,)\]]*(?:[-–—:|]|\n|$)")


def dateline(text: str, times: Sequence[Time]) -> str | None:
    """The ISO 8601 day of the text's dateline, or None.

    Only a day written with its year counts (it must not rest on a publication day), near
    the start of its line and followed by a dash or the end of the line.
    """
    for time in times:
        if time.start > HEAD:
            return None
        line = text.rfind("\n", 0, time.start) + 1
        year_said = time.value[:4] in text[time.start : time.end].translate(_DIGITS)
        if (
            time.type == "DATE"
            and _DAY.fullmatch(time.value)
            and year_said
            and time.start - line <= PLACE
            and _AFTER.match(text, time.end)
        ):
            return time.value
    return None


# Arabic-Indic and Persian digits to ASCII.
_DIGITS = {base + i: str(i) for base in (0x660, 0x6F0) for i in range(10)}
