"""The answers to the single questions of a transfer out of China."""

from dataclasses import dataclass
from datetime import date

from course_utils.law.deadlines import Deadline
from course_utils.law.limits import working_days
from course_utils.law.rules import rule, versions
from course_utils.law.transfer import contract
from course_utils.law.transfer.clocks import licence_clocks
from course_utils.law.transfer.facts import Transfer
from course_utils.law.transfer.patents import licence_recordal
from course_utils.law.transfer.sanctions import fine
from course_utils.messages import _, say_day, say_money

_ASSIGNMENTS = ("patent assignment", "application assignment")


@dataclass(frozen=True)
class Found:
    """What a question comes to; see `path.Step`. Without rules that of the question is cited."""

    outcome: str
    answer: str
    documents: tuple[str, ...] = ()
    clocks: tuple[Deadline, ...] = ()
    rules: tuple[str, ...] = ()


def say_kind(kind: str) -> str:
    """Say a kind of transfer in words."""
    return {
        "patent assignment": _("the assignment of a patent"),
        "application assignment": _("the assignment of a patent application"),
        "patent licence": _("a patent licence"),
        "know-how": _("handing over know-how"),
        "technical service": _("a technical service"),
        "other": _("another transfer of technology"),
    }[kind]


def export(transfer: Transfer, on: date) -> Found:
    """Question 1: does technology leave China?"""
    if transfer.recipient == "in China":
        return Found("skip", _("No: it stays in China, with a recipient in China."))
    if transfer.recipient == "foreign person in China":
        answer = _(
            "It does not cross the border, but export control also covers what is handed to a "
            "foreign person inside China."
        )
        return Found("pass", answer, rules=("transfer.export", "transfer.control"))
    answer = _("Yes: {kind} to a recipient abroad is a technology export.").format(
        kind=say_kind(transfer.kind)
    )
    if transfer.affiliate:
        answer += " " + _("That the recipient belongs to the same group changes nothing.")
    return Found("pass", answer)


def control(transfer: Transfer, on: date) -> Found:
    """Question 2: export control."""
    if transfer.controlled == "":
        answer = _(
            "Compare the technology with the dual-use list and the announcements of temporary "
            "control, and ask who will use it and for what."
        )
        return Found("open", answer)
    if transfer.controlled == "no":
        return Found("pass", _("Not listed, not under temporary control, and no risk is known."))
    if transfer.control_licensed:
        answer = _("Licensed on {day}. Another item, country, end user or end use needs a new one.")
        rules = ("transfer.control", "transfer.dual_use_change")
        return Found("pass", answer.format(day=say_day(transfer.control_licensed)), rules=rules)
    rules = ("transfer.control", "transfer.dual_use_review", "transfer.dual_use_single")
    if transfer.control_accepted:
        by = rule("transfer.dual_use_review", transfer.control_accepted)
        clock = working_days("dual_use_review", by, transfer.control_accepted, "CN")
        answer = _("Wait for the licence; checks by experts or on site stop the clock.")
        return Found("wait", answer, clocks=(clock,), rules=rules)
    answer = _(
        "Apply for a licence before anything is handed over. A single one runs {single} year at "
        "most, for one end user and one export; a general one {general} years, with an internal "
        "compliance programme."
    ).format(
        single=rule("transfer.dual_use_single", on).value,
        general=rule("transfer.dual_use_general", on).value,
    )
    return Found("open", answer, (_("licence application"),), rules=rules)


def catalogue(transfer: Transfer, on: date) -> Found:
    """Question 3: the catalogue of prohibited and restricted technology."""
    if transfer.recipient == "foreign person in China":
        return Found("skip", _("The catalogue concerns technology that crosses the border."))
    if transfer.category == "":
        return Found("open", _("Look the technology up in the catalogue in force."))
    if transfer.category == "prohibited":
        answer = _("Prohibited: it may not be exported, under no contract.")
        return Found("stop", answer, rules=("transfer.prohibited",))
    if transfer.category == "free":
        answer = _(
            "Free: the contract takes effect when it is lawfully concluded, and is registered."
        )
        return Found("pass", answer, rules=("transfer.free",))
    return _restricted(transfer)


def _restricted(transfer: Transfer) -> Found:
    rules = ("transfer.restricted", "transfer.letter_of_intent")
    letter = transfer.letter_of_intent
    for day in (transfer.negotiated, transfer.signed):
        if day and (letter is None or day < letter):
            answer = _(
                "Restricted: no substantive negotiation and no signature before the letter of "
                "intent, but there was on {day}. Stop and take advice."
            )
            return Found("stop", answer.format(day=say_day(day)), rules=rules)
    if transfer.licensed:
        answer = _("Restricted and licensed: the contract takes effect on {day}, with the licence.")
        return Found("pass", answer.format(day=say_day(transfer.licensed)), rules=rules)
    if not transfer.applied:
        answer = _("Restricted: apply first; do not negotiate in substance and do not sign.")
        return Found("open", answer, (_("export application"),), rules=rules)
    clocks = tuple(licence_clocks("export", transfer.applied, contract=transfer.licence_filed))
    if not letter:
        answer = _("Restricted: wait for the letter of intent; do not negotiate in substance yet.")
        return Found("wait", answer, clocks=clocks, rules=rules)
    if transfer.licence_filed:
        answer = _("Restricted: wait for the licence; without it the contract has no effect.")
        return Found("wait", answer, clocks=clocks, rules=rules)
    documents = (
        _("letter of intent"),
        _("copy of the contract"),
        _("list of the technical documents to be exported"),
        _("proof of the legal status of both parties"),
    )
    answer = _("Restricted: negotiate and sign now, then ask for the licence with these documents.")
    return Found("open", answer, documents, clocks, rules)


