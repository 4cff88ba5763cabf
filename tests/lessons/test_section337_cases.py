"""Case files of the section 337 module: the same everywhere, fair, and always settled."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from course_utils.law.section337 import Service, break_even, calendar, clock, review
from course_utils.law.section337.counting import federal_end, is_business_day
from course_utils.lessons.cases import case_file
from course_utils.lessons.cases.section337 import case as section337
from course_utils.lessons.cases.section337 import costs as section337_costs
from course_utils.lessons.cases.section337 import misjudged, slips
from course_utils.lessons.cases.section337.facts import BUILDER, STRANGER
from course_utils.lessons.cases.section337.sheets import sheets

PLOTS = [plot for plots in section337.plots().values() for plot in plots]
# Days on which the President closed the federal offices although they are no holidays.
CLOSED_BY_ORDER = {date(2024, 12, 24), date(2024, 12, 26), date(2025, 1, 9)}


@pytest.fixture(scope="module")
def thousand():
    return [case_file("section337", f"student-{number}") for number in range(1000)]


# The cases of these students were read once and written down: they must never change.
KNOWN = {
    "s011": ("friday", "Shanhu", "patent", "LEO", date(2023, 4, 5), 618_500),
    "s027": ("holiday at the end", "Mingwei", "patent", "GEO", date(2022, 9, 14), 3_240_000),
    "s010": ("holiday in a short period", "Hengtuo", "trade secret", "LEO", date(2022, 11, 9),
             2_190_000),
}  # fmt: skip


@pytest.mark.parametrize("student", KNOWN)
def test_a_student_has_the_same_case_on_every_machine(student):
    case = case_file("section337", student)
    trap, company, kind, order, served, default = KNOWN[student]
    assert (case.trap, case.kind, case.order.kind) == (trap, kind, order)
    assert case.company.startswith(company)
    assert case.plot.served == served
    assert section337_costs.costs(case)["default"] == default


def test_traps_are_spread_evenly_and_cases_differ(thousand):
    traps = Counter(case.trap for case in thousand)
    assert set(traps) == set(section337.TRAPS)
    assert all(130 <= count <= 205 for count in traps.values())
    assert len({str(case).replace(case.student, "") for case in thousand}) == 1000
    assert len({case.company for case in thousand}) == 10
    assert len({case.plot for case in thousand}) == len(PLOTS) == 96
    assert Counter(plot.trap for plot in PLOTS) == dict.fromkeys(section337.TRAPS, 16)


def test_claims_orders_and_bonds_are_mixed(thousand):
    assert min(Counter(case.kind for case in thousand).values()) > 200
    assert min(Counter(case.order.kind for case in thousand).values()) > 400
    assert min(Counter(case.bond_rule.shape for case in thousand).values()) > 400
    named_too = Counter(case.order.downstream for case in thousand if case.order.kind == "GEO")
    assert min(named_too.values()) > 200


def test_goods_are_stopped_let_in_and_left_open(thousand):
    letters = Counter(lot.letter for case in thousand for lot in case.lots)
    assert set(letters) == set("ABC") and min(letters.values()) > 500
    for case in thousand:
        lots = {lot.key: lot for lot in case.lots}
        assert len(lots) == 4 and {"stranger", "downstream"} < set(lots)
        assert len({lot.letter for lot in case.lots}) > 1
        general = case.order.kind == "GEO"
        assert lots["stranger"].goods.maker == STRANGER
        assert lots["stranger"].letter == ("A" if general else "B")
        assert lots["downstream"].goods.maker == BUILDER
        expected = ("A" if case.order.downstream else "C") if general else "B"
        assert lots["downstream"].letter == expected


def test_every_task_has_another_person(thousand):
    for case in thousand:
        assert len({task.who for task in case.tasks}) == 3
        assert "A" in {task.who for task in case.tasks}
    assert {task.key for case in thousand for task in case.tasks} == {
        *("answer", "stay", "confidential", "more time", "target date"),
        *("serve", "publish", "own staff"),
    }


def test_shipments_are_clear_of_the_ends_of_the_review(thousand):
    for case in thousand:
        ends = calendar(case.investigation)["presidential_review"].day
        first, *during, last = case.shipments
        assert first.day < case.plot.determination - timedelta(days=7)
        assert last.day > ends + timedelta(days=5)
        for shipment in during:
            assert case.plot.president_received + timedelta(days=3) < shipment.day
            assert shipment.day < ends - timedelta(days=5)
        assert all(s.value == s.units * case.price for s in case.shipments)


def test_no_misconception_gives_the_right_amount_or_list(thousand):
    for case in thousand[:300]:
        wrong = list(misjudged.bond_slips(case).values())
        assert misjudged.bond_due(case) not in wrong or case.bond_rule.amount == 100
        assert min(wrong) > 0
        right = misjudged.elements_shown(case)
        assert right == ({*"1234"} if case.kind in ("patent", "trademark") else {*"127"})
        assert all(numbers != right for numbers in misjudged.element_slips(case).values())
        for rows, answers in (
            (misjudged.lot_slips(case), {f"lot {n}": x.letter for n, x in enumerate(case.lots, 1)}),
            (misjudged.task_slips(case), {f"task {n}": x.who for n, x in enumerate(case.tasks, 1)}),
        ):
            assert all(
                letter != answers[row] for cells in rows.values() for row, letter in cells.items()
            )


def test_every_sheet_has_one_cheapest_way_before_and_after_the_letter():
    best = Counter()
    for sheet in sheets():
        case = with_sheet(sheet)
        for defence_cost in (None, sheet.defence_cost_then):
            costs = section337_costs.costs(case, defence_cost)
            first, second, *_others = sorted(costs.values())
            assert second >= first * Decimal("1.08")
            assert all(cost == int(cost) for cost in costs.values())
            best[section337_costs.cheapest(costs), bool(defence_cost)] += 1
    # Of 48 sheets none has the consent order: default sells longer and costs less.
    assert best == {
        **{("A", False): 8, ("C", False): 14, ("D", False): 14, ("E", False): 12},
        **{("A", True): 4, ("C", True): 12, ("D", True): 18, ("E", True): 14},
    }


def test_no_misjudged_cost_is_the_right_one():
    for sheet in sheets():
        case = with_sheet(sheet)
        right = section337_costs.costs(case)
        for slip, cells in section337_costs.cost_slips(case).items():
            assert all(cost != right[way] for way, cost in cells.items()), slip
        even = break_even(case.inputs(), "defence_cost", "full defence", "consent order")
        lost = case.sheet.profit_a_month * (case.sheet.months - sheet.estimates["trial_months"])
        assert even == right["consent order"] - sheet.estimates["p_violation"] * lost > 0
        assert even not in section337_costs.break_even_slips(case).values()


def with_sheet(sheet):
    number = 0
    while (case := case_file("section337", f"sheet-{number}")).sheet != sheet:
        number += 1
    return case


class Dated:
    """A case with nothing but the dates of a plot."""

    def __init__(self, plot):
        self.plot = plot
        self.investigation = section337._investigation(plot)
        self.interrogatories = Service(plot.interrogatories_served, "express", abroad=True)
        self.order_service = Service(plot.order_served, "electronic")

    def right(self) -> dict:
        found = calendar(self.investigation)
        order = review("other", self.order_service)
        return {
            "response": found["response"].day,
            "stay request": found["stay_request"].day,
            "interrogatories": clock("interrogatories", self.interrogatories).day,
            "target date": found["target_date"].day,
            "final ID": found["final_id"].day,
            "Order 6": order["petition_for_review"].day,
            "petition": found["petition_for_review"].day,
            "answer to it": found["response_to_petition"].day,
            "review ends": found["presidential_review"].day,
            "appeal": found["appeal"].day,
        }


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: f"{p.trap}-{p.served}-{p.order_served}")
class TestPlot:
    def test_every_answer_is_settled(self, plot):
        case = Dated(plot)
        right = case.right()
        assert all(right.values())
        # Nothing hangs on where the five days are added.
        response = calendar(case.investigation)["response"]
        assert not any("the rule does not say so" in step for step in response.steps)
        assert not {*right.values()} & CLOSED_BY_ORDER
        assert max(right.values()) <= date(2025, 2, 28)
        for key in ("stay request", "target date", "appeal"):
            assert is_business_day(right[key]), key

    def test_the_order_of_events(self, plot):
        assert plot.complaint_filed < plot.voted < plot.instituted < plot.served < plot.received
        assert plot.voted <= federal_end(plot.complaint_filed, 30).day
        assert plot.served < plot.interrogatories_served < plot.order_served
        assert plot.order_served <= plot.instituted + timedelta(days=45)
        right = Dated(plot).right()
        assert plot.final_id_served <= right["final ID"]
        assert plot.final_id_served < plot.petition_served <= right["petition"]
        assert plot.determination <= right["target date"]
        assert plot.determination < plot.president_received
        assert plot.instituted < date(2025, 2, 3)  # from then on other rules apply

    def test_it_has_its_trap_and_no_other(self, plot):
        assert traps_in(plot) == {plot.trap}

    def test_no_misconception_is_right_but_those_of_other_traps(self, plot):
        case, right = Dated(plot), Dated(plot).right()
        fine = {
            "a federal holiday at the end was overlooked",
            "the end was left on a closed day",
            "the closed end was moved to the business day before",
            "a closed day was left as it is",
            "the closed day was moved on to the next business day, but it is a latest day",
            "a federal holiday in the short period was overlooked",
            "a closed day at the end was moved, but these 60 days of the statute do not move",
            "the day of the real final determination was given",
            slips.FORGOTTEN_FIRST,
        }
        wrong = [
            (slip, day, right["response"])
            for slip, day in slips.response_slips(case).items()
            if slip not in fine
        ]
        rows = {"final ID": "petition", "response": "answer to it"}
        for of in (
            slips.first_weeks_slips,
            slips.target_slips,
            slips.review_slips,
            slips.president_slips,
        ):
            for slip, cells in of(case).items():
                for row, day in cells.items():
                    key = rows.get(row, row) if of is slips.review_slips else row
                    wrong += [(slip, day, right[key])] if slip not in fine else []
        assert [slip for slip, day, expected in wrong if day == expected] == []

    def test_ignoring_its_trap_costs_points(self, plot):
        case, right = Dated(plot), Dated(plot).right()
        naive = {
            "friday": {
                "interrogatories": slips.every_day(plot.interrogatories_served, 10),
                "petition": slips.every_day(plot.final_id_served, 12),
            },
            "holiday at the end": {
                "response": slips.response_slips(case)[
                    "a federal holiday at the end was overlooked"
                ]
            },
            "weekend determination": {
                "final ID": slips.target_slips(case)["a closed day was left as it is"]["final ID"]
            },
            "holiday in a short period": {"Order 6": slips.weekdays(plot.order_served, 5)},
            "weekend of the President": slips.president_slips(case)[
                "a closed day at the end was moved, but these 60 days of the statute do not move"
            ],
            "late court action": {"stay request": plot.instituted + timedelta(days=30)},
        }[plot.trap]
        worth = {"response": 8, "review ends": 5, "appeal": 5}
        lost = sum(worth.get(row, 4) for row, day in naive.items() if day != right[row])
        assert lost >= 4 and all(day != right[row] for row, day in naive.items())


def traps_in(plot) -> set[str]:
    """Return the traps that lie in a plot, found without the law's own counting."""
    closed = {day for n in range(1400) if not is_business_day(day := date(2021, 8, 1) + n * ONE)}
    holidays = {day for day in closed if day.weekday() < 5}
    fridays = (plot.interrogatories_served, plot.final_id_served)
    starts = (*fridays, plot.petition_served)
    end = plot.served + 25 * ONE
    monday = end + (7 - end.weekday()) * ONE if end.weekday() > 4 else end
    months = int(plot.target_months) - 4
    year, month = divmod(plot.instituted.year * 12 + plot.instituted.month - 1 + months, 12)
    due = plot.instituted.replace(year=year, month=month + 1)
    week = {plot.order_served + n * ONE for n in range(1, 8)}
    found = {
        "friday": any(day.weekday() == 4 or day + ONE in closed for day in starts),
        "holiday at the end": monday in holidays,
        "weekend determination": due in closed,
        "holiday in a short period": bool(week & holidays),
        "weekend of the President": plot.president_received + 60 * ONE in closed,
        "late court action": plot.civil_action_filed > plot.instituted,
    }
    return {trap for trap, there in found.items() if there}


