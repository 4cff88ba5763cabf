"""Names of lines at their right ends, in place of a legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from course_utils.lessons import look
from course_utils.lessons.look import MUTED, SMALL


@dataclass(frozen=True)
class LineEnd:
    """The end of a line.

    Attributes:
        name: what the line is.
        height: where it ends, in units of the axis.
        mark: how its marks look, as `Axes.plot` has it.
        detail: what stands below the name, such as the last amount.
        bold: whether the name is set in bold type.
    """

    name: str
    height: float
    mark: dict
    detail: str = ""
    bold: bool = False


def name_ends(axes, ends: Sequence[LineEnd]) -> None:
    """Write the names beside the axes: apart from one another, and below the heading."""
    lines = 2.2 if any(end.detail for end in ends) else 1
    inches = axes.get_position().height * axes.figure.get_figheight()
    top = axes.get_ylim()[1]
    gap = lines * look.line_height(look.TEXT) * top / inches
    heights = look.apart([end.height for end in ends], gap)
    above = max(0, max(heights) + gap / 2 - top)
    beside = axes.get_yaxis_transform()
    for end, place in zip(ends, heights, strict=True):
        height = place - above
        axes.plot(1.03, height, transform=beside, clip_on=False, ls="", ms=8, **end.mark)
        settings = {"fontweight": "bold" if end.bold else "normal"}
        if not end.detail:
            axes.text(1.06, height, end.name, transform=beside, va="center_baseline", **settings)
            continue
        small = {"fontsize": SMALL, "color": MUTED, "va": "top"}
        for text, rise, how in (
            (end.name, 1, {**settings, "va": "bottom"}),
            (end.detail, -1, small),
        ):
            axes.annotate(
                text,
                (1.06, height),
                xycoords=beside,
                xytext=(0, rise),
                textcoords="offset points",
                **how,
            )
