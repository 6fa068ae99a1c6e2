"""The order of the stages: an article in, a record out. The only module that knows them all."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.dateline import dateline
from pipeline.detect import Detection, detect
from pipeline.errors import ChidaoError, PackError
from pipeline.languages import Pack, codes, load
from pipeline.languages.doc import blank
from pipeline.readers import read
from pipeline.schema import Article, ArticleRecord, DetectedLanguage, MadeBy, RejectedRecord
from pipeline.settings import VERSION

# The annotators in their order: what a later one reads, an earlier one has marked.
COMPONENTS = (
    ("chidao_sentences", "pipeline.annotate.sentences"),
    ("chidao_times", "pipeline.annotate.times"),
    ("chidao_citations", "pipeline.annotate.citations"),
    ("chidao_figures", "pipeline.annotate.figures"),
    ("chidao_agencies", "pipeline.annotate.agencies"),
    ("chidao_link", "pipeline.agencies.link"),
    ("chidao_tasks", "pipeline.tasks.extract"),
)


class Pipeline:
    """Reads articles in every language that has a pack; packs load on first use.

    One object serves any number of articles; the same article always gives the same record.
    """

    def __init__(self) -> None:
        self._loaded: dict[str, Language] = {}

    def records(
        self, path: str | Path, *, published: str | None = None, language: str | None = None
    ) -> Iterator[ArticleRecord | RejectedRecord]:
        """The records of all articles in one input (a file, or ``-`` for standard input)."""
        for article in read(path, published=published, language=language):
            yield article if isinstance(article, RejectedRecord) else self._guarded(article)

    def _guarded(self, article: Article) -> ArticleRecord | RejectedRecord:
        # One text must not end a night's run: a fault of ours is reported with the text's id.
        try:
            return self.extract(article)
        except ChidaoError:
            raise
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            fault = f"{type(error).__name__} in {where.name}: {error}"
            return _rejected(article, "internal", f"A fault of chidao, please report it: {fault}")

    def extract(self, article: Article) -> ArticleRecord | RejectedRecord:
        """The record of an article, or a rejected record when no pack reads its language."""
        if not article.text.strip():
            return _rejected(article, "empty", "The text is empty: nothing to extract.")
        detection = detect(article.text, article.language)
        if detection.code not in codes():
            return _rejected(article, "language", _no_pack(detection), detection)
        return self.annotated(article, load(detection.code), detection.score)

    def annotated(self, article: Article, pack: Pack, score: float = 1.0) -> ArticleRecord:
        """The record of an article whose language is known.

        Where nothing else says when it was published, the text's own dateline does.
        """
        doc = self.annotate(article, pack)
        if article.published is None and (day := dateline(article.text, doc._.times)):
            article = replace(article, published=day, published_by="text")
            doc = self.annotate(article, pack)
        return _record(article, doc, pack, score)

    def annotate(self, article: Article, pack: Pack) -> Doc:
        """The annotated spaCy document of an article, read with one pack."""
        nlp = self.nlp(pack.code)
        doc = nlp.make_doc(article.text)
        doc._.published = date.fromisoformat(article.published) if article.published else None
        doc._.country = article.source.country
        doc._.folded = pack.folding(article.text)  # spaCy would join the text from its tokens anew
        return nlp(doc)

    def nlp(self, code: str) -> Language:
        """The spaCy pipeline of a language; PackError when there is no such pack."""
        if code not in self._loaded:
            try:
                self._loaded[code] = _loaded(load(code))
            except Exception as error:  # every text would fail: better to end the run at once
                raise PackError(f"language pack '{code}' does not load: {error}") from error
        return self._loaded[code]


def _loaded(pack: Pack) -> Language:
    nlp = blank(pack)
    for name, module in COMPONENTS:
        import_module(module)  # registers the component's factory
        nlp.add_pipe(name, config={"language": pack.code})
    return nlp


def _no_pack(detection: Detection) -> str:
    known = ", ".join(codes())
    if detection.code == "und":
        return (
            "The language could not be settled; give it with --language if you know it "
            f"(packs: {known})."
        )
    return f"No language pack reads '{detection.code}' (packs: {known})."


def _rejected(
    article: Article, reason: str, message: str, detection: Detection | None = None
) -> RejectedRecord:
    return RejectedRecord(
        id=article.id,
        input=article.source.url or article.id,
        reason=reason,
        message=message,
        language=dict(detection.answers) if detection else None,
    )


def _record(article: Article, doc: Doc, pack: Pack, score: float) -> ArticleRecord:
    return ArticleRecord(
        id=article.id,
        source=article.source,
        title=article.title,
        author=article.author,
        published=article.published,
        published_by=article.published_by,
        language=DetectedLanguage(code=pack.code, score=round(score, 4)),
        text=article.text,
        text_sha256=hashlib.sha256(article.text.encode("utf-8")).hexdigest(),
        agencies=doc._.agencies,
        times=doc._.times,
        figures=doc._.figures,
        citations=doc._.citations,
        tasks=doc._.tasks,
        warnings=(*article.warnings, *doc._.extraction_warnings),
        made_by=MadeBy(version=VERSION, language_pack=pack.label),
    )
