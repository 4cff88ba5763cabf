"""Tables of the lesson on technology transfer: questions, rules, outcomes, days and fines."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pandas as pd
from pandas.io.formats.style import Styler

from course_utils.law import periods, transfer
from course_utils.law.deadlines import Deadline
from course_utils.law.rules import Rule
from course_utils.law.rules import rule as law_rule
from course_utils.law.transfer import Fine, Path, Verdict
from course_utils.law.transfer.clocks import say_event
from course_utils.lessons.figures.parts.outcomes import say_outcome
from course_utils.lessons.show import listing
from course_utils.messages import _, language, say_day, say_money


def questions(on: date) -> Styler:
    """Show the questions of a transfer out of China. Columns: no., question, in Chinese, rule."""
    return listing(
        {
            _("No."): row.number,
            _("Question"): row.question,
            _("In Chinese"): row.zh,
            _("Rule"): law_rule(row.rule, on).cite,
        }
        for row in transfer.questions().itertuples(index=False)
    )


def facts(*ids: str, on: date) -> Styler:
    """Show rules of this module as they stand on a day; ids without the module's name.

    Columns: rule, in Chinese, how much, mind, basis; a column without any entry is left out.
    """
    found = [law_rule(f"transfer.{id}", on) for id in ids]
    rows = pd.DataFrame(
        {
            _("Rule"): rule.en,
            _("In Chinese"): rule.zh,
            _("How much"): _how_much(rule),
            _("Mind"): rule.proviso or rule.consequence or "–",
            _("Basis"): rule.cite,
        }
        for rule in found
    )
    return listing(rows.loc[:, (rows != "–").any()])


def _how_much(rule: Rule) -> str:
    if rule.periods:
        return "; ".join(
            _("{length} from {event}").format(
                length=periods.say_length(p.length, p.unit), event=say_event(p.after)
            )
            for p in rule.periods
        )
    if rule.value is None:
        return "–"
    if rule.unit == "percent":
        return _("{n}%").format(n=rule.value)
    if rule.unit == "working day":
        return _("{n} working days").format(n=rule.value)
    if rule.unit == "CNY":
        return say_money(Decimal(rule.value), "CNY")
    return periods.say_length(rule.value, rule.unit)


def outcomes(paths: Mapping[str, Path], *keys: str) -> Styler:
    """Show several transfers side by side. Columns: question, and one a transfer.

    Args:
        paths: the way of each transfer, by its name.
        keys: the questions to show, as in the table of questions; all when none is given.
    """

    def said(path: Path, key: str) -> str:
        if key in path.left:
            return _("not reached")
        return f"{say_outcome(path[key].outcome)}: {path[key].answer}"

    return listing(
        {_("Question"): row.zh if language() == "zh" else row.question}
        | {name: said(path, row.key) for name, path in paths.items()}
        for row in transfer.questions().itertuples(index=False)
        if not keys or row.key in keys
    )


def days(found: Mapping[str, Deadline]) -> Styler:
    """Show last days in their order, safe ones where none is settled.

    Columns: last day, what, for, rule.
    """
    ordered = sorted(found.items(), key=lambda item: item[1].day or item[1].safe_day)
    return listing(
        {
            _("Last day"): limit.when,
            _("What"): limit.title,
            _("For"): name,
            _("Rule"): limit.rule.cite,
        }
        for name, limit in ordered
    )


def catalogue_changes() -> Styler:
    """Show the last changes of the catalogue. Columns: day, change, code, category, entry."""
    return listing(
        {
            _("Day"): say_day(row.day),
            _("Change"): row.change,
            _("Code"): row.code or "–",
            _("Category"): row.category,
            _("Entry"): "; ".join(text for text in (row.entry, row.note) if text),
        }
        for row in transfer.catalogue_changes().itertuples(index=False)
    )


def fines(found: Mapping[str, Fine]) -> Styler:
    """Show fines. Columns: case, from, up to, basis, mind."""
    return listing(
        {
            _("Case"): name,
            _("From"): say_money(fine.low, fine.currency) if fine.low else "–",
            _("Up to"): say_money(fine.high, fine.currency),
            _("Basis"): fine.basis.partition(":")[0],
            _("Mind"): fine.note or "–",
        }
        for name, fine in found.items()
    )


def verdicts(found: Mapping[str, Verdict]) -> Styler:
    """Show what is allowed. Columns: case, allowed, why, basis."""
    return listing(
        {
            _("Case"): name,
            _("Allowed"): _("yes") if verdict.allowed else _("no"),
            _("Why"): verdict.answer,
            _("Basis"): verdict.rule.cite,
        }
        for name, verdict in found.items()
    )
