"""The order of questions for a transfer out of China on one page: who decides, and how long."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from course_utils.law.periods import say_length
from course_utils.law.rules import Rule, rule, rule_ids, versions
from course_utils.law.transfer import fine, questions
from course_utils.lessons import look
from course_utils.lessons.figures.parts.outcomes import draw_mark, marks_legend
from course_utils.lessons.figures.parts.pieces import whole
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, PAPER, SMALL, TEXT
from course_utils.messages import _

_ASKED, _WHO, _WHAT = 0.62, 3.5, 5.15  # left edges of the columns
_ASKED_WIDTH, _WHO_WIDTH = _WHO - _ASKED - 0.2, _WHAT - _WHO - 0.15
_WHAT_WIDTH = look.WIDTH - _WHAT - 0.35
_CIRCLE = 0.3


@dataclass(frozen=True)
class _Way:
    """One thing that a question can come to."""

    outcome: str
    text: str
    cite: str

    @property
    def height(self) -> float:
        """Room that it takes, in inches."""
        return look.text_height(f"{self.text} ({self.cite})", _WHAT_WIDTH, SMALL) + 0.05


@dataclass(frozen=True)
class _Row:
    """A question, who decides, and what it can come to."""

    number: int
    question: tuple[str, str]
    who: str
    ways: tuple[_Way, ...]

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        asked, term = self.question
        left = look.text_height(asked, _ASKED_WIDTH, TEXT, bold=True)
        left += look.text_height(term, _ASKED_WIDTH, SMALL)
        middle = look.text_height(self.who, _WHO_WIDTH, SMALL)
        return max(left, middle, sum(way.height for way in self.ways)) + 0.26


def transfer_map() -> look.Drawing:
    """Draw the questions of a transfer out of China in their order, with authorities and clocks.

    The law is the newest that the tables know.
    """
    on = _newest()
    law = _Law(on)
    rows = [
        _Row(row.number, (row.question, row.zh), _WHO_DECIDES[row.key](), _WAYS[row.key](law))
        for row in questions().itertuples()
    ]
    finding, foot = _finding(law, len(rows)), _foot()
    top = look.title_height(finding) + 0.75
    body = sum(row.height for row in rows)
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + below + 0.2)
    look.head(figure, finding)
    marks_legend(axes, top - 0.55, {way.outcome for row in rows for way in row.ways})
    for x, text in ((_ASKED, _("Question")), (_WHO, _("Who decides")),
                    (_WHAT, _("What it can come to, and how long"))):  # fmt: skip
        look.write(figure, x, top - 0.32, text, fontweight="bold", color=BLUE)
    y = top
    for row in rows:
        _draw(figure, axes, row, y, last=row is rows[-1])
        y += row.height
    look.write(figure, 0.12, y + 0.05, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


transfer_map = look.drawn(transfer_map)


def _newest() -> date:
    """Return the first day of the newest rule."""
    starts = [v.effective_from for id in rule_ids("transfer.") for v in versions(id)]
    return max(day for day in starts if day)


@dataclass(frozen=True)
class _Law:
    """The rules of this subject on a day."""

    on: date

    def __getitem__(self, name: str) -> Rule:
        return rule(f"transfer.{name}", self.on)

    def length(self, name: str) -> str:
        """Say how long a rule's clock runs, in working days or in its own unit."""
        by = self[name]
        if by.unit == "working day":
            return _("{n} working days").format(n=by.value)
        if by.periods:
            return say_length(by.periods[0].length, by.periods[0].unit)
        return say_length(int(by.value), by.unit)

    def way(self, outcome: str, text: str, *names: str) -> _Way:
        """Return what a question can come to; {rule name} in the text is its length."""
        lengths = {name: self.length(name) for name in names if f"{{{name}}}" in text}
        cites = "; ".join(dict.fromkeys(self[name].cite for name in names))
        return _Way(outcome, text.format(**lengths), cites)


_WHO_DECIDES = {
    "export": lambda: _("You, before anything else"),
    "control": lambda: _(
        "Trade department of the State Council (国务院商务主管部门), Dual-use Regulations Art. 4"
    ),
    "catalogue": lambda: _(
        "Trade department with the science department (商务、科技主管部门), TIER Arts. 6, 32"
    ),
    "patent_office": lambda: _("Patent office (国家知识产权局)"),
    "registration": lambda: _(
        "Trade department or its delegate (商务主管部门), in a province by authorisation"
    ),
    "tax": lambda: _("Tax office (税务机关), also that of the partner's State"),
}


def _export(law: _Law) -> tuple[_Way, ...]:
    return (
        law.way("pass", _("To a recipient abroad, also in the own group: an export"), "export"),
        law.way("skip", _("It stays in China, with a Chinese recipient: no export"), "export"),
    )


def _control(law: _Law) -> tuple[_Way, ...]:
    return (
        law.way("pass", _("Not listed, not under temporary control, no risk known"), "control"),
        law.way(
            "wait",
            _("Otherwise a licence first, up to {dual_use_review}, also before it is handed to a "
              "foreign person inside China; a single one then runs {dual_use_single} at most, a "
              "general one {dual_use_general}"),
            "dual_use_review",
            "dual_use_single",
            "dual_use_general",
        ),
    )  # fmt: skip


