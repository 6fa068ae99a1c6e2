"""What the times of a text cost: on news beside dateparser's search, and on hostile input.

    python benchmarks/times.py [NEWS_FOLDER] [--documents N]

Texts as in `speed.py`. First milliseconds of CPU time for 1,024 characters, folding included,
packs and dateparser's languages loaded; then inputs that invite a pattern to look back and
forth, of 12,500 to 100,000 characters: what doubles with its input is linear.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateparser.search import search_dates
from hostile import ROUNDS, cost, print_growth
from speed import SIZE, documents

from pipeline.annotate.times import find_times
from pipeline.languages import Pack, codes, load

KB = 1024
DAY = date(2025, 11, 14)
TAIL = "1-a_.5"  # at which a pattern that ran to the end fails, from wherever it began
ANYWHERE = {
    "digits": "1234567890",
    "digits, parted": "12 ",
    "slashes": "1/",
    "dots": "1.",
    "hyphens": "2025-",
    "colons": "12:30:",
    "letters and hyphens": "1-a_-",
    "spaces": " ",
    "newlines": "\n",
}
OWN = {
    "ar": ("يوم ", "من 1 إلى ", "الأول من ", "و"),
    "fr": ("le ", "de 1 à 2 à 3 ", "du 1er au ", "n° 1-"),
    "vi": ("tháng ", "tháng\n\n", "từ 1 đến ", "năm "),
}


def main() -> None:
    """Print a line a language, then a line a language and kind of hostile input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=50)
    arguments = parser.parse_args()
    _beside_dateparser(arguments.news, arguments.documents)
    print_growth(_kinds, lambda pack, text: find_times(pack.folding(text), pack, DAY), TAIL)


def _beside_dateparser(news: Path | None, number: int) -> None:
    print(f"ms for {KB} characters: median of {ROUNDS} rounds over {number} texts of {SIZE}")
    print("      chidao  dateparser   ratio")
    for code in codes():
        pack = load(code)
        texts = [article.text for article in documents(code, number, news)]
        size = sum(map(len, texts)) / KB
        ours = cost(lambda text, pack=pack: find_times(pack.folding(text), pack, DAY), texts) / size
        theirs = cost(lambda text, code=code: search_dates(text, languages=[code]), texts) / size
        print(f"{code}  {ours:8.2f}  {theirs:10.2f}  {theirs / ours:6.1f}")


def _kinds(pack: Pack) -> Iterator[tuple[str, str]]:
    """Names and units of hostile input, the pack's own month names in a row among them."""
    yield from ANYWHERE.items()
    yield from ((repr(unit), unit) for unit in OWN.get(pack.code, ()))
    forms = [form for entry in pack.table("times")["lexicon"]["month"].values() for form in entry]
    yield "month names", " ".join(forms) + " "
    yield "days and months", " ".join(f"{i % 31 + 1} {form}" for i, form in enumerate(forms)) + " "


if __name__ == "__main__":
    main()
