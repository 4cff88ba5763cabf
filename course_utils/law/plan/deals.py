"""Acts of a plan for licences, and risks of being sued: royalties, income, Section 337, secrets."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.competition import Award
from course_utils.law.money import FeeLine, FeeSheet, rounded
from course_utils.law.plan.acts import Act, Risk
from course_utils.law.plan.plan import quarter_end
from course_utils.law.plan.prices import DAYS_BEFORE, acts_of
from course_utils.law.section337 import Inputs, decision
from course_utils.law.section337.ways import expected_cost
from course_utils.law.sep import LumpSum, Money, Royalty
from course_utils.law.transfer import Transfer, export_path, royalty_rate
from course_utils.messages import _


def royalty_acts(
    royalty: Royalty,
    units: Mapping[str, int],
    *,
    title: str,
    basis: str,
    price: Money | None = None,
    income: bool = False,
    days_after: int = 0,
    key: str = "sep.royalty",
) -> tuple[Act, ...]:
    """Return the royalty of each quarter, paid or received.

    Free units and caps hold for a calendar year, so each quarter owes what the year owes up to its
    end, less what its earlier quarters owed. Keys: "sep.royalty.2027 Q1" and so on.

    Args:
        royalty: a percent of the price or an amount a unit.
        units: units sold in each quarter, {"2027 Q1": 12000, ...}.
        title: the licence, in the reader's language.
        basis: the contract, or where else the rate comes from.
        price: of one unit, where the royalty is a percent of it.
        income: the company receives the royalty.
        days_after: days from the end of the quarter to the payment, under the contract.
        key: start of the keys, where the plan has several licences.

    Raises:
        CourseError: a lump sum, which has no quarters, or a quarter that is none.
    """
    if isinstance(royalty, LumpSum):
        raise CourseError(_("A lump sum is paid once; plan it as one act, not by quarter."))
    acts, sold = [], {}
    for quarter in sorted(units, key=quarter_end):
        end, number = quarter_end(quarter), units[quarter]
        before = sold.get(end.year, 0)
        sold[end.year] = before + number
        due = royalty.due(sold[end.year], price)
        earlier = royalty.due(before, price)
        amount = rounded(due.amount, due.currency) - rounded(earlier.amount, due.currency)
        label = _("{title}, {quarter}: {units} units").format(
            title=title, quarter=quarter, units=number
        )
        on = end + timedelta(days=days_after)
        line = FeeLine(label, 1, amount, amount, due.currency, basis)
        sheet = FeeSheet(title, on, (line,))
        acts.append(Act(f"{key}.{quarter}", "sep", title, on, None, sheet, income))
    return tuple(acts)


def section337_risk(
    inputs: Inputs, probability: Decimal, *, way: str = "", until: date | None = None
) -> Risk:
    """Return the risk of being named as respondent in a Section 337 investigation.

    Key "section337.named"; the cost is the expected cost of one way out, in US dollars.

    Args:
        inputs: the company's inputs of the decision.
        probability: of being named within the plan, 0 to 1; an assumption.
        way: one of `section337.WAYS`; the open way with the lowest expected cost when empty.
        until: as `Risk`.

    Raises:
        CourseError: no such way, or a probability outside 0 to 1.
    """
    chosen = way or decision(inputs).best
    basis = _("expected cost of the way “{way}” (decision tree); probability: assumption")
    return Risk(
        "section337.named",
        "section337",
        _("Named as respondent in a Section 337 investigation"),
        probability,
        expected_cost(inputs, chosen),
        "USD",
        basis.format(way=chosen),
        until,
    )


def competition_risk(
    award: Award, probability: Decimal, *, title: str = "", until: date | None = None
) -> Risk:
    """Return the risk of having to pay for the trade secret of another company.

    Key "competition.secret"; the cost is the whole award, costs included.

    Args:
        award: what a court could award; see `competition.damages`.
        probability: of such an award within the plan, 0 to 1; an assumption.
        title: what may happen; a sentence on a newly hired engineer when empty.
        until: as `Risk`, such as the end of the limitation period.

    Raises:
        CourseError: a probability outside 0 to 1.
    """
    basis = _("award under {text}; probability: assumption").format(text=award.text)
    return Risk(
        "competition.secret",
        "competition",
        title or _("Award for a trade secret that a new employee brought along"),
        probability,
        award.total,
        award.currency,
        basis,
        until,
    )


def transfer_acts(
    transfer: Transfer,
    receipts: Mapping[date, Decimal],
    *,
    on: date,
    currency: str,
    partner: str,
    contract: str,
    days_before: int = DAYS_BEFORE,
) -> tuple[Act, ...]:
    """Return the acts of a licence out of China: its clocks, and what comes in.

    Keys: "transfer." and the key of each clock of the export path ("registration",
    "licence_recordal", ...), and "transfer.income." and the day. From each receipt the partner's
    State keeps back tax up to the rate of the treaty, which is the most it may take. Value added
    tax, which the buyer pays on top where there is any, income tax at home and the inventors'
    reward are not included.

    Args:
        transfer: the facts.
        receipts: the contract price, gross, by day of payment.
        on: the day whose law is applied to the path.
        currency: ISO code of the receipts.
        partner: ISO code of the licensee's State, as in `royalty_rate`.
        contract: what the amounts rest on, such as "licence contract, clause 4".
        days_before: days between an act and its last day.

    Raises:
        CourseError: the transfer may not be made, or waits for an authority.
        MissingValue: no treaty rate for that partner.
    """
    path = export_path(transfer, on)
    if path.blocked:
        raise CourseError(
            _("No income can be planned yet: {answer}").format(answer=path.blocked.answer)
        )
    own = (d for d in path.calendar() if d.rule.actor != "authority")
    acts = list(acts_of("transfer", own, days_before=days_before))
    for day, amount in sorted(receipts.items()):
        rate = royalty_rate(partner, "royalty", day)
        tax = rounded(Decimal(amount) * rate.effective_percent / 100, currency)
        title = _("Licence income from {partner}").format(partner=partner)
        label = _("Tax kept back in {partner}, at most {percent}%").format(
            partner=partner, percent=rate.effective_percent
        )
        lines = (
            FeeLine(title, 1, Decimal(amount), Decimal(amount), currency, contract),
            FeeLine(label, 1, -tax, -tax, currency, rate.basis, str(rate), sure=False),
        )
        sheet = FeeSheet(title, day, lines)
        acts.append(Act(f"transfer.income.{day}", "transfer", title, day, None, sheet, True))
    return tuple(acts)
