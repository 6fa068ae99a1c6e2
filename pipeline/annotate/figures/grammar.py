"""The number grammar of a pack: the patterns that find and join number words and digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.annotate.figures.digits import Habit, habit_of
from pipeline.annotate.figures.vocabulary import Word, vocabulary
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import expansions
from pipeline.languages.template import SPACE, alternation, shared_prefixes

VULGAR = "\u00bc-\u00be\u2150-\u215e"  # ¼ to ⅞


@dataclass(frozen=True)
class Grammar:
    """The number words of a pack and the patterns that find and join them."""

    words: Mapping[str, Word]
    start: re.Pattern[str]
    word: re.Pattern[str]
    joint: re.Pattern[str]
    half: re.Pattern[str] | None
    link_values: frozenset[Decimal]
    wide: frozenset[Decimal]
    units_first: bool
    linked_sums: bool
    shorthand: bool
    article: str
    habit: Habit
    spelled_only: frozenset[str]  # scales that multiply words, not digits
    point: re.Pattern[str] | None
    zero: re.Pattern[str] | None
    zero_first: re.Pattern[str] | None  # before a point, or alone in its text
    tens_unsaid: bool  # the word for tens may be left out behind hundreds
    reversed_mark: re.Pattern[str] | None  # a decimal mark whose fraction is written first
    alone_after: re.Pattern[str] | None  # behind these a scale stands alone: "more than hundred"
    counters: re.Pattern[str] | None  # nouns before which a bound word is a number: "năm người"
    not_number: re.Pattern[str] | None  # words behind which it is none: "những năm"
    suffix: re.Pattern[str] | None  # a scale written onto digits, in the source's case
    suffixes: Mapping[str, Decimal]
    parted: bool  # whether writers put a blank behind the decimal comma
    not_dual: str  # a sign on a form that is a dual without it
    not_words: frozenset[str]  # spellings that are other words
    levels: re.Pattern[str] | None  # behind these a mark before three digits is a decimal one
    parts_of: re.Pattern[str] | None  # the word of "and seven of a hundred"


@cache
def grammar(pack: Pack) -> Grammar:
    """The number grammar of a pack's ``figures`` table."""
    table = pack.table("figures")
    rules = table["numerals"]
    fold = pack.folding
    words = {fold(form).text: word for form, word in vocabulary(rules).items()}
    article = fold(rules.get("article", "")).text
    prefix = f"(?:{article})?" if article else ""
    forms = f"{prefix}(?:{shared_prefixes(words)})".replace(" ", SPACE)
    halves = alternation(fold(half).text for half in rules.get("halves", []))
    point, zero = (alternation(fold(f).text for f in rules.get(k, [])) for k in ("point", "zero"))
    alone = rf"\A(?:{zero})(?=(?:{SPACE}\S{{1,12}}){{0,4}}\s*\Z)"  # or with a unit behind it
    zeros = rf"(?:{zero})(?={SPACE}(?:{point}){SPACE})|{alone}"
    begins = [forms, zeros] if point and zero else [forms]
    begins += [shared_prefixes(_fractions(pack)).replace(" ", SPACE)]
    return Grammar(
        words=words,
        start=re.compile(_start(begins, article, pack)),
        word=re.compile(rf"{_others(rules, pack)}({forms}){pack.right}"),
        joint=re.compile(_joints(rules, pack)),
        half=re.compile(f"(?:{halves}){pack.right}".replace(" ", SPACE)) if halves else None,
        link_values=frozenset(map(Decimal, rules.get("link_values", []))),
        wide=frozenset(map(Decimal, rules.get("wide", []))),
        units_first=rules.get("units_first", False),
        linked_sums=rules.get("linked_sums", False),
        shorthand=rules.get("shorthand", False),
        article=article,
        habit=habit_of(table["digits"]),
        spelled_only=frozenset(fold(form).text for form in rules.get("spelled_only", [])),
        point=_optional(f"{SPACE}(?:{point}){SPACE}", point),
        zero=_optional(f"({zero}){pack.right}", zero),
        zero_first=_optional(zeros, point and zero),
        tens_unsaid=rules.get("tens_unsaid", False),
        reversed_mark=_reversed(table["digits"].get("reversed", "")),
        alone_after=_alone_after(rules.get("alone_after", []), pack),
        counters=_nouns(rules.get("counters", []), pack),
        not_number=_alone_after(rules.get("not_number_after", []), pack),
        suffix=_suffix(rules.get("suffixes", {})),
        suffixes={form: Decimal(value) for form, value in rules.get("suffixes", {}).items()},
        parted=rules.get("parted", False),
        not_dual=rules.get("not_dual", ""),
        not_words=frozenset(rules.get("not_words", [])),
        levels=_levels(table["digits"].get("decimal_after", []), pack),
        parts_of=_parts_of(rules, pack),
    )


