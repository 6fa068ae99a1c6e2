"""Short names that a text introduces: ``Name (ACR)``, ``شركة … "X"``; they hold in that text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

from pipeline.annotate.agency_lexicon import Entry, Lexicon
from pipeline.annotate.agency_names import Name
from pipeline.annotate.agency_text import Tokens
from pipeline.languages import Pack

_AHEAD = 14  # tokens
_BREAKS = frozenset(',:;"«»')
_QUOTED = 6  # names in one list
_WORDS = 4  # in one quoted name
_BRACKETS = {"(": ")", '"': '"', "“": "”", "«": "»"}


@dataclass
class Reading:
    """What has been read of one text so far.

    ``named`` maps a head's key and its word to the last body named with it, ``introduced`` a
    short name to its entry.
    """

    pack: Pack
    tokens: Tokens
    lexicon: Lexicon
    named: dict[str, Entry] = field(default_factory=dict)
    introduced: dict[str, Entry] = field(default_factory=dict)


def spelled(tokens: Tokens, first: int, stop: int) -> int | None:
    """Where a name ends when the acronym in brackets after it is made of its initials.

    The words of a name that no table knows are taken up to the bracket that spells them.
    """
    for at in range(stop, min(stop + _AHEAD, len(tokens) - 2)):
        if tokens.ends_sentence(at) or tokens.words[at] in _BREAKS:
            return None
        if tokens.words[at] == "(":
            short = tokens.source(at + 1)
            fits = at > stop and tokens.words[at + 2] == ")" and short[:2].isupper()
            words = [tokens.words[i] for i in range(first, at) if tokens.is_word(i)]
            return at if fits and _spells(words, short.lower()) else None
    return None


def _spells(words: list[str], short: str) -> bool:
    """Whether every letter of a short name begins, in order, a word (or goes on in one)."""
    if len(short) < 3 or not words or _bare(words[0][0]) != _bare(short[0]):
        return False
    at = 0
    for word in words:
        if at < len(short) and _bare(word[0]) == _bare(short[at]):
            at += 1
    return at >= len(short) or (at >= 3 and at == len(short) - 1)


def _bare(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


def introduced(reading: Reading, name: Name) -> Name | None:
    """The acronym that follows a name in brackets; it holds for the rest of the text."""
    tokens = reading.tokens
    closing = _BRACKETS.get(tokens.word(name.stop))
    if closing is None or name.generic or not tokens.is_word(name.stop + 1):
        return None
    at = name.stop + 1
    stop = at + 1
    while tokens.word(stop) in ("&", "-") and tokens.is_word(stop + 1):
        stop += 2
    if tokens.word(stop) != closing:
        return None
    short = tokens.folded.surface(tokens.starts[at], tokens.ends[stop - 1])
    if not _is_short(reading, short, name, at, stop):
        return None
    entry = Entry("fixed", kind=name.entry.kind, key=name.entry.key, exact=short)
    reading.introduced.setdefault(short, entry)
    return Name(at, stop, entry, False)


def quoted(reading: Reading, at: int, entry: Entry) -> list[Name]:
    """The names in quotation marks right behind a head: ``شركتا "X" و"Y"``.

    ``at`` is the token behind the head; a name of one word holds for the rest of the text.
    """
    tokens, names = reading.tokens, list[Name]()
    while entry.says("quoted") and len(names) < _QUOTED:
        closing = _BRACKETS.get(tokens.word(at))
        if closing is None or closing == ")":
            break
        first = at + 1 + (tokens.word(at + 1) == "#")
        stop = first
        while tokens.is_word(stop) and stop - first <= _WORDS:
            stop += 1
        if tokens.word(stop) != closing or not 0 < stop - first <= _WORDS:
            break
        short = tokens.folded.surface(tokens.starts[first], tokens.ends[stop - 1])
        found = Entry("fixed", kind=entry.kind, key=entry.key, exact=short)
        names.append(Name(first, stop, found, False))
        if stop == first + 1 and len(short) > 2 and not reading.lexicon.tail(tokens, first):
            reading.introduced.setdefault(short, found)
        at = stop + 1
        if tokens.word(at) not in reading.lexicon.lists["links"]:
            break
        at += 1
    return names


def _is_short(reading: Reading, short: str, name: Name, at: int, stop: int) -> bool:
    """Whether a bracketed word is a short form: capitals, or a company's trade name."""
    if reading.lexicon.options["capitals"] == "no" and not short.isascii():
        tokens, words = reading.tokens, reading.lexicon
        known = words.tail(tokens, at) or words.starter(tokens, at)
        article = str(words.options["article"])
        plain = name.entry.kind == "company" or not tokens.words[at].startswith(article)
        return plain and stop == at + 1 and 2 < len(short) < 12 and not known
    capitals = sum(character.isupper() for character in short)
    if capitals == 1 and short[0].isupper() and short[1:].isdigit():  # an office by its number
        return True
    return 2 <= len(short) <= 15 and (capitals >= 2 or (len(short) >= 4 and capitals == 1))


def with_introduced(reading: Reading, found: list[Name]) -> list[Name]:
    """Add the mentions of introduced acronyms that the lexicon did not find."""
    if not reading.introduced:
        return found
    tokens = reading.tokens
    taken = [False] * len(tokens)
    for name in found:
        for at in range(name.first, name.stop):
            taken[at] = True
    shorts = {tuple(_words(reading, short)): entry for short, entry in reading.introduced.items()}
    for at in range(len(tokens)):
        for words, entry in shorts.items():
            stop = at + len(words)
            skip = _skipped(reading, at, words[0])
            if (
                skip is None
                or any(taken[at:stop])
                or tuple(tokens.words[at + 1 : stop]) != words[1:]
            ):
                continue
            start, end = tokens.span(at, stop, skip)
            if tokens.folded.source[start:end] == entry.exact:
                found.append(Name(at, stop, replace(entry, skip=skip), False))
                break
    return sorted(found, key=lambda name: name.first)


def _words(reading: Reading, short: str) -> list[str]:
    return Tokens(reading.pack.folding(short)).words


def _skipped(reading: Reading, at: int, first: str) -> int | None:
    """How many characters are written onto a word's front; None when it is another word."""
    word = reading.tokens.words[at]
    if word == first:
        return 0
    if word[:1] in reading.lexicon.prefixes and word[1:] == first:
        return 1
    return None
