"""The language of a text: two detectors that must agree, and the letters' veto."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.detect import detectors
from pipeline.detect.letters import settled, vetoed
from pipeline.detect.majority import majority
from pipeline.detect.sample import sampled
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
    return _disagreed(text, sample, found, hint)


def _disagreed(
    text: str, sample: str, found: dict[str, tuple[str, float]], hint: str | None
) -> Detection:
    """Settled by the language's own letters, by most of the lines, or by the hint."""
    answers = {name: code for name, (code, _) in found.items()}
    own = (code for code in (settled(sample), majority(text)) if code in answers.values())
    chosen = next(own, hint)
    if chosen is None or vetoed(chosen, sample):
        return Detection(code=table().undetermined, score=0.0, answers=answers)
    score = max((s for code, s in found.values() if code == chosen), default=0.0) / 2
    return Detection(code=chosen, score=score, answers=answers)


def _answers(sample: str) -> dict[str, tuple[str, float]]:
    found = {"langdetect": detectors.langdetect(sample), "py3langid": detectors.langid(sample)}
    return {name: answer for name, answer in found.items() if answer is not None}