def _start(begins: list[str], article: str, pack: Pack) -> str:
    """Where a number begins: the end of the match.

    The boundary stands once and first, so that most offsets fail at once; letters written onto
    a number, and the article or a currency written onto digits, are stepped over.
    """
    left = rf"(?<!\w)[{pack.onto}]??" if pack.onto else pack.left
    behind = rf"|\w??{article}(?=\d)" if article else ""
    return (
        rf"{left}(?:(?:(?=[\d{VULGAR}]|(?:{'|'.join(begins)}){pack.right}){behind})"
        rf"(?<!\d[.,:/٫٬،])(?<!\w[-/_])|(?:{_glue(pack)})(?=\d))"
    )


def _joints(rules: Mapping[str, Any], pack: Pack) -> str:
    """What may stand between two parts of a number."""
    links = alternation(pack.folding(link).text for link in rules.get("links", []))
    links = links.replace(" ", SPACE)
    glued = alternation(pack.folding(link).text for link in rules.get("glued_links", []))
    either = f"(?:{SPACE}|-)"
    joints = [f"{either}(?:{links}){either}"] if links else []
    joints += [rf"{SPACE}(?:{glued})(?:{SPACE})?"] if glued else []
    return "|".join([*joints, "-", SPACE])


def _others(rules: Mapping[str, Any], pack: Pack) -> str:
    """What keeps longer words that begin with a number word out (``triệu phú``)."""
    forms = rules.get("other_words", [])
    body = shared_prefixes(pack.folding(form).text for form in forms).replace(" ", SPACE)
    return f"(?!(?:{body}){pack.right})" if forms else ""


def _reversed(mark: str) -> re.Pattern[str] | None:
    return re.compile(rf"{mark}(\d{{1,6}})(?!\d)") if mark else None


def _glue(pack: Pack) -> str:
    """Words that digits are written onto: an approximation, a currency before its sum."""
    table = pack.table("figures")
    forms = [*table["numerals"].get("glue", []), *table["currencies"]]
    return shared_prefixes(pack.folding(form).text for form in forms if form.isalpha())


def _fractions(pack: Pack) -> Iterator[str]:
    """The phrases a fraction can begin with, folded."""
    for entry in pack.table("figures").get("fractions", {}).get("whole", []):
        for form in entry["forms"]:
            yield from (pack.folding(plain).text for plain in expansions(form))


def _suffix(forms: Mapping[str, int]) -> re.Pattern[str] | None:
    """A scale on digits, and the digits of the next smaller scale on it (``2tr5``)."""
    return re.compile(rf"({alternation(forms)})(\d{{1,3}})?(?![^\W_])") if forms else None


def _alone_after(forms: list[str], pack: Pack) -> re.Pattern[str] | None:
    body = shared_prefixes(pack.folding(form).text for form in forms).replace(" ", SPACE)
    return re.compile(f"{pack.left}(?:{body}){SPACE}$") if forms else None


def _nouns(forms: list[str], pack: Pack) -> re.Pattern[str] | None:
    plain = (pack.folding(one).text for form in forms for one in expansions(form))
    body = shared_prefixes(plain).replace(" ", SPACE)
    return re.compile(f"{SPACE}(?:{body}){pack.right}") if forms else None


def _levels(forms: list[str], pack: Pack) -> re.Pattern[str] | None:
    plain = (pack.folding(one).text for form in forms for one in expansions(form))
    body = shared_prefixes(plain).replace(" ", SPACE)
    return re.compile(f"{pack.left}(?:{body}){pack.right}") if forms else None


def _parts_of(rules: Mapping[str, Any], pack: Pack) -> re.Pattern[str] | None:
    link = pack.folding(rules.get("parts_of", "")).text
    return re.compile(f"{SPACE}{link}{SPACE}") if link else None


def _optional(pattern: str, needed: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if needed else None
