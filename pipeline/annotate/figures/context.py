"""What stands around a number: bounds on it, and signs that it counts or that it is a name."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, Token, Tokens, expansions, flat, listed
from pipeline.languages.template import SPACE, shared_prefixes
from pipeline.schema.figure import Comparator, Trend

REACH = 110  # characters in which a verb of change is looked for
_NEVER = re.compile(r"(?!)")
_QUOTE = '[“”«»„"]?'
_NEXT = re.compile(rf"{_QUOTE}(?:{SPACE})?\n?{_QUOTE}([^\W\d_][\w'’/&-]*)")
_SENTENCE = re.compile(r"[.!?؟;\n](?=\s|$)")


@dataclass(frozen=True)
class Context:
    """The context phrases of a pack, matched on the folded text."""

    before: Phrases[Comparator]
    after: Phrases[Comparator]
    openers: Phrases[bool]
    between_openers: Phrases[bool]
    not_after: Phrases[bool]
    though: Phrases[bool]
    not_before: Phrases[bool]
    nouns: Phrases[bool]  # counted although they begin like a stop word
    opening: Phrases[Comparator]
    factors: Phrases[bool]
    factors_behind: Phrases[bool]
    elided: Phrases[bool]
    elided_before: Phrases[bool]
    spreads: Phrases[bool]  # before a range that counts no noun
    shares: Phrases[bool]
    growths: Phrases[bool]  # with a word of times behind the number they make it a factor
    times: Phrases[bool]
    cues: Phrases[bool]
    coordinators: Phrases[bool]
    capital_after: Phrases[bool]
    trends: Phrases[Trend]
    labels: re.Pattern[str]
    partitives: re.Pattern[str]
    partitive_words: Phrases[bool]  # any noun may stand behind these
    counting: Phrases[bool]  # cues that let also a small number count
    scores: Phrases[bool]
    after_duals: frozenset[str]
    dual_endings: tuple[str, ...]
    definite_endings: tuple[str, ...]
    change: re.Pattern[str]
    fixed: re.Pattern[str]
    stop: frozenset[str]
    capitals: frozenset[str]  # words that are counted although they have a capital
    glued: tuple[str, ...]
    cue_least: int
    linked_least: float  # from this scale on a noun stands behind a link: "5 millions d'euros"
    versions: bool  # "2.0" numbers a version
    lower_words: bool
    child_names: bool  # a small number word before a name is a name too: "Ba Hiroki"
    brackets: bool
    definite_after: str

    def changes(self, text: str, start: int) -> bool:
        """Whether a verb of change stands before the number in its sentence."""
        window = text[max(0, start - REACH) : start]
        for match in _SENTENCE.finditer(window):
            window = window[match.end() :] if match.end() < len(window) else window
            break
        return self.change.search(window) is not None

    def named(self, text: str, tokens: list[Token]) -> bool:
        """Whether the words before a number make it a name: ``article 5``, ``route 12``."""
        name = self.not_after.before(text, tokens)
        return name is not None and self.though.before(text, tokens) is None

    def parts(self, tokens: Tokens, text: str, end: int) -> bool:
        """Whether a word follows that tells the whole of which a number counts a part."""
        if self.partitives.match(text, end) is not None:
            return True
        word = self.partitive_words.after(tokens, end)
        noun = tokens.after(word.end) if word else None
        return noun is not None and noun.text[0].isalpha() and not self.stops(noun.text)

    def stops(self, word: str) -> bool:
        """Whether a word counts nothing, also behind a link written onto it or an elision."""
        if word in self.stop or word.partition("'")[0] in self.stop:
            return True
        return any(word.startswith(link) and word[len(link) :] in self.stop for link in self.glued)


def next_word(text: str, end: int) -> tuple[int, int] | None:
    """The folded offsets of the word right behind ``end``, if a word it is."""
    match = _NEXT.match(text, end)
    return match.span(1) if match else None


@cache
def context(pack: Pack) -> Context:
    """The context phrases of a pack's ``figures`` table."""
    table = pack.table("figures")
    near, ranges, signs = table["context"], table["ranges"], table["comparators"]

    ahead, behind = partial(listed, pack), partial(listed, pack, onto=pack.onto)
    links = tuple(table["numerals"].get("glued_links", []))
    return Context(
        before=Phrases(pack, flat(signs["before"].items()), pack.onto),
        after=Phrases(pack, flat(signs["after"].items())),
        openers=behind(ranges.get("openers", [])),
        between_openers=behind(ranges.get("between_openers", [])),
        not_after=behind(near["not_after"]),
        though=behind(near.get("though_after", [])),
        not_before=Phrases(pack, ((form, True) for form in near["not_before"]), "".join(links)),
        nouns=behind(near.get("nouns", [])),
        opening=Phrases(pack, flat(signs.get("opening", {}).items()), pack.onto),
        growths=behind(table["ratios"].get("growths", [])),
        times=ahead(table["ratios"].get("times", [])),
        factors=behind(table["ratios"].get("factors", [])),
        factors_behind=behind(table["ratios"].get("factors_behind", [])),
        elided=behind(near.get("elided", [])),
        spreads=behind(near.get("spreads", [])),
        elided_before=behind(near.get("elided_before", [])),
        shares=behind(near.get("shares", [])),
        cues=behind(near["cues"]),
        coordinators=behind(near.get("coordinators", [])),
        capital_after=behind(near.get("capital_after", [])),
        trends=Phrases(pack, _trends(table.get("trends", {})), pack.onto),
        labels=_labels(near.get("labels", []), pack),
        partitive_words=ahead(near.get("partitive_words", [])),
        counting=behind(near.get("counting", [])),
        scores=behind(near.get("score_after", [])),
        after_duals=_words(pack, "after_duals"),
        dual_endings=tuple(_words(pack, "dual_endings")),
        definite_endings=tuple(_words(pack, "definite_endings")),
        partitives=_ahead(near.get("partitives", []), pack),
        change=_anywhere(ranges.get("change_verbs", []), pack),
        fixed=_anywhere(near["fixed"], pack),
        stop=_words(pack, "stop"),
        capitals=_words(pack, "counted_capitals"),
        glued=links,
        cue_least=near.get("cue_min", 1),
        linked_least=near.get("linked_min", math.inf),
        versions=near.get("versions", False),
        lower_words=near["lower_words"],
        child_names=near.get("child_names", False),
        brackets=near["brackets"],
        definite_after=pack.folding(near.get("definite_after", "")).text,
    )


