"""Detection answers what two detectors agree on, and says und where they do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.detect import detect, paragraph_languages

VI = "Ủy ban nhân dân tỉnh giao Sở Xây dựng rà soát các khu nhà xuống cấp và báo cáo trước tháng 6."
FR = "Le conseil communal a chargé le service des eaux de remettre un état des fuites avant l'été."
AR = "كلفت البلدية دائرة المياه بإعداد تقرير عن التسربات في الشبكة ورفعه قبل نهاية الشهر المقبل."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (VI, "vi"),
        (FR, "fr"),
        (AR, "ar"),
        (FR.upper(), "fr"),
        (VI.upper(), "vi"),
        (
            "Uy ban nhan dan tinh giao So Xay dung ra soat cac khu nha xuong cap va bao cao.",
            "vi",
        ),
        (
            "شورای شهر از اداره آب خواست گزارشی درباره نشت شبکه تهیه کند و تا پایان ماه بفرستد",
            "fa",
        ),
        ("شہری کونسل نے محکمہ آب سے کہا ہے کہ وہ اگلے مہینے کے آخر تک رپورٹ پیش کرے", "ur"),
        ("The town council asked the water office to report on leaks before the summer.", "en"),
        (f"https://example.org/a-very-long-english-address-about-water-and-leaks {FR}", "fr"),
    ],
)
def test_language_of_a_sentence(text: str, code: str) -> None:
    assert detect(text).code == code


@pytest.mark.parametrize("text", ["", "   \n", "12 345,6 %", "Bonjour", "وزارة المالية"])
def test_very_short_texts_are_undetermined_unless_the_input_says(text: str) -> None:
    assert detect(text).code == "und"
    assert detect(text, hint="fr").code == "fr"


def test_hint_does_not_override_two_that_agree() -> None:
    assert detect(VI, hint="fr").code == "vi"


def test_letters_arabic_never_uses_are_a_veto() -> None:
    kurdish = "ئەنجوومەنی شار داوای لە فەرمانگەی ئاو کردووە ڕاپۆرتێک لەسەر دزەکردنی ئاو پێشکەش بکات"
    assert detect(kurdish).code != "ar"
    assert detect(kurdish, hint="ar").code != "ar"


def test_answers_of_both_detectors_are_kept() -> None:
    assert detect(FR).answers == {"langdetect": "fr", "py3langid": "fr"}


def test_paragraphs_of_a_mixed_page() -> None:
    text = f"{FR}\n\nSource : mairie\n{VI}\n{AR}\n"
    found = paragraph_languages(text)
    assert [code for _, _, code in found] == ["fr", "fr", "vi", "ar"]
    assert [text[start:end] for start, end, _ in found] == [FR, "Source : mairie", VI, AR]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_answered_and_always_alike(text: str) -> None:
    first = detect(text)
    assert first == detect(text)
    assert 0.0 <= first.score <= 1.0
    for start, end, _ in paragraph_languages(text):
        assert "\n" not in text[start:end]


def test_page_with_a_remnant_of_another_language() -> None:
    text = "\n".join([FR, FR.replace("eaux", "forêts"), VI, FR.replace("eaux", "routes"), FR])
    assert detect(text).code == "fr"
