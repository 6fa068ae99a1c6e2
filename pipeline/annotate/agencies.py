"""Names of bodies: read by a grammar of head words, domains, places and parents.

A name is a head (``Bộ``, ``ministère``, ``هيئة``) and what a closed lexicon, capitals and a
gazetteer let follow. Fixed names and acronyms stand in the pack; acronyms that a text
introduces in brackets hold in that text; a bare head repeats a body named before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.agency_groups import acts, addressed, group
from pipeline.annotate.agency_lexicon import Entry, Lexicon, lexicon
from pipeline.annotate.agency_names import Name, read_name
from pipeline.annotate.agency_text import Tokens
from pipeline.languages import Folded, Pack
from pipeline.languages.doc import folded, pack_of, store
from pipeline.schema import Agency

_BRACKETS = {"(": ")", '"': '"', "“": "”", "«": "»"}


@dataclass
class _Reading:
    """What has been read of one text so far."""

    pack: Pack
    tokens: Tokens
    lexicon: Lexicon
    named: dict[str, Entry] = field(default_factory=dict)
    introduced: dict[str, Entry] = field(default_factory=dict)


def mark(text: Folded, pack: Pack) -> tuple[Agency, ...]:
    """The bodies named in a text, in order; ids are ``a1``, ``a2`` …

    Offsets are code points of the source; spans never overlap.
    """
    reading = _Reading(pack, Tokens(text), lexicon(pack))
    found = [*_names(reading)]
    found = _with_introduced(reading, found)
    marks: list[Agency] = []
    for name in found:
        start, end = reading.tokens.span(name.first, name.stop, name.entry.skip)
        marks.append(
            Agency(
                id=f"a{len(marks) + 1}",
                start=start,
                end=end,
                text=text.source[start:end],
                kind=name.entry.kind,
                generic=name.generic or name.entry.says("generic"),
                office=name.entry.says("office"),
            )
        )
    return tuple(marks)


def _names(reading: _Reading) -> Iterator[Name]:
    tokens, words = reading.tokens, reading.lexicon
    at = 0
    while at < len(tokens):
        name = _collective(reading, at)
        starter = None if name else words.starter(tokens, at)
        if starter:
            length, entry = starter
            if entry.role == "blocked":
                at += length
                continue
            name = _fixed(reading, at, length, entry) or _headed(reading, at, length, entry)
        if name is None:
            at += 1
            continue
        yield name
        if not name.generic and not name.bare:
            for key in _keys(reading, name):
                reading.named[key] = name.entry
        at = name.stop
        if inner := _introduced(reading, name):
            yield inner
            at = inner.stop


def _keys(reading: _Reading, name: Name) -> set[str]:
    """What a later bare head may repeat: the key of the head and the head word itself."""
    word = reading.tokens.word(name.first)[name.entry.skip :]
    article = str(reading.lexicon.options["article"])
    return {name.entry.key, word.removeprefix(article)} - {""}


def _collective(reading: _Reading, at: int) -> Name | None:
    tokens, words = reading.tokens, reading.lexicon
    if tokens.word(at) in words.lists["plural"]:
        if name := _plural(reading, at):
            return name
    found = group(tokens, words, at)
    if found is None:
        return None
    strong = found.count > 1 or found.qualified or found.marked
    if words.options["lone_groups"] == "no":
        always = found.count > 1 and found.entry.says("always")
        strong = found.marked or found.count > 2 or always
    if not strong and not found.entry.says("alone"):
        return None
    if _spoiled(tokens, words, found.stop):
        return None
    if found.entry.says("always") and (found.count > 1 or found.entry.says("alone")):
        return Name(found.first, found.stop, found.entry, False, True)
    if not addressed(tokens, words, at, found.stop):
        return None
    return Name(found.first, found.stop, found.entry, False, True)


def _spoiled(tokens: Tokens, words: Lexicon, at: int) -> bool:
    """Whether people and not bodies end the list (``các tổ chức, cá nhân``)."""
    if tokens.word(at) not in words.lists["group_joins"]:
        return False
    pair = f"{tokens.word(at + 1)} {tokens.word(at + 2)}"
    return tokens.word(at + 1) in words.lists["spoilers"] or pair in words.lists["spoilers"]


def _plural(reading: _Reading, at: int) -> Name | None:
    """``các Sở Y tế``: a plural word before a head with its domain."""
    tokens, words = reading.tokens, reading.lexicon
    starter = words.starter(tokens, at + 1)
    if starter is None or not starter[1].says("plural"):
        return None
    length, entry = starter
    name = read_name(tokens, words, at + 1, length, entry)
    if name.bare:
        return None
    return Name(at, name.stop, entry, False, True)


def _fixed(reading: _Reading, at: int, length: int, entry: Entry) -> Name | None:
    if entry.role != "fixed":
        return None
    tokens = reading.tokens
    if entry.words("not_after") and _before(tokens, at) & entry.words("not_after"):
        return None
    if tokens.word(at + length) in entry.words("not_next"):
        return None
    if entry.says("addressed") and not addressed(tokens, reading.lexicon, at, at + length):
        return None
    return Name(at, at + length, entry, False)


def _before(tokens: Tokens, at: int) -> set[str]:
    """The one, two and three words before a position, as phrases."""
    last = [tokens.word(at - back) for back in (1, 2, 3)]
    return {last[0], " ".join(last[1::-1]), " ".join(last[::-1])}


def _headed(reading: _Reading, at: int, length: int, entry: Entry) -> Name | None:
    if entry.role != "head":
        return None
    tokens, words = reading.tokens, reading.lexicon
    if tokens.word(at + length) in entry.words("not_next"):
        return None
    if entry.words("not_after") and _before(tokens, at) & entry.words("not_after"):
        return None
    name = read_name(tokens, words, at, length, entry)
    if entry.says("fielded") and not name.named:
        name = Name(at, at + length, entry, True)
    if entry.says("proper") and not _proper(tokens, at + length, name.stop):
        name = Name(at, at + length, entry, True)
    if words.options["article"] and not name.bare and not _definite(reading, name, length):
        return None
    if name.bare:
        return _repeat(reading, name) if _stands_alone(reading, name) else None
    if entry.says("addressed") and not addressed(tokens, words, name.first, name.stop):
        return None
    return name


def _proper(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether something capitalised follows the head: a name, not a kind of body."""
    return any(tokens.capital(at) for at in range(first, stop))


