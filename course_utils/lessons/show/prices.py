"""Tables of the lesson on technology transfer: prices, taxes, structures of payment, values."""

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd
from pandas.io.formats.style import Styler

from course_utils.errors import CourseError
from course_utils.law import transfer
from course_utils.law.transfer import Cash, Exemption, Reward, Valuation, Vat, Withholding
from course_utils.lessons.show import listing
from course_utils.messages import _, say_money


def _or_dash(amount: Decimal | None, currency: str) -> str:
    return say_money(amount, currency) if amount else "–"


def _percent(value: Decimal | None) -> str:
    return _("not in the source") if value is None else _("{n}%").format(n=f"{value:f}")


def averages(prices: pd.DataFrame) -> Styler:
    """Show averages of one bundle, as `traded_patents` or `deal_averages` give them.

    Columns: price of all, patents, average a patent, count or note.
    """
    about = {"": "{average}", "about": _("about {average}"), "at most": _("at most {average}")}
    return listing(
        {
            _("Price of all"): say_money(row["price"], row["currency"]),
            _("Patents"): row["patents"],
            _("Average a patent"): about[row.get("bound", "")].format(
                average=say_money(row["average"], row["currency"])
            ),
            _("Count"): _said_count(row),
        }
        for row in prices.to_dict("records")
    )


def _said_count(row: dict) -> str:
    if "count" not in row:
        return row["note"] or "–"
    if row["status"] == "supposed":
        return _("{count} (supposed)").format(count=row["count"])
    return row["count"]


def prices(found: Mapping[str, Vat]) -> Styler:
    """Show prices taken apart. Columns: case, price without tax, rate, tax, in all, why."""
    return listing(
        {
            _("Case"): name,
            _("Price without VAT"): say_money(vat.price, vat.currency),
            _("Rate"): _percent(vat.percent),
            _("VAT"): _or_dash(vat.tax, vat.currency),
            _("In all"): say_money(vat.total, vat.currency),
            _("Why"): vat.reason,
        }
        for name, vat in found.items()
    )


def payments(found: Mapping[str, Withholding]) -> Styler:
    """Show payments to foreign licensors.

    Columns: case, contract price, without VAT, VAT, income tax, arrives, costs in all, status of
    the rate.
    """
    return listing(
        {
            _("Case"): name,
            _("Contract price"): say_money(paid.contract_price, paid.vat.currency),
            _("Without VAT"): say_money(paid.vat.price, paid.vat.currency),
            _("VAT"): say_money(paid.vat.tax, paid.vat.currency),
            _("Income tax"): say_money(paid.income_tax, paid.vat.currency),
            _("Arrives"): say_money(paid.net, paid.vat.currency),
            _("Costs in all"): say_money(paid.cost, paid.vat.currency),
            _("Rate"): str(paid.rate),
        }
        for name, paid in found.items()
    )


def exemptions(found: Mapping[str, Exemption]) -> Styler:
    """Show incomes of a year under the relief. Columns: case, income, free, at half, tax, saved."""
    return listing(
        {
            _("Case"): name,
            _("Income of the year"): say_money(relief.income, "CNY"),
            _("Free"): say_money(relief.exempt, "CNY"),
            _("At half"): _or_dash(relief.halved, "CNY"),
            _("Tax"): say_money(relief.tax, "CNY"),
            _("Saved"): say_money(relief.saved, "CNY"),
        }
        for name, relief in found.items()
    )


def rewards(found: Mapping[str, Reward]) -> Styler:
    """Show inventors' shares. Columns: case, net income, share, inventors, kept, why, basis."""
    return listing(
        {
            _("Case"): name,
            _("Net income"): say_money(reward.net, "CNY"),
            _("Share"): _percent(reward.percent),
            _("Inventors"): say_money(reward.amount, "CNY"),
            _("Kept"): say_money(reward.kept, "CNY"),
            _("Why"): reward.note,
            _("Basis"): reward.rule.cite,
        }
        for name, reward in found.items()
    )


