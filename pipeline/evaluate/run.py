"""Scoring a whole gold set with any function that makes records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.gold import GoldDocument, digest
from pipeline.evaluate.scores import Scores, as_json, score_document, total

Extract = Callable[[GoldDocument], Mapping[str, Any]]


@dataclass(frozen=True)
class Evaluation:
    """Scores a language, how many documents they rest on, and the digest of the gold."""

    languages: Mapping[str, Scores]
    documents: Mapping[str, int]
    digest: str

    def as_json(self) -> dict[str, Any]:
        """The evaluation as plain JSON values."""
        return {
            "gold": {"documents": dict(self.documents), "digest": self.digest},
            "scores": {code: as_json(scores) for code, scores in self.languages.items()},
        }


def evaluate(documents: Iterable[GoldDocument], extract: Extract) -> Evaluation:
    """Extract every gold text (in its own language, with its publication day) and score it."""
    gold = list(documents)
    scores: dict[str, list[Scores]] = defaultdict(list)
    for document in gold:
        scores[document.language].append(score_document(document, extract(document)))
    return Evaluation(
        languages={code: total(found) for code, found in sorted(scores.items())},
        documents={code: len(found) for code, found in sorted(scores.items())},
        digest=digest(gold),
    )
