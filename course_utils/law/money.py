"""Fee sheets: lines of money with their legal basis, in currencies that never mix by themselves.

An amount changes its currency only with a rate that is named: its day and its source stand on the
line. Rates are the rows of the table "money/exchange_rates": so many units of `quote` for one
unit of `base` on `day`.
"""

import html
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pandas as pd
from babel.numbers import get_currency_precision

from course_utils.errors import CourseError
from course_utils.law.tables import MissingValue, cite, table
from course_utils.messages import _, say_day, say_money

RATES = "money/exchange_rates"


_STALE_DAYS = 366


class CurrenciesDiffer(CourseError):
    """Amounts of different currencies were to be added without a rate."""


@dataclass(frozen=True)
class Rate:
    """An exchange rate of one day.

    Attributes:
        base, quote: ISO 4217 codes.
        value: units of `quote` for one unit of `base`.
        day: the day of the rate.
        cite: where the rate was published.
    """

    base: str
    quote: str
    value: Decimal
    day: date
    cite: str

    def __str__(self) -> str:
        return _("{value} {quote} for 1 {base} on {day}").format(
            value=f"{self.value.normalize():f}",
            quote=self.quote,
            base=self.base,
            day=say_day(self.day),
        )


@dataclass(frozen=True)
class FeeLine:
    """One line of a fee sheet.

    Attributes:
        label: what is paid, in the reader's language.
        quantity: how many units (1 for a flat fee).
        unit_amount: the amount for one unit; negative for a reduction.
        amount: what the line comes to.
        currency: ISO 4217 code.
        cite: legal basis and source of the amount.
        note: a condition, a rounding or a conversion that the reader must know.
        payee: ST.3 code of the party for which it is paid, or "IB"; "" where that is the Office.
        sure: False when the amount is only probable on that day.
        later: True when it is not paid with the request.
    """

    label: str
    quantity: int
    unit_amount: Decimal
    amount: Decimal
    currency: str
    cite: str
    note: str = ""
    payee: str = ""
    sure: bool = True
    later: bool = False


def fee_line(label: str, row, quantity: int = 1, note: str = "", **more) -> FeeLine:
    """Return the line for `quantity` units of a fee row (amount, currency, cite, note, source).

    Args:
        row: a row of a fee table in force, as a named tuple.
        note: what to say besides the row's own note.
        more: other attributes of the line.
    """
    return FeeLine(
        label=label,
        quantity=quantity,
        unit_amount=row.amount,
        amount=quantity * row.amount,
        currency=row.currency,
        cite=_("{basis}: {source}").format(basis=row.cite, source=cite(row))
        if row.cite
        else cite(row),
        note="; ".join(text for text in (row.note, note) if text),
        **more,
    )


def age_notes(rows, on: date) -> tuple[str, ...]:
    """Say that amounts must be checked when their newest source is more than a year older.

    Only rows without a known end are looked at: a row that has one was known to hold until then.
    """
    ages = {row.as_of for row in rows if row.effective_to is None and _is_old(row.as_of, on)}
    if not ages:
        return ()
    return (
        _(
            "The source of some amounts speaks of {as_of}, more than a year before {day}; "
            "check them at the Office before you pay."
        ).format(as_of=", ".join(sorted(ages)), day=say_day(on)),
    )


def _is_old(as_of: str, on: date) -> bool:
    """Compare with the last day of the year, month or day that `as_of` names."""
    last_day = date.fromisoformat(
        (as_of + "-12-31")[:10] if len(as_of) == 4 else (as_of + "-28")[:10]
    )
    return (on - last_day).days > _STALE_DAYS


def rounded(amount: Decimal, currency: str) -> Decimal:
    """Return `amount` rounded half up to the smallest unit of `currency` (JPY has no decimals)."""
    return amount.quantize(Decimal(1).scaleb(-get_currency_precision(currency)), ROUND_HALF_UP)


@cache
def rate(base: str, quote: str, on: date) -> Rate:
    """Return the exchange rate from `base` to `quote` published for the day `on`.

    Two currencies that are both quoted against a third (the euro, say) give their cross rate,
    rounded to ten significant digits.

    Raises:
        MissingValue: the table has no rate of these currencies for that day.
    """
    published = table(RATES)
    days = sorted(set(published["day"]))
    day_rows = published[published["day"] == on]
    if day_rows.empty:
        raise MissingValue(
            _("Table {name} has no exchange rates for {day}; it has {days}.").format(
                name=RATES, day=say_day(on), days=", ".join(say_day(day) for day in days)
            )
        )
    if base == quote:
        return Rate(base, quote, Decimal(1), on, "")
    for pivot, rows in day_rows.groupby("base"):
        quotes = {row.quote: row for row in rows.itertuples()}
        against = {code: row.rate for code, row in quotes.items()} | {pivot: Decimal(1)}
        if base in against and quote in against:
            source = quotes[quote if quote in quotes else base]
            cross = against[quote] / against[base]
            value = cross if base == pivot else Decimal(f"{cross:.10g}")
            return Rate(base, quote, value, on, cite(source))
    raise MissingValue(
        _("Table {name} has no exchange rate from {base} to {quote} for {day}.").format(
            name=RATES, base=base, quote=quote, day=say_day(on)
        )
    )


def converted(amount: Decimal, base: str, quote: str, on: date) -> tuple[Decimal, str]:
    """Return `amount` in `quote`, rounded to its smallest unit, and a sentence naming the rate.

    Raises:
        MissingValue: as `rate`.
    """
    used = rate(base, quote, on)
    sentence = _("{amount} at {rate} ({source})").format(
        amount=say_money(amount, base), rate=used, source=used.cite
    )
    return rounded(amount * used.value, quote), sentence


