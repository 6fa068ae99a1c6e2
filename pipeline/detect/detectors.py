"""The two detectors, each loaded once a process; both are deterministic."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.detect.tables import table


def langdetect(text: str) -> tuple[str, float] | None:
    """The answer of langdetect (Nakatani 2010, seeded): BCP 47 code and probability."""
    from langdetect import LangDetectException

    try:
        detector = _factory().create()
        detector.append(text)
        best = detector.get_probabilities()
    except LangDetectException:
        return None
    return (_named(best[0].lang), float(best[0].prob)) if best else None


def langid(text: str) -> tuple[str, float]:
    """The answer of py3langid (Lui and Baldwin 2012): BCP 47 code and normalised probability."""
    code, score = _identifier().classify(text)
    return _named(str(code)), float(score)


def _named(code: str) -> str:
    return table().names.get(code, code)


@cache
def _factory() -> Any:
    from langdetect import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.set_seed(0)
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
