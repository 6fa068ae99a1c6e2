"""What of a text the detectors look at."""

from __future__ import annotations

import unicodedata

from pipeline.detect.tables import table


def sampled(text: str) -> str:
    """What of a text is looked at: NFC, without addresses, three windows of a long text.

    A text mostly in capitals is lower-cased: langdetect skips words in capitals.
    """
    limits = table().limits
    window: int = limits["window"]
    if len(text) > 4 * window:
        middle = (len(text) - window) // 2
        starts = (0, middle, len(text) - window)
        text = " ".join(text[start : start + window] for start in starts)
    text = " ".join(table().furniture.sub(" ", unicodedata.normalize("NFC", text)).split())
    capitals = sum(map(str.isupper, text))
    letters = sum(map(str.isalpha, text))
    return text.lower() if capitals > limits["capitals"] * letters else text