@dataclass(frozen=True)
class FeeSheet:
    """What is to be paid for one step, line by line.

    Attributes:
        title: the step, in the reader's language.
        on: the day whose amounts are used; the later one where sheets were added.
        lines: the fees, reductions as negative amounts.
        notes: what holds for the sheet as a whole.
    """

    title: str
    on: date
    lines: tuple[FeeLine, ...]
    notes: tuple[str, ...] = ()

    def totals(self) -> dict[str, Decimal]:
        """Return the sum of each currency, in the order in which they appear."""
        sums: dict[str, Decimal] = {}
        for line in self.lines:
            sums[line.currency] = sums.get(line.currency, Decimal(0)) + line.amount
        return sums

    def total(self, currency: str) -> Decimal:
        """Return the sum of the sheet in `currency`.

        Raises:
            CurrenciesDiffer: some line is in another currency.
        """
        others = [code for code in self.totals() if code != currency]
        if others:
            raise CurrenciesDiffer(
                _(
                    "“{title}” has amounts in {others}, which cannot be added to {currency} "
                    "without an exchange rate; use in_currency({currency!r}, day) first."
                ).format(title=self.title, others=", ".join(others), currency=currency)
            )
        return self.totals().get(currency, Decimal(0))

    def in_currency(self, currency: str, rates_on: date) -> "FeeSheet":
        """Return the sheet with every line in `currency` at the rates of the day `rates_on`.

        Each line is rounded to the smallest unit of `currency`, half up; its note names the
        original amount, the rate, its day and its source.

        Raises:
            MissingValue: no rate for a currency on that day.
        """
        return replace(self, lines=tuple(_in_currency(x, currency, rates_on) for x in self.lines))

    def __add__(self, other: "FeeSheet") -> "FeeSheet":
        return FeeSheet(
            title=_("{first} + {second}").format(first=self.title, second=other.title),
            on=max(self.on, other.on),
            lines=self.lines + other.lines,
            notes=tuple(dict.fromkeys(self.notes + other.notes)),
        )

    def frame(self) -> pd.DataFrame:
        """Return one row a line: label, quantity, unit_amount, amount, currency, note, cite."""
        columns = ["label", "quantity", "unit_amount", "amount", "currency", "note", "cite"]
        return pd.DataFrame(
            [[getattr(line, column) for column in columns] for line in self.lines], columns=columns
        )

    def __str__(self) -> str:
        sums = " + ".join(say_money(amount, code) for code, amount in self.totals().items())
        return _("{title}, {day}: {sums}").format(
            title=self.title, day=say_day(self.on), sums=sums or _("nothing to pay")
        )

    def _repr_html_(self) -> str:
        """Return the sheet as a table; notes and sources stand below it, each once."""
        counted = any(line.quantity != 1 for line in self.lines)
        footnotes: dict[str, int] = {}
        body = []
        for line in self.lines:
            basis, _colon, source = line.cite.partition(": ")
            doubt = "" if line.sure else _("only probable")
            footnote = " · ".join(text for text in (doubt, line.note, source) if text)
            number = footnotes.setdefault(footnote, len(footnotes) + 1)
            body.append(
                _row(
                    line.label,
                    str(line.quantity),
                    say_money(line.unit_amount, line.currency),
                    say_money(line.amount, line.currency),
                    f"{basis} [{number}]",
                    counted=counted,
                )
            )
        sums = [
            _row(_("Total"), "", "", say_money(amount, code), "", tag="th", counted=counted)
            for code, amount in self.totals().items()
        ]
        head = (_("Fee"), _("Number"), _("Each"), _("Amount"), _("Basis"))
        below = [f"[{number}] {text}" for text, number in footnotes.items()] + list(self.notes)
        small = "<br>".join(html.escape(text) for text in below)
        return (
            f"<div><b>{html.escape(self.title)}</b> <small>{html.escape(say_day(self.on))}</small>"
            f"<table style='margin-left:0'><thead>{_row(*head, tag='th', counted=counted)}</thead>"
            f"<tbody>{''.join(body)}</tbody><tfoot>{''.join(sums)}</tfoot></table>"
            f"<p><small>{small}</small></p></div>"
        )


def _in_currency(line: FeeLine, currency: str, rates_on: date) -> FeeLine:
    if line.currency == currency:
        return line
    amount, sentence = converted(line.amount, line.currency, currency, rates_on)
    return replace(
        line,
        unit_amount=converted(line.unit_amount, line.currency, currency, rates_on)[0],
        amount=amount,
        currency=currency,
        note="; ".join(text for text in (line.note, sentence) if text),
    )


def _row(
    label: str, number: str, each: str, amount: str, basis: str, *, counted: bool, tag: str = "td"
) -> str:
    """Return a row of the table; without number and price each where nothing is counted."""
    cells = [(label, "left", "normal")]
    if counted:
        cells += [(number, "right", "nowrap"), (each, "right", "nowrap")]
    cells += [(amount, "right", "nowrap"), (basis, "left", "normal")]
    return (
        "<tr>"
        + "".join(
            f"<{tag} style='text-align:{side};vertical-align:top;white-space:{wrap}'>"
            f"{html.escape(text)}</{tag}>"
            for text, side, wrap in cells
        )
        + "</tr>"
    )
