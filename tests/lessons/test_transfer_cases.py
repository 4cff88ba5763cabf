"""Case files on technology transfer: the same everywhere, fair, and always settled."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest

from course_utils.law import periods
from course_utils.law.transfer import (
    export_path,
    licence_beside_open_licence,
    licence_clocks,
    licence_recordal,
    open_licence,
    registration,
    royalty_rate,
)
from course_utils.lessons.cases import case_file
from course_utils.lessons.cases.transfer import case as transfer
from course_utils.lessons.cases.transfer import money, slips
from course_utils.lessons.cases.transfer import papers as transfer_papers
from course_utils.lessons.cases.transfer.facts import PARTNERS, REQUESTS

PLOTS = [plot for plots in transfer.plots().values() for plot in plots]
TABLES = {
    slips.plans: slips.plan_slips,
    slips.decisions: slips.decision_slips,
    slips.days: slips.day_slips,
    slips.requests: slips.request_slips,
    slips.terms: slips.term_slips,
    slips.judgements: slips.judgement_slips,
}


@pytest.fixture(scope="module")
def thousand():
    return [case_file("transfer", f"student-{number}") for number in range(1000)]


# The cases of these students were read once and written down: they must never change.
KNOWN = {
    "s002": ("no relief", "Xiwei", date(2026, 2, 6), "prohibited affiliate visitor", 3_060_000),
    "s003": ("running royalty", "Qinghe", date(2026, 6, 8), "dual use restricted service", 2610000),
    "s004": ("later effect", "Shanhu", date(2026, 1, 28), "affiliate service home", 4_060_000),
    "s005": ("use in China", "Shanhu", date(2026, 2, 3), "home restricted service", 1_780_000),
}


@pytest.mark.parametrize("student", KNOWN)
def test_a_student_has_the_same_case_on_every_machine(student):
    case = case_file("transfer", student)
    trap, company, applied, plans, upfront = KNOWN[student]
    assert (case.trap, case.company.split()[0]) == (trap, company)
    assert (case.plot.applied, " ".join(case.plans)) == (applied, plans)
    assert case.family.offer.upfront == upfront


def test_traps_are_spread_evenly_and_cases_differ(thousand):
    traps = Counter(case.trap for case in thousand)
    assert set(traps) == set(transfer.TRAPS)
    assert all(200 <= count <= 300 for count in traps.values())
    assert len({str(case).replace(case.student, "") for case in thousand}) == 1000
    assert len({case.company for case in thousand}) == 10
    assert len({case.plot for case in thousand}) == len(PLOTS) == 96


def test_no_letter_is_always_right(thousand):
    for right in (slips.plans, slips.requests, slips.terms, slips.judgements):
        letters = defaultdict(Counter)
        for case in thousand[:200]:
            for row, letter in right(case).items():
                letters[row][letter] += 1
        for row, counted in letters.items():
            assert len(counted) >= 2 and max(counted.values()) <= 165, (row, counted)


def test_the_law_answers_the_questions_of_colleagues_as_they_are_marked():
    on = date(2026, 5, 6)
    assert REQUESTS["ordinary beside open"] == "A"
    assert licence_beside_open_licence(on, "ordinary").allowed
    assert REQUESTS["exclusive beside open"] == "D"
    assert not licence_beside_open_licence(on, "exclusive").allowed
    assert REQUESTS["utility model"] == "C"
    assert "evaluation report" in open_licence(on, "utility model").answer


def test_every_amount_is_a_whole_number_of_yuan_and_its_treaty_is_in_force(thousand):
    for case in thousand:
        for amount in (money.arrives(case), money.rent_tax(case), money.year_tax(case)):
            assert amount == int(amount)
        assert money.reward(case).amount == int(money.reward(case).amount)
    for partner in PARTNERS:
        for kind in ("royalty", "equipment"):
            assert royalty_rate(partner, kind, date(2026, 5, 6)).status == "in force"
    assert royalty_rate("HK", "royalty", date(2026, 5, 6)).status == "in force"


def test_the_relief_matters_for_every_income_of_the_year(thousand):
    for case in thousand:
        abroad, sold = money.incomes(case)
        assert 1_000_000 < abroad < 5_000_000 < sold
        covered = slips.terms(case)["relief"] == "A"
        assert covered == (case.trap != "no relief")
    reasons = Counter(slips.terms(case)["relief"] for case in thousand)
    assert min(reasons[letter] for letter in "BC") > 80


def amounts_of(case):
    values = case.family.values
    return (
        (money.arrives(case), money.arrives_slips(case), 0),
        (money.rent_tax(case), money.rent_slips(case), 0),
        (money.year_tax(case), money.year_slips(case), 0),
        (money.reward(case).amount, money.reward_slips(case), 0),
        (values["keep"], money.own_slips(case), 2 * money.WITHIN),
        (values["licence"], money.offer_slips(case), 2 * money.WITHIN),
    )


def test_no_misconception_gives_the_right_amount(thousand):
    for case in thousand[:150]:
        for right, wrong, apart in amounts_of(case):
            assert min(wrong.values()) > 0
            for slip, amount in wrong.items():
                assert type(amount) is Decimal and abs(amount - right) > apart, slip


def test_no_misconception_is_the_right_cell(thousand):
    for case in thousand[:100]:
        for right, wrong in TABLES.items():
            cells = right(case)
            for slip, rows in wrong(case).items():
                assert all(cells[row] != cell for row, cell in rows.items()), slip


def test_one_way_to_use_the_family_is_clearly_the_best(thousand):
    best = Counter()
    for case in thousand:
        values = case.family.values
        low, high = sorted(values.values())[1:]
        assert high - low > high / 20
        assert case.family.offer.headline > high and case.family.offer.upfront > 100_000
        assert case.family.own.last_year >= 2030  # the last milestone is paid for a living patent
        best[case.family.best] += 1
    assert all(280 <= count <= 390 for count in best.values()) and len(best) == 3


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: f"{p.trap}-{p.applied}-{p.theirs}")
class TestPlot:
    def test_the_order_of_events(self, plot):
        assert plot.ours < plot.theirs < plot.paid < plot.today <= date(2026, 12, 1)
        assert plot.theirs <= plot.effective < plot.paid
        assert plot.today > date(2026, 3, 1)  # the Foreign Trade Law of 2025
        if plot.first_base:
            assert plot.effective < plot.first_base < plot.statement < plot.paid
        clocks = licence_clocks("export", plot.applied, contract=plot.filed)
        assert clocks["export_review"].day + timedelta(days=7) < plot.filed < plot.today

    def test_every_day_is_settled_and_no_period_ends_on_a_closed_day(self, plot):
        clocks = licence_clocks("export", plot.applied, contract=plot.filed)
        base = plot.first_base
        ends = [
            registration(plot.effective, first_base=base, royalty=bool(base)),
            licence_recordal(plot.effective),
        ]
        assert all(end.day and end.day == end.nominal for end in ends)
        assert plot.today < min(end.day for end in ends)
        days = [clock.day for clock in clocks]
        assert all(day and day.year == 2026 for day in (*days, *(end.day for end in ends)))
        received = (plot.applied, plot.filed, plot.ours, plot.theirs, plot.paid)
        assert not any(periods.closed_reason("CN", day) for day in received)

    def test_holidays_change_both_counts(self, plot):
        clocks = licence_clocks("export", plot.applied, contract=plot.filed)
        pairs = ((plot.applied, 30, "export_review"), (plot.filed, 15, "export_contract_review"))
        worked = 0
        for start, count, key in pairs:
            days = (start + timedelta(days=n) for n in range(1, 90))
            mondays_to_fridays = [day for day in days if day.weekday() < 5]
            assert mondays_to_fridays[count - 1] != clocks[key].day
            open_ones = [day for day in mondays_to_fridays if not periods.closed_reason("CN", day)]
            worked += open_ones[count - 1] != clocks[key].day
        assert worked  # a weekend day that is a working day lies in one of the two at least

    def test_it_has_its_trap_and_no_other(self, plot):
        assert bool(plot.first_base) == bool(plot.statement) == (plot.trap == "running royalty")
        assert bool(plot.agreed) == (plot.trap == "later effect")
        assert max(plot.ours.day, plot.theirs.day, plot.effective.day) <= 28


def test_ignoring_a_trap_costs_points(thousand):
    by_trap = {case.trap: case for case in thousand}
    for trap, case in by_trap.items():
        plot, right, terms = case.plot, slips.days(case), slips.terms(case)
        sixty = {day + timedelta(days=60) for day in (plot.theirs, plot.effective)}
        assert (right["register by"] not in sixty) == (trap == "running royalty")
        assert (right["takes effect"] != plot.theirs) == (trap == "later effect")
        assert (terms["vat"] == "B") == (trap == "use in China")
        assert (terms["relief"] != "A") == (trap == "no relief")


def test_the_licence_abroad_goes_all_the_way(thousand):
    for case in thousand[:100]:
        path = export_path(case.transfer, case.plot.today)
        assert path.blocked is None
        assert path["registration"].clocks[0].day == slips.days(case)["register by"]


def test_the_holidays_in_the_file_are_those_of_the_tables():
    lines = " ".join(transfer_papers._holidays().lines)
    in_2026 = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    closed = {day for day in in_2026 if periods.closed_reason("CN", day) and day.weekday() < 5}
    worked = {day for day in in_2026 if day.weekday() > 4 and not periods.closed_reason("CN", day)}
    off = {(1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7)}
    assert closed == {
        date(2026, month, day)
        for month, first, last in off
        for day in range(first, last + 1)
        if date(2026, month, day).weekday() < 5
    }
    for month, first, last in off:
        assert f"{first} to {last} {date(2026, month, 1):%B}" in lines
    assert worked == {
        date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9),
        date(2026, 9, 20), date(2026, 10, 10),
    }  # fmt: skip


def test_an_amount_is_read_as_the_nearest_that_it_can_stand_for():
    wrong = {"a slip": Decimal(50_000)}
    assert money.meant("CNY 41,000.00", Decimal(40_500), wrong) == 40_500
    assert money.meant(50_900, Decimal(40_500), wrong) == 50_000
    assert money.meant("44000", Decimal(40_500), wrong) == 44_000


def test_the_papers_hold_what_the_questions_ask_for():
    text = str(case_file("transfer", "s003"))
    for fact in (
        "on the dual-use list (两用物项)",
        "among the restricted technology",
        "received complete: 2026年6月8日",
        "received complete: 2026年9月22日",
        "Signed for the licensor: 2026年7月14日",
        "Signed for the licensee: 22 July 2026",
        "closed its first account on 4 September 2026",
        "came in on 17 September 2026",
        "in its plants in Denmark (DK) only, not in China",
        "Term: 10 years",
        "Tsing Ridge Ltd, Hong Kong (HK)",
        "CNY 1,621,800.00, value added tax of 6% included",
        "CNY 1,260,000.00 without value added tax",
        "receipts CNY 2,240,000.00, cost CNY 490,000.00, related taxes CNY 27,000.00",
        "public university in Hangzhou",
        "2030 CNY 34,000,000.00; 2031",
        "expires at the end of 2030",
        "4: 0.6830",
        "a chance of 70%; once it has come",
    ):
        assert fact in text
