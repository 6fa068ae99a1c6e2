"""The language of a text: two detectors that must agree, and the letters' veto."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from pipeline.detect import detectors
from pipeline.detect.letters import settled, vetoed
from pipeline.detect.tables import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """A BCP 47 code (``und`` where undecided), a score in [0, 1], each detector's answer."""

    code: str
    score: float
    answers: dict[str, str] = field(default_factory=dict)


def detect(text: str, hint: str | None = None) -> Detection:
    """The language of a text.

    ``hint`` (BCP 47, what the input says of itself) settles it where the text is too
    short or the detectors disagree; it never overrides two that agree on another language.
    """
    sample = sampled(text)
    if sum(map(str.isalpha, sample)) < table().limits["short"]:
        return Detection(code=hint or table().undetermined, score=0.0)
    found = _answers(sample)
    answers = {name: code for name, (code, _) in found.items()}
    codes = set(answers.values())
    if len(codes) == 1:
        code = codes.pop()
        if vetoed(code, sample):
            return Detection(code=table().undetermined, score=0.0, answers=answers)
        return Detection(code=code, score=min(s for _, s in found.values()), answers=answers)
    return _disagreed(sample, answers, found, hint)


def _disagreed(
    sample: str, answers: dict[str, str], found: dict[str, tuple[str, float]], hint: str | None
) -> Detection:
    sign = settled(sample)
    chosen = sign if sign in answers.values() else hint
    if chosen is None or vetoed(chosen, sample):
        return Detection(code=table().undetermined, score=0.0, answers=answers)
    score = max((s for code, s in found.values() if code == chosen), default=0.0) / 2
    return Detection(code=chosen, score=score, answers=answers)


def sampled(text: str) -> str:
    """What of a text is looked at: NFC, without addresses, three windows of a long text.

    A text mostly in capitals is lower-cased: langdetect skips words in capitals.
    """
    limits = table().limits
    window: int = limits["window"]
    if len(text) > 4 * window:
        middle = (len(text) - window) // 2
        starts = (0, middle, len(text) - window)
        text = " ".join(text[start : start + window] for start in starts)
    text = " ".join(table().furniture.sub(" ", unicodedata.normalize("NFC", text)).split())
    capitals = sum(map(str.isupper, text))
    letters = sum(map(str.isalpha, text))
    return text.lower() if capitals > limits["capitals"] * letters else text


def _answers(sample: str) -> dict[str, tuple[str, float]]:
    found = {"langdetect": detectors.langdetect(sample), "py3langid": detectors.langid(sample)}
    return {name: answer for name, answer in found.items() if answer is not None}
