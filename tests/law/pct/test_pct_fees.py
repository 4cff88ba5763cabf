"""Fees of the international phase, against totals added up by hand."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.pct.fees import (
    Applicant,
    demand_fees,
    entitled_to_90,
    filing_fees,
    late_payment_fee,
    supplementary_search_fees,
)
from course_utils.law.tables import MissingValue

JUNE = date(2024, 6, 3)
CASE = {"receiving_office": "CN", "sheets": 47, "filing": "xml", "isa": "CN"}


def total(on=JUNE, money="CNY", **changes) -> Decimal:
    return filing_fees(on, **CASE | changes).total(money)


def test_filing_in_xml_at_cnipa():
    # 0 + 10,620 + 17 x 120 - 2,400 + 2,100
    sheet = filing_fees(JUNE, **CASE)
    assert [line.amount for line in sheet.lines] == [0, 10620, 2040, -2400, 2100]
    assert sheet.total("CNY") == Decimal(12360)
    assert str(sheet) == "PCT application at CN, 47 sheets, 3 June 2024: CNY 12,360.00"
    assert "cnipa.gov.cn/art/2023/12/22" in sheet.lines[1].cite


@pytest.mark.parametrize(
    ("filing", "expected"),
    [
        ("pdf", 13160),  # 10,620 + 2,040 - 1,600 + 2,100
        ("paper", 14760),  # 10,620 + 2,040 + 2,100
    ],
)
def test_the_way_of_filing_sets_the_reduction(filing, expected):
    assert total(filing=filing) == expected


@pytest.mark.parametrize(("sheets", "expected"), [(1, 10320), (30, 10320), (31, 10440)])
def test_thirty_sheets_are_free(sheets, expected):
    # 10,620 - 2,400 + 2,100 = 10,320; one sheet more: + 120
    assert total(sheets=sheets) == expected


def test_more_sheets_never_cost_less():
    totals = [total(sheets=n) for n in (1, 2, 29, 30, 31, 32, 60, 100, 1000)]
    assert totals == sorted(totals)


def test_amounts_are_those_of_the_day_of_receipt():
    # 2023-07-01: 10,350 + 17 x 120 - 2,340 + 2,100; 2026-01-01: 11,910 + 17 x 130 - 2,690 + 2,100
    assert total(date(2023, 10, 31)) == 12150
    assert total(date(2024, 1, 1)) == 12360
    assert total(date(2026, 1, 1)) == 13530


def test_a_day_whose_level_was_not_found_is_an_error():
    for day in (date(2023, 11, 1), date(2025, 3, 1)):
        with pytest.raises(MissingValue, match="st3 CN, role RO, fee international_filing"):
            filing_fees(day, **CASE)


def test_search_by_the_epo_is_collected_in_yuan_since_december_2024():
    # before: CNY 10,620 + 2,040 - 2,400, and EUR 1,845 to the EPO itself
    assert filing_fees(JUNE, **CASE | {"isa": "EP"}).totals() == {"CNY": 10260, "EUR": 1845}
    assert total(date(2024, 12, 2), isa="EP") == 24570  # 10,260 + 14,310
    assert total(date(2026, 1, 5), isa="EP") == 26820  # 11,910 + 2,210 - 2,690 + 15,390


def test_ninety_percent_is_taken_after_the_electronic_reduction():
    # (10,620 + 2,040 - 2,400) = 10,260; 10% of it is 1,026; search 2,100 stays
    assert total(natural_person_90=True) == 3126
    # the wrong order gives 12,660 x 10% - 2,400 + 2,100
    assert total(natural_person_90=True) != 966


def test_the_international_bureau_waives_its_transmittal_fee_with_the_reduction():
    case = {"receiving_office": "IB", "isa": "EP", "sheets": 30, "currency": "CHF"}
    # 100 + 1,330 - 300 + 1,751
    assert total(money="CHF", **case) == 2881
    # 0 + (1,330 - 300) x 10% + 1,751
    assert total(money="CHF", natural_person_90=True, **case) == 1854


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 11, 30), 3686),  # 117 + 1,562 + 18 + 1,989
        (date(2024, 12, 1), 3687),  # transmittal fee 118
    ],
)
def test_paper_at_the_international_bureau_in_dollars(day, expected):
    case = {"receiving_office": "IB", "isa": "EP", "filing": "paper", "sheets": 31}
    assert total(day, "USD", currency="USD", **case) == expected


def test_search_by_the_epo_rose_on_1_april_2024():
    case = {"receiving_office": "IB", "isa": "EP", "sheets": 30, "currency": "EUR"}
    # 104 + 1,381 - 311 = 1,174
    assert total(date(2024, 3, 31), "EUR", **case) == 2949  # + 1,775
    assert total(date(2024, 4, 1), "EUR", **case) == 3019  # + 1,845


def test_japan_charges_by_the_language_of_the_search():
    case = {"receiving_office": "JP", "isa": "JP", "sheets": 30}
    # 17,000 + 217,700 - 49,100 = 185,600
    assert total(money="JPY", language="ja", **case) == 328600  # + 143,000
    assert total(money="JPY", language="en", **case) == 354600  # + 169,000
    with pytest.raises(CourseError) as error:
        total(**case)
    assert str(error.value) == ("The search fee at JP depends on the language; give one of en, ja.")


@pytest.mark.parametrize(
    ("entity", "filing", "expected"),
    [
        ("large", "pdf", 3767),  # 260 + 1,562 - 235 + 2,180
        ("small", "pdf", 2303),  # 104 + 1,562 - 235 + 872
        ("micro", "web", 1933),  # 52 + 1,562 - 117 + 436
        ("large", "paper", 4402),  # 260 + 1,562 + 2,180 + 400
        ("small", "paper", 2738),  # 104 + 1,562 + 872 + 200
    ],
)
def test_united_states_by_kind_of_applicant(entity, filing, expected):
    case = {"receiving_office": "US", "isa": "US", "sheets": 30}
    assert total(money="USD", entity=entity, filing=filing, **case) == expected


def test_an_office_that_knows_no_micro_applicant_takes_the_full_amount():
    # ISA/AU has one amount: 52 + 1,562 - 235 + 1,407
    case = {"receiving_office": "US", "isa": "AU", "sheets": 30, "filing": "pdf"}
    assert total(money="USD", entity="micro", **case) == 2786


def test_priority_documents_and_restoration():
    # 12,360 + 2 x 150 + 1,000
    assert total(priority_documents=2, restoration=True) == 13660


@pytest.mark.parametrize(
    ("office", "unpaid", "expected"),
    [
        ("CN", "4000", "2000"),  # half
        ("CN", "12360", "5310"),  # half is 6,180; at most 10,620 / 2, sheets apart
        ("CN", "1", "0.50"),  # no transmittal fee, so no lower bound
        ("GB", "100", "75"),  # half is 50; at least the transmittal fee of 75
        ("GB", "1400", "598.50"),  # half is 700; at most 1,197 / 2
    ],
)
def test_late_payment_fee_and_its_bounds(office, unpaid, expected):
    assert late_payment_fee(JUNE, office, Decimal(unpaid)).amount == Decimal(expected)


def test_a_late_fee_stands_on_the_sheet():
    assert total(late_unpaid=Decimal(12360)) == 17670  # 12,360 + 5,310


def test_a_late_fee_between_bounds_in_two_currencies_is_an_error():
    with pytest.raises(CourseError, match=r"transmittal fee in KRW .* filing fee in CHF"):
        late_payment_fee(JUNE, "KR", Decimal(1000))


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({"isa": "US"}, "ISA/US is not competent for RO/CN; choose CN or EP."),
        ({"receiving_office": "AE"}, "AE does not act as receiving Office; file at IB."),
        ({"sheets": 0}, "An application has at least one sheet, not 0."),
        (
            {"filing": "fax"},
            "There is no way of filing 'fax'; it is one of paper, web, pdf, xml.",
        ),
        (
            {"receiving_office": "US", "isa": "US"},
            "RO/US lists no reduction for filing as 'xml' in the tables; it lists paper, web, pdf.",
        ),
        (
            {"receiving_office": "IB", "isa": "EP"},
            "The international filing fee at IB is listed in CHF, EUR, USD; "
            "name one of them as the currency.",
        ),
        ({"late_unpaid": Decimal(0)}, "A late payment fee needs an unpaid amount above zero."),
    ],
)
def test_bad_input_gets_one_sentence(case, sentence):
    with pytest.raises(CourseError) as error:
        filing_fees(JUNE, **CASE | case)
    assert str(error.value) == sentence


def test_offices_may_be_written_in_small_letters():
    assert total(receiving_office="cn ", isa="cn") == 12360


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 10, 31), 3060),  # 1,560 + 1,500
        (date(2023, 11, 1), 3140),  # 1,640 + 1,500
        (date(2024, 1, 1), 3100),  # 1,600 + 1,500
        (date(2026, 1, 1), 3290),  # 1,790 + 1,500
    ],
)
def test_demand_at_cnipa_by_the_day_of_its_receipt(day, expected):
    assert demand_fees(day, "CN", isa="CN").total("CNY") == expected


def test_the_handling_fee_alone_is_reduced():
    # 1,600 x 10% + 1,500
    assert demand_fees(JUNE, "CN", isa="CN", natural_person_90=True).total("CNY") == 1660


def test_an_authority_asks_less_after_its_own_search():
    assert demand_fees(JUNE, "AU", isa="AU").total("AUD") == 932  # 342 + 590
    assert demand_fees(JUNE, "AU", isa="EP").total("AUD") == 1162  # 342 + 820


def test_supplementary_search():
    assert supplementary_search_fees(JUNE, "EP").total("CHF") == 1951  # 200 + 1,751
    assert supplementary_search_fees(JUNE, "EP", late=True).total("CHF") == 2051  # + 100
    # 200 x 10% + 1,751
    assert supplementary_search_fees(JUNE, "EP", natural_person_90=True).total("CHF") == 1771


def test_supplementary_search_by_collection():
    with pytest.raises(CourseError, match=r"depends on the search \(scope\); give one of"):
        supplementary_search_fees(JUNE, "AT")


CHINESE = Applicant(natural_person=True, listed_state=True)
COMPANY = Applicant(natural_person=False, listed_state=True)


@pytest.mark.parametrize(
    ("applicants", "due"),
    [
        ([CHINESE], True),
        ([CHINESE, CHINESE], True),
        ([COMPANY], False),
        ([CHINESE, COMPANY], False),  # each must qualify
        ([Applicant(natural_person=True)], False),  # State not on the list
        ([Applicant(natural_person=False, least_developed=True)], True),
    ],
)
def test_who_gets_ninety_percent_off(applicants, due):
    answer, sentence = entitled_to_90(applicants)
    assert answer is due
    assert sentence.startswith("The 90%" if due else "No 90%")


def test_the_reduction_needs_an_applicant():
    with pytest.raises(CourseError, match="at least one applicant"):
        entitled_to_90([])


def test_old_amounts_ask_to_be_checked():
    assert filing_fees(JUNE, **CASE).notes == ()
    assert "speaks of 2024-04-04" in filing_fees(date(2026, 6, 3), **CASE).notes[0]
