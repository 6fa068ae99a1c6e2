"""Patterns that read like the language: templates with named slots, compiled once a pack.

In a template a space stands for any run of blanks on one line, ``{month}`` for a named
group of that slot's forms, and ``{month:2}`` for a second group of the same slot
(its group is named ``month_2``). Everything else is a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.errors import PackError
from pipeline.languages.first import lookahead
from pipeline.languages.pack import Pack

# Bounded and possessive: a long run of blanks costs no more than a short one.
SPACE = r"(?:[ \t\u00a0\u2007\u2009\u202f]{1,8}+)"
_END = ""  # marks the end of a form in a tree of characters
_SLOT = re.compile(r"\{([a-z_]+)(?::(\d))?\}")


def alternation(forms: Iterable[str]) -> str:
    """A pattern that matches any of the plain forms, longest first."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in ordered)


def shared_prefixes(forms: Iterable[str]) -> str:
    """The same as ``alternation`` for forms that are folded already, each beginning told once:
    a long list is read faster so, by the parser and by the search. Source: a trie (Fredkin 1960).
    """
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _alternatives(root)


def _alternatives(node: Mapping[str, Any]) -> str:
    branches = [
        _literal(character) + (_alternatives(after) if set(after) != {_END} else "")
        for character, after in sorted(node.items())
        if character != _END
    ]
    body = "|".join(branches)
    if _END in node:
        return f"(?:{body})?" if body else ""
    return body if len(branches) == 1 else f"(?:{body})"


def _literal(character: str) -> str:
    return character if character == " " else re.escape(character)


def expand(template: str, slots: Mapping[str, str]) -> str:
    """The regular expression of a template; PackError for a slot nobody defines."""

    def group(match: re.Match[str]) -> str:
        name, number = match.groups()
        if name not in slots:
            raise PackError(f"unknown slot {{{name}}} in pattern {template!r}")
        label = f"{name}_{number}" if number else name
        return f"(?P<{label}>{slots[name]})"

    return _SLOT.sub(group, template)


def regular_expression(pack: Pack, template: str, slots: Mapping[str, str] | None = None) -> str:
    """What a template says, as a regular expression over the pack's folded text."""
    body = pack.folding.pattern(expand(template, slots or {}))
    return re.sub(r"(?<!\\) ", lambda _: SPACE, body)


def compile_pattern(
    pack: Pack, template: str, slots: Mapping[str, str] | None = None, *, bounded: bool = True
) -> re.Pattern[str]:
    """Compile a template against the pack's folded text.

    ``bounded`` asks for a word boundary of the language on both sides.
    """
    body = regular_expression(pack, template, slots)
    try:
        if bounded:
            body = f"{lookahead(body)}{pack.left}(?:{body}){pack.right}"
        return re.compile(body)
    except re.error as error:
        raise PackError(f"{pack.code}: pattern {template!r}: {error}") from error
