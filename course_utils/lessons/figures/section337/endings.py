"""How real investigations ended, and how long they took."""

import pandas as pd

from course_utils.law.rules import versions
from course_utils.law.section337.endings import how_ended, institution_to_end
from course_utils.law.section337.records import Tally, complaint_to_institution
from course_utils.lessons import look
from course_utils.lessons.figures.parts.bars import Bar, Chart, draw_charts
from course_utils.lessons.figures.parts.scale import Scale
from course_utils.lessons.figures.section337.respondents import foot_of
from course_utils.lessons.look import BLUE, GREEN, GRID, INK, MUTED, RED, SMALL, TEXT
from course_utils.messages import _

ORDER, NO_ORDER, AGREED = "order", "no order", "agreed"
# Class of the record -> what it means for those who were named.
_GROUPS = {
    "exclusion order after violation": ORDER,
    "exclusion order against defaulters": ORDER,
    "defenders free, order against the others": ORDER,
    "order later rescinded or vacated": ORDER,
    "no violation": NO_ORDER,
    "ended otherwise without an order": NO_ORDER,
    "settlement": AGREED,
    "consent order": AGREED,
    "withdrawal": AGREED,
}
_LOOKS = {
    ORDER: {"color": RED},
    NO_ORDER: {"color": GREEN, "hatch": "//", "ec": look.PAPER},
    AGREED: {"color": BLUE, "hatch": "..", "ec": look.PAPER},
}
_LEFT, _RIGHT, _ROW = 3.5, look.WIDTH - 0.35, 0.42
_FEWEST = 3  # a middle one says something from here on


def say_ending(ending: str) -> str:
    """Say how an investigation ended, with the Chinese term where there is one."""
    return {
        "exclusion order after violation": _("exclusion order after violation (排除令)"),
        "exclusion order against defaulters": _("exclusion order against defaulters (缺席)"),
        "defenders free, order against the others": _("defenders free, order against the others"),
        "order later rescinded or vacated": _("order, later rescinded or vacated (撤销)"),
        "no violation": _("no violation (不违法)"),
        "ended otherwise without an order": _("ended otherwise without an order"),
        "settlement": _("settlement (和解)"),
        "consent order": _("consent order (同意令)"),
        "withdrawal": _("complaint withdrawn (撤回)"),
    }.get(ending, ending)


def _groups(frame: pd.DataFrame) -> dict[str, int]:
    return frame.groupby(frame["ending"].map(_GROUPS))["investigations"].sum().to_dict()


def how_it_ends() -> look.Drawing:
    """Draw how many real investigations ended in each way; stages are no ends."""
    tally = how_ended()
    counts = _groups(tally.frame)
    bars = [
        Bar(
            say_ending(row.ending),
            row.investigations,
            f"{row.investigations} ({100 * row.investigations / tally.known:.0f}%)",
            _LOOKS[_GROUPS[row.ending]],
        )
        for row in tally.frame.itertuples()
    ]
    words = {
        ORDER: _("an order ({count})"),
        NO_ORDER: _("no order ({count})"),
        AGREED: _("agreed or withdrawn ({count})"),
    }
    keys = [(words[group].format(count=counts[group]), _LOOKS[group]) for group in words]
    chart = Chart(_("Investigations, by how they ended"), bars, 0.12, look.WIDTH - 0.12, 3.7)
    finding = _(
        "{order} of {known} known ends brought an order, {default} of them against defaulters "
        "alone; {none} ended without an order, {agreed} by agreement or withdrawal"
    ).format(
        order=counts[ORDER],
        known=tally.known,
        default=_count(tally, "exclusion order against defaulters"),
        none=counts[NO_ORDER],
        agreed=counts[AGREED],
    )
    foot = _(
        "Of the orders {vacated} were rescinded or vacated later, as far as was seen. Cases that "
        "end quietly leave fewer papers and may be missing more often."
    ).format(vacated=_count(tally, "order later rescinded or vacated"))
    return draw_charts(finding, [chart], foot_of(tally, last=foot), keys)


how_it_ends = look.drawn(how_it_ends)


def _count(tally: Tally, ending: str) -> int:
    frame = tally.frame
    return int(frame.loc[frame["ending"] == ending, "investigations"].sum())


