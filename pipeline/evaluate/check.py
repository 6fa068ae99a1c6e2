"""Finds what is wrong with annotated texts: broken offsets, impossible values, lost files.

A fault makes scores wrong; a warning (a lead whose words are nowhere in the text) is for a
person to look at. Files are read, never changed; a damaged file is a fault, not an error.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import UsageError
from pipeline.evaluate.values import LAYERS, OPTIONAL, is_day, is_timex

# What a record's text never holds, so that offsets into it could not be compared.
_FOREIGN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

Rule = Literal["file", "hash", "text", "offset", "order", "value", "words"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the file, the layer and the index of the mark in it.

    ``layer`` is empty and ``index`` -1 where the document as a whole is meant.
    """

    path: Path
    layer: str
    index: int
    rule: Rule
    message: str

    @property
    def is_warning(self) -> bool:
        """Whether a person must judge it: scores stay right all the same."""
        return self.rule == "words"

    def __str__(self) -> str:
        place = f"{self.layer}[{self.index}]: " if self.layer else ""
        word = "warning: " if self.is_warning else ""
        return f"{self.path}: {word}{place}{self.message}"


def check_folder(folder: Path) -> list[Fault]:
    """The faults of all annotated texts below a folder, in the order of their paths.

    JSON files that name no ``text_file`` are no annotations and are passed over;
    UsageError when the folder holds no annotation at all.
    """
    found = [(path, data) for path in sorted(folder.rglob("*.json")) if (data := _load(path))]
    if not found:
        raise UsageError(f"no annotated texts (JSON beside .txt) below {folder}")
    faults = [fault for path, data in found for fault in check_document(path, data)]
    return [*faults, *_lost(folder, found), *_repeated(found)]


def _load(path: Path) -> dict[str, Any] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"text_file": None}  # broken JSON is reported, not passed over
    return data if isinstance(data, dict) and "text_file" in data else None


def check_document(path: Path, data: Mapping[str, Any] | None = None) -> list[Fault]:
    """The faults of one annotation file and of the text it names."""
    found = _load(path) if data is None else data
    if not found or not isinstance(found.get("text_file"), str):
        return [_about(path, "file", "not a JSON object that names a text_file")]
    try:
        raw = (path.parent / found["text_file"]).read_bytes()
        text = raw.decode("utf-8")
    except (OSError, ValueError) as error:
        return [_about(path, "file", f"the text cannot be read: {error}")]
    faults = [*_about_document(path, found), *_about_text(path, found, raw, text)]
    for layer in LAYERS:
        faults += _about_layer(path, layer, found.get(layer), text)
    return faults


def _about(path: Path, rule: Rule, message: str) -> Fault:
    return Fault(path, "", -1, rule, message)


def _about_document(path: Path, data: Mapping[str, Any]) -> Iterator[Fault]:
    expected = {"id": path.stem, "lang": path.parent.name, "text_file": f"{path.stem}.txt"}
    for key, value in expected.items():
        if data.get(key) != value:
            yield _about(path, "file", f"{key} is {data.get(key)!r}, the place says {value!r}")
    if not is_day(data.get("published")):
        yield _about(path, "value", f"published {data.get('published')!r} is not a day")
    if not isinstance(data.get("origin"), dict) or not data["origin"]:
        yield _about(path, "value", "origin does not say where the text comes from")


def _about_text(path: Path, data: Mapping[str, Any], raw: bytes, text: str) -> Iterator[Fault]:
    digest = hashlib.sha256(raw).hexdigest()
    if data.get("text_sha256") != digest:
        yield _about(path, "hash", f"text_sha256 is not the text's own: {digest}")
    if not text.strip():
        yield _about(path, "text", "the text is empty")
    if not unicodedata.is_normalized("NFC", text):
        yield _about(path, "text", "the text is not NFC")
    foreign = _FOREIGN.search(text)
    if foreign:
        mark = f"U+{ord(foreign[0]):04X}"
        yield _about(path, "text", f"{mark} at {foreign.start()} has no place in a text")


