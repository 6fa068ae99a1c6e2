"""Text as the record holds it: NFC, ``\\n`` line ends, no invisible marks, all else untouched."""

from __future__ import annotations

import re
import unicodedata

# Controls but tab and newline, soft hyphen, zero-width, bidi marks, BOM, lone surrogates.
# U+034F, U+061C, U+180E, U+FFF9-FFFB draw nothing either; variation selectors stay out of it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


def text(value: str) -> str:
    """Normalise a text; spaces, no-break spaces and blank lines stay where they are.

    Invisible marks go before composition: one between a letter and its accent would
    keep the two apart. Applying it twice changes nothing.
    """
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", value)))


def line(value: object) -> str | None:
    """A title or a name on one line with single spaces; None for anything empty or not a string."""
    if not isinstance(value, str):
        return None
    return _BLANKS.sub(" ", text(value)).strip() or None
