"""The words that names of bodies are made of, compiled once a pack.

``agencies.toml`` says which words begin a name and how they behave, ``fields.toml`` the
closed lexicon of domains, ``places.toml`` the gazetteer. Arabic writes small words onto the
next one: the pack's ``affixes`` say which, and every form is laid down here beforehand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pipeline.annotate.agency_text import Tokens
from pipeline.languages import Pack
from pipeline.languages.template import SPACE
from pipeline.schema.agency import AgencyKind

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
TAKES_ALL = frozenset({"field", "verbal", "adjective", "place", "capital", "nested"})


@dataclass(frozen=True)
class Entry:
    """A phrase of the lexicon: its role and how a name may go on after it.

    ``skip`` counts the leading characters that are not part of the name, ``joins`` the
    small words written onto it (``and``, ``for``, ``in``).
    """

    role: str
    kind: AgencyKind = "other"
    key: str = ""
    skip: int = 0
    joins: frozenset[str] = frozenset()
    definite: bool = False
    exact: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)

    def says(self, name: str) -> bool:
        """Whether a switch of the entry is on."""
        return bool(self.settings.get(name, False))

    def words(self, name: str) -> frozenset[str]:
        """A list of words of the entry."""
        found: frozenset[str] = self.settings.get(name, frozenset())
        return found


Phrases = dict[str, list[tuple[tuple[str, ...], Entry]]]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Phrases by their first word, longest first, and the pack's switches."""

    starters: Phrases
    tails: Phrases
    joins: Phrases
    members: Phrases
    qualifiers: Phrases
    lists: Mapping[str, frozenset[str]]
    cues: Mapping[str, re.Pattern[str]]
    options: Mapping[str, Any]
    prefixes: tuple[str, ...]

    def starter(self, tokens: Tokens, at: int) -> tuple[int, Entry] | None:
        """The head, fixed name or blocked phrase at a position, with its length in tokens."""
        return match(self.starters, tokens, at)

    def tail(self, tokens: Tokens, at: int) -> tuple[int, Entry] | None:
        """The domain, adjective, level word or place at a position, with its length."""
        return match(self.tails, tokens, at)

    def has_article(self, tokens: Tokens, first: int, stop: int) -> bool:
        """Whether one of the words ``first:stop`` begins with the article."""
        article = str(self.options["article"])
        return bool(article) and any(w.startswith(article) for w in tokens.words[first:stop])

    def join(self, tokens: Tokens, at: int) -> tuple[int, Entry] | None:
        """The joining word at a position, with its length."""
        return match(self.joins, tokens, at)


def match(phrases: Phrases, tokens: Tokens, at: int) -> tuple[int, Entry] | None:
    """The longest phrase that stands at a position, with its length in tokens."""
    for words, entry in phrases.get(tokens.word(at), ()):
        stop = at + len(words)
        if stop > len(tokens) or (len(words) > 1 and tuple(tokens.words[at:stop]) != words):
            continue
        if entry.exact and tokens.folded.surface(tokens.starts[at], tokens.ends[stop - 1]) != (
            entry.exact
        ):
            continue
        if entry.says("capital") and not tokens.capital(at):
            continue
        return len(words), entry
    return None


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The compiled lexicon of a pack."""
    table = pack.table("agencies")
    build = _Build(pack, table.get("affixes", {}))
    generics = table["collectives"]
    build.starters_from(table)
    build.tails_from(pack.table("fields"), pack.table("places"), table)
    build.joins_from(table["joins"])
    return Lexicon(
        starters=build.done(build.starters),
        tails=build.done(build.tails),
        joins=build.done(build.joins),
        members=build.done(build.members(generics["members"])),
        qualifiers=build.done(build.plain(generics["qualifiers"], "qualifier")),
        lists={
            name: frozenset(pack.folding(word).text for word in words)
            for name, words in table["lists"].items()
        },
        cues={name: _cue(pack, words) for name, words in table["cues"].items()},
        options=table["options"],
        prefixes=tuple(p for p in build.before_names if len(p) == 1),
    )


def _cue(pack: Pack, words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a list of cue words; ``…`` in a word stands for any ending."""
    forms = sorted({pack.folding(word).text for word in words}, key=lambda w: (-len(w), w))
    body = "|".join(re.escape(w).replace("…", r"\w{0,12}").replace(r"\ ", SPACE) for w in forms)
    return re.compile(f"{pack.left}(?:{body}){pack.right}") if forms else re.compile(r"(?!)")


