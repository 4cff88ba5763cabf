"""The income relief for technology transfer, and the inventors' share.

The relief looks at the income of a taxpayer in a year, all contracts together: receipts less cost
less related tax. The first five million are free, the part above pays half.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.inputs import as_number, near
from course_utils.law.money import rounded
from course_utils.law.rules import Rule, rule
from course_utils.law.transfer.amounts import percent_of
from course_utils.law.transfer.patents import Verdict
from course_utils.messages import _, say_money

CURRENCY = "CNY"
RIGHTS = ("assignment", "worldwide exclusive licence", "non-exclusive licence")
REGIONS = ("national", "Zhejiang")
HOLDERS = ("public institute", "company")


@dataclass(frozen=True)
class Contract:
    """The figures of one technology contract in a year, in yuan.

    Attributes:
        receipts: what the transfer brought, without equipment and separate services.
        cost: the tax value of what was given away.
        taxes: taxes and charges of the transfer, income tax not among them.
    """

    receipts: Decimal
    cost: Decimal = Decimal(0)
    taxes: Decimal = Decimal(0)

    @property
    def income(self) -> Decimal:
        """Receipts less cost less taxes."""
        return (
            as_number(self.receipts, _("The receipts"))
            - as_number(self.cost, _("The cost"))
            - as_number(self.taxes, _("The taxes"))
        )


def year_income(contracts: Iterable[Contract]) -> Decimal:
    """Return the income of all contracts of one taxpayer in one year, in yuan."""
    return sum((contract.income for contract in contracts), Decimal(0))


@dataclass(frozen=True)
class Exemption:
    """The income of a year under the relief, in yuan.

    Attributes:
        income: the income from technology transfer.
        exempt: the part free of tax.
        halved: the part on which half the tax is due.
        tax: the tax on that part.
        full_tax: the tax without the relief.
        saved: the difference.
        percent: the full rate.
        rules: the rules applied.
    """

    income: Decimal
    exempt: Decimal
    halved: Decimal
    tax: Decimal
    full_tax: Decimal
    saved: Decimal
    percent: Decimal
    rules: tuple[Rule, ...]

    def __str__(self) -> str:
        return _("Of {income}, {exempt} are free and {halved} pay half: {tax} ({cite})").format(
            income=say_money(self.income, CURRENCY),
            exempt=say_money(self.exempt, CURRENCY),
            halved=say_money(self.halved, CURRENCY),
            tax=say_money(self.tax, CURRENCY),
            cite=self.rules[0].cite,
        )

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


def income_exemption(income: Decimal, on: date) -> Exemption:
    """Return the tax on a year's income from technology transfer under the relief.

    Args:
        income: of the whole year and the whole taxpayer, in yuan; see `year_income`.
        on: a day of that year.

    The full rate is 25%. How the 15% of a high-tech enterprise meets the relief is not in the texts
    that were read.

    Raises:
        CourseError: no income, or a loss, which has nothing to relieve.
    """
    income = as_number(income, _("The income of the year"))
    free, reduction = rule("transfer.exempt_income", on), rule("transfer.halved_income", on)
    percent = percent_of("income_tax", on)
    exempt = min(income, Decimal(free.value))
    halved = income - exempt
    due = rounded(halved * percent * (100 - Decimal(reduction.value)) / 10000, CURRENCY)
    full = rounded(income * percent / 100, CURRENCY)
    rules = (free, reduction, rule("transfer.income_tax", on))
    return Exemption(income, exempt, halved, due, full, full - due, percent, rules)


def relief_covers(
    right: str,
    on: date,
    *,
    years: int | None = None,
    own: bool = True,
    category: str = "free",
    wholly_owned: bool = False,
) -> Verdict:
    """Say whether the income relief covers a transfer.

    Args:
        right: "assignment", "worldwide exclusive licence" or "non-exclusive licence".
        on: the day of the transfer.
        years: the term of a licence.
        own: whether the licensor owns the technology.
        category: its place in the export catalogue; restricted technology is not covered.
        wholly_owned: whether one party holds, directly or not, 100% of the other.

    Raises:
        CourseError: no such right, or a licence without its years.
        MissingValue: a non-exclusive licence before 1 October 2015.
    """
    if right not in RIGHTS:
        raise near(_("There is no right {text!r}; {hint}."), right, list(RIGHTS))
    if right != "assignment" and years is None:
        raise CourseError(_("Give the years for which the licence runs."))
    by = rule("transfer.relief_transfer", on)
    if category in ("restricted", "prohibited"):
        return Verdict(False, _("Not for technology whose export is restricted or prohibited."), by)
    if wholly_owned:
        return Verdict(False, _("Not between companies that hold 100% of one another."), by)
    if right == "non-exclusive licence":
        by = rule("transfer.relief_non_exclusive", on)
        if not own:
            return Verdict(False, _("Only technology that the licensor owns."), by)
    if right != "assignment" and years < by.value:
        answer = _("The licence is to run {years} years at least.").format(years=by.value)
        return Verdict(False, answer, by)
    answer = _("Covered; across the border the commerce department has to recognise the transfer.")
    return Verdict(True, answer, by)


@dataclass(frozen=True)
class Reward:
    """What the inventors receive of the net income of a transfer or licence, in yuan.

    Attributes:
        net: the net income.
        percent: the share.
        amount: what it comes to.
        kept: what the unit keeps.
        rule: the rule.
        note: why this share.
    """

    net: Decimal
    percent: Decimal
    amount: Decimal
    kept: Decimal
    rule: Rule
    note: str

    def __str__(self) -> str:
        return _("{percent}% of {net}: {amount}. {note} ({cite})").format(
            percent=self.percent,
            net=say_money(self.net, CURRENCY),
            amount=say_money(self.amount, CURRENCY),
            note=self.note,
            cite=self.rule.cite,
        )

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


def inventor_reward(
    net: Decimal,
    on: date,
    region: str = "national",
    *,
    holder: str = "public institute",
    agreed_percent: Decimal | None = None,
) -> Reward:
    """Return the inventors' share of the net income of a transfer or licence.

    Args:
        net: the net income in yuan.
        on: the day of the income.
        region: "national" (50%) or "Zhejiang" (70%, public institutes).
        holder: "public institute" (State institute or university: the share is a floor) or
            "company" (the share applies only without a rule or an agreement).
        agreed_percent: the share that a rule or an agreement names; None without one.

    Raises:
        CourseError: no such region or holder, no income, or a company under the Zhejiang share,
            whose reach for companies was not read.
    """
    net = as_number(net, _("The net income"))
    if region not in REGIONS:
        raise near(_("There is no region {text!r}; {hint}."), region, list(REGIONS))
    if holder not in HOLDERS:
        raise near(_("There is no holder {text!r}; {hint}."), holder, list(HOLDERS))
    if region == "Zhejiang" and holder == "company":
        raise CourseError(
            _("The Zhejiang share is known for public institutes only; ask for the national one.")
        )
    by = rule("transfer.reward_zhejiang" if region == "Zhejiang" else "transfer.reward", on)
    floor = Decimal(by.value)
    percent, note = floor, _("No rule or agreement names another share.")
    if agreed_percent is not None:
        percent = as_number(agreed_percent, _("The agreed share"))
        note = _("As agreed.")
        if holder == "public institute" and percent < floor:
            percent = floor
            note = _("{agreed}% was agreed, less than a public institute must give.").format(
                agreed=agreed_percent
            )
    amount = rounded(net * percent / 100, CURRENCY)
    return Reward(net, percent, amount, net - amount, by, note)
