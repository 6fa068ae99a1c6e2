"""The task rules of a pack, compiled: frames, the words for doers, cuts, signals, weights.

A frame is a verb or turn of phrase that says somebody must or will act. Its ``cue`` is what
is looked for; ``doer`` says on which side of the cue the one who must act stands, ``giver``
on which side the one who orders. Everything is read from the pack's ``tasks.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.errors import PackError
from pipeline.languages import Pack
from pipeline.languages.template import expand
from pipeline.schema.task import TaskKind
from pipeline.tasks.view import BODY, CITATION, TIME

Side = Literal["before", "after", "either", "agent", "none"]
# Patterns that not every pack gives.
OPTIONAL = (
    "action_noun",
    "agent",
    "closing",
    "lapsed",
    "standing",
    "apart",
    "decisions",
    "list_title",
    "no_list",
    "them",
    "no_subject",
    "relative",
)
DOERS = ("bodies", "demonstrative", "collective", "official", "place", "pronoun")


@dataclass(frozen=True)
class Frame:
    """One frame; ``not_before``/``not_after`` are contexts that rule it out.

    ``stretch`` says whether the cue belongs to the task's words ("cue": they begin with it),
    ``own`` that the speaker is the doer (a first person), ``acts`` that the cue holds the
    verb of the task itself.
    """

    name: str
    kind: TaskKind
    doer: Side
    giver: Side
    weight: float
    family: str
    stretch: Literal["whole", "after", "cue"]
    own: bool
    acts: bool
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


@dataclass(frozen=True)
class Signal:
    """A pattern near a cue (or in the ``whole`` sentence) that makes a task more or less likely."""

    name: str
    weight: float
    pattern: re.Pattern[str]
    whole: bool = False


@dataclass(frozen=True, eq=False)
class Grammar:
    """The compiled rules of one language."""

    pack: Pack
    threshold: float
    weights: Mapping[str, float]
    cues: re.Pattern[str]
    frames: Mapping[str, tuple[Frame, ...]]
    signals: tuple[Signal, ...]
    patterns: Mapping[str, re.Pattern[str]]

    def weight(self, name: str) -> float:
        """A weight by name; 0 where the table does not give one."""
        return self.weights.get(name, 0.0)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


_BLANK = re.compile(r"(?<!\\) ([?*]?)")


class _Compiler:
    """Templates of one pack's table, with its slots."""

    def __init__(self, pack: Pack, table: Mapping[str, Any]) -> None:
        self.pack = pack
        body = f"{BODY[0]}{BODY[1]}*"
        words = table["doers"]
        self.slots: dict[str, str] = {}
        self.slots |= {
            "body": body,
            "time": f"{TIME[0]}{TIME[1]}*",
            "cite": f"{CITATION[0]}{CITATION[1]}*",
            "of": self.raw(words["of"]),
        }
        for name, pattern in table.get("slots", {}).items():
            self.slots[name] = self.raw(pattern)
        joint = f"(?:{self.raw(words['joint'])})"
        aside = self.raw(words.get("aside", "(?!)"))
        self.slots["bodies"] = f"{body}(?:{aside})?(?:{joint}{body}(?:{aside})?){{0,30}}"
        for name in DOERS[1:]:
            self.slots[name] = self.raw("|".join(words[name]) or "(?!)")
        self.slots["doer"] = "|".join(
            f"{self.pack.left}(?:{self.slots[n]}){self.pack.right}" if n != "bodies"
            else self.slots[n] for n in DOERS
        )  # fmt: skip

    def raw(self, template: str) -> str:
        """The expression of a template, without named groups."""
        spaced = _BLANK.sub(lambda m: " *" if m[1] else " +", self.pack.folding.pattern(template))
        return re.sub(r"\(\?P<(\w+)>", "(?:", expand(spaced, self.slots))

    def one(self, template: str, wrap: str = "{}") -> re.Pattern[str]:
        """A compiled template; PackError where it is no regular expression."""
        source = wrap.replace("{}", f"(?:{self.raw(template)})")
        try:
            return re.compile(source)
        except re.error as error:
            raise PackError(f"{self.pack.code} tasks: {template!r}: {error}") from error

    def words(self, templates: list[str], wrap: str = "{}") -> re.Pattern[str]:
        """Any of the templates as whole words."""
        return self.one("|".join(templates) or "(?!)", f"{self.pack.left}{wrap}{self.pack.right}")


