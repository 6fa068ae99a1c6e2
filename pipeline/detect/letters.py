"""What the letters of a text rule out or settle by themselves."""

from __future__ import annotations

from pipeline.detect.tables import table


def vetoed(code: str, text: str) -> bool:
    """Whether a text is in another script, or has many letters the language never uses."""
    for script in table().scripts:
        if script.language == code and script.foreign is not None:
            written = len(script.letters.findall(text))
            if 2 * written < sum(map(str.isalpha, text)):
                return True
            if len(script.foreign.findall(text)) > script.share * written:
                return True
    return False


def settled(text: str) -> str | None:
    """The language whose own letters are frequent in a text; None where none are."""
    lower = text.lower()
    letters = sum(map(str.isalpha, lower)) or 1
    for sign in table().signs:
        if len(sign.letters.findall(lower)) > sign.share * letters:
            return sign.language
    return None