ONE = timedelta(days=1)


def test_the_papers_hold_what_the_questions_ask_for():
    text = str(case_file("section337", "s011"))
    for fact in (
        "complaint was filed on 28 February 2023",
        "By vote of 30 March 2023",
        "Federal Register on 3 April 2023",
        "courier in Washington on 5 April 2023",
        "received 2023年4月12日",
        "Filed: 15 March 2023",
        "courier in Chicago on 21 April 2023",
        "is set at 18 months",
        "electronically on 2 May 2023",
        "electronically on 31 May 2024",
        "electronically on 10 June 2024",
        "Issued on 1 October 2024",
        "for the President, on 7 October 2024",
        "subsection (a)(1)(B)",
        "USD 240.00 for each unit",
        "17 October 2024: 15 units",
        "3,000 units a year, entered value USD 1,200 each; 10% of it is profit",
        "your part of a full defence is USD 200,000",
    ):
        assert fact in text
    assert "(a)(1)(A)" in str(case_file("section337", "s008"))


def test_the_tables_show_the_holidays_and_the_times_for_petitions():
    case = case_file("section337", "s011")
    holidays = case.holiday_table()
    days = list(holidays["Day"])
    assert days[0] == "2 January 2023 (Monday)"  # New Year's Day was a Sunday
    assert "19 June 2024 (Wednesday)" in days and "20 January 2025 (Monday)" in days
    assert not any("Saturday" in day or "Sunday" in day for day in days)
    rows = [tuple(row) for row in case.petition_table().itertuples(index=False)]
    assert [time for _paper, time, _rule in rows] == [
        f"{days} days after service" for days in (12, 10, 5, 8, 5)
    ]


def test_the_holidays_of_the_whole_time_are_shown(thousand):
    for case in {case.plot: case for case in thousand}.values():
        appeal = case.plot.president_received + 121 * ONE
        days = (case.plot.complaint_filed + n * ONE for n in range(1300))
        shown = set(case.holiday_table()["Day"])
        for day in days:
            if case.plot.instituted <= day <= appeal and day.weekday() < 5:
                assert (say_holiday(day) in shown) == (not is_business_day(day))


def say_holiday(day: date) -> str:
    return f"{day.day} {day:%B %Y (%A)}"