def how_long() -> look.Drawing:
    """Draw how many months each real investigation took, by how it ended."""
    tally, before = institution_to_end(), complaint_to_institution()
    frame = tally.frame
    rows = [ending for ending in _GROUPS if ending in set(frame["ending"])]
    finding = _long(frame, before)
    foot = foot_of(tally, before)
    top = look.title_height(finding) + 0.65
    bottom = top + len(rows) * _ROW
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(bottom + below + 0.9)
    look.head(figure, finding)
    scale = Scale(0, 5 * (frame["months"].max() // 5 + 1), _LEFT, _RIGHT)
    scale.draw(axes, top, bottom, _("months from institution (立案) to the end"))
    _draw_target(axes, scale, top, bottom)
    for number, ending in enumerate(rows):
        _draw_row(figure, axes, scale, top + number * _ROW, frame[frame["ending"] == ending])
    _draw_key(axes, look.title_height(finding) + 0.15)
    y = bottom + 0.65
    look.write(figure, 0.12, y, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


how_long = look.drawn(how_long)


def _draw_row(figure, axes, scale: Scale, y: float, ended: pd.DataFrame) -> None:
    """Draw one mark an investigation, and a line at the middle one where there are three."""
    middle, ending = y + _ROW / 2, ended["ending"].iloc[0]
    name = f"{say_ending(ending)}: {len(ended)}"
    high = look.text_height(name, _LEFT - 0.4, TEXT)
    look.write(figure, 0.12, middle - high / 2, name, width=_LEFT - 0.4)
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    if len(ended) >= _FEWEST:
        x = scale.x(ended["months"].median())
        axes.plot([x, x], [middle - 0.16, middle + 0.16], color=MUTED, lw=3, zorder=1)
    for row in ended.itertuples():
        axes.plot(scale.x(row.months), middle, **_mark(_GROUPS[ending], row.end_seen == "issued"))


def _mark(group: str, issued: bool) -> dict:
    marker = {ORDER: "s", NO_ORDER: "o", AGREED: "D"}[group]
    colour = _LOOKS[group]["color"]
    return {
        "marker": marker,
        "color": colour,
        "mfc": colour if issued else look.PAPER,
        "ms": 8,
        "mew": 1.8,
        "alpha": 0.85,
        "ls": "",
    }


def _draw_target(axes, scale: Scale, top: float, bottom: float) -> None:
    """Draw the longest target date that the judge may set without review."""
    by = versions("section337.target_date")[-1]
    x, months = scale.x(by.periods[0].length), by.periods[0].length
    axes.plot([x, x], [top - 0.2, bottom], color=INK, lw=1.2, ls="--")
    text = _("{months} months: longest target date without review ({rule})")
    text = text.format(months=months, rule=by.cite)
    settings = {"fontsize": SMALL, "ha": "right", "va": "center_baseline"}
    axes.text(x - 0.08, top - 0.12, text, **settings)


def _draw_key(axes, y: float) -> None:
    words = [
        (_("order"), _mark(ORDER, True)),
        (_("no order"), _mark(NO_ORDER, True)),
        (_("agreed or withdrawn"), _mark(AGREED, True)),
        (_("hollow: day of publication, some days later"), _mark(ORDER, False) | {"color": MUTED}),
        (_("the middle one"), {"marker": "|", "color": MUTED, "ms": 14, "mew": 3, "ls": ""}),
    ]
    x = 0.2
    for text, settings in words:
        axes.plot(x, y, **settings)
        axes.text(x + 0.14, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.4


def _long(frame: pd.DataFrame, before: Tally) -> str:
    agreed = frame["ending"].map(_GROUPS) == AGREED
    return _(
        "Decided investigations took {decided:.0f} months (middle of {n}), agreed or withdrawn "
        "ones {agreed:.0f} (middle of {few}); the complaint lay {days} days before institution "
        "(middle of {all})"
    ).format(
        decided=frame.loc[~agreed, "months"].median(),
        n=int((~agreed).sum()),
        agreed=frame.loc[agreed, "months"].median(),
        few=int(agreed.sum()),
        days=int(before.frame["days"].median()),
        all=before.known,
    )
