"""How fast texts are extracted: documents a second on one core, packs loaded.

    python benchmarks/speed.py [NEWS_FOLDER] [--documents N]

Texts are cut or joined to 4,096 characters. NEWS_FOLDER holds `<language>.jsonl.gz` files with
`text` lines; without it the project's own gold texts are used.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.flow import Pipeline
from pipeline.languages import codes
from pipeline.schema import Article

SIZE = 4096
ROUNDS = 5
GOLD = Path(__file__).parent.parent / "corpora" / "gold"


def texts(code: str, news: Path | None) -> Iterator[str]:
    """Texts of a language, without end where there is at least one."""
    if news:
        with gzip.open(news / f"{code}.jsonl.gz", "rt", encoding="utf-8") as lines:
            found = [json.loads(line)["text"] for line in itertools.islice(lines, 2000)]
    else:
        found = [path.read_text(encoding="utf-8") for path in sorted((GOLD / code).glob("*.txt"))]
    return itertools.cycle(found)


def documents(code: str, number: int, news: Path | None) -> list[Article]:
    """``number`` articles of SIZE characters each."""
    joined = "\n".join(itertools.islice(texts(code, news), number * 4))
    while len(joined) < number * SIZE:
        joined += "\n" + joined
    cuts = range(0, number * SIZE, SIZE)
    return [Article(id=str(i), text=joined[i : i + SIZE], published="2025-11-14") for i in cuts]


def main() -> None:
    """Print one line a language: CPU time of one core, packs loaded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    arguments = parser.parse_args()
    pipeline = Pipeline()
    batches = {code: documents(code, arguments.documents, arguments.news) for code in codes()}
    rates: dict[str, list[float]] = {code: [] for code in codes()}
    for _ in range(ROUNDS):
        for code, batch in batches.items():
            rates[code].append(_rate(pipeline, batch))
    print(f"documents of {SIZE} characters a second, one core: median and best of {ROUNDS} rounds")
    for code, found in rates.items():
        print(f"{code}  {statistics.median(found):6.1f}  {max(found):6.1f}")


def _rate(pipeline: Pipeline, batch: list[Article]) -> float:
    pipeline.extract(batch[0])
    start = time.process_time()
    for article in batch:
        pipeline.extract(article)
    return len(batch) / (time.process_time() - start)


if __name__ == "__main__":
    main()
