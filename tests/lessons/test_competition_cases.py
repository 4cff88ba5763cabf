"""Case files on trade secrets: the same everywhere, fair, and always settled."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

import pytest

from course_utils.law.competition import audit, law_on, limitation
from course_utils.law.periods import end_of_period
from course_utils.lessons.cases import case_file
from course_utils.lessons.cases.competition import case as competition
from course_utils.lessons.cases.competition import money, slips

PLOTS = [plot for plots in competition.plots().values() for plot in plots]
NEW_TEXT, NEW_THRESHOLDS = date(2025, 10, 15), date(2025, 4, 26)
TABLES = {
    slips.audits: slips.audit_slips,
    slips.law: slips.law_slips,
    slips.burdens: slips.burden_slips,
    slips.limits: slips.limit_slips,
    slips.sanctions: slips.sanction_slips,
    slips.replies: slips.reply_slips,
    slips.forums: slips.forum_slips,
    lambda case: {"first day": case.act.first, "last day": case.act.last}: slips.act_slips,
}


@pytest.fixture(scope="module")
def thousand():
    return [case_file("competition", f"student-{number}") for number in range(1000)]


# The cases of these students were read once and written down: they must never change.
KNOWN = {
    "s003": ("licence fee", "Shanhu", date(2025, 11, 20), "own drawings bought", "4"),
    "s004": ("ended before", "Quming", date(2025, 6, 5), "customers own bought", "2.5"),
    "s005": ("repeat offender", "Zhijin", date(2025, 11, 24), "bought own customers", "3"),
    "s006": ("crossing act", "Hengtuo", date(2025, 7, 4), "drawings customers employer", "3.5"),
}


@pytest.mark.parametrize("student", KNOWN)
def test_a_student_has_the_same_case_on_every_machine(student):
    case = case_file("competition", student)
    trap, company, copied, replies, multiple = KNOWN[student]
    assert (case.trap, case.company.split()[0]) == (trap, company)
    assert (case.plot.copied, " ".join(case.replies)) == (copied, replies)
    assert case.china.multiple == Decimal(multiple)


def test_traps_are_spread_evenly_and_cases_differ(thousand):
    traps = Counter(case.trap for case in thousand)
    assert set(traps) == set(competition.TRAPS)
    assert all(200 <= count <= 300 for count in traps.values())
    assert len({str(case).replace(case.student, "") for case in thousand}) == 1000
    assert len({case.company for case in thousand}) == 10
    assert len({case.plot for case in thousand}) == len(PLOTS) == 96


def test_no_letter_is_always_right(thousand):
    for right in (slips.audits, slips.law, slips.burdens, slips.replies, slips.forums):
        letters = defaultdict(Counter)
        for case in thousand[:200]:
            for row, letter in right(case).items():
                letters[row][letter] += 1
        for row, counted in letters.items():
            assert len(counted) >= 2 and max(counted.values()) <= 165, (row, counted)


def test_one_information_holds_and_two_fail_in_different_elements(thousand):
    for case in thousand[:200]:
        found = [audit(piece.evidence, case.act.last) for piece in case.information]
        assert [one.holds for one in found].count(True) == 1
        failing = [one.gaps[0].element for one in found if not one.holds]
        assert len(set(failing)) == 2 and all(len(one.gaps) <= 1 for one in found)
        assert [one.failing for one in case.information] == [
            "" if one.holds else one.gaps[0].element for one in found
        ]


def test_measures_lie_clearly_before_or_after_the_act(thousand):
    for case in thousand:
        for piece in case.information:
            if piece.measures_on:
                days = (piece.measures_on - case.plot.copied).days
                assert (days >= 10) == (piece.failing == "measures")
                assert abs(days) >= 10 and piece.measures_on > case.plot.joined


def test_no_misconception_gives_the_right_amount(thousand):
    for case in thousand:
        for right, wrong in (
            (money.claim(case).total, money.claim_slips(case)),
            (money.us_claim(case).total, money.us_slips(case)),
        ):
            amounts = list(wrong.values())
            assert right not in amounts and min(amounts) > 0
            assert len(set(amounts)) == len(amounts)
            assert all(type(amount) is Decimal for amount in (right, *amounts))
            assert right == int(right)


def test_no_misconception_is_the_right_cell(thousand):
    for case in thousand[:100]:
        for right, wrong in TABLES.items():
            cells = right(case)
            for slip, rows in wrong(case).items():
                assert all(cells[row] != cell for row, cell in rows.items()), slip


def test_the_better_base_is_better_by_far(thousand):
    larger = Counter()
    for case in thousand:
        china = case.china
        if china.fee:
            assert case.trap == "licence fee" and china.loss is china.gain is None
            continue
        assert abs(china.gain - china.loss) > china.loss / 20
        # The measure of profit changes the sum, not which of the two is larger.
        other = china.gain_by_the_other_measure
        assert (china.gain > china.loss) == (other > china.loss)
        larger[case.trap, china.gain > china.loss] += 1
    assert set(larger) == {
        ("crossing act", True), ("ended before", True), ("repeat offender", True),
        ("repeat offender", False),
    }  # fmt: skip


def test_no_amount_of_the_police_is_close_to_a_threshold(thousand):
    lines = [100_000, 300_000, 1_000_000, 2_500_000, 3_000_000]
    for case in thousand:
        loss, gain = case.police.loss, case.police.gain
        both = loss + gain
        assert all(abs(amount - line) >= 20_000 for amount in (loss, gain, both) for line in lines)
        assert not case.china.loss or loss < case.china.loss
        # Adding them up, which is wrong, always reaches a line that neither reaches alone.
        line = 300_000 if loss < 300_000 else 3_000_000
        assert max(loss, gain) < line < both


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: f"{p.trap}-{p.copied}-{p.named}")
class TestPlot:
    def test_the_order_of_events(self, plot):
        assert NEW_THRESHOLDS < plot.copied < plot.left < plot.offered < plot.last <= plot.today
        assert plot.offered < plot.discovered < plot.named < plot.today
        assert (plot.copied - plot.joined).days > 600
        assert date(2026, 8, 1) < plot.today < date(2026, 11, 15)

    def test_every_clock_is_settled_and_ends_on_an_open_day(self, plot):
        for country, start in (("CN", plot.named), ("US", plot.discovered)):
            first = limitation(
                country,
                knew_harm=plot.discovered,
                knew_obligor=plot.named,
                act_started=plot.copied,
                act_ended=plot.last,
            )[0]
            assert first.day == first.nominal == end_of_period(start, 3, "year")
            assert first.day.weekday() < 5

    def test_it_has_its_trap_and_no_other(self, plot):
        old, crossing = plot.last < NEW_TEXT, plot.copied < NEW_TEXT <= plot.last
        assert old == (plot.trap == "ended before")
        assert crossing == (plot.trap == "crossing act")
        text = law_on("CN", competition.Act(plot.copied, plot.last)).text
        assert text == ("AUCL 2019" if old else "AUCL 2025")
        two_years = end_of_period(plot.fined, 2, "year")
        assert (two_years >= plot.copied) == (plot.trap == "repeat offender")
        if plot.trap == "repeat offender":
            assert plot.joined < plot.fined

    def test_nothing_is_close_to_a_limit(self, plot):
        assert abs((plot.copied - NEW_TEXT).days) >= 7 and abs((plot.last - NEW_TEXT).days) >= 7
        assert abs((end_of_period(plot.fined, 2, "year") - plot.copied).days) >= 90
        assert plot.last == plot.today or (plot.today - plot.last).days >= 30


def test_ignoring_a_trap_costs_points(thousand):
    by_trap = {case.trap: case for case in thousand}
    wrong = {
        "crossing act": lambda c: slips.law(c)["text"] == "C",
        "ended before": lambda c: (
            (slips.law(c), slips.sanctions(c)["fine"])
            == ({"text": "A", "articles": "A", "base": "A"}, "B")
        ),
        "licence fee": lambda c: slips.law(c)["base"] == "D",
        "repeat offender": lambda c: slips.sanctions(c)["crime"] == "E",
    }
    for trap, has_it in wrong.items():
        assert has_it(by_trap[trap])
        assert not any(has_it(case) for other, case in by_trap.items() if other != trap)


def test_the_papers_hold_what_the_questions_ask_for():
    text = str(case_file("competition", "s004"))
    for fact in (
        "2025年6月5日, 22:40",
        "Last working day: 2025年6月10日",
        "Last use and last delivery: 2025年8月26日",
        "15 December 2025: a customer shows me",
        "26 January 2026: now we know",
        "952 units. Our profit on each: CNY 3,500.00",
        "1,379 units. Operating profit (营业利润) on each: CNY 3,850.00",
        "infringing is its business",
        "2.5 times the base",
        "lawyers CNY 190,000.00, expert CNY 70,000.00, notary CNY 8,000.00",
        "USD 383,000.00",
        "Of it USD 180,000.00",
        "USD 197,000.00",
        "CNY 1,850,000.00",
        "on 7 November 2022",
        "subsidiary in Ohio",
        "Wish 3: Money for the sales lost in China",
    ):
        assert fact in text
