"""What the builders plan from the facts of each subject, with days and sums done by hand."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law import competition, madrid, pct, section337, sep, transfer
from course_utils.law.money import FeeLine, FeeSheet
from course_utils.law.plan import (
    acts_of,
    competition_risk,
    continuation_acts,
    madrid_acts,
    madrid_renewal,
    pct_acts,
    priced,
    royalty_acts,
    section337_risk,
    sep_acts,
    transfer_acts,
)
from course_utils.law.tables import MissingValue

KNOWN = date(2026, 10, 30)
PAPERS = pct.Papers(claims=12, pages=30)


def application(**more):
    claim = pct.PriorityClaim(date(2026, 3, 16), "CN")
    return pct.Application(date(2027, 3, 8), "CN", (claim,), **({"isa": "CN"} | more))


# --- prices -----------------------------------------------------------------------------------


def bill(on):
    if on > date(2027, 1, 1):
        raise MissingValue("no fee")
    amount = Decimal(100 if on < date(2026, 12, 1) else 120)
    return FeeSheet("A bill", on, (FeeLine("A fee", 1, amount, amount, "CNY", "an article"),))


@pytest.mark.parametrize(
    ("on", "amount", "sure", "note"),
    [
        (date(2026, 10, 30), 100, True, ""),
        (date(2026, 12, 1), 120, False, "known on|in force on 30 October 2026, paid on 1 December"),
        (date(2027, 2, 1), 100, False, "30 October 2026, because that of 1 February 2027 is not"),
    ],
)
def test_the_fee_of_a_day_to_come(on, amount, sure, note):
    (line,) = priced(bill, on, KNOWN).lines
    assert (line.amount, line.sure) == (amount, sure)
    assert any(part in line.note for part in note.split("|"))


def test_a_fee_that_nobody_knows_is_an_error():
    with pytest.raises(MissingValue):
        priced(bill, date(2028, 1, 1), date(2027, 6, 1))


# --- patents ----------------------------------------------------------------------------------


def test_an_international_application():
    acts = pct_acts(application(), ["US", "EP", "JP"], PAPERS, known_on=KNOWN, sheets=38)
    filing, us, ep, jp = acts
    assert [act.key for act in acts] == [
        "pct.filing",
        "pct.national_phase.US",
        "pct.national_phase.EP",
        "pct.national_phase.JP",
    ]
    # 11,910 + 8 sheets over 30 at 130 - 2,690 (xml) + search 2,100.
    assert filing.sheet.total("CNY") == 12360
    assert (filing.on, filing.last_day) == (date(2027, 3, 8), date(2027, 3, 16))
    # 16 September 2028 is a Saturday; in Japan the Monday is a holiday as well.
    assert (us.on, us.last_day) == (date(2028, 9, 4), date(2028, 9, 18))
    assert jp.last_day == date(2028, 9, 19)
    assert (ep.on, ep.last_day) == (date(2028, 10, 2), date(2028, 10, 16))
    assert us.sheet.total("USD") == 1810
    assert ep.sheet.total("EUR") == 4460  # 135 + 1,595 + 720 + 2,010
    assert jp.sheet.total("JPY") == 181200  # 14,000 + 124,000 + 12 x 3,600
    assert not any(line.sure for line in us.sheet.lines)


def test_an_application_that_is_filed_already_and_has_a_name():
    acts = pct_acts(application(), ["US"], PAPERS, known_on=KNOWN, name="gripper", days_before=30)
    (entry,) = acts
    assert entry.key == "pct.gripper.national_phase.US"
    assert entry.title == "Enter the national phase: US (gripper)"
    assert entry.on == date(2028, 8, 19)


def test_an_application_without_a_search_authority():
    with pytest.raises(CourseError, match="Name the search Authority"):
        pct_acts(application(isa=""), ["US"], PAPERS, known_on=KNOWN)


def test_a_first_filing_before_the_meeting():
    meeting = sep.Contribution(date(2027, 5, 17), date(2027, 5, 7))
    acts = sep_acts(meeting, ["US", "CN", "EP"], PAPERS, filed=date(2027, 4, 26), known_on=KNOWN)
    (filing,) = acts
    # The United States forgive a year; China and the EPO nothing: the day before submission.
    assert filing.last_day == date(2027, 5, 6)
    assert filing.days_left == 10
    # 900 + 50 + two claims over ten at 150 + 2,500; a first filing claims no priority.
    assert filing.sheet.total("CNY") == 3750
    with pytest.raises(CourseError, match="at least one Office"):
        sep_acts(meeting, [], PAPERS, filed=date(2027, 4, 26), known_on=KNOWN)


def test_a_late_continuation():
    (act,) = continuation_acts(date(2020, 5, 4), PAPERS, filed=date(2027, 3, 1), known_on=KNOWN)
    # 350 + 770 + 880, and 2,700 because six years have passed.
    assert act.sheet.total("USD") == 4700
    assert act.last_day is None


# --- trademarks -------------------------------------------------------------------------------


def registration(filed, **more):
    basic = madrid.Basic("CN", more.pop("basic", date(2027, 1, 11)))
    return madrid.Registration(
        madrid.Mark("ZHILING", (7, 9)), basic, filed, filed, members=("US", "EM", "VN"), **more
    )


def test_an_international_registration_and_a_later_designation():
    later = (
        madrid.Designation("IT", date(2028, 2, 1)),
        madrid.Designation("CH", date(2028, 2, 1)),
    )
    acts = madrid_acts(registration(date(2027, 6, 1), later=later[:1]), known_on=KNOWN)
    filing, designation = acts
    # 653 + 2 x 460 + (789 + 48) + 100; six months from 11 January end on Sunday 11 July 2027.
    assert filing.sheet.total("CHF") == 2510
    assert filing.last_day == date(2027, 7, 12)
    assert designation.key == "madrid.designation.2028-02-01"
    assert designation.sheet.total("CHF") == 400  # 300 + 100
    acts = madrid_acts(registration(date(2027, 6, 1), later=later), known_on=KNOWN)
    assert len(acts) == 2 and acts[1].title == "Designate IT, CH for ZHILING as well"


def test_a_renewal():
    old = madrid.Registration(
        madrid.Mark("ZHILING", (7, 9)),
        madrid.Basic("CN", date(2017, 3, 1)),
        date(2017, 6, 15),
        date(2017, 7, 3),
        members=("IT",),
    )
    (act,) = madrid_renewal(old, known_on=KNOWN)
    assert act.on == date(2027, 6, 1)
    assert act.last_day == date(2027, 6, 15)
    assert act.sheet.total("CHF") == 753  # 653 + 100


# --- licences and risks -----------------------------------------------------------------------


def test_royalties_follow_the_free_units_and_the_cap_of_the_year():
    royalty = sep.PerUnit(sep.Money("0.50", "USD"), 10000, sep.Money("8000", "USD"))
    units = {"2027 Q2": 8000, "2027 Q1": 8000, "2027 Q3": 10000, "2027 Q4": 10000, "2028 Q1": 8000}
    acts = royalty_acts(royalty, units, title="Radio", basis="contract", days_after=30)
    # The year up to each quarter: 8,000 units free; 6,000 x 0.50; 16,000 x 0.50 = the cap; capped.
    assert [act.sheet.total("USD") for act in acts] == [0, 3000, 5000, 0, 0]
    assert acts[0].key == "sep.royalty.2027 Q1"
    assert [acts[0].on, acts[3].on] == [date(2027, 4, 30), date(2028, 1, 30)]
    assert {act.title for act in acts} == {"Radio"}


def test_royalties_by_percent_can_be_income():
    royalty = sep.PercentOfPrice(sep.Percent("2.5"), royalty_cap=sep.Money("6", "EUR"))
    (act,) = royalty_acts(
        royalty,
        {"2027 Q1": 1000},
        title="Radio",
        basis="contract",
        price=sep.Money("300", "EUR"),
        income=True,
    )
    assert act.income and act.sheet.total("EUR") == 6000  # 2.5 % of 300 is 7.50, capped at 6
    with pytest.raises(CourseError, match="lump sum is paid once"):
        royalty_acts(sep.LumpSum(sep.Money("1", "EUR")), {"2027 Q1": 1}, title="", basis="")


def licence(**more):
    facts = {
        "kind": "patent licence",
        "controlled": "no",
        "category": "free",
        "used_only_abroad": True,
        "signed": date(2027, 2, 1),
    }
    return transfer.Transfer(**(facts | more))


def planned(facts):
    return transfer_acts(
        facts,
        {date(2027, 3, 31): Decimal(100000)},
        on=date(2027, 1, 4),
        currency="EUR",
        partner="DE",
        contract="contract, clause 4",
    )


def test_a_licence_abroad():
    acts = {act.key: act for act in planned(licence())}
    # Sixty days from 1 February: 27 in February, 31 in March, the second of April.
    assert acts["transfer.registration"].last_day == date(2027, 4, 2)
    assert acts["transfer.registration"].on == date(2027, 3, 19)
    assert "transfer.licence_recordal" in acts
    income = acts["transfer.income.2027-03-31"]
    assert income.income and income.sheet.total("EUR") == 90000  # the treaty takes 10 %
    assert [line.sure for line in income.sheet.lines] == [True, False]


def test_no_income_is_planned_from_a_licence_that_is_blocked():
    with pytest.raises(CourseError, match="No income can be planned yet: Prohibited"):
        planned(licence(category="prohibited"))


def test_the_risk_of_section_337():
    inputs = section337.default_inputs(
        units=12000, price=100, margin=Decimal("0.2"), years=2
    ).change(consent_cost=100000, consent_months=6)
    risk = section337_risk(inputs, Decimal("0.05"), way="consent order")
    # 18 of 24 months lost: 12,000 x 100 x 1.5 x 0.2 = 360,000, and the lawyers.
    assert (risk.cost, risk.currency) == (460000, "USD")
    assert "consent order" in risk.basis and "assumption" in risk.basis
    best = section337_risk(inputs, Decimal("0.05"))
    assert best.cost == section337.decision(inputs).frame()["expected_cost"].min()


def test_the_risk_of_a_trade_secret():
    award = competition.damages(
        "CN", date(2027, 3, 1), loss=2000000, costs=150000, multiple=2, wilful=True, serious=True
    )
    risk = competition_risk(award, Decimal("0.1"), until=date(2028, 12, 31))
    assert (risk.cost, risk.currency) == (4150000, "CNY")  # 2 x 2,000,000 + 150,000
    assert risk.until == date(2028, 12, 31)


def test_acts_from_any_calendar():
    clocks = competition.limitation("US", knew_harm=date(2025, 3, 3), act_started=date(2024, 12, 2))
    (act,) = acts_of("competition", clocks, days_before=60)
    assert act.key == "competition.US.known"
    assert act.last_day == date(2028, 3, 3)  # three years, a Friday
    assert act.on == date(2028, 1, 3)
    open_clock = competition.limitation("CN", act_started=date(2024, 12, 2))
    with pytest.raises(CourseError, match="has no day yet"):
        acts_of("competition", open_clock)
