"""What kind of file this is: its first bytes first, its suffix where they do not decide."""

from __future__ import annotations

import re

from pipeline.readers.rejection import unreadable

HEAD = 8192
_MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b", "gzip"))
_FOREIGN = (
    b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"BZh",
    b"\xfd7zXZ", b"SQLite format 3", b"MZ", b"\x7fELF", b"ID3", b"RIFF", b"{\\rtf",
)  # fmt: skip
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|div|article|meta|p)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind(head: bytes, suffix: str, known: dict[str, str]) -> str:
    """The kind of an input from its first bytes and its suffix (with the dot, lower case).

    ``known`` maps suffixes to kinds. Raises ``unsupported`` for a foreign format and
    ``binary`` for bytes that are no text.
    """
    for magic, name in _MAGIC:
        if head.startswith(magic) or (name == "pdf" and magic in head[:1024]):
            return _packed(name, head, suffix, known)
    if any(head.startswith(magic) for magic in _FOREIGN):
        raise unreadable("binary" if suffix in known else "unsupported")
    if b"\x00" in head and not head.startswith(_UTF16):
        raise unreadable("binary")
    return _textual(head, suffix, known)


def _packed(name: str, head: bytes, suffix: str, known: dict[str, str]) -> str:
    if name == "pdf":
        return name
    if name == "zip" and (known.get(suffix) == "docx" or b"word/" in head):
        return "docx"
    if name == "gzip" and known.get(suffix) == "warc":
        return "warc"
    raise unreadable("unsupported", f"It is a {name} file.")


def _textual(head: bytes, suffix: str, known: dict[str, str]) -> str:
    named = known.get(suffix)
    if named in ("html", "jsonl"):
        return named
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if named == "text" or (named is None and suffix):
        return _named_text(named, suffix)
    if named is not None and head.strip():
        raise unreadable("parse_failed", f"It is not a {named} file.")
    return "jsonl" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else "text"


def _named_text(named: str | None, suffix: str) -> str:
    if named is None:
        raise unreadable("unsupported", f"Its suffix is {suffix}.")
    return named
