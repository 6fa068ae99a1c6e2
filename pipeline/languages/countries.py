"""The country a text speaks of, where its source does not say: the one it names most.

The names stand in ``countries.toml`` (``[names]``, by ISO 3166-1 alpha-2 code).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from pipeline.languages.pack import Pack
from pipeline.languages.template import compile_pattern


@lru_cache(maxsize=4)  # asked again for every sum and date of one text
def countries_named(pack: Pack, text: str) -> Mapping[str, int]:
    """How often a folded text names each country (ISO 3166-1 alpha-2)."""
    pattern, codes = _compiled(pack)
    matches = pattern.finditer(text) if pattern else ()
    return Counter(codes[match.lastindex - 1] for match in matches if match.lastindex)


def country_named_most(pack: Pack, text: str) -> str | None:
    """The country a folded text names more often than any other; None where there is none."""
    ranked = Counter(countries_named(pack, text)).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def _compiled(pack: Pack) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    names: Mapping[str, list[str]] = pack.tables.get("countries", {}).get("names", {})
    if not names:
        return None, ()
    groups = "|".join(f"({'|'.join(sorted(n, key=len)[::-1])})" for n in names.values())
    return compile_pattern(pack, groups), tuple(names)
