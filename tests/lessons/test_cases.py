"""Case files: the same for the same student everywhere, fair, and always solvable."""

from collections import Counter
from datetime import date, timedelta

import pandas as pd
import pytest

from course_utils.errors import CourseError
from course_utils.law.pct import (
    late_entry,
    national_phase,
    priority_period,
    publication,
    restoration_window,
)
from course_utils.law.pct.calendar import calendar
from course_utils.law.pct.fees import filing_fees
from course_utils.law.periods import closed_reason, end_of_period
from course_utils.law.tables import in_force
from course_utils.lessons.cases import case_file, slips
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.pct import case as pct

PLOTS = [plot for plots in pct.plots().values() for plot in plots]


@pytest.fixture(scope="module")
def thousand():
    return [case_file("pct", f"student-{number}") for number in range(1000)]


# The cases of these students were read once and written down: they must never change.
KNOWN = {
    "s007": ("month end", "Mingwei Chip", date(2024, 10, 8), 53, "IT BE NL LV AT PL"),
    "s001": ("restoration", "Chaoyu Magn", date(2024, 8, 30), 57, "ES IE GR SE BE IT"),
    "王小明": ("withdrawn priority", "Xiwei Batt", date(2024, 9, 27), 47, "SE CY NL SI NO DE"),
}


@pytest.mark.parametrize("student", KNOWN)
def test_a_student_has_the_same_case_on_every_machine(student):
    case, (trap, company, filing, sheets, europe) = case_file("pct", student), KNOWN[student]
    assert case.trap == trap
    assert case.company.startswith(company)
    assert case.application.filing_date == filing
    assert case.all_sheets == sheets
    assert " ".join(case.europe) == europe


def test_a_draw_is_the_digest_of_module_student_and_name():
    # printf 'pct\nann\ntrap' | sha256sum gives 8dcf...7984; as a number it ends in 740.
    assert Draw("pct", "ann").number("trap", 0, 999) == 740


@pytest.mark.parametrize("written", ["ANN-7", " ann-7 ", "ａｎｎ－７", "Ann-7\n"])
def test_an_id_may_be_written_carelessly(written):
    assert str(case_file("pct", written)) == str(case_file("pct", "ann-7"))


def test_a_number_is_an_id():
    assert str(case_file("pct", 2026001)) == str(case_file("pct", "2026001"))


@pytest.mark.parametrize(
    ("student", "sentence"),
    [
        ("", "Write your student id between the quotation marks"),
        ("  ", "Write your student id between the quotation marks"),
        (None, "between quotation marks"),
        (3.5, "between quotation marks"),
        ("---", "does not look like a student id"),
        ("x" * 101, "does not look like a student id"),
        ("a\x00b", "does not look like a student id"),
    ],
)
def test_no_id_no_case(student, sentence):
    with pytest.raises(CourseError, match=sentence):
        case_file("pct", student)


def test_an_unknown_module_is_named():
    with pytest.raises(CourseError, match="no case files for 'pcd'; there are some for pct"):
        case_file("pcd", "ann")


def test_traps_are_spread_evenly_and_cases_differ(thousand):
    traps = Counter(case.trap for case in thousand)
    assert set(traps) == set(pct.TRAPS)
    assert all(200 <= count <= 300 for count in traps.values())
    assert len({str(case).replace(case.student, "") for case in thousand}) == 1000
    assert len({case.company for case in thousand}) == 10


def test_each_plot_of_a_trap_is_used(thousand):
    used = {(case.trap, case.application) for case in thousand}
    assert len({(trap, a.filing_date, a.isr_sent) for trap, a in used}) > 85
    assert Counter(plot.trap for plot in PLOTS) == dict.fromkeys(pct.TRAPS, 24)


def test_every_case_of_a_thousand_has_a_fee_and_a_list(thousand):
    day = date(2024, 9, 2)
    for sheets, form in sorted({(case.all_sheets, case.filing_format) for case in thousand}):
        base = {"xml": 10620 - 2400 + 2100, "pdf": 10620 - 1600 + 2100}[form]
        total = filing_fees(day, "CN", sheets=sheets, filing=form, isa="CN").total("CNY")
        assert total == base + 120 * (sheets - 30)
    for case in thousand:
        assert len(set(case.europe)) == 6
        assert len(set(case.europe) & set(pct.EUROPE_CLOSED)) == 3
        # every sheet counts: each slip on sheets gives another amount
        assert case.all_sheets - 30 > case.sheets["request"]


def test_the_european_routes_are_those_of_the_table():
    for country in pct.EUROPE_OPEN + pct.EUROPE_CLOSED:
        for day in (date(2024, 8, 1), date(2025, 6, 30)):
            route = in_force("pct/national_phase", day, st3=country).route.item()
            assert route.startswith("closed") == (country in pct.EUROPE_CLOSED), country


def test_a_student_cannot_change_the_figures_of_others():
    mine = case_file("pct", "ann").figure_table()
    before = mine.copy()
    mine["CN"] = 0
    mine.columns.name = "changed"
    pd.testing.assert_frame_equal(case_file("pct", "bob").figure_table(), before)


