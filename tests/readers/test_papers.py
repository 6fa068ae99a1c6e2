"""PDF and DOCX files give their paragraphs in reading order."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from pipeline.readers import from_bytes
from pipeline.readers.lines import Line, lines
from pipeline.readers.paper import paragraphs
from pipeline.schema import Article, RejectedRecord

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
VI = (
    "Hội đồng giao Công ty Cấp nước lập danh sách các tuyến ống cần thay, hoàn thành trước ngày "
    "30/6/2026 và gửi về văn phòng để tổng hợp, trình hội đồng xem xét tại kỳ họp thường lệ giữa "
    "năm cùng dự toán chi tiết của từng khu phố."
)
FR = (
    "Le conseil a chargé le service des eaux de dresser, avant le 30 juin 2026, la liste des "
    "conduites à changer, quartier par quartier, et de la transmettre au secrétariat avec une "
    "estimation du coût de chaque chantier, hors taxes."
)
AR = (
    "كلف المجلس دائرة المياه بإعداد قائمة بالأنابيب الواجب استبدالها قبل 30/6/2026 بكلفة 1,250 "
    "مليون دينار (أي 12.5% من الموازنة)، على أن ترفع الدائرة تقريراً إلى الأمانة خلال ثلاثين يوماً."
)


def pdf(*blocks: str, rtl: bool = False, foot: str = "") -> bytes:
    class Paper(FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            if foot:
                self.cell(0, 10, f"{foot} {self.page_no()}")

    paper = Paper()
    paper.add_font("D", "", str(FONT))
    paper.set_font("D", size=12)
    paper.set_text_shaping(True)
    paper.add_page()
    for block in blocks:
        paper.multi_cell(0, 7, block, align="R" if rtl else "J")
        paper.ln(3)
    return bytes(paper.output())


def text_of(data: bytes, name: str) -> str:
    found = next(from_bytes(data, name=name))
    assert isinstance(found, Article), found
    return found.text


def reason_of(data: bytes, name: str) -> str:
    found = next(from_bytes(data, name=name))
    assert isinstance(found, RejectedRecord), found
    return found.reason


font = pytest.mark.skipif(not FONT.exists(), reason="the DejaVu font is not here")


@font
@pytest.mark.parametrize("text", [VI, FR], ids=["vi", "fr"])
def test_hard_line_ends_are_joined_and_paragraphs_kept(text: str) -> None:
    data = pdf("Kế hoạch", text, "1. Mục một", "2. Mục hai", text)
    assert text_of(data, "a.pdf") == "\n".join(["Kế hoạch", text, "1. Mục một", "2. Mục hai", text])


@font
def test_arabic_lines_keep_ligatures_numbers_and_brackets() -> None:
    assert text_of(pdf(AR, AR, rtl=True), "a.pdf") == f"{AR}\n{AR}"


@font
def test_paragraph_over_two_pages_without_the_foot() -> None:
    words = FR.rstrip(".").split()
    blocks = [" ".join(["Point", *words[n:], *words[:n]]) + "." for n in range(len(words))]
    found = text_of(pdf(*blocks, foot="Bulletin n° 7, page"), "a.pdf")
    assert found == "\n".join(blocks)


@font
def test_broken_and_locked_files() -> None:
    data = pdf(FR)
    assert reason_of(data[:900], "a.pdf") == "parse_failed"
    assert reason_of(b"%PDF-1.7\n%%EOF", "a.pdf") == "parse_failed"


def test_scan_without_text() -> None:
    paper = FPDF()
    paper.add_page()
    paper.rect(10, 10, 50, 50)
    assert reason_of(bytes(paper.output()), "scan.pdf") == "no_text"


def test_password() -> None:
    paper = FPDF()
    paper.set_encryption(owner_password="o", user_password="u")
    paper.add_page()
    paper.set_font("helvetica", size=12)
    paper.cell(0, 10, "secret")
    assert reason_of(bytes(paper.output()), "a.pdf") == "encrypted"


def test_title_and_author_of_a_pdf() -> None:
    paper = FPDF()
    paper.set_title("Plan des eaux")
    paper.set_author("Service des eaux")
    paper.add_page()
    paper.set_font("helvetica", size=12)
    paper.multi_cell(0, 7, FR.encode("latin-1").decode("latin-1"))
    found = next(from_bytes(bytes(paper.output()), name="plan.pdf"))
    assert isinstance(found, Article)
    assert (found.id, found.title, found.author) == ("plan", "Plan des eaux", "Service des eaux")
    assert found.published is None


def test_hyphen_at_a_line_end_goes() -> None:
    page = [
        Line("Le service a remis un rap-", 50, 700, 200, 714),
        Line("port complet au conseil.", 50, 684, 190, 698),
    ]
    assert paragraphs([page]) == "Le service a remis un rapport complet au conseil."


def test_pieces_of_one_right_to_left_line_are_put_together() -> None:
    first = [(letter, (100 - 6 * i, 10, 106 - 6 * i, 24)) for i, letter in enumerate("قرار")]
    lam_alef = [("ا", (70, 10, 76, 24)), ("ل", (70, 10, 76, 24))]
    broken = [*lam_alef, ("\r", (70, 10, 70, 24)), ("\n", (70, 10, 70, 24)), *first]
    assert [line.text for line in lines(broken)] == ["قرار لا"]


def document(*paragraphs_: str, table: list[list[str]] | None = None) -> bytes:
    made = docx.Document()
    made.core_properties.title = "Kế hoạch cấp nước"
    made.core_properties.author = "Văn phòng"
    for text in paragraphs_:
        made.add_paragraph(text)
    if table:
        grid = made.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph("Sau bảng")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_docx_paragraphs_and_tables_in_order() -> None:
    table = [["Nhiệm vụ", "Thời hạn"], ["Thay ống\nchính", "30/6/2026"], ["", "Quý III"]]
    found = next(from_bytes(document("Mở đầu", VI, table=table), name="kh.docx"))
    assert isinstance(found, Article)
    assert found.text == "\n".join(
        [
            "Mở đầu",
            VI,
            "Nhiệm vụ | Thời hạn",
            "Thay ống chính | 30/6/2026",
            " | Quý III",
            "Sau bảng",
        ]
    )
    assert (found.title, found.author, found.published) == ("Kế hoạch cấp nước", "Văn phòng", None)


def test_docx_that_is_empty_cut_or_another_archive() -> None:
    assert reason_of(document(), "a.docx") == "no_text"
    assert reason_of(document(VI)[:3000], "a.docx") == "parse_failed"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x.txt", "x")
    assert reason_of(stream.getvalue(), "a.docx") == "parse_failed"


def test_docx_that_unpacks_without_end() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" * 20_000_000)
    assert reason_of(stream.getvalue(), "a.docx") == "too_large"
