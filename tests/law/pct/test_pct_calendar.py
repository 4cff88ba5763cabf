"""The PCT calendar against worked examples, and its behaviour as a whole."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.law import rules
from course_utils.law.pct import (
    Application,
    Event,
    PriorityClaim,
    after_disruption,
    calendar,
    event_names,
    excuses,
)
from course_utils.law.pct.events import event_name

CASES = yaml.safe_load(Path(__file__).with_name("pct_cases.yaml").read_text(encoding="utf-8"))


def application(given):
    facts = dict(given)
    facts.pop("offices", None)
    facts["priorities"] = [PriorityClaim(**claim) for claim in facts.get("priorities", ())]
    facts["events"] = [Event(**event) for event in facts.get("events", ())]
    return Application(**facts)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_example(case):
    given = case["given"]
    found = calendar(application(given), given.get("offices", ()))
    for key, wanted in case["expect"].items():
        step = found[key]
        if isinstance(wanted, date):
            assert step.day == wanted, key
            continue
        for name in {"nominal", "day"} & set(wanted):
            assert getattr(step, name) == wanted[name], (key, name)
        assert wanted.get("says", "") in " ".join(step.steps), key
    for key in case.get("absent", ()):
        assert key not in found


def everything_known():
    at_office = {"national_entry", "national_invitation", "sis_unity_notice"}
    events = [Event(name, date(2026, 5, 5), office="US") for name in at_office]
    events += [Event(n, date(2026, 5, 5)) for n in event_names() if n not in at_office]
    return Application(
        date(2025, 10, 24),
        "CN",
        [PriorityClaim(date(2024, 8, 30), "CN")],
        search_copy_received=date(2025, 11, 3),
        isr_sent=date(2025, 12, 10),
        demand_filed=date(2026, 2, 2),
        isa="CN",
        events=events,
    )


def test_every_rule_appears_once_its_event_is_known():
    known = everything_known()
    found = calendar(known, ["CN", "LU", "US", "EP"])
    shown = {step.rule.id for step in found}
    shown |= {step.rule.id for step in calendar(Application(date(2025, 8, 28), "CN"), ["LU", "US"])}
    shown |= {step.rule.id for step in calendar(application_of_2018())}
    shown |= {
        step.rule.id
        for step in excuses(
            found["search_fee"], noticed=date(2025, 12, 1), disruption=date(2025, 11, 20)
        )
    }
    shown |= {"pct.priority_correction_grace"}  # no step: see the worked examples
    of_the_calendar = {
        id for id in rules.rule_ids("pct.") if rules.versions(id)[0].source.count("Applicant's")
    }
    assert of_the_calendar <= shown


def test_rules_and_events_know_each_other():
    named = set()
    for id in rules.rule_ids("pct."):
        for version in rules.versions(id):
            if version.phase:
                named |= {period.after for period in version.periods} | {version.given}
    assert set(event_names()) <= named | {"preliminary_fees_paid"}
    silent = {name for name in named if name and event_name(name) == name}
    assert silent == {"priority_claim", "former_article_22"}  # conditions, not events


def application_of_2018():
    return Application(
        date(2018, 3, 9), "CN", [PriorityClaim(date(2017, 3, 10), "CN")],
        isr_sent=date(2018, 7, 20), demand_filed=date(2018, 12, 3), ipea="CN",
    )  # fmt: skip


def test_steps_come_in_the_order_of_their_days_and_open_ones_last():
    found = calendar(everything_known(), ["US", "JP", "UY"])
    days = [step.day or step.safe_day or step.nominal for step in found]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert days[len(known) :] == [None] * (len(days) - len(known))
    assert not found["national_phase.UY"].nominal


def test_a_later_end_that_is_open_has_a_day_that_is_safe():
    facts = Application(date(2025, 3, 14), "CN", [PriorityClaim(date(2024, 3, 15), "CN")])
    found = calendar(facts)
    assert found["demand"].safe_day == date(2026, 1, 15)  # 22 months
    assert found["art19"].safe_day == date(2025, 7, 15)  # 16 months
    assert found["isr"].safe_day is None  # nothing for the applicant to do


def test_without_chosen_offices_the_general_limit_is_open():
    step = calendar(Application(date(2025, 8, 28), "CN"))["national_phase_ch1"]
    assert (step.nominal, step.day) == (date(2028, 2, 28), None)
    assert step.steps[-1] == "The Office where this is due is not known; name it."


def test_an_unknown_office_is_answered_with_the_nearest():
    with pytest.raises(CourseError, match=r"no Office 'Germnay'; did you mean .*DE"):
        calendar(Application(date(2025, 8, 28), "CN"), ["Germnay"])


def test_an_office_may_be_named_as_text_or_by_name_and_counts_once():
    found = calendar(Application(date(2025, 8, 28), "CN"), ["jp ", "Japan", "JP"])
    assert [step.key for step in found if step.key.startswith("national_phase")] == [
        "national_phase.JP"
    ]
    assert "national_phase.JP" in calendar(Application(date(2025, 8, 28), "CN"), "JP")


def test_authorities_that_differ_in_closed_days_leave_the_demand_open():
    facts = Application(
        date(2025, 3, 14),
        "KR",  # search and examination by AT, AU, JP, KR or SG
        [PriorityClaim(date(2024, 3, 15), "KR")],
        isr_sent=date(2025, 11, 17),
    )
    step = calendar(facts)["demand"]  # 3 months end on 17 February 2026, Lunar New Year
    assert step.day is None
    assert "18 February 2026 at SG" not in " ".join(step.steps)  # 17 and 18 are holidays there
    assert "19 February 2026 at SG" in step.steps[-1]
    assert "17 February 2026 at JP" in step.steps[-1]


def test_a_limit_not_reached_by_the_rules_of_excuse():
    found = calendar(
        Application(date(2025, 8, 28), "CN", [PriorityClaim(date(2024, 8, 30), "CN")]), ["CN"]
    )
    for key in ("priority_period", "national_phase.CN", "late_entry.CN"):
        with pytest.raises(CourseError, match="neither the priority period nor the limits"):
            excuses(found[key])


def test_excuses_after_a_missed_limit():
    missed = calendar(Application(date(2025, 8, 28), "US"))["transmittal_fee"]
    assert missed.day == date(2025, 9, 29)  # 28 September 2025 is a Sunday
    found = excuses(missed, noticed=date(2025, 10, 6))
    # force majeure: 6 months from 29 September = 29 March 2026, a Sunday
    assert found["excuse_force_majeure"].day == date(2026, 3, 30)
    # mail: 1 month from 6 October = 6 November; 6 months from the limit end later
    assert found["excuse_mail"].day == date(2025, 11, 6)
    assert found["excuse_office_outage"].day is None
    assert "excuse_general_disruption" not in found
    assert excuses(missed)["excuse_mail"].day is None


def test_a_limit_inside_a_general_disruption_ends_on_the_day_after_it():
    missed = calendar(Application(date(2025, 8, 28), "US"))["transmittal_fee"]
    # the period ends on Friday 10 October; Monday 13 October 2025 is Columbus Day
    day, steps = after_disruption(missed, date(2025, 9, 22), date(2025, 10, 10))
    assert day == date(2025, 10, 14)
    assert "first day after it, 14 October 2025 (Rule 82quater.3)" in steps[-1]
    assert after_disruption(missed, date(2025, 10, 1), date(2025, 10, 10))[0] == missed.day


def test_a_general_disruption_lasts_two_months_at_most():
    missed = calendar(Application(date(2025, 8, 28), "US"))["transmittal_fee"]
    with pytest.raises(CourseError, match="at most until 22 November 2025"):
        after_disruption(missed, date(2025, 9, 22), date(2025, 11, 24))


def test_an_open_limit_cannot_be_missed():
    open_step = calendar(Application(date(2025, 8, 28), "CN"))["art19"]
    with pytest.raises(CourseError, match="art19 is open"):
        excuses(open_step)
