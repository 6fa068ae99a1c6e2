"""The time grammar of a pack: what its ``times/*.toml`` say, compiled once.

``[macro]`` holds pieces of patterns, written ``@{name}`` where they are used, ``[slot]``
patterns of named groups, ``[lexicon.NAME]`` forms by key; a lexicon is a slot of its own
name. A ``[[rule]]`` has ``name``, ``pattern``, ``make`` (a production), and may have
``before`` / ``not_before`` (what must or must not stand right before), ``alone`` (``before``
is not asked for where the time stands alone on its line or in its cell), ``only_in`` (the
countries whose texts alone are read so), ``fixed`` parameters and ``examples``
(``examples.py``). ``attached`` are one-letter words written onto the next one, ``glued`` what
may be written onto a number. ``future`` are words of what is to come, ``joint`` what joins two
times, ``compared`` what makes a time a base of comparison, ``through`` the word between the
ends of a range, ``months_ahead`` the
months from which on a month without a year is that of the year before where no word speaks
of what is to come. A rule is tried only where its pattern can begin, so the words at its head are
best written out in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.annotate.times.values import MONTHS_AHEAD
from pipeline.errors import PackError
from pipeline.languages.pack import Pack
from pipeline.languages.symbols import ANY, NUMBER, Parsed
from pipeline.languages.template import SPACE, compile_pattern, regular_expression, shared_prefixes

WORD = re.compile(r"[^\W\d_]+|\d+")
WINDOW = 60  # characters looked at before a match
AGAIN = "789"  # group numbers of a slot that stands more than once
_PLAIN_SLOT = re.compile(r"\{([a-z_]+)\}")
_MACRO = re.compile(r"@\{([a-z_]+)\}")
_NEXT = re.compile(SPACE + r"?([^\W\d_]+|\d|.|\n)")
_BLANKS = re.compile(SPACE)
_MOST_WORDS = 50_000  # words remembered, then forgotten at once
_EDGE = 4  # characters beside a match in which its line or cell must begin and end
_OPENS = re.compile(r"(?:\A|[\n\t|])[ \u00a0(«\"'-]{0,3}\Z")
_CLOSES = re.compile(r"[ \u00a0.,:;!?)»\"']{0,3}(?:\Z|[\n\t|])")
_RIGHT = r"(?![.,/:]?\d)(?!-\w)"


@dataclass(frozen=True, eq=False)
class Rule:
    """One ``[[rule]]``, compiled; ``rank`` is its place in the table."""

    name: str
    rank: int
    make: str
    pattern: Parsed
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    fixed: Mapping[str, str]
    alone: bool = False
    only_in: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The match that begins at ``at`` and stands in the context the rule asks for."""
        found = self.pattern.compiled.match(text, at)
        if found is None:
            return None
        low = max(0, at - WINDOW)
        alone = self.alone and _alone(text, *found.span())
        if self.before is not None and not alone and not self.before.search(text, low, at):
            return None
        if self.not_before is not None and self.not_before.search(text, low, at):
            return None
        return found


