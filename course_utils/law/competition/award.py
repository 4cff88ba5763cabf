"""An award of damages, line by line; the lines add up to its total."""

import html
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.law.inputs import as_number
from course_utils.law.money import CurrenciesDiffer
from course_utils.messages import _, say_money

CURRENCIES = {"CN": "CNY", "US": "USD", "KR": "KRW", "DE": "EUR"}


@dataclass(frozen=True)
class AwardLine:
    """One line of an award: `kind` is "compensation", "increase" or "costs"."""

    kind: str
    label: str
    amount: Decimal
    cite: str


@dataclass(frozen=True)
class Award:
    """What a court could award on the facts given; an upper bound where a figure is a maximum.

    Attributes:
        jurisdiction: whose law.
        on: the last day of the act.
        text: the text of the law that applies.
        base: the amount that is multiplied; `base_kind` says what it is: "loss", "gain",
            "loss and gain", "royalty" or "statutory". Awards added up have "several".
        multiple: China and Korea: the award is base times this. United States: exemplary damages
            are base times this and come on top. None where nothing is multiplied.
        lines: compensation, increase, costs.
        currency: ISO 4217 code of all amounts.
        notes: what to know about the figure.
    """

    jurisdiction: str
    on: date
    text: str
    base: Decimal
    base_kind: str
    multiple: Decimal | None
    lines: tuple[AwardLine, ...]
    currency: str
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """Everything, costs included."""
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def damages(self) -> Decimal:
        """The damages, without the costs."""
        return sum((line.amount for line in self.lines if line.kind != "costs"), Decimal(0))

    @property
    def costs(self) -> Decimal:
        """The reasonable costs or attorney's fees."""
        return self.total - self.damages

    def __add__(self, other: "Award") -> "Award":
        """Add the award for another period or another part of the act."""
        if other.currency != self.currency:
            raise CurrenciesDiffer(
                _("Awards in {first} and {second} cannot be added.").format(
                    first=self.currency, second=other.currency
                )
            )
        same = self.text == other.text
        return Award(
            self.jurisdiction, max(self.on, other.on),
            self.text if same else f"{self.text} + {other.text}",
            self.base + other.base, "several", None, self.lines + other.lines, self.currency,
            tuple(dict.fromkeys(self.notes + other.notes)),
        )  # fmt: skip

    def frame(self) -> pd.DataFrame:
        """Return one row a line: kind, label, amount, currency, cite."""
        return pd.DataFrame(
            [(x.kind, x.label, x.amount, self.currency, x.cite) for x in self.lines],
            columns=["kind", "label", "amount", "currency", "cite"],
        )

    def __str__(self) -> str:
        return _("{text}: {total} in all, of it {damages} damages").format(
            text=self.text,
            total=say_money(self.total, self.currency),
            damages=say_money(self.damages, self.currency),
        )

    def _repr_html_(self) -> str:
        rows = [(x.label, say_money(x.amount, self.currency), x.cite, "td") for x in self.lines]
        rows.append((_("Total"), say_money(self.total, self.currency), "", "th"))
        body = "".join(
            f"<tr><{tag} style='text-align:left'>{html.escape(label)}</{tag}>"
            f"<{tag} style='text-align:right;white-space:nowrap'>{html.escape(amount)}</{tag}>"
            f"<{tag} style='text-align:left'>{html.escape(cite)}</{tag}></tr>"
            for label, amount, cite, tag in rows
        )
        notes = "<br>".join(html.escape(note) for note in self.notes)
        return (
            f"<div><b>{html.escape(self.text)}</b><table style='margin-left:0'><tbody>{body}"
            f"</tbody></table><p><small>{notes}</small></p></div>"
        )


def as_amount(value: object, what: str) -> Decimal | None:
    """Return an amount as `Decimal`; None, for what is not known, stays None.

    Raises:
        CourseError: as `as_number`.
    """
    return None if value is None else as_number(value, what)
