"""National phase at single Offices: limits, chapters, ways back, and what the tables lack."""

from datetime import date

import pytest

from course_utils.errors import CourseError
from course_utils.law.offices import UnknownOffice
from course_utils.law.pct import (
    Application,
    Event,
    NationalRouteClosed,
    PriorityClaim,
    late_entry,
    national_phase,
    reinstatement,
    restoration_request,
)
from course_utils.law.tables import MissingValue, table

PRIORITY = date(2024, 5, 20)


@pytest.mark.parametrize(
    ("office", "demand", "day"),
    [
        ("US", None, date(2026, 11, 20)),  # 30 months, a Friday
        ("KR", None, date(2026, 12, 21)),  # 31 months: Sunday 20 December
        ("LU", None, date(2026, 1, 20)),  # 20 months
        ("LU", True, date(2026, 11, 20)),
        ("LU", date(2025, 12, 19), date(2026, 11, 20)),  # before 19 months
        ("LU", date(2026, 1, 5), date(2026, 1, 20)),  # after
        ("TZ", None, date(2026, 2, 20)),  # 21 months
        ("GM", None, date(2026, 11, 20)),  # 30, and 31 with a demand
        ("GM", True, date(2026, 12, 21)),
        ("BA", None, date(2027, 3, 22)),  # 34 months: Saturday 20 March
        ("BN", None, date(2026, 11, 21)),  # closed on Friday and Sunday, open on Saturday
        ("IR", None, date(2026, 11, 21)),  # closed on Thursday and Friday
    ],
)
def test_a_priority_date_is_enough(office, demand, day):
    assert national_phase(PRIORITY, office, demand=demand).day == day


def test_the_limit_cites_the_chapter_and_the_row_of_the_office():
    one = national_phase(PRIORITY, "KR")
    two = national_phase(PRIORITY, "KR", demand=True)
    assert (one.rule.cite, two.rule.cite) == ("Art. 22(3)", "Art. 39(1)(b)")
    assert (one.rule.id, two.rule.id) == ("pct.national_phase_ch1", "pct.national_phase_ch2")
    assert "KR chapter" in one.rule.source
    assert one.rule.as_of == "2024-01-01"
    assert one.rule.review_by == date(2025, 1, 1)


def test_luxembourg_cites_the_former_article():
    rule = national_phase(PRIORITY, "LU").rule
    assert (rule.id, rule.cite) == (
        "pct.national_phase_ch1_old",
        "Art. 22(1) as before 1 April 2002",
    )


def test_the_limit_names_the_ways_back():
    assert national_phase(PRIORITY, "CN").rule.remedy == (
        "late entry: surcharge CNY 1,000 for late entry (Patent Law Implementing Rules, r.120); "
        "effect in China ends if 32 months missed (r.122); no reinstatement under Rule 49.6"
    )
    assert national_phase(PRIORITY, "JP").rule.remedy == "reinstatement of rights (Rule 49.6)"


def test_a_demand_whose_limit_is_open_is_said_to_be_taken_as_in_time():
    facts = Application(
        date(2025, 5, 19),
        "CN",
        [PriorityClaim(PRIORITY, "CN")],
        isa="CN",
        demand_filed=date(2026, 4, 1),  # after 22 months, and no search report is known
    )
    step = national_phase(facts, "GM")
    assert step.nominal == date(2026, 12, 20)
    assert "taken to be in time" in step.steps[0]


def test_the_law_of_the_day_on_which_the_limit_ends():
    before = national_phase(date(2021, 6, 30), "CN")  # 30 months: Saturday 30 December 2023
    assert (before.nominal, before.day) == (date(2023, 12, 30), date(2024, 1, 2))
    assert "2010-01-09" in before.rule.source


@pytest.mark.parametrize(
    ("office", "sentence"),
    [
        ("FR", r"France \(FR\) has closed the national route; enter at European .* \(EP\)\."),
        ("NL", r"has closed the national route; enter at European"),
        ("SN", r"enter at African Intellectual Property Organization \(OAPI\) \(OA\)"),
        ("SZ", r"\(AP\)"),
        ("LI", r"enter at Switzerland \(CH\) or at European Patent Organisation"),
    ],
)
def test_a_closed_national_route_names_the_regional_office(office, sentence):
    with pytest.raises(NationalRouteClosed, match=sentence):
        national_phase(PRIORITY, office)


