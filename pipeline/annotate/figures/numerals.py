"""Numbers in words, digits or both: ``2,3 triệu``, ``vingt-deux mille``, ``ثلاثة وعشرون``.

The words stand in ``vocabulary``, how they add up in ``addition``; here a number is read to
its end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.annotate.figures.addition import Sum
from pipeline.annotate.figures.digits import BLANKS, read_digits
from pipeline.annotate.figures.grammar import Grammar
from pipeline.annotate.figures.scales import link_of, scale_after, scale_run, scale_word
from pipeline.annotate.figures.vocabulary import Word
from pipeline.languages.template import SPACE

Whole = tuple[int, int, list[tuple[Decimal, Decimal]], Decimal]  # end, parts read, sum, scale

MOST_WORDS = 40
_ALONE = 20  # characters of a text that is nothing but one word
_DIGITS = re.compile(r"\d{1,12}(?!\d)")
_BLANK = re.compile(SPACE)


@dataclass(frozen=True)
class Numeral:
    """A number at ``[start, end)`` of the folded text.

    ``scale`` is the multiplier it ends with (1 without one), ``spelled`` says that its
    first part is a word, ``grouped`` that its digits carry thousands marks,
    ``fraction`` that it is a part of one whole.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    spelled: bool
    grouped: bool
    decimals: bool
    approximate: bool
    definite: bool
    parts: int
    note: str | None
    fraction: bool = False


class _Run:
    """The parts read so far of one number, and what its first part tells about it."""

    def __init__(
        self, text: str, rules: Grammar, evidence: Mapping[str, str], *, single: bool = False
    ) -> None:
        self.text, self.rules, self.evidence, self.single = text, rules, evidence, single
        self.total = Sum(rules)
        self.count = 0
        self.grouped = self.decimals = self.approximate = self.definite = self.spelled = False
        self.note: str | None = None
        self.whole: Whole | None = None

    def part(self, position: int, link: str) -> int | None:
        """Take the part at ``position``; its end, or None where none goes on there."""
        if self.text[position : position + 1].isdigit():
            return self._digits(position, link)
        return self._word(position, link)

    def _digits(self, position: int, link: str) -> int | None:
        if self.count and not _has_room(self.total, link, self.rules):
            return None
        digits = read_digits(self.text, position, self.rules.habit, self.evidence)
        if digits is None:
            return None
        scale_next = scale_after(self.text, digits.end, self.rules)
        value = digits.scaled if scale_next else digits.value
        if self.count and not _joins(self.total, value, scale_next, self.rules):
            return None
        self.total.parts.append((value, Decimal(0)))
        if not self.count:
            self.grouped, self.decimals = digits.grouped, digits.decimals
            self.note = digits.note
        return digits.end

    def _word(self, position: int, link: str) -> int | None:
        rules = self.rules
        match = rules.word.match(self.text, position)
        if match is None:
            return None
        form = _BLANK.sub(" ", match[1])
        article = rules.article if form not in rules.words else ""
        stem = form.removeprefix(article)
        word = rules.words[stem]
        if form in rules.spelled_only and _digit_before(self.text, position):
            return None
        if not self.count and not word.alone and not self._may_stand_alone(position, word):
            return None
        if word.before_scale and not link and self._is_number(position, match.end()):
            word = replace(word, before_scale=False)
        if self._one(word, match.end()):
            word = replace(word, value=word.value / 2, dual=False)
        if not _take(self.total, word, link, self.text, match.end(), rules):
            return None
        self.approximate = self.approximate or word.approximate
        if not self.count:
            self.spelled, self.definite = True, stem != form
        return match.end()

    def _is_number(self, position: int, end: int) -> bool:
        """Whether a noun shows that a word bound to scales is a number: ``năm người``."""
        nouns, never = self.rules.counters, self.rules.not_number
        if self.count or nouns is None or nouns.match(self.text, end) is None:
            return False
        return never is None or not never.search(self.text[max(0, position - 24) : position])

    def _may_stand_alone(self, position: int, word: Word) -> bool:
        """Whether the word before lets a scale do without a number (``hơn trăm``)."""
        after = self.rules.alone_after
        if after is not None and position < _ALONE and not self.text[:position].strip():
            return self.rules.word.fullmatch(self.text.rstrip(), position) is not None
        if after is None or not word.scale:
            return False
        return bool(after.search(self.text[max(0, position - 24) : position]))

    def _one(self, word: Word, end: int) -> bool:
        """Whether a form that may be a dual is the accusative of one million: "and" follows."""
        if not (word.dual and word.scale) or self.count:
            return False
        joint = self.rules.joint.match(self.text, end)
        return self.single or (joint is not None and bool(link_of(joint)))

    def again(self, position: int, whole: Whole) -> bool:
        """Whether a scale follows that the number has already: a new number began before it."""
        step = self.rules.word.match(self.text, position)
        word = self.rules.words.get(re.sub(SPACE, " ", step.group(1))) if step else None
        if word is None or not word.scale or word.value < 1000:
            return False
        return any(room == word.value for _, room in whole[2])

    def keep(self, end: int) -> None:
        """Remember the number as it is before a linked part, behind a scale."""
        if self.total.parts and self.total.parts[-1][1] >= 1000:
            self.whole = (end, self.count, list(self.total.parts), self.total.scale)


