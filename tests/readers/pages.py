"""Pages of an invented press: a text inside the furniture that press pages have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page and what must, and must not, be read from it."""

    language: str
    title: str
    lead: str
    body: tuple[str, ...]
    furniture: tuple[str, ...]
    published: str
    author: str

    @property
    def html(self) -> str:
        """The page with its lead outside the body's container."""
        paragraphs = "".join(f"<p>{text}</p>" for text in self.body)
        navigation, related, cookies, footer = self.furniture
        return f"""<!DOCTYPE html><html lang="{self.language}"><head><meta charset="utf-8">
<title>{self.title} - Gazette</title>
<meta property="og:site_name" content="Gazette"><meta property="og:title" content="{self.title}">
<link rel="canonical" href="https://www.gazette.example/eau/a-12.html">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "{self.title}", "datePublished": "{self.published}T07:30:00+01:00",
"author": {{"@type": "Person", "name": "{self.author}"}}}}</script></head><body>
<nav><ul><li><a href="/1">{navigation}</a></li><li><a href="/2">{navigation} 2</a></li></ul></nav>
<main><h1>{self.title}</h1><h2 class="sapo">{self.lead}</h2>
<div class="article-body">{paragraphs}
<div class="box-related"><a href="/3">{related}</a></div></div>
</main><div class="cookie-banner"><p>{cookies}</p></div>
<footer><p>{footer}</p></footer></body></html>"""


PAGES = (
    Page(
        language="fr",
        title="Le canton remet à neuf ses conduites d'eau",
        lead="Réuni lundi soir, le conseil a voté un plan de trois ans contre les fuites.",
        body=(
            (
                "Le conseil cantonal a chargé le service des eaux de dresser la liste des "
                "conduites à changer avant le 30 juin 2026, quartier par quartier."
            ),
            (
                "Le coût est estimé à 4,2 millions de francs, dont la moitié sera payée par la "
                "commune voisine au titre de l'accord signé l'an dernier."
            ),
            "Un premier bilan sera présenté aux habitants à la fin du mois de septembre.",
        ),
        furniture=(
            "Rubrique des sports",
            "Un incendie détruit un hangar agricole",
            "Nous utilisons des cookies pour mesurer l'audience.",
            "Tous droits réservés à la Gazette, mentions légales",
        ),
        published="2026-02-03",
        author="Odile Marchetti",
    ),
    Page(
        language="vi",
        title="Thị xã lên kế hoạch thay đường ống nước cũ",
        lead="Tối thứ hai, hội đồng thông qua kế hoạch ba năm nhằm giảm thất thoát nước sạch.",
        body=(
            (
                "Hội đồng giao Công ty Cấp nước lập danh sách các tuyến ống cần thay, hoàn thành "
                "trước ngày 30/6/2026 và gửi về văn phòng để tổng hợp."
            ),
            (
                "Tổng kinh phí dự kiến 42 tỷ đồng, một nửa lấy từ ngân sách của tỉnh theo thỏa "
                "thuận đã ký kết hồi năm ngoái giữa hai bên."
            ),
            "Kết quả bước đầu sẽ được báo cáo với người dân vào cuối tháng 9 năm nay.",
        ),
        furniture=(
            "Chuyên mục thể thao",
            "Cháy nhà kho nông sản trong đêm",
            "Trang web sử dụng cookie để đo lượng truy cập.",
            "Giấy phép xuất bản, cấm sao chép dưới mọi hình thức",
        ),
        published="2026-02-03",
        author="Đỗ Hải Miên",
    ),
    Page(
        language="ar",
        title="البلدية تجدد شبكة المياه القديمة",
        lead="أقر المجلس مساء الإثنين خطة من ثلاث سنوات للحد من التسربات في الشبكة العامة.",
        body=(
            (
                "كلف المجلس دائرة المياه بإعداد قائمة بالأنابيب الواجب استبدالها قبل 30 يونيو 2026 "
                "ورفعها إلى الأمانة العامة للمراجعة."
            ),
            (
                "وتقدر الكلفة بنحو 42 مليون جنيه، يتحمل نصفها صندوق التنمية المحلية بموجب الاتفاق "
                "الموقع بين الجانبين في العام الماضي."
            ),
            "وسيعرض أول تقرير عن التقدم على السكان في نهاية شهر سبتمبر.",
        ),
        furniture=(
            "قسم الرياضة",
            "حريق في مستودع زراعي خلال الليل",
            "نستخدم ملفات تعريف الارتباط لقياس الزيارات.",
            "جميع الحقوق محفوظة للجريدة",
        ),
        published="2026-02-03",
        author="سلمى العرفاوي",
    ),
)
