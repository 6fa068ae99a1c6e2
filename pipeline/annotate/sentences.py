"""Sentences, headings and list items, by rule: the stretches that tasks are read from.

A line end ends a sentence, except where a line is plainly the wrapped rest of the one before.
``;`` ends no sentence. What the language adds (abbreviations, item words) stands in the
pack's ``sentences.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.languages import Pack
from pipeline.languages.doc import folded, pack_of
from pipeline.languages.template import alternation
from pipeline.schema import Sentence

_STOP = re.compile(r"[.!?؟…。]+(?:[ \u00a0\u202f]?»|[\"'”’)\]])*")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+){0,4}$")
_OPENING = "\"'“‘«([ \t\u00a0\u202f-–—"
_INLINE_HEAD = re.compile(r":\s{0,3}[-–—•+]\s")
_INLINE = re.compile(r"(?<=[:;.,])\s{0,3}([-–—•+])\s")
_CLOSED = ("%", ")", '"', "”", "»")
_WRAP_MIN = 30
_HEADING_MAX = 160
_ITEM_MAX = 1000  # code points of a list item


@dataclass(frozen=True)
class _Rules:
    abbreviations: frozenset[str]
    mark: re.Pattern[str]
    glued: re.Pattern[str] | None
    cased: bool


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    mark: str | None


@cache
def _rules(pack: Pack) -> _Rules:
    table = pack.table("sentences")
    words = alternation(table["item_words"]) if table["item_words"] else r"(?!)"
    signs = table["marks"]
    glued = table.get("glued")
    return _Rules(
        abbreviations=frozenset(form.lower() for form in table["abbreviations"]),
        mark=re.compile(rf"(?:(?:{'|'.join(signs)})|(?:{words})\s{{0,2}}[,:،])\s*", re.IGNORECASE),
        glued=re.compile(glued) if glued else None,
        cased=bool(table["cased"]),
    )


def split(text: str, pack: Pack) -> tuple[Sentence, ...]:
    """The sentences of a text in order; offsets are code points of ``text``.

    ``kind`` is ``sentence``, ``heading`` or ``item``; an item's stretch leaves out its mark,
    and the sentences of an item point with ``head`` at the line that announces the list.
    """
    rules = _rules(pack)
    found: list[Sentence] = []
    lists = _Lists()
    for line in _lines(text, rules):
        pieces = list(_pieces(text, line, rules))
        if not pieces:
            continue
        head = lists.place(text, line)
        for number, (start, end) in enumerate(pieces):
            if number and line.end - line.start > _ITEM_MAX:
                head = None  # a page run together in one line: only its first sentence is an item
            kind = "item" if head is not None or line.mark else "sentence"
            if kind == "sentence" and len(pieces) == 1 and _is_heading(text, start, end):
                kind = "heading"
            found.append(
                Sentence(
                    start=start,
                    end=end,
                    kind=kind if not number else "sentence" if kind == "heading" else kind,
                    head=head,
                )
            )
        lists.note(text, line, found)
    return tuple(found)


def _lines(text: str, rules: _Rules) -> Iterator[_Line]:
    start, end, mark = -1, -1, None
    for left, right, shape, body in _rows(text, rules):
        wrapped = start >= 0 and shape is None and rules.cased
        if wrapped and _wrapped(text, start, end, left):
            end = right
            continue
        if start >= 0:
            yield _Line(start, end, mark)
        start, end, mark = body, right, shape
    if start >= 0:
        yield _Line(start, end, mark)


def _rows(text: str, rules: _Rules) -> Iterator[tuple[int, int, str | None, int]]:
    """Line by line, and item by item where a list runs on in one line (``: - a ; - b``)."""
    for match in re.finditer(r"[^\n]+", text):
        cuts = [match.start(), match.end()]
        if _INLINE_HEAD.search(text, *cuts):
            cuts[1:1] = [cut.start(1) for cut in _INLINE.finditer(text, *cuts)]
        for begin, stop in pairwise(cuts):
            piece = text[begin:stop]
            left = begin + len(piece) - len(piece.lstrip())
            right = begin + len(piece.rstrip())
            if left < right:
                found = rules.mark.match(text, left, right)
                if found and found.end() < right:
                    yield left, right, _shape(found.group()), found.end()
                else:
                    yield left, right, None, left


def _wrapped(text: str, start: int, end: int, left: int) -> bool:
    """Whether the line at ``left`` goes on with the line ``start:end`` above it."""
    above = text[end - 1]
    return (
        text.count("\n", end, left) == 1
        and end - max(start, text.rfind("\n", start, end)) >= _WRAP_MIN
        and (text[left].islower() or above == ",")
        and (above.isalnum() or above in ",-")
    )


def _shape(mark: str) -> str:
    """Marks of one list have one shape: digits and letters are reduced to their class."""
    bare = mark.strip()
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+(?:\.\d+)*", "1", bare))


def _pieces(text: str, line: _Line, rules: _Rules) -> Iterator[tuple[int, int]]:
    start = line.start
    for stop in _stops(text, line, rules):
        end = stop
        while start < end and text[start].isspace():
            start += 1
        if end > start:
            yield start, end
            start = end
    while start < line.end and text[start].isspace():
        start += 1
    if start < line.end:
        yield start, line.end


def _stops(text: str, line: _Line, rules: _Rules) -> Iterator[int]:
    ends = [
        m.end()
        for m in _STOP.finditer(text, line.start, line.end)
        if _is_stop(text, m, line, rules)
    ]
    ends = [_before_quote(text, line.start, end) for end in ends]
    if rules.glued is not None:
        ends += [m.end() for m in rules.glued.finditer(text, line.start, line.end)]
        ends.sort()
    yield from ends


def _before_quote(text: str, start: int, end: int) -> int:
    """A straight quote after the stop belongs to the next sentence when it opens there."""
    if text[end - 1] != '"' or end == len(text) or text[end].isspace():
        return end
    return end - 1 if text.count('"', max(start, end - 2000), end - 1) % 2 == 0 else end


def _is_stop(text: str, match: re.Match[str], line: _Line, rules: _Rules) -> bool:
    end = match.end()
    if end >= line.end:
        return True
    sign, after = match.group(), end
    while after < line.end and text[after] in _OPENING:
        after += 1
    follower = text[after] if after < line.end else " "
    if rules.cased and follower.islower():
        return False
    if sign == "." and text[end] in "-–—":  # "Article 2.- The commission …"
        return False
    if sign != ".":
        return text[end].isspace() or follower.isupper() or not rules.cased
    return _period(text, match.start(), after, follower, rules)


def _period(text: str, at: int, after: int, follower: str, rules: _Rules) -> bool:
    before = _LAST_WORD.search(text, max(0, at - 24), at)
    word = before.group() if before else ""
    glued = after == at + 1
    if word.lower() in rules.abbreviations or (len(word) == 1 and word.isalpha()):
        return False
    if glued and (not follower.isalpha() or (word[-1:].isdigit() and follower.isdigit())):
        return False
    if not (glued and rules.cased):
        return True
    closed = len(word) > 1 or (not word and text[at - 1 : at] in _CLOSED)
    return closed and text[after + 1 : after + 2].islower()


def _is_heading(text: str, start: int, end: int) -> bool:
    return end - start <= _HEADING_MAX and text[end - 1] not in '.!?؟…:;,"”»'


class _Lists:
    """Which line announces the list that a line stands in."""

    def __init__(self) -> None:
        self._open: list[tuple[str | None, int]] = []  # shape of the items, index of the head
        self._waiting: int | None = None
        self._title: int | None = None  # a heading; it announces a list where one follows
        self._closed = True

    def place(self, text: str, line: _Line) -> int | None:
        """The index of the line's head, or None outside a list."""
        title = self._title if line.mark is not None else None
        if self._waiting is None and title is not None and not self._runs(line):
            self._waiting = title
        if self._waiting is not None:
            self._open.append((line.mark, self._waiting))
            self._closed = False
        elif line.mark is None:
            if not self._open or self._open[-1][0] is not None or self._closed:
                self._open.clear()
        else:
            while self._open and self._open[-1][0] != line.mark:
                self._open.pop()
        self._waiting = None
        if not self._open:
            return None
        if line.mark is None:
            self._closed = text[line.end - 1] not in ";,"
        return self._open[-1][1]

    def _runs(self, line: _Line) -> bool:
        """Whether a line goes on with the list that is open."""
        return any(shape == line.mark for shape, _ in self._open)

    def note(self, text: str, line: _Line, found: list[Sentence]) -> None:
        """Remember a line that announces what follows: it ends in a colon, or is a heading."""
        self._title = None
        if text[line.end - 1] == ":":
            self._waiting = len(found) - 1
        elif line.mark is None and _is_heading(text, line.start, line.end):
            self._title = len(found) - 1


@Language.factory("chidao_sentences", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component: fills ``doc._.sentences``."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        doc._.sentences = split(folded(doc, pack).source, pack)
        return doc

    return annotate
