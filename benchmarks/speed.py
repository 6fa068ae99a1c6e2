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
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.flow import Pipeline
from pipeline.languages import codes
from pipeline.schema import Article

SIZE = 4096
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
    """Print one line a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    arguments = parser.parse_args()
    pipeline = Pipeline()
    for code in codes():
        batch = documents(code, arguments.documents, arguments.news)
        pipeline.extract(batch[0])
        start = time.process_time()
        for article in batch:
            pipeline.extract(article)
        spent = time.process_time() - start
        print(f"{code}  {len(batch) / spent:6.1f} documents of {SIZE} characters a second")


if __name__ == "__main__":
    main()
