"""Bills at WIPO against totals printed in the sources and totals added up by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.law.madrid import (
    application_fees,
    recording_fee,
    refund_if_abandoned,
    refund_of_designation,
    renewal_fees,
    subsequent_designation_fees,
    tariff_day,
)
from course_utils.law.money import CurrenciesDiffer
from course_utils.law.tables import MissingValue

CASES = yaml.safe_load((Path(__file__).parent / "madrid_fee_cases.yaml").read_text("utf-8"))
SEPTEMBER = date(2026, 9, 1)
ACTS = {
    "application": application_fees,
    "subsequent": subsequent_designation_fees,
    "renewal": renewal_fees,
}


def bill(given):
    given = dict(given)
    if "day" in given:
        given["on"] = given.pop("day")
    if given.get("kind") == "collective":
        given["kind"] = "collective_or_certification"
    return ACTS[given.pop("act")](**given)


@pytest.mark.parametrize("case", CASES["published"], ids=lambda case: case["name"])
def test_published_totals(case):
    total = bill(case["given"]).total
    assert total == Decimal(case["total"])
    # WIPO's printed totals have the surcharge of 326.50 rounded up to 327
    assert case.get("printed", total) - total in (0, Decimal("0.5"))


@pytest.mark.parametrize("case", CASES["worked"], ids=lambda case: case["name"])
def test_totals_worked_by_hand(case):
    assert bill(case["given"]).total == Decimal(case["total"])


def test_a_bill_line_by_line():
    fees = application_fees(["US", "CH", "RU"], 5, SEPTEMBER, colour=True)
    assert [(line.payee, line.amount) for line in fees.lines] == [
        ("IB", 903), ("IB", 200), ("US", 2300), ("CH", 100), ("RU", 100),
    ]  # fmt: skip
    assert (fees.total, fees.currency, fees.sure) == (3603, "CHF", True)
    assert (fees.of("IB"), fees.of("US")) == (1103, 2300)
    assert str(fees) == "International application, 1 September 2026: CHF 3,603.00"
    assert fees.lines[2].label == "Individual fee, United States of America: 5 × 460"
    assert fees.lines[0].cite.startswith("Protocol Art. 8(2)(i), Rule 10(2): WIPO Madrid Schedule")
    assert list(fees.frame()["payee"]) == ["IB", "IB", "US", "CH", "RU"]
    assert "Supplementary fee, 2 classes beyond three" in fees._repr_html_()


def test_the_bill_says_where_the_safeguard_applies():
    fees = application_fees(["IT", "US", "DE"], 1, SEPTEMBER)
    italy, _us, germany = fees.lines[1:]
    assert italy.note == (
        "Article 9sexies(1)(b): ordinary fee and 12 months for a holder from China"
    )
    assert germany.note == ""
    assert [note for note in fees.notes if "9sexies" in note] == [
        "China and Italy are both party to the Agreement and to the Protocol: under Article "
        "9sexies(1)(b) the declarations of Italy have no effect between them; the complementary "
        "fee and the refusal period of 12 months apply."
    ]


def test_the_safeguard_reaches_renewal_and_subsequent_designation():
    assert renewal_fees(["UA"], 2, SEPTEMBER, SEPTEMBER).of("UA") == 100
    assert subsequent_designation_fees(["VN"], 2, SEPTEMBER).of("VN") == 100
    assert subsequent_designation_fees(["VN"], 2, SEPTEMBER, holder="KR").of("VN") == 218


def test_a_second_part_is_paid_later():
    fees = application_fees(["CU"], 3, SEPTEMBER, holder="JP")
    assert (fees.total, fees.due_now) == (964, 892)
    assert fees.lines[-1].later and "at the tariff of that day" in fees.lines[-1].note


def test_one_probable_amount_makes_the_bill_probable():
    assert application_fees(["AM"], 1, date(2025, 6, 1), holder="JP").sure
    fees = application_fees(["JP", "AM"], 1, date(2025, 6, 1), holder="US")
    assert not fees.sure
    assert [line.sure for line in fees.lines] == [True, False, True]
    assert "only probable" in fees._repr_html_()


def test_an_amount_that_is_not_known_stops_the_bill():
    with pytest.raises(MissingValue, match=r"European Union \(EM\) for designation on 1 June 2025"):
        application_fees(["RU", "EM"], 1, date(2025, 6, 1))
    with pytest.raises(MissingValue, match="madrid/fees has no value for act application"):
        application_fees(["RU"], 1, date(2014, 12, 31))


def test_a_party_is_not_designated_through_its_own_office():
    with pytest.raises(CourseError, match="China cannot be designated"):
        application_fees(["US", "CN"], 1, SEPTEMBER)
    # after a change of holder the registration may have another origin
    assert renewal_fees(["CN"], 1, SEPTEMBER, SEPTEMBER).of("CN") == 100


@pytest.mark.parametrize(
    ("due", "paid", "surcharge"),
    [
        (date(2026, 9, 1), date(2026, 9, 1), 0),
        (date(2026, 9, 1), date(2026, 9, 2), Decimal("326.50")),
        # 5 September 2026 is a Saturday: Monday is in time (Rule 4(4))
        (date(2026, 9, 5), date(2026, 9, 7), 0),
        (date(2026, 9, 5), date(2026, 9, 8), Decimal("326.50")),
    ],
)
def test_the_surcharge_is_half_of_the_basic_fee(due, paid, surcharge):
    fees = renewal_fees(["US"], 10, due, paid)
    assert fees.total == 653 + 2490 + surcharge


def test_after_the_period_of_grace_nothing_can_be_paid():
    assert renewal_fees(["US"], 1, SEPTEMBER, date(2027, 3, 1)).total == Decimal("1228.50")
    with pytest.raises(CourseError, match="period of grace, which ended on 1 March 2027"):
        renewal_fees(["US"], 1, SEPTEMBER, date(2027, 3, 2))
    # 31 August 2026 and six months: 28 February 2027, a Sunday
    assert renewal_fees(["US"], 1, date(2026, 8, 31), date(2027, 3, 1)).total == Decimal("1228.50")


@pytest.mark.parametrize(
    ("act", "days", "day", "words"),
    [
        ("application", {"received_by_office": SEPTEMBER}, SEPTEMBER, "34(7)(a)"),
        ("subsequent designation", {"received_by_office": SEPTEMBER}, SEPTEMBER, "34(7)(b)"),
        ("subsequent designation", {"received_by_bureau": SEPTEMBER}, SEPTEMBER, "34(7)(e)"),
        ("second part", {"fixed": SEPTEMBER}, SEPTEMBER, "34(7)(c)"),
        ("other", {"received_by_bureau": SEPTEMBER}, SEPTEMBER, "34(7)(e)"),
        (
            "renewal",
            {"due": SEPTEMBER, "paid": date(2026, 6, 1)},
            date(2026, 6, 1),
            "day of payment",
        ),
        (
            "renewal",
            {"due": SEPTEMBER, "paid": date(2026, 2, 1)},
            date(2026, 3, 1),
            "paid too early",
        ),
        ("renewal", {"due": SEPTEMBER, "paid": date(2026, 12, 1)}, SEPTEMBER, "after the due date"),
    ],
)
def test_which_tariff_counts(act, days, day, words):
    found = tariff_day(act, **days)
    assert found.day == day
    assert words in found.reason


def test_a_tariff_needs_its_day():
    with pytest.raises(CourseError, match="give the day due"):
        tariff_day("renewal", paid=SEPTEMBER)
    with pytest.raises(CourseError, match="no act 'transfer'"):
        tariff_day("transfer", received_by_bureau=SEPTEMBER)


def test_an_abandoned_application_loses_half_of_the_fee_without_colour():
    paid = application_fees(["US"], 1, SEPTEMBER, colour=True)  # 903 + 460
    refund = refund_if_abandoned(paid, date(2027, 2, 1))
    assert (refund.paid, refund.kept, refund.back) == (1363, Decimal("326.5"), Decimal("1036.5"))
    assert "653" in refund.reason and "Rule 11(5)" in refund.reason


def test_other_refunds_of_abandoned_requests():
    later = subsequent_designation_fees(["JP"], 2, SEPTEMBER)  # 300 + 429
    assert refund_if_abandoned(later, SEPTEMBER).back == 579
    licence = recording_fee("licence", SEPTEMBER)
    assert refund_if_abandoned(licence, SEPTEMBER).back == Decimal("88.5")
    with pytest.raises(MissingValue, match="kept when abandoned"):
        refund_if_abandoned(renewal_fees(["US"], 1, SEPTEMBER, SEPTEMBER), SEPTEMBER)


def test_a_missing_declaration_of_intention_brings_that_fee_back():
    paid = application_fees(["US", "JP"], 2, SEPTEMBER)  # 653 + 920 + 429
    refund = refund_of_designation(paid, "US")
    assert (refund.paid, refund.back, refund.kept) == (2002, 920, 1082)
    with pytest.raises(CourseError, match="Japan requires no declaration"):
        refund_of_designation(paid, "JP")
    with pytest.raises(CourseError, match="Nothing was paid for Singapore"):
        refund_of_designation(paid, "SG")


@pytest.mark.parametrize(
    ("change", "amount"),
    [
        ("total change of ownership", 177),
        ("limitation", 177),
        ("change of name or address", 150),
        ("continued processing", 200),
        ("division", 177),
    ],
)
def test_recordings(change, amount):
    assert recording_fee(change, SEPTEMBER).total == amount


def test_an_unknown_recording_is_named():
    with pytest.raises(CourseError, match="no recording 'merger'; choose one of total change"):
        recording_fee("merger", SEPTEMBER)


def test_a_bill_in_another_currency_names_the_rate():
    # 0.9194 CHF and 7.4326 CNY for one euro: 653 x 7.4326 / 0.9194 = 5,278.97
    fees = application_fees(["US"], 1, SEPTEMBER).in_currency("CNY", date(2026, 10, 30))
    assert fees.lines[0].amount == Decimal("5278.97")
    assert fees.currency == "CNY"
    assert "30 October 2026" in fees.lines[0].note


def test_currencies_do_not_mix():
    fees = application_fees(["US"], 1, SEPTEMBER)
    mixed = replace(fees, lines=(fees.lines[0], replace(fees.lines[1], currency="USD")))
    with pytest.raises(CurrenciesDiffer, match="CHF, USD"):
        _ = mixed.total
