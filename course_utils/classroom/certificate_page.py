"""A certificate as a PDF of one page, A4 landscape, Chinese and English. Lengths are points."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO

from babel.dates import format_date
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from course_utils.classroom.certificate_fonts import BOLD, REGULAR, Fonts
from course_utils.classroom.certificate_settings import Certificates

WIDTH, HEIGHT = landscape(A4)
INK, BLUE, GREY, GOLD = (HexColor(c) for c in ("#1d2733", "#123f6d", "#5b6673", "#b08d3c"))
LEFT, RIGHT = 84, WIDTH - 84
SMALLEST, STEP, LEADING = 5, 0.5, 1.3
MODULES_TOP, MODULES_HEIGHT, ROW = 330, 138, 21
FOOT = 499
CODE = {"zh": "核验码", "en": "Verification code"}
HOW = "凭此码可向主办单位核验 · The organiser verifies this code"


@dataclass(frozen=True)
class Page:
    """What is printed for one participant; `unit` may be empty."""

    name: str
    unit: str
    modules: tuple[str, ...]
    day: date
    code: str


@dataclass(frozen=True)
class _Pen:
    """How a text is set: the largest size it may have, and where it stands in its box."""

    size: float
    font: str = REGULAR
    colour: HexColor = INK
    align: int = TA_CENTER


def texts(settings: Certificates) -> str:
    """Return all characters that stand on every certificate of the class."""
    said = [text for name in settings.PAIRS for text in getattr(settings, name).values()]
    titles = [text for pair in settings.modules.values() for text in pair.values()]
    return "".join([*said, *titles])


def draw(page: Page, settings: Certificates, fonts: Fonts) -> bytes:
    """Return the certificate as a PDF."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), lang="zh-CN")
    _describe(canvas, page, settings)
    _frame(canvas)
    _head(canvas, page, settings, fonts)
    _modules(canvas, [settings.modules[name] for name in page.modules], fonts)
    _foot(canvas, page, settings, fonts)
    canvas.save()
    return file.getvalue()


def _describe(canvas: Canvas, page: Page, settings: Certificates) -> None:
    canvas.setTitle(f"{settings.title['zh']} {settings.title['en']}: {page.name}")
    canvas.setAuthor(f"{settings.organiser['zh']} {settings.organiser['en']}")
    canvas.setSubject(f"{settings.course_title['zh']} {settings.course_title['en']}")
    canvas.setKeywords(page.code)
    canvas.setCreator("ip-course")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _frame(canvas: Canvas) -> None:
    for colour, width, inset in ((BLUE, 2.5, 26), (GOLD, 0.8, 33)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)


def _head(canvas: Canvas, page: Page, settings: Certificates, fonts: Fonts) -> None:
    rows = [
        (48, 24, settings.organiser["zh"], _Pen(16, colour=BLUE)),
        (72, 17, settings.organiser["en"], _Pen(11, colour=BLUE)),
        (96, 50, settings.title["zh"], _Pen(36, BOLD, BLUE)),
        (146, 22, settings.title["en"], _Pen(15, colour=GOLD)),
        (174, 44, page.name, _Pen(30)),
        (224, 24, page.unit, _Pen(13, colour=GREY)),
        (252, 34, settings.says("statement", "zh"), _Pen(13)),
        (286, 30, settings.says("statement", "en"), _Pen(11, colour=GREY)),
    ]
    for top, height, text, pen in rows:
        _text(canvas, fonts, text, (LEFT, top, RIGHT - LEFT, height), pen)
    _line(canvas, WIDTH / 2 - 170, WIDTH / 2 + 170, 221)


def _modules(canvas: Canvas, titles: list[dict[str, str]], fonts: Fonts) -> None:
    height = min(ROW, MODULES_HEIGHT / len(titles))
    top, middle = MODULES_TOP, WIDTH / 2 - 30
    _line(canvas, LEFT + 20, RIGHT - 20, top - 2)
    for number, title in enumerate(titles, 1):
        zh, en = f"{number}  {title['zh']}", title["en"]
        left = (LEFT + 30, top, middle - LEFT - 40, height)
        right = (middle, top, RIGHT - 30 - middle, height)
        _text(canvas, fonts, zh, left, _Pen(12, align=TA_LEFT))
        _text(canvas, fonts, en, right, _Pen(11, colour=GREY, align=TA_LEFT))
        top += height
    _line(canvas, LEFT + 20, RIGHT - 20, top + 2)


def _foot(canvas: Canvas, page: Page, settings: Certificates, fonts: Fonts) -> None:
    day = {"zh": format_date(page.day, "long", "zh"), "en": format_date(page.day, "d MMMM y", "en")}
    side, middle = 215, RIGHT - LEFT - 2 * 225
    for language, top, size in (("zh", FOOT, 12), ("en", FOOT + 19, 10)):
        place = settings.place[language]
        gap = " " if language == "zh" else ", "
        said = gap.join(filter(None, (place, day[language])))
        pen = _Pen(size, align=TA_LEFT)
        _text(canvas, fonts, said, (LEFT, top, side, 18), pen)
        signed = _Pen(size, align=TA_RIGHT)
        box = (RIGHT - side, top + 4, side, 18)
        _text(canvas, fonts, settings.signatory[language], box, signed)
    if settings.signatory["zh"]:
        _line(canvas, RIGHT - 170, RIGHT, FOOT + 3)
    rows = [
        (FOOT, 16, f"{CODE['zh']} {CODE['en']}", _Pen(9, colour=GREY)),
        (FOOT + 15, 20, page.code, _Pen(14, BOLD, BLUE)),
        (FOOT + 35, 14, HOW, _Pen(7.5, colour=GREY)),
    ]
    for top, height, text, pen in rows:
        _text(canvas, fonts, text, (LEFT + 225, top, middle, height), pen)


def _line(canvas: Canvas, left: float, right: float, top: float) -> None:
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.6)
    canvas.line(left, HEIGHT - top, right, HEIGHT - top)


def _text(canvas: Canvas, fonts: Fonts, text: str, box: tuple, pen: _Pen) -> None:
    """Set `text` in the middle of `box` (left, top, width, height), smaller if it must be."""
    left, top, width, height = box
    markup, by_letter = fonts.markup(text), _is_chinese(text)
    paragraph = _paragraph(markup, by_letter, pen, _fitting(markup, by_letter, pen, width, height))
    used = paragraph.wrap(width, height)[1]
    paragraph.drawOn(canvas, left, HEIGHT - top - (height + used) / 2)


@lru_cache(maxsize=4096)
def _fitting(markup: str, by_letter: bool, pen: _Pen, width: float, height: float) -> float:
    size = pen.size
    while size > SMALLEST and _paragraph(markup, by_letter, pen, size).wrap(width, 0)[1] > height:
        size -= STEP
    return size


def _paragraph(markup: str, by_letter: bool, pen: _Pen, size: float) -> Paragraph:
    style = ParagraphStyle(
        "certificate",
        fontName=pen.font,
        fontSize=size,
        leading=size * LEADING,
        textColor=pen.colour,
        alignment=pen.align,
        wordWrap="CJK" if by_letter else None,
    )
    return Paragraph(markup, style)


def _is_chinese(text: str) -> bool:
    return any(letter >= "⺀" for letter in text)
