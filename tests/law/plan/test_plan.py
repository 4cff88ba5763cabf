"""A plan of acts whose days and amounts are invented, so that its sums can be done by hand."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline
from course_utils.law.money import FeeLine, FeeSheet
from course_utils.law.plan import SUBJECTS, Act, Plan, Risk, quarter_end, quarter_of, say_subject
from course_utils.law.rules import rule
from course_utils.law.tables import MissingValue

START = date(2027, 1, 1)
RATES = date(2026, 10, 30)  # EUR 1 = CNY 7.4326, and USD 1 = CNY 6.652882206 by way of the euro
RULE = rule("pct.demand", date(2026, 1, 1))


def limit(day, safe=None, nominal=None):
    return Deadline("some", RULE, nominal or day or safe, day, ("Why.",), "CN", "Some limit", safe)


def bill(*amounts):
    lines = tuple(
        FeeLine("A fee", 1, Decimal(amount), Decimal(amount), currency, "an article", sure=sure)
        for amount, currency, sure in amounts
    )
    return FeeSheet("A bill", START, lines)


def act(key, on, *amounts, deadline=None, income=False):
    sheet = bill(*amounts) if amounts else None
    subject = key.partition(".")[0]
    return Act(key, subject, f"Do {key}", on, deadline, sheet, income)


@pytest.fixture
def plan():
    acts = (
        act("madrid.file", date(2027, 6, 1), ("100", "EUR", True), ("20", "CNY", True)),
        act(
            "pct.file",
            date(2027, 3, 8),
            ("12360", "CNY", True),
            deadline=limit(date(2027, 3, 16)),
        ),
        act("pct.enter", date(2028, 12, 31), ("5.01", "EUR", False), deadline=limit(
            None, date(2028, 10, 16))),
        act("transfer.fee", date(2027, 3, 31), ("1000", "EUR", True), income=True),
        act("transfer.register", date(2027, 4, 1)),
    )  # fmt: skip
    risks = (
        Risk("competition.x", "competition", "A claim", Decimal("0.10"), 300, "CNY", "assumption"),
        Risk("section337.x", "section337", "Named", Decimal("0.05"), 1000, "EUR", "assumption"),
    )
    return Plan("A company", START, 8, acts, risks)


def test_the_two_years_and_their_quarters(plan):
    assert plan.end == date(2028, 12, 31)
    assert plan.quarter_names[0] == "2027 Q1" and plan.quarter_names[-1] == "2028 Q4"
    assert len(plan.quarter_names) == 8
    assert quarter_of(date(2027, 3, 31)) == "2027 Q1"
    assert quarter_of(date(2027, 4, 1)) == "2027 Q2"
    assert quarter_end("2028 Q1") == date(2028, 3, 31)
    assert quarter_end("2027 Q4") == date(2027, 12, 31)
    assert Plan("A", date(2027, 10, 1), 2).quarter_names == ("2027 Q4", "2028 Q1")


def test_acts_stand_in_the_order_of_their_days(plan):
    assert [a.key for a in plan.acts] == [
        "pct.file",
        "transfer.fee",
        "transfer.register",
        "madrid.file",
        "pct.enter",
    ]


def test_money_is_signed_and_names_its_rate(plan):
    money = plan.money("CNY", RATES).set_index("key")
    # 100 x 7.4326 + 20 = 763.26; 5.01 x 7.4326 = 37.237326 -> 37.24; 1000 x 7.4326 = 7432.60.
    assert money["amount"].to_dict() == {
        "pct.file": Decimal("12360"),
        "transfer.fee": Decimal("-7432.60"),
        "transfer.register": 0,
        "madrid.file": Decimal("763.26"),
        "pct.enter": Decimal("37.24"),
    }
    assert money.loc["madrid.file", "rate"] == "7.4326 CNY for 1 EUR on 30 October 2026"
    assert money.loc["pct.file", "rate"] == ""
    assert money["sure"].to_dict()["pct.enter"] is False
    assert money["sure"].sum() == 4
    assert money.loc["pct.enter", "quarter"] == "2028 Q4"


def test_the_budget_adds_up(plan):
    budget = plan.budget("CNY", RATES).set_index("quarter")
    assert list(budget.columns) == [*SUBJECTS, "total"]
    assert list(budget.index) == [*plan.quarter_names, "total"]
    assert budget.loc["2027 Q1", "pct"] == Decimal("12360")
    assert budget.loc["2027 Q1", "total"] == Decimal("4927.40")  # 12360.00 - 7432.60
    assert budget.loc["2027 Q2", "total"] == Decimal("763.26")
    assert budget.loc["2027 Q3", "total"] == 0
    assert budget.loc["total", "pct"] == Decimal("12397.24")  # 12360.00 + 37.24
    assert budget.loc["total", "sep"] == 0
    # 4927.40 + 763.26 + 37.24, and by subject 12397.24 + 763.26 - 7432.60.
    assert budget.loc["total", "total"] == Decimal("5727.90")
    assert plan.total("CNY", RATES) == Decimal("5727.90")


def test_each_line_is_rounded_before_it_is_added():
    lines = act("pct.a", START, ("0.01", "EUR", True), ("0.01", "EUR", True))
    # Each cent is 0.074326, rounded 0.07; together 0.14, not the 0.15 of 0.148652.
    assert Plan("A", START, 1, (lines,)).total("CNY", RATES) == Decimal("0.14")


def test_the_dates_that_cannot_move(plan):
    fixed = plan.fixed()
    assert list(fixed["key"]) == ["pct.file", "pct.enter"]
    first, second = fixed.itertuples()
    assert (first.day, first.safe_day, first.days_left) == (date(2027, 3, 16), None, 8)
    # From 31 December back to 16 October: 15 days of October, 30 of November, 31 of December.
    assert (second.day, second.safe_day, second.days_left) == (None, date(2028, 10, 16), -76)
    assert first.rule == RULE.cite and first.office == "CN"


def test_where_closed_days_are_not_known_the_nominal_end_is_kept():
    unknown = act("pct.a", START, deadline=limit(None, nominal=date(2027, 2, 1)))
    (row,) = Plan("A", START, 1, (unknown,)).fixed().itertuples()
    assert (row.day, row.safe_day, row.days_left) == (None, date(2027, 2, 1), 31)


def test_late_acts_are_named_in_a_sentence(plan):
    assert plan.late() == (
        "“Do pct.enter” is planned on 31 December 2028, but 16 October 2028 is the last day "
        f"({RULE.cite}).",
    )
    in_time = plan.moved("pct.enter", date(2028, 10, 16))
    assert in_time.late() == ()
    assert plan["pct.enter"].on == date(2028, 12, 31)  # the plan itself stays as it was


def test_the_calendar_takes_keys_and_titles_of_the_acts(plan):
    found = plan.calendar()
    assert [(d.key, d.title) for d in found] == [
        ("pct.file", "Do pct.file"),
        ("pct.enter", "Do pct.enter"),
    ]


def test_an_act_is_given_up(plan):
    smaller = plan.without("madrid.file")
    assert smaller.total("CNY", RATES) == Decimal("4964.64")  # 5727.90 - 763.26
    assert len(plan.acts) == len(smaller.acts) + 1


def test_risks_by_what_they_cost_on_average(plan):
    exposure = plan.exposure("CNY", RATES)
    # 1000 x 7.4326 = 7432.60, of which 5 % are 371.63; 10 % of 300 are 30.
    assert list(exposure["key"]) == ["section337.x", "competition.x"]
    assert list(exposure["cost"]) == [Decimal("7432.60"), Decimal(300)]
    assert list(exposure["expected"]) == [Decimal("371.63"), Decimal("30.00")]
    assert exposure["rate"][0].startswith("7.4326 CNY for 1 EUR")


def test_an_empty_plan_has_empty_tables():
    empty = Plan("A", START)
    assert empty.total("CNY", RATES) == 0
    assert empty.fixed().empty and empty.money("CNY", RATES).empty
    assert empty.exposure("CNY", RATES).empty
    assert len(empty.budget("CNY", RATES)) == 9
    assert empty.late() == () and len(empty.calendar()) == 0


def test_one_more_payment_of_an_act(plan):
    act = plan["transfer.register"].paying("Agent", Decimal(800), "CNY", "quotation")
    assert act.sheet.total("CNY") == 800
    more = plan["pct.file"].paying("Translator", Decimal(100), "CNY", "assumption")
    assert more.sheet.total("CNY") == 12460
    with pytest.raises(CourseError, match="is an income; plan what is paid as an act of its own"):
        plan["transfer.fee"].paying("Agent", Decimal(1), "CNY", "quotation")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"start": date(2027, 2, 1)}, "A plan starts on the first day of a quarter .* 1 February"),
        ({"start": "2027"}, "The start of the plan is to be a date"),
        ({"quarters": 0}, "A plan has one quarter at least, not 0"),
        (
            {"acts": (act("pct.a", date(2026, 12, 31)),)},
            "“Do pct.a” is planned on 31 December 2026, outside the plan from 1 January 2027 to",
        ),
        ({"acts": (act("pct.a", date(2029, 1, 1)),)}, "outside the plan"),
        ({"acts": (act("pct.a", START), act("pct.a", START))}, "The key pct.a stands twice"),
    ],
)
def test_a_plan_that_cannot_be(change, sentence):
    with pytest.raises(CourseError, match=sentence):
        Plan(**({"company": "A", "start": START} | change))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Act("x", "patents", "X", START), "There is no subject 'patents'"),
        (lambda: Act("x", "pct", "x", "soon"), "X is to be a date"),
        (lambda: Act("x", "pct", "X", START, income=True), "needs a sheet"),
        (lambda: Risk("x", "pct", "X", Decimal("1.1"), 1, "CNY", "b"), "between 0 and 1"),
        (lambda: Risk("x", "pct", "X", 0.1, 1, "CNY", "b"), "between 0 and 1"),
        (lambda: Risk("x", "pct", "X", Decimal(0), -1, "CNY", "b"), "zero or more"),
        (lambda: quarter_end("Q1 2027"), "Write a quarter as 2027 Q1, not 'Q1 2027'"),
        (lambda: quarter_end("2027 Q5"), "Write a quarter as 2027 Q1"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(make, sentence):
    with pytest.raises(CourseError, match=sentence):
        make()


def test_an_act_that_is_not_there(plan):
    with pytest.raises(CourseError, match=r"no act 'pct\.fill'; did you mean pct\.file"):
        plan.moved("pct.fill", START)
    with pytest.raises(CourseError, match="outside the plan"):
        plan.moved("pct.file", date(2030, 1, 1))


def test_a_currency_without_a_rate_is_an_error(plan):
    with pytest.raises(MissingValue, match="no exchange rate from VND to CNY"):
        Plan("A", START, 1, (act("pct.a", START, ("1", "VND", True)),)).total("CNY", RATES)
    with pytest.raises(MissingValue, match="no exchange rates for 1 January 2027"):
        plan.budget("CNY", START)


def test_every_subject_has_a_name():
    assert len({say_subject(subject) for subject in SUBJECTS}) == 6
