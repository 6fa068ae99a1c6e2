"""The extraction scored against a folder of annotated texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold import GoldDocument, read_folder
from pipeline.evaluate.run import Evaluation, evaluate
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
