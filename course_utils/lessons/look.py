"""One look for all figures: a font with Chinese, safe colours, sizes that carry across a room.

A figure function draws inside `style()` (or is wrapped in `drawn`), so that matplotlib's settings
outside stay as they were. Colours come from the palette of Okabe and Ito, which people with any
kind of colour blindness can tell apart; a figure never tells two things apart by colour alone.
"""

import base64
import io
import pickle
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

FONTS = Path(__file__).parent / "fonts"
FAMILY = ["IP Course Sans", "DejaVu Sans"]

INK, MUTED, GRID, PAPER = "#1a1a1a", "#595959", "#dedede", "#ffffff"
BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PINK, YELLOW = "#56B4E9", "#CC79A7", "#F0E442"
CYCLE = (BLUE, RED, GREEN, ORANGE, PINK, SKY, INK)
MARKERS = ("o", "s", "^", "D", "v", "P", "X")

_WIDE = r"\u3000-\u9fff\uff00-\uffef"  # letters between which a line may break

WIDTH = 10.0  # inches; with CSS_DPI this is the width of a notebook cell
CSS_DPI = 100  # screen pixels an inch
TITLE, TEXT, SMALL = 14, 10.5, 9.5  # points

_RC = {
    "font.family": FAMILY,
    "font.size": TEXT,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.labelsize": TEXT,
    "axes.prop_cycle": matplotlib.cycler(color=CYCLE),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
    "lines.linewidth": 2.2,
    "figure.dpi": CSS_DPI,
    "savefig.dpi": 2 * CSS_DPI,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "svg.fonttype": "none",
}


class Drawing(Figure):
    """A matplotlib Figure that shows itself sharply in a notebook and says what it shows.

    Attributes:
        finding: the sentence that heads the figure, also its text for those who cannot see it.
        drawn_once: whether it is a copy of a figure that many ask for; see `drawn_once`.
    """

    finding = ""
    drawn_once = False

    def _repr_mimebundle_(self, **_kwargs):
        png = _png_of_copy(self) if self.drawn_once else _png(self)
        width, height = (round(inches * CSS_DPI) for inches in self.get_size_inches())
        return (
            {
                "image/png": base64.b64encode(png).decode("ascii"),
                "text/plain": self.finding,
            },
            {"image/png": {"width": width, "height": height, "alt": self.finding}},
        )


def _png(figure: Figure) -> bytes:
    png = io.BytesIO()
    with style():
        figure.savefig(png, format="png", dpi=2 * CSS_DPI)
    return png.getvalue()


_MOST_PICTURES = 16
_pictures: dict[bytes, bytes] = {}  # of pickled copies


def _png_of_copy(figure: Figure) -> bytes:
    """Render a copy that may have been changed; all that can be seen is in its pickled state."""
    try:
        state = pickle.dumps(figure)
    except (AttributeError, TypeError, pickle.PicklingError):  # a lambda or the like was added
        return _png(figure)
    if state not in _pictures:
        if len(_pictures) >= _MOST_PICTURES:
            _pictures.clear()
        _pictures[state] = _png(figure)
    return _pictures[state]


@cache
def _register_fonts() -> None:
    for path in sorted(FONTS.glob("*.ttf")):
        fontManager.addfont(path)


@contextmanager
def style() -> Iterator[None]:
    """Use the course's look inside a `with` block; matplotlib's settings come back after it."""
    _register_fonts()
    with matplotlib.rc_context(_RC):
        yield


def drawn(draw: Callable[..., Drawing]) -> Callable[..., Drawing]:
    """Make a figure function draw in the course's look."""

    @wraps(draw)
    def in_style(*args, **kwargs):
        with style():
            figure = draw(*args, **kwargs)
            figure.draw_without_rendering()  # makes the tick labels now, in this look
        return figure

    return in_style


def drawn_once(draw: Callable[..., Drawing]) -> Callable[..., Drawing]:
    """Make a figure function draw in the course's look, but the same figure only once.

    Every call returns a copy that can be changed at will; one that was not changed takes its
    picture from the copies shown before. The arguments are to be hashable.
    """

    @cache
    def state(*args) -> bytes:
        figure = drawn(draw)(*args)
        figure.drawn_once = True
        return pickle.dumps(figure)

    @wraps(draw)
    def copied(*args):
        return pickle.loads(state(*args))

    return copied


