"""The whole way of a text, and the laws that hold for every record."""

from __future__ import annotations

import gzip
import json
import random
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.errors import UnreadableInputError
from pipeline.evaluate.gold import read_folder
from pipeline.flow import COMPONENTS, Pipeline
from pipeline.languages import codes
from pipeline.readers import from_text
from pipeline.schema import Article, ArticleRecord, RejectedRecord, as_json
from pipeline.schema.check import check

ROOT = Path(__file__).parent.parent
NEWS = ROOT.parent / "shared" / "data" / "news"
SHARED_GOLD = ROOT.parent / "shared" / "gold"
READER = Pipeline()
LAYERS = ("agencies", "times", "figures", "citations", "tasks")


def hold(record: ArticleRecord) -> None:
    """The laws: the schema, the offsets, ids in order, references that lead somewhere."""
    check(as_json(record))
    for layer in LAYERS:
        marks = getattr(record, layer)
        assert [m.start for m in marks] == sorted(m.start for m in marks)
        assert len({m.id for m in marks}) == len(marks)
        for mark in marks:
            assert record.text[mark.start : mark.end] == mark.text != ""
    ids = {mark.id for layer in LAYERS for mark in getattr(record, layer)}
    for task in record.tasks:
        roles = [*task.lead, *task.support, *([task.assigner] if task.assigner else [])]
        assert {role.agency for role in roles if role.agency} <= ids
        assert {*task.figures, *task.citations} <= ids
        if task.deadline and task.deadline.time:
            assert task.deadline.time in ids


def _news(code: str, number: int) -> Iterator[Article]:
    with gzip.open(NEWS / f"{code}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = random.Random(57).sample(list(lines), number)
    for row in map(json.loads, rows):
        day = (row["published"] or "")[:10] or None
        yield from_text(row["text"], id=row["id"], published=day, language=code)


@pytest.mark.skipif(not NEWS.exists(), reason="../shared/data/news is not here")
@pytest.mark.parametrize("code", codes())
def test_laws_hold_on_500_random_news(code: str) -> None:
    for article in _news(code, 500):
        record = READER.extract(article)
        if isinstance(record, ArticleRecord):
            hold(record)
        else:
            assert record.reason == "empty"


@pytest.mark.skipif(not SHARED_GOLD.exists(), reason="../shared/gold is not here")
def test_laws_hold_on_the_shared_gold() -> None:
    _hold_on(SHARED_GOLD)


def test_laws_hold_on_our_gold() -> None:
    _hold_on(ROOT / "corpora" / "gold")


def _hold_on(folder: Path) -> None:
    for document in read_folder(folder):
        article = from_text(
            document.text, id=document.id, published=document.published, language=document.language
        )
        record = READER.extract(article)
        assert isinstance(record, ArticleRecord)
        assert record.text == document.text
        hold(record)
        assert READER.extract(article) == record


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(codes()))
def test_laws_hold_on_any_text(text: str, code: str) -> None:
    try:
        hold(pipeline.extract(text, published="2025-11-14", language=code))
    except UnreadableInputError as error:
        assert error.reason in {"empty", "language"}


def test_extract_reads_a_text() -> None:
    record = pipeline.extract(
        "Le ministère de la Santé devra publier la liste avant le 31 mars.", published="2025-11-14"
    )
    assert record.language.code == "fr"
    assert [time.value for time in record.times] == ["2026-03-31"]


def test_a_language_without_a_pack_is_named() -> None:
    text = (
        "El ministerio de Sanidad publicará la lista de los centros antes del lunes próximo. " * 3
    )
    with pytest.raises(UnreadableInputError, match="'es'") as caught:
        pipeline.extract(text)
    assert caught.value.reason == "language"
    assert "es" in (caught.value.languages or {}).values()


def test_a_dateline_says_when_a_text_was_published() -> None:
    text = "Dakar, 14 novembre 2025 – Le ministère de la Santé doit publier la liste le 5 décembre."
    record = pipeline.extract(text, language="fr")
    assert (record.published, record.published_by) == ("2025-11-14", "text")
    assert record.times[-1].value == "2025-12-05"


def test_a_fault_in_one_text_is_a_rejected_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("Le ministère doit publier la liste avant le 31 mars.", encoding="utf-8")

    class Broken(Pipeline):
        def extract(self, article: Article) -> ArticleRecord | RejectedRecord:
            raise RuntimeError(article.id)

    (made,) = Broken().records(path)
    assert isinstance(made, RejectedRecord)
    assert made.reason == "internal" and made.id == "notice"


@pytest.mark.parametrize("code", codes())
def test_annotators_serve_in_another_spacy_pipeline(code: str) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    for name, _ in COMPONENTS:
        nlp.add_pipe(name, config={"language": code})
    document = min(read_folder(ROOT / "corpora" / "gold" / code), key=lambda d: len(d.text))
    doc = nlp(document.text)
    for layer in LAYERS:
        assert len(doc.spans[layer]) == len(getattr(doc._, layer))
    assert doc.spans["times"] and doc.has_annotation("SENT_START")


def test_every_component_is_findable_by_spacy_once_installed() -> None:
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    factories = entries["project"]["entry-points"]["spacy_factories"]
    assert set(factories) == {name for name, _ in COMPONENTS}
    for name, home in factories.items():
        module, function = home.split(":")
        assert callable(getattr(import_module(module), function)), name
