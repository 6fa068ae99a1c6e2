"""Names of bodies: read by a grammar of head words, domains, places and parents.

A name is a head (``Bộ``, ``ministère``, ``هيئة``) and what a closed lexicon, capitals and a
gazetteer let follow. Fixed names and acronyms stand in the pack; acronyms that a text
introduces in brackets hold in that text; a bare head repeats a body named before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.agency_groups import Group, acts, addressed, group
from pipeline.annotate.agency_lexicon import Entry, Lexicon, lexicon
from pipeline.annotate.agency_names import Name, read_name
from pipeline.annotate.agency_shorts import Reading, introduced, quoted, spelled, with_introduced
from pipeline.annotate.agency_text import Tokens
from pipeline.languages import Folded, Pack
from pipeline.languages.doc import folded, pack_of, store
from pipeline.schema import Agency

_NUMBER_SIGNS = frozenset("-/")


def mark(text: Folded, pack: Pack) -> tuple[Agency, ...]:
    """The bodies named in a text, in order; ids are ``a1``, ``a2`` …

    Offsets are code points of the source; spans never overlap.
    """
    reading = Reading(pack, Tokens(text), lexicon(pack))
    found = [*_names(reading)]
    found = with_introduced(reading, found)
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


def _names(reading: Reading) -> Iterator[Name]:
    tokens, words = reading.tokens, reading.lexicon
    at = 0
    while at < len(tokens):
        starter = words.starter(tokens, at)
        if starter and starter[1].role == "blocked":
            length, entry = starter
            if entry.key:
                reading.named[entry.key] = entry
            at += length
            continue
        name = _collective(reading, at)
        if starter and name is None:
            length, entry = starter
            if cited := quoted(reading, at + length, entry):
                yield from cited
                at = cited[-1].stop
                continue
            name = _fixed(reading, at, length, entry) or _headed(reading, at, length, entry)
        if name is None:
            at += 1
            continue
        yield name
        if not name.generic and not (name.bare and name.stop == name.first + 1):
            for key in _keys(reading, name):
                reading.named[key] = name.entry
        at = name.stop
        if inner := introduced(reading, name):
            yield inner
            at = inner.stop


def _keys(reading: Reading, name: Name) -> set[str]:
    """What a later bare head may repeat: the key of the head and the head word itself."""
    word = reading.tokens.word(name.first)[name.entry.skip :]
    article = str(reading.lexicon.options["article"])
    return {name.entry.key, word.removeprefix(article)} - {""}


def _collective(reading: Reading, at: int) -> Name | None:
    tokens, words = reading.tokens, reading.lexicon
    if tokens.word(at) in words.lists["plural"] and (name := _plural(reading, at)):
        return name
    found = group(tokens, words, at)
    if found is None or not _is_collective(reading, found):
        return None
    return Name(found.first, found.stop, found.entry, False, True)


def _is_collective(reading: Reading, found: Group) -> bool:
    """Whether a list of kinds of bodies is addressed as such, and not a part of other words."""
    tokens, words, entry = reading.tokens, reading.lexicon, found.entry
    if starter := words.starter(tokens, found.inside):
        name = read_name(tokens, words, found.inside, *starter)
        if starter[1].role == "head" and name.named and found.count == 1:
            return False
    always = entry.says("always") and (found.count > 1 or entry.says("alone"))
    strong = found.count > 1 or found.qualified or found.marked
    if words.options["lone_groups"] == "no":
        strong = found.marked or found.count > 2 or always
    if not (strong or entry.says("alone")) or _spoiled(tokens, words, found.first, found.stop):
        return False
    return always or addressed(tokens, words, found.first, found.stop)


def _spoiled(tokens: Tokens, words: Lexicon, first: int, at: int) -> bool:
    """Whether people and not bodies end the list (``các tổ chức, cá nhân``)."""
    before = first - 1
    while tokens.word(before) in words.lists["group_joins"] | words.lists["plural"]:
        before -= 1
    if before < first - 1 and tokens.word(before) in words.lists["spoilers"]:
        return True
    if tokens.word(at) not in words.lists["group_joins"]:
        return False
    pair = f"{tokens.word(at + 1)} {tokens.word(at + 2)}"
    return tokens.word(at + 1) in words.lists["spoilers"] or pair in words.lists["spoilers"]


def _plural(reading: Reading, at: int) -> Name | None:
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


def _fixed(reading: Reading, at: int, length: int, entry: Entry) -> Name | None:
    if entry.role != "fixed" or _excluded(reading.tokens, at, length, entry):
        return None
    if stop := spelled(reading.tokens, at, at + length):
        return Name(at, stop, entry, False)
    after = reading.lexicon.tail(reading.tokens, at + length)
    if entry.exact and entry.kind == "company" and after and after[1].role == "place":
        length += after[0]
    return Name(at, at + length, entry, False)


def _excluded(tokens: Tokens, at: int, length: int, entry: Entry) -> bool:
    """Whether the words around a phrase say that it is not a body's name here."""
    if tokens.word(at + length) in entry.words("not_next"):
        return True
    if tokens.glued(at) and tokens.word(at - 1) in _NUMBER_SIGNS and tokens.is_word(at - 2):
        return True  # the issuer's letters in the number of a document
    if (
        entry.says("acting")
        and not entry.definite
        and not _before(tokens, at) & entry.words("only_after")
    ):
        return True
    excluded, needed = entry.words("not_after"), entry.words("needs_before")
    if not excluded and not needed:
        return False
    behind = _before(tokens, at)
    return bool(excluded & behind) or (bool(needed) and not needed & behind)