def _catalogue(law: _Law) -> tuple[_Way, ...]:
    return (
        law.way("stop", _("Prohibited (禁止): under no contract"), "prohibited"),
        law.way(
            "wait",
            _(
                "Restricted (限制): letter of intent, up to {export_review}; only then negotiate "
                "and sign; then the licence, up to {export_contract_review}; the contract takes "
                "effect with it"
            ),
            "export_review",
            "letter_of_intent",
            "export_contract_review",
            "restricted",
        ),
        law.way("pass", _("Free (自由): takes effect when concluded; go on"), "free"),
    )


def _patent_office(law: _Law) -> tuple[_Way, ...]:
    return (
        law.way(
            "do",
            _("Assignment (转让): the right passes on registration, and the export papers come "
              "first"),
            "assignment",
        ),
        law.way(
            "do",
            _("Licence (许可): recorded within {licence_recordal} of its effect; valid without"),
            "licence_recordal",
        ),
    )  # fmt: skip


def _registration(law: _Law) -> tuple[_Way, ...]:
    missed = fine("no filing", law.on)
    return (
        law.way("do", _("Within {registration} of the contract's effect"), "registration"),
        law.way(
            "do",
            _("Running royalty: within {registration_royalty} of the first royalty base; a change "
              "filing for each later one"),
            "registration_royalty",
        ),
        law.way(
            "wait",
            _("Then the certificate, {registration_certificate}; foreign exchange, bank, tax and "
              "customs ask for it"),
            "registration_certificate",
        ),
        _Way(
            "do",
            _("Missed: the contract is valid all the same; who refuses an order to file is fined "
              "up to {most}").format(most=whole(missed.high, missed.currency)),
            law["trade_law_filing"].cite,
        ),
    )  # fmt: skip


def _tax(law: _Law) -> tuple[_Way, ...]:
    vat, zero = law["vat"], law["vat_zero"]
    income, half = law["exempt_income"], law["halved_income"]
    return (
        _Way(
            "do",
            _("Value added tax {rate}%; zero rate only for use wholly outside China").format(
                rate=vat.value
            ),
            f"{vat.cite.split(';')[0]}; {zero.cite.split(';')[0]}",
        ),
        _Way(
            "do",
            _("Income of the year: {free} free of tax, the tax above cut by {half}%").format(
                free=whole(Decimal(income.value), income.unit), half=half.value
            ),
            income.cite,
        ),
        law.way(
            "do",
            _("Tax that a Chinese payer withholds is paid over within {remittance}"),
            "remittance",
        ),
    )


_WAYS = {
    "export": _export,
    "control": _control,
    "catalogue": _catalogue,
    "patent_office": _patent_office,
    "registration": _registration,
    "tax": _tax,
}


def _draw(figure, axes, row: _Row, y: float, last: bool) -> None:
    middle = y + look.line_height(TEXT)
    if not last:
        arrow = {"arrowstyle": "-|>", "mutation_scale": 13, "lw": 1.6, "color": MUTED,
                 "shrinkA": 0, "shrinkB": 0}  # fmt: skip
        start, end = middle + _CIRCLE / 2, middle + row.height - _CIRCLE / 2
        axes.annotate("", (0.32, end), (0.32, start), arrowprops=arrow)
        axes.plot([_ASKED, look.WIDTH - 0.12], [y + row.height - 0.06] * 2, color=GRID, lw=0.8)
    axes.plot(0.32, middle, marker="o", ms=_CIRCLE * 72, mfc=PAPER, mec=INK, mew=1.6)
    axes.text(0.32, middle, f"{row.number}", ha="center", va="center_baseline", fontweight="bold")
    asked, term = row.question
    at = y + 0.05
    at += look.write(figure, _ASKED, at, asked, width=_ASKED_WIDTH, fontweight="bold")
    look.write(figure, _ASKED, at, term, size=SMALL, width=_ASKED_WIDTH, color=MUTED)
    look.write(figure, _WHO, y + 0.06, row.who, size=SMALL, width=_WHO_WIDTH)
    at = y + 0.06
    for way in row.ways:
        draw_mark(axes, _WHAT + 0.05, at + look.line_height(SMALL) / 2, way.outcome, 8)
        text = f"{way.text} ({way.cite})"
        look.write(figure, _WHAT + 0.2, at, text, size=SMALL, width=_WHAT_WIDTH)
        at += way.height


def _finding(law: _Law, count: int) -> str:
    return _(
        "Two of {count} questions come before any contract: export control, up to {control}, and "
        "the catalogue, up to {first} and {second} more after signature where restricted"
    ).format(
        count=count,
        control=law.length("dual_use_review"),
        first=law.length("export_review"),
        second=law["export_contract_review"].value,
    )


def _foot() -> str:
    return _(
        "Working days are days on which China works, counted from the acceptance of a dual-use "
        "application, otherwise from receipt; checks by experts or on site stop the clock of "
        "export control. TIER: Regulations on the Administration of Technology Import and Export "
        "(技术进出口管理条例)."
    )
