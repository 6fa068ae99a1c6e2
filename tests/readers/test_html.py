"""A page gives its article, whole, and nothing of the furniture around it."""

import json
from pathlib import Path

import pytest

from pipeline.readers import from_bytes
from pipeline.schema import Article, RejectedRecord
from tests.readers.pages import PAGES, Page

REAL = Path(__file__).parents[3] / "shared" / "data" / "html"


def read_page(html: str | bytes, **known: str) -> Article | RejectedRecord:
    data = html.encode() if isinstance(html, str) else html
    return next(from_bytes(data, name="page.html", **known))  # type: ignore[arg-type]


def article(html: str | bytes, **known: str) -> Article:
    found = read_page(html, **known)
    assert isinstance(found, Article), found
    return found


def reason(html: str | bytes) -> str:
    found = read_page(html)
    assert isinstance(found, RejectedRecord), found
    return found.reason


@pytest.mark.parametrize("page", PAGES, ids=[page.language for page in PAGES])
def test_lead_and_body_without_furniture(page: Page) -> None:
    found = article(page.html)
    for text in (page.lead, *page.body):
        assert text in found.text
    assert found.text.index(page.lead) < found.text.index(page.body[0])
    assert found.text.count(page.lead) == 1
    for text in page.furniture:
        assert text not in found.text


@pytest.mark.parametrize("page", PAGES, ids=[page.language for page in PAGES])
def test_what_a_page_states(page: Page) -> None:
    found = article(page.html)
    assert found.title == page.title
    assert found.author == page.author
    assert (found.published, found.published_by) == ("2026-02-03", "page")
    assert found.id == "page"
    assert found.source.url == "https://www.gazette.example/eau/a-12.html"
    assert (found.source.id, found.source.name) == ("gazette", "Gazette")


def test_address_stamp_wins_over_the_page_and_says_so() -> None:
    found = article(PAGES[0].html, url="https://gazette.example/eau/a-20260204081500123.htm")
    assert (found.published, found.published_by) == ("2026-02-04", "url")
    assert any("2026-02-03" in warning for warning in found.warnings)


def test_argument_wins_over_everything() -> None:
    found = article(PAGES[0].html, published="2026-03-01")
    assert (found.published, found.published_by) == ("2026-03-01", "argument")


def test_a_moment_in_utc_is_the_local_day() -> None:
    html = PAGES[1].html.replace("2026-02-03T07:30:00+01:00", "2026-02-02T18:30:00Z")
    assert article(html, url="https://tin.example.vn/a.html").published == "2026-02-03"
    assert article(html, url="https://tin.example.org/a.html").published == "2026-02-02"


def test_neither_a_deadline_nor_a_bare_year_is_the_publication() -> None:
    html = PAGES[0].html.replace('"datePublished": "2026-02-03T07:30:00+01:00",', "")
    assert article(html.replace("Tous droits", "2024 Tous droits")).published is None


def test_paywall_is_told() -> None:
    html = PAGES[0].html.replace('"headline"', '"isAccessibleForFree": false, "headline"')
    assert any("truncated" in warning for warning in article(html).warnings)


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8", None])
def test_charset_declared_falsely_or_not_at_all(charset: str | None) -> None:
    meta = f'<meta charset="{charset}">' if charset else ""
    html = PAGES[2].html.replace('<meta charset="utf-8">', meta)
    found = article(html.encode("cp1256"))
    assert PAGES[2].body[0] in found.text
    assert any("cp1256" in warning for warning in found.warnings)


def test_broken_bytes_are_counted() -> None:
    data = PAGES[0].html.encode().replace(b"premier", b"prem\xffier")
    assert any("1 characters" in warning for warning in article(data).warnings)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page introuvable", "La page que vous cherchez n'est plus à cette adresse."),
        ("Không tìm thấy trang", "Trang bạn tìm không tồn tại hoặc đã được chuyển đi nơi khác."),
        ("عذرا", "الصفحة غير موجودة، يمكنكم العودة إلى الصفحة الرئيسية أو البحث."),
    ],
)
def test_missing_page_served_as_found(title: str, text: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body>"
    assert reason(html) == "soft_404"


def test_consent_notice_is_no_article() -> None:
    text = "Nous utilisons des cookies et nos partenaires aussi : tout accepter ou tout refuser ?"
    assert reason(f"<html><body><article><p>{text}</p></article></body></html>") == "consent"


def test_page_without_text() -> None:
    assert reason("<html><body><div id='app'></div><script>start()</script></body></html>") in (
        "no_article",
        "parse_failed",
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b"<html><body>" + b"<div>" * 20_000 + b"texte" + b"</div>" * 20_000, "no_article"),
        (b"<html><body>" + b"<p>mot</p>" * 2_000_000, "too_large"),
        (b"<html><body>" + b"<i>" * 100_000, "too_large"),
        (b"<" * 1_000_000, "too_large"),
    ],
    ids=["nested", "20 MB", "many elements", "junk"],
)
def test_hostile_pages_are_given_up(html: bytes, expected: str) -> None:
    assert reason(html) == expected


def test_hostile_json_ld_does_not_matter() -> None:
    junk = '<script type="application/ld+json">' + "[" * 100_000 + "</script></head>"
    assert article(PAGES[0].html.replace("</head>", junk)).title == PAGES[0].title


@pytest.mark.skipif(not REAL.exists(), reason="the real pages are not here")
def test_real_pages() -> None:
    for line in (REAL / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        data = (REAL / entry["file"]).read_bytes()
        found = article(data, **({"url": entry["url"]} if entry["url"] else {}))
        opening = " ".join(entry["gold_text"].split())[:40]
        assert opening in " ".join(found.text.split()) or len(found.text) > 500, entry["file"]


def test_a_fragment_with_a_list_and_a_table() -> None:
    rows = "<tr><td>Tâche</td><td>Délai</td></tr><tr><td>Publier</td><td>31 mai</td></tr>"
    items = "<ul><li>Premier point : rendre la liste.</li><li>Second point : la publier.</li></ul>"
    found = article(f"<div><p>Le maire a donné deux ordres.</p>{items}<table>{rows}</table></div>")
    assert found.text.splitlines() == [
        "Le maire a donné deux ordres.",
        "- Premier point : rendre la liste.",
        "- Second point : la publier.",
        "Tâche | Délai",
        "Publier | 31 mai",
    ]
