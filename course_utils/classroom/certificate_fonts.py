"""The fonts of a certificate: the course's own, and one of the computer for a rare character.

The course's font has the characters of GB 2312. Names have more (喆, 堃, 镕): for these a font
that is installed on this computer gives its outlines, and the PDF holds them like all others.
"""

import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from io import BytesIO
from xml.sax.saxutils import escape

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTLibError
from fontTools.ttLib import TTFont as Face
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "IPCourseSans-Regular", "IPCourseSans-Bold"
# The typefaces nearest to the course's own come first, then any other that has the character.
NEAREST = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Zen Hei",
    "SimHei",
    "SimSun",
)
REGULAR_WEIGHT = 400
# A damaged font of the computer is no reason to stop.
DAMAGED = (OSError, TTLibError, LookupError, ValueError, AssertionError, struct.error)
NO_EMBEDDING = 2  # OS/2 fsType: the maker forbids to embed the font


class Fonts:
    """The fonts for a set of texts; `lost` holds the characters that no font here can draw."""

    def __init__(self, texts: Iterable[str]):
        self._known = _course_characters()
        wanted = {letter for text in texts for letter in text} - self._known
        self._found: dict[str, str] = {}
        for number, (letters, content) in enumerate(_small_fonts(frozenset(wanted))):
            name = f"Rare{number}"
            pdfmetrics.registerFont(_RareFont(name, BytesIO(content)))
            self._found |= dict.fromkeys(letters, name)
        self.lost = wanted - set(self._found)

    def markup(self, text: str) -> str:
        """Return `text` for a paragraph, each rare character in the font that has it."""
        return "".join(
            f'<font name="{self._found[letter]}">{escape(letter)}</font>'
            if letter in self._found
            else escape(letter)
            for letter in text
        )


class _RareFont(TTFont):
    """A font whose text can be copied too where a character lies beyond U+FFFF.

    Reportlab notes such a character in the PDF by its number; the PDF asks for UTF-16.
    """

    def addObjects(self, doc):
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = re.sub(r"<([0-9A-F]{5,6})>", _in_utf16, stream.content)


def _in_utf16(number: re.Match) -> str:
    return f"<{chr(int(number[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def _course_characters() -> frozenset[str]:
    folder = files("course_utils") / "lessons" / "fonts"
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
        pdfmetrics.registerFontFamily(name, name, name, name, name)
    return frozenset(map(chr, pdfmetrics.getFont(REGULAR).face.charToGlyph))


@cache
def _small_fonts(wanted: frozenset[str]) -> list[tuple[str, bytes]]:
    """Make fonts of what the computer's fonts can draw of `wanted`: (letters, TrueType font)."""
    made, left = [], set(wanted)
    for path, number in _installed() if wanted else ():
        with suppress(*DAMAGED), _faces(path) as faces:
            face = faces[number]
            letters = "".join(sorted(left & set(map(chr, face.getBestCmap() or {}))))
            if letters:
                made.append((letters, _small_font(face, letters, f"Rare{len(made)}")))
                left -= set(letters)
        if not left:
            break
    return made


def _installed() -> list[tuple[str, int]]:
    """Return the fonts of this computer, the nearest first: the file, and which face in it."""
    from matplotlib.font_manager import findSystemFonts

    found = []
    for path in sorted(findSystemFonts()):
        with suppress(*DAMAGED), _faces(path) as faces:
            for number, face in enumerate(faces):
                if _may_draw(face):
                    found.append((_distance(face), path, number))
    return [(path, number) for _rank, path, number in sorted(found)]


@contextmanager
def _faces(path: str) -> Iterator[list[Face]]:
    with open(path, "rb") as file:
        if path.lower().endswith((".ttc", ".otc")):
            yield TTCollection(file, lazy=True).fonts
        else:
            yield [Face(file, lazy=True)]


def _may_draw(face: Face) -> bool:
    has_outlines = any(table in face for table in ("glyf", "CFF ", "CFF2"))
    return has_outlines and not face["OS/2"].fsType & NO_EMBEDDING


def _distance(face: Face) -> tuple[int, int]:
    name = face["name"].getDebugName(1) or ""
    rank = NEAREST.index(name) if name in NEAREST else len(NEAREST)
    return rank, abs(face["OS/2"].usWeightClass - REGULAR_WEIGHT)


def _small_font(face: Face, letters: str, family: str) -> bytes:
    """Make a TrueType font of some letters of `face`, whatever kind of font that is."""
    regular = {"wght": REGULAR_WEIGHT} if "fvar" in face else None
    glyphs, cmap, units = face.getGlyphSet(regular), face.getBestCmap(), face["head"].unitsPerEm
    outlines, widths = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": units}
    for letter in letters:
        drawn, pen, name = DecomposingRecordingPen(glyphs), TTGlyphPen(None), _name(letter)
        glyphs[cmap[ord(letter)]].draw(drawn)
        drawn.replay(Cu2QuPen(pen, max_err=units / 1000, reverse_direction="glyf" not in face))
        outlines[name], widths[name] = pen.glyph(), glyphs[cmap[ord(letter)]].width
    font = FontBuilder(units, isTTF=True)
    font.setupGlyphOrder(list(outlines))
    font.setupCharacterMap({ord(letter): _name(letter) for letter in letters})
    font.setupGlyf(outlines)
    bearings = {name: getattr(outline, "xMin", 0) for name, outline in outlines.items()}
    font.setupHorizontalMetrics({name: (widths[name], bearings[name]) for name in outlines})
    font.setupHorizontalHeader(ascent=face["hhea"].ascent, descent=face["hhea"].descent)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    font.setupOS2()
    font.setupPost()
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _name(letter: str) -> str:
    return f"u{ord(letter):X}"
