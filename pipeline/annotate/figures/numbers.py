"""A number as it stands in a text: digits or words, its repetition, suffix, fraction, tenths.

``numerals`` reads the words and digits; here everything is joined to them that writers add
before a unit is read: ``vingt-deux (22)``, ``(5) millions``, ``10K``, ``2tr5``, ``,5``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline.annotate.figures.digits import read_digits, shown
from pipeline.annotate.figures.fractions import fractions, vulgar
from pipeline.annotate.figures.grammar import grammar
from pipeline.annotate.figures.numerals import Numeral, read_numeral
from pipeline.annotate.figures.scales import scale_run
from pipeline.annotate.figures.units import sentence_within
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Tokens
from pipeline.languages.template import SPACE

_OPENING = re.compile(rf"(?:{SPACE})?\(")
_CLOSED = {"(": ")", "«": "»", "“": "”", '"': '"'}
_CLOSES = re.compile(rf"{SPACE}?([)»”\"])")
_OPENS = re.compile(rf"([(«“\"]){SPACE}?$")
_DIGITS = re.compile(r"\d+")
_OPENS_WITH_MARK = re.compile(r"^[\s−-]{0,8}[.,٫]$|[\s(−-]٫$")
_PARTED = re.compile(
    rf"(?<!\d[.,] )(?<!\d)(\d{{1,3}}),{SPACE}(\d{{1,2}})(?![\d.,])(?=({SPACE}?%)?)"
)
_MILLION = 1_000_000
_LONGEST_WORD = 12
_LEVEL = 150  # characters before a number in which it is looked for what it is a level of
_MOST = Decimal(10) ** 21
_MIXED = re.compile(rf"{SPACE}(\d{{1,2}})/(\d{{1,2}})(?![\d/])")

Taken = Callable[[int, int], int | None]


class NumberReader:
    """Reads the number at a place of one folded text, never in a stretch that is ``taken``."""

    def __init__(self, text: Folded, pack: Pack, taken: Taken) -> None:
        self.folded, self.text, self.taken = text, text.text, taken
        self.tokens = Tokens(text.text)
        self.rules, self.fractions = grammar(pack), fractions(pack)
        self.evidence: Mapping[str, str] = shown(self.text)
        self._known: dict[int, Numeral | None] = {}
        self._read_plain: dict[int, Numeral | None] = {}
        self.not_dual = self.rules.not_dual if self.rules.not_dual in text.source else ""

    def read(self, start: int) -> Numeral | None:
        """The whole number that begins at ``start``, or None."""
        if start not in self._known:
            self._known[start] = self._read(start)
        return self._known[start]

    def _read(self, start: int) -> Numeral | None:
        first = self.fractions.at(self.tokens, start)
        if first is None and (half := self._half(start)) is not None:
            return half
        if first is None:
            plain = self._plain(start)
            if plain is None:
                return None
            plain = self._parted(plain)
            first = self._tenths(self._suffixed(self._turned(self._marked(plain))))
            first = self.fractions.of(first, self.tokens, self.numeral) or first
            added = self.fractions.added(first, self.tokens, self.numeral)
            first = self._mixed(self._again(first, added))
        elif self.taken(first.start, first.end) is not None:
            return None
        if first.fraction:
            return self._of_scale(first)
        return self._bracketed(self._repeated(self._run_on(first)))

    def bare(self, start: int) -> Numeral | None:
        """The number at ``start`` where its words or digits can be no fraction's."""
        token = self.tokens.after(start)
        if token is None or self.fractions.may_begin(token.text):
            return None
        return self._plain(start)

    def _half(self, start: int) -> Numeral | None:
        """A fraction that needs a scale behind it or a bound before it: ``nửa triệu``."""
        found = self.fractions.half_at(self.tokens, start)
        if found is None or self.taken(found[0].start, found[0].end) is not None:
            return None
        whole = self._of_scale(found[0])
        return whole if found[1] or not whole.fraction else None

    def _run_on(self, first: Numeral) -> Numeral:
        """A number whose scale has the next sentence written onto it: ``60 tỷCách``."""
        token = self.tokens.after(first.end)
        cut = sentence_within(self.folded.surface(token.start, token.end)) if token else 0
        word = self.rules.words.get(token.text[:cut]) if token and cut else None
        if token is None or word is None or not word.scale or first.scale >= word.value:
            return first
        value, parts = first.value * word.value, first.parts + 1
        return replace(first, end=token.start + cut, value=value, scale=word.value, parts=parts)

    def numeral(self, start: int) -> Numeral | None:
        """The words or digits at ``start`` that make a number, and nothing more."""
        numeral = self._plain(start)
        return self._marked(numeral) if numeral else None

    def _plain(self, start: int) -> Numeral | None:
        if start not in self._read_plain:
            self._read_plain[start] = self._words_or_digits(start)
        return self._read_plain[start]

    def _words_or_digits(self, start: int) -> Numeral | None:
        numeral = read_numeral(
            self.text, start, self.rules, self.evidence, single=self._single(start)
        )
        if numeral is None or self.taken(numeral.start, numeral.end) is not None:
            return None
        if numeral.spelled and numeral.parts == 1 and self._other_word(numeral):
            return None
        return self._as_level(numeral) if numeral.value < _MOST else None

    def _as_level(self, numeral: Numeral) -> Numeral:
        """A number whose mark may be either, behind words whose figures have decimals."""
        levels = self.rules.levels
        if levels is None or not numeral.grouped or numeral.note is None or numeral.scale != 1:
            return numeral
        window = self.text[max(0, numeral.start - _LEVEL) : numeral.start]
        digits = read_digits(self.text, numeral.start, self.rules.habit, self.evidence)
        if digits is None or levels.search(window) is None:
            return numeral
        note = "read as decimal mark, as levels have it"
        return replace(numeral, value=digits.scaled, decimals=True, note=note)

    def _single(self, start: int) -> bool:
        """Whether the word at ``start`` carries the sign that makes it no dual."""
        if not self.not_dual:
            return False
        end = self.text.find(" ", start)
        end = len(self.text) if end < 0 else end
        return end - start < _LONGEST_WORD and self.not_dual in self.folded.surface(start, end)

    def _other_word(self, numeral: Numeral) -> bool:
        begin = numeral.start
        while begin and self.text[begin - 1].isalpha():
            begin -= 1
        words = self.rules.not_words
        return bool(words) and (
            self.folded.surface(numeral.start, numeral.end) in words
            or self.folded.surface(begin, numeral.end) in words
        )

    def _marked(self, first: Numeral) -> Numeral:
        """Digits behind a decimal mark without a zero before it: ``,5``."""
        digits = _DIGITS.fullmatch(self.text, first.start, first.end)
        begin = first.start - 1
        if not digits or not _OPENS_WITH_MARK.search(self.text[max(0, begin - 8) : first.start]):
            return first
        value = Decimal(f"0.{digits.group()}")
        return replace(first, start=begin, value=value, decimals=True)

    def _parted(self, first: Numeral) -> Numeral:
        """Decimals that a blank parts from their mark: ``54, 28 %``."""
        match = _PARTED.match(self.text, first.start) if self.rules.parted else None
        if match is None or first.end != match.end(1):
            return first
        factor, end = scale_run(self.text, match.end(), self.rules)
        if factor < _MILLION and not match[3]:
            return first
        value = Decimal(f"{match[1]}.{match[2]}") * factor
        note = "a blank stands behind its decimal mark"
        parts = first.parts + (factor > 1)
        return replace(
            first, end=end, value=value, scale=factor, decimals=True, parts=parts, note=note
        )

    def _turned(self, first: Numeral) -> Numeral:
        """Digits in the visual order of a right-to-left line: the fraction stands first."""
        mark = self.rules.reversed_mark
        match = mark.match(self.text, first.end) if mark and first.parts == 1 else None
        if match is None or not _DIGITS.fullmatch(self.text, first.start, first.end):
            return first
        value = Decimal(f"{match[1]}.{self.text[first.start : first.end]}")
        note = "its decimals are written before the mark"
        return self.scaled_on(
            replace(first, end=match.end(), value=value, decimals=True, note=note)
        )

    def _suffixed(self, first: Numeral) -> Numeral:
        """Digits with a scale written onto them: ``10K``, ``2tr5``."""
        rules = self.rules
        if rules.suffix is None or first.spelled or first.scale != 1:
            return first
        _, stop = self.folded.span(first.start, first.end)
        match = rules.suffix.match(self.folded.source, stop)
        if match is None or (match[2] and first.decimals):
            return first
        scale = rules.suffixes[match[1]]
        value = first.value * scale
        if match[2]:
            value += Decimal(f"0.{match[2]}") * scale
        end = first.end + match.end() - stop
        return replace(first, end=end, value=value, scale=scale, parts=first.parts + 1)

    def _tenths(self, first: Numeral) -> Numeral:
        """A sum whose last part is told in tenths: ``six and eighty-eight of a hundred``."""
        rules = self.rules
        if rules.parts_of is None or not first.spelled:
            return first
        joint = rules.joint.match(self.text, first.end)
        second = self._plain(joint.end()) if joint and joint.group().strip() else None
        link = rules.parts_of.match(self.text, (second or first).end)
        base = self._plain(link.end()) if link else None
        if base is None or base.value < 10 or set(str(base.value)) - {"1", "0"}:
            return first
        whole = first.value if second else first.value - first.value % base.value
        parts = second.value if second else first.value % base.value
        if not whole or not parts or parts >= base.value:
            return first
        return replace(first, end=base.end, value=whole + parts / base.value, decimals=True)

    def _mixed(self, first: Numeral) -> Numeral:
        """A whole number and a fraction in digits: ``4 2/4``, ``1½``."""
        part = None if first.spelled else vulgar(self.text, first.end)
        if part:
            return replace(first, end=first.end + 1, value=first.value + part, decimals=True)
        match = None if first.spelled or first.parts > 1 else _MIXED.match(self.text, first.end)
        if match is None or first.grouped or first.decimals:
            return first
        above, below = Decimal(match[1]), Decimal(match[2])
        if not 0 < above < below <= 16:
            return first
        return replace(first, end=match.end(), value=first.value + above / below, decimals=True)

    def _of_scale(self, first: Numeral) -> Numeral:
        """A fraction of a scale: ``half a million``."""
        link = self.fractions.scale_links.after(self.tokens, first.end)
        start = link.end if link else first.end
        factor, end = scale_run(self.text, start, self.rules, definite=True)
        if factor < 1000 and first.value >= 1:
            return first
        if factor == 1 or self.taken(first.start, end) is not None:
            return first
        value = first.value * factor
        return replace(
            first, end=end, value=value, scale=factor, parts=2, fraction=False, definite=False
        )

    def _again(self, first: Numeral, added: Numeral) -> Numeral:
        """A number with a fraction of its scale, which may be told again behind it."""
        if added is first or first.scale < 1000:
            return added
        factor, end = scale_run(self.text, added.end, self.rules, definite=True)
        return replace(added, end=end) if factor == first.scale else added

    def _repeated(self, first: Numeral) -> Numeral:
        """Join a number with its repetition in brackets: ``twenty-two (22)`` is one."""
        opening = _OPENING.match(self.text, first.end)
        again = self._plain(opening.end()) if opening else None
        if again is None or again.value != first.value:
            return first
        closed = self.text[again.end : again.end + 1] == ")"
        return self.scaled_on(replace(first, end=again.end + 1)) if closed else first

    def _bracketed(self, first: Numeral) -> Numeral:
        """A number in brackets of its own with the scale behind: ``(5) millions``."""
        whole = self.in_brackets(first)
        return first if whole is None or (scaled := self.scaled_on(whole)) is whole else scaled

    def in_brackets(self, first: Numeral) -> Numeral | None:
        """The number with the brackets or quotes it stands in alone, None where it does not."""
        opens = _OPENS.search(self.text[max(0, first.start - 2) : first.start])
        closes = _CLOSES.match(self.text, first.end) if opens else None
        if opens is None or closes is None or _CLOSED[opens[1]] != closes[1]:
            return None
        return replace(first, start=first.start - len(opens[0]), end=closes.end())

    def scaled_on(self, first: Numeral) -> Numeral:
        """The number with the scale words behind it."""
        factor, end = scale_run(self.text, first.end, self.rules)
        if factor < 1000 or first.scale >= factor:
            return first
        value = first.value * factor
        if self.text[first.start] in _CLOSED and (inner := _DIGITS.search(self.text, first.start)):
            digits = read_digits(self.text, inner.start(), self.rules.habit, self.evidence)
            value = digits.scaled * factor if digits and digits.end < first.end else value
        return replace(first, end=end, value=value, scale=factor, parts=first.parts + 1)