def _effective(transfer: Transfer) -> date | None:
    if transfer.category == "restricted":
        return transfer.licensed
    if transfer.signed is None:
        return None
    return contract.effective_day("free", transfer.signed, agreed=transfer.agreed_effective)


def patent_office(transfer: Transfer, on: date) -> Found:
    """Question 4: registration of an assignment, recordal of a licence."""
    if transfer.kind in _ASSIGNMENTS:
        if transfer.patent_registered:
            answer = _("The right passed on {day}, the day of registration.")
            return Found("pass", answer.format(day=say_day(transfer.patent_registered)))
        answer = _(
            "Register the written assignment at the patent office: the right passes on the day of "
            "registration, not of signature, and the export licence or certificate comes first."
        )
        first = _("export licence")
        if transfer.category != "restricted":
            first = _("certificate of registration of the export contract")
        return Found("do", answer, (_("written assignment"), first))
    if transfer.kind != "patent licence":
        return Found("skip", _("No patent passes and none is licensed."))
    effective = _effective(transfer)
    clocks = (licence_recordal(effective),) if effective else ()
    answer = _("Record the licence at the patent office; it is valid without.")
    return Found("do", answer, (_("licence contract"),), clocks, ("transfer.licence_recordal",))


def registration(transfer: Transfer, on: date) -> Found:
    """Question 5: registration of the contract within sixty days."""
    if transfer.recipient == "foreign person in China":
        return Found("skip", _("No technology crosses the border; there is nothing to register."))
    if transfer.category == "restricted":
        answer = _(
            "Restricted technology is licensed, not registered; the licence does its service."
        )
        return Found("skip", answer, rules=("transfer.restricted",))
    royalty = transfer.payment == "running royalty"
    rules = ("transfer.registration_royalty" if royalty else "transfer.registration",)
    documents = (
        _("registration form"),
        _("copy of the contract"),
        _("proof of the legal status of both parties"),
    )
    if royalty:
        documents += (_("proof of the royalty base"),)
    effective = _effective(transfer)
    if effective is None:
        answer = _(
            "Sign first; the sixty days run from the day on which the contract takes effect."
        )
        return Found("open", answer, documents, rules=rules)
    due = contract.registration(effective, first_base=transfer.first_base, royalty=royalty)
    filed = transfer.registration_filed
    if filed:
        by = rule("transfer.registration_certificate", filed)
        issue = working_days("registration_certificate", by, filed, "CN")
        answer = _("Filed on {day}; the certificate opens foreign exchange, bank, tax and customs.")
        return Found("pass", answer.format(day=say_day(filed)), (), (due, issue), rules)
    last = due.day or due.safe_day
    answer = _("Register the contract: foreign exchange, bank, tax and customs ask for it.")
    if last and on > last:
        answer = _("The sixty days are over: file at once. The contract is valid all the same.")
        if versions("transfer.trade_law_filing")[0].in_force(on):
            most = fine("no filing", on)
            answer += " " + _("Who refuses an order to file is fined up to {amount}.").format(
                amount=say_money(most.high, most.currency)
            )
            rules += ("transfer.trade_law_filing",)
    elif royalty:
        answer += " " + _("Each later royalty base needs a change filing.")
    return Found("do", answer, documents, (due,), rules)


def tax(transfer: Transfer, on: date) -> Found:
    """Question 6: which taxes fall due."""
    if transfer.used_only_abroad is None:
        vat = _("Value added tax: find out whether the technology is used wholly outside China.")
    elif transfer.used_only_abroad and transfer.recipient == "abroad":
        vat = _("Value added tax: zero rate, for a foreign entity and use wholly outside China.")
    else:
        vat = _("Value added tax: {percent}% on top of the price.").format(
            percent=rule("transfer.vat", on).value
        )
    income = _(
        "Income tax: relief for the income of the year; not for restricted technology, and another "
        "register (recognition of the contract) comes before it."
    )
    abroad = _(
        "The partner's State may keep back tax on the royalty, up to the rate of the treaty."
    )
    rules = (
        "transfer.vat",
        "transfer.vat_zero",
        "transfer.exempt_income",
        "transfer.relief_transfer",
    )
    return Found("do", f"{vat} {income} {abroad}", rules=rules)
