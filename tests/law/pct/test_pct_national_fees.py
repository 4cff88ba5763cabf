"""National fees, against totals added up by hand from the schedules."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.pct.national_fees import (
    Papers,
    direct_fees,
    direct_fees_are_sourced,
    national_fees,
    offices_with_fees,
)
from course_utils.law.tables import MissingValue

JUNE = date(2024, 6, 3)
CASE = {
    "claims": 18,
    "independent_claims": 3,
    "pages": 42,
    "isa": "CN",
    "receiving_office": "CN",
}
PAPERS = Papers(claims=18, independent_claims=3, pages=42)


def total(office: str, on: date = JUNE, **changes) -> Decimal:
    totals = national_fees(on, office, **CASE | changes).totals()
    (amount,) = totals.values()
    return amount


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("AE", "2800"),  # 2,000 + 800
        ("AP", "1627"),  # 232 + 85 + 300 + 350 + (43 - 30) x 20 + 8 x 50
        ("AU", "860"),  # 370 + 490
        ("BR", "1865"),  # 175 + 590 + 5 x 100 + 3 x 200
        ("CA", "1665"),  # 555 + 1,110
        ("CH", "1100"),  # 200 + 8 x 50 + 500
        ("CN", "2630"),  # 50 + 80 + 2,500; no filing and excess fees after RO/CN
        ("DE", "450"),  # 60 + 8 x 30 + 150
        ("EA", "204000"),  # 50,000 x 75% + 13 x 5,500 + 50,000 + 30,000 + 15,000
        ("EP", "5216"),  # 135 + (42 + 1 - 35) x 17 + 1,520 + 685 + 1,915 + 3 x 275
        ("GB", "320"),  # 30 + (150 - 30) + (130 - 30) + 7 x 10
        ("ID", "5030000"),  # 1,250,000 + 12 x 15,000 + 8 x 75,000 + 3,000,000
        ("IL", "2264"),
        ("IN", "51200"),  # 8,000 + (43 - 30) x 800 + 8 x 1,600 + 20,000
        ("JP", "202800"),  # 14,000 + 124,000 + 18 x 3,600
        ("KR", "999000"),  # 46,000 + 18,000 + 143,000 + 18 x 44,000
        ("MX", "5006.17"),  # 3,147 + 13 x 61 + 1,066.17
        ("MY", "1550"),  # 290 + 8 x 20 + 1,100
        ("NZ", "1000"),  # 250 + 750
        ("OA", "1693000"),  # 225,000 + 365,000 + 600,000 + 80,000 + 8 x 45,000 + 63,000
        ("PH", "15828"),  # 4,320 + 13 x 36 + 13 x 360 + 2,160 + 4,200
        ("RU", "36710"),  # 3,300 + 8 x 700 + (12,500 + 2 x 9,200) x 90%
        ("SA", "800"),
        ("SG", "1630"),  # 210 + 1,420
        ("TH", "1000"),  # 500 + 250 + 250
        ("TR", "9360"),  # 5,800 + 1,780 + 1,780
        ("US", "1660"),  # 320 + 540 + 800
        # 150,000 + 180,000 + 37 x 8,000 + 600,000 + 120,000 + 37 x 10,000 + 600,000 + 720,000
        # + 37 x 32,000
        ("VN", "4220000"),
        ("ZA", "590"),
    ],
)
def test_entry_sheet(office, expected):
    assert total(office) == Decimal(expected)


def test_every_office_with_fees_is_tested_above():
    (mark,) = test_entry_sheet.pytestmark
    assert [office for office, _expected in mark.args[1]] == offices_with_fees()


@pytest.mark.parametrize(
    ("on", "changes", "expected"),
    [
        # 900 + 50 + 12 x 50 + 8 x 150 + 80 + 2,500 x 80%
        (JUNE, {"receiving_office": "EP", "isa": "EP"}, 4830),
        # the reduction by 20% ended on 2024-07-26
        (date(2024, 7, 25), {"receiving_office": "EP", "isa": "EP"}, 4830),
        (date(2024, 7, 26), {"receiving_office": "EP", "isa": "EP"}, 5330),
        # ISR and report under Chapter II by CNIPA: 50 + 80
        (JUNE, {"ipea": "CN"}, 130),
        # the claims as filed count: 900 + 50 + 600 + 20 x 150 + 80 + 2,500
        (JUNE, {"receiving_office": "IB", "claims_as_filed": 30}, 7130),
        # 270 sheets at 50 and 20 at 100: 900 + 50 + 13,500 + 2,000 + 1,200 + 80 + 2,500
        (JUNE, {"receiving_office": "IB", "pages": 320}, 20230),
        # only the description counts: 900 + 50 + 1,200 + 80 + 2,500
        (JUNE, {"receiving_office": "IB", "description_pages": 30}, 4730),
        # late: 2,630 + 1,000, for one month and for two
        (JUNE, {"months_late": 1}, 3630),
        (JUNE, {"months_late": 2}, 3630),
        (JUNE, {"priorities": 3}, 2790),  # 50 + 3 x 80 + 2,500
    ],
)
def test_china(on, changes, expected):
    assert total("CN", on, **changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"isa": "EP"}, "3916"),  # no search: 135 + 136 + 685 + 2,135 + 825
        ({"isa": "SE"}, "3916"),  # search 1,520 - 1,300: 135 + 136 + 220 + 685 + 1,915 + 825
        ({"isa": "EP", "ipea": "EP"}, "2314.75"),  # examination 2,135 x 25% = 533.75
        ({"pages": 34}, "5080"),  # 35 pages with the abstract: no page fee
        ({"pages": 35}, "5097"),  # the 36th: + 17
        ({"claims": 15}, "4391"),  # no claims fee
        ({"claims": 50}, "14016"),  # 4,391 + 35 x 275
        ({"claims": 51}, "14701"),  # + 685
        ({"medium": "paper"}, "5366"),  # 285 instead of 135
    ],
)
def test_european_patent_office(changes, expected):
    assert total("EP", **changes) == Decimal(expected)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # 130 + (42 + 1 - 35) x 16 + 1,390 + 630 + 1,750 + 3 x 250
        (date(2023, 3, 31), 4778),
        # 135 + 128 + 1,460 + 660 + 1,840 + 3 x 265
        (date(2024, 3, 31), 5018),
        (date(2024, 4, 1), 5216),
        (date(2026, 3, 31), 5216),
    ],
)
def test_the_epo_takes_the_amount_of_the_day_of_payment(day, expected):
    assert total("EP", day) == expected


def test_the_epo_in_2026_as_far_as_it_is_known():
    # 135 + 1,595 + 720 + 2,010 + 3 x 290; the page fee of 2026 was not found
    assert total("EP", date(2026, 4, 1), pages=30) == 5330
    with pytest.raises(MissingValue, match="Page fee: each page beyond 35 at EP on 1 April 2026"):
        total("EP", date(2026, 4, 1), pages=36)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # 1,660 + 5 x 100 + 2 x 480 + 2 x 420 (sheets 101 to 151 are two lots)
        ({"claims": 25, "independent_claims": 5, "pages": 151}, 3960),
        # 128 + 216 + 320 + 5 x 40 + 2 x 192 + 2 x 168
        ({"claims": 25, "independent_claims": 5, "pages": 151, "entity": "small"}, 1584),
        ({"entity": "micro"}, 332),  # 64 + 108 + 160
        ({"pages": 100}, 1660),
        ({"pages": 101}, 2080),
        ({"isa": "US"}, 1260),  # 320 + 140 + 800
        ({"isa": "US", "article_33": True}, 320),
        ({"article_33": True}, 1660),  # only the USPTO's own opinion helps
        ({"multiple_dependent": True}, 2520),  # + 860
    ],
)
def test_united_states(changes, expected):
    assert total("US", **changes) == expected


def test_united_states_since_19_january_2025():
    assert total("US", date(2025, 1, 18)) == 1660
    # 1,810 for basic, search and examination; + 5 x 200 + 2 x 600 + 450
    changes = {"claims": 25, "independent_claims": 5, "pages": 150}
    assert total("US", date(2025, 1, 19), **changes) == 4460
    with pytest.raises(MissingValue, match=r"Filing \(national\) fee at US on 19 January 2025"):
        total("US", date(2025, 1, 19), isa="US")


@pytest.mark.parametrize(
    ("office", "changes", "expected"),
    [
        ("JP", {"isa": "JP"}, 140200),  # 14,000 + 83,000 + 18 x 2,400
        ("KR", {"isa": "KR"}, 344500),  # 64,000 + (143,000 + 792,000) x 30%
        ("KR", {"medium": "paper"}, 1044000),  # 66,000 + 23 x 1,000 + 20,000 + 935,000
        ("SG", {"claims": 25}, 1830),  # 1,630 + 5 x 40
        ("SG", {"months_late": 3}, 2230),  # + 3 x 200
        ("AU", {"ipea": "AU"}, 670),  # 370 + 300
        ("IN", {"entity": "small"}, 10240),  # 1,600 + 13 x 160 + 8 x 320 + 4,000
        ("IN", {"priorities": 2}, 59200),  # + 8,000
        ("CA", {"isa": "CA"}, 832),  # 555 + 277
        ("CA", {"entity": "small", "claims": 22}, 785),  # 225 + 450 + 2 x 55
        ("DE", {"receiving_office": "DE"}, 150),  # examination alone
        ("GB", {"medium": "paper"}, 380),  # no 30 off twice
        ("GB", {"claims": 27}, 360),  # + 2 x 20
        ("GB", {"months_late": 2}, 455),  # + 135
        ("BR", {"entity": "small"}, 746),  # 1,865 x 40%
        ("BR", {"entity": "small", "claims": 5}, 306),  # (175 + 590) x 40%, no claims fee
        ("BR", {"claims": 31, "isa": "BR"}, 4565),  # 175 + 390 + 500 + 15 x 200 + 500
        ("MX", {"ipea": "CN"}, "3359.17"),  # 1,500 + 793 + 1,066.17
        ("NZ", {"claims": 29}, 1000),
        ("NZ", {"claims": 30}, 1120),  # the fifth claim beyond 25
        ("IL", {"claims": 52, "pages": 101}, 3709),  # 2,264 + 2 x 581 + 283
        ("OA", {"pages": 20, "claims": 10}, 773000),  # 590,000 + 120,000 + 63,000
        ("OA", {"pages": 10, "claims": 10}, 653000),
        ("TR", {"entity": "natural person"}, 7540),  # 5,800 + 870 + 870
        ("VN", {"drawings": 3}, 4340000),  # + 2 x 60,000
        ("AP", {"designated_states": 4}, 1882),  # + 3 x 85
    ],
)
def test_conditions_of_other_offices(office, changes, expected):
    assert total(office, **changes) == Decimal(expected)


@pytest.mark.parametrize("office", offices_with_fees())
def test_more_never_costs_less(office):
    sizes = (5, 10, 11, 16, 20, 21, 26, 31, 36, 41, 50, 51, 101, 151, 301)
    for counted in ("claims", "pages"):
        totals = [total(office, **{counted: n}) for n in sizes]
        assert totals == sorted(totals)


@pytest.mark.parametrize("office", offices_with_fees())
def test_one_filing_fee_and_one_currency_whatever_the_search(office):
    for isa in ("CN", "EP", "JP", "KR", "US", "AU", "SE", "RU", "BR", "CA"):
        sheet = national_fees(JUNE, office, **CASE | {"isa": isa, "receiving_office": "IB"})
        assert len(sheet.totals()) == 1
        assert all(line.cite for line in sheet.lines)
        labels = [line.label for line in sheet.lines]
        assert labels[0] == "Filing (national) fee" and labels.count(labels[0]) == 1


def test_lines_say_what_is_counted():
    labels = [line.label for line in national_fees(JUNE, "EP", **CASE).lines]
    assert labels == [
        "Filing (national) fee",
        "Page fee: each page beyond 35",
        "Search fee",
        "Designation fee",
        "Examination fee",
        "Claims fee: claim 16 to 50",
    ]


def test_unknown_pages_of_description_are_said():
    sheet = national_fees(JUNE, "CN", **CASE | {"receiving_office": "IB"})
    assert sheet.notes == ("All 42 pages are counted as description.",)


@pytest.mark.parametrize(
    ("office", "changes", "sentence"),
    [
        ("FR", {}, "The tables hold no national fees of FR; they hold those of AE, AP, AU"),
        ("JP", {"months_late": 1}, "JP lists no fee for late entry in the tables"),
        ("CN", {"months_late": 3}, "CN allows entry at most 2 months late, not 3."),
        ("EP", {"independent_claims": 19}, "19 independent claims do not fit 18 claims."),
        ("EP", {"pages": 0}, "0 pages of description do not fit 0 pages in all."),
        ("EP", {"priorities": -1}, "priorities cannot be -1: give zero or more."),
    ],
)
def test_bad_input_gets_one_sentence(office, changes, sentence):
    with pytest.raises(CourseError) as error:
        national_fees(JUNE, office, **CASE | changes)
    assert str(error.value).startswith(sentence)


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("US", 1820),  # 320 + 700 + 800
        ("EP", 5216),  # one schedule for both
        ("IN", 51200),
        ("AU", 860),
    ],
)
def test_direct_filing_from_its_own_source(office, expected):
    (amount,) = direct_fees(JUNE, office, PAPERS).totals().values()
    assert amount == expected
    assert direct_fees_are_sourced(office)


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("JP", 224000),  # 14,000, and without a search report 138,000 + 18 x 4,000
        ("DE", 650),  # 300, and without a search report 350
        ("GB", 350),  # search 180 - 30 instead of 150 - 30
        ("SG", 2260),  # 210, and search with examination 2,050
    ],
)
def test_direct_filing_with_the_national_phase_standing_in(office, expected):
    sheet = direct_fees(JUNE, office, PAPERS)
    (amount,) = sheet.totals().values()
    assert amount == expected
    assert not direct_fees_are_sourced(office)
    assert "the direct one is not sourced" in sheet.lines[0].note


def test_direct_filing_in_the_united_states_by_kind_of_applicant():
    def small(medium: str) -> Decimal:
        return direct_fees(JUNE, "US", PAPERS, entity="small", medium=medium).total("USD")

    assert small("electronic") == 664  # 64 + 280 + 320
    assert small("paper") == 728  # 128 + 280 + 320
    # since 2025-01-19: 350 + 770 + 880
    assert direct_fees(date(2025, 1, 19), "US", PAPERS).total("USD") == 2000