def _repeat(reading: _Reading, name: Name) -> Name:
    """A bare head takes the kind of the body it repeats."""
    for key in sorted(_keys(reading, name)):
        if key in reading.named and name.entry.settings.get("alone") != "yes":
            kind = reading.named[key].kind
            return replace(name, entry=replace(name.entry, kind=kind))
    return name


def _definite(reading: _Reading, name: Name, length: int) -> bool:
    """Whether a name is one body and not a kind of body: its head or a word of it is definite."""
    tokens, words = reading.tokens, reading.lexicon
    if name.entry.definite or name.entry.says("indefinite"):
        return True
    article = str(words.options["article"])
    for at in range(name.first + length, name.stop):
        word = tokens.words[at]
        if article in word[:3] or word.startswith(str(words.options["contracted"])):
            return True
        tail = words.tail(tokens, at)
        if tail is None or tail[1].role == "place" or word.isascii():
            return True
    return False


def _stands_alone(reading: _Reading, name: Name) -> bool:
    """Whether a head without more is a mention: always, or after a fuller name of its kind."""
    entry, tokens = name.entry, reading.tokens
    alone = entry.settings.get("alone")
    if alone == "yes":
        return not reading.lexicon.options["article"] or entry.definite or entry.says("indefinite")
    if alone == "addressed":
        behind = _before(tokens, name.first) & entry.words("only_after")
        return bool(behind) or acts(tokens, reading.lexicon, name.first, name.stop)
    if alone == "determined":
        return tokens.word(name.first - 1) in reading.lexicon.lists["determiners"]
    if alone != "repeat":
        return False
    if not _keys(reading, name) & reading.named.keys():
        return False
    if determiners := reading.lexicon.lists["determiners"]:
        return tokens.word(name.first - 1) in determiners
    if reading.lexicon.options["article"]:
        return entry.definite
    return tokens.capital(name.first)


def _introduced(reading: _Reading, name: Name) -> Name | None:
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


def _is_short(reading: _Reading, short: str, name: Name, at: int, stop: int) -> bool:
    """Whether a bracketed word is a short form: capitals, or a company's trade name."""
    if reading.lexicon.options["capitals"] == "no" and not short.isascii():
        tokens, words = reading.tokens, reading.lexicon
        known = words.tail(tokens, at) or words.starter(tokens, at)
        return name.entry.kind == "company" and stop == at + 1 and len(short) > 2 and not known
    capitals = sum(character.isupper() for character in short)
    return 2 <= len(short) <= 15 and (capitals >= 2 or (len(short) >= 4 and capitals == 1))


def _with_introduced(reading: _Reading, found: list[Name]) -> list[Name]:
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


def _words(reading: _Reading, short: str) -> list[str]:
    return Tokens(reading.pack.folding(short)).words


def _skipped(reading: _Reading, at: int, first: str) -> int | None:
    """How many characters are written onto a word's front; None when it is another word."""
    word = reading.tokens.words[at]
    if word == first:
        return 0
    if word[:1] in reading.lexicon.prefixes and word[1:] == first:
        return 1
    return None


@Language.factory("chidao_agencies", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component: fills ``doc._.agencies``."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        return store(doc, "agencies", mark(folded(doc, pack), pack))

    return annotate
