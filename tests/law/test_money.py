"""Money: currencies never mix by themselves, and a conversion names its rate."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from course_utils.law.money import (
    CurrenciesDiffer,
    FeeLine,
    FeeSheet,
    age_notes,
    converted,
    fee_line,
    rate,
    rounded,
)
from course_utils.law.tables import MissingValue

DAY = date(2024, 6, 3)
RATES_ON = date(2024, 5, 2)


def line(amount: str, currency: str, quantity: int = 1, label: str = "a fee") -> FeeLine:
    each = Decimal(amount)
    return FeeLine(label, quantity, each, each * quantity, currency, "a law")


SEARCH = FeeSheet("Search", DAY, (line("1845", "EUR"), line("2100", "CNY"), line("9", "CNY", 2)))


def test_totals_are_kept_apart_by_currency():
    assert SEARCH.totals() == {"EUR": Decimal(1845), "CNY": Decimal(2118)}  # 2,100 + 2 x 9


def test_adding_currencies_without_a_rate_is_an_error():
    with pytest.raises(CurrenciesDiffer) as error:
        SEARCH.total("CNY")
    assert str(error.value) == (
        "“Search” has amounts in EUR, which cannot be added to CNY without an exchange rate; "
        "use in_currency('CNY', day) first."
    )


def test_a_sheet_without_lines_costs_nothing():
    assert FeeSheet("Nothing", DAY, ()).total("CNY") == 0
    assert str(FeeSheet("Nothing", DAY, ())) == "Nothing, 3 June 2024: nothing to pay"


def test_a_conversion_names_rate_day_and_source():
    # 1,845 x 7.7465 = 14,292.2925
    sheet = SEARCH.in_currency("CNY", RATES_ON)
    assert sheet.total("CNY") == Decimal("16410.29")  # 14,292.29 + 2,118
    euro, yuan, _two = sheet.lines
    assert euro.amount == Decimal("14292.29")
    assert euro.note.startswith("EUR 1,845.00 at 7.7465 CNY for 1 EUR on 2 May 2024 (European Cent")
    assert yuan == SEARCH.lines[1]


def test_cross_rate_through_the_euro():
    # 1 EUR = 1.0698 USD = 7.7465 CNY, so 1 USD = 7.7465 / 1.0698 = 7.241073097... CNY
    assert rate("USD", "CNY", RATES_ON).value == Decimal("7.241073098")
    assert converted(Decimal(100), "USD", "CNY", RATES_ON)[0] == Decimal("724.11")


def test_rate_from_a_quoted_currency_to_the_base():
    # 7,746.50 / 7.7465 = 1,000
    assert converted(Decimal("7746.50"), "CNY", "EUR", RATES_ON)[0] == Decimal(1000)


def test_a_currency_is_itself_at_rate_one():
    assert converted(Decimal("12.34"), "CNY", "CNY", RATES_ON)[0] == Decimal("12.34")


def test_currencies_without_small_coins_are_rounded_to_whole_units():
    # 165.63 yen for one euro
    assert converted(Decimal(1), "EUR", "JPY", RATES_ON)[0] == Decimal(166)
    assert rounded(Decimal("533.745"), "EUR") == Decimal("533.75")


def test_a_day_without_rates_is_an_error_that_names_the_days():
    with pytest.raises(MissingValue) as error:
        rate("EUR", "CNY", date(2024, 5, 1))
    assert str(error.value) == (
        "Table money/exchange_rates has no exchange rates for 1 May 2024; it has 2 May 2024, "
        "2 January 2026, 30 October 2026."
    )


def test_a_currency_without_a_rate_is_an_error():
    with pytest.raises(MissingValue, match="no exchange rate from RUB to CNY for 2 May 2024"):
        (SEARCH + FeeSheet("Grant", DAY, (line("1500", "RUB"),))).in_currency("CNY", RATES_ON)


def test_sheets_add_up_line_by_line():
    later = FeeSheet("Exam", date(2024, 7, 1), (line("2500", "CNY"),), ("check it",))
    both = SEARCH + later
    assert (both.title, both.on) == ("Search + Exam", date(2024, 7, 1))
    assert both.totals() == {"EUR": Decimal(1845), "CNY": Decimal(4618)}  # 2,118 + 2,500
    assert both.notes == ("check it",)


def test_frame_has_a_row_a_line():
    frame = SEARCH.frame()
    assert list(frame.columns) == [
        "label", "quantity", "unit_amount", "amount", "currency", "note", "cite",
    ]  # fmt: skip
    assert list(frame["amount"]) == [Decimal(1845), Decimal(2100), Decimal(18)]


def test_shown_in_a_notebook_with_totals_and_escaped_text():
    shown = FeeSheet("<Fees>", DAY, (line("10620", "CNY", label="A & B"),), ("ask first",))
    page = shown._repr_html_()
    assert "&lt;Fees&gt;" in page and "A &amp; B" in page and "ask first" in page
    assert page.count("CNY 10,620.00") == 2  # amount, total; nothing is counted
    counted = FeeSheet("Fees", DAY, (line("20", "CNY", label="A", quantity=2),))._repr_html_()
    assert counted.count("CNY 20.00") == 1 and counted.count("CNY 40.00") == 2


def row(**changes) -> SimpleNamespace:
    known = {
        "amount": Decimal(120),
        "currency": "CNY",
        "cite": "Rule 15",
        "note": "by date of receipt",
        "source": "a notice",
        "as_of": "2024-05",
        "effective_to": None,
    }
    return SimpleNamespace(**known | changes)


def test_a_line_cites_the_row_it_comes_from():
    built = fee_line("Sheets", row(), 17, "over 30")
    assert (built.amount, built.unit_amount) == (Decimal(2040), Decimal(120))
    assert built.cite == "Rule 15: a notice (as of 2024-05)"
    assert built.note == "by date of receipt; over 30"


@pytest.mark.parametrize(
    ("as_of", "on", "warned"),
    [
        ("2024-05-02", date(2025, 5, 3), False),
        ("2024-05-02", date(2025, 5, 4), True),
        ("2024", date(2025, 12, 31), False),  # 2024 runs to 31 December
        ("2023", date(2025, 1, 2), True),
    ],
)
def test_amounts_of_an_old_source_must_be_checked(as_of, on, warned):
    assert bool(age_notes([row(as_of=as_of)], on)) is warned


def test_an_amount_with_a_known_end_needs_no_check():
    assert age_notes([row(as_of="2020", effective_to=date(2026, 3, 31))], date(2026, 3, 1)) == ()