@dataclass(frozen=True)
class Grammar:
    """The compiled table; ``by_word`` leads from the word a time begins with to the rules to
    try, ``by_number`` from what follows the number it begins with. ``parts`` remembers, for
    words seen before, where in them a time may begin.
    """

    rules: tuple[Rule, ...]
    by_word: Mapping[str, tuple[Rule, ...]]
    by_number: Mapping[str, tuple[Rule, ...]]
    lexicons: Mapping[str, Mapping[str, str]]
    attached: frozenset[str]
    glued: tuple[str, ...]
    future: re.Pattern[str] | None
    future_after: re.Pattern[str] | None
    joint: re.Pattern[str] | None
    through: re.Pattern[str] | None
    compared: re.Pattern[str] | None
    countries: Mapping[str, frozenset[str]]
    months_ahead: int
    parts: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict, compare=False)

    def rules_at(self, text: str, at: int, word: str) -> tuple[Rule, ...]:
        """The rules that may begin with the word or number at an offset."""
        if not word.isdecimal():
            return self.by_word.get(word) or self.by_word[ANY]
        after = _NEXT.match(text, at + len(word))
        symbol = after.group(1) if after else ""
        symbol = NUMBER if symbol.isdecimal() else symbol
        return self.by_number.get(symbol) or self.by_number[ANY]

    def key(self, lexicon: str, form: str) -> str | None:
        """The key a folded form stands under."""
        return self.lexicons.get(lexicon, {}).get(_BLANKS.sub(" ", form))

    def starts(self, text: str) -> Iterator[tuple[int, str]]:
        """Offsets at which an expression may begin, with the word that begins there."""
        parts = self.parts
        for token in WORD.finditer(text):
            word = token.group()
            found = parts.get(word)
            if found is None:
                found = self._parts(word)
            if not found:
                continue
            at = token.start()
            glued = _glued(text, at)
            for cut, part in found:
                if not glued or (not cut and word.isdecimal() and self._prefixed(text, at)):
                    yield at + cut, part

    def _parts(self, word: str) -> tuple[tuple[int, str], ...]:
        """Where in a word a time may begin: at its head, or behind what is written onto it."""
        known, found = self.by_word, [(0, word)]
        if not word.isdecimal():
            cuts = [0]
            while cuts[-1] < min(2, len(word) - 2) and word[cuts[-1]] in self.attached:
                cuts.append(cuts[-1] + 1)
            found = [(cut, word[cut:]) for cut in cuts if known[ANY] or word[cut:] in known]
        if len(self.parts) > _MOST_WORDS:
            self.parts.clear()
        self.parts[word] = tuple(found)
        return self.parts[word]

    def _prefixed(self, text: str, at: int) -> bool:
        if any(text.endswith(form, 0, at) for form in self.glued):
            return True
        if not at or text[at - 1] not in self.attached:
            return False
        return at < 2 or not text[at - 2].isalnum() or text[at - 2] in self.attached


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line, or in the cell of a table."""
    opened = _OPENS.search(text, max(0, start - _EDGE), start)
    return opened is not None and _CLOSES.match(text, end) is not None


def _glued(text: str, at: int) -> bool:
    """Whether the characters before ``at`` belong to the same word or number."""
    if not at:
        return False
    previous = text[at - 1]
    if previous.isalnum() or previous in "_$€£":
        return True
    return text[at].isdigit() and previous in ".,/:-+" and at > 1 and text[at - 2].isalnum()


@cache
def grammar(pack: Pack) -> Grammar:
    """The time grammar of a pack; PackError when its table cannot be compiled."""
    table = pack.table("times")
    lexicons: dict[str, dict[str, str]] = {
        name: {_fold(pack, form): key for key, forms in entries.items() for form in forms}
        for name, entries in table.get("lexicon", {}).items()
    }
    macros = _macros(table, lexicons)
    slots = {name: macros[name] for name in lexicons}
    slots |= {name: _expanded(body, macros) for name, body in table.get("slot", {}).items()}
    rules = [_rule(pack, entry, i, macros, slots) for i, entry in enumerate(table["rule"])]
    return Grammar(
        rules=tuple(rules),
        by_word=_index(
            {rule: {a for a, _ in rule.pattern.symbols if a != NUMBER} for rule in rules}
        ),
        by_number=_index(
            {rule: {b for a, b in rule.pattern.symbols if a in (NUMBER, ANY)} for rule in rules}
        ),
        lexicons=lexicons,
        attached=frozenset(table.get("attached", "")),
        glued=tuple(_fold(pack, form) for form in table.get("glued", ())),
        future=_optional(pack, table.get("future"), macros, end=False),
        future_after=_optional(pack, table.get("future_after"), macros, end=False),
        joint=_optional(pack, table.get("joint"), macros, end=False),
        through=_optional(pack, table.get("through"), macros, end=False),
        compared=_optional(pack, table.get("compared"), macros),
        months_ahead=table.get("months_ahead", MONTHS_AHEAD),
        countries={
            name: frozenset(listed)
            for name, listed in pack.tables.get("countries", {}).get("weekend", {}).items()
        },
    )


def _fold(pack: Pack, form: str) -> str:
    return pack.folding(form).text


def _macros(table: Mapping[str, Any], lexicons: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    macros = {"_": "(?: )?"}
    macros |= {name: shared_prefixes(forms) for name, forms in lexicons.items()}
    for name, body in table.get("macro", {}).items():
        macros[name] = _expanded(body, macros)
    return macros


def _expanded(body: str, macros: Mapping[str, str]) -> str:
    def piece(match: re.Match[str]) -> str:
        if match.group(1) not in macros:
            raise PackError(f"unknown macro @{{{match.group(1)}}} in {body!r}")
        return f"(?:{macros[match.group(1)]})" if match.group(1) != "_" else macros["_"]

    return _MACRO.sub(piece, body)


def _optional(
    pack: Pack, body: str | None, macros: Mapping[str, str], *, end: bool = True
) -> re.Pattern[str] | None:
    """A pattern for what stands before; with ``end`` it must reach up to the match."""
    if body is None:
        return None
    body = _expanded(body, macros)
    if not end:
        return compile_pattern(pack, body, bounded=False)
    return compile_pattern(pack, rf"(?:{pack.left}|(?!\w))(?:{body})(?: )?\Z", bounded=False)


def _rule(
    pack: Pack,
    entry: Mapping[str, Any],
    rank: int,
    macros: Mapping[str, str],
    slots: Mapping[str, str],
) -> Rule:
    body = _renamed(_expanded(entry["pattern"], macros))
    right = "" if entry.get("open") else pack.right + _RIGHT
    try:
        pattern = Parsed(regular_expression(pack, f"(?:{body}){right}", slots))
    except re.error as error:
        raise PackError(f"{pack.code}: rule {entry['name']}: {error}") from error
    return Rule(
        name=entry["name"],
        rank=rank,
        make=entry["make"],
        pattern=pattern,
        before=_optional(pack, entry.get("before"), macros),
        not_before=_optional(pack, entry.get("not_before"), macros),
        fixed=entry.get("fixed", {}),
        alone=entry.get("alone", False),
        only_in=frozenset(entry.get("only_in", ())),
        examples=tuple(entry.get("examples", ())),
    )


def _renamed(body: str) -> str:
    """Give a slot that stands again in another branch a group name of its own."""
    seen: dict[str, int] = {}

    def slot(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, -1) + 1
        return f"{{{name}:{AGAIN[seen[name] - 1]}}}" if seen[name] else match.group()

    return _PLAIN_SLOT.sub(slot, body)


def _index(starts: Mapping[Rule, set[str]]) -> dict[str, tuple[Rule, ...]]:
    """The rules by symbol, those that may begin with any symbol under each of them."""
    symbols = {ANY, *(symbol for found in starts.values() for symbol in found)}
    return {
        symbol: tuple(rule for rule, found in starts.items() if found & {symbol, ANY})
        for symbol in symbols
    }
