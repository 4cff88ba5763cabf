"""Module 0: one product and the rights that protect it."""

from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GREEN, INK, MUTED, ORANGE, PINK, RED, SKY, SMALL
from course_utils.messages import _

_BOX_WIDTH, _BOX_HEIGHT = 3.3, 1.75


def rights_on_one_product() -> look.Drawing:
    """Draw a warehouse robot and the four rights on it, with the Chinese terms."""
    figure, axes = look.sheet(5.3)
    look.head(figure, _("One robot, four rights: each protects what the others leave open"))
    _draw_robot(axes)
    for box in _boxes():
        _draw_box(figure, axes, **box)
    foot = _(
        "Module 4 (disputes at the US border) and module 6 (transfer) concern all four rights."
    )
    look.write(figure, 0.12, 4.95, foot, size=SMALL, color=MUTED)
    return figure


rights_on_one_product = look.drawn(rights_on_one_product)


def _boxes() -> list[dict]:
    left, right, upper, lower = 0.12, look.WIDTH - _BOX_WIDTH - 0.12, 0.8, 3.0
    return [
        {
            "corner": (left, upper),
            "part": (4.75, 1.75),
            "colour": BLUE,
            "title": _("Patent (专利权)"),
            "what": _("How it works: the way it finds its path with a turning laser."),
            "how": _("Apply before anything is published; the Office examines it."),
            "where": _("Modules 1 and 2"),
        },
        {
            "corner": (right, upper),
            "part": (5.7, 3.05),
            "colour": RED,
            "title": _("Trade mark (商标权)"),
            "what": _("The name and the sign under which customers know it."),
            "how": _("Register it in each market, before others do."),
            "where": _("Module 3"),
        },
        {
            "corner": (left, lower),
            "part": (4.25, 4.0),
            "colour": GREEN,
            "title": _("Design, copyright (外观设计、著作权)"),
            "what": _("How it looks; the text of its software and its manual."),
            "how": _("Register the design; copyright comes with the work."),
            "where": "",
        },
        {
            "corner": (right, lower),
            "part": (5.45, 3.75),
            "colour": PINK,
            "title": _("Trade secret (商业秘密)"),
            "what": _("What nobody can see: training data, tuning, supplier prices."),
            "how": _("No register: it lasts as long as measures keep it secret."),
            "where": _("Module 5"),
        },
    ]


def _draw_box(figure, axes, *, corner, part, colour, title, what, how, where) -> None:
    x, y = corner
    axes.add_patch(
        FancyBboxPatch(
            corner,
            _BOX_WIDTH,
            _BOX_HEIGHT,
            boxstyle="round,pad=0,rounding_size=0.08",
            fc=look.PAPER,
            ec=colour,
            lw=2,
        )
    )
    start = (x + _BOX_WIDTH if x < look.WIDTH / 2 else x, min(max(part[1], y + 0.3), y + 1.6))
    axes.plot([start[0], part[0]], [start[1], part[1]], color=colour, lw=2)
    axes.plot(*part, marker="o", ms=9, color=colour, mec=look.PAPER, mew=1.5)
    inner, room = x + 0.15, _BOX_WIDTH - 0.3
    below = y + 0.12
    below += look.write(
        figure, inner, below, title, size=11, width=room, fontweight="bold", color=INK
    )
    for text in (what, how):
        below += 0.05 + look.write(figure, inner, below + 0.05, text, width=room)
    look.write(figure, inner, y + _BOX_HEIGHT - 0.27, where, size=SMALL, width=room, color=MUTED)


def _draw_robot(axes) -> None:
    body = {"ec": INK, "lw": 1.8, "fc": "#f2f4f6"}
    axes.add_patch(Rectangle((4.85, 1.72), 0.3, 0.2, **body))
    axes.add_patch(Circle((5.0, 1.72), 0.24, **{**body, "fc": SKY}))
    axes.add_patch(
        FancyBboxPatch((4.15, 1.95), 1.7, 2.3, boxstyle="round,pad=0,rounding_size=0.22", **body)
    )
    axes.add_patch(Rectangle((4.45, 2.2), 1.1, 0.5, ec=INK, lw=1.2, fc=INK))
    for x in (4.75, 5.25):
        axes.add_patch(Circle((x, 2.45), 0.1, color=SKY))
    axes.text(5.0, 3.05, _("BRAND 品牌"), ha="center", va="center", fontsize=12, fontweight="bold")
    axes.add_patch(Rectangle((4.6, 3.45), 1.2 - 0.4, 0.5, ec=MUTED, lw=1.2, fc=look.PAPER, ls="--"))
    axes.plot([4.7, 4.85, 5.0, 5.15, 5.3], [3.75, 3.6, 3.8, 3.6, 3.7], color=ORANGE, lw=2)
    for x in (4.5, 5.5):
        axes.add_patch(Circle((x, 4.35), 0.24, **{**body, "fc": MUTED}))
