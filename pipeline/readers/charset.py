"""Bytes to characters: what the bytes say first, then what is declared, then what is likely."""

from __future__ import annotations

import codecs
import re

from pipeline.readers.rejection import unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_SAMPLE = 100_000
# UTF-8 read as a one-byte charset: a lead byte as letter, then a continuation byte as sign.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00c6\u00d0\u00d8-\u00db\u00e1\u00e2][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]"
)
_MOJIBAKE_SHARE = 0.01
# What texts in these scripts were written in before UTF-8; tried before all that exist.
_CANDIDATES = ("cp1252", "cp1256", "cp1258", "iso8859_6", "mac_roman", "utf_16_le", "utf_16_be")
_LOST = "\ufffd"
_LOST_SHARE = 0.02


def decode(data: bytes, *, markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """Decode bytes and say in warnings what was uncertain.

    ``markup`` allows a charset declared in the first 4 kB of HTML. A text whose charset
    cannot be found, or with more than 2 % lost characters, is ``charset``.
    """
    text, warnings = _decoded(data, markup)
    lost = text.count(_LOST)
    if lost > _LOST_SHARE * len(text):
        raise unreadable("charset", f"{lost} of {len(text)} characters are lost.")
    if lost:
        warnings = (*warnings, f"charset: {lost} characters could not be decoded")
    repaired, note = repair(text)
    return repaired, (*warnings, note) if note else warnings


def repair(text: str) -> tuple[str, str | None]:
    """Undo UTF-8 that was read as a one-byte charset; ``mojibake`` where that fails."""
    pairs = len(_MOJIBAKE.findall(text))
    if pairs < 3 or pairs < _MOJIBAKE_SHARE * len(text):
        return text, None
    for charset in ("cp1252", "latin-1"):
        try:
            return _bytes_of(text, charset).decode("utf-8"), f"mojibake repaired ({charset})"
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    raise unreadable("mojibake", f"{pairs} broken characters.")


def _bytes_of(text: str, charset: str) -> bytes:
    """Encode; the five bytes cp1252 leaves open pass through as the controls they became."""
    table = {0x81, 0x8D, 0x8F, 0x90, 0x9D} if charset == "cp1252" else set()
    return b"".join(bytes([ord(c)]) if ord(c) in table else c.encode(charset) for c in text)


def _decoded(data: bytes, markup: bool) -> tuple[str, tuple[str, ...]]:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data.decode(charset, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        declared = _declared(data) if markup else None
        if _mostly_utf8(data, declared):
            return data.decode("utf-8", errors="replace"), ()
    return _legacy(data, declared)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None


def _mostly_utf8(data: bytes, declared: str | None) -> bool:
    """A few broken bytes in UTF-8 are damage, not another charset."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    above = sum(1 for character in text if ord(character) > 127)
    return text.count(_LOST) <= 0.05 * above if declared in (None, "utf-8") else False


def _legacy(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    if declared and declared != "utf-8":
        text = data.decode(declared, errors="replace")
        if text.count(_LOST) <= _LOST_SHARE * len(text):
            return text, (f"charset: {declared} as declared",)
    guessed = _likely(data)
    if guessed is None:
        raise unreadable("charset")
    told = f", declared {declared}" if declared else ""
    return data.decode(guessed, errors="replace"), (f"charset: {guessed} guessed{told}",)


def _likely(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    found = from_bytes(sample, cp_isolation=list(_CANDIDATES)).best() or from_bytes(sample).best()
    return found.encoding if found is not None else None
