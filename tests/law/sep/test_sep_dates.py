"""Filing around a standard: grace periods, families, the calendar of a standard."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from worked import check_deadline

from course_utils.errors import CourseError
from course_utils.law import rules, sep
from course_utils.law.deadlines import Calendar

CASES = yaml.safe_load(Path(__file__).with_name("sep_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_example(case):
    call = getattr(sep, case["call"])
    if "error" in case:
        with pytest.raises(CourseError, match=re.escape(case["error"])):
            call(**case["given"])
        return
    found = call(**case["given"])
    if "rate" in case:
        assert found.id == case["rate"]
    elif "fee" in case:
        assert (found.amount, found.sure, found.currency) == (case["fee"], case["sure"], "USD")
        for words in case.get("says", ()):
            assert words in found.note
    elif isinstance(found, Calendar):
        assert len(found) == len(case["expect"])
        for office, wanted in case["expect"].items():
            compare(found[f"last_safe_filing.{office}"], wanted)
    else:
        compare(found, case["expect"])


def compare(deadline, wanted):
    check_deadline(deadline, wanted)
    assert deadline.rule.cite and deadline.rule.source and deadline.rule.consequence
    assert deadline._repr_html_()


@pytest.mark.parametrize(
    ("public", "disclosed", "words"),
    [
        (None, date(2026, 5, 8), "No time stamp is known"),
        (date(2026, 5, 11), date(2026, 5, 11), "time stamp on the public server"),
        (date(2026, 5, 20), date(2026, 5, 18), "The meeting came first"),
    ],
)
def test_a_contribution_is_public_before_the_meeting_ends(public, disclosed, words):
    paper = sep.Contribution(date(2026, 5, 18), date(2026, 5, 8), public)
    assert paper.disclosed == disclosed
    found = sep.last_safe_filing(paper, ["CN"])["last_safe_filing.CN"]
    assert (disclosed - found.day).days == 1
    assert words in found.steps[0] and "T 1469/10" in found.steps[0]


@pytest.mark.parametrize(
    ("submitted", "public", "words"),
    [
        (date(2026, 5, 19), None, "was not before a meeting"),
        (date(2026, 5, 8), date(2026, 5, 7), "cannot be public on 7 May 2026"),
        ("2026-05-08", None, "is to be a date"),
    ],
)
def test_days_of_a_contribution_that_do_not_fit(submitted, public, words):
    with pytest.raises(CourseError, match=words):
        sep.Contribution(date(2026, 5, 18), submitted, public)


def test_grace_periods_do_not_transfer():
    on = date(2026, 5, 4)
    own = {o: sep.grace(o, on).for_disclosure("contribution").months for o in sep.grace_offices()}
    assert own == {"CN": 0, "EP": 0, "JP": 12, "KR": 12, "US": 12}
    leak = {o: sep.grace(o, on).for_disclosure("leak") for o in sep.grace_offices()}
    assert {o: case.months for o, case in leak.items()} == {
        "CN": 6, "EP": 6, "JP": 12, "KR": 12, "US": 12,
    }  # fmt: skip
    # Six months in China run back from priority, in Europe from the actual filing (G 3/98).
    assert leak["CN"].priority_counts and not leak["EP"].priority_counts
    assert leak["CN"].restorable is False
    assert not leak["KR"].sure and leak["JP"].sure
    assert "G 3/98" in leak["EP"].cite


def test_the_grace_periods_of_an_office_are_a_table():
    frame = sep.grace("CN", date(2026, 5, 4)).frame()
    assert list(frame["months"]) == [0, 6, 6, 6]
    assert frame["disclosures"][1] == "exhibition, academic meeting"


def test_a_day_before_the_table_is_not_guessed():
    with pytest.raises(CourseError, match=r"sep/grace_periods.*US.*1 January 2010"):
        sep.grace("US", date(2010, 1, 1))


def test_the_earliest_benefit_date_is_the_pct_filing_not_the_priority():
    family = [
        ("foreign priority", date(2018, 6, 12)),
        ("US provisional", date(2018, 9, 3)),
        ("PCT application", date(2019, 6, 12)),
        ("US application", date(2020, 12, 11)),
    ]
    first = sep.earliest_benefit_date(family)
    assert first == date(2019, 6, 12)
    # Counted from the US entry (December 2020) a filing in July 2025 would still be free.
    assert sep.late_continuation_fee(first, date(2025, 7, 1)).amount == 2700
    with pytest.raises(CourseError, match="a foreign priority and a provisional do not count"):
        sep.earliest_benefit_date(family[:2])
    with pytest.raises(CourseError, match="did you mean PCT application"):
        sep.earliest_benefit_date([("PCT applicaton", date(2019, 6, 12))])


@pytest.mark.parametrize(
    ("more", "words"),
    [({"entity": "tiny"}, "no entity"), ({"on": date(2025, 6, 1)}, "before the application")],
)
def test_a_late_fee_with_wrong_facts(more, words):
    with pytest.raises(CourseError, match=words):
        sep.late_continuation_fee(date(2019, 1, 7), date(2025, 6, 2), **more)


def test_a_table_without_the_office_says_so():
    with pytest.raises(CourseError, match=r"no row for BR; it knows CN, EP, JP, KR, US"):
        sep.divisional_window("BR", {})


def test_a_release_can_slip():
    frame = sep.milestones("Rel-16")
    assert list(frame["when"]) == ["2020-07-03", "2020-07-03"]
    assert list(frame["planned_before"]) == ["2020-03-20", "2020-06-19"]
    assert set(sep.milestones("Rel-18")["status"]) == {"planned"}
    assert len(sep.milestones()) == 10
    with pytest.raises(CourseError, match="did you mean Rel-1"):
        sep.milestones("Rel-19")


def test_every_rule_has_two_names_and_a_source():
    found = rules.rule_ids("sep.")
    assert len(found) == 3
    for id in found:
        for version in rules.versions(id):
            assert version.en and version.zh and version.cite and version.source, id
            assert version.review_by > version.checked, id
