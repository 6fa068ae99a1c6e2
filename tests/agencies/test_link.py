"""Linking: by name, by parts, by the place of the text; what is not settled stays null."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.agencies.link import link
from pipeline.annotate.agencies import mark
from pipeline.languages import load

VI, FR, AR = "vi", "fr", "ar"


def _ids(
    code: str, text: str, country: str | None = None, day: date | None = None
) -> list[str | None]:
    pack = load(code)
    agencies = mark(pack.folding(text), pack)
    return [a.agency_id for a in link(agencies, pack, country=country, day=day)]


def test_one_ministry_in_three_languages() -> None:
    assert _ids(VI, "Bộ Y tế họp.") == ["vn/ministry/health"]
    assert _ids(FR, "Le ministère de la Santé se réunit.", "VN") == ["vn/ministry/health"]
    assert _ids(AR, "اجتمعت وزارة الصحة.", "VN") == ["vn/ministry/health"]


def test_same_name_in_many_countries_is_not_settled() -> None:
    assert _ids(AR, "اجتمعت وزارة الصحة.") == [None]


def test_department_of_a_province() -> None:
    assert _ids(VI, "Sở Khoa học và Công nghệ Hà Nội báo cáo.") == [
        "vn/hanoi/department/science-technology"
    ]


def test_place_of_the_text_completes_a_name() -> None:
    text = "Le Comité du Parti de Hué écrit. Le Comité populaire de la ville répond."
    assert _ids(FR, text) == ["vn/hue/party-committee", "vn/hue/people-committee"]


def test_short_repeat_names_the_body_before_it() -> None:
    assert _ids(VI, "Bộ Tài chính họp. Chiều nay Bộ công bố.") == ["vn/ministry/finance"] * 2


def test_numbered_committee_of_a_party_committee() -> None:
    text = "Le Comité directeur 57 du Comité du Parti de Hanoï publie sa liste."
    assert _ids(FR, text) == ["vn/hanoi/steering-committee-57"]


def test_body_inside_another_is_not_taken_for_it() -> None:
    text = "Le Comité du Parti de Hué écrit au Comité populaire de la commune de Phong Loc."
    assert _ids(FR, text) == ["vn/hue/party-committee", None]


@pytest.mark.parametrize("text", ["UBND xã Phước Thuận họp.", "Công ty Hoa Mai mở cửa."])
def test_unknown_bodies_stay_null(text: str) -> None:
    assert _ids(VI, text) == [None]
