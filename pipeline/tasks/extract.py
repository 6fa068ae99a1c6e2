"""Tasks of a text: frames found clause by clause, weighed, and handed on to what follows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.languages import Folded, Pack
from pipeline.languages.doc import folded, pack_of, published, store
from pipeline.schema import Role, Task
from pipeline.tasks import clauses, deadlines, follow, frames, phrase, roles, score, status
from pipeline.tasks.draft import Draft, Part
from pipeline.tasks.grammar import Grammar, grammar
from pipeline.tasks.view import BODY, Marks, View, view

_CLIMATE_ORDERS = 2
_SHORTEST = 12
_ANNOUNCED = 20_000  # characters: decisions are announced well before the end of a text
_LONGEST = 3000  # what runs on without a stop for longer is no sentence of an order
_MOST_CUES = 8  # of a clause
_CORE = 25  # a remark after so many characters is no part of the order
_LATER = 0.25  # a later frame in a clause counts only where it is much the stronger one


def extract(text: Folded, pack: Pack, marks: Marks) -> tuple[Task, ...]:
    """The tasks of a text in order; offsets are code points of the source text."""
    rules = grammar(pack)
    seen = view(text, marks)
    parts = _parts(seen, rules)
    drafts = follow.drafts(seen, rules, parts, _climate(seen, rules, parts))
    kept = [
        draft
        for draft in drafts
        if draft.score >= rules.threshold and draft.end - draft.start >= _SHORTEST
    ]
    return tuple(_task(seen, rules, draft, n) for n, draft in enumerate(kept, 1))


def _climate(seen: View, rules: Grammar, parts: list[Part]) -> float:
    """How much of a directive text this is, in [0, 1]: orders, and duties of named bodies.

    A text that announces decisions in so many words is one.
    """
    if rules["decisions"].search(seen.text, 0, _ANNOUNCED):
        return 1.0
    orders = sum(
        1
        for part in parts
        if part.hit is not None
        and part.score >= rules.threshold
        and (
            part.hit.frame.family == "order"
            or (part.hit.frame.family == "duty" and part.hit.lead is not None
                and part.hit.lead.quality == "bodies")
        )
    )  # fmt: skip
    return min(1.0, orders / _CLIMATE_ORDERS)


def _parts(seen: View, rules: Grammar) -> list[Part]:
    """Every clause of the text with its best frame."""
    cues = frames.cues(seen, rules)
    found: list[Part] = []
    at = 0
    lists = any(sentence.head is not None for sentence in seen.sentences)
    if not cues and not lists and BODY[0] not in seen.text:
        return found
    for index, (start, stop) in enumerate(seen.bounds):
        end = min(stop, start + _LONGEST)
        while at < len(cues) and cues[at][0] < start:
            at += 1
        mine = []
        while at < len(cues) and cues[at][0] < end:
            mine.append(cues[at])
            at += 1
        for left, right, listed in clauses.clauses(
            seen, rules, start, end, [cue[0] for cue in mine]
        ):
            for begin, until in clauses.by_days(seen, rules, left, right):
                here = [cue for cue in mine if begin <= cue[0] and cue[1] <= until]
                part = _part(seen, rules, index, begin, until, here)
                found.append(replace(part, listed=True) if listed else part)
    return found


def _part(
    seen: View, rules: Grammar, index: int, left: int, right: int, cues: list[frames.Cue]
) -> Part:
    end = clauses.finish(seen, rules, left, right)
    start = min(clauses.begin(seen, rules, left, end), end)
    best: tuple[float, frames.Hit] | None = None
    for hit in frames.hits(seen, rules, left, end, cues[:_MOST_CUES]):
        if hit.frame.family == "target" and deadlines.all_over(seen, *hit.cue):
            continue
        bound = deadlines.choose(_bounds(seen, rules, hit, hit.start, end))
        total = score.score(seen, rules, hit, bound, 0.0, seen.bounds[index])
        ordered = best is not None and best[0] >= rules.threshold and best[1].asks
        if ordered and hit.frame.family == "status":
            continue  # "shall publish the projects that are late" reports nothing
        if best is None or total > best[0] + _LATER:
            best = total, hit
    where = best[1].start if best else start
    core = best[1].cue[1] + _CORE if best else end
    remark = rules["remark"].search(seen.text, core, end) if core < end else None
    dated = remark and any(
        bound.due for bound in deadlines.bounds(seen, rules, remark.start(), end)
    )
    if remark and not dated:
        end = clauses.finish(seen, rules, start, remark.start())
    chosen = deadlines.choose(_bounds(seen, rules, best[1] if best else None, where, end))
    return Part(index, start, end, best[1] if best else None, best[0] if best else 0.0, chosen)


def _bounds(
    seen: View, rules: Grammar, hit: frames.Hit | None, start: int, end: int
) -> list[deadlines.Bound]:
    loose = hit is not None and hit.frame.family == "target"
    past = hit is not None and hit.frame.family == "status"
    return deadlines.bounds(seen, rules, start, end, past=past, loose=loose)


def _task(seen: View, rules: Grammar, draft: Draft, number: int) -> Task:
    start, end = seen.span(draft.start, draft.end)
    lead = draft.lead.roles if draft.lead else ()
    helpers = roles.support(seen, rules, draft.start, draft.end)
    taken = roles.names(lead)
    action, thing = phrase.action(seen, rules, draft.begin, draft.end)
    return Task(
        id=f"k{number}",
        start=start,
        end=end,
        text=seen.folded.source[start:end],
        kind=draft.kind,
        action=action,
        object=thing,
        assigner=_first(draft),
        lead=lead,
        support=tuple(role for role in helpers if role.name.casefold() not in taken),
        deadline=deadlines.deadline(seen, rules, draft.start, draft.end, draft.bound),
        reported_status=status.reported(seen, rules, draft.kind, draft.start, draft.end),
        figures=tuple(m.id for _, _, m in seen.figures.inside(draft.start, draft.end) if m.id),
        citations=tuple(m.id for _, _, m in seen.citations.inside(draft.start, draft.end) if m.id),
        confidence=score.confidence(rules, draft.score),
        rule=f"{rules.pack.code}.{draft.kind}.{draft.rule}",
    )


def _first(draft: Draft) -> Role | None:
    return draft.giver.roles[0] if draft.giver and draft.giver.roles else None


@Language.factory("chidao_tasks", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component: fills ``doc._.tasks`` from the layers before it."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        marks = Marks(
            sentences=doc._.sentences,
            times=doc._.times,
            agencies=doc._.agencies,
            figures=doc._.figures,
            citations=doc._.citations,
            published=published(doc),
        )
        return store(doc, "tasks", extract(folded(doc, pack), pack, marks))

    return annotate
