"""Papers of the board in a case file of the section 337 module: tasks, goods, money."""

from decimal import Decimal

from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.section337.facts import BUILDER, STRANGER, Lot
from course_utils.messages import _, say_day, say_money


def _usd(amount: Decimal) -> str:
    return say_money(amount, "USD").removesuffix(".00")


def _percent(share: Decimal) -> str:
    return f"{100 * share:.0f}%"


def desk_list(facts: dict) -> Document:
    """Return the list of tasks of the first weeks."""
    return Document(
        _("The secretary's desk list: who does this?"),
        tuple(
            _("task {n}: {words}").format(n=n, words=task.words)
            for n, task in enumerate(facts["tasks"], 1)
        ),
    )


def lots(company: Company, facts: dict) -> Document:
    """Return the forwarder's question about four lots of goods."""
    return Document(
        _("Forwarder in Shanghai: four lots that would arrive after the order became final"),
        (
            *(
                _("lot {n}: {words}").format(n=n, words=_say_lot(lot, company))
                for n, lot in enumerate(facts["lots"], 1)
            ),
            _("None of them is for the Government of the United States. Which may I book?"),
        ),
    )


def _say_lot(lot: Lot, company: Company) -> str:
    return {
        "own": _("{article}, made by {company}, the model of the complaint."),
        "redesign": _(
            "{article}, made by {company} in a new design that avoids the claim, as the engineers "
            "hold. Neither Customs nor the Commission has been asked."
        ),
        "cleared": _(
            "{article}, made by {company} in another new design. U.S. Customs and Border "
            "Protection has ruled that this design is outside the order."
        ),
        "other goods": _("spare parts of another line of {company}, which have no such part."),
        "stranger": _(
            "{article}, the same design, made and exported by {stranger}, which has nothing to do "
            "with us and is named nowhere."
        ),
        "downstream": _(
            "equipment of {builder}, which buys {article} from us and builds them in. It makes and "
            "exports the equipment for itself and is named nowhere."
        ),
    }[lot.key].format(
        article=company.product, company=company.name, stranger=STRANGER, builder=BUILDER
    )


def shipments(facts: dict) -> Document:
    """Return the importer's list of the company's own goods."""
    return Document(
        _("Importer's list: our own goods, the model of the complaint"),
        tuple(
            _("{day}: {units} units, entered value (报关价值) {value}, resold for {resale}").format(
                day=say_day(shipment.day),
                units=f"{shipment.units:,}",
                value=_usd(shipment.value),
                resale=_usd(shipment.resale),
            )
            for shipment in facts["shipments"]
        ),
    )


def sheet(facts: dict) -> Document:
    """Return the lawyer's sheet of numbers."""
    known = facts["sheet"]
    v = known.estimates
    money = {name: _usd(amount) for name, amount in v.items() if name.endswith("_cost")}
    shares = {
        name: _percent(v[name])
        for name in (
            "p_no_order",
            "p_settle",
            "royalty",
            "p_cleared",
            "margin_loss",
            "p_violation",
        )
    }
    months = {name: f"{v[name]}" for name in v if name.endswith("_months")}
    sold = {
        "units": f"{known.units(facts['price']):,.0f}",
        "price": _usd(facts["price"]),
        "margin": _percent(known.margin),
        "years": f"{known.years}",
    }
    lines = (
        _(
            "Sales to the United States: {units} units a year, entered value {price} each; "
            "{margin} of it is profit. {years} years of sales are left, counted from service."
        ),
        _(
            "Default: we pay {default_cost}; chance that no order follows {p_no_order}; else the "
            "order comes in month {default_months}."
        ),
        _("Consent order: lawyers {consent_cost}; sales end in month {consent_months}."),
        _(
            "Settlement or licence: negotiation {settlement_cost}; chance of a licence {p_settle}, "
            "from month {settlement_months}, at a royalty of {royalty} of the entered value."
        ),
        _(
            "Redesign: consent order as above for the old model; new design {redesign_cost} and "
            "{redesign_months} months, then clearance {clearance_cost} and {clearance_months} "
            "months; chance that it is cleared {p_cleared}. It then earns {margin_loss} less "
            "profit."
        ),
        _(
            "Full defence: our part {defence_cost}; final determination in month {trial_months}; "
            "chance of a violation {p_violation}."
        ),
        _(
            "Nothing is sold under bond. Money of later years counts like money of today. A review "
            "by the patent office is left out."
        ),
    )
    return Document(
        _("The lawyer's sheet, written in the week of the parcel"),
        tuple(line.format(**money, **shares, **months, **sold) for line in lines),
    )


def chamber(facts: dict) -> Document:
    """Return the letter that changes the cost of a full defence."""
    known = facts["sheet"]
    if known.defence_cost_then < known.estimates["defence_cost"]:
        words = _(
            "Other makers are ready to defend together (联合应诉). If you join them, your part of "
            "a full defence is {cost} instead. Nothing else changes."
        )
    else:
        words = _(
            "The makers with whom you meant to defend together (联合应诉) may drop out. Then your "
            "part of a full defence is {cost} instead. Nothing else changes."
        )
    return Document(
        _("Letter of the chamber of commerce"),
        (words.format(cost=_usd(known.defence_cost_then)),),
    )
