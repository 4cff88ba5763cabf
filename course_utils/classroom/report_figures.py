"""The figures of a report: its numbers at a glance, each under the sentence that it shows.

They have the look of the lessons: the same font, which has Chinese, and the colours of Okabe and
Ito, which people with any kind of colour blindness can tell apart.
"""

import base64
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import MaxNLocator, PercentFormatter

from course_utils.classroom.analysis import WEAK, Analysis
from course_utils.classroom.cells import width
from course_utils.classroom.report_tables import say_known, say_unit
from course_utils.messages import _

WIDTH = 10.0  # inches
INK, MUTED, GRID, BLUE, RED = "#1a1a1a", "#595959", "#dedede", "#0072B2", "#D55E00"
TITLE, TEXT, SMALL = 14, 10.5, 9.5  # points
LINE = 96  # half-width letters of a title that fit on a line
MOST = 8  # misconceptions in a figure; the table has them all
RARE = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC"]  # for characters beyond GB 2312

_WORDS = re.compile(r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+|\s+")

_RC = {
    "font.size": TEXT,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": GRID,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "svg.fonttype": "path",
    "svg.hashsalt": "course",
}


@dataclass(frozen=True)
class Picture:
    """A figure on a page: where it belongs, the address that holds all of it, and its finding."""

    name: str
    address: str
    finding: str


def pictures(analysis: Analysis) -> list[Picture]:
    """Draw what there is to see; a figure without anything to compare is left out."""
    makers = {"slips": _slips, "marks": _marks, "units": _units, "items": _items}
    with _style():
        drawn = {name: make(analysis) for name, make in makers.items()}
        return [
            Picture(name, _address(figure), finding)
            for name, (figure, finding) in drawn.items()
            if figure
        ]


@contextmanager
def _style() -> Iterator[None]:
    with matplotlib.rc_context({**_RC, "font.family": _families()}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # then a box is drawn
        yield


@cache
def _families() -> list[str]:
    for path in (files("course_utils") / "lessons" / "fonts").iterdir():
        if path.name.endswith(".ttf"):
            fontManager.addfont(str(path))
    installed = set(fontManager.get_font_names())
    return ["IP Course Sans", *(name for name in RARE if name in installed), "DejaVu Sans"]


def _address(figure: Figure) -> str:
    svg = io.BytesIO()
    figure.savefig(svg, format="svg", metadata={"Date": None})
    return "data:image/svg+xml;base64," + base64.b64encode(svg.getvalue()).decode("ascii")


def wrap(text: str, most: int) -> str:
    """Break text into lines of at most `most` half-width letters; Chinese breaks anywhere."""
    lines, taken = [""], 0
    for word in _WORDS.findall(text):
        room = width(word)
        if lines[-1] and taken + room > most:
            lines.append("")
            taken = 0
        if lines[-1] or word.strip():
            lines[-1] += word
            taken += room
    return "\n".join(line.strip() for line in lines if line.strip())


def _figure(height: float, finding: str) -> Figure:
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    title = wrap(finding, LINE)
    figure.suptitle(title, x=0.005, ha="left", fontsize=TITLE, fontweight="bold")
    figure.set_figheight(height + 0.27 * (title.count("\n") + 1))
    return figure


def _slips(analysis: Analysis):
    """The most frequent misconceptions, each named over its bar."""
    top = analysis.slips.head(MOST)
    if top.empty:
        return None, ""
    finding = _say_slips(top, len(analysis.graded))
    figure = _figure(0.9 + 0.55 * len(top), finding)
    axes = figure.subplots()
    bars = axes.barh(range(len(top)), top["count"], height=0.42, color=BLUE)
    axes.bar_label(bars, padding=4)
    for row, slip in enumerate(top.itertuples()):
        text = wrap(f"{slip.question} · {say_known(slip.slip)}", 118)
        place = {"xytext": (5, 0), "textcoords": "offset points"}
        axes.annotate(text, (0, row - 0.25), **place, fontsize=SMALL, va="bottom")
    axes.set(ylim=(len(top) - 0.5, -0.85), yticks=[], xlabel=_("students"))
    axes.grid(visible=False, axis="y")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.margins(x=0.06)
    return figure, finding


def _say_slips(top: pd.DataFrame, students: int) -> str:
    most = top[top["count"] == top["count"].max()]
    if len(most) > 1:
        return _(
            "Met most often: {number} misconceptions, by {count} of {students} students each"
        ).format(number=len(most), count=most["count"].iloc[0], students=students)
    return _("Met most often: {slip} ({question}, {count} of {students} students)").format(
        slip=say_known(most["slip"].iloc[0]),
        question=most["question"].iloc[0],
        count=most["count"].iloc[0],
        students=students,
    )


def _marks(analysis: Analysis):
    """How the results are spread, in steps of ten per cent."""
    shares = analysis.graded["share"].dropna().clip(upper=1)
    if shares.empty:
        return None, ""
    finding = _(
        "Half of the class earned {median:.0%} of the points or more, a quarter {lower:.0%} or less"
    ).format(median=shares.median(), lower=shares.quantile(0.25))
    figure = _figure(3.1, finding)
    axes = figure.subplots()
    counts, edges = np.histogram(shares, bins=np.linspace(0, 1, 11))
    bars = axes.bar(edges[:-1], counts, width=0.094, align="edge", color=BLUE)
    axes.axvline(shares.median(), color=RED, linestyle="--", linewidth=1.8)
    labels = [f"{count}" if count else "" for count in counts]
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    axes.bar_label(bars, labels=labels, padding=3, bbox=paper)
    is_right = shares.median() > 0.8
    axes.annotate(
        _("median {median:.0%}").format(median=shares.median()),
        (shares.median(), 1),
        xytext=(-5 if is_right else 5, 0),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        ha="right" if is_right else "left",
        va="top",
        color=RED,
    )
    axes.margins(y=0.24)
    axes.set(xlim=(0, 1), ylabel=_("students"), xticks=edges)
    axes.grid(visible=False, axis="x")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    _in_percent(axes, analysis)
    return figure, finding


def _in_percent(axes: Axes, analysis: Analysis) -> None:
    waits = analysis.waiting()
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    axes.set_xlabel(
        _("share of the points marked so far (%)") if waits else _("share of the points (%)")
    )


def _units(analysis: Analysis):
    """Every student a dot, every unit a row with its median; nothing where there is one unit."""
    graded = analysis.graded.dropna(subset="share")
    groups = {name: group["share"].clip(upper=1) for name, group in graded.groupby("unit")}
    if len(groups) < 2:
        return None, ""
    order = sorted(groups, key=lambda name: -groups[name].median())
    high, low = (groups[order[place]].median() for place in (0, -1))
    sentence = _("The units stand alike: the median of each is {high:.0%}")
    if round(high, 2) > round(low, 2):
        sentence = _("From unit to unit the median goes from {low:.0%} to {high:.0%} of the points")
    finding = sentence.format(high=high, low=low)
    figure = _figure(0.8 + 0.75 * len(order), finding)
    axes = figure.subplots()
    for row, name in enumerate(order):
        shares = groups[name].sort_values()
        heights = row + 0.09 * (np.arange(len(shares)) % 5 - 2)
        axes.scatter(shares, heights, s=26, color=BLUE, alpha=0.55, linewidths=0, clip_on=False)
        axes.vlines(shares.median(), row - 0.36, row + 0.36, color=RED, linewidth=3)
    labels = [
        wrap(say_unit(name), 30) + "\n" + _("{number} students").format(number=len(groups[name]))
        for name in order
    ]
    axes.set(xlim=(0, 1), ylim=(len(order) - 0.4, -0.6), xticks=np.linspace(0, 1, 11))
    axes.set_yticks(range(len(order)), labels, color=INK)
    axes.tick_params(axis="y", length=0, pad=8)
    axes.grid(visible=False, axis="y")
    _in_percent(axes, analysis)
    axes.set_xlabel(axes.get_xlabel() + " · " + _("dot: a student; line: the median"))
    return figure, finding


def _items(analysis: Analysis):
    """What the class earned on each question and how well the question tells, the hardest first."""
    items = analysis.items.dropna(subset="share").sort_values("share", kind="stable")
    if items.empty:
        return None, ""
    tells = items["discrimination"].notna().any()
    finding = _say_items(items)
    figure = _figure(0.9 + 0.32 * len(items), finding)
    left, *right = figure.subplots(1, 1 + tells, sharey=True, squeeze=False)[0]
    rows = np.arange(len(items))
    bars = left.barh(rows, items["share"], height=0.62, color=BLUE)
    left.bar_label(bars, labels=[f"{share:.0%}" for share in items["share"]], padding=4)
    left.set(xlim=(0, 1.12), ylim=(len(items) - 0.4, -0.6), xlabel=_("share earned (%)"))
    left.set_xticks(np.linspace(0, 1, 6))
    left.xaxis.set_major_formatter(PercentFormatter(1))
    left.set_yticks(rows, items.index, color=INK)
    for axes in (left, *right):
        axes.grid(visible=False, axis="y")
    for axes in right:
        _tell(axes, items["discrimination"].to_numpy())
    return figure, finding


def _say_items(items: pd.DataFrame) -> str:
    shares = items["share"].round(2)
    if items["share"].min() == 1:
        return _("Nobody lost a point in what is marked so far")
    finding = _("Hardest: {questions}, where the class earned {share:.0%} of the points").format(
        questions=", ".join(items.index[shares == shares.min()]), share=shares.min()
    )
    weak = items.index[items["discrimination"] < WEAK]
    if len(weak):
        finding = _("{finding}; look at {questions}: discrimination below {weak}").format(
            finding=finding, questions=", ".join(weak), weak=WEAK
        )
    return finding


def _tell(axes: Axes, discrimination: np.ndarray) -> None:
    rows = np.arange(len(discrimination))
    weak = discrimination < WEAK
    axes.axvline(WEAK, color=MUTED, linestyle="--", linewidth=1.2)
    axes.scatter(discrimination[~weak], rows[~weak], color=BLUE, s=42, clip_on=False)
    axes.scatter(discrimination[weak], rows[weak], color=RED, s=46, marker="D", clip_on=False)
    axes.set_xlim(min(0, np.nanmin(discrimination) - 0.05), 1)
    axes.set_xlabel(
        _("discrimination (correlation, −1 to 1); below {weak}: a diamond").format(weak=WEAK)
    )
