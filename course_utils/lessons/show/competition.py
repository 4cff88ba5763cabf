"""Tables of the lesson on trade secrets: texts, evidence, awards, fines and forums side by side."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pandas as pd
from pandas.io.formats.style import Styler

from course_utils.law import competition
from course_utils.law.competition import Act, Applicable, Award, Burden, Threshold
from course_utils.law.tables import records_in_force, table
from course_utils.lessons.figures.parts.countries import say_country
from course_utils.lessons.show import listing
from course_utils.messages import _, language, say_day, say_money


def elements(on: date, *jurisdictions: str) -> Styler:
    """Show what makes a trade secret, country by country.

    Columns: element, and one a jurisdiction with what it asks for ("–": it does not ask).
    """
    found = {code: competition.protection_elements(on, code) for code in jurisdictions}
    every = pd.concat(found.values()).drop_duplicates("element")
    rows = []
    for element in every.itertuples(index=False):
        row = {_("Element"): element.zh if language() == "zh" else element.name}
        for code, asked in found.items():
            demand = asked.loc[asked["element"] == element.element, "demand"]
            row[say_country(code)] = demand.iloc[0] if len(demand) else "–"
        rows.append(row)
    return listing(rows)


def evidence(on: date, element: str) -> Styler:
    """Show what evidence an audit knows on one element. Columns: evidence, what it does, basis."""
    weights = {
        "shows": _("shows it, if it is good"),
        "supports": _("supports it, not enough alone"),
        "not enough": _("never enough, does not help"),
        "against": _("speaks against it"),
    }
    return listing(
        {
            _("Evidence"): item.zh if language() == "zh" else item.name,
            _("What it does"): weights[item.weight],
            _("Basis"): item.cite,
        }
        for item in competition.evidence_items(on, element).itertuples(index=False)
    )


def texts(*acts: Act | date, jurisdiction: str = "CN") -> Styler:
    """Show which text applies to each act. Columns: first day, last day, text, why."""
    found = [competition.law_on(jurisdiction, act) for act in acts]
    return listing(
        {
            _("First day"): say_day(law.act.first),
            _("Last day"): say_day(law.act.last),
            _("Text"): " / ".join(part.text for part in law.parts),
            _("Why"): law.reason,
        }
        for law in found
    )


def articles(*laws: Applicable) -> Styler:
    """Show where each topic stands in several texts. Columns: topic, and one a text."""
    topics = dict.fromkeys(topic for law in laws for topic in law.articles)
    return listing(
        {_("Topic"): topic} | {law.text: law.articles.get(topic, "–") for law in laws}
        for topic in topics
    )


def burdens(*found: Burden) -> Styler:
    """Show who bears the burden of proof. Columns: issue, who, must prove, still missing, basis."""
    sides = {"owner": _("the owner"), "defendant": _("the defendant")}
    return listing(
        {
            _("Issue"): burden.issue,
            _("The burden is on"): sides[burden.who],
            _("Must prove"): burden.proves,
            _("Still missing"): "; ".join(burden.missing) or "–",
            _("Basis"): burden.cite,
        }
        for burden in found
    )


def awards(found: Mapping[str, Award]) -> Styler:
    """Show awards side by side, one a row, each in its own currency.

    Columns: claim, compensation, increase, costs, total.
    """
    rows = []
    for name, award in found.items():
        paid = {
            kind: sum((x.amount for x in award.lines if x.kind == kind), Decimal(0))
            for kind in ("compensation", "increase")
        }
        rows.append(
            {
                _("Claim"): name,
                _("Compensation"): say_money(paid["compensation"], award.currency),
                _("Increase"): _or_dash(paid["increase"], award.currency),
                _("Costs"): _or_dash(award.costs, award.currency),
                _("Total"): say_money(award.total, award.currency),
            }
        )
    return listing(rows)


def _or_dash(amount: Decimal, currency: str) -> str:
    return say_money(amount, currency) if amount else "–"


def fines(*days: date) -> Styler:
    """Show the bands of the Chinese fines for all acts of unfair competition on several days.

    Columns: act, day, ordinary, serious ("–": no band of its own), basis.
    """
    rows = []
    for kind in dict.fromkeys(table("competition/fines")["act"]):
        for day in days:
            bands = {
                row.degree: row
                for row in records_in_force("competition/fines", day, st3="CN", act=kind)
            }
            first = next(iter(bands.values()))
            rows.append(
                {
                    _("Act"): kind,
                    _("Day"): say_day(day),
                    _("Ordinary"): _band(bands.get("ordinary")),
                    _("Serious"): _band(bands.get("serious")),
                    _("Basis"): first.cite,
                }
            )
    return listing(rows)


def _band(row) -> str:
    if row is None:
        return "–"
    high = say_money(row.high_amount, row.currency)
    if row.turnover_times:
        return _("up to {high}; from {least} of turnover on up to {times} times of it").format(
            high=high, times=row.turnover_times,
            least=say_money(row.turnover_least_amount, row.currency),
        )  # fmt: skip
    if not row.low_amount:
        return _("up to {high}").format(high=high)
    return _("{low} to {high}").format(low=say_money(row.low_amount, row.currency), high=high)


def thresholds(found: Mapping[str, Threshold]) -> Styler:
    """Show where cases stand against the thresholds of the Chinese criminal law.

    Columns: case, amount, serious from, especially serious from, level, prison.
    """
    levels = {
        "below": _("below"),
        "serious": _("serious"),
        "especially serious": _("especially serious"),
    }
    return listing(
        {
            _("Case"): name,
            _("Amount"): say_money(at.amount, "CNY"),
            _("Serious from"): say_money(at.serious_from, "CNY"),
            _("Especially serious from"): say_money(at.especially_from, "CNY"),
            _("Level"): levels[at.level],
            _("Prison"): at.prison or "–",
        }
        for name, at in found.items()
    )


def penalties(on: date, *jurisdictions: str) -> Styler:
    """Show criminal penalties by country. Columns: country, offence, who, prison, fine, basis."""
    return listing(
        {
            _("Country"): say_country(code),
            _("Offence"): row.offence,
            _("Who"): row.who,
            _("Prison"): row.prison or "–",
            _("Fine"): _fine(row),
            _("Basis"): row.cite,
        }
        for code in jurisdictions
        for row in competition.criminal_penalties(code, on).itertuples(index=False)
    )


def _fine(row) -> str:
    amount = say_money(row.fine_amount, row.currency) if pd.notna(row.fine_amount) else ""
    if row.value_times:
        return _("{amount}, or {times} times the value of the secret if that is more").format(
            amount=amount, times=row.value_times
        )
    if row.gain_times_high:
        times = _("{low} to {high} times the gain").format(
            low=row.gain_times_low, high=row.gain_times_high
        )
        return _("{amount}, or {times}").format(amount=amount, times=times) if amount else times
    return amount or "–"


def forums(*names: str) -> Styler:
    """Show forums side by side. Columns: question, and one a forum ("–": the tables do not say)."""
    found = competition.forums().set_index("forum").loc[list(names)]
    questions = {
        "decides": _("Who decides"),
        "must_show": _("What you must show"),
        "relief": _("What you get"),
        "money": _("Money for the owner"),
        "lasts": _("How long it lasts"),
        "time_limit": _("Until when"),
        "note": _("Mind"),
        "cite": _("Basis"),
    }
    return listing(
        {_("Question"): title}
        | {
            forum.zh if language() == "zh" else forum.name: getattr(forum, column) or "–"
            for forum in found.itertuples(index=False)
        }
        for column, title in questions.items()
    )


def cases(*ids: str) -> Styler:
    """Show real cases. Columns: case, decided, status, damages, total, the point, conflict."""
    return listing(
        {
            _("Case"): row.name,
            _("Decided"): row.decided or _("not seen"),
            _("Status"): row.status,
            _("Damages"): _sum(row, row.damages_amount, row.approximate == "yes"),
            _("In all"): _sum(row, row.total_amount, _only_total(row)),
            _("Point"): row.point,
            _("Note"): row.conflict or "–",
        }
        for row in (next(competition.cases(id).itertuples(index=False)) for id in ids)
    )


def _only_total(row) -> bool:
    # Where both sums are printed, it is the damages that were rounded.
    return row.approximate == "yes" and pd.isna(row.damages_amount)


def _sum(row, amount, about: bool) -> str:
    if pd.isna(amount):
        return _("not stated")
    said = say_money(amount, row.currency)
    return _("about {amount}").format(amount=said) if about else said


def provisions(jurisdiction: str, on: date, *topics: str) -> Styler:
    """Show rules in words on a day. Columns: topic, rule, basis."""
    found = [competition.provisions(jurisdiction, on, topic) for topic in topics]
    return listing(
        {_("Topic"): row.topic, _("Rule"): row.rule, _("Basis"): row.cite}
        for rules in found
        for row in rules.itertuples(index=False)
    )
