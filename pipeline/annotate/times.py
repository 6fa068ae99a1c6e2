"""Times: from words to TIMEX3 values with the days they span.

Recognition (``times_grammar``) and resolution (``times_readings``) are apart; both are
free of languages. The values follow TIMEX3 (ISO-TimeML) as the annotation guide uses it.
``earliest`` and ``latest`` are the days of the named period itself, whatever bound
(``mod`` BEFORE, ON_OR_BEFORE, AFTER) stands before it; START, MID and END narrow them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate import times_calendar as cal
from pipeline.annotate import times_relative  # noqa: F401
from pipeline.annotate.times_grammar import WINDOW, Grammar, Rule, grammar
from pipeline.annotate.times_readings import MAKE
from pipeline.annotate.times_sight import Context, Reading, Sight
from pipeline.languages import Folded, Pack
from pipeline.languages.cues import Cue, cue_before
from pipeline.languages.doc import folded, pack_of, published, store, warn
from pipeline.schema import Time

TENSE_WINDOW = 60  # characters in which words of what is to come are looked for


@dataclass(frozen=True)
class Found:
    """A reading and its half-open offsets in the folded text."""

    start: int
    end: int
    reading: Reading
    cue: Cue | None


def find_times(
    text: Folded, pack: Pack, published: date | None = None
) -> tuple[list[Time], list[str]]:
    """The times of a text in text order, and a warning for each that could not be settled."""
    rules = grammar(pack)
    context = Context(published)
    found = _shared_years(_scan(text, pack, rules, context), text.text, rules)
    times = [
        _time(text, item, i)
        for i, item in enumerate(_bounded(found, text.text, rules, published), 1)
    ]
    missing = sorted({" ".join(words.split()) for words in context.unsettled})
    return times, [f"time without a publication day to read it against: {w}" for w in missing]


def _scan(text: Folded, pack: Pack, rules: Grammar, context: Context) -> list[Found]:
    found: list[Found] = []
    reached = 0
    for at, word in rules.starts(text.text):
        if at < reached:
            continue
        tried = rules.rules_at(word)
        if not tried:
            continue
        best = _longest(text, pack, rules, context, at, tried)
        if best is None:
            continue
        end, item = best
        reached = end
        if item is not None:
            if not (rules.compared and rules.compared.search(text.text, max(0, at - WINDOW), at)):
                context.last = item.reading
            found.append(item)
    return found


def _longest(
    text: Folded, pack: Pack, rules: Grammar, context: Context, at: int, tried: tuple[Rule, ...]
) -> tuple[int, Found | None] | None:
    """The longest match at an offset that gives a reading, and where it ends."""
    matches = [(match, rule) for rule in tried if (match := rule.match(text.text, at))]
    matches.sort(key=lambda pair: (-pair[0].end(), pair[1].rank))
    for match, rule in matches:
        if rule.make == "none":
            return match.end(), None
        cue = cue_before(pack, text, at)
        sight = Sight(match, rules, rule.fixed, context, _ahead(text.text, at, cue, rules))
        reading = MAKE[rule.make](sight)
        if reading is not None:
            start, end = reading.clip or match.span()
            return end, Found(start, end, reading, cue)
    return None


def _ahead(text: str, at: int, cue: Cue | None, rules: Grammar) -> Callable[[], bool]:
    """Whether the words before speak of what is to come: a deadline, or a future verb."""

    def looks_ahead() -> bool:
        if cue is not None and cue.mod in ("BEFORE", "ON_OR_BEFORE"):
            return True
        low = max(0, at - TENSE_WINDOW)
        clause = max(text.rfind(stop, low, at) + 1 for stop in ("\n", ". ", "; ", "؛"))
        return bool(rules.future and rules.future.search(text, max(low, clause), at))

    return looks_ahead


def _shared_years(found: list[Found], text: str, rules: Grammar) -> list[Found]:
    """Give a date without year the year of the date it is joined to (``10 and 14 May 2024``)."""
    settled = list(found)
    for index in range(len(found) - 2, -1, -1):
        item, after = settled[index], settled[index + 1]
        if not item.reading.open_year or after.reading.open_year or "/" in after.reading.value:
            continue
        if not (rules.joint and rules.joint.fullmatch(text, item.end, after.start)):
            continue
        year, value = after.reading.value[:4], item.reading.value
        if not year.isdigit() or len(after.reading.value) < 7 or "/" in value:
            continue
        if value[5:] > after.reading.value[5:]:
            year = f"{int(year) - 1:04d}"
        reading = replace(item.reading, value=year + value[4:], open_year=False)
        settled[index] = replace(item, reading=reading)
    return settled


def _bounded(found: list[Found], text: str, rules: Grammar, published: date | None) -> list[Found]:
    """Set ``mod`` from the cue before each time; a from … to … names no bounds."""
    bounded: list[Found] = []
    for index, item in enumerate(found):
        mod = item.reading.mod
        cue = item.cue
        if cue is not None and mod is None and cue.fits(item.reading.type):
            mod = cue.mod if not cue.ahead or _ends_after(item.reading, published) else None
        after = found[index + 1] if index + 1 < len(found) else None
        opens = mod == "AFTER" and after is not None and _joined(item, after, text, rules)
        closes = index and cue is not None and _joined(found[index - 1], item, text, rules)
        if cue is not None and mod == cue.mod and (opens or closes):
            mod = None
        if mod == "AFTER" and _whole(item, text, rules):
            mod = None
        bounded.append(replace(item, reading=replace(item.reading, mod=mod)))
    return bounded


def _ends_after(reading: Reading, published: date | None) -> bool:
    days = cal.days(reading.value)
    return published is None or days is None or days[1] > published


def _whole(item: Found, text: str, rules: Grammar) -> bool:
    """Whether a range has the word between its ends that answers to a "from" before it."""
    if rules.through is None or "/" not in item.reading.value:
        return False
    return rules.through.search(text, item.start, item.end) is not None


def _joined(item: Found, after: Found, text: str, rules: Grammar) -> bool:
    return bool(rules.joint and rules.joint.fullmatch(text, item.end, after.start))


def _time(text: Folded, item: Found, number: int) -> Time:
    start, end = text.span(item.start, item.end)
    reading = item.reading
    days = None
    if reading.type in ("DATE", "TIME"):
        days = cal.narrowed(reading.value, reading.mod)
    return Time(
        id=f"t{number}",
        start=start,
        end=end,
        text=text.source[start:end],
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        earliest=days[0].isoformat() if days else None,
        latest=days[1].isoformat() if days else None,
    )


@Language.factory("chidao_times", default_config={"language": None})
def make_times(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component: fills ``doc._.times``; needs ``doc._.published`` for relative ones."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        times, warnings = find_times(folded(doc, pack), pack, published(doc))
        for warning in warnings:
            warn(doc, warning)
        return store(doc, "times", times)

    return annotate
