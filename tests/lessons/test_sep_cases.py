"""Case files on essential patents: the same everywhere, fair, and always settled."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

import pytest

from course_utils.law.periods import closed_reason, end_of_period
from course_utils.law.sep import rate
from course_utils.lessons.cases import case_file
from course_utils.lessons.cases.sep import case as sep
from course_utils.lessons.cases.sep import choices, days, money
from course_utils.lessons.cases.sep import facts as sep_facts

PLOTS = [plot for plots in sep.plots().values() for plot in plots]
TABLES = {
    days.papers: days.paper_slips,
    days.safe_days: days.safe_day_slips,
    days.windows: days.window_slips,
    choices.figures: choices.figure_slips,
    choices.disputes: choices.dispute_slips,
}
AMOUNTS = {
    money.late_fee: money.late_fee_slips,
    money.cheapest: money.cheapest_slips,
    money.top_down_royalty: money.top_down_slips,
    money.past_royalty: money.past_slips,
    lambda case: case.study.essential_5g: money.essential_slips,
}


@pytest.fixture(scope="module")
def thousand():
    return [case_file("sep", f"student-{number}") for number in range(1000)]


# The cases of these students were read once and written down: they must never change.
KNOWN = {
    "s002": ("six years", "Quming", date(2026, 2, 13), "hasty offer", "ZA", 1200),
    "s007": ("before the meeting", "Lanfeng", date(2026, 3, 9), "no calculation", "MX", 720),
    "s010": ("priority year", "Lanfeng", date(2026, 4, 22), "full offer", "MX", 600),
    "s078": ("early registration", "Quming", date(2026, 3, 19), "yes", "EG", 1020),
}


@pytest.mark.parametrize("student", KNOWN)
def test_a_student_has_the_same_case_on_every_machine(student):
    case = case_file("sep", student)
    trap, company, filed, history, market, declared = KNOWN[student]
    assert (case.trap, case.company.split()[0]) == (trap, company)
    assert (case.plot.first_filed, case.history) == (filed, history)
    assert (case.market, case.study.declared) == (market, declared)


def test_traps_are_spread_evenly_and_cases_differ(thousand):
    traps = Counter(case.trap for case in thousand)
    assert set(traps) == set(sep.TRAPS)
    assert all(200 <= count <= 300 for count in traps.values())
    assert len({str(case).replace(case.student, "") for case in thousand}) == 1000
    assert len({case.company for case in thousand}) == 10
    assert len({case.plot for case in thousand}) == len(PLOTS) == 96


def test_no_answer_is_always_right(thousand):
    for right in (choices.figures, choices.disputes):
        letters = defaultdict(Counter)
        for case in thousand[:300]:
            for row, letter in right(case).items():
                letters[row][letter] += 1
        for row, counted in letters.items():
            assert len(counted) >= 4 and max(counted.values()) <= 150, (row, counted)
    for right in (days.plan, days.leaked, money.late_fee):
        counted = Counter(right(case) for case in thousand[:300])
        assert len(counted) >= 3 and max(counted.values()) <= 170, counted


def test_no_misconception_gives_a_right_amount(thousand):
    for case in thousand:
        for right, wrong in AMOUNTS.items():
            amounts = list(wrong(case).values())
            assert right(case) not in amounts and min(amounts) >= 0
            assert len(set(amounts)) == len(amounts) >= 3
            assert all(type(amount) is Decimal for amount in amounts)


def test_no_misconception_is_a_right_cell_or_list(thousand):
    for case in thousand[:200]:
        for right, wrong in TABLES.items():
            cells = right(case)
            for slip, rows in wrong(case).items():
                assert all(cells[row] != cell for row, cell in rows.items()), slip
        for right, wrong in ((days.plan, days.plan_slips), (days.leaked, days.leak_slips)):
            assert all(set(given) != set(right(case)) for given in wrong(case).values())


def test_every_amount_is_exact_to_the_cent_without_rounding_on_the_way(thousand):
    for case in thousand:
        exact = (money._from_the_top(case, money._end(case)), money._past(case))
        assert all(abs(amount - round(amount, 2)) < Decimal("1e-15") for amount in exact)


def test_any_offer_may_be_the_cheapest_and_each_by_a_clear_margin(thousand):
    cheapest, binding = Counter(), Counter()
    for case in thousand:
        due, offers = money.offer_royalties(case), case.offers
        first, second, _third = sorted(due.values())
        assert second > first * Decimal("1.03")
        cheapest[min(due, key=due.get)] += 1
        each = offers.price * offers.percent / 100
        counted = (offers.units - offers.free_units) * offers.per_unit
        binding[each > offers.royalty_cap, counted > offers.annual_cap] += 1
        assert each != offers.royalty_cap and counted != offers.annual_cap
    assert min(cheapest.values()) > 250
    assert len(binding) == 4 and min(binding.values()) > 200


def test_the_sample_is_not_the_rate_of_all_owners_taken_for_granted(thousand):
    for case in thousand:
        study = case.study
        assert study.declared * study.found % sep_facts.SAMPLE == 0
        assert study.essential_5g * 10 != study.declared != study.essential_5g * 5


def test_every_leak_is_clearly_inside_or_outside_each_period(thousand):
    for case in thousand:
        leak = case.leak
        assert leak.day < leak.first < leak.abroad < case.plot.today
        assert leak.abroad <= end_of_period(leak.first, 12, "month")
        for months in (6, 12):
            end = end_of_period(leak.day, months, "month")
            assert all(abs((day - end).days) >= 9 for day in (leak.first, leak.abroad))
        assert all(day.weekday() < 5 for day in (leak.day, leak.first, leak.abroad))


def test_six_figures_of_all_kinds_are_quoted(thousand):
    for case in thousand:
        assert len(set(case.figures)) == 6
        assert set(choices.figures(case).values()) == set("ABCDE")
    quoted = Counter(name for case in thousand for name in case.figures)
    assert set(quoted) == {name for names in sep_facts.FIGURES.values() for name in names}


STATUSES = {
    "A": {"court, settled", "court, appeal", "announced rate"},
    "B": {"court, vacated", "court, replaced", "pool, replaced"},
    "C": {"claim", "offer"},
    "D": {"announced cap", "interim"},
    "E": {"court, final", "court, first instance", "announced rate", "pool"},
}


def test_the_letter_of_a_figure_is_that_of_its_status():
    for letter, names in sep_facts.FIGURES.items():
        for found in map(rate, names):
            assert found.status in STATUSES[letter], found
            assert found.is_rate == (letter in "AE") and not found.conflict
            if letter in "AE":
                assert ("5G" in found.standard) == (letter == "A")


# What is owed next, told by hand: Europe and China.
OWED = {
    "nothing named": "AA",
    "silence": "BB",
    "hasty offer": "BB",
    "yes": "DC",
    "telephone": "DD",
    "no calculation": "DE",
    "full offer": "EE",
}


def test_who_owes_the_next_step_of_each_history(thousand):
    by_history = {case.history: case for case in thousand}
    assert set(by_history) == set(OWED) == set(sep_facts.HISTORIES)
    for history, case in by_history.items():
        found = choices.disputes(case)
        assert found["Europe"] + found["China"] == OWED[history]


def test_injunction_and_pool_follow_their_facts(thousand):
    outlook = {(False, True): "A", (True, False): "B", (False, False): "C", (True, True): "D"}
    for case in thousand[:200]:
        found = choices.disputes(case)
        assert found["injunction"] == outlook[case.faults]
        made, sold = "CN" in case.pool_in, case.market in case.pool_in
        assert found["pool"] == {(1, 0): "A", (0, 1): "B", (1, 1): "C", (0, 0): "D"}[made, sold]


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: f"{p.trap}-{p.submitted}-{p.kr_decided}")
class TestPlot:
    def test_the_order_of_events(self, plot):
        assert plot.submitted <= (plot.stamped or plot.submitted)
        assert plot.submitted < plot.meeting < plot.today < plot.next_submitted < plot.next_meeting
        assert plot.today < plot.abroad <= end_of_period(plot.first_filed, 12, "month")
        assert plot.priority < plot.pct <= end_of_period(plot.priority, 12, "month")
        assert plot.pct < plot.us_filed <= end_of_period(plot.priority, 30, "month")
        assert plot.today < plot.continuation and plot.us_patented.weekday() == 1
        assert plot.ep_granted.weekday() == 2

    def test_no_period_ends_on_a_closed_day(self, plot):
        case = case_of(plot)
        for office, day in days.windows(case).items():
            assert day and not closed_reason(office, day), office
        for office, day in days.safe_days(case).items():
            assert day and not closed_reason(office, day), office
        assert not closed_reason("CN", days.papers(case)["next filing by"])

    def test_no_month_end_gets_in_the_way(self, plot):
        for day, months in ((plot.cn_notice, 2), (plot.kr_decided, 3)):
            assert end_of_period(day, months, "month").day == day.day < 31

    def test_nothing_is_close_to_a_limit(self, plot):
        case = case_of(plot)
        public = case.paper.disclosed
        assert abs((plot.first_filed - public).days) >= 2
        end = end_of_period(public, 12, "month")
        assert abs((plot.abroad - end).days) >= 4
        for start in (plot.priority, plot.pct, plot.us_filed):
            for years in (6, 9):
                end = end_of_period(start, years, "year")
                assert abs((plot.continuation - end).days) >= 14

    def test_it_has_its_trap_and_no_other(self, plot):
        case = case_of(plot)
        public = case.paper.disclosed
        between = public <= plot.first_filed < plot.meeting
        assert between == (plot.trap == "before the meeting")
        in_grace = plot.abroad <= end_of_period(public, 12, "month")
        assert in_grace == (plot.trap != "priority year")
        early = [plot.kr_registered, plot.jp_registered]
        assert all(early) if plot.trap == "early registration" else not any(early)
        fees = {
            money._fee(case, start, "large") for start in (plot.priority, plot.pct, plot.us_filed)
        }
        assert (len(fees) > 1) == (plot.trap == "six years")

    def test_ignoring_its_trap_costs_points(self, plot):
        assert points_at_stake(plot) >= 4


def case_of(plot: sep.Plot) -> sep.SepCase:
    """Return a case with these dates; what else is in it does not matter."""
    any_case = case_file("sep", "s002")
    facts = {name: getattr(any_case, name) for name in any_case.__dataclass_fields__}
    return sep.SepCase(**facts | {"plot": plot, "trap": plot.trap})


def points_at_stake(plot: sep.Plot) -> int:
    """Add up the points of what comes out otherwise when the trap is overlooked."""
    case = case_of(plot)
    if plot.trap == "before the meeting":
        seen = sep.Contribution(plot.meeting, plot.submitted, plot.meeting).disclosed
        return 3 + 10 if seen != case.paper.disclosed else 0
    if plot.trap == "priority year":
        return 4 if days.plan(case) == ("US",) else 0
    if plot.trap == "early registration":
        late = {"JP": end_of_period(plot.jp_decided, 30, "day"),
                "KR": end_of_period(plot.kr_decided, 3, "month")}  # fmt: skip
        return sum(2 for office, day in late.items() if days.windows(case)[office] < day)
    others = (plot.priority, plot.us_filed)
    right = money.late_fee(case)
    return 6 if any(money._fee(case, day, case.entity) != right for day in others) else 0


def test_the_papers_hold_what_the_questions_ask_for():
    text = str(case_file("sep", "s078"))
    for fact in (
        "Sent in: 9 April 2026",
        "Time stamp on the public server: 27 April 2026",
        "presented: 21 April 2026",
        "2026年3月19日",
        "all four on 4 March 2027",
        "goes to the server on 6 November 2026",
        "On 11 April 2025 a supplier",
        "2025年8月29日",
        "Chinese priority: 19 May 2026",
        "received on 2026年9月16日",
        "Bulletin of 4 November 2026",
        "issues on 3 November 2026",
        "sent on 9 September 2026, after no appeal. Accounts paid the fee at once: registration on "
        "18 September 2026.",
        "registration on 23 September 2026",
        "(PCT) that designates the United States: 6 December 2018",
        "continuation (继续申请) of it on 26 October 2026",
        "small entity",
        "1,020 families for 5G, of 60,000",
        "1.7 % of all royalties",
        "figure 2: USD 0.175 (InterDigital v Lenovo [2023] EWHC 539 (Pat))",
        "0.6 % of the net selling price of a gateway, USD 1.18 a gateway at most",
        "USD 1.24 a gateway; the first 30,000 gateways",
        "USD 753,000.00 once, for 3 years",
        "Gateways: 200,000",
        "drew 60 by lot",
        "5 are essential",
        "take 4.341 % to 5.273 % of the net selling price",
        "lower end",
        "USD 600,000.00 once, for 2,000,000 gateways",
        "factor of 0.7",
        "59,000 gateways in 2024 and 76,000 in 2025",
        "No charts.",
        "none of the two countries",
    ):
        assert fact in text


def test_the_table_of_fees_has_both_steps_and_three_entities():
    table = case_file("sep", "s002").late_fee_table()
    assert [tuple(row)[:3] for row in table.itertuples(index=False)] == [
        ("6 years", "large", "2,700"), ("6 years", "small", "1,080"), ("6 years", "micro", "540"),
        ("9 years", "large", "4,000"), ("9 years", "small", "1,600"), ("9 years", "micro", "800"),
    ]  # fmt: skip


def test_the_table_of_figures_says_what_became_of_each(thousand):
    table = case_file("sep", "s002").figure_table()
    assert list(table["figure"]) == [1, 2, 3, 4, 5, 6]
    known = dict(zip(table["value"], table["what is known"], strict=True))
    assert known["EUR 3.00"] == "one rate for all markets, asked for by the licensor"
    assert known["0.314 %"].startswith("vacated on 2019-12-05")
    for case in thousand[:100]:
        assert not case.figure_table().isin([""]).any().any()
