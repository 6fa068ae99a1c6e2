"""What stands around a number: bounds on it, signs that it is a name, what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.languages.pack import Pack
from pipeline.languages.template import SPACE, alternation
from pipeline.schema.figure import Comparator

WINDOW = 40  # characters looked at before a number
REACH = 110  # characters in which a verb of change is looked for
MOST_COUNTED = 6  # words of what is counted
_NEVER = re.compile(r"(?!)")
_NEXT = re.compile(rf"(?:{SPACE})?\n?[“«„]?([^\W\d_][\w'’/&-]*)")
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_BREAK = re.compile(r"[.!?؟;:,،()\[\]\n“”\"«»\d]")
_SENTENCE = re.compile(r"[.!?؟;\n](?=\s|$)")


@dataclass(frozen=True)
class Surroundings:
    """The context patterns of a pack, matched on the folded text."""

    before: tuple[tuple[Comparator, re.Pattern[str]], ...]
    after: tuple[tuple[Comparator, re.Pattern[str]], ...]
    openers: re.Pattern[str]
    between_openers: re.Pattern[str]
    not_after: re.Pattern[str]
    though: re.Pattern[str]
    not_before: re.Pattern[str]
    factors: re.Pattern[str]
    cues: re.Pattern[str]
    coordinators: re.Pattern[str]
    change: re.Pattern[str]
    partitives: re.Pattern[str]
    capital_after: re.Pattern[str]
    leading: frozenset[str]
    glued: tuple[str, ...]
    fixed: re.Pattern[str]
    stop: frozenset[str]
    cue_least: int
    lower_words: bool
    brackets: bool
    definite_after: str
    negative: re.Pattern[str]
    negative_after: re.Pattern[str]
    negative_units: frozenset[str]

    def comparator(self, text: str, start: int, end: int, ranged: bool) -> Comparator:
        """How the words around ``text[start:end]`` bound the number."""
        window = before(text, start)
        opener = self.openers.search(window) if ranged else None
        window = window[: opener.start()] if opener else window
        for sign, pattern in self.before:
            if pattern.search(window):
                return sign
        for sign, pattern in self.after:
            if pattern.match(text, end):
                return sign
        return "="

    def changes(self, text: str, start: int) -> bool:
        """Whether a verb of change stands before the number in its sentence."""
        window = text[max(0, start - REACH) : start]
        for match in _SENTENCE.finditer(window):
            window = window[match.end() :] if match.end() < len(window) else window
            break
        return self.change.search(window) is not None

    def named(self, window: str) -> bool:
        """Whether the words before a number make it a name: ``article 5``, ``route 12``."""
        return bool(self.not_after.search(window)) and not self.though.search(window)

    def definite(self, window: str) -> bool:
        """Whether the word before a definite number is the definite noun it counts."""
        words = window.split()
        return bool(words and self.definite_after) and self.definite_after in words[-1][:3]

    def stops(self, word: str) -> bool:
        """Whether a word counts nothing, also behind a link written onto it or an elision."""
        if word in self.stop or word.partition("'")[0] in self.stop:
            return True
        return any(word.startswith(link) and word[len(link) :] in self.stop for link in self.glued)

    def counted(self, text: str, end: int) -> tuple[int, int] | None:
        """Where the words behind a number stand, up to a stop word or punctuation."""
        opening = _NEXT.match(text, end)
        if opening is not None and opening.group(1) in self.leading:
            end = opening.end()
        elif opening is not None and opening.group(1).partition("'")[0] in self.leading:
            end = opening.start(1) + opening.group(1).index("'") + 1
        first: int | None = None
        last = position = end
        for count in range(MOST_COUNTED):
            match = _NEXT.match(text, position)
            if match is None or (self.stops(match.group(1)) and count != 1):
                break
            first = match.start(1) if first is None else first
            position = match.end()
            last = last if self.stops(match.group(1)) else position
        return None if first is None else (first, last)

    def counted_before(self, text: str, start: int) -> tuple[int, int] | None:
        """Where the words before a share or a sum stand, back to punctuation."""
        floor = max(0, start - REACH)
        window = _BREAK.split(text[floor:start])[-1]
        words = list(_WORD.finditer(window))
        while words:
            bound = self._bound(window[: words[-1].end()])
            if bound is None and not self.stops(words[-1].group()):
                break
            last = min(words[-1].start(), bound if bound is not None else len(window))
            words = [word for word in words if word.start() < last]
        kept = words[-MOST_COUNTED:]
        while kept and self.stops(kept[0].group()):
            kept.pop(0)
        if not kept:
            return None
        shift = start - len(window)
        return shift + kept[0].start(), shift + kept[-1].end()

    def _bound(self, head: str) -> int | None:
        """Where the bound begins that ends a stretch (``at least``), None without one."""
        found = (pattern.search(head) for _, pattern in self.before)
        return next((match.start() for match in found if match), None)


def before(text: str, start: int) -> str:
    """The few characters before an offset that context patterns look at."""
    if start and text[start - 1].isalpha():  # a one-letter word written onto the number
        start -= 1
    return text[max(0, start - WINDOW) : start]


def next_word(text: str, end: int) -> tuple[int, int] | None:
    """The folded offsets of the word right behind ``end``, if a word it is."""
    match = _NEXT.match(text, end)
    return match.span(1) if match else None


@cache
def surroundings(pack: Pack) -> Surroundings:
    """The context patterns of a pack's ``figures`` table."""
    table = pack.table("figures")
    context, ranges = table["context"], table["ranges"]
    signs, minus = table["comparators"], table.get("negative", {})
    return Surroundings(
        before=_signs(signs["before"], pack, behind=True),
        after=_signs(signs["after"], pack, behind=False),
        openers=_behind(ranges.get("openers", []), pack),
        between_openers=_behind(ranges.get("between_openers", []), pack),
        not_after=_behind(context["not_after"], pack),
        though=_behind(context.get("though_after", []), pack),
        not_before=_ahead(context["not_before"], pack),
        factors=_behind(table["ratios"].get("factors", []), pack),
        cues=_behind(context["cues"], pack),
        coordinators=_behind(context.get("coordinators", []), pack),
        change=_anywhere(ranges.get("change_verbs", []), pack),
        fixed=_anywhere(context["fixed"], pack),
        partitives=_started(context.get("partitives", []), pack),
        capital_after=_behind(context.get("capital_after", []), pack),
        leading=frozenset(pack.folding(word).text for word in context.get("leading", [])),
        glued=tuple(table["numerals"].get("glued_links", [])),
        stop=frozenset(pack.folding(word).text for word in context["stop"]),
        cue_least=context.get("cue_min", 1),
        lower_words=context["lower_words"],
        brackets=context["brackets"],
        definite_after=pack.folding(context.get("definite_after", "")).text,
        negative=_behind(minus.get("before", []), pack),
        negative_after=_ahead(minus.get("after", []), pack),
        negative_units=frozenset(minus.get("units", [])),
    )