def _about_layer(path: Path, layer: str, marks: Any, text: str) -> Iterator[Fault]:
    if not isinstance(marks, list):
        yield Fault(path, layer, -1, "file", "the layer is missing or no list")
        return
    folded = text.casefold()
    previous: tuple[Any, ...] | None = None
    for index, mark in enumerate(marks):
        found = list(_about_mark(layer, mark, text, folded))
        yield from (Fault(path, layer, index, rule, message) for rule, message in found)
        if any(rule == "offset" for rule, _ in found):
            continue
        place = (mark["start"], mark["end"])
        if previous is not None and place <= previous and not _two_tasks(layer, marks, index):
            words = "stands twice" if place == previous else "stands before the one above it"
            yield Fault(path, layer, index, "order", f"{mark['text']!r} {words}")
        previous = place


def _two_tasks(layer: str, marks: list[Any], index: int) -> bool:
    """Two doers may share one stretch; the same task twice is a slip."""
    here, before = marks[index], marks[index - 1]
    same = (here["start"], here["end"]) == (before.get("start"), before.get("end"))
    return layer == "tasks" and same and here.get("lead") != before.get("lead")


_Finding = tuple[Rule, str]


def _about_mark(layer: str, mark: Any, text: str, folded: str) -> Iterator[_Finding]:
    wrong = _offset(mark, text)
    if wrong:
        yield "offset", wrong
        return
    for key, allowed in LAYERS[layer].items():
        if key not in mark:
            yield "value", f"{key} is missing"
        elif not allowed(mark[key]):
            yield "value", f"{key} is {mark[key]!r}"
    for key, allowed in OPTIONAL.items():
        if key in mark and not allowed(mark[key]):
            yield "value", f"{key} is {mark[key]!r}"
    if layer == "times" and not is_timex(mark.get("type"), mark.get("value")):
        yield "value", f"{mark.get('value')!r} is no TIMEX3 value of a {mark.get('type')}"
    if layer == "figures":
        yield from _about_figure(mark)
    if layer == "tasks":
        yield from _about_task(mark, folded)


def _offset(mark: Any, text: str) -> str | None:
    if not isinstance(mark, dict):
        return "a mark is a JSON object"
    start, end, words = mark.get("start"), mark.get("end"), mark.get("text")
    if type(start) is not int or type(end) is not int or not isinstance(words, str):
        return "start and end must be whole numbers, text a string"
    if not 0 <= start < end <= len(text):
        return f"{start}:{end} is no stretch of a text of {len(text)} characters"
    if text[start:end] != words:
        return f"text is {words!r}, but {start}:{end} reads {text[start:end]!r}"
    return f"{words!r} begins or ends with a blank" if words != words.strip() else None


def _about_figure(mark: Mapping[str, Any]) -> Iterator[_Finding]:
    low, high = mark.get("low"), mark.get("high")
    if isinstance(low, int | float) and isinstance(high, int | float) and not low <= high:
        yield "value", f"low {low} is above high {high}"


def _about_task(mark: Mapping[str, Any], folded: str) -> Iterator[_Finding]:
    if (mark.get("due") is None) != (mark.get("granularity") is None):
        yield "value", "granularity stands where due stands, and nowhere else"
    if mark.get("due") is not None and mark.get("due_text") is None:
        yield "value", "due without the words that say it (due_text)"
    names = {key: mark.get(key) or [] for key in ("lead", "support")}
    names["assigner"] = [mark["assigner"]] if isinstance(mark.get("assigner"), str) else []
    for key, found in names.items():
        for name in found if isinstance(found, list) else []:
            absent = [word for word in _words(name) if word not in folded]
            if absent:
                yield "words", f"{key} {name!r}: not in the text: {', '.join(absent)}"


def _words(name: Any) -> list[str]:
    return re.findall(r"\w+", name.casefold()) if isinstance(name, str) else []


def _lost(folder: Path, found: Iterable[tuple[Path, Mapping[str, Any]]]) -> Iterator[Fault]:
    annotated = {path.with_suffix(".txt") for path, _ in found}
    for path in sorted(folder.rglob("*.txt")):
        if path not in annotated:
            yield _about(path, "file", "a text without an annotation beside it")


def _repeated(found: Iterable[tuple[Path, Mapping[str, Any]]]) -> Iterator[Fault]:
    pairs = list(found)
    times = Counter(str(data.get("id")) for _, data in pairs)
    for path, data in pairs:
        if times[str(data.get("id"))] > 1:
            yield _about(path, "file", f"id {data.get('id')!r} is used by another text too")