def deals(*ids: str) -> Styler:
    """Show published deals. Columns: deal, when, subject, headline, sure, its share, royalty,
    status, note.
    """
    known = transfer.deals().set_index("deal")
    unknown = [id for id in ids if id not in known.index]
    if unknown:
        raise CourseError(
            _("There is no deal {deal!r}; known are {deals}.").format(
                deal=unknown[0], deals=", ".join(known.index)
            )
        )
    return listing(
        {
            _("Deal"): row.name,
            _("When"): row.when,
            _("Subject"): row.subject,
            _("Headline"): _stated(row.headline_amount, row.currency),
            _("Paid at once"): _stated(row.upfront_amount, row.currency),
            _("Of the headline"): _percent(row.upfront_percent),
            _("Royalty"): row.royalty or "–",
            _("Status"): row.status,
            _("Note"): row.note or "–",
        }
        for row in known.loc[list(ids)].itertuples(index=False)
    )


def _stated(amount: Decimal | None, currency: str) -> str:
    return _("not in the source") if amount is None else say_money(amount, currency)


def statistics(topic: str) -> Styler:
    """Show published figures on one topic. Columns: period, what, value, note."""
    return listing(
        {
            _("Period"): row.period,
            _("What"): row.metric,
            _("Value"): _measured(row.value, row.unit),
            _("Note"): row.note or "–",
        }
        for row in transfer.statistics(topic).itertuples(index=False)
    )


def _measured(value: Decimal, unit: str) -> str:
    if unit in ("CNY", "USD"):
        return say_money(value, unit)
    return _percent(value) if unit == "%" else f"{value:,} {unit}"


def cash(paid: Cash) -> Styler:
    """Show payments of a deal. Columns: year, payment, amount, probability, expected."""
    rows = [
        {
            _("Year"): str(row.year),
            _("Payment"): row.label,
            _("Amount"): say_money(row.amount, paid.currency),
            _("Probability"): _share(row.probability),
            _("Expected"): say_money(row.expected, paid.currency),
        }
        for row in paid.frame().itertuples(index=False)
    ]
    rows.append(
        {
            _("Year"): _("In all"),
            _("Payment"): "",
            _("Amount"): say_money(paid.total(), paid.currency),
            _("Probability"): "",
            _("Expected"): say_money(paid.expected_total(), paid.currency),
        }
    )
    return listing(rows)


def _share(probability: Decimal) -> str:
    return _percent((probability * 100).quantize(Decimal("0.1")))


def relief(worth: Valuation) -> Styler:
    """Show a relief from royalty year by year.

    Columns: year, sales, royalty, tax, after tax, factor, present value.
    """
    rows = [
        {
            _("Year"): str(row.year),
            _("Sales"): say_money(row.sales, worth.currency),
            _("Royalty"): say_money(row.royalty, worth.currency),
            _("After tax"): say_money(row.after_tax, worth.currency),
            _("Factor"): f"{row.factor:.4f}",
            _("Present value"): say_money(row.present_value, worth.currency),
        }
        for row in worth.frame.itertuples(index=False)
    ]
    return _with_total(rows, worth)


def stages(worth: Valuation) -> Styler:
    """Show a risk-adjusted value stage by stage.

    Columns: stage, year, reached, succeeded, expected, factor, present value.
    """
    rows = [
        {
            _("Stage"): row.name,
            _("Year"): str(row.year),
            _("Reached"): _share(row.reached),
            _("Succeeded"): _share(row.succeeded),
            _("Expected"): say_money(row.expected, worth.currency),
            _("Factor"): f"{row.factor:.4f}",
            _("Present value"): say_money(row.present_value, worth.currency),
        }
        for row in worth.frame.itertuples(index=False)
    ]
    return _with_total(rows, worth)


def _with_total(rows: list[dict], worth: Valuation) -> Styler:
    total = dict.fromkeys(rows[0], "")
    first, *_rest, last = total
    total |= {first: _("In all"), last: say_money(worth.value, worth.currency)}
    return listing([*rows, total])
