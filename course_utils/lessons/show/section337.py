"""Tables of the lesson on section 337, each made from `law.section337`; see `show` for the rest."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from pandas.io.formats.style import Styler

from course_utils.law import section337
from course_utils.law.deadlines import Calendar, rule_title
from course_utils.law.periods import say_length
from course_utils.law.rules import rule
from course_utils.law.section337 import Decision, Goods, Inputs, Order, Service, federal_end
from course_utils.law.section337.agreement import agreement
from course_utils.lessons.show import listing
from course_utils.messages import _, say_day, say_weekday

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s;,)]+)[^\s;,)]*")
# Step of the record -> the rule that names it, where the two are not called alike.
_NAMED_BY = {
    "petition_for_review": "petition_final",
    "response_to_petition": "petition_response_final",
    "review_decision": "review_sixty",
}


def _full(day: date) -> str:
    return f"{say_day(day)}, {say_weekday(day)}"


def _site(source: str) -> str:
    """Return a source with the sites in place of the full addresses."""
    return _ADDRESS.sub(r"\1", source)


def ends(*counts: tuple[str, date | Service, int]) -> Styler:
    """Show where periods end. Each count is (what, event or service, days).

    Columns: what, from, days, last day, why.
    """
    rows = []
    for what, event, days in counts:
        service = event if isinstance(event, Service) else None
        begun = service.day if service else event
        end = federal_end(begun, days, service=service)
        rows.append(
            {
                _("What"): what,
                _("From"): _full(begun),
                _("Period"): say_length(days, "day"),
                _("Last day"): _full(end.day),
                _("Why"): " ".join(end.steps),
            }
        )
    return listing(rows)


_agreed = cache(agreement)  # three tables of one lesson read it; none writes to it


def record(case_id: str) -> Styler:
    """Show the clock against the record of one investigation.

    Columns: step, counted from, last day of the rule, what happened, on, result. Of the final
    initial determination the rule counts backwards.
    """
    frame = _agreed()
    rows = []
    for step in frame[frame["case_id"] == case_id].sort_values(["end", "start"]).itertuples():
        title = rule_title(_named_by(step))
        rows.append(
            {
                _("Step"): f"{title} ({step.item})" if step.item else title,
                _("Counted from"): _full(step.start.date()),
                _("Last day of the rule"): _full(step.computed.date()),
                _("It happened on"): _full(step.end.date()),
                _("Result"): f"{step.result}: {step.reason}" if step.reason else step.result,
            }
        )
    return listing(rows)


def agreement_by_step() -> Styler:
    """Show how many steps came in time. Columns: step, steps, in time, explained, not explained."""
    frame = section337.agreement_by_step()
    titles = {step.step: rule_title(_named_by(step)) for step in _agreed().itertuples()}
    frame.index = frame.index.map(titles | {"all": _("all")})
    return listing(frame.rename_axis(_("Step")).reset_index())


def reasons() -> Styler:
    """Show why steps of the record came later than computed. Columns: reason, steps."""
    late = _agreed().query("reason != ''")
    found = late["reason"].value_counts().rename_axis(_("Reason")).reset_index(name=_("Steps"))
    return listing(found)


def unexplained() -> Styler:
    """Show the steps that came later than computed while the papers do not say why.

    Columns: investigation, step, last day of the rule, it happened on, days late, what is known.
    """
    late = _agreed().query("result == 'not explained'")
    return listing(
        {
            _("Investigation"): step.case_id,
            _("Step"): rule_title(_named_by(step)),
            _("Last day of the rule"): say_day(step.computed.date()),
            _("It happened on"): say_day(step.end.date()),
            _("Days late"): step.difference_days,
            _("What is known"): step.why,
        }
        for step in late.itertuples()
    )


def _named_by(step):
    return rule(f"section337.{_NAMED_BY.get(step.step, step.step)}", step.start.date())


def one_page(calendar: Calendar) -> Styler:
    """Show a whole calendar in short. Columns: last day, step, who, rule, who may extend it."""
    return listing(
        {
            _("Last day"): step.when,
            _("Step"): step.title,
            _("Who"): step.rule.actor,
            _("Rule"): step.rule.cite,
            _("May be extended"): step.rule.extension,
        }
        for step in calendar
    )


def zhejiang() -> Styler:
    """Show the investigations that name respondents of Zhejiang.

    Columns: investigation, respondents (place), product, how the investigation ended.
    """
    found = section337.zhejiang_respondents()
    rows = []
    for _case, group in found.frame.groupby("case_id", sort=False):
        first = group.fillna({"inv_no": _("not seen"), "ending": _("not seen")}).iloc[0]
        named = [f"{row.respondent} ({row.place})" for row in group.itertuples()]
        rows.append(
            {
                _("Investigation"): first["inv_no"],
                _("Respondents"): "; ".join(named),
                _("Product"): first["product"],
                _("How it ended"): first["ending"],
            }
        )
    return listing(rows).set_caption(f"{found.definition} {found.standing}")


def elements(kind: str) -> Styler:
    """Show what the complainant must show. Columns: element, shows, lever, cases, rule."""
    return listing(
        {
            _("Element"): f"{element.name} ({element.name_zh})",
            _("Group"): _("one of: {group}").format(group=element.any_of)
            if element.any_of
            else _("always"),
            _("The complainant shows"): element.complainant_shows,
            _("What the respondent can do"): element.lever,
            _("Cases"): element.case,
            _("Rule"): element.cite,
        }
        for element in section337.elements(kind)
    )


def _stands(where: str, as_of: str) -> str:
    return where if as_of in where else f"{where} ({as_of})"


def facts(topic: str) -> Styler:
    """Show real facts on one of `section337.fact_topics`. Columns: fact, case, where it stands."""
    return listing(
        {
            _("Fact"): row.fact,
            _("Case"): row.case,
            _("Where it stands"): _stands(row.cite or _site(row.source), row.as_of),
        }
        for row in section337.real_facts(topic).itertuples()
    )


def _dollars(amount: Decimal) -> str:
    return f"{amount:,.0f}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def inputs(found: Inputs, basis: str) -> Styler:
    """Show the inputs of a decision that have one basis; see `section337.Input`.

    Columns: input, unit, low, likely, high, how found.
    """
    frame = found.frame().query("basis == @basis")
    return listing(
        {
            _("Input"): row.title,
            _("Unit"): row.unit,
            _("Low"): _number(row.low),
            _("Likely"): _number(row.likely),
            _("High"): _number(row.high),
            _("How found"): _site(
                f"{row.note} [{row.cite}]" if row.basis == "source" else row.note
            ),
        }
        for row in frame.itertuples()
    )


def ways(found: Decision) -> Styler:
    """Show the ways side by side, the cheapest first, in whole USD.

    Columns: way, expected cost, kindest and hardest inputs, cheapest and dearest branch, months.
    """
    frame = found.frame().sort_values("expected_cost")
    return listing(
        {
            _("Way"): row.way,
            _("Expected cost"): _dollars(row.expected_cost),
            _("All inputs kind"): _dollars(row.low),
            _("All inputs hard"): _dollars(row.high),
            _("Cheapest branch"): _dollars(row.best_case),
            _("Dearest branch"): _dollars(row.worst_case),
            _("Months"): f"{row.months:.1f}",
        }
        for row in frame.itertuples()
    )


def leaves(found: Decision) -> Styler:
    """Show what each way leaves to the company. Columns: way, what it leaves."""
    return listing(
        {_("Way"): row.way, _("What it leaves"): row.leaves} for row in found.frame().itertuples()
    )


def branches(found: Decision, way: str) -> Styler:
    """Show the tree of a way, branch by branch, with the sum below, in whole USD.

    Columns: branch, probability, cost, probability times cost, months, made of.
    """
    frame = found.branches(way)
    rows = [
        {
            _("Branch"): row.branch,
            _("Probability"): _number(row.probability),
            _("Cost"): _dollars(row.cost),
            _("Probability × cost"): _dollars(row.weighted),
            _("Months"): _number(row.months),
            _("Made of"): row.made_of.replace(".00", ""),
        }
        for row in frame.itertuples()
    ]
    last = {name: "" for name in rows[0]} | {
        _("Branch"): _("together"),
        _("Probability"): _number(frame["probability"].sum()),
        _("Probability × cost"): _dollars(frame["weighted"].sum()),
    }
    return listing([*rows, last])


def break_even(found: Inputs, *questions: tuple[str, str, str]) -> Styler:
    """Show where two ways cost the same. Each question is (input, way, other way).

    Columns: input, now, the same at, ways.
    """
    return listing(
        {
            _("Input"): found[name].title,
            _("Now"): _number(found[name].likely),
            _("The ways cost the same at"): _turn(found, name, way, other),
            _("Ways"): f"{way} / {other}",
        }
        for name, way, other in questions
    )


def _turn(found: Inputs, name: str, way: str, other: str) -> str:
    value = section337.break_even(found, name, way, other)
    return _("never") if value is None else _number(value)


def reach(orders: dict[str, Order], goods: dict[str, Goods]) -> Styler:
    """Show which goods which order stops. Columns: goods, then one column an order."""
    return listing(
        {_("Goods"): name}
        | {title: str(section337.reached(order, item)) for title, order in orders.items()}
        for name, item in goods.items()
    )


def ways_out(order: Order, goods: Goods) -> Styler:
    """Show what the owner of goods can do that an order stops or may stop. Column: way out."""
    return listing({_("Way out"): way} for way in section337.reached(order, goods).ways_out)
