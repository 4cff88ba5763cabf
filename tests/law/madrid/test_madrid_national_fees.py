"""Fees of the direct route against amounts added up by hand."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.madrid import national_fees, national_offices
from course_utils.law.tables import MissingValue

SEPTEMBER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("office", "currency", "amounts"),
    [
        ("US", "USD", [350, 1050, 1400, 3500]),
        ("EM", "EUR", [850, 1050, 1200, 2100]),  # 850 + 50 + 150; ... + 8 x 150
        ("GB", "GBP", [205, 325, 385, 745]),  # 205; + 2, 3, 9 x 60
        ("JP", "JPY", [44900, 127900, 169400, 418400]),  # 3,400; + 8,600 + 32,900 a class
        ("CN", "CNY", [270, 810, 1080, 2700]),
    ],
)
def test_registration_for_1_3_4_and_10_classes(office, currency, amounts):
    for classes, amount in zip((1, 3, 4, 10), amounts, strict=True):
        fees = national_fees(office, classes, SEPTEMBER)
        assert (fees.total, fees.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("office", "classes", "on", "amount"),
    [
        ("US", 2, date(2025, 1, 17), 700),  # TEAS Standard, 350
        ("US", 2, date(2025, 1, 18), 700),
        ("GB", 3, date(2026, 3, 31), 270),  # 170 + 2 x 50
        ("GB", 3, date(2026, 4, 1), 325),
        ("JP", 1, date(2022, 3, 31), 40200),  # 3,400 + 8,600 + 28,200
        ("JP", 1, date(2022, 4, 1), 44900),
    ],
)
def test_the_day_of_a_change(office, classes, on, amount):
    assert national_fees(office, classes, on).total == amount


@pytest.mark.parametrize(
    ("office", "act", "classes", "amount"),
    [
        ("US", "renewal", 2, 1300),  # sections 8 and 9: 650
        ("US", "declaration of use", 2, 650),  # section 8: 325
        ("EM", "renewal", 3, 1050),
        ("GB", "renewal", 3, 365),  # 245 + 2 x 60
        ("JP", "renewal", 2, 87200),
        ("CN", "renewal", 2, 900),
        ("CN", "review", 2, 1350),
        ("EM", "opposition", 5, 320),  # whatever the number of classes
        ("EM", "cancellation", 1, 630),
        ("CN", "cancellation", 2, 1000),
    ],
)
def test_other_acts(office, act, classes, amount):
    assert national_fees(office, classes, SEPTEMBER, act).total == amount


def test_own_words_cost_more_in_the_united_states_alone():
    assert national_fees("US", 3, SEPTEMBER, free_form=True).total == 1650  # 3 x (350 + 200)
    assert national_fees("GB", 3, SEPTEMBER, free_form=True).total == 325


def test_lines_count_the_classes():
    fees = national_fees("EM", 4, SEPTEMBER)
    assert [(line.label, line.quantity, line.unit_amount, line.amount) for line in fees.lines] == [
        ("First class", 1, Decimal(850), Decimal(850)),
        ("Second class", 1, Decimal(50), Decimal(50)),
        ("Further classes", 2, Decimal(150), Decimal(300)),
    ]
    assert len(national_fees("EM", 1, SEPTEMBER).lines) == 1


def test_an_amount_without_a_known_start_is_only_probable():
    assert national_fees("GB", 1, SEPTEMBER).sure
    assert national_fees("GB", 1, date(2026, 3, 31)).sure
    earlier = national_fees("GB", 1, date(2025, 6, 1))
    assert (earlier.total, earlier.sure) == (170, False)
    japan = national_fees("JP", 1, SEPTEMBER)
    assert [line.sure for line in japan.lines] == [False, False, True]
    assert "since when this amount has held is not known" in japan.lines[0].note


def test_an_old_source_is_named():
    notes = national_fees("EM", 1, SEPTEMBER).notes
    assert "2016-03-23, more than a year before 1 September 2026" in notes[0]
    assert national_fees("GB", 1, SEPTEMBER).notes == ()


def test_offices_whose_fees_are_known():
    assert national_offices() == ["US", "EM", "GB", "JP", "CN"]
    with pytest.raises(MissingValue, match=r"Republic of Korea \(KR\).*known for US, EM, GB, JP"):
        national_fees("KR", 1, SEPTEMBER)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("EM", 1, date(2016, 3, 22)),
            "st3 EM, .* part first class on 22 March 2016",
        ),
        (("US", 1, SEPTEMBER, "declaration of use, Madrid"), "section 71 on 1 September 2026"),
        (("JP", 1, SEPTEMBER, "opposition"), r"no fee for opposition of Japan \(JP\)"),
        (("US", 0, SEPTEMBER), "from 1 to 45"),
        (("ZZ", 1, SEPTEMBER), "no Contracting Party"),
    ],
)
def test_what_is_not_known_is_said(arguments, sentence):
    with pytest.raises(CourseError, match=sentence):
        national_fees(*arguments)


def test_the_affidavit_for_a_madrid_registration_as_long_as_it_is_known():
    on = date(2024, 12, 1)
    assert national_fees("US", 2, on, "declaration of use, Madrid").total == 450
