"""The field in one figure: who decides what in an investigation, and when."""

from matplotlib.patches import FancyBboxPatch, Rectangle

from course_utils.law.periods import say_length
from course_utils.law.rules import versions
from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GREEN, INK, MUTED, ORANGE, PINK, RED, SKY, SMALL
from course_utils.messages import _

_LANES = ("parties", "judge", "commission", "president", "court", "customs")
_COLOURS = dict(zip(_LANES, (BLUE, ORANGE, GREEN, PINK, SKY, RED), strict=True))
_HIGH, _NAME = 1.3, 1.2  # height of a lane, and room for its name, in inches
# Box -> its lane, where it starts and how wide it is, in inches.
_PLACES = {
    "complaint": ("parties", 1.4, 1.75),
    "response": ("parties", 3.65, 2.0),
    "petition": ("parties", 6.25, 2.4),
    "judge": ("judge", 4.15, 2.6),
    "institution": ("commission", 1.85, 2.15),
    "final": ("commission", 6.65, 2.4),
    "president": ("president", 7.35, 2.4),
    "court": ("court", 7.35, 2.4),
    "customs": ("customs", 4.4, 5.35),
}


def procedure_map() -> look.Drawing:
    """Draw who decides what in an investigation, in lanes, with the periods.

    Every period comes from the rules.
    """
    finding = _(
        "The judge proposes, the Commission decides within some {months}, the President has {days} "
        "to stop it, the court comes last"
    ).format(months=_length("target_date"), days=_length("presidential_review"))
    top = look.title_height(finding) + 0.15
    figure, axes = look.sheet(top + len(_LANES) * _HIGH + 0.1)
    look.head(figure, finding)
    _draw_lanes(figure, axes, top)
    for number, (name, (title, text)) in enumerate(_boxes().items(), 1):
        _draw_box(figure, axes, top, name, f"{number} {title}", text)
    _draw_ways(axes, top)
    return figure


procedure_map = look.drawn(procedure_map)


def _length(name: str) -> str:
    period = versions(f"section337.{name}")[-1].periods[0]
    return say_length(abs(period.length), period.unit)


def _boxes() -> dict[str, tuple[str, str]]:
    """Return title and text of each box, in the order of the procedure."""
    return {
        "complaint": (
            _("Complaint (起诉书)"),
            _("the owner of the right asks for orders against named companies"),
        ),
        "institution": (
            _("Institution (立案)"),
            _(
                "votes within {days} of the complaint, publishes the notice (联邦公报), serves the "
                "respondents"
            ).format(days=_length("institution_decision")),
        ),
        "response": (
            _("Response (答复)"),
            _("{days} from service, under oath; silence leads to default (缺席)").format(
                days=_length("response")
            ),
        ),
        "judge": (
            _("Initial determination (初步裁定)"),
            _(
                "sets the target date within {days}; discovery (证据开示) and hearing; decides at "
                "the latest {months} before the target date"
            ).format(days=_length("target_date_order"), months=_length("final_id")),
        ),
        "petition": (
            _("Petition for review (复审请求)"),
            _("within {days}; answers within {more}").format(
                days=_length("petition_final"), more=_length("petition_response_final")
            ),
        ),
        "final": (
            _("Final determination (最终裁定)"),
            _("reviews or not within {days}; by the target date: violation, orders, bond").format(
                days=_length("review_sixty")
            ),
        ),
        "president": (
            _("Presidential review (总统审查)"),
            _("may disapprove within {days}; meanwhile goods enter under bond (保证金)").format(
                days=_length("presidential_review")
            ),
        ),
        "court": (
            _("Appeal (上诉)"),
            _("within {days} after the determination is final").format(days=_length("appeal")),
        ),
        "customs": (
            _("Exclusion at the border (排除令)"),
            _(
                "stops the goods that the order describes, from the order on; rules on new designs "
                "when asked. Cease and desist orders (停止令) are enforced by the Commission."
            ),
        ),
    }


def _lane(name: str, top: float) -> float:
    return top + _LANES.index(name) * _HIGH


def _draw_lanes(figure, axes, top: float) -> None:
    names = {
        "parties": (_("Parties"), "当事人"),
        "judge": (_("Judge (ALJ)"), "行政法官"),
        "commission": (_("Commission (ITC)"), "国际贸易委员会"),
        "president": (_("President (USTR)"), "总统（贸易代表）"),
        "court": (_("Federal Circuit"), "联邦巡回上诉法院"),
        "customs": (_("Customs (CBP)"), "海关"),
    }
    for number, lane in enumerate(_LANES):
        y = top + number * _HIGH
        if number % 2 == 0:
            axes.add_patch(Rectangle((0, y), look.WIDTH, _HIGH, fc="#f5f6f7", ec="none", zorder=0))
        axes.add_patch(Rectangle((0, y), 0.07, _HIGH, fc=_COLOURS[lane], ec="none"))
        line = y + 0.4
        for text, kind in zip(names[lane], ({"fontweight": "bold"}, {}), strict=True):
            line += look.write(figure, 0.15, line, text, size=SMALL, width=_NAME, **kind)


def _draw_box(figure, axes, top: float, name: str, title: str, text: str) -> None:
    lane, left, wide = _PLACES[name]
    y = _lane(lane, top) + 0.1
    axes.add_patch(
        FancyBboxPatch(
            (left, y),
            wide,
            _HIGH - 0.2,
            boxstyle="round,pad=0,rounding_size=0.08",
            fc=look.PAPER,
            ec=_COLOURS[lane],
            lw=2,
        )
    )
    inner, room = left + 0.1, wide - 0.18
    y += 0.07
    y += look.write(figure, inner, y, title, size=SMALL, width=room, fontweight="bold") + 0.03
    look.write(figure, inner, y, text, size=SMALL, width=room, color=MUTED)


def _draw_ways(axes, top: float) -> None:
    """Draw the ways from box to box, each an arrow up or down."""
    ways = (
        ("complaint", "institution", 2.4),
        ("institution", "response", 3.8),
        ("response", "judge", 4.6),
        ("judge", "petition", 6.5),
        ("petition", "final", 7.6),
        ("final", "president", 8.5),
        ("president", "court", 8.5),
        ("final", "customs", 7.0),
    )
    for one, other, x in ways:
        start, end = _lane(_PLACES[one][0], top), _lane(_PLACES[other][0], top)
        down = end > start
        ends = (start + _HIGH - 0.1, end + 0.1) if down else (start + 0.1, end + _HIGH - 0.1)
        arrow = {"arrowstyle": "-|>", "mutation_scale": 14, "lw": 1.8, "color": INK}
        arrow |= {"shrinkA": 0, "shrinkB": 1}
        axes.annotate("", (x, ends[1]), (x, ends[0]), arrowprops=arrow)
