"""The panels of the section 337 module: the clock of the response, and the decision."""

from datetime import date
from decimal import Decimal

from pandas.io.formats.style import Styler

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline
from course_utils.law.section337 import (
    WAYS,
    Decision,
    Investigation,
    Service,
    calendar,
    claim_kinds,
    decision,
    default_inputs,
)
from course_utils.law.section337.counting import HOWS
from course_utils.law.section337.facts import RELIEF
from course_utils.lessons import figures, show
from course_utils.lessons.figures.section337.decision import say_way
from course_utils.lessons.look import Drawing
from course_utils.lessons.panels.panel import (
    Panel,
    choice_input,
    day_input,
    needed_day,
    number_input,
    text_input,
    tick_input,
)
from course_utils.messages import _

_FIRST_STEPS = ("response", "stay_request", "teo_submissions", "target_date_order")
_MOST_USD = 100_000_000  # most that a cost can be set to


def response_clock(
    served: date = date(2026, 10, 30),
    how: str = "express",
    *,
    abroad: bool = True,
    complaint_filed: date = date(2026, 9, 28),
    instituted: date = date(2026, 10, 28),
    civil_action_filed: date | None = None,
) -> Panel:
    """Return a panel in which the day and the way of service move the response.

    Args:
        served: the day of service of the complaint and the notice by the Commission.
        how: "mail", "express", "electronic" or "personal".
        abroad: whether it went to a destination outside the United States.
        complaint_filed: the day of the complaint.
        instituted: publication of the notice of investigation in the Federal Register.
        civil_action_filed: the day of a parallel action in a district court; None without one.
    """
    words = {
        "day": _("Served on"),
        "filed": _("Complaint filed on"),
        "published": _("In the Federal Register on"),
    }

    def show_clock(day, way, outside, published, filed, action, relief):
        service = Service(needed_day(day, words["day"]), way, outside)
        steps = calendar(
            Investigation(
                complaint_filed=needed_day(filed, words["filed"]),
                instituted=needed_day(published, words["published"]),
                served=service,
                civil_action_filed=action,
                temporary_relief=relief,
            )
        )
        keys = [key for key in _FIRST_STEPS if key in steps]
        keys.sort(key=lambda key: steps[key].day or steps[key].safe_day)
        length = steps["response"].rule.periods[0].length
        return [figures.response_days(service, length), _steps_table([steps[key] for key in keys])]

    inputs = {
        "day": day_input(words["day"], served),
        "way": choice_input(_("Way of service"), [(say_how(name), name) for name in HOWS], how),
        "outside": tick_input(_("Sent outside the United States"), abroad),
        "published": day_input(words["published"], instituted),
        "filed": day_input(words["filed"], complaint_filed),
        "action": day_input(_("Court action filed on"), civil_action_filed),
        "relief": choice_input(
            _("Temporary relief"), [(say_relief(name), name) for name in RELIEF], ""
        ),
    }
    return Panel(_("From service to the response"), inputs, show_clock)


def _steps_table(steps: list[Deadline]) -> Styler:
    """Make a table of who has to act until when, and what follows if not."""
    return show.listing(
        {
            _("Until"): step.when,
            _("Step"): step.title,
            _("Who acts"): step.rule.actor,
            _("If missed"): step.rule.consequence,
            _("May be extended"): step.rule.extension,
            _("Rule"): step.rule.cite,
        }
        for step in steps
    )


def say_how(how: str) -> str:
    """Say a way of service."""
    return {
        "mail": _("mail"),
        "express": _("express delivery"),
        "electronic": _("electronic"),
        "personal": _("in person"),
    }[how]


def say_relief(relief: str) -> str:
    """Say whether temporary relief is asked for."""
    return {
        "": _("not asked for"),
        "ordinary": _("asked for"),
        "more complicated": _("more complicated"),
    }[relief]


