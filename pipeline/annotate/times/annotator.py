"""Times: from words to TIMEX3 values with the days they span.

Recognition (``scan``, by the pack's ``grammar``) and resolution (``readings``) are apart; both are
free of languages. The values follow TIMEX3 (ISO-TimeML) as the annotation guide uses it.
``earliest`` and ``latest`` are the days of the named period itself, whatever bound
(``mod`` BEFORE, ON_OR_BEFORE, AFTER) stands before it; START, MID and END narrow them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.times import values
from pipeline.annotate.times.grammar import grammar
from pipeline.annotate.times.scan import Found, scan
from pipeline.annotate.times.settle import bounded, clock_days, shared_years
from pipeline.annotate.times.sight import Context
from pipeline.languages import Folded, Pack
from pipeline.languages.countries import country_named_most
from pipeline.languages.doc import folded, pack_of, published, store, warn
from pipeline.schema import Time


def find_times(
    text: Folded, pack: Pack, published: date | None = None, country: str | None = None
) -> tuple[list[Time], list[str]]:
    """The times of a text in text order, and a warning for each that could not be settled.

    ``country`` (ISO 3166-1 alpha-2) is the source's; where it is not known and something
    depends on it, the country the text names most takes its place.
    """
    rules = grammar(pack)
    context = Context(published, lambda: country or country_named_most(pack, text.text))
    found = shared_years(scan(text, pack, rules, context), text.text, rules)
    found = clock_days(found, text.text)
    times = [
        _time(text, item, i)
        for i, item in enumerate(bounded(found, text, pack, rules, published), 1)
    ]
    missing = sorted({" ".join(words.split()) for words in context.unsettled})
    return times, [f"time without a publication day to read it against: {w}" for w in missing]


def _time(text: Folded, item: Found, number: int) -> Time:
    start, end = text.span(item.start, item.end)
    reading = item.reading
    days = None
    if reading.type in ("DATE", "TIME"):
        days = values.narrowed(reading.value, reading.mod, reading.shift)
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
        rrule=reading.rrule,
    )


@Language.factory("chidao_times", default_config={"language": None})
def make_times(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component: fills ``doc._.times``; needs ``doc._.published`` for relative ones."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        times, warnings = find_times(folded(doc, pack), pack, published(doc), doc._.country)
        for warning in warnings:
            warn(doc, warning)
        return store(doc, "times", times)

    return annotate