def _signs(
    table: Mapping[Any, list[str]], pack: Pack, *, behind: bool
) -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    # Longer phrases first: "no more than" must not be read as "more than".
    pairs = [(sign, form) for sign, forms in table.items() for form in forms]
    pairs.sort(key=lambda pair: -len(pair[1]))
    make = _behind if behind else _ahead
    runs: list[tuple[Comparator, list[str]]] = []
    for sign, form in pairs:
        if runs and runs[-1][0] == sign:
            runs[-1][1].append(form)
        else:
            runs.append((sign, [form]))
    return tuple((sign, make(forms, pack)) for sign, forms in runs)


def _plain(forms: Iterable[str], pack: Pack) -> str:
    """Any of the forms; a ``*`` among their words stands for one word of any kind."""
    body = alternation(pack.folding(form).text for form in forms)
    return body.replace(" ", SPACE).replace(r"\*", r"\w{1,20}+")


def _behind(forms: Iterable[str], pack: Pack) -> re.Pattern[str]:
    body = _plain(forms, pack)
    return re.compile(rf"{pack.left}(?:{body})(?:{SPACE})?\n?\(?$") if body else _NEVER


def _ahead(forms: Iterable[str], pack: Pack) -> re.Pattern[str]:
    body = _plain(forms, pack)
    return re.compile(rf"(?:{SPACE}|\n|-)?(?:{body}){pack.right}") if body else _NEVER


def _started(forms: Iterable[str], pack: Pack) -> re.Pattern[str]:
    body = _plain(forms, pack)
    return re.compile(f"{SPACE}(?:{body})") if body else _NEVER


def _anywhere(forms: Iterable[str], pack: Pack) -> re.Pattern[str]:
    body = _plain(forms, pack)
    return re.compile(rf"{pack.left}(?:{body}){pack.right}") if body else _NEVER
