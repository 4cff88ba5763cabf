"""The panel that values a licence and shows what moves the value."""

import html
import re
from decimal import Decimal

from IPython.display import HTML

from course_utils.errors import CourseError
from course_utils.law.transfer import Stage, Valuation, relief_from_royalty, rnpv, sensitivity
from course_utils.lessons import figures
from course_utils.lessons.panels.panel import Panel, number_input, parts_of, table_of, text_input
from course_utils.lessons.panels.typed import currency_in, number_in
from course_utils.messages import _, say_money

_MILLION = 1_000_000
_YEARS = (2000, 2100)


def licence_value(
    sales: str = "10, 20, 20, 15, 10",
    royalty: str = "2, 3, 5",
    discount: str = "10, 15, 25",
    tax: str = "25",
    stages: str = "",
    *,
    first_year: int,
    plan: str = "70, 100, 120",
    currency: str = "CNY",
) -> Panel:
    """Return a panel with what a licence is worth, and what moves that most.

    The value is relief from royalty, times the chance that all stages succeed; it stands at the end
    of the year before the first sales. Royalty, discount, tax, plan and each stage take three
    figures, the low, the expected and the high one, or the expected one alone.

    Args:
        sales: net sales of each year, in millions.
        royalty: in percent of sales.
        discount: in percent a year; without the risk that stands in the stages.
        tax: income tax in percent.
        stages: the chance of each stage in percent, with semicolons between stages
            ("40, 50, 70; 60"); empty when the sales are sure.
        first_year: the year of the first sales.
        plan: how much of the planned sales is reached, in percent.
        currency: ISO code of all amounts.
    """
    words = {
        "percent": _("Royalty, % of sales"),
        "discount": _("Discount rate, %"),
        "tax": _("Income tax, %"),
        "plan": _("Sales, % of the plan"),
    }

    def show(sales, first, stages, code, **texts):
        code = currency_in(code)
        known = {name: _three(text, words[name]) for name, text in texts.items()}
        known |= _stages(stages)
        names = words | {name: _stage_name(name) for name in known if name not in words}
        planned = {
            first + number: number_in(text, _("The sales")) * _MILLION
            for number, text in enumerate(parts_of(sales))
        }
        valued_at = first - 1

        def value(**inputs):
            return _value(planned, inputs, valued_at, code)[1].value

        base = {name: middle for name, (_low, middle, _high) in known.items()}
        moved = {name: (low, high) for name, (low, _m, high) in known.items() if low != high}
        relief, risky = _value(planned, base, valued_at, code)
        shown = [_value_table(relief, risky, valued_at)]
        if moved:
            moves = sensitivity(value, base, moved)
            shown.append(figures.value_range(moves, code, names))
        return shown

    inputs = {
        "sales": text_input(_("Sales by year, millions"), sales, "10, 20, 15"),
        "first": number_input(_("First year of sales"), first_year, *_YEARS),
        "percent": text_input(words["percent"], royalty, "2, 3, 5"),
        "discount": text_input(words["discount"], discount, "10, 15, 25"),
        "tax": text_input(words["tax"], tax, "25"),
        "plan": text_input(words["plan"], plan, "70, 100, 120"),
        "stages": text_input(_("Chance of each stage, %"), stages, "40, 50, 70; 60"),
        "code": text_input(_("Currency"), currency, "CNY"),
    }
    return Panel(_("What a licence is worth"), inputs, show)


def _value(
    planned: dict[int, Decimal], inputs: dict[str, Decimal], valued_at: int, code: str
) -> tuple[Valuation, Valuation]:
    """Return the relief from royalty if all succeeds, and the same weighed by the chances."""
    sales = {year: amount * inputs["plan"] / 100 for year, amount in planned.items()}
    relief = relief_from_royalty(
        sales, inputs["percent"], tax=inputs["tax"], discount=inputs["discount"],
        valued_at=valued_at, currency=code,
    )  # fmt: skip
    chances = [chance / 100 for name, chance in inputs.items() if name.startswith("stage")]
    stages = [Stage(_stage_name(f"stage {n}"), valued_at, c) for n, c in enumerate(chances, 1)]
    risky = rnpv(
        stages or [Stage(_("no stage"), valued_at)],
        discount=inputs["discount"],
        valued_at=valued_at,
        currency=code,
        afterwards=dict(zip(relief.frame["year"], relief.frame["after_tax"], strict=True)),
    )
    return relief, risky


def _stages(text: str) -> dict[str, tuple[Decimal, Decimal, Decimal]]:
    texts = [part for part in re.split("[;；]", text) if part.strip()]
    found = {}
    for number, part in enumerate(texts, 1):
        name = f"stage {number}"
        found[name] = _three(part, _stage_name(name))
        if not 0 <= found[name][0] <= found[name][2] <= 100:
            raise CourseError(
                _("“{label}” is to lie between 0 and 100.").format(label=_stage_name(name))
            )
    return found


def _stage_name(name: str) -> str:
    return _("Chance of stage {number}, %").format(number=name.removeprefix("stage "))


def _value_table(relief: Valuation, risky: Valuation, valued_at: int) -> HTML:
    """Make a table of the years, with the value if all succeeds and the expected one below."""
    code = relief.currency
    expected = risky.frame.tail(len(relief.frame))
    rows = [
        {
            _("Year"): f"{year.year}",
            _("Sales"): say_money(year.sales, code),
            _("Royalty"): say_money(year.royalty, code),
            _("After tax"): say_money(year.after_tax, code),
            _("Factor"): f"{year.factor:.4f}",
            _("Chance"): f"{chance * 100:.1f}%",
            _("Expected value"): say_money(worth, code),
        }
        for year, chance, worth in zip(
            relief.frame.itertuples(), expected["reached"], expected["present_value"], strict=True
        )
    ]
    said = _("Value at the end of {year}: {value}; {sure} if every stage were sure.").format(
        year=valued_at,
        value=say_money(risky.value, code),
        sure=say_money(relief.value, code),
    )
    return HTML(f"<p><b>{html.escape(said)}</b></p>{table_of(rows).data}")


def _three(text: str, label: str) -> tuple[Decimal, Decimal, Decimal]:
    """Return low, expected and high from one or three figures that a reader typed."""
    found = [number_in(part, label) for part in parts_of(text)]
    if len(found) == 1:
        return found[0], found[0], found[0]
    if len(found) != 3 or found != sorted(found):
        raise CourseError(
            _("Write one figure for “{label}”, or three in rising order, such as 2, 3, 5.").format(
                label=label
            )
        )
    return found[0], found[1], found[2]