def _words(pack: Pack, key: str) -> frozenset[str]:
    """The words of one key of the ``context`` table, folded."""
    written = pack.table("figures")["context"].get(key, [])
    return frozenset(pack.folding(plain).text for form in written for plain in expansions(form))


def _trends(table: Mapping[Any, Iterable[str]]) -> Iterable[tuple[str, Trend]]:
    return flat(table.items())


def _plain(forms: Iterable[str], pack: Pack) -> str:
    """Any of the forms, each beginning told once."""
    plain = (pack.folding(form).text for written in forms for form in expansions(written))
    return shared_prefixes(plain).replace(" ", SPACE)


def _ahead(forms: Iterable[str], pack: Pack) -> re.Pattern[str]:
    forms = list(forms)
    return re.compile(f"{SPACE}(?:{_plain(forms, pack)})") if forms else _NEVER


def _labels(forms: Iterable[str], pack: Pack) -> re.Pattern[str]:
    forms = list(forms)
    opening = r"(?:^|[\n.;•·(-])\s{0,3}"
    body = f"{opening}(?:{_plain(forms, pack)}){pack.right}[^\\n:.;]*$"
    return re.compile(body) if forms else _NEVER


def _anywhere(forms: Iterable[str], pack: Pack) -> re.Pattern[str]:
    forms = list(forms)
    return re.compile(f"{pack.left}(?:{_plain(forms, pack)}){pack.right}") if forms else _NEVER