@cache
def grammar(pack: Pack) -> Grammar:
    """The rules of a pack; PackError when its ``tasks.toml`` cannot be compiled."""
    table = pack.table("tasks")
    compiler = _Compiler(pack, table)
    cues, frames = _frames(compiler, table["frame"])
    return Grammar(
        pack=pack,
        threshold=table["threshold"],
        weights=table["weights"],
        cues=cues,
        frames=frames,
        signals=tuple(
            Signal(
                row["name"],
                row["weight"],
                compiler.words(row["pattern"])
                if row.get("words", True)
                else compiler.one("|".join(row["pattern"])),
                whole=row.get("whole", False),
            )
            for row in table["signal"]
        ),
        patterns=_patterns(compiler, table),
    )


def _frames(
    compiler: _Compiler, rows: list[dict[str, Any]]
) -> tuple[re.Pattern[str], dict[str, tuple[Frame, ...]]]:
    branches: dict[str, list[Frame]] = {}
    for row in rows:
        frame = _frame(compiler, row)
        for cue in row["cue"]:
            branches.setdefault(compiler.raw(cue), []).append(frame)
    ordered = sorted(branches, key=lambda source: -len(source))
    left, right = compiler.pack.left, compiler.pack.right
    parts = [
        f"{source}{'' if _looks_ahead(source) else right}(?P<c{number}>)"
        for number, source in enumerate(ordered)
    ]
    try:
        pattern = re.compile(f"{left}(?:{'|'.join(parts)})")
    except re.error as error:
        raise PackError(f"{compiler.pack.code} tasks: cues: {error}") from error
    return pattern, {f"c{n}": tuple(branches[source]) for n, source in enumerate(ordered)}


def _looks_ahead(source: str) -> bool:
    """Whether an expression ends in a lookahead, which says itself what may follow."""
    depth = 0
    for at in range(len(source) - 1, -1, -1):
        escaped = source[at - 1 : at] == "\\"
        if source[at] == ")" and not escaped:
            depth += 1
        elif source[at] == "(" and not escaped:
            depth -= 1
            if depth == 0:
                return source.endswith(")") and source.startswith("(?=", at)
    return False


def _frame(compiler: _Compiler, row: Mapping[str, Any]) -> Frame:
    def context(name: str, wrap: str) -> re.Pattern[str] | None:
        return compiler.one("|".join(row[name]), wrap) if name in row else None

    return Frame(
        name=row["name"],
        kind=row["kind"],
        doer=row.get("doer", "before"),
        giver=row.get("giver", "none"),
        weight=row["weight"],
        family=row["family"],
        stretch=row.get("stretch", "whole"),
        own=row.get("own", False),
        acts=row.get("acts", False),
        before=context("before", r"{}\s*\Z"),
        after=context("after", r"\s*{}"),
        not_before=context("not_before", r"(?<!\w){}\s*\Z"),
        not_after=context("not_after", rf"\s*{{}}{compiler.pack.right}"),
    )


def _doer(compiler: _Compiler, intro: str) -> re.Pattern[str]:
    slots, right = compiler.slots, compiler.pack.right
    # An office right before a body's name is that body ("the director of X").
    alone = rf"(?!\s*(?:{compiler.slots['of']})?{BODY[0]})"
    ends = {"bodies": "", "official": f"{right}{alone}"}
    groups = "|".join(f"(?P<{name}>{slots[name]}){ends.get(name, right)}" for name in DOERS)
    return re.compile(rf"[\s\"“”«»'(\[]*(?:{compiler.raw(intro)})(?P<doer>{groups})")


def _patterns(compiler: _Compiler, table: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    doers, found = table["doers"], {}
    found["subject"] = _doer(compiler, doers["subject_intro"])
    found["addressee"] = _doer(compiler, doers["addressee_intro"])
    found["named"] = re.compile(
        rf"(?:{compiler.raw(doers['named'])})(?P<doer>{compiler.slots['bodies']})"
    )
    found["doer"] = re.compile(compiler.slots["doer"])
    found["joined"] = _doer(compiler, doers.get("further", doers["joint"]))
    found["this"] = compiler.one(doers.get("this", "(?!)"), f"{{}}{compiler.pack.right}")
    found["phrase"] = compiler.one(doers.get("phrase", "(?!)"))
    found["joint"] = compiler.one(doers["joint"])
    found["imperative"] = compiler.one("(?!)")
    for name, pattern in table["cuts"].items():
        found[name] = compiler.words(pattern)
    found.setdefault("nominal", compiler.words([]))
    for name, pattern in table["edges"].items():  # may begin and end inside punctuation
        found[name] = compiler.one("|".join(pattern) or "(?!)")
    for name, pattern in table["shared_names"].items():  # matched on the source as written
        found[name] = re.compile("|".join(pattern) or "(?!)")
    for status, words in table["status"].items():
        found[f"status_{status}"] = compiler.words(words)
    for name in OPTIONAL:
        found.setdefault(name, re.compile(r"(?!)"))
    return found