def read_numeral(
    text: str,
    start: int,
    rules: Grammar,
    evidence: Mapping[str, str],
    *,
    single: bool = False,
) -> Numeral | None:
    """The longest number that begins at ``start`` of the folded text, or None.

    ``single`` says that its first word, if it may be a dual, is none.
    """
    run, total = _Run(text, rules, evidence, single=single), None
    position, link, end = start, "", start
    pointed = rules.zero_first.match(text, start) if rules.zero_first else None
    if pointed is not None:
        run.total.parts.append((Decimal(0), Decimal(0)))
        run.count, run.spelled, end = 1, True, pointed.end()
    while run.count < MOST_WORDS and pointed is None:
        if link and rules.linked_sums:
            run.keep(end)
        elif run.whole is not None and run.again(position, run.whole):
            end, run.count, run.total.parts, run.total.scale = run.whole
            break
        after = run.part(position, link)
        if after is None:
            break
        end, run.count = after, run.count + 1
        joint = _joint(text, end, rules)
        if joint is None:
            break
        link, position = joint
    if not run.count:
        return None
    total = run.total
    value, behind = _half(text, end, total, rules)
    halved, end = behind > end, behind
    value, scale, stop = _pointed(text, end, value, total.scale, rules)
    return Numeral(
        start, stop, value, scale, run.spelled, run.grouped, run.decimals or stop > end,
        run.approximate, run.definite, run.count + halved + (scale > total.scale),
        run.note,
    )  # fmt: skip


def _pointed(
    text: str, end: int, value: Decimal, scale: Decimal, rules: Grammar
) -> tuple[Decimal, Decimal, int]:
    """A number with the decimals in words that follow it, their scale, and its end."""
    point = rules.point.match(text, end) if rules.point else None
    read = _fraction(text, point.end(), rules) if point else None
    if read is None:
        return value, scale, end
    factor, stop = scale_run(text, read[1], rules) if scale < 1000 else (Decimal(1), read[1])
    return (value + Decimal(f"0.{read[0]}")) * factor, max(scale, factor), stop


def _fraction(text: str, position: int, rules: Grammar) -> tuple[str, int] | None:
    """The decimals behind a point: one by one (``zéro cinq``) or as a number below 1000."""
    digits = _DIGITS.match(text, position)
    if digits is not None:
        return digits.group(), digits.end()
    figures, end, link, sum_ = "", position, "", Sum(rules)
    for _ in range(MOST_WORDS):
        zero = rules.zero.match(text, position) if rules.zero else None
        match = zero or rules.word.match(text, position)
        word = rules.words.get(_BLANK.sub(" ", match[1])) if match and not zero else None
        if match is None or (word is None and not zero) or (word and word.value >= 1000):
            break
        joins = word is not None and (
            sum_.multiply(word.value, link) if word.scale else sum_.add(word.value, link)
        )
        if not joins:
            if link or (word is not None and word.scale):
                break
            figures, sum_ = figures + (str(sum_.value) if sum_.parts else ""), Sum(rules)
            if word is None:
                figures += "0"
            else:
                sum_.add(word.value, "")
        end = match.end()
        joint = rules.joint.match(text, end)
        if joint is None:
            break
        link, position = link_of(joint), joint.end()
    figures += str(sum_.value) if sum_.parts else ""
    return (figures, end) if figures else None


def _joint(text: str, end: int, rules: Grammar) -> tuple[str, int] | None:
    """The link word behind a part and where the next part begins; a scale may stand glued."""
    joint = rules.joint.match(text, end)
    if joint is not None:
        return link_of(joint), joint.end()
    return ("", end) if scale_word(text, end, rules) else None


def _take(total: Sum, word: Word, link: str, text: str, end: int, rules: Grammar) -> bool:
    first = not total.parts
    if word.before_scale and not (link or _set_off(text, end) or scale_after(text, end, rules)):
        return False
    if word.opening and not (first or link) and total.parts[-1][1] >= 100:
        return scale_after(text, end, rules) is not None and total.add(word.value, link)
    if word.dual and first:
        total.parts.append((word.value, word.value / 2))
        total.scale = word.value / 2
        return True
    if word.dual and (link or not word.scale):
        return total.double(word.value, link)
    if word.scale:
        value = word.value / 2 if word.dual else word.value
        return total.multiply(value, link)
    return total.add(word.value, link, last_unit=word.last)


def _set_off(text: str, end: int) -> bool:
    """Whether a word stands in brackets (``05 (năm) triệu``) or is all there is."""
    return text[end : end + 1] == ")" or (len(text) < _ALONE and len(text.split()) == 1)


def _digit_before(text: str, position: int) -> bool:
    return text[max(0, position - 9) : position].rstrip(BLANKS)[-1:].isdigit()


def _has_room(total: Sum, link: str, rules: Grammar) -> bool:
    """Whether digits may be added behind the parts read so far."""
    return total.parts[-1][1] >= 1000 and bool(link) == rules.linked_sums


def _joins(total: Sum, value: Decimal, scale_next: Decimal | None, rules: Grammar) -> bool:
    room = total.parts[-1][1]
    if scale_next:
        return value * scale_next < room
    return value < room and (rules.linked_sums or value >= max(room / 1000, Decimal(100)))


def _half(text: str, end: int, total: Sum, rules: Grammar) -> tuple[Decimal, int]:
    value = total.value
    if rules.half is not None:
        match = rules.half.match(text, end)
        if match is not None:
            return value + total.scale / 2, match.end()
    last = total.parts[-1]
    short = rules.shorthand and len(total.parts) > 1 and not total.linked
    if short and last[0] < 10 and total.parts[-2][1] >= 100:
        return value - last[0] + last[0] * total.parts[-2][1] / 10, end
    return value, end
