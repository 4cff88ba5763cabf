"""One royalty across the border: value added tax, what is withheld, and what arrives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.money import rounded
from course_utils.law.tables import MissingValue
from course_utils.law.transfer import (
    RoyaltyRate,
    Vat,
    royalty_rate,
    royalty_rates,
    vat,
    withholding,
)
from course_utils.law.transfer.treaties import NO_TREATY
from course_utils.lessons import look
from course_utils.lessons.figures.parts.pieces import Piece, bar_legend, draw_pieces, whole
from course_utils.lessons.figures.transfer.partners import say_kind, say_partner, say_standing
from course_utils.lessons.look import INK, MUTED, SMALL, TEXT
from course_utils.messages import _, say_day

PAYERS = ("Chinese", "foreign")
_LEFT, _RIGHT, _NAME_WIDTH = 3.0, 8.3, 2.75
_NOTE_WIDTH = look.WIDTH - _LEFT - 0.15


@dataclass(frozen=True)
class Taxed:
    """A royalty taken apart.

    Attributes:
        vat: price and value added tax.
        rate: of the tax that is withheld, with its status.
        income_tax: withheld, on the price without value added tax.
        arrives: what the licensor has of the price after that tax.
        cost: what the payer pays in all.
    """

    vat: Vat
    rate: RoyaltyRate
    income_tax: Decimal
    arrives: Decimal
    cost: Decimal


def taxed(
    amount: Decimal,
    partner: str,
    kind: str,
    on: date,
    *,
    vat_inclusive: bool = True,
    payer: str = "Chinese",
    used: str = "in China",
    currency: str = "CNY",
) -> Taxed:
    """Take a royalty across the border apart, in either direction.

    Args:
        amount: the contract price in `currency`.
        partner, kind: as in `law.transfer.royalty_rate`.
        on: the day of the payment.
        vat_inclusive: whether the price includes value added tax.
        payer: "Chinese" (a foreign licensor is paid) or "foreign" (a Chinese licensor is; the tax
            is then the most that the partner's State may withhold under the treaty).
        used: where a foreign payer uses the technology, one of `law.transfer.tax.USES`.

    Raises:
        CourseError: no such payer, no amount, or a foreign payer without a treaty, whose own law
            is not in the tables.
        MissingValue: no treaty rate, or a day before the Value Added Tax Law.
    """
    if payer not in PAYERS:
        raise near(_("There is no payer {text!r}; {hint}."), payer, list(PAYERS))
    if payer == "Chinese":
        found = withholding(
            partner, kind, amount, on, vat_inclusive=vat_inclusive, currency=currency
        )
        return Taxed(found.vat, found.rate, found.income_tax, found.net, found.cost)
    if partner == NO_TREATY:
        raise CourseError(
            _("What a foreign State withholds without a treaty is its own law, which is not in the "
              "tables; name a partner.")
        )  # fmt: skip
    parts = vat(amount, on, inclusive=vat_inclusive, seller="Chinese", buyer="foreign", used=used,
                lease=kind != "royalty", currency=currency)  # fmt: skip
    rate = royalty_rate(partner, kind, on)
    tax = rounded(parts.price * rate.effective_percent / 100, currency)
    return Taxed(parts, rate, tax, parts.price - tax, parts.total)


@dataclass(frozen=True)
class _Row:
    """One result, and the partners and kinds that lead to it."""

    taxed: Taxed
    rates: Sequence[RoyaltyRate]

    @property
    def name(self) -> str:
        percent = f"{self.taxed.rate.effective_percent.normalize():f}"
        return _("{percent}% withheld").format(percent=percent)

    @property
    def lines(self) -> list[str]:
        """Who is taxed like this, one line for each kind."""
        kinds: dict[str, list[str]] = {}
        for rate in self.rates:
            name = say_partner(rate.partner)
            if rate.status != "in force":
                name += " [*]" if rate.status == "secondary summary" else " [**]"
            kinds.setdefault(rate.kind, []).append(name)
        if self.rates[0].partner == NO_TREATY and len(self.rates) == 1:
            return [say_partner(NO_TREATY)]
        lines = []
        for kind, names in kinds.items():
            lines += [_("{kind}:").format(kind=say_kind(kind)), *_packed(names)]
        return lines

    @property
    def parts(self) -> str:
        """The sums below the bar."""
        found, code = self.taxed, self.taxed.vat.currency
        return _("price without VAT {price} · withheld {tax} · VAT {vat} · the payer pays "
                 "{cost}").format(
            price=whole(found.vat.price, code), tax=whole(found.income_tax, code),
            vat=whole(found.vat.tax, code), cost=whole(found.cost, code),
        )  # fmt: skip

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        left = look.text_height(self.name, _NAME_WIDTH, TEXT, bold=True)
        left += sum(look.text_height(line, _NAME_WIDTH, SMALL) for line in self.lines)
        right = 0.32 + look.text_height(self.parts, _NOTE_WIDTH, SMALL)
        return max(left, right) + 0.18


def royalty_tax(
    amount: Decimal,
    on: date,
    *ways: tuple[str, str],
    vat_inclusive: bool = True,
    payer: str = "Chinese",
    used: str = "in China",
    currency: str = "CNY",
) -> look.Drawing:
    """Draw what arrives of one royalty, by partner and kind; equal results share a bar.

    Args:
        amount: the contract price in `currency`.
        on: the day of the payment.
        ways: pairs of partner and kind, such as ("DE", "equipment"); all that the tables know when
            none is given. Pairs whose rate is not known are named below and get no bar.
        vat_inclusive, payer, used: as in `taxed`.

    Raises:
        CourseError: as `taxed`; also when no rate is known.
    """
    facts = {"vat_inclusive": vat_inclusive, "payer": payer, "used": used, "currency": currency}
    found, unknown = [], []
    for partner, kind in ways or _all(payer):
        try:
            found.append(taxed(amount, partner, kind, on, **facts))
        except MissingValue:
            royalty_rate(NO_TREATY, kind, on)  # a day before the laws is an error all the same
            vat(amount, on, inclusive=True, seller="foreign", buyer="Chinese")
            unknown.append(f"{say_partner(partner)}, {say_kind(kind)}")
    if not found:
        raise CourseError(_("There is nothing to draw: none of these rates is in the tables."))
    rows = _grouped(found)
    finding, foot = _finding(rows, amount, payer), _foot(rows, on, payer, unknown)
    top = look.title_height(finding) + 0.5
    body = sum(row.height for row in rows)
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(top + body + below + 0.2)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15, rows)
    scale = (_RIGHT - _LEFT) / float(max(row.taxed.cost for row in rows) or 1)
    y = top
    for row in rows:
        _draw(figure, axes, row, y, scale)
        y += row.height
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


royalty_tax = look.drawn(royalty_tax)


def _all(payer: str) -> list[tuple[str, str]]:
    known = [(row.partner, row.kind) for row in royalty_rates().itertuples()]
    return [(NO_TREATY, "royalty"), *known] if payer == "Chinese" else known


def _grouped(found: list[Taxed]) -> list[_Row]:
    groups: dict[tuple[Decimal, Decimal], list[Taxed]] = {}
    for item in found:
        groups.setdefault((item.rate.effective_percent, item.vat.percent), []).append(item)
    ordered = sorted(groups.items(), reverse=True)
    return [_Row(items[0], [item.rate for item in items]) for _percents, items in ordered]


def _packed(names: Sequence[str]) -> list[str]:
    """Set names in lines that break between names only."""
    lines = [names[0]]
    for name in names[1:]:
        longer = f"{lines[-1]}, {name}"
        if look.text_width(longer, SMALL) < _NAME_WIDTH - 0.1:
            lines[-1] = longer
        else:
            lines[-1] += ","
            lines.append(name)
    return lines


def _draw(figure, axes, row: _Row, y: float, scale: float) -> None:
    found = row.taxed
    pieces = [Piece("arrives", found.arrives), Piece("income tax", found.income_tax)]
    pieces += [Piece("vat", found.vat.tax)] if found.vat.tax else []
    draw_pieces(axes, pieces, _LEFT, y + look.line_height(TEXT) / 2, scale)
    end = _LEFT + float(found.cost) * scale
    said = whole(found.arrives, found.vat.currency)
    look.write(figure, end + 0.1, y, said, fontweight="bold", color=INK)
    look.write(figure, _LEFT, y + 0.28, row.parts, size=SMALL, width=_NOTE_WIDTH, color=MUTED)
    y += look.write(figure, 0.12, y, row.name, width=_NAME_WIDTH, fontweight="bold")
    for line in row.lines:
        y += look.write(figure, 0.12, y, line, size=SMALL, width=_NAME_WIDTH, color=MUTED)


def _legend(axes, y: float, rows: list[_Row]) -> None:
    names = {
        "arrives": _("arrives (the amount beside the bar)"),
        "income tax": _("income tax withheld"),
    }
    if any(row.taxed.vat.tax for row in rows):
        names["vat"] = _("value added tax")
    bar_legend(axes, y, names)


def _finding(rows: list[_Row], amount: Decimal, payer: str) -> str:
    code = rows[0].taxed.vat.currency
    most = max(row.taxed.arrives for row in rows)
    least = min(row.taxed.arrives for row in rows)
    low, high = whole(least, code), whole(most, code)
    words = {"amount": whole(amount, code), "low": low, "high": high}
    if payer == "foreign":
        if least == most:
            return _("Of {amount} from abroad at least {low} arrive").format(**words)
        return _("Of {amount} from abroad at least {low} to {high} arrive, by treaty and "
                 "kind").format(**words)  # fmt: skip
    if least == most:
        return _("Of a contract price of {amount}, {low} arrive").format(**words)
    return _("Of a contract price of {amount}, {low} to {high} arrive, by treaty and kind").format(
        **words
    )


def _foot(rows: list[_Row], on: date, payer: str, unknown: list[str]) -> list[str]:
    lines = [
        _("On {day}. Surcharges on value added tax are not in the tables.").format(day=say_day(on))
    ]
    for found in {row.taxed.vat.percent: row.taxed.vat for row in rows}.values():
        lines.append(
            _("Value added tax {percent}% ({cite}). {reason}").format(
                percent=found.percent, cite=found.rule.cite, reason=found.reason
            )
        )
    if payer == "foreign":
        lines.append(
            _("The partner's State may withhold less than the treaty allows; its own law and the "
              "credit in China are not in the tables.")
        )  # fmt: skip
    statuses = {rate.status for row in rows for rate in row.rates}
    for mark, status in (("[*]", "secondary summary"), ("[**]", "signed")):
        if status in statuses:
            lines.append(f"{mark} {say_standing(status)}")
    if unknown:
        lines.append(_("Not in the tables, so without a bar: {names}.").format(
            names="; ".join(unknown)))  # fmt: skip
    return lines
