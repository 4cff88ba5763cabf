"""The papers in a case file of the capstone: rights, licences, the draft, the board's wishes."""

from datetime import date
from decimal import Decimal

from course_utils.law.plan import Act
from course_utils.law.transfer import royalty_rate
from course_utils.lessons.cases.capstone.plan import CURRENCIES, board_rate, unit
from course_utils.lessons.cases.capstone.risks import american, chinese
from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.madrid.papers import member_name
from course_utils.lessons.cases.pct.papers import country_name
from course_utils.messages import _, say_day, say_money


def papers(company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the papers of a case in the order of the file.

    Args:
        plot: the dates, a `capstone.Plot`.
        facts: the drawn facts of the case, as attributes of `capstone.CapstoneCase`.
    """
    return (
        _rates(),
        _application(company, plot, facts),
        _contribution(company, plot),
        _mark(plot, facts),
        _contract(plot, facts["licence"]),
        _treaty(plot, facts["licence"].partner),
        _pool(facts["pool"]),
        american(plot, facts["trial"]),
        chinese(plot, facts["secret"]),
        _draft(company, facts["acts"]),
        _email(company, plot),
        _board(facts),
    )


def _cn(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _state(code: str) -> str:
    # Hong Kong has a tax arrangement of its own, but no entry among the Offices of the PCT.
    return _("Hong Kong, China (HK)") if code == "HK" else country_name(code)


def _rates() -> Document:
    lines = [
        _("{unit} {currency} = CNY {rate}").format(unit=unit(code), currency=code, rate=found)
        for code in CURRENCIES
        for found in [board_rate(code)]
    ]
    return Document(
        _("Finance department: rates for the plan (计划汇率)"),
        (
            _(
                "From the reference rates of the European Central Bank of 30 October 2026, rounded "
                "to four decimals. Note the unit."
            ),
            "; ".join(lines),
            _(
                "Payments are positive, income is negative. A payment belongs to the calendar "
                "quarter of its planned day. Round to whole yuan or to cents, as you like."
            ),
        ),
    )


def _application(company: Company, plot, facts: dict) -> Document:
    return Document(
        _("International application (PCT), from the receipts"),
        (
            _("Invention: {invention}").format(invention=company.invention),
            _("First filing at CNIPA (priority date 优先权日): {day}").format(
                day=_cn(plot.priority)
            ),
            _("International filing date (国际申请日): {day}").format(day=_cn(plot.filed)),
            _("Receiving Office and search Authority: CNIPA. No demand (Chapter II)."),
            _("To be entered: {offices}").format(
                offices="; ".join(
                    _("office {n}: {name}").format(n=n, name=country_name(code))
                    for n, code in enumerate(facts["offices"], 1)
                )
            ),
            _(
                "In the United States a first application of the family is pending; no decision "
                "on it is expected before 2030."
            ),
        ),
    )


def _contribution(company: Company, plot) -> Document:
    return Document(
        _("Letter of the secretary of a standards group (标准提案)"),
        (
            _("Your paper reaches me, and me alone, on {day}. I treat it as secret.").format(
                day=say_day(plot.submitted)
            ),
            _("I put it on the public server, with its time stamp, on {day}.").format(
                day=say_day(plot.stamped)
            ),
            _("The meeting that discusses it begins on {day}.").format(day=say_day(plot.meeting)),
            _(
                "Note by {manager}: nothing is filed yet for what the paper shows. We want it "
                "protected in China, at the EPO and in the United States."
            ).format(manager=company.manager),
        ),
    )


def _mark(plot, facts: dict) -> Document:
    registration = facts["registration"]
    classes = registration.mark.classes
    return Document(
        _("The mark {brand}: CNIPA receipt, and form MM2 as prepared").format(brand=facts["brand"]),
        (
            _("Filed at CNIPA (basic mark 基础商标): {day}. No earlier application.").format(
                day=_cn(plot.mark_filed)
            ),
            _("Black and white, no colour claimed. Classes {classes} ({count} classes)").format(
                classes=", ".join(map(str, classes)), count=len(classes)
            ),
            _("Members: {members}").format(
                members=", ".join(member_name(code) for code in registration.members)
            ),
            _("The priority of the basic mark is claimed."),
        ),
    )


def _contract(plot, licence) -> Document:
    first, second = (say_money(Decimal(a), licence.currency) for a in licence.amounts)
    return Document(
        _("Licence contract on know-how (技术秘密许可合同), extract; our licensee: {name}").format(
            name=_state(licence.partner)
        ),
        (
            _("Signed by both sides on {day}.").format(day=say_day(plot.signed)),
            _("Clause 12: the contract takes effect on {day}.").format(day=say_day(plot.effective)),
            _("Free technology (自由出口技术). Used only outside China. No running royalty."),
            _("Clause 4: the licensee pays {amount} on {day}").format(
                amount=first, day=say_day(plot.income_1)
            ),
            _("and {amount} on {day}. Both are gross.").format(
                amount=second, day=say_day(plot.income_2)
            ),
            _(
                "Clause 5: the licensee keeps back the tax of its State (预提税), as much as the "
                "treaty or arrangement allows, and pays us the rest."
            ),
        ),
    )


def _treaty(plot, partner: str) -> Document:
    know_how = royalty_rate(partner, "royalty", plot.income_1)
    other = {
        "HK": _("Ships and aircraft: a protocol is signed, no date of its start is known."),
    }.get(partner)
    if other is None:
        equipment = royalty_rate(partner, "equipment", plot.income_1)
        other = _("For the use of equipment: {rate}% of {base}% of the gross").format(
            rate=equipment.percent, base=equipment.base_percent
        )
    return Document(
        _("Tax treaty or arrangement on royalties, what may be kept back at most: {name}").format(
            name=_state(partner)
        ),
        (
            _("For patents, marks, know-how: {rate}% of the gross").format(rate=know_how.percent),
            other,
        ),
    )


def _pool(pool) -> Document:
    return Document(
        _("Licence of a patent pool for radio modules (专利池许可)"),
        (
            _("{amount} for each unit sold.").format(amount=say_money(pool.amount, "USD")),
            _(
                "Of each calendar year the first {free} units are free; only units above them pay."
            ).format(free=f"{pool.free:,}"),
            _("Paid on the last day of each quarter for the units of that quarter."),
            _("Sales plan: {first} units in each quarter of 2027, {second} of 2028.").format(
                first=f"{pool.units[2027]:,}", second=f"{pool.units[2028]:,}"
            ),
        ),
    )


def _draft(company: Company, acts: dict[str, Act]) -> Document:
    return Document(
        _("Draft of {manager}: ten acts, with the fees known on 30 October 2026").format(
            manager=company.manager
        ),
        tuple(
            f"{letter}. {say_day(act.on)}: {act.title}. {_paid(act)}"
            for letter, act in acts.items()
        ),
    )


def _paid(act: Act) -> str:
    if act.sheet is None:
        return _("No fee.")
    *official, last = act.sheet.lines
    fees = sum((line.amount for line in official), Decimal(0))
    asked = say_money(last.amount, last.currency)
    if act.key == "madrid.application":
        return _("Fees: question 9; services {amount}").format(amount=asked)
    if not fees:
        return _("Quotation {amount}").format(amount=asked)
    return _("Fees {fees}, services {amount}").format(
        fees=say_money(fees, official[0].currency), amount=asked
    )


def _email(company: Company, plot) -> Document:
    return Document(
        _("E-mail from {engineer}, head of development").format(engineer=company.engineer),
        (
            _("Subject: dates, from memory"),
            _(
                "Every Office gives us 31 months. The paper may be filed until the day before the "
                "meeting. A mark has twelve months, as a patent. The contract may be registered "
                "within three months. And whoever is sued in the United States has 20 days, "
                "whatever the post does."
            ),
        ),
    )


def _board(facts: dict) -> Document:
    promised = {
        "sep.continuation": _(
            "An investor's contract obliges us to file the continuing application in the United "
            "States as planned."
        ),
        "madrid.designation": _(
            "The contract with our dealer in Seoul obliges us to designate the Republic of Korea "
            "for the mark as planned."
        ),
        "section337.opinion": _(
            "Our largest customer in the United States has our written promise of the opinion of "
            "US counsel, as planned."
        ),
        "competition.audit": _(
            "Our insurer's policy obliges us to make the audit of what new engineers brought "
            "along, as planned."
        ),
    }[facts["promised"]]
    return Document(
        _("Minutes of the board: the ceiling (预算上限)"),
        (
            _(
                "The ten acts of the draft may cost {ceiling} at most, royalties and income left "
                "aside. If they cost more, exactly one act is given up."
            ).format(ceiling=say_money(Decimal(facts["ceiling"]), "CNY")),
            _(
                "It must be an act that can still be done after 2028 without losing a right, and "
                "nobody may have our word for it. Among those that bring us under the ceiling it "
                "is the cheapest."
            ),
            promised,
        ),
    )
