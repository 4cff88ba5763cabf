"""Which goods an order stops: general, limited, cease and desist."""

from course_utils.law.section337 import Goods, Order, Reach, reached
from course_utils.law.section337.orders import CDO, GEO, KINDS, LEO
from course_utils.lessons import look
from course_utils.lessons.look import GREEN, GRID, MUTED, ORANGE, RED, SMALL, TEXT
from course_utils.messages import _

_ARTICLE = "article"
_MAKER, _IMPORTER, _OTHER = "A", "A Inc.", "B"
_NAMED = frozenset({_MAKER, _IMPORTER})
_LEFT, _NAME_WIDTH, _COLUMN = 2.6, 2.3, 2.45
_MARKS = {  # told apart by shape as well as by colour
    True: {"marker": "s", "color": RED},
    False: {"marker": "o", "color": GREEN, "mfc": look.PAPER},
    None: {"marker": "D", "color": ORANGE, "mfc": look.PAPER},
}


def order_reach() -> look.Drawing:
    """Draw which goods each kind of order stops, with the reason in each cell.

    Company A and its American branch are named in every order; company B in none.
    """
    rows = {name: _reaches(goods, downstream) for name, goods, downstream in _goods()}
    finding = _finding(rows)
    foot = _(
        "A and its American importer, A Inc., are named in all three orders; B in none. What is "
        "open is decided by the text of the order or by a ruling."
    )
    top = look.title_height(finding) + 0.85
    body = sum(_height(name, cells) for name, cells in rows.items())
    figure, axes = look.sheet(top + body + 0.35 + look.text_height(foot, look.WIDTH - 0.3, SMALL))
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15)
    _titles(figure, top)
    y = top
    for name, cells in rows.items():
        axes.plot([0.12, look.WIDTH - 0.12], [y, y], color=GRID, lw=0.8)
        look.write(figure, 0.12, y + 0.08, name, width=_NAME_WIDTH)
        for column, cell in enumerate(cells):
            _draw_cell(figure, axes, _LEFT + column * _COLUMN, y + 0.08, cell)
        y += _height(name, cells)
    look.write(figure, 0.12, y + 0.15, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


order_reach = look.drawn(order_reach)


def _goods() -> list[tuple[str, Goods, bool]]:
    """Return the rows: name, goods, and whether the order's text names downstream products."""
    parts = frozenset({_ARTICLE})
    own = {"maker": _MAKER, "importer": _IMPORTER}
    return [
        (_("The article, made by A"), Goods(article=_ARTICLE, **own), False),
        (_("The article, made by B, who was never named"), Goods(_OTHER, _ARTICLE), False),
        (
            _("A product of A that contains the article; the order is silent on such products"),
            Goods(article="product", contains=parts, **own),
            False,
        ),
        (
            _("A product of B that contains the article; the order is silent on such products"),
            Goods(_OTHER, "product", contains=parts),
            False,
        ),
        (
            _("The same product of B; the order names such products (下游产品)"),
            Goods(_OTHER, "product", contains=parts),
            True,
        ),
        (
            _("A's new design (规避设计), on which nobody has ruled"),
            Goods(article=_ARTICLE, redesigned=True, **own),
            False,
        ),
        (
            _("A's new design, held to be outside the order"),
            Goods(article=_ARTICLE, redesigned=True, cleared=True, **own),
            False,
        ),
    ]


def _reaches(goods: Goods, downstream: bool) -> list[Reach]:
    return [reached(Order(kind, _ARTICLE, _NAMED, downstream=downstream), goods) for kind in KINDS]


def _height(name: str, cells: list[Reach]) -> float:
    cell = max(look.text_height(c.why, _COLUMN - 0.15, SMALL) for c in cells)
    return max(look.text_height(name, _NAME_WIDTH, TEXT), look.line_height(TEXT) + cell) + 0.2


def say_caught(caught: bool | None) -> str:
    """Say whether goods are stopped, in one word."""
    return {True: _("stopped"), False: _("passes"), None: _("open")}[caught]


def _draw_cell(figure, axes, x: float, y: float, cell: Reach) -> None:
    middle = y + look.line_height(TEXT) / 2
    axes.plot(x + 0.08, middle, ms=9, mew=2, ls="", **_MARKS[cell.caught])
    look.write(figure, x + 0.24, y, say_caught(cell.caught), fontweight="bold")
    y += look.line_height(TEXT)
    look.write(figure, x, y, cell.why, size=SMALL, width=_COLUMN - 0.15, color=MUTED)


def _legend(axes, y: float) -> None:
    words = {
        True: _("stopped at the border, or forbidden"),
        False: _("passes"),
        None: _("open: read the order, or ask for a ruling"),
    }
    x = 0.2
    for caught, text in words.items():
        axes.plot(x, y, ms=8, mew=2, ls="", **_MARKS[caught])
        axes.text(x + 0.14, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.5


def _titles(figure, top: float) -> None:
    words = {
        GEO: (_("General exclusion order"), "普遍排除令"),
        LEO: (_("Limited exclusion order"), "有限排除令"),
        CDO: (_("Cease and desist order"), "停止令"),
    }
    for column, kind in enumerate(KINDS):
        y = top - 2 * look.line_height(TEXT) - 0.08
        for line in words[kind]:
            y += look.write(figure, _LEFT + column * _COLUMN, y, line, fontweight="bold")


def _finding(rows: dict[str, list[Reach]]) -> str:
    stopped = {
        kind: sum(cells[column].caught is True for cells in rows.values())
        for column, kind in enumerate(KINDS)
    }
    return _(
        "A general order stops {general} of these {all} goods, a limited one {limited}: only the "
        "general one reaches a maker that was never named"
    ).format(general=stopped[GEO], limited=stopped[LEO], all=len(rows))
