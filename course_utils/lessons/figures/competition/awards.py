"""Real awards: how much, and what became of the number."""

from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.competition import cases
from course_utils.lessons import look
from course_utils.lessons.figures.parts.pieces import Piece, bar_legend, draw_pieces, whole
from course_utils.lessons.figures.parts.rows import draw_groups, groups_height
from course_utils.lessons.look import MUTED, RED, SMALL, TEXT
from course_utils.messages import _

_TEXT_WIDTH, _LEFT, _RIGHT = 4.5, 4.8, 8.0


class RealAward:
    """A real case with a sum, and the room that its row takes."""

    def __init__(self, row):
        self.row = row

    @property
    def stands(self) -> bool:
        """Whether the sum still stands."""
        return self.row.status.startswith("court, final") or "upheld" in self.row.status

    @property
    def amount(self) -> Decimal:
        """The whole sum; the damages where no sum with costs is stated."""
        total = self.row.total_amount
        return self.row.damages_amount if total is None else total

    @property
    def pieces(self) -> list[Piece]:
        """The sum in the parts that the source tells apart.

        What lies between the damages and the whole sum is the increase where a multiple is stated,
        else the costs.
        """
        row, damages = self.row, self.row.damages_amount
        if damages is None:
            return [Piece("together", self.amount, not self.stands)]
        kind = "increase" if row.multiple and row.costs_amount is None else "costs"
        rest = self.amount - damages
        parts = [Piece("compensation", damages, not self.stands)]
        return parts + ([Piece(kind, rest, not self.stands)] if rest else [])

    def rough(self, amount: Decimal) -> bool:
        """Whether one of its sums is only about known.

        A sum that is printed to the last yuan is no round figure, even beside one that is.
        """
        return self.row.approximate == "yes" and amount % 100_000 == 0

    @property
    def said(self) -> str:
        """The sum in words, no more exact than the source."""
        return self._say(self.amount)

    @property
    def parts(self) -> str:
        """Its damages and costs in words, where the source states them beside the sum."""
        row, parts = self.row, []
        if row.damages_amount not in (None, self.amount):
            parts.append(_("damages {amount}").format(amount=self._say(row.damages_amount)))
        if row.costs_amount:
            parts.append(_("costs {amount}").format(amount=self._say(row.costs_amount)))
        return ", ".join(parts)

    def _say(self, amount: Decimal) -> str:
        said = whole(amount, self.row.currency)
        return _("about {amount}").format(amount=said) if self.rough(amount) else said

    @property
    def title(self) -> str:
        """The name, with the day, month or year of the decision where it is known."""
        return f"{self.row.name} · {self.row.decided}" if self.row.decided else self.row.name

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The small print and its colours: status, remedy, and what the sources disagree on."""
        row = self.row
        lines = [(row.status, MUTED if self.stands else RED), (row.remedy, MUTED)]
        return lines + (
            [(_("Note: {note}").format(note=row.conflict), RED)] if row.conflict else []
        )

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        small = sum(look.text_height(line, _TEXT_WIDTH, SMALL) for line, _colour in self.lines)
        return look.text_height(self.title, _TEXT_WIDTH, TEXT, bold=True) + small + 0.14


def awards(*case_ids: str) -> look.Drawing:
    """Draw what courts awarded in real cases, each currency on a scale of its own.

    The status of each sum stands below its name; a sum that was replaced or changed later is a
    broken outline. Nothing is converted from one currency to another.

    Args:
        case_ids: only these cases of `law.competition.cases`; all when none is given.

    Raises:
        CourseError: no such case, or no sum in any of them.
    """
    rows = [row for frame in _frames(case_ids) for row in frame.itertuples(index=False)]
    found = [RealAward(row) for row in rows if row.currency]
    if not found:
        raise CourseError(_("There is no sum to draw: none of these cases has one."))
    groups: dict[str, list[RealAward]] = {}
    for award in found:
        heading = _("In {currency}, on a scale of its own").format(currency=award.row.currency)
        groups.setdefault(heading, []).append(award)
    scales = _scales(found)
    finding, foot = _finding(found), _foot([row for row in rows if not row.currency])
    top = look.title_height(finding) + 0.4
    foot_height = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    body = groups_height(groups)
    figure, axes = look.sheet(top + body + foot_height + 0.3)
    look.head(figure, finding)
    _legend(axes, top - 0.25, found)
    draw_groups(figure, groups, top, lambda award, y: _draw(figure, axes, award, y, scales))
    low = top + body + 0.15
    look.write(figure, 0.12, low, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


awards = look.drawn(awards)


def _frames(case_ids: tuple[str, ...]):
    return [cases(case_id) for case_id in case_ids] if case_ids else [cases()]


def _scales(found: list[RealAward]) -> dict[str, float]:
    """Return the inches for one unit of each currency."""
    most: dict[str, Decimal] = {}
    for award in found:
        most[award.row.currency] = max(award.amount, most.get(award.row.currency, Decimal(0)))
    return {currency: (_RIGHT - _LEFT) / float(amount) for currency, amount in most.items()}


def _draw(figure, axes, award: RealAward, y: float, scales: dict[str, float]) -> None:
    middle = y + look.line_height(TEXT) / 2
    end = draw_pieces(axes, award.pieces, _LEFT, middle, scales[award.row.currency])
    look.write(figure, end + 0.08, y, award.said, fontweight="bold")
    below = y + look.line_height(TEXT) + 0.02
    look.write(figure, _LEFT, below, award.parts, size=SMALL, color=MUTED)
    y += look.write(figure, 0.12, y, award.title, width=_TEXT_WIDTH, fontweight="bold")
    for line, colour in award.lines:
        y += look.write(figure, 0.12, y, line, size=SMALL, width=_TEXT_WIDTH, color=colour)


def _legend(axes, y: float, found: list[RealAward]) -> None:
    names = {
        "compensation": _("damages"),
        "increase": _("exemplary, on top"),
        "costs": _("costs"),
        "together": _("not told apart"),
    }
    there = {piece.kind for award in found for piece in award.pieces}
    hollow = "" if all(award.stands for award in found) else _("replaced or changed later")
    bar_legend(axes, y, {kind: names[kind] for kind in names if kind in there}, hollow)


def _finding(found: list[RealAward]) -> str:
    fallen = sum(not award.stands for award in found)
    rough = sum(award.rough(award.amount) for award in found)
    return _(
        "Read the status before the number: of {count} sums {fallen} did not stand, and {rough} "
        "are known only roughly"
    ).format(count=len(found), fallen=fallen, rough=rough)


def _foot(without: list) -> str:
    foot = _("An award is not money collected. Damages for other rights are named as such.")
    if without:
        names = "; ".join(f"{row.name} ({row.remedy})" for row in without)
        foot += " " + _("Without a sum: {cases}.").format(cases=names)
    return foot
