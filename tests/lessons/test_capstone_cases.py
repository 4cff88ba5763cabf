"""Case files of the capstone: the same everywhere, fair, and always settled."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from course_utils.law import madrid, pct, section337, transfer
from course_utils.law.periods import closed_reason, end_of_period
from course_utils.law.plan import quarter_of
from course_utils.lessons import answers
from course_utils.lessons.cases import case_file
from course_utils.lessons.cases.capstone import case as capstone
from course_utils.lessons.cases.capstone import facts as capstone_facts
from course_utils.lessons.cases.capstone import plan as capstone_plan
from course_utils.lessons.cases.capstone import slips as capstone_slips
from course_utils.lessons.cases.capstone import sums as capstone_sums

PLOTS = [plot for plots in capstone.plots().values() for plot in plots]
LATE = {
    "late entry": "pct.national_phase.",
    "late filing": "sep.filing",
    "late mark": "madrid.application",
    "late registration": "transfer.registration",
}


@pytest.fixture(scope="module")
def thousand():
    return [case_file("capstone", f"student-{number}") for number in range(1000)]


# The cases of these students were read once and written down: they must never change.
KNOWN = {
    "s031": ("late entry", "XIWEI", "US EM CH AU", date(2027, 12, 1), 313_000),
    "s027": ("late filing", "LANFENG", "US VN EM AU", date(2028, 1, 26), 260_000),
    "s009": ("late mark", "YUELING", "IT AU US EM", date(2027, 8, 19), 288_000),
}


@pytest.mark.parametrize("student", KNOWN)
def test_a_student_has_the_same_case_on_every_machine(student):
    case = case_file("capstone", student)
    trap, brand, members, served, ceiling = KNOWN[student]
    assert (case.trap, case.brand, case.ceiling) == (trap, brand, ceiling)
    assert " ".join(case.registration.members) == members
    assert case.plot.served == served


def test_traps_are_spread_evenly_and_cases_differ(thousand):
    traps = Counter(case.trap for case in thousand)
    assert set(traps) == set(capstone.TRAPS)
    assert all(200 <= count <= 300 for count in traps.values())
    assert len({str(case).replace(case.student, "") for case in thousand}) == 1000
    assert len({case.company for case in thousand}) == 10
    assert len({case.plot for case in thousand}) == len(PLOTS) == 96


def test_one_act_is_late_and_it_is_the_trap(thousand):
    for case in thousand:
        late = case.acts[capstone_slips.late(case)]
        assert late.key.startswith(LATE[case.trap])
        assert len(case.plan.late()) == 1
        assert len(capstone_slips.free(case)) == 4


def test_letters_tell_nothing(thousand):
    free = Counter(letter for case in thousand for letter in capstone_slips.free(case))
    late = Counter(capstone_slips.late(case) for case in thousand)
    gone = Counter(case.letter(case.to_give_up) for case in thousand)
    assert set(free) == set(late) == set(gone) == set(capstone.LETTERS)
    assert min(free.values()) > 330 and min(late.values()) > 60 and min(gone.values()) > 60


def test_what_is_drawn_is_spread(thousand):
    assert min(Counter(case.trial.way for case in thousand).values()) > 400
    assert min(Counter(case.to_give_up for case in thousand).values()) > 180
    assert min(Counter(case.promised for case in thousand).values()) > 180
    assert min(Counter(case.licence.partner for case in thousand).values()) > 180
    larger = Counter(case.secret.gain > case.secret.loss for case in thousand)
    assert min(larger.values()) > 400


def test_one_act_alone_may_go_and_nothing_is_close_to_the_ceiling(thousand):
    for case in thousand:
        free = capstone.free_to_go(case.promised)
        enough = [key for key in free if case.cost(key) >= case.excess]
        assert case.to_give_up == min(enough, key=case.cost) != case.promised
        assert all(abs(case.cost(key) - case.excess) > 2500 for key in free)
        assert len(set(capstone_sums.ceiling_slips(case).values())) == 9


def test_the_ways_out_are_far_apart(thousand):
    for case in thousand:
        costs = sorted(map(case.trial.expected, capstone_facts.WAYS))
        assert costs[1] > costs[0] * Decimal("1.1")
        for way in capstone_facts.WAYS:
            assert all(branch.cost % 1 == 0 for branch in case.trial.branches(way))


def test_the_free_units_end_in_the_second_quarter_of_each_year(thousand):
    for case in thousand:
        for units in case.pool.units.values():
            assert units < case.pool.free < 2 * units


def test_the_budget_adds_up_and_no_quarter_is_empty(thousand):
    for case in thousand[:200]:
        assert tuple(case.budget) == capstone.QUARTERS
        total = case.plan.total("CNY", capstone_plan.KNOWN_ON)
        assert sum(case.budget.values()) == total
        assert all(case.budget.values())
        acts = [*case.acts.values()]
        days = [act.on for act in acts] + [case.plot.income_1, case.plot.income_2]
        assert len(set(days)) == 12 and all(day.weekday() < 5 for day in days)
        assert {quarter_of(day) for day in days} == set(capstone.QUARTERS)


def test_the_engine_pays_what_the_board_s_rates_say(thousand):
    for case in thousand[:100]:
        for act in case.acts.values():
            assert all(line.later is False for line in (act.sheet.lines if act.sheet else ()))
        mark = case.acts[case.letter("madrid.application")].sheet.totals()
        # What is known on the day of the plan is what the engine takes for the planned day.
        assert mark["CHF"] == capstone_sums.mark_fees(case)


def test_board_rates():
    # 7.4326 CNY a euro on 30 October 2026: / 1.1172, / 0.9194, 100 / 175.68, 100 / 1491.76.
    rates = {code: str(capstone_plan.board_rate(code)) for code in ("USD", "CHF", "JPY", "KRW")}
    assert rates == {"USD": "6.6529", "CHF": "8.0842", "JPY": "4.2308", "KRW": "0.4982"}
    assert capstone_plan.in_yuan(Decimal(532_000), "JPY") == Decimal("22507.86")
    assert capstone_plan.in_yuan(Decimal(5), "CNY") == 5


@pytest.mark.parametrize(
    ("members", "classes", "amount"),
    [
        (("US", "EM", "GB", "VN"), 5, 5018),  # 853; 2,300; 1,269; 240 + 4 x 64; 100
        (("US", "EM", "SG", "UA"), 5, 5847),  # 853; 2,300; 1,269; 5 x 265; 100
        (("US", "EM", "AU", "IT"), 4, 4686),  # 753; 1,840; 1,125; 4 x 217; 100
    ],
)
def test_fees_of_the_mark(thousand, members, classes, amount):
    case = next(
        case
        for case in thousand
        if set(case.registration.members) >= set(members[:3])
        and len(case.registration.mark.classes) == classes
    )
    assert capstone_sums.mark_fees(case) == amount


def test_no_misconception_is_right(thousand):
    for case in thousand[:150]:
        right = capstone_slips.right_days(case)
        for name, slips in (
            ("filing", capstone_slips.filing_slips),
            ("mark", capstone_slips.mark_slips),
            ("registration", capstone_slips.registration_slips),
            ("response", capstone_slips.response_slips),
            ("limitation", capstone_slips.limitation_slips),
        ):
            assert right[name] not in slips(case).values()
        assert capstone_slips.late(case) not in capstone_slips.late_slips(case).values()
        assert capstone_slips.free(case) not in capstone_slips.free_slips(case).values()
        assert case.letter(case.to_give_up) not in capstone_sums.ceiling_slips(case).values()
        fees = capstone_sums.mark_slips(case).values()
        assert capstone_sums.mark_fees(case) not in fees and len(set(fees)) == len(fees)
        entries = capstone_slips.entries(case)
        for wrong in capstone_slips.entry_slips(case).values():
            assert any(entries[row] != day for row, day in wrong.items())


def test_no_misjudged_sum_is_right(thousand):
    for case in thousand[:150]:
        for right, slips in (
            (case.budget, capstone_sums.budget_slips(case)),
            (case.expected, capstone_sums.risk_slips(case)),
        ):
            for slip, wrong in slips.items():
                assert wrong, slip
                assert all(abs(right[row] - amount) > 100 for row, amount in wrong.items()), slip


def is_ordinary(day: date) -> bool:
    """Say whether China works on a day whatever is announced yet: no weekend, no holiday near."""
    near = (day + timedelta(days=n) for n in range(-1, 2))
    return day.weekday() < 5 and not any(
        closed_reason("CN", other) and other.weekday() < 5 for other in near
    )


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: f"{p.trap}-{p.priority}-{p.meeting}")
class TestPlot:
    def test_last_days_in_china_and_at_the_epo_are_ordinary_days(self, plot):
        mark = madrid.priority_end(plot.mark_filed)
        registered = transfer.registration(plot.effective)
        sued = capstone_plan.limitation(plot)
        for limit in (mark, registered, sued):
            assert limit.day == limit.nominal and is_ordinary(limit.day)
        europe = pct.national_phase(capstone_plan.application(plot), "EP")
        assert (europe.day or europe.safe_day) == europe.nominal

    def test_elsewhere_a_closed_day_comes_before_the_last_day(self, plot):
        application = capstone_plan.application(plot)
        us, third = (pct.national_phase(application, code) for code in ("US", plot.third))
        assert us.day > us.nominal
        assert third.day and (third.day > third.nominal) == (plot.third == "JP")
        answer = capstone_plan.response(plot)
        added = {"mail": 10, "express": 5}[plot.how]
        assert answer.day > plot.served + timedelta(days=20 + added)
        # The first and the twentieth day are business days: nothing else moves the end.
        assert section337.is_business_day(plot.served + timedelta(days=1))
        assert section337.is_business_day(plot.served + timedelta(days=20))

    def test_the_order_of_events(self, plot):
        assert plot.priority < plot.filed < end_of_period(plot.priority, 12, "month")
        assert plot.submitted < plot.stamped < plot.meeting - timedelta(days=5)
        assert plot.signed < plot.effective < plot.registration
        assert plot.signed < capstone_plan.KNOWN_ON and plot.mark_filed < capstone_plan.KNOWN_ON
        assert plot.instituted < plot.served
        assert plot.taken < plot.harm < plot.obligor < capstone_plan.KNOWN_ON
        assert plot.income_1 < plot.income_2

    def test_the_late_act_looks_fine_to_who_counts_wrongly(self, plot):
        thirty_one = end_of_period(plot.priority, 31, "month")
        assert max(plot.entry_us, plot.entry_ep, plot.entry_third) < thirty_one
        assert plot.first_filing < plot.meeting
        assert plot.mark < end_of_period(plot.mark_filed, 12, "month")
        assert plot.registration < end_of_period(plot.effective, 3, "month")
        # An act in time looks late to who counts from the signature, or 30 months for the EPO.
        assert plot.registration > plot.signed + timedelta(days=60)
        us = pct.national_phase(capstone_plan.application(plot), "US").day
        assert plot.entry_ep > us


def test_the_papers_hold_what_the_questions_ask_for():
    text = str(case_file("capstone", "s031"))
    for fact in (
        "1 USD = CNY 6.6529",
        "100 JPY = CNY 4.2308",
        "2024年11月15日",
        "office 3: Japan (JP)",
        "its time stamp, on 15 July 2027",
        "2026年10月13日",
        "Classes 7, 10, 35, 37 (4 classes)",
        "takes effect on 14 January 2027",
        "and GBP 90,000.00 on 30 October 2028",
        "10% of 60% of the gross",
        "first 17,400 units are free",
        "by mail (邮寄) to China on 1 December 2027",
        "45%: USD 4,000,200.00; 25.3%: USD 6,650,000.00",
        "and of us on 9 July 2026",
        "multiple (惩罚性赔偿倍数) of 2",
        "27 May 2027: Enter the national phase: JP. Fees JPY 192,000, services JPY 340,000",
        "Fees: question 9; services CNY 2,100.00",
        "may cost CNY 313,000.00 at most",
    ):
        assert fact in text


def test_the_fee_table_shows_the_tariff_of_the_day_of_the_plan(thousand):
    table = case_file("capstone", "s031").mark_fee_table()
    assert table.columns[0] == "WIPO, tariff of 30 October 2026"
    rows = {tuple(row[:-1]): row[-1] for row in table.itertuples(index=False)}
    assert rows["Switzerland (CH)", "declared fee"] == "400 for 3 classes, 50 for each more"
    for case in thousand[:100]:
        assert case.mark_fee_table().map(len).max().max() < 50  # pandas shows no more
        guarded = [c for c in case.registration.members if madrid.safeguard("CN", c).applies]
        assert len(guarded) == 1


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("-1,234.50", "-1234.50"),
        ("−1,234.50", "-1234.50"),
        ("- CNY 1234.5", "-1234.5"),
        ("CNY -1234.50", "-1234.50"),
        ("(1,234.50)", "-1234.50"),
        ("1,234.50元", "1234.50"),
        (-1234.5, "-1234.5"),
        (0, "0"),
    ],
)
def test_amounts_below_zero_are_read(written, amount):
    assert capstone.in_yuan(written) == Decimal(amount)


@pytest.mark.parametrize("written", ["USD -5", "5-6", "minus five", "--5", "(-5)", "(5"])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(answers.NotAnAnswer):
        capstone.in_yuan(written)
