"""Recognition: which stretches of a text the rules read, the longest match first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.annotate.times.grammar import WINDOW, Grammar, Rule
from pipeline.annotate.times.readings import MAKE
from pipeline.annotate.times.sight import Context, Reading, Sight, is_bare
from pipeline.languages import Folded, Pack
from pipeline.languages.cues import Cue, cue_before

# Of equal length: what is no time goes before what is one, a date before a mere length.
_ORDER = {"none": 0, "duration": 2}
OPENING = 6  # characters before a time that still opens its clause: quotes, an article
TENSE_WINDOW = 60  # characters in which words of what is to come are looked for


@dataclass(frozen=True)
class Found:
    """A reading, its half-open offsets in the folded text, and the rule that made it."""

    start: int
    end: int
    reading: Reading
    cue: Cue | None
    rule: str


def scan(text: Folded, pack: Pack, rules: Grammar, context: Context) -> list[Found]:
    """What the rules read in a text, from left to right; nothing overlaps."""
    found: list[Found] = []
    reached = 0
    for at, word in rules.starts(text.text):
        if at < reached:
            continue
        tried = rules.rules_at(text.text, at, word)
        if not tried:
            continue
        best = _longest(text, pack, rules, context, at, tried)
        if best is None:
            continue
        end, item = best
        reached = end
        if item is not None:
            if not (rules.compared and rules.compared.search(text.text, max(0, at - WINDOW), at)):
                context.note(item.reading)
            found.append(item)
    return found


def _longest(
    text: Folded, pack: Pack, rules: Grammar, context: Context, at: int, tried: tuple[Rule, ...]
) -> tuple[int, Found | None] | None:
    """The longest match at an offset that gives a reading, and where it ends."""
    matches = [(match, rule) for rule in tried if (match := rule.match(text.text, at))]
    matches.sort(key=lambda pair: (-pair[0].end(), _ORDER.get(pair[1].make, 1), pair[1].rank))
    for match, rule in matches:
        if rule.make == "none":
            return match.end(), None
        if rule.only_in and context.country() not in rule.only_in:
            continue
        cue = cue_before(pack, text, at)
        sight = Sight(match, rules, rule.fixed, context, _ahead(match, cue, rules))
        reading = MAKE[rule.make](sight)
        if reading is not None:
            if reading.type == "DURATION" and cue is not None:
                cue = cue_before(pack, text, at, kind="duration")
            start, end = reading.clip or match.span()
            return end, Found(start, end, reading, cue, rule.name)
    return None


def _ahead(match: re.Match[str], cue: Cue | None, rules: Grammar) -> Callable[[], bool]:
    """Whether the words before speak of what is to come: a deadline, or a future verb.

    A text that is nothing but the time (a form field, a query) looks ahead too; where the
    time opens its clause, the words behind it are asked.
    """
    text, at, end = match.string, match.start(), match.end()

    def looks_ahead() -> bool:
        if is_bare(match) or (cue is not None and cue.mod in ("BEFORE", "ON_OR_BEFORE")):
            return True
        low = max(0, at - TENSE_WINDOW)
        clause = max(text.rfind(stop, low, at) + 1 for stop in ("\n", ". ", "; ", "؛"))
        if rules.future and rules.future.search(text, max(low, clause), at):
            return True
        opens = at - max(low, clause) <= OPENING
        return bool(opens and rules.future_after and rules.future_after.match(text, end))

    return looks_ahead
