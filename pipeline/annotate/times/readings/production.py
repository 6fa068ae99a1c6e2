"""The register of productions: their names are what rules write in ``make``."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.annotate.times.sight import Reading, Sight

Production = Callable[[Sight], Reading | None]
MAKE: dict[str, Production] = {}


def production(function: Production) -> Production:
    """Register a production under its name."""
    MAKE[function.__name__.rstrip("_")] = function
    return function


@production
def none(sight: Sight) -> Reading | None:
    """Not a time: a document number, a score. The scan passes over the whole match."""
    return None
