"""Bars of money made of pieces, on a sheet in inches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.patches import Rectangle

from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GREEN, MUTED, ORANGE, PAPER, SKY, SMALL
from course_utils.messages import say_money

# How each kind of piece looks; the hatch tells them apart without colour.
LOOKS = {
    "compensation": {"color": BLUE},
    "increase": {"color": ORANGE, "hatch": "////"},
    "costs": {"color": GREEN, "hatch": "...."},
    "together": {"color": SKY, "hatch": "xx"},
    "arrives": {"color": BLUE},
    "income tax": {"color": ORANGE, "hatch": "////"},
    "vat": {"color": GREEN, "hatch": "...."},
}
_HIGH, _LEAST = 0.19, 0.03  # inches; a small sum stays visible


@dataclass(frozen=True)
class Piece:
    """A piece of a bar.

    Attributes:
        kind: a key of `LOOKS`.
        amount: how much.
        hollow: drawn as a broken outline, for a sum that does not stand any more.
    """

    kind: str
    amount: Decimal
    hollow: bool = False


def whole(amount: Decimal, currency: str) -> str:
    """Say an amount, without the decimals when they are nought."""
    return say_money(amount, currency).removesuffix(".00")


def draw_pieces(axes, pieces: Sequence[Piece], left: float, middle: float, scale: float) -> float:
    """Draw pieces one after another from `left` and return where the bar ends, in inches.

    Args:
        axes: axes of a sheet.
        pieces: the pieces from left to right.
        left, middle: where the bar begins, and the height of its middle.
        scale: inches for one unit of money.
    """
    for piece in pieces:
        wide = max(float(piece.amount) * scale, _LEAST)
        axes.add_patch(_box(left, middle - _HIGH / 2, wide, piece.kind, piece.hollow))
        left += wide
    return left


def bar_legend(axes, y: float, entries: Mapping[str, str], hollow: str = "") -> None:
    """Write what the kinds of pieces are; `hollow` says what a broken outline means."""
    x = 0.15
    for kind, text in [*entries.items(), *([("", hollow)] if hollow else [])]:
        axes.add_patch(_box(x, y - _HIGH / 2, 0.3, kind, hollow=not kind))
        axes.text(x + 0.38, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.65


def _box(left: float, top: float, wide: float, kind: str, hollow: bool) -> Rectangle:
    how = LOOKS.get(kind, {"color": MUTED})
    if hollow:
        edge = {"fc": PAPER, "ec": how["color"], "ls": (0, (3, 2)), "lw": 1.6}
        return Rectangle((left, top), wide, _HIGH, **edge)
    fill = {"fc": how["color"], "ec": PAPER, "lw": 0, "hatch": how.get("hatch")}
    return Rectangle((left, top), wide, _HIGH, **fill)