@pytest.mark.parametrize("office", ["DM", "GD", "LC", "LY", "MU", "RW", "ST"])
def test_an_office_without_published_limit_is_an_error(office):
    with pytest.raises(MissingValue, match=rf"prints no .*\({office}\).*pct/national_phase"):
        national_phase(PRIORITY, office)


def test_uruguay_is_bound_but_has_no_limit_in_the_tables():
    with pytest.raises(MissingValue, match=r"Uruguay \(UY\) is bound .* no national phase limit"):
        national_phase(PRIORITY, "UY")


@pytest.mark.parametrize("office", ["IB", "XN"])
def test_not_a_designated_office(office):
    with pytest.raises(MissingValue, match=rf"{office} is not a designated Office"):
        national_phase(PRIORITY, office)


def test_an_unknown_office():
    with pytest.raises(UnknownOffice, match=r"There is no Office 'EPO'; did you mean .*EP"):
        national_phase(PRIORITY, "EPO")


def test_a_day_before_the_tables_names_their_reach():
    with pytest.raises(
        MissingValue, match=r"st3 EP on 1 August 2022; it knows 12 April 2024 to today's knowledge"
    ):
        national_phase(date(2020, 1, 1), "EP")


def test_something_that_is_no_date():
    with pytest.raises(CourseError, match=r"The priority date is to be a date such as date\("):
        national_phase("2024-05-20", "EP")


@pytest.mark.parametrize("office", ["CN", "CA", "DE", "IN", "KR", "MX", "NZ", "PH", "PL"])
def test_offices_with_a_notice_do_not_reinstate(office):
    assert reinstatement(PRIORITY, office) is None


def test_reinstatement_without_a_procedure_in_the_guide_says_so():
    step = reinstatement(PRIORITY, "EG")
    assert step.day is None
    assert step.steps[-1] == "The Guide describes no procedure at EG; ask the Office."


def test_a_cause_gone_before_the_limit_does_not_start_reinstatement():
    facts = Application(PRIORITY, "US", events=[Event("cause_removed", date(2025, 1, 10))])
    assert reinstatement(facts, "JP").day is None


@pytest.mark.parametrize("office", ["US", "JP", "EP", "KR"])
def test_no_late_entry(office):
    assert late_entry(PRIORITY, office) is None


def test_late_entry_after_a_demand_counts_from_the_limit_of_chapter_two():
    # EAPO: 31 months in both chapters and 2 more
    assert late_entry(PRIORITY, "EA", demand=True).nominal == date(2027, 2, 20)


def test_late_entry_cites_national_law():
    assert late_entry(PRIORITY, "GB").rule.cite == "UK Patents Rules, r. 108"
    assert "Form 52" in late_entry(PRIORITY, "GB").rule.proviso
    assert "SGD 200 per month" in late_entry(PRIORITY, "SG").rule.proviso


def test_no_request_for_restoration_for_a_claim_in_time():
    facts = Application(date(2025, 5, 19), "CN", [PriorityClaim(PRIORITY, "CN")])
    assert restoration_request(facts, "JP") is None


def test_restoration_at_the_chinese_office_counts_from_entry():
    facts = Application(date(2025, 6, 20), "US", [PriorityClaim(PRIORITY, "US")])
    step = restoration_request(facts, "CN")
    assert step.day is None
    assert "entry into the national phase" in step.steps[-1]
    assert "Rules 120, 122 and 128" in step.rule.source


def test_every_row_gives_a_limit_or_a_sentence():
    frame = table("pct/national_phase")
    assert len(set(frame["st3"])) == 161
    for office in sorted(set(frame["st3"])):
        try:
            step = national_phase(PRIORITY, office)
            assert step.nominal
            assert step.day or step.safe_day
        except (NationalRouteClosed, MissingValue) as sentence:
            assert office in str(sentence)
