"""The spaCy Doc that a text travels in, and the attributes the annotators fill.

Character spans are the truth (``doc._.times`` and so on, dataclasses of ``schema``);
``doc.spans`` holds the token-aligned view of the same marks for spaCy's own tools.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, SpanGroup

from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack, load
from pipeline.languages.tokens import WordTokenizer
from pipeline.schema import Span

LAYERS = ("sentences", "times", "figures", "agencies", "citations", "tasks")


def register() -> None:
    """Register the attributes on ``Doc._``; calling it again changes nothing."""
    for name in LAYERS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    for name in ("published", "country", "folded"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Doc.has_extension("extraction_warnings"):
        Doc.set_extension("extraction_warnings", default=())


def blank(pack: Pack) -> Language:
    """A blank spaCy pipeline in the pack's language, with its tokenizer.

    It rests on none of spaCy's language data: the French exceptions alone take seconds to
    load, Vietnamese needs a segmenter.
    """
    nlp = _language(pack)()
    nlp.tokenizer = WordTokenizer(nlp.vocab, pack.spacy.get("elided", ""))
    nlp.max_length = 50_000_000
    return nlp


@cache
def _language(pack: Pack) -> type[Language]:
    direction = {"direction": pack.direction, "has_case": True, "has_letters": True}
    defaults = type("Defaults", (BaseDefaults,), {"writing_system": direction})
    return type(f"{pack.name}Pack", (Language,), {"lang": pack.code, "Defaults": defaults})


def pack_of(nlp: Language, language: str | None) -> Pack:
    """The pack a component works with: the configured language, else the pipeline's own."""
    return load(language or nlp.lang)


def folded(doc: Doc, pack: Pack) -> Folded:
    """The folded copy of the document's text, made once."""
    if doc._.folded is None:
        doc._.folded = pack.folding(doc.text)
    found: Folded = doc._.folded
    return found


def published(doc: Doc) -> date | None:
    """The publication day that relative expressions are read against."""
    day: date | None = doc._.published
    return day


def warn(doc: Doc, message: str) -> None:
    """Add a warning to the document's record, once."""
    if message not in doc._.extraction_warnings:
        doc._.extraction_warnings = (*doc._.extraction_warnings, message)


def store(doc: Doc, layer: str, marks: Sequence[Span]) -> Doc:
    """Keep the marks of a layer, and their token-aligned view in ``doc.spans``."""
    setattr(doc._, layer, tuple(marks))
    spans = [
        doc.char_span(m.start, m.end, label=layer[:-1].upper(), alignment_mode="expand")
        for m in marks
    ]
    doc.spans[layer] = SpanGroup(doc, name=layer, spans=[s for s in spans if s is not None])
    return doc


register()
