from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from course_utils.classroom import certificate_fonts
from course_utils.classroom.certificate_fonts import Fonts
from course_utils.classroom.certificate_page import Page, draw, texts
from course_utils.classroom.certificate_settings import MODULES, Certificates

ORGANISER = {"zh": "浙江省知识产权研究与服务中心", "en": "Zhejiang IP Research Centre"}
FIRST = "01_pct"
FRAME = 33  # points from the edge of the page
TEXT = 1  # how pypdfium2 names a piece of text
CODE = "4F7K-0M2Q-9XTB-C83R"


def drawn(name="王小明", unit="", **said) -> pypdfium2.PdfDocument:
    settings = Certificates(organiser=ORGANISER, **said)
    page = Page(name, unit, tuple(settings.modules), date(2026, 12, 5), CODE)
    fonts = Fonts([texts(settings), name, unit])
    return pypdfium2.PdfDocument(draw(page, settings, fonts))


def text(pdf) -> str:
    return " ".join(pdf[0].get_textpage().get_text_range().split())


def test_a_page_holds_everything_in_both_languages():
    pdf = drawn(
        unit="宁波海天塑机集团有限公司",
        place={"zh": "杭州", "en": "Hangzhou"},
        signatory={"zh": "课程负责人 陈志远", "en": "Chen Zhiyuan, Course Director"},
        threshold=55,
    )
    for said in (
        *("结业证书", "Certificate of Completion", "王小明", "宁波海天塑机集团有限公司"),
        *ORGANISER.values(),
        *("均达到 55%", "at least 55%"),
        *("1 PCT 国际专利申请 PCT applications", "7 综合演练"),
        *("杭州 2026年12月5日", "Hangzhou, 5 December 2026", "陈志远", "Chen Zhiyuan"),
        CODE,
    ):
        assert said in text(pdf)
    assert pdf.get_metadata_dict()["Title"] == "结业证书 Certificate of Completion: 王小明"
    assert pdf.get_metadata_dict()["Keywords"] == CODE
    assert len(pdf) == 1
    assert [round(length) for length in pdf[0].get_size()] == [842, 595]  # 297 x 210 mm


def test_the_file_names_its_language():
    settings = Certificates(organiser=ORGANISER)
    page = Page("Ann", "", (FIRST,), date(2026, 12, 5), CODE)
    assert b"/Lang (zh-CN)" in draw(page, settings, Fonts([]))


@pytest.mark.parametrize(
    "name, unit",
    [
        ("Maximiliana Alexandra von Hohenberg " * 3, "杭州高新区知识产权运营促进中心" * 8),
        ("买买提·阿卜杜热合曼·吐尔逊江" * 3, "Zhejiang Provincial Association, Hangzhou " * 6),
    ],
)
def test_long_texts_stay_inside_the_frame_and_nothing_is_cut(name, unit):
    title = {"zh": "海外知识产权诉讼与跨境证据的收集和保全" * 2, "en": "Litigation abroad, " * 8}
    modules = {**MODULES, "08": title, "09": title}
    pdf = drawn(name.strip(), unit.strip(), modules=modules)
    page = text(pdf).replace(" ", "")
    for said in (name, unit, *title.values()):
        assert said.replace(" ", "") in page
    places = [item.get_bounds() for item in pdf[0].get_objects() if item.type == TEXT]
    left, bottom, right, top = zip(*places, strict=True)
    assert min(left) > FRAME and max(right) < 842 - FRAME
    assert min(bottom) > FRAME and max(top) < 595 - FRAME


def test_what_looks_like_markup_is_text():
    page = text(drawn("李 <b>&amp;</font>", "A & B <Co>"))
    assert "李 <b>&amp;</font>" in page and "A & B <Co>" in page


# Rare characters: 喆 is beyond GB 2312, and 𠮷 beyond the first 65,536 characters of Unicode.


def some_font(path, *, is_truetype: bool) -> TTFont:
    """A font whose 喆 and 𠮷 are squares from 100 to 900."""
    letters = {0x5586: "a", 0x20BB7: "b"}
    font = FontBuilder(1000, isTTF=is_truetype)
    font.setupGlyphOrder([".notdef", *letters.values()])
    font.setupCharacterMap(letters)
    pen = TTGlyphPen(None) if is_truetype else T2CharStringPen(1000, None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph() if is_truetype else pen.getCharString()
    squares = {name: square for name in font.font.getGlyphOrder()}
    font.setupGlyf(squares) if is_truetype else font.setupCFF("Some", {}, squares, {})
    font.setupHorizontalMetrics({name: (1000, 100) for name in squares})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Some", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(path)
    return font.font


@pytest.mark.parametrize("is_truetype", [True, False])
def test_a_rare_character_comes_from_a_font_of_the_computer(tmp_path, monkeypatch, is_truetype):
    face = some_font(tmp_path / "some.ttf", is_truetype=is_truetype)
    certificate_fonts._small_fonts.cache_clear()
    monkeypatch.setattr(certificate_fonts, "_installed", lambda: [(str(tmp_path / "some.ttf"), 0)])
    page = text(drawn("欧阳喆𠮷", "镇海𠮷厂"))
    assert "欧阳喆𠮷" in page and "镇海𠮷厂" in page
    small = TTFont(BytesIO(certificate_fonts._small_font(face, "喆", "Small")))
    assert small["hmtx"]["u5586"] == (1000, 100)
    glyph = small["glyf"]["u5586"]
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (100, 0, 900, 800)
    certificate_fonts._small_fonts.cache_clear()


def test_a_font_that_may_not_be_embedded_or_is_damaged_is_not_used(tmp_path, monkeypatch):
    good, closed, broken = (tmp_path / name for name in ("good.ttf", "closed.ttf", "broken.ttf"))
    face = some_font(good, is_truetype=True)
    face["OS/2"].fsType = 2
    face.save(closed)
    broken.write_bytes(b"no font")
    monkeypatch.setattr(
        "matplotlib.font_manager.findSystemFonts", lambda: [*map(str, (good, closed, broken))]
    )
    assert certificate_fonts._installed() == [(str(good), 0)]
