"""What an order hands on: to the items of its list, and to the sentences after it.

A list's head gives its items the doer, the giver and the day; a sentence that goes on after
an order (a bare verb, a body with a plain verb) is an order of the same giver.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.tasks import bare, closing, frames, heads, roles, score
from pipeline.tasks.draft import Draft, Head, Part
from pipeline.tasks.frames import Hit
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.roles import Doer
from pipeline.tasks.view import View

_AHEAD = 160
_COLON_REACH = 60
_DIRECTIVE_TEXT = 0.9
_ORDERS = ("order", "duty", "item", "follow")


def drafts(view: View, rules: Grammar, parts: list[Part], climate: float) -> list[Draft]:
    """The tasks in the making of a text, in order, none of them a list's head."""
    reader = _Reader(view, rules, climate)
    announcing = {s.head for s in view.sentences if s.head is not None}
    for part in parts:
        if part.sentence in announcing:
            reader.head(part)
        else:
            reader.read(part)
    return reader.found


class _Reader:
    """Goes through the clauses in order and remembers what was ordered last."""

    def __init__(self, view: View, rules: Grammar, climate: float) -> None:
        self.view, self.rules, self.climate = view, rules, climate
        self.found: list[Draft] = []
        self.heads: dict[int, Head] = {}

    def head(self, part: Part) -> None:
        """Take a list's head: no task itself, but what its items inherit."""
        above = self._above(part.sentence)
        hit, total = part.hit, self._score(part)
        if hit is not None and total >= self.rules.threshold - self.rules.weight("head_slack"):
            lead = hit.lead or (above.lead if above else None)
            giver = self._resolve(hit.giver, self._last(), "giver", part.sentence)
            ordered = hit.frame.family == "future" and self._ordered(lead)
            kind = "directive" if ordered else hit.frame.kind
            giver = giver or (above.giver if above else None)
            self.heads[part.sentence] = Head(kind, lead, giver, part.bound)
        elif part.sentence not in self.heads:
            head = heads.loose(self.view, self.rules, part, above)
            if head is not None:
                self.heads[part.sentence] = head

    def _last(self) -> Draft | None:
        return self.found[-1] if self.found else None

    def read(self, part: Part) -> None:
        """Make a clause a task, join it to the one before, or leave it."""
        last = self._last()
        if closing.taken(self.view, self.rules, self.found, part, self._score(part)):
            return
        if part.listed and last is not None and last.sentence == part.sentence:
            self.found.append(self._listed(part, last))
            return
        draft = self._framed(part) or self._item(part) or self._follow(part) or self._far(part)
        goes_on = last is not None and last.sentence == part.sentence
        same = draft is None or (
            last is not None and bare.same_doer(self.view, self.rules, last, draft, part)
        )
        if last and goes_on and same and self._join(last, part, draft):
            return
        if draft is not None:
            plain = part.hit is None or part.hit.cue[0] <= part.hit.start + bare.SUBJECT_ROOM
            if last is not None and goes_on and draft.lead is None and (same or plain):
                draft.lead, draft.giver = last.lead, draft.giver or last.giver
            self.found.append(draft)

    def _score(self, part: Part) -> float:
        if part.hit is None:
            return 0.0
        return score.score(self.view, self.rules, part.hit, part.bound, self.climate,
                           self.view.bounds[part.sentence])  # fmt: skip

    def _framed(self, part: Part) -> Draft | None:
        hit, total = part.hit, self._score(part)
        last = self._before(part)
        if hit is None or total + self._understood(hit, last, part) < self.rules.threshold:
            return None
        total += self._understood(hit, last, part)
        above = self._above(part.sentence)
        giver = hit.giver or (above.giver if above else None)
        lead = hit.lead
        if lead is None and hit.frame.own:
            lead = hit.speaker or (last.lead or last.giver if last else None)
        if lead is None and hit.frame.family != "order":
            lead = above.lead if above else self._inherited(hit, last)
        elif lead is None and last is not None:  # "I ask them to …"
            lead = last.lead if frames.asks_them(self.view, self.rules, hit) else None
        kind = hit.frame.kind
        if hit.frame.family in ("future", "passive") and (
            above or (last and last.kind == "directive")
        ):
            kind = "directive" if not above or above.kind == "directive" else kind
        elif hit.frame.family == "future" and self._ordered(lead):
            kind = "directive"
        if kind == "target" and lead is None and last and last.sentence == part.sentence:
            kind = last.kind
        if kind == "directive" and giver is None:
            giver = hit.speaker or (last.giver if last else None)
        giver = self._resolve(giver, last, "giver", part.sentence)
        lead = self._resolve(lead, last, "lead", part.sentence)
        return Draft(
            start=hit.start, end=part.end, begin=hit.begin, kind=kind, rule=hit.frame.name,
            family=hit.frame.family, score=total, sentence=part.sentence, lead=lead, giver=giver,
            bound=part.bound or (above.bound if above else None), own_bound=part.bound is not None,
        )  # fmt: skip

    def _understood(self, hit: Hit, last: Draft | None, part: Part) -> float:
        """What the order before adds to one that leaves its own giver or doer out."""
        if last is not None and bare.doer_left_out(self.view, self.rules, hit, last):
            return self.rules.weight("duty_understood")
        if hit.giver is not None or hit.frame.giver == "none" or last is None:
            return 0.0
        if last.sentence != part.sentence or last.giver is None:
            return 0.0
        name = f"giver_{last.giver.quality}"
        return self.rules.weight(name) - self.rules.weight("giver_none")

    def _ordered(self, lead: Doer | None) -> bool:
        """In a directive text a plain future with a body is an order, but for the giver's own."""
        if (
            lead is None
            or lead.quality not in ("bodies", "official")
            or self.climate < _DIRECTIVE_TEXT
        ):
            return False
        mine = roles.names(lead.roles)
        return not any(d.giver and mine & roles.names(d.giver.roles) for d in self.found)

    def _listed(self, part: Part, last: Draft) -> Draft:
        """A further member of an enumeration of decisions."""
        clitic = self.rules["clitic"].match(self.view.text, part.start, part.end)
        start = clitic.end() if clitic else part.start
        return replace(last, start=start, end=part.end, begin=start, rule="listed",
                       bound=part.bound, own_bound=part.bound is not None)  # fmt: skip

    def _inherited(self, hit: Hit, last: Draft | None) -> Doer | None:
        if last is None:
            return None
        plain = hit.frame.family in ("future", "passive")
        return last.lead if plain or bare.doer_left_out(self.view, self.rules, hit, last) else None

    def _resolve(
        self, doer: Doer | None, last: Draft | None, role: str, sentence: int
    ) -> Doer | None:
        """A pronoun stands for the one who had the same role before, or the subject before."""
        if doer is None or doer.quality != "pronoun":
            return doer
        known = (last.giver if role == "giver" else last.lead) if last else None
        return known or roles.antecedent(self.view, self.rules, sentence) or doer

    def _item(self, part: Part) -> Draft | None:
        head = self._above(part.sentence)
        if head is None or not head.kind or part.end - part.start < 8:
            return None
        if self.view.surface(part.start, part.end).isupper():
            return None
        if self.rules["ended"].search(self.view.text, part.start, part.end):
            return None
        acts = bare.is_action(self.view, self.rules, part)
        if head.loose and not acts and not bare.is_noun(self.view, self.rules, part):
            return None
        return self._bare(part, "item", self.rules.weight("item"), head)

    def _follow(self, part: Part) -> Draft | None:
        last = self._before(part)
        if last is None or last.kind != "directive" or last.family not in _ORDERS:
            return None
        inside = last.sentence == part.sentence
        if inside and not self.rules.weight("follow_clause"):
            return None
        verb = not inside and any(
            self.rules[name].match(self.view.text, part.start, part.end)
            for name in ("action", "imperative")
        )
        lead = bare.named(self.view, self.rules, part, _AHEAD)
        deep = lead is not None and lead.outer > part.start + bare.SUBJECT_ROOM
        if inside and deep and lead is not None and lead.quality == "collective":
            lead = None  # whom the work is about, behind its verb
        plain = lead is not None and (
            bare.verb_first(self.view, self.rules, part)
            or bare.action_at(self.view, self.rules, lead.end, part.end)
        )
        if not (verb or plain) or self.rules["ended"].search(self.view.text, part.start, part.end):
            return None
        name = "follow_clause" if inside else "follow_verb" if verb else "follow_body"
        head = Head("directive", last.lead, last.giver, None)
        return self._bare(part, "follow", self.rules.weight(name), head)

    def _far(self, part: Part) -> Draft | None:
        """In a directive text, a body with a plain verb is an order even on its own.

        ``Body: action`` is one in any text.
        """
        own = roles.subject(self.view, self.rules, part.start, min(part.end, part.start + 200))
        if own is not None and own.quality == "bodies" and own.outer <= part.start + 2:
            colon = self.view.text.find(":", own.end, own.end + _COLON_REACH)
            named = colon > 0 and bare.noun_at(self.view, self.rules, colon + 1, part.end)
            if named or (colon > 0 and bare.action_at(self.view, self.rules, colon + 1, part.end)):
                head = Head("directive", own, None, None)
                draft = self._bare(part, "item", self.rules.weight("item"), head)
                draft.begin = colon + 1
                return draft
        if self.climate < _DIRECTIVE_TEXT:
            return None
        if self.rules["ended"].search(self.view.text, part.start, part.end):
            return None
        lead = bare.named(self.view, self.rules, part, _AHEAD)
        if lead is None or lead.quality != "bodies":
            return None
        verb_first = lead.start > part.start and bare.verb_first(self.view, self.rules, part)
        if not (verb_first or bare.action_at(self.view, self.rules, lead.end, part.end)):
            return None
        last = self._last()
        head = Head("directive", None, last.giver if last else None, None)
        return self._bare(part, "follow", self.rules.weight("follow_far"), head)

    def _bare(self, part: Part, rule: str, total: float, head: Head) -> Draft:
        own = bare.named(self.view, self.rules, part, 2 if rule == "item" else _AHEAD)
        begin = own.end if own else part.start
        if own is None and rule == "item" and bare.is_noun(self.view, self.rules, part):
            own = roles.agent(self.view, self.rules, part.start, part.end)
        total += self.climate * self.rules.weight("follow_climate")
        return Draft(
            start=part.start, end=part.end, begin=begin,
            kind=head.kind, rule=rule, family=rule, score=total, sentence=part.sentence,  # type: ignore[arg-type]
            lead=own or head.lead, giver=head.giver, bound=part.bound or head.bound,
            own_bound=part.bound is not None,
        )  # fmt: skip

    def _above(self, sentence: int) -> Head | None:
        head = self.view.sentences[sentence].head
        return self.heads.get(head) if head is not None else None

    def _before(self, part: Part) -> Draft | None:
        """The task just before a clause, in the same paragraph."""
        if not self.found:
            return None
        last = self.found[-1]
        if part.sentence - last.sentence > 1 or "\n" in self.view.text[last.end : part.start]:
            return None
        return last

    def _join(self, last: Draft, part: Part, draft: Draft | None) -> bool:
        """Join a clause to the task before it, unless their days differ."""
        ours = last.bound if last.own_bound else None
        theirs = part.bound.firm if part.bound else None
        day = None if ours is None else ours.due if theirs is None else ours.firm
        if day is not None and day != theirs:
            if draft is None and not bare.begins(self.view, self.rules["ended"], part.start, part):
                self.found.append(
                    replace(last, start=part.start, end=part.end, begin=part.start,
                            bound=part.bound, own_bound=part.bound is not None)
                )  # fmt: skip
            return draft is None
        if draft is None and (
            last.family == "status" or bare.begins(self.view, self.rules["remark"], last.end, part)
        ):
            return True
        last.end = part.end
        if part.bound is not None:
            last.bound, last.own_bound = part.bound, True
        last.score = max(last.score, draft.score if draft else last.score)
        return True
