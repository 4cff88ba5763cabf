"""Case files of the trademark module: the same everywhere, fair, and always settled."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from course_utils.law.madrid import (
    basic_falls,
    dependency_end,
    individual_fee,
    member,
    opposition,
    priority_end,
    priority_kept,
    refusal_end,
    registration_date,
    renewal,
    response_end,
    safeguard,
    transformation_end,
)
from course_utils.law.periods import end_of_period
from course_utils.lessons.cases import case_file, slips
from course_utils.lessons.cases.madrid import case as madrid
from course_utils.lessons.cases.madrid import slips as madrid_slips
from course_utils.lessons.cases.madrid.squatter import REMEDIES

PLOTS = [plot for plots in madrid.plots().values() for plot in plots]


@pytest.fixture(scope="module")
def thousand():
    return [case_file("madrid", f"student-{number}") for number in range(1000)]


# The cases of these students were read once and written down: they must never change.
KNOWN = {
    "s003": ("late forwarding", "YUELING", "TR CZ NO BY CU JP", "CO EM CH SG", date(2023, 1, 4)),
    "s004": ("safeguard", "XIWEI", "AU AM CZ JP BG OA", "IT EM KR TR", date(2023, 1, 11)),
    "s016": ("month end", "ZHIJIN", "JP AM US CU ES OA", "CH KR US TR", date(2023, 2, 21)),
}


@pytest.mark.parametrize("student", KNOWN)
def test_a_student_has_the_same_case_on_every_machine(student):
    case, (trap, brand, members, renewed, filed) = case_file("madrid", student), KNOWN[student]
    assert (case.trap, case.brand) == (trap, brand)
    assert " ".join(case.registration.members) == members
    assert " ".join(case.renewed.members) == renewed
    assert case.registration.filed == filed


def test_traps_are_spread_evenly_and_cases_differ(thousand):
    traps = Counter(case.trap for case in thousand)
    assert set(traps) == set(madrid.TRAPS)
    assert all(200 <= count <= 300 for count in traps.values())
    assert len({str(case).replace(case.student, "") for case in thousand}) == 1000
    assert len({case.company for case in thousand}) == 10
    assert len({case.plot for case in thousand}) == len(PLOTS) == 96


def test_every_mark_has_the_kinds_of_members_that_the_exercise_is_about(thousand):
    for case in thousand:
        new, on = case.registration, case.registration.filed
        assert len(set(new.members)) == 6 and 4 <= case.classes <= 6
        fees = {
            code: individual_fee(code, "designation", 4, on)
            for code in new.members
            if member(code).individual_fee
        }
        assert [part.part for part in fees["JP"].parts] == ["first", "second"]
        one, three = (individual_fee(case.block_member, "designation", n, on).total for n in (1, 3))
        assert one == three < fees[case.block_member].total
        guarded = [code for code in new.members if safeguard("CN", code).applies]
        assert len(guarded) == 2 and case.block_member not in guarded and "JP" not in guarded
        assert len(fees) == 5


def test_every_late_renewal_has_a_guarded_member_and_one_dearer_in_grace(thousand):
    for case in thousand:
        old, due = case.renewed, case.renewal_due
        assert len(set(old.members)) == 4 and len(old.mark.classes) in (4, 5)
        free = [code for code in old.members if not safeguard("CN", code).applies]
        assert len(free) == 3
        classes = len(old.mark.classes)
        dearer = [
            code
            for code in free
            if individual_fee(code, "renewal", classes, due).total
            < individual_fee(code, "renewal in grace", classes, due).total
        ]
        assert len(dearer) == 1
        assert madrid_slips.renewal_bill(case).sure


def test_no_misconception_gives_the_right_amount(thousand):
    for case in thousand[:300]:
        for right, wrong in (
            (madrid_slips.application_bill(case).due_now, madrid_slips.application_slips(case)),
            (madrid_slips.renewal_bill(case).total, madrid_slips.renewal_slips(case)),
        ):
            amounts = list(wrong.values())
            assert right not in amounts and min(amounts) > 0
            assert len(set(amounts)) == len(amounts)
            assert all(type(amount) is Decimal for amount in amounts)


def test_every_remedy_is_asked_for_and_beyond_doubt(thousand):
    found = Counter(file.remedy for case in thousand for file in case.squatter)
    assert set(found) == set(REMEDIES)
    assert min(found.values()) > 400
    for case in thousand:
        assert len(case.squatter) == 3
        for file in case.squatter:
            check_file(file)


def check_file(file) -> None:
    if file.published:
        end = opposition("CN", file.published).day
        assert end and end < date(2027, 1, 1) and abs((end - file.today).days) >= 5
        assert (file.registered is None) == (file.today <= end)
        assert file.registered is None or end < file.registered < file.today
    elif file.registered:
        five_years = end_of_period(file.registered, 5, "year")
        assert abs((five_years - file.today).days) > 30
        assert file.used or file.today > five_years


def case_of(plot: madrid.Plot):
    members = ("JP", "NO", plot.guarded, "BG", plot.ordinary, "US")
    return madrid.Registration(
        madrid.Mark("X", (7, 9, 11, 35), False),
        madrid.Basic("CN", plot.basic_filed, priority=plot.basic_filed),
        plot.received_by_origin,
        plot.received_by_ib,
        members=members,
    )


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: f"{p.trap}-{p.basic_filed}-{p.issued}")
class TestPlot:
    def test_every_answer_is_settled_and_no_end_falls_on_a_closed_day(self, plot):
        new = case_of(plot)
        found = [
            priority_end(plot.basic_filed),
            transformation_end(plot.cancellation_recorded, "Office of origin", "JP"),
            response_end(plot.refused_by, "ex officio", events(plot)),
        ]
        others = ("AM", "BY", "BG", "CU", "AU", "SG", "TR", "GE")
        wide = madrid.Registration(
            new.mark,
            new.basic,
            new.filed,
            new.received_by_ib,
            members=tuple(dict.fromkeys((*new.members, *others))),
        )
        found += [refusal_end(wide, code, plot.notified) for code in wide.members]
        for limit in found:
            assert limit.day and limit.day == limit.nominal, limit.key

    def test_the_order_of_events(self, plot):
        assert date(2022, 12, 18) <= plot.received_by_origin <= date(2023, 3, 31)
        assert plot.received_by_origin < plot.received_by_ib < plot.notified < plot.issued
        assert plot.issued < plot.sent_to_wipo <= plot.received_by_wipo < plot.transmitted
        assert plot.transmitted < plot.received_by_holder
        assert plot.attack_began < plot.basic_ceased < plot.cancellation_recorded

    def test_nothing_is_close_to_a_limit(self, plot):
        new = case_of(plot)
        two_months = end_of_period(plot.received_by_origin, 2, "month")
        assert abs((plot.received_by_ib - two_months).days) >= 7
        end = refusal_end(new, plot.refused_by, plot.notified).day
        assert abs((plot.sent_to_wipo - end).days) >= 10
        five_years = dependency_end(new).day
        assert abs((plot.attack_began - five_years).days) >= 8
        assert abs((plot.basic_ceased - five_years).days) >= 10

    def test_the_renewal_is_missed_by_weeks_and_can_be_made_up(self, plot):
        day = plot.renewal_registered
        old = madrid.Registration(
            madrid.Mark("X", (9,), False), madrid.Basic("CN", day), day, day + timedelta(days=20)
        )
        calendar = renewal(old)
        due, grace = (calendar[key] for key in ("renewal_due.1", "renewal_grace.1"))
        assert due.nominal >= date(2026, 8, 23)  # from then on the amounts are known
        assert timedelta(weeks=3) <= plot.renewal_paid - due.nominal <= timedelta(weeks=17)
        assert plot.renewal_paid < grace.nominal and grace.nominal.weekday() < 5

    def test_the_opposition_abroad_is_settled(self, plot):
        limit = opposition(plot.opposed_at, plot.published, route="designation")
        assert (limit.day or limit.safe_day) == limit.nominal
        assert limit.nominal.weekday() < 5
        assert not date(2026, 12, 21) <= limit.nominal <= date(2027, 1, 4)

    def test_it_has_its_trap_and_no_other(self, plot):
        new = case_of(plot)
        late = registration_date(plot.received_by_origin, plot.received_by_ib).day
        assert (late == plot.received_by_ib) == (plot.trap == "late forwarding")
        assert bool(priority_kept(new)) == (plot.trap != "late forwarding")
        too_late = plot.sent_to_wipo > refusal_end(new, plot.refused_by, plot.notified).day
        assert too_late == (plot.trap == "safeguard")
        counted = ((plot.basic_filed, 6), (plot.notified, 18), (plot.cancellation_recorded, 3))
        misled = [has_a_month_end(day, months) for day, months in counted]
        assert all(misled) if plot.trap == "month end" else not any(misled)
        if plot.trap != "late forwarding":
            assert pending(plot, new) == (plot.trap == "pending attack")

    def test_ignoring_its_trap_costs_points(self, plot):
        assert points_at_stake(plot) >= 4


def events(plot: madrid.Plot) -> dict[str, date]:
    return {
        "office_issue": plot.issued,
        "office_sends_to_wipo": plot.sent_to_wipo,
        "wipo_receives": plot.received_by_wipo,
        "wipo_transmits": plot.transmitted,
        "holder_receipt": plot.received_by_holder,
    }


def pending(plot: madrid.Plot, new) -> bool:
    falls = basic_falls(new, plot.basic_ceased, plot.attack_began)
    return bool(falls) and plot.basic_ceased > dependency_end(new).day


def points_at_stake(plot: madrid.Plot) -> int:
    """Add up the points of what comes out otherwise when the trap is overlooked."""
    if plot.trap == "late forwarding":
        return 8 + 4 + 4  # registration date, dependency, priority
    if plot.trap in ("safeguard", "pending attack"):
        return 4  # the row of question 8
    worth = [(plot.basic_filed, 6, 4), (plot.notified, 18, 6), (plot.cancellation_recorded, 3, 4)]
    return max(
        sum(points for day, months, points in worth if way(day, months) != end(day, months))
        for way in WAYS
    )


WAYS = (slips.run_over, slips.stay_at_month_end)


def end(day: date, months: int) -> date:
    return end_of_period(day, months, "month")


def has_a_month_end(day: date, months: int) -> bool:
    return any(way(day, months) != end(day, months) for way in WAYS)


def test_the_papers_hold_what_the_questions_ask_for():
    text = str(case_file("madrid", "s003"))
    for fact in (
        "2022年9月1日",  # the basic application
        "Reproduction in colour, as on our boxes. No colour is claimed.",
        "7, 10, 11, 37, 42 (5 classes)",
        "member 4: Belarus (BY)",
        "2023年1月4日",
        "International Bureau of WIPO: 28 March 2023",
        "designated Offices on 24 July 2023",
        "Issued by the Office: 2 May 2024",
        "asks CNIPA on 1 March 2028",
        "records a cancellation on 26 October 2028",
        "(国际注册日): 20 October 2016",
        "30 November 2026: I pay WIPO today",
        "published for opposition on 7 October 2026",
        "yueling-shop.com",
    ):
        assert fact in text


def test_the_fee_tables_show_the_tariffs_of_their_days():
    case = case_file("madrid", "s003")
    table = case.application_fee_table()
    assert table.columns[0] == "WIPO, tariff of 4 January 2023"
    assert list(table["CHF"][:4]) == ["653", "903", "100", "100"]
    rows = {tuple(row[:-1]): row[-1] for row in table.itertuples(index=False)}
    assert rows["Czechia (CZ)", ""] == "none declared"
    assert rows["Japan (JP)", "declared fee, first part"] == "77 for one class, 58 for each more"
    assert rows["Norway (NO)", "declared fee"] == "216 for 3 classes, 61 for each more"
    late = case.renewal_fee_table()
    assert late.columns[0] == "WIPO, tariff of 20 October 2026"
    rows = {tuple(row[:-1]): row[-1] for row in late.itertuples(index=False)}
    assert rows["surcharge", "in the period of grace"] == "50% of the basic fee, not rounded"
    assert rows["European Union (EM)", "declared fee for renewal"] == (
        "789 for one class, 48 the second, 144 each more"
    )
    assert rows["Colombia (CO)", "declared fee, in the period of grace"] == (
        "206 for one class, 101 for each more"
    )


def test_the_table_of_response_times_has_the_row_that_the_question_needs(thousand):
    case = case_file("madrid", "s035")
    rows = [tuple(row) for row in case.response_time_table().itertuples(index=False)]
    assert ("Belarus (BY)", "ex officio", "3 months", "receipt by the holder") in rows
    for case in thousand[:200]:
        table = case.response_time_table()
        refused = table[table["member"].str.contains(f"({case.plot.refused_by})", regex=False)]
        assert "ex officio" in list(refused["ground"])


def test_the_table_of_opposition_periods_has_old_and_new_law():
    table = case_file("madrid", "s035").opposition_period_table()
    rows = [tuple(row) for row in table.itertuples(index=False)]
    assert [row[-1] for row in rows if row[0] == "Republic of Korea (KR)"] == [
        "2 months",
        "30 days",
    ]
    assert [row[-2] for row in rows if row[:2] == ("European Union (EM)", "by Madrid")] == [
        "1 month after republication by the Office",
        "6 months after republication by the Office",
    ]


def test_no_cell_of_a_table_is_cut_off(thousand):
    for case in thousand[:100]:
        for table in (
            case.application_fee_table(),
            case.renewal_fee_table(),
            case.response_time_table(),
            case.opposition_period_table(),
        ):
            assert table.map(len).max().max() < 50  # pandas shows no more in a notebook