def test_every_change_can_be_told_from_one_with_the_wrong_base():
    table = case_file("pct", "ann").figure_table()
    years = [(origin, *pair) for origin, pairs in pct.CHANGES.items() for pair in pairs]
    for origin, first, last in years:
        before, after = int(table.loc[first, origin]), int(table.loc[last, origin])
        change, wrong = 100 * (after - before) / before, 100 * (after - before) / after
        assert abs(round(change) - round(wrong)) > 1


def case_of(plot: pct.Plot):
    return pct._application(plot)


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: f"{p.trap}-{p.priority}-{p.filing}")
class TestPlot:
    def test_every_answer_is_settled(self, plot):
        application = case_of(plot)
        assert application.priority_date() == plot.priority
        assert priority_period(plot.priority, "CN").day
        assert restoration_window(plot.priority, "CN").day
        found = calendar(application)
        assert found["demand"].day and found["demand"].office == "CN"
        for office in ("US", "EP", "JP", "KR"):
            assert national_phase(application, office).day
        assert late_entry(application, "CN").day

    def test_days_at_the_international_bureau_need_no_list_of_its_closed_days(self, plot):
        published = publication(plot.priority)
        art19 = calendar(case_of(plot))["art19"]
        assert art19.nominal.weekday() < 5
        assert end_of_period(plot.priority, 18, "month").weekday() != 3
        for day in (published.expected, published.last_change, art19.nominal):
            assert not date(2024, 12, 20) <= day <= date(2025, 1, 3)
            assert day not in (date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 29))

    def test_no_end_falls_on_a_make_up_working_day(self, plot):
        for months in (12, 22, 32):
            day = end_of_period(plot.priority, months, "month")
            assert day.weekday() < 5 or closed_reason("CN", day)

    def test_the_missed_day_leaves_no_doubt(self, plot):
        application = case_of(plot)
        for office in ("US", "EP", "KR"):
            assert plot.found_on > national_phase(application, office).day
        late = late_entry(application, "CN")
        assert plot.found_on <= late.nominal or plot.found_on > late.day

    def test_fees_are_in_reach(self, plot):
        assert date(2024, 4, 4) <= plot.filing <= date(2024, 12, 31)

    def test_it_has_its_trap_and_no_other(self, plot):
        period = priority_period(plot.priority, "CN")
        assert (period.day != period.nominal) == (plot.trap == "closed day")
        late = plot.filing > period.day
        assert late == (plot.trap == "restoration")
        assert bool(plot.withdrawn_priority) == (plot.trap == "withdrawn priority")
        assert (plot.priority.day >= 30) == (plot.trap == "month end")

    def test_ignoring_its_trap_costs_points(self, plot):
        assert points_at_stake(plot) >= 6


def points_at_stake(plot: pct.Plot) -> int:
    """Add up the points of what comes out otherwise when the trap is overlooked."""
    if plot.trap == "closed day":
        return 8  # question 2; the restoration window moves with it
    right = worked_out(plot, lambda months: end_of_period(plot.priority, months, "month"))
    start = plot.withdrawn_priority or plot.filing
    ways = [lambda months: end_of_period(start, months, "month")]
    if plot.trap == "month end":
        ways = [
            lambda months: slips.run_over(plot.priority, months),
            lambda months: slips.stay_at_month_end(plot.priority, months),
        ]
    worth = {"published": 4, "art19": 6, "demand": 6, "US": 4, "JP": 4, "EP": 4, "CN": 4}
    naive = [worked_out(plot, way) for way in ways]
    return max(sum(worth[k] for k in right if right[k] != wrong[k]) for wrong in naive)


def worked_out(plot: pct.Plot, end) -> dict[str, date]:
    eighteen = end(18)
    months = {"US": 30, "JP": 30, "EP": 31, "CN": 32}
    return {
        "published": eighteen + timedelta(days=(3 - eighteen.weekday()) % 7),
        "art19": max(end(16), end_of_period(plot.isr_sent, 2, "month")),
        "demand": slips.open_day(end(22), "CN"),
        **{office: slips.open_day(end(n), office) for office, n in months.items()},
    }


def test_the_papers_hold_what_the_questions_ask_for():
    case = case_file("pct", "s003")
    text = str(case)
    for fact in (
        "2023年9月12日",  # the priority that stands
        "05/07/2023",  # the one that was withdrawn
        "18 September 2024",  # when its withdrawal was received
        "5 July 2024 (05.07.2024)",  # filing
        "28 November 2024",  # search report
        "request 5, description 33, claims 4, abstract 1, drawings 8",
        "Slovenia (SI)",
        "24 April 2026",
    ):
        assert fact in text
    assert "7/5/2024" in text  # the engineer writes the month first


def test_the_fee_table_shows_the_amounts_of_the_filing_date():
    table = case_file("pct", "s007").filing_fee_table()
    assert list(table["CNY"]) == ["0", "10,620", "120", "-1,600", "-2,400", "2,100"]
    assert table.columns[0] == "CNIPA, applications received on 8 October 2024"


def test_run_over_and_stay_at_month_end():
    assert slips.run_over(date(2023, 10, 31), 16) == date(2025, 3, 3)
    assert slips.run_over(date(2023, 10, 31), 30) == date(2026, 5, 1)
    assert slips.stay_at_month_end(date(2023, 9, 30), 16) == date(2025, 1, 31)
    assert slips.stay_at_month_end(date(2023, 9, 29), 16) == date(2025, 1, 29)