def _before(tokens: Tokens, at: int) -> set[str]:
    """The one, two and three words before a position, as phrases."""
    last = [tokens.word(at - back) for back in (1, 2, 3)]
    return {last[0], " ".join(last[1::-1]), " ".join(last[::-1])}


def _headed(reading: Reading, at: int, length: int, entry: Entry) -> Name | None:
    tokens, words = reading.tokens, reading.lexicon
    if entry.role != "head" or _excluded(tokens, at, length, entry):
        return None
    name = read_name(tokens, words, at, length, entry)
    if stop := spelled(tokens, at, name.stop):
        return Name(at, stop, entry, False)
    loose = entry.says("fielded") and not name.named
    if loose or (entry.says("proper") and not _proper(tokens, at + length, name.stop)):
        name = Name(at, at + length, entry, True)
    if name.bare:
        return _repeat(reading, name) if _stands_alone(reading, name) else None
    if words.options["article"] and not _definite(reading, name, length):
        return None
    if entry.says("addressed") and not addressed(tokens, words, name.first, name.stop):
        return None
    return name


def _proper(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether something capitalised follows the head: a name, not a kind of body."""
    return any(tokens.capital(at) for at in range(first, stop))


def _repeat(reading: Reading, name: Name) -> Name:
    """A bare head takes the kind of the body it repeats."""
    for key in sorted(_keys(reading, name)):
        if key in reading.named and name.entry.settings.get("alone") != "yes":
            kind = reading.named[key].kind
            return replace(name, entry=replace(name.entry, kind=kind))
    return name


def _definite(reading: Reading, name: Name, length: int) -> bool:
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


def _stands_alone(reading: Reading, name: Name) -> bool:
    """Whether a head without more is a mention: always, or after a fuller name of its kind."""
    entry, tokens, words = name.entry, reading.tokens, reading.lexicon
    alone = entry.settings.get("alone")
    settled = entry.definite or entry.says("indefinite")
    determined = tokens.word(name.first - 1) in words.lists["determiners"]
    if alone == "yes":
        return settled or not words.options["article"]
    if alone == "determined":
        return determined
    if alone == "addressed":
        behind = _before(tokens, name.first) & entry.words("only_after")
        return bool(behind) or acts(tokens, words, name.first, name.stop)
    if alone != "repeat" or not _keys(reading, name) & reading.named.keys():
        return False
    if words.lists["determiners"]:
        return determined
    return settled if words.options["article"] else tokens.capital(name.first)


@Language.factory("chidao_agencies", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component: fills ``doc._.agencies``."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        return store(doc, "agencies", mark(folded(doc, pack), pack))

    return annotate
