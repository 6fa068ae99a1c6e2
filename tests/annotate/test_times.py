"""Times: the examples beside the rules, the calendar, and what holds for any text."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.times import find_times, values
from pipeline.annotate.times.examples import DAY, example
from pipeline.annotate.times.grammar import WORD, Rule, grammar
from pipeline.annotate.times.readings import MAKE
from pipeline.annotate.times.scan import scan
from pipeline.annotate.times.sight import Context
from pipeline.languages import codes, load
from pipeline.languages.cues import time_cue
from pipeline.languages.doc import blank


def examples() -> list[Any]:
    found = []
    for code in codes():
        path = load(code).folder / "examples" / "times.jsonl"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found.append(pytest.param(code, json.loads(line), id=f"{code}-{number}"))
    return found


@pytest.mark.parametrize(("code", "example"), examples())
def test_the_examples_beside_the_rules(code: str, example: dict[str, Any]) -> None:
    pack = load(code)
    published = example["published"] and date.fromisoformat(example["published"])
    times, _ = find_times(pack.folding(example["text"]), pack, published)
    assert [[t.text, t.type, t.value, t.mod] for t in times] == example["times"]


def rules_of(code: str) -> list[Rule]:
    return list(grammar(load(code)).rules)


def rule_examples() -> list[Any]:
    return [
        pytest.param(code, rule, written, id=f"{code}-{rule.name}-{number}")
        for code in codes()
        for rule in rules_of(code)
        for number, written in enumerate(rule.examples, 1)
    ]


@pytest.mark.parametrize(("code", "rule", "written"), rule_examples())
def test_a_rule_reads_its_examples(code: str, rule: Rule, written: str) -> None:
    pack, wanted = load(code), example(written)
    folded = pack.folding(wanted.text)
    times, _ = find_times(folded, pack, wanted.published)
    assert tuple((t.text, t.type, t.value, t.mod) for t in times) == wanted.times
    reads = {f.rule for f in scan(folded, pack, grammar(pack), Context(wanted.published))}
    if rule.make == "none":
        reads |= {
            rule.name for at, _ in grammar(pack).starts(folded.text) if rule.match(folded.text, at)
        }
    assert rule.name in reads


def plain() -> list[Any]:
    return [
        pytest.param(code, text, id=f"{code}-plain-{number}")
        for code in codes()
        for number, text in enumerate(load(code).table("times").get("plain", ()), 1)
    ]


@pytest.mark.parametrize(("code", "text"), plain())
def test_what_only_looks_like_a_time_is_none(code: str, text: str) -> None:
    pack = load(code)
    assert find_times(pack.folding(text), pack, DAY)[0] == []


@pytest.mark.parametrize("code", codes())
def test_the_scan_skips_no_rule_that_would_match(code: str) -> None:
    pack, rules = load(code), grammar(load(code))
    lines = (pack.folder / "examples" / "times.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    texts += [example(written).text for rule in rules.rules for written in rule.examples]
    for text in (pack.folding(text).text for text in texts):
        for token in WORD.finditer(text):
            tried = rules.rules_at(text, token.start(), token.group())
            fitting = [rule for rule in rules.rules if rule.match(text, token.start())]
            assert set(fitting) <= set(tried)


@pytest.mark.parametrize("code", codes())
def test_every_rule_makes_what_there_is(code: str) -> None:
    rules = rules_of(code)
    assert {rule.make for rule in rules} <= set(MAKE)
    names = [rule.name for rule in rules]
    assert len(names) == len(set(names))


MATTER = "0123456789 /-.,:\n%'أهـً٣ năm ngày tháng quý fin mai le semaine شهر عام نهاية يوم "


@settings(max_examples=60, deadline=None)
@given(st.text() | st.text(alphabet=MATTER, max_size=80), st.dates() | st.none())
def test_any_text_gives_sorted_marks_on_its_own_characters(text: str, day: date | None) -> None:
    for code in codes():
        pack = load(code)
        times, _ = find_times(pack.folding(text), pack, day)
        assert all(text[t.start : t.end] == t.text and t.text for t in times)
        assert all(a.end <= b.start for a, b in pairwise(times))
        assert [t.id for t in times] == [f"t{i}" for i in range(1, len(times) + 1)]
        assert all(t.earliest is None or t.earliest <= (t.latest or "") for t in times)
        assert (times, _) == find_times(pack.folding(text), pack, day)


def test_a_relative_time_without_a_publication_day_is_left_out_with_a_warning() -> None:
    pack = load("fr")
    times, warnings = find_times(pack.folding("Le conseil a siégé hier."), pack, None)
    assert times == []
    assert warnings == ["time without a publication day to read it against: hier"]


def test_a_day_without_a_year_keeps_its_precision_when_nothing_settles_it() -> None:
    pack = load("fr")
    times, _ = find_times(pack.folding("Avant le 31 décembre."), pack, None)
    assert [(t.value, t.earliest, t.latest) for t in times] == [("XXXX-12-31", None, None)]


def test_the_cue_of_a_bound_leads_to_the_deadline_text() -> None:
    pack = load("fr")
    text = "La liste sera publiée avant le 31 décembre."
    folded = pack.folding(text)
    times, _ = find_times(folded, pack, date(2025, 11, 14))
    cue = time_cue(pack, folded, times[0])
    assert cue is not None and not cue.inclusive
    assert text[cue.start : times[0].end] == "avant le 31 décembre"


def test_the_component_fills_the_document() -> None:
    nlp = blank(load("ar"))
    nlp.add_pipe("chidao_times")
    doc = nlp.make_doc("تنجز الخطة بحلول عام 2030 كاملة")
    doc = nlp.get_pipe("chidao_times")(doc)
    assert [t.value for t in doc._.times] == ["2030"]
    assert [span.text for span in doc.spans["times"]] == ["عام 2030"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2025-11-14TAF", "2025-11-14", "2025-11-14"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert values.days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["", "2025-13", "2025-02-30", "XXXX-12-31", "P30D", "2025/2021"])
def test_a_value_without_days(value: str) -> None:
    assert values.days(value) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from("DWMQHY"))
def test_a_day_lies_in_its_period(day: date, unit: str) -> None:
    span = values.days(values.period(day, unit))
    assert span is not None and span[0] <= day <= span[1]


@pytest.mark.parametrize(
    ("value", "mod", "last"),
    [
        ("2026", "START", "2026-03-31"),
        ("2026", "MID", "2026-06-30"),
        ("2026-02", "MID", "2026-02-20"),
    ],
)
def test_parts_of_a_year_and_month_end_where_the_guide_says(
    value: str, mod: str, last: str
) -> None:
    days = values.narrowed(value, mod)
    assert days is not None and days[1].isoformat() == last


@pytest.mark.parametrize("code", codes())
def test_a_long_run_of_blanks_hides_no_time_after_it(code: str) -> None:
    pack = load(code)
    text = "1" + " " * 20_000 + "2025-02-03"
    times, _ = find_times(pack.folding(text), pack, date(2025, 1, 1))
    assert all(text[t.start : t.end] == t.text for t in times)


@pytest.mark.parametrize("code", codes())
def test_every_rule_has_an_example_and_the_pack_sixty_plain_sentences(code: str) -> None:
    assert [rule.name for rule in rules_of(code) if not rule.examples] == []
    assert len(set(load(code).table("times")["plain"])) >= 60


def documented() -> list[list[str]]:
    page = Path(find_times.__code__.co_filename).with_name("README.md").read_text(encoding="utf-8")
    table = page.partition("| words |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize("row", documented(), ids=lambda row: row[0])
def test_the_values_of_the_page_are_those_of_the_engine(row: list[str]) -> None:
    words, kind, value, first, last = row
    found = [find_times(load(c).folding(words), load(c), DAY)[0] for c in codes()]
    read = [t for times in found for t in times if len(times) == 1 and t.text in words]
    wanted = (kind.split(",")[0], value, first or None, last or None)
    assert wanted in [(t.type, t.value, t.earliest, t.latest) for t in read]
    said = [word for word in kind.replace("`", "").split() if word.isupper() or "=" in word][1:]
    assert said in [[x for x in (t.mod, t.rrule) if x] for t in read]


@pytest.mark.parametrize(
    ("country", "text", "days"),
    [
        (None, "Réunion ce week-end.", ("2025-06-14", "2025-06-15")),
        ("DZ", "Réunion ce week-end.", ("2025-06-13", "2025-06-14")),
        (None, "À Alger, en Algérie, réunion ce week-end.", ("2025-06-13", "2025-06-14")),
    ],
)
def test_a_weekend_begins_when_the_country_says(
    country: str | None, text: str, days: tuple[str, str]
) -> None:
    pack = load("fr")
    times, _ = find_times(pack.folding(text), pack, DAY, country)
    assert [(t.value, t.earliest, t.latest) for t in times] == [("2025-W24-WE", *days)]
