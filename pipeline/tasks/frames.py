"""Which frame, if any, a clause holds, and who stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.languages.cues import cue_before
from pipeline.tasks import clauses, roles
from pipeline.tasks.grammar import Frame, Grammar
from pipeline.tasks.roles import Doer
from pipeline.tasks.view import View

_REACH = 260
_CLITIC = 6  # characters: a pronoun right before its verb
Cue = tuple[int, int, tuple[Frame, ...]]


@dataclass(frozen=True)
class Hit:
    """A frame found in a clause: its cue, the doer, the giver, the stretch; folded offsets."""

    frame: Frame
    start: int
    end: int
    cue: tuple[int, int]
    lead: Doer | None
    giver: Doer | None
    speaker: Doer | None

    @property
    def asks(self) -> bool:
        """Whether somebody is ordered or bound to act."""
        return self.frame.family in ("order", "duty")

    @property
    def begin(self) -> int:
        """Where the task's own action begins: after the doer that is ordered, or the cue."""
        if self.frame.acts:
            return self.cue[0]
        if self.frame.giver == "none" or self.lead is None:
            return self.cue[1]
        return max(self.lead.end, self.cue[1])


def cues(view: View, rules: Grammar) -> list[Cue]:
    """All cues of a text in order, found in one pass."""
    return [
        (match.start(), match.end(), rules.frames[match.lastgroup or ""])
        for match in rules.cues.finditer(view.text)
    ]


def hits(
    view: View, rules: Grammar, start: int, end: int,
    found: list[Cue],
) -> Iterator[Hit]:  # fmt: skip
    """The frames of a clause whose contexts hold."""
    for left, right, frames in found:
        for frame in frames:
            if _holds(view, frame, start, left, right, end):
                yield read(view, rules, frame, start, left, right, end)


def _holds(view: View, frame: Frame, start: int, left: int, right: int, end: int) -> bool:
    text, near = view.text, max(start, left - 60)
    return (
        (frame.before is None or frame.before.search(text, near, left) is not None)
        and (frame.not_before is None or frame.not_before.search(text, near, left) is None)
        and (frame.after is None or frame.after.match(text, right, end) is not None)
        and (frame.not_after is None or frame.not_after.match(text, right, end) is None)
    )


def read(
    view: View, rules: Grammar, frame: Frame, start: int, left: int, right: int, end: int
) -> Hit:
    """The roles around a cue and the stretch they make."""
    first = clauses.begin(view, rules, start, min(end, left + 1))
    said = clauses.attributed(view, rules, first, left)
    speaker = _speaker(view, rules, first, said) if said > first else None
    quoted, said = said, clauses.begin(view, rules, said, left) if said > first else said
    before = roles.subject(view, rules, said, left) if said < left else None
    lead, giver = _assign(view, rules, frame, before, left, right, end)
    if lead is None and rules["speaker_acts"].search(view.text, first, quoted):
        lead = speaker
    if lead is not None and lead.quality == "demonstrative":
        lead = roles.last_body(view, rules, lead)
    if lead is not None and lead.quality == "pronoun" and speaker is not None:
        lead = speaker
    if lead is not None and lead.quality == "pronoun" and frame.giver == "none":
        named = view.agencies.inside(start, lead.start)
        lead = roles.last_body(view, rules, lead) if named else lead
    opening = said
    if frame.stretch == "after":
        opening = clauses.begin(view, rules, right, end)
    elif before is not None and view.text[before.outer - 1 : before.outer] == "(":
        opening = said
    elif before is not None and before.outer >= said:
        opening = _opening(view, rules, said, before.outer)
    elif frame.stretch == "cue":
        opening = _opening(view, rules, said, left)
    clitic = rules["clitic"].match(view.text, opening, end)
    if clitic and clitic.end() == left:
        opening = left
    return Hit(frame, opening, end, (left, right), lead, giver, speaker)


def asks_them(view: View, rules: Grammar, hit: Hit) -> bool:
    """Whether a pronoun right before an order's verb stands for the one who is ordered."""
    before = max(hit.start, hit.cue[0] - _CLITIC)
    return rules["them"].search(view.text, before, hit.cue[0]) is not None


def _speaker(view: View, rules: Grammar, first: int, said: int) -> Doer | None:
    """Who says what follows: the subject of the saying verb, or the name right after it."""
    named = roles.subject(view, rules, first, said)
    return named or next(iter(roles.within(view, rules, first, said)), None)


def _opening(view: View, rules: Grammar, start: int, subject: int) -> int:
    """A task starts at its subject, or before it where a phrase ahead holds a time."""
    held = any(
        begin == start
        or time.mod is not None
        or cue_before(rules.pack, view.folded, begin, low=start)
        for begin, _, time in view.times.inside(start, subject)
    )
    return start if held else subject


def _assign(
    view: View, rules: Grammar, frame: Frame, before: Doer | None, left: int, right: int, end: int
) -> tuple[Doer | None, Doer | None]:
    """The doer and the giver, by the sides that the frame names."""
    near = min(end, right + _REACH)
    if frame.giver == "none":
        if before is not None and frame.doer in ("before", "either"):
            return before, None
        if frame.doer == "agent":
            return roles.agent(view, rules, right, near), None
        after = frame.doer in ("after", "either")
        return (roles.addressee(view, rules, right, near) if after else None), None
    if before is None and frame.giver in ("after", "either"):
        asked = rules["complement"].search(view.text, right + 1, near)
        near = asked.start() if asked else near
        found = [
            doer for doer in roles.within(view, rules, right, near)[:4]
            if not rules["not_support"].search(view.text, right, doer.outer)
        ][:2]  # fmt: skip
        if frame.own:
            return (found[0] if found else None), None
        inside = roles.addressee(view, rules, asked.start(), end) if asked else None
        return _verb_first(view, rules, frame, (left, right), found, inside)
    return _ordered(view, rules, frame, right, near), before


def _verb_first(
    view: View, rules: Grammar, frame: Frame, cue: tuple[int, int], found: list[Doer],
    inside: Doer | None,
) -> tuple[Doer | None, Doer | None]:  # fmt: skip
    """Doer and giver where both stand after the verb: the giver first, unless it is unknown.

    ``inside`` is the doer that the words of what is asked begin with.
    """
    if frame.doer == "none":
        return None, found[0] if found else None
    if not found:
        return inside, None
    if len(found) == 2:
        return found[1], found[0]
    if rules["apart"].search(view.text, cue[1], found[0].outer):
        return found[0], None
    if rules["no_subject"].match(view.folded.text, cue[0], found[0].end):
        return found[0], None
    return inside, found[0]


def _ordered(view: View, rules: Grammar, frame: Frame, right: int, near: int) -> Doer | None:
    """Who is ordered: named right after the cue, or as the subject of what is asked."""
    if frame.doer == "none":
        return None
    named = roles.addressee(view, rules, right, near)
    if named is None and (that := rules["that"].match(view.text, right, near)):
        named = roles.subject(view, rules, that.end(), near)
    return named
