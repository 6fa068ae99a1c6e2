"""What the figures of a text cost: on news, beside text2num, and on hostile input.

    python benchmarks/figures.py [NEWS_FOLDER] [--documents N]

Texts as in `speed.py`. First milliseconds of CPU time for a kilobyte of UTF-8, packs loaded and
texts folded: the layer alone, and behind the times layer, whose marks it leaves alone as in the
flow. text2num (French; only where it is installed, and only number words and digits, without
units, ranges or judgement) stands beside it. Then hostile inputs of 12,500 to 100,000 characters:
what doubles with its input is linear.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from hostile import ROUNDS, cost, print_growth
from speed import SIZE, documents

from pipeline.annotate.figures import read_figures
from pipeline.annotate.times import find_times
from pipeline.languages import Folded, Pack, codes, load
from pipeline.languages.phrases import expansions
from pipeline.schema import Time

KB = 1024
DAY = date(2025, 11, 14)
TEXT2NUM = ("fr",)
ANYWHERE = (
    "1 ",
    "1, ",
    "1.",
    "(1)",
    "1/",
    "$",
    "1-",
    "1 000 ",
    "1% ",
    "((((",
    " ",
    "\n",
    "7",
    "a1",
)


def main() -> None:
    """Print a line a language, then a line a language and kind of hostile input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=50)
    arguments = parser.parse_args()
    _on_news(arguments.news, arguments.documents)
    print_growth(_kinds, lambda pack, text: read_figures(pack.folding(text), pack))


def _on_news(news: Path | None, number: int) -> None:
    print(f"ms for a kilobyte: median of {ROUNDS} rounds over {number} texts of {SIZE} characters")
    print("      alone  behind times  text2num")
    for code in codes():
        pack = load(code)
        texts = [pack.folding(article.text) for article in documents(code, number, news)]
        size = sum(len(text.source.encode()) for text in texts) / KB
        times = {id(text): _times(text, pack) for text in texts}
        alone = cost(lambda text, pack=pack: read_figures(text, pack), texts) / size
        behind = (
            cost(
                lambda text, pack=pack, times=times: read_figures(text, pack, times[id(text)]),
                texts,
            )
            / size
        )
        other = _text2num(code)
        theirs = f"{cost(other, texts) / size:10.3f}" if other else ""
        print(f"{code}  {alone:7.3f}  {behind:12.3f}  {theirs}")


def _times(text: Folded, pack: Pack) -> tuple[Time, ...]:
    found, _ = find_times(text, pack, DAY)
    return tuple(found)


def _text2num(code: str) -> Callable[[Folded], object] | None:
    """text2num, which rewrites the text and keeps no offsets; None where it is not installed."""
    if code not in TEXT2NUM:
        return None
    try:
        module = import_module("text_to_num")
    except ImportError:
        return None
    return lambda text: module.alpha2digit(text.source, code)


def _units(pack: Pack) -> Iterator[str]:
    """What is repeated: digits and marks, the pack's number words, words that open its lists."""
    yield from ANYWHERE
    table = pack.table("figures")
    words = [*table["numerals"]["values"], *table["numerals"]["scales"]]
    yield " ".join(words) + " "
    yield from (f"{words[1]} ", f"{words[-1]} ")
    for key in ("connectors", "openers", "changes"):
        yield f"1 {expansions(table['ranges'][key][-1])[0]} "
    yield f"1 {expansions(table['context']['not_before'][0])[0]} "
    yield f"{expansions(table['context']['fixed'][0])[0]} "


def _kinds(pack: Pack) -> Iterator[tuple[str, str]]:
    for unit in dict.fromkeys(_units(pack)):
        yield repr(unit if len(unit) < 20 else unit[:18] + "…"), unit


if __name__ == "__main__":
    main()
