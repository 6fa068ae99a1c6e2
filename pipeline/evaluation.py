"""The extraction scored against annotated texts, and against the test cases of other systems."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold import GoldDocument, read_folder
from pipeline.evaluate.run import Evaluation, evaluate
from pipeline.evaluate.suites import score_folder
from pipeline.evaluate.suites.case import Row
from pipeline.flow import Pipeline
from pipeline.languages import load
from pipeline.schema import Article, as_json


def evaluate_folder(folder: Path, pipeline: Pipeline | None = None) -> Evaluation:
    """Scores of all annotated texts below a folder; UsageError when it has none."""
    reader = pipeline or Pipeline()

    def extract(document: GoldDocument) -> Mapping[str, Any]:
        day = document.published[:10] if document.published else None
        article = Article(
            id=document.id, text=document.text, published=day, language=document.language
        )
        return as_json(reader.annotated(article, load(document.language)))

    return evaluate(read_folder(folder), extract)


def evaluate_suites(folder: Path, pipeline: Pipeline | None = None) -> list[Row]:
    """Scores of all suites (``*.jsonl``) in a folder; UsageError when it has none we know."""
    reader = pipeline or Pipeline()

    def extract(language: str, text: str, day: str | None) -> Mapping[str, Any]:
        article = Article(id="", text=text, published=day, language=language)
        return as_json(reader.annotated(article, load(language)))

    return score_folder(folder, extract)