class _Build:
    def __init__(self, pack: Pack, affixes: Mapping[str, Any]) -> None:
        self.pack = pack
        self.article: str = affixes.get("article", "")
        self.contracted: str = affixes.get("contracted", "")
        self.before_names: list[str] = affixes.get("before_names", [])
        self.before_words: list[dict[str, str]] = affixes.get("before_words", [])
        self.starters: Phrases = defaultdict(list)
        self.tails: Phrases = defaultdict(list)
        self.joins: Phrases = defaultdict(list)

    def cut(self, phrase: str) -> tuple[str, ...]:
        return tuple(_TOKEN.findall(self.pack.folding(phrase).text))

    def settings(self, row: Mapping[str, Any]) -> dict[str, Any]:
        kept = {k: v for k, v in row.items() if k not in ("names", "kind", "key")}
        for name, value in kept.items():
            if isinstance(value, list):
                kept[name] = frozenset(self.pack.folding(v).text for v in value)
        return kept

    def starters_from(self, table: Mapping[str, Any]) -> None:
        for row in table["heads"]:
            entry = Entry(
                "head", kind=row["kind"], key=row.get("key", ""), settings=self.settings(row)
            )
            for name in row["names"]:
                self.start(name, entry)
        for row in table["fixed"]:
            entry = Entry("fixed", kind=row["kind"], settings=self.settings(row))
            for name in row["names"]:
                self.start(name, entry)
        for row in table.get("acronyms", []):
            for name in row["names"]:
                words = self.cut(name)
                entry = Entry("fixed", kind=row["kind"], exact=name)
                self.starters[words[0]].append((words, entry))
        for name in table["blocked"]:
            self.start(name, Entry("blocked"))
        for row in table.get("titles", []):
            for name in row["names"]:
                self.start(name, Entry("blocked", kind=row["kind"], key=row["key"]))

    def start(self, name: str, entry: Entry) -> None:
        """Lay down a phrase that begins a name, with the small words written before it."""
        words = self.cut(name)
        first, rest = words[0], words[1:]
        if self.article and any(word.startswith(self.article) for word in words):
            entry = replace(entry, definite=True)
        elif self.article and entry.role == "head" and not rest and not entry.says("indefinite"):
            self._prefixed(self.article + first, rest, replace(entry, definite=True))
        self._prefixed(first, rest, entry)

    def _prefixed(self, first: str, rest: tuple[str, ...], entry: Entry) -> None:
        self.starters[first].append(((first, *rest), entry))
        for prefix in self.before_names:
            shaped = replace(entry, skip=len(prefix))
            self.starters[prefix + first].append(((prefix + first, *rest), shaped))
        if self.article and first.startswith(self.article):
            bare = first[len(self.article) :]
            for prefix in ("", *self.before_names[:1]):
                form = prefix + self.contracted + bare
                shaped = replace(entry, skip=len(prefix) + len(self.contracted))
                self.starters[form].append(((form, *rest), shaped))

    def tails_from(
        self, fields: Mapping[str, Any], places: Mapping[str, Any], table: Mapping[str, Any]
    ) -> None:
        for key, forms in fields["concepts"].items():
            self._tail_forms(forms, Entry("field", key=key))
        self._tail_forms(fields["plain"], Entry("field"))
        self._tail_forms(fields["verbal"], Entry("verbal"))
        self._tail_forms(fields["adjectives"], Entry("adjective"))
        self._tail_forms(fields.get("persons", []), Entry("place"))
        for key, forms in places["places"].items():
            self._tail_forms(forms, Entry("place", key=key))
        self._tail_forms(table["levels"], Entry("level"))

    def _tail_forms(self, forms: Iterable[str], entry: Entry) -> None:
        for name in forms:
            words = self.cut(name)
            self._tail(words, entry)
            first, rest = words[0], words[1:]
            for affix in self.before_words:
                if affix.get("only") and entry.role not in affix["only"].split():
                    continue
                shape = affix["form"]
                whole = bool(self.article) and name.startswith(self.article)
                if whole and shape.endswith(self.article):
                    first_form = shape[: -len(self.article)] + first
                elif whole and self.contracted in shape:
                    first_form = shape + first[len(self.article) :]
                else:
                    first_form = shape + first
                joins = frozenset(affix["join"].split())
                shaped = replace(entry, joins=joins, definite=affix.get("definite") == "yes")
                self._tail((first_form, *rest), shaped)

    def _tail(self, words: tuple[str, ...], entry: Entry) -> None:
        self.tails[words[0]].append((words, entry))

    def joins_from(self, table: Mapping[str, Any]) -> None:
        for join, forms in table.items():
            for form in forms:
                words = self.cut(form)
                entry = Entry("join", joins=frozenset(join.split("_")))
                self.joins[words[0]].append((words, entry))

    def members(self, rows: Iterable[Mapping[str, Any]]) -> Phrases:
        found: Phrases = defaultdict(list)
        for row in rows:
            entry = Entry("member", kind=row["kind"], settings=self.settings(row))
            for name in row["names"]:
                words = self.cut(name)
                found[words[0]].append((words, entry))
                for prefix in self.before_names:
                    form = prefix + words[0]
                    found[form].append(((form, *words[1:]), replace(entry, skip=len(prefix))))
                if self.article and words[0].startswith(self.article):
                    form = self.contracted + words[0][len(self.article) :]
                    shaped = replace(entry, skip=len(self.contracted))
                    found[form].append(((form, *words[1:]), shaped))
        return found

    def plain(self, names: Iterable[str], role: str) -> Phrases:
        found: Phrases = defaultdict(list)
        for name in names:
            words = self.cut(name)
            found[words[0]].append((words, Entry(role)))
        return found

    @staticmethod
    def done(phrases: Phrases) -> Phrases:
        """Longest first; of equal length the plainest (fewest characters left out) first."""
        return {
            first: sorted(
                found,
                key=lambda item: (
                    -len(item[0]),
                    item[1].skip,
                    not item[1].says("capital"),
                    item[1].settings.get("alone") == "no",
                ),
            )
            for first, found in phrases.items()
        }
