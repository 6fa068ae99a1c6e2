"""Which inputs a run has: folders expanded, what is missing kept to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike, walk
from pathlib import Path
from typing import Literal

from pipeline.readers.formats import suffixes

STANDARD_INPUT: Literal["-"] = "-"


def find(inputs: Iterable[str | PathLike[str]]) -> Iterator[Path | Literal["-"]]:
    """The files of the inputs, in the given order, each folder sorted by path.

    Folders are read through with known suffixes only, hidden entries left out, links to
    folders not followed. A path that does not exist is kept: reading it says so.
    """
    for entry in inputs:
        if str(entry) == STANDARD_INPUT:
            yield STANDARD_INPUT
        elif Path(entry).is_dir():
            yield from _files(Path(entry))
        else:
            yield Path(entry)


def suffix_of(name: str) -> str:
    """The known suffix of a name in lower case (``.warc.gz``), else its last one."""
    lower = name.lower()
    known = [suffix for suffix in suffixes() if lower.endswith(suffix)]
    return max(known, key=len) if known else Path(lower).suffix


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            known = not name.startswith(".") and suffix_of(name) in suffixes()
            if known and not _special(path):
                yield path


def _special(path: Path) -> bool:
    # Opening a pipe nobody writes to would wait for ever; a dangling link is kept to be told.
    return path.exists() and not path.is_file()
