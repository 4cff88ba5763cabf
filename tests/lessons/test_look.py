import base64

import matplotlib
import pytest
from matplotlib import font_manager

from course_utils.lessons import look


@look.drawn
def figure_with(text):
    figure, _axes = look.sheet(3)
    look.head(figure, text)
    look.write(figure, 0.2, 1.5, text, fontweight="bold", color=look.BLUE)
    return figure


def test_chinese_text_is_written():
    figure_with("优先权 · 受理局 · 国际检索报告：“2027年3月1日”（星期一），费用 ¥1,000 → €120 − $5")


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_has_all_characters_of_gb_2312(weight):
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    characters = {
        bytes([row, cell]).decode("gb2312", errors="ignore") for row in rows for cell in cells
    } - {""}
    assert len(characters) == 6763
    known = font_manager.get_font(look.FONTS / f"IPCourseSans-{weight}.ttf").get_charmap()
    assert not {character for character in characters if ord(character) not in known}


def test_names_in_any_latin_script_are_written():
    figure_with("Sąd Łódź, Türk Patent, Île-de-France, Ω ≥ 3 µm, −5 °C")


def test_the_font_is_the_course_s_own():
    with look.style():
        found = font_manager.findfont(font_manager.FontProperties(family=look.FAMILY[0]))
        bold = font_manager.findfont(
            font_manager.FontProperties(family=look.FAMILY[0], weight="bold")
        )
    assert found.endswith("IPCourseSans-Regular.ttf")
    assert bold.endswith("IPCourseSans-Bold.ttf")
    assert (look.FONTS / "OFL.txt").read_text(encoding="ascii").startswith("Copyright")


def test_settings_outside_stay_as_they_were():
    before = dict(matplotlib.rcParams)
    figure_with("a")
    assert dict(matplotlib.rcParams) == before


def test_a_dollar_sign_is_a_dollar_sign():
    assert [t.get_parse_math() for t in figure_with("from $5 to $7").texts] == [False, False]


def test_a_drawing_shows_itself_with_words_for_it():
    data, metadata = figure_with("What is to be seen")._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == "What is to be seen"
    assert metadata["image/png"] == {"width": 1000, "height": 300, "alt": "What is to be seen"}


def shown(figure):
    return figure._repr_mimebundle_()[0]["image/png"]


def test_the_same_figure_is_drawn_and_rendered_once(monkeypatch):
    drawn, rendered = [], []
    savefig = look.Drawing.savefig

    def counted(figure, *args, **kwargs):
        rendered.append(figure)
        savefig(figure, *args, **kwargs)

    @look.drawn_once
    def figure_once(text):
        drawn.append(text)
        return figure_with(text)

    monkeypatch.setattr(look.Drawing, "savefig", counted)
    first, second = figure_once("one"), figure_once("one")
    assert first is not second
    assert first.finding == second.finding == "one"
    assert shown(first) == shown(second) == shown(figure_with("one"))
    assert (drawn, len(rendered)) == (["one"], 2)  # the second one was drawn by itself
    figure_once("two")
    assert drawn == ["one", "two"]


def test_a_figure_drawn_once_is_the_caller_s_to_change():
    figure_once = look.drawn_once(figure_with)
    before = shown(figure_once("text"))
    mine = figure_once("text")
    mine.texts[0].set_color(look.RED)
    assert shown(mine) != before
    mine.axes[0].xaxis.set_major_formatter(lambda value, _place: f"{value}")  # cannot be pickled
    assert shown(mine) != before
    assert shown(figure_once("text")) == before
    assert [text.get_color() for text in figure_once("text").texts] == [look.INK, look.BLUE]


@pytest.mark.parametrize(
    ("text", "width"),
    [("one two three four five six", 0.7), ("国际申请应当在优先权日起三十个月内进入国家阶段", 1.0)],
)
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    lines = look.wrap(text, width, 10)
    assert len(lines) > 1
    assert all(look.text_width(line, 10) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_is_too_long_stands_alone():
    assert look.wrap("an unbreakablelongword end", 0.5, 10) == ["an", "unbreakablelongword", "end"]


def test_nothing_to_wrap():
    assert look.wrap("", 2, 10) == []


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([1.0, 5.0], [1.0, 5.0]),
        ([1.0, 1.0], [0.5, 1.5]),
        ([3.0, 1.0, 1.0], [3.0, 0.5, 1.5]),
        ([1.0, 1.2, 1.4], [0.2, 1.2, 2.2]),
        ([0.0, 0.0, 1.2], [-0.6, 0.4, 1.4]),  # the pair pushes the third, all three settle
    ],
)
def test_labels_move_apart(wanted, placed):
    assert look.apart(wanted, 1.0) == pytest.approx(placed)