def decision_board(
    units: int = 100_000,
    price: object = 20,
    margin: int = 15,
    years: int = 4,
    *,
    kind: str = "patent",
    can_redesign: bool = True,
    under_bond: bool = False,
) -> Panel:
    """Return a panel in which the facts of a company move what each way out costs.

    Args:
        units: accused goods sold to the United States in a year.
        price: USD for one unit, the entered value.
        margin: profit in percent of the price.
        years: years of sales left, counted from service.
        kind, can_redesign, under_bond: see `law.section337.default_inputs`.
    """
    usual = default_inputs(units=units, price=price, margin=Decimal(margin) / 100, years=years)

    def show_board(
        sold, value, profit, left, claim, defence, violation, settle, royalty, way, view, new, bond
    ):
        inputs = default_inputs(
            units=sold,
            price=value,
            margin=Decimal(profit) / 100,
            years=left,
            kind=claim,
            can_redesign=new,
            under_bond=bond,
        ).change(
            defence_cost=defence,
            p_violation=Decimal(violation) / 100,
            p_settle=Decimal(settle) / 100,
            royalty=Decimal(royalty) / 100,
        )
        found = decision(inputs)
        chosen = way or found.best
        if chosen in found.closed:
            raise CourseError(
                _("The way “{way}” is closed: {reason}.").format(
                    way=_short_way(chosen), reason=found.closed[chosen]
                )
            )
        return [_board_figure(view, found, chosen), _ways_table(found)]

    def percent(name: str) -> int:
        return int(usual[name].likely * 100)

    inputs = {
        "sold": number_input(_("Units sold in a year"), units, 0, 100_000_000),
        "value": text_input(_("Price of a unit, USD"), str(price), "19.90"),
        "profit": number_input(_("Profit, % of the price"), margin, 0, 100),
        "left": number_input(_("Years of sales left"), years, 0, 20),
        "claim": choice_input(
            _("Kind of claim"), [(_say_kind(name), name) for name in claim_kinds()], kind
        ),
        "defence": number_input(
            _("Full defence, USD"), int(usual["defence_cost"].likely), 0, _MOST_USD
        ),
        "violation": number_input(_("Chance of a violation, %"), percent("p_violation"), 0, 100),
        "settle": number_input(_("Chance to settle, %"), percent("p_settle"), 0, 100),
        "royalty": number_input(_("Royalty, % of the price"), percent("royalty"), 0, 100),
        "way": choice_input(
            _("Look closer at"),
            [(_("the cheapest way"), ""), *((_short_way(way), way) for way in WAYS)],
            "",
        ),
        "view": choice_input(
            _("Figure"),
            [
                (_("All ways"), "ways"),
                (_("What matters most"), "tornado"),
                (_("Its branches"), "tree"),
            ],
            "ways",
        ),
        "new": tick_input(_("The goods can be redesigned"), can_redesign),
        "bond": tick_input(_("Sell under bond in the 60 days"), under_bond),
    }
    return Panel(_("Which way out?"), inputs, show_board)


def _say_kind(kind: str) -> str:
    """Say a kind of claim."""
    return {
        "patent": _("patent"),
        "trademark": _("trade mark"),
        "copyright": _("copyright"),
        "trade secret": _("trade secret"),
        "trade dress": _("trade dress"),
        "other unfair act": _("other unfair act"),
    }[kind]


def _short_way(way: str) -> str:
    """Say a way out for a list of choices."""
    return {
        "default": _("default"),
        "consent order": _("consent order"),
        "settlement or licence": _("settlement, licence"),
        "redesign": _("redesign"),
        "full defence": _("full defence"),
        "full defence with inter partes review": _("with patent review"),
    }[way]


def _board_figure(view: str, found: Decision, way: str) -> Drawing:
    if view == "tornado":
        return figures.tornado_figure(found.inputs, way)
    if view == "tree":
        return figures.decision_tree(found, way)
    return figures.ways_compared(found)


def _ways_table(found: Decision) -> Styler:
    """Make a table of the open ways, the cheapest first."""
    rows = [
        {
            _("Way"): say_way(row.way),
            _("Expected, USD"): f"{row.expected_cost:,.0f}",
            _("Dearest branch, USD"): f"{row.worst_case:,.0f}",
            _("Months"): f"{row.months:.1f}",
            _("What it leaves"): row.leaves,
        }
        for row in found.frame().sort_values("expected_cost", kind="stable").itertuples()
    ]
    return show.listing(rows)
