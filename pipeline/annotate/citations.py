"""Citations: numbered or formally titled legal and policy documents that a text names.

Each pack lists its document words, the letters of its codes, the names of its laws and
the rules that join them. Runs after times (a day beside a number dates it) and before
figures (which leave these numbers alone).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.stretches import Stretches
from pipeline.languages.doc import folded, pack_of, store
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.template import SPACE, alternation, compile_pattern
from pipeline.schema import Citation, Time
from pipeline.schema.citation import CitationType

_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SHORT = 2  # a number of so few digits is marked with its type word
_WINDOW = 48  # characters looked at before a code for its type word
_REACH = 70  # characters in which a date may follow


@dataclass(frozen=True)
class Rule:
    """One way to cite: its pattern, what of it is marked, and what it needs.

    ``span`` names the group that is marked (``all`` for the whole match, ``auto`` for
    the number alone unless it is short); ``upper`` lists groups that must hold capitals;
    ``code`` rules take their type from the word before or from their own letters.
    """

    name: str
    pattern: re.Pattern[str]
    span: str
    type: CitationType | None
    upper: tuple[str, ...]
    code: bool
    year: bool


@dataclass(frozen=True)
class Rules:
    """The citation rules of a pack, compiled."""

    rules: tuple[Rule, ...]
    types: Mapping[str, CitationType]
    letters: Mapping[str, CitationType]
    kind_before: re.Pattern[str]
    date_gap: re.Pattern[str]
    date_before: re.Pattern[str]
    tails: re.Pattern[str]
    same: Mapping[str, CitationType]


@cache
def rules(pack: Pack) -> Rules:
    """The compiled rules of a pack's ``citations`` table, in order of precedence."""
    table = pack.table("citations")
    types = {pack.folding(f).text: kind for kind, forms in table["types"].items() for f in forms}
    slots = dict(table["slots"])
    slots["kind"] = alternation(types)
    slots["law"] = alternation(pack.folding(name).text for name in table["laws"])
    kinds, numbered = slots["kind"], "|".join(table["number_words"])
    return Rules(
        rules=tuple(_rule(entry, pack, slots) for entry in table["rule"]),
        types=types,
        letters={part: kind for kind, parts in table.get("codes", {}).items() for part in parts},
        kind_before=compile_pattern(
            pack,
            rf"{pack.left}({kinds})(?: \w+){{0,2}}?(?:(?: )?(?:{numbered}))?[:\s(]*$",
            bounded=False,
        ),
        date_gap=compile_pattern(pack, table["date_gap"], bounded=False),
        date_before=compile_pattern(pack, table["date_before"], bounded=False),
        same=table.get("same", {}),
        tails=compile_pattern(pack, rf" (?:{alternation(table['tails'])})$", bounded=False),
    )


def _rule(entry: Mapping[str, Any], pack: Pack, slots: Mapping[str, str]) -> Rule:
    return Rule(
        name=entry["name"],
        pattern=compile_pattern(pack, entry["pattern"], slots),
        span=entry.get("span", "all"),
        type=entry.get("type"),
        upper=tuple(entry.get("upper", ())),
        code=entry.get("code", False),
        year=entry.get("year", False),
    )


