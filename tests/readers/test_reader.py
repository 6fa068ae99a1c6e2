"""Every input becomes articles or rejections that say what to do; nothing is raised."""

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableInputError
from pipeline.readers import country_of, find, from_bytes, from_text, host_of, read, reasons
from pipeline.schema import Article, RejectedRecord

TEXT = "Le conseil a chargé le service des eaux de dresser la liste des conduites avant juin.\n"


def only(name: str, data: bytes) -> Article | RejectedRecord:
    found = list(from_bytes(data, name=name))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n ", "empty"),
        ("a.txt", "\u200b\u200e".encode(), "empty"),
        ("a.html", b"  ", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "binary"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"a" * 20_000_000, "too_large"),
        ("a.zip", b"PK\x03\x04" + bytes(64), "unsupported"),
        ("a.xyz", b"some text", "unsupported"),
        ("a.pdf", b"some text that is no PDF", "parse_failed"),
        ("a.docx", b"PK\x03\x04" + bytes(64), "parse_failed"),
        ("a.jsonl", b"\n\n", "empty"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    found = only(name, data)
    assert isinstance(found, RejectedRecord), found
    assert (found.reason, found.input, found.id) == (reason, name, "a")
    assert found.message
    assert "{" not in found.message


def test_missing_and_vanished_files(tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    gone.write_text(TEXT, encoding="utf-8")
    inputs = list(find([gone, tmp_path / "never.txt"]))
    gone.unlink()
    found = [record for path in inputs for record in read(path)]
    assert [getattr(record, "reason", None) for record in found] == ["not_found", "not_found"]


def test_a_folder_is_no_file_and_a_bad_name_no_crash(tmp_path: Path) -> None:
    assert isinstance(next(read(tmp_path)), RejectedRecord)
    assert isinstance(next(read("a\0b.txt")), RejectedRecord)


def test_find_expands_folders_in_order(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/1.TXT", "a.pdf", ".hidden.txt", ".git/x.txt", "c.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = list(find(["-", tmp_path, tmp_path / "c.png"]))
    assert found[0] == "-"
    names = [Path(path).relative_to(tmp_path).as_posix() for path in found[1:]]
    assert names == ["a.pdf", "b/1.TXT", "b/2.html", "c.png"]


def test_text_is_the_input_but_for_invisible_marks() -> None:
    raw = "Tie\u0302\u0301ng\u00a0Việt\r\n\r\n  a\u200bb\u00ad \u202bc\u202c\ufeff\td  \r\n"
    found = only("a.txt", raw.encode())
    assert isinstance(found, Article)
    assert found.text == "Tiếng\u00a0Việt\n\n  ab c\td  \n"


@given(st.text())
@settings(deadline=None)
def test_any_text_is_read_once_and_for_all(text: str) -> None:
    try:
        found = from_text(text, id="x")
    except UnreadableInputError as error:
        assert error.reason == "empty"
        return
    assert from_text(found.text, id="x").text == found.text
    found.text.encode("utf-8")


@given(st.binary(max_size=2000), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.docx", "a"]))
@settings(deadline=None, max_examples=150)
def test_any_bytes_are_answered(data: bytes, name: str) -> None:
    for record in from_bytes(data, name=name):
        assert isinstance(record, Article | RejectedRecord)


def test_bytes_are_sniffed_before_the_name() -> None:
    html = f"<!doctype html><html><body><article><p>{TEXT * 3}</p></article></body></html>"
    found = only("page.txt", html.encode())
    assert isinstance(found, Article)
    assert "<p>" not in found.text


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_charsets_of_a_text_file(charset: str) -> None:
    found = only("a.txt", (TEXT * 4).encode(charset))
    assert isinstance(found, Article)
    assert found.text == TEXT * 4


def test_mojibake_is_repaired_and_told() -> None:
    text = "Hội đồng giao đơn vị lập danh sách các tuyến ống cần thay trước mùa mưa. "
    found = only("a.txt", text.encode().decode("latin-1").encode())
    assert isinstance(found, Article)
    assert found.text == text
    assert any("mojibake" in warning for warning in found.warnings)


def test_day_of_a_text_only_from_a_stamped_address() -> None:
    address = "https://tin.example/hop-bao-20251114201740226.htm"
    found = from_text(f"{TEXT}\nNguồn: {address}", id="x")
    assert (found.published, found.published_by) == ("2025-11-14", "text")
    assert from_text("Réunion du 14 novembre 2025 à Rabat.", id="x").published is None
    assert from_text(TEXT, id="x", published="2025-11-15").published_by == "argument"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b'{"id": "s1", "text": "Bonjour"}\n'))
    monkeypatch.setattr(sys, "stdin", stream)
    found = next(read("-"))
    assert isinstance(found, Article)
    assert found.id == "s1"


def test_json_lines_keep_what_they_say_and_go_on_after_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    source = {"id": "g", "name": "Gazette", "country": "SN", "retrieved": "2026-01-02T03:04:05Z"}
    good: dict[str, object] = {
        "id": "n°1",
        "text": TEXT,
        "title": " Un\ntitre ",
        "url": "https://g.example/1",
    }
    good |= {"published": "2026-01-02T03:04:05Z", "language": "fr", "source": source}
    lines = [json.dumps(good), "{broken", '{"id": "3"}', '["list"]', '{"text": "Bonjour", "id": 7}']
    path.write_text("\n".join(lines), encoding="utf-8")
    first, *bad, last = list(read(path))
    assert isinstance(first, Article)
    assert (first.id, first.text, first.title, first.language) == ("n°1", TEXT, "Un titre", "fr")
    assert (first.published, first.published_by) == ("2026-01-02", "argument")
    assert (first.source.id, first.source.country) == ("g", "SN")
    assert first.source.url == "https://g.example/1"
    reasons_found = [(r.reason, r.input) for r in bad if isinstance(r, RejectedRecord)]
    assert reasons_found == [
        ("bad_json", f"{path}:2"),
        ("missing_field", f"{path}:3"),
        ("bad_json", f"{path}:4"),
    ]
    assert last.id == "7"


def test_nested_without_end() -> None:
    found = only("a.jsonl", b"[" * 1_000_000)
    assert isinstance(found, RejectedRecord)
    assert (found.reason, found.input, found.id) == ("bad_json", "a.jsonl:1", "a-1")


def test_a_line_beyond_the_limit_is_skipped() -> None:
    data = b'{"text": "' + b"a" * 21_000_000 + b'"}\n{"text": "Bonjour"}'
    first, second = from_bytes(data, name="a.jsonl")
    assert isinstance(first, RejectedRecord)
    assert first.reason == "too_large"
    assert isinstance(second, Article)
    assert second.id == "a-2"


def test_source_as_a_name_and_a_host() -> None:
    line = {"text": TEXT, "source": "gazette", "url": "https://www.gazette.com.tn/article/1"}
    found = only("a.jsonl", json.dumps(line).encode())
    assert isinstance(found, Article)
    assert (found.source.id, found.source.country) == ("gazette", "TN")


@pytest.mark.parametrize(
    ("url", "host", "country"),
    [
        ("https://www.moh.gov.vn/tin", "moh.gov.vn", "VN"),
        ("http://m.journal.example.sn/x", "journal.example.sn", "SN"),
        ("https://gazette.example.tv/x", "gazette.example.tv", None),
        ("https://www.bbc.co.uk/arabic", "bbc.co.uk", None),
        ("https://paper.org.uk/", "paper.org.uk", "GB"),
        ("ftp://a.vn/x", None, None),
        ("https://[broken", None, None),
        ("", None, None),
    ],
)
def test_what_an_address_says(url: str, host: str | None, country: str | None) -> None:
    assert host_of(url) == host
    assert country_of(host_of(url)) == country


def test_every_reason_has_a_message() -> None:
    assert all(message.format(detail="") for message in reasons().values())
