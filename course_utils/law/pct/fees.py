"""Fees of the international phase: filing, search, preliminary examination, supplementary search.

The transmittal, international filing and search fees are those in force on the day on which the
receiving Office receives the application (Rules 14.1(c), 15.3, 16.1(f)); the supplementary search
fees are those of the day of payment (Rule 45bis.2(c)).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.money import FeeLine, FeeSheet, age_notes, fee_line, rounded
from course_utils.law.offices import office_code
from course_utils.law.pct.fee_rows import FEES, fee_row
from course_utils.law.tables import MissingValue, records, records_in_force, row_in_force, rows
from course_utils.messages import _, say_money

RECEIVING_OFFICES = "pct/receiving_offices"

# Schedule of Fees, item 4: the more is in character-coded format, the larger the reduction.
_REDUCTIONS = {
    "paper": "",
    "web": "reduction_request_not_coded",
    "pdf": "reduction_request_coded",
    "xml": "reduction_full_coded",
}


@dataclass(frozen=True)
class Applicant:
    """What decides whether an applicant qualifies for the 90% reduction.

    Attributes:
        natural_person: a human being who files in the applicant's own right.
        listed_state: national of and resident in a State on WIPO's list for natural persons.
        least_developed: national of and resident in a least developed country.
    """

    natural_person: bool
    listed_state: bool = False
    least_developed: bool = False


def entitled_to_90(applicants: Iterable[Applicant]) -> tuple[bool, str]:
    """Say whether the 90% reduction is due, and why (Schedule of Fees, item 5).

    Every applicant must qualify: a natural person of a listed State, or anybody of a least
    developed country. WIPO's list of States is not in the tables.

    Raises:
        CourseError: there is no applicant.
    """
    everybody = list(applicants)
    if not everybody:
        raise CourseError(_("Name at least one applicant to judge the 90% reduction."))
    failing = [
        number
        for number, a in enumerate(everybody, start=1)
        if not (a.least_developed or (a.natural_person and a.listed_state))
    ]
    if failing:
        return False, _(
            "No 90% reduction: every applicant must qualify, and applicant {numbers} is neither a "
            "natural person of a listed State nor of a least developed country."
        ).format(numbers=", ".join(map(str, failing)))
    return True, _("The 90% reduction is due: every applicant qualifies.")


def filing_fees(
    on: date,
    receiving_office: str,
    *,
    sheets: int,
    filing: str,
    isa: str,
    language: str = "",
    entity: str = "large",
    natural_person_90: bool = False,
    priority_documents: int = 0,
    restoration: bool = False,
    late_unpaid: Decimal | None = None,
    currency: str = "",
) -> FeeSheet:
    """Return what is paid at the receiving Office for a PCT application received on `on`.

    Args:
        receiving_office: ST.3 code.
        sheets: all sheets: request, description, claims, drawings and abstract (one even if it is
            missing); the first 30 are free.
        filing: "paper", "web" (request not character-coded), "pdf" (request coded) or "xml"
            (request, description, claims and abstract coded).
        isa: ST.3 code of the chosen International Searching Authority.
        language: of the search ("en", "ja", "ko", ...) where the ISA charges by language.
        entity: "large", "small", "micro", "natural person" where an Office charges by applicant.
        natural_person_90: all applicants qualify for the 90% reduction; see `entitled_to_90`.
        priority_documents: copies that the receiving Office is asked to send to the IB.
        restoration: restoration of the right of priority is requested (Rule 26bis.3).
        late_unpaid: the amount still unpaid when the Office invites to pay with a late fee.
        currency: ISO code where the receiving Office accepts several (the IB does).

    Raises:
        MissingValue: no amount is known for that day.
        CourseError: the ISA is not competent, the Office knows no such way of filing, and the like.
    """
    office, searcher = office_code(receiving_office), office_code(isa)
    _check_competent(office, searcher)
    if sheets < 1:
        raise CourseError(_("An application has at least one sheet, not {n}.").format(n=sheets))
    choice = {"entity": entity, "medium": "paper" if filing == "paper" else "electronic"}
    bill = _Bill(on, office, choice)
    basic = fee_row(on, office, "RO", "international_filing", currency=currency, **choice)
    money = basic.currency
    transmittal = fee_row(on, office, "RO", "transmittal", prefer=(money,), **choice)
    bill.add(_("Transmittal fee"), transmittal)
    if natural_person_90 and office == "IB":
        bill.lines[0] = replace(
            bill.lines[0], amount=Decimal(0), note=_("waived with the 90% reduction")
        )
    bill.add(_("International filing fee"), basic)
    if sheets > 30:
        bill.charge(_("Each sheet over 30"), "sheet_over_30", money, sheets - 30)
    if reduction := _reduction(on, office, filing, money):
        bill.add(_("Reduction for electronic filing ({way})").format(way=filing), reduction)
    if natural_person_90:
        bill.lines.append(_ninety_percent(on, bill.lines[1:]))
    search = _search(on, searcher, language, entity, (money, transmittal.currency))
    bill.add(_("Search fee, ISA/{isa}").format(isa=searcher), search)
    if filing == "paper" and _charges(on, office, "RO", "non_electronic_filing"):
        bill.charge(_("Surcharge for filing on paper"), "non_electronic_filing", money)
    if priority_documents:
        bill.charge(_("Priority document"), "priority_document", money, priority_documents)
    if restoration:
        bill.charge(_("Request to restore the right of priority"), "restoration_of_priority", money)
    if late_unpaid is not None:
        bill.lines.append(late_payment_fee(on, office, late_unpaid, currency=currency, **choice))
    title = _("PCT application at {office}, {sheets} sheets").format(office=office, sheets=sheets)
    return FeeSheet(title, on, tuple(bill.lines), age_notes(bill.rows, on))


def late_payment_fee(
    on: date,
    receiving_office: str,
    unpaid: Decimal,
    *,
    currency: str = "",
    entity: str = "large",
    medium: str = "electronic",
) -> FeeLine:
    """Return the late payment fee of Rule 16bis.2 on `unpaid`, in the receiving Office's currency.

    Half of what is unpaid, at least the transmittal fee, at most half of the international filing
    fee without its sheets over 30. An Office without a transmittal fee (CN) has no lower bound.

    Raises:
        MissingValue: no amount is known for that day.
        CourseError: nothing is unpaid, or the two bounds are in different currencies.
    """
    office = office_code(receiving_office)
    if unpaid <= 0:
        raise CourseError(_("A late payment fee needs an unpaid amount above zero."))
    choice = {"entity": entity, "medium": medium}
    basic = fee_row(on, office, "RO", "international_filing", currency=currency, **choice)
    least = fee_row(on, office, "RO", "transmittal", prefer=(basic.currency,), **choice)
    if least.amount and least.currency != basic.currency:
        raise CourseError(
            _(
                "The late fee at {office} lies between a transmittal fee in {least} and an "
                "international filing fee in {most}; ask the Office which rate it uses."
            ).format(office=office, least=least.currency, most=basic.currency)
        )
    half = Decimal(unpaid) / 2
    amount = rounded(min(max(half, least.amount), basic.amount / 2), basic.currency)
    return replace(
        fee_line(_("Late payment fee"), basic),
        unit_amount=amount,
        amount=amount,
        cite=_("PCT Rule 16bis.2"),
        note=_("half of {unpaid}, at least {least}, at most {most}").format(
            unpaid=say_money(Decimal(unpaid), basic.currency),
            least=say_money(least.amount, basic.currency),
            most=say_money(basic.amount / 2, basic.currency),
        ),
    )


def demand_fees(
    on: date,
    ipea: str,
    *,
    isa: str,
    language: str = "",
    entity: str = "large",
    natural_person_90: bool = False,
    currency: str = "",
) -> FeeSheet:
    """Return the fees of a demand for preliminary examination received by `ipea` on `on`.

    The handling fee (Rule 57) goes to the International Bureau, the preliminary examination fee
    (Rule 58) to the Authority; some Authorities ask less where they made the search themselves.

    Args:
        ipea, isa: ST.3 codes of the examining Authority and of the one that made the search.
        language, entity, natural_person_90, currency: as `filing_fees`.

    Raises:
        MissingValue, CourseError: as `filing_fees`.
    """
    office = office_code(ipea)
    scope = "own search" if office_code(isa) == office else "other search"
    examination = fee_row(
        on,
        office,
        "IPEA",
        "preliminary_examination",
        language=language,
        entity=entity,
        medium="electronic",
        scope=scope,
        currency=currency,
    )
    handling = fee_row(
        on, office, "IPEA", "handling", prefer=(examination.currency,), entity=entity
    )
    lines = [fee_line(_("Handling fee"), handling)]
    if natural_person_90:
        lines.append(_ninety_percent(on, lines))
    lines.append(fee_line(_("Preliminary examination fee"), examination))
    title = _("Demand at {office}").format(office=office)
    return FeeSheet(title, on, tuple(lines), age_notes([examination, handling], on))


def supplementary_search_fees(
    on: date,
    authority: str,
    *,
    scope: str = "",
    language: str = "",
    late: bool = False,
    natural_person_90: bool = False,
) -> FeeSheet:
    """Return the fees of a supplementary international search paid on `on` (Rule 45bis).

    Args:
        authority: ST.3 code of the Authority for supplementary search.
        scope: the documents searched, where the Authority offers several.
        language: as `filing_fees`.
        late: paid after the invitation, with the late payment fee of Rule 45bis.4(c).
        natural_person_90: the handling fee is reduced by 90%.

    Raises:
        MissingValue, CourseError: as `filing_fees`.
    """
    office = office_code(authority)
    asked = {"language": language, "scope": scope, "prefer": ("CHF",)}
    search = fee_row(on, office, "SISA", "supplementary_search", **asked)
    handling = fee_row(on, office, "SISA", "supplementary_search_handling", prefer=("CHF",))
    used = [search, handling]
    lines = [fee_line(_("Supplementary search handling fee"), handling)]
    if natural_person_90:
        lines.append(_ninety_percent(on, lines))
    lines.append(fee_line(_("Supplementary search fee"), search))
    if late:
        used.append(fee_row(on, office, "SISA", "supplementary_late_payment", prefer=("CHF",)))
        lines.append(fee_line(_("Late payment fee"), used[-1]))
    title = _("Supplementary search by {office}").format(office=office)
    return FeeSheet(title, on, tuple(lines), age_notes(used, on))


@dataclass
class _Bill:
    """Lines at a receiving Office on a day, and the rows they come from."""

    on: date
    office: str
    choice: dict[str, str]
    lines: list[FeeLine] = field(default_factory=list)
    rows: list = field(default_factory=list)

    def add(self, label: str, row, quantity: int = 1) -> None:
        self.rows.append(row)
        self.lines.append(fee_line(label, row, quantity))

    def charge(self, label: str, fee: str, currency: str, quantity: int = 1) -> None:
        row = fee_row(self.on, self.office, "RO", fee, prefer=(currency,), **self.choice)
        self.add(label, row, quantity)


def _check_competent(receiving_office: str, isa: str) -> None:
    entry = rows(RECEIVING_OFFICES, st3=receiving_office).iloc[0]
    if entry["acts"] != "yes":
        raise CourseError(
            _("{office} does not act as receiving Office; file at {others}.").format(
                office=receiving_office,
                others=_(" or ").join(entry["competent_receiving_offices"].split()),
            )
        )
    competent = entry["isa"].split()
    if isa not in competent:
        raise CourseError(
            _("ISA/{isa} is not competent for RO/{office}; choose {others}.").format(
                isa=isa, office=receiving_office, others=_(" or ").join(competent)
            )
        )


def _charges(on: date, office: str, role: str, fee: str) -> bool:
    try:
        records_in_force(FEES, on, st3=office, role=role, fee=fee)
    except MissingValue:
        return False
    return True


def _reduction(on: date, office: str, filing: str, currency: str):
    if filing not in _REDUCTIONS:
        raise CourseError(
            _("There is no way of filing {filing!r}; it is one of {ways}.").format(
                filing=filing, ways=", ".join(_REDUCTIONS)
            )
        )
    if filing == "paper":
        return None
    offered = [way for way, fee in _REDUCTIONS.items() if fee and _charges(on, office, "RO", fee)]
    if filing not in offered:
        raise CourseError(
            _(
                "RO/{office} lists no reduction for filing as {filing!r} in the tables; "
                "it lists {ways}."
            ).format(office=office, filing=filing, ways=", ".join(["paper", *offered]))
        )
    return fee_row(on, office, "RO", _REDUCTIONS[filing], prefer=(currency,))


def _ninety_percent(on: date, lines: list[FeeLine]) -> FeeLine:
    row = row_in_force(FEES, on, st3="IB", fee="reduction_90")
    currency = lines[0].currency
    amount = rounded(sum(line.amount for line in lines) * row.amount / 100, currency)
    return replace(
        fee_line(_("Reduction by 90%"), row),
        unit_amount=amount,
        amount=amount,
        currency=currency,
    )


def _search(on: date, isa: str, language: str, entity: str, currencies: tuple[str, ...]):
    """Take the amount in the receiving Office's currency, else in the Authority's own."""
    paid_directly = records(FEES, st3=isa, fee="additional_search")
    return fee_row(
        on,
        isa,
        "ISA",
        "search",
        language=language,
        entity=entity,
        medium="electronic",
        prefer=(*currencies, *(row.currency for row in paid_directly)),
    )