@cache
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line of text, in inches; `size` in points."""
    _register_fonts()
    font = FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0] / 72


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break text into lines that are at most `width` inches wide; Chinese breaks anywhere."""
    lines, taken = [""], 0.0
    for word in re.findall(rf"[{_WIDE}]|[^\s{_WIDE}]+|\s+", text):
        room = text_width(word, size, bold)
        if lines[-1] and taken + room > width:
            lines.append("")
            taken = 0.0
        if lines[-1] or word.strip():
            lines[-1] += word if word.strip() else " "
            taken += room
    return [line.strip() for line in lines if line.strip()]


def as_heading(text: str) -> str:
    """Return text with a capital at its start."""
    return text[:1].upper() + text[1:]


def line_height(size: float) -> float:
    """Return the height of a line of text, in inches; `size` in points."""
    return size * 1.35 / 72


def text_height(text: str, width: float, size: float, bold: bool = False) -> float:
    """Return the height of text that is broken into lines of at most `width`, in inches."""
    return line_height(size) * len(wrap(text, width, size, bold))


def apart(positions: Sequence[float], gap: float) -> list[float]:
    """Move labels as little as needed so that each is at least `gap` from the next one.

    The order of the labels stays; groups that touch move together around their middle.
    """
    groups: list[tuple[float, list[int]]] = []  # (middle, members in rising order)
    for index in sorted(range(len(positions)), key=positions.__getitem__):
        middle, members = positions[index], [index]
        while groups and _too_close(groups[-1], (middle, members), gap):
            members = groups.pop()[1] + members
            middle = sum(positions[member] for member in members) / len(members)
        groups.append((middle, members))
    placed = [0.0] * len(positions)
    for middle, members in groups:
        for rank, member in enumerate(members):
            placed[member] = middle + gap * (rank - (len(members) - 1) / 2)
    return placed


def _too_close(lower, upper, gap: float) -> bool:
    room = gap * (len(lower[1]) + len(upper[1])) / 2
    return upper[0] - lower[0] < room


def write(
    figure: Figure, x: float, y: float, text: str, *, size: float = TEXT, width: float = WIDTH, **kw
) -> float:
    """Write text, broken into lines of at most `width`, and return the height it takes.

    Args:
        figure: where to write.
        x, y: where the text starts (its top), in inches from the top left corner.
        text: what to write.
        size: of the letters, in points.
        width: room for a line, in inches.
        kw: further settings of matplotlib's text, such as `color` or `fontweight`.
    """
    wide, high = figure.get_size_inches()
    lines = wrap(text, width, size, kw.get("fontweight") == "bold")
    for number, line in enumerate(lines):
        middle = y + (number + 0.5) * line_height(size)
        kw = {"va": "center_baseline", "fontsize": size, **kw}
        figure.text(x / wide, 1 - middle / high, line, **kw)
    return len(lines) * line_height(size)


def title_height(finding: str) -> float:
    """Return the room that `head` needs at the top of a figure, in inches."""
    return 0.25 + text_height(finding, WIDTH - 0.3, TITLE, bold=True)


def head(figure: Drawing, finding: str) -> None:
    """Write the finding over the figure, from the left edge."""
    figure.finding = finding
    write(figure, 0.12, 0.12, finding, size=TITLE, width=WIDTH - 0.3, fontweight="bold")


def sheet(height: float) -> tuple[Drawing, Axes]:
    """Return a drawing and axes that cover it, measured in inches from its top left corner."""
    figure = Drawing(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    return figure, axes


def chart(
    finding: str, height: float, *, right: float = 0.3, foot: str = ""
) -> tuple[Drawing, Axes]:
    """Return a drawing with one pair of axes between its heading and its foot.

    Args:
        finding: the sentence over the figure.
        height: height of the whole figure in inches.
        right: room for direct labels at the right of the axes, in inches.
        foot: small print below the axes: sources, what the figure leaves out.
    """
    figure = Drawing(figsize=(WIDTH, height))
    head(figure, finding)
    notes = text_height(foot, WIDTH - 0.3, SMALL)
    write(figure, 0.12, height - 0.1 - notes, foot, size=SMALL, width=WIDTH - 0.3, color=MUTED)
    left, bottom, top = 1.05, 0.85 + notes, title_height(finding) + 0.2
    axes = figure.add_axes(
        (
            left / WIDTH,
            bottom / height,
            (WIDTH - left - right) / WIDTH,
            (height - top - bottom) / height,
        )
    )
    return figure, axes
