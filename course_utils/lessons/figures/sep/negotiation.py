"""A negotiation as a ladder of two sides: what is done, and who owes the next step."""

from matplotlib.patches import FancyBboxPatch

from course_utils.law.sep import State, negotiation, say_actor, steps
from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GREEN, INK, MUTED, RED, SMALL
from course_utils.messages import _

_LANES = {"SEP holder": (0.12, 4.55), "user": (5.33, 4.55), "both": (0.12, 9.76)}
_GAP = 0.2
_SOLID, _DASHED = "-", (0, (4, 2))
_LOOKS = {  # edge, width, fill
    "done": (GREEN, 1.4, "#eef7f3"),
    "early": (BLUE, 1.4, look.PAPER),
    "next": (RED, 3.0, look.PAPER),
    "later": (MUTED, 1.0, look.PAPER),
}


def negotiation_ladder(state: State) -> look.Drawing:
    """Draw the steps of a negotiation in two lanes, and mark the one that is owed next.

    Args:
        state: how far the negotiation has come, in the European Union or in China.
    """
    following = negotiation(state)
    boxes = [
        _Box(row, _where(row.act, state, following)) for row in steps(state.regime).itertuples()
    ]
    finding, foot = _finding(state.regime, following, len(boxes)), _foot(boxes)
    top = look.title_height(finding) + 0.42
    body = sum(box.height + _GAP for box in boxes)
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + 0.15 + below)
    look.head(figure, finding)
    for actor in ("SEP holder", "user"):
        name = look.as_heading(say_actor(actor))
        x, wide = _LANES[actor]
        y = look.title_height(finding) + 0.08
        look.write(figure, x, y, name, width=wide, fontweight="bold", color=BLUE)
    y = top
    for before, box in zip([None, *boxes], boxes, strict=False):
        if before:
            _draw_way(axes, before, box, y)
        box.draw(figure, axes, y)
        y += box.height + _GAP
    look.write(figure, 0.12, y + 0.02, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


negotiation_ladder = look.drawn(negotiation_ladder)


class _Box:
    """One step: its text, its place and how it stands."""

    def __init__(self, row, where: str):
        self.where = where
        self.x, self.wide = _LANES.get(row.actor, _LANES["both"])
        self.only_commentary = row.basis == "commentary"
        basis = _("commentary only") if self.only_commentary else row.basis
        self.small = f"{row.cite} · {basis}"
        self.title = f"{row.number} · {row.act}: {_say(where)}"
        if row.actor not in _LANES or row.actor == "both":
            self.title = f"{row.number} · {row.act} ({say_actor(row.actor)}): {_say(where)}"
        self.lines = [look.as_heading(row.owes)]
        self.warning = _("If not: {text}").format(text=row.if_not) if where == "next" else ""

    @property
    def middle(self) -> float:
        """The middle of the box, in inches from the left edge."""
        return self.x + self.wide / 2

    @property
    def _room(self) -> float:
        return self.wide - 0.36

    @property
    def height(self) -> float:
        """Room that the box takes, in inches."""
        title = look.text_height(self.title, self._room, look.TEXT, bold=True)
        lines = sum(look.text_height(line, self._room, look.TEXT) for line in self.lines)
        small = look.text_height(self.small, self._room, SMALL)
        warning = look.text_height(self.warning, self._room, SMALL) if self.warning else 0
        return title + lines + small + warning + 0.18

    def draw(self, figure, axes, y: float) -> None:
        """Draw the box with its top at `y`."""
        edge, width, fill = _LOOKS[self.where]
        axes.add_patch(
            FancyBboxPatch(
                (self.x, y),
                self.wide,
                self.height,
                boxstyle="round,pad=0,rounding_size=0.08",
                fc=fill,
                ec=edge,
                lw=width,
                ls=_DASHED if self.where == "later" else _SOLID,
            )
        )
        inner, y = self.x + 0.12, y + 0.08
        colour = {"next": RED, "later": MUTED}.get(self.where, INK)
        y += look.write(
            figure, inner, y, self.title, width=self._room, fontweight="bold", color=colour
        )
        for line in self.lines:
            y += look.write(
                figure, inner, y, line, width=self._room, color=colour if colour == MUTED else INK
            )
        if self.warning:
            y += look.write(figure, inner, y, self.warning, size=SMALL, width=self._room, color=RED)
        look.write(figure, inner, y, self.small, size=SMALL, width=self._room, color=MUTED)


def _where(act: str, state: State, following) -> str:
    if act == following.act:
        return "next"
    if act in following.early:
        return "early"
    return "done" if act in state.done else "later"


def _say(where: str) -> str:
    return {
        "done": _("done"),
        "early": _("done before its turn"),
        "next": _("OWED NOW"),
        "later": _("not yet"),
    }[where]


def _draw_way(axes, before: _Box, box: _Box, y: float) -> None:
    """Draw the way from the foot of one box to the head of the next."""
    arrow = {"arrowstyle": "-|>", "mutation_scale": 14, "lw": 1.6, "color": MUTED}
    start = before.middle if before.wide < 9 or box.wide > 9 else box.middle
    end = box.middle if box.wide < 9 else start
    axes.annotate("", (end, y), (start, y - _GAP), arrowprops=arrow | {"shrinkA": 0, "shrinkB": 0})


def _finding(regime: str, following, total: int) -> str:
    name = {"EU": _("Huawei v ZTE (EU)"), "CN": _("Court guidelines (CN)")}[regime]
    if not following.act:
        return _("{regime}: all {total} steps were taken, now a court decides").format(
            regime=name, total=total
        )
    text = _("{regime}: {actor} owes step {number} of {total}, {act}")
    if following.early:
        text = _(
            "{regime}: {actor} owes step {number} of {total}, {act}; what came early does not "
            "replace it"
        )
    return text.format(
        regime=name,
        actor=say_actor(following.actor),
        number=following.number,
        total=total,
        act=following.act,
    )


def _foot(boxes) -> str:
    text = _("The steps bind nobody to agree; a missing one counts against the side that owed it.")
    if any(box.only_commentary for box in boxes):
        text += " " + _(
            "A step with commentary only is known from a commentator; the paragraphs of the "
            "judgment were not read."
        )
    return text