class _Reader:
    """Finds the citations of one folded text."""

    def __init__(self, text: Folded, pack: Pack, times: Sequence[Time]) -> None:
        self.folded, self.text, self.rules = text, text.text, rules(pack)
        self.days = sorted(
            (text.position(t.start), text.position(t.end), t.value)
            for t in times
            if t.type == "DATE" and _DAY.match(t.value)
        )

    def citations(self) -> list[Citation]:
        """All citations in order; where two rules meet, the earlier rule wins."""
        found: list[Citation] = []
        read = Stretches()
        for rule in self.rules.rules:
            for match in rule.pattern.finditer(self.text):
                start, end = self._span(rule, match)
                if read.taken(start, end) is not None:
                    continue
                citation = self._citation(rule, match, start, end)
                if citation is not None:
                    found.append(citation)
                    read.add(match.start(), match.end())
        return sorted(found, key=lambda citation: citation.start)

    def _span(self, rule: Rule, match: re.Match[str]) -> tuple[int, int]:
        if rule.span == "auto":
            number = match.group("number")
            short = number.isdigit() and len(number) <= _SHORT
            return match.span() if short else match.span("number")
        start, end = match.span() if rule.span == "all" else match.span(rule.span)
        if rule.type is not None and "number" not in match.groupdict():
            tail = self.rules.tails.search(self.text, start, end)
            end = tail.start() if tail else end
        return start, end

    def _citation(self, rule: Rule, match: re.Match[str], start: int, end: int) -> Citation | None:
        groups = match.groupdict()
        for name in rule.upper:
            if groups.get(name) and not self._capital(match, name, every=rule.code):
                return None
        kind = self._type(rule, match)
        number = groups.get("number")
        if kind is None or (number and not rule.year and _YEAR.match(number)):
            return None
        source_start, source_end = self.folded.span(start, end)
        surface = self.folded.surface(*match.span("number")) if number else None
        if surface and groups.get("of_year"):
            surface = f"{surface}/{groups['of_year']}"
        return Citation(
            start=source_start,
            end=source_end,
            text=self.folded.source[source_start:source_end],
            number=surface,
            type=kind,
            date=self._date(match.start(), match.end()),
        )

    def _capital(self, match: re.Match[str], name: str, *, every: bool) -> bool:
        surface = self.folded.surface(*match.span(name))
        if not every:
            return surface[:1].isupper() or not surface[:1].islower()
        first = _LETTERS.search(surface)
        return first is not None and first.group()[0].isupper()

    def _type(self, rule: Rule, match: re.Match[str]) -> CitationType | None:
        if rule.type is not None:
            return rule.type
        word = match.groupdict().get("kind")
        if word is None:
            window = self.text[max(0, match.start() - _WINDOW) : match.start()]
            before = self.rules.kind_before.search(window)
            word = before.group(1) if before else None
        if word is not None:
            return self.rules.types[re.sub(SPACE, " ", word)]
        for part in _LETTERS.findall(match.group("number")):
            if part in self.rules.letters:
                return self.rules.letters[part]
        return None

    def _date(self, start: int, end: int) -> str | None:
        """The day written right behind (``… of 22 December 2024``) or right before a citation."""
        first = bisect_left(self.days, (start - _WINDOW, 0, ""))
        last = bisect_left(self.days, (end + _REACH, 0, ""))
        gap, before = self.rules.date_gap, self.rules.date_before
        for begin, stop, day in self.days[first:last]:
            behind = begin >= end and gap.fullmatch(self.text, end, begin)
            if behind or (stop <= start and before.fullmatch(self.text, stop, start)):
                return day
        return None


def _completed(citations: Sequence[Citation], same: Mapping[str, CitationType]) -> list[Citation]:
    """Give short repeats the full number, type and day that the text itself tells elsewhere."""
    numbered = {(c.number, c.type) for c in citations if c.number}
    citations = [
        replace(c, type=same[c.type]) if (c.number, same.get(c.type)) in numbered else c
        for c in citations
    ]
    full: dict[tuple[str, str], Citation] = {}
    for citation in citations:
        for key in _keys(citation):
            known = full.get(key)
            if known is None or len(citation.number or "") > len(known.number or ""):
                full[key] = citation
    days: dict[str, str] = {}
    for citation in citations:
        if citation.number and citation.date:
            days.setdefault(citation.number, citation.date)
    done = []
    for citation in citations:
        number = citation.number
        longest = full.get((citation.type, number or ""))
        if number and longest and longest.number:
            number = longest.number
        done.append(replace(citation, number=number, date=citation.date or days.get(number or "")))
    return done


def _keys(citation: Citation) -> list[tuple[str, str]]:
    """What a later, shorter mention may say: ``35/2023`` and ``35`` for ``35/2023/QH15``."""
    number = citation.number
    if not number:
        return []
    cuts = [match.start() for match in re.finditer(r"[/-]", number)]
    return [(citation.type, part) for part in (number, *(number[:cut] for cut in cuts))]


def read_citations(text: Folded, pack: Pack, times: Sequence[Time] = ()) -> tuple[Citation, ...]:
    """The citations of a text in order; ``times`` (source offsets) date them."""
    found = _completed(_Reader(text, pack, times).citations(), rules(pack).same)
    return tuple(replace(c, id=f"c{n}") for n, c in enumerate(found, 1))


@Language.factory("chidao_citations", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """Make the spaCy component that fills ``doc._.citations``."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        return store(doc, "citations", read_citations(folded(doc, pack), pack, doc._.times))

    return annotate
