"""French cardinals up to 10^15 by num2words (LGPL, for tests only): France, Belgium, Switzerland.

Written with hyphens where they always were, or everywhere (the spelling of 1990).
"""

from __future__ import annotations

from num2words import num2words

from tests.annotate.spelling import Choose

_COUNTRIES = ("fr", "fr_BE", "fr_CH")


def spell(number: int, choose: Choose) -> str:
    """The words of a whole number from 0 to 10^15."""
    words = str(num2words(number, lang=choose(_COUNTRIES)))
    return words.replace(" ", choose((" ", " ", "-")))
