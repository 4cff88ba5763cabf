"""The decision of a respondent, with every tree added up by hand.

The company sells 60,000 units a year at USD 40 with a profit of one quarter: sales of 2,400,000 and
a profit of 600,000 a year, 50,000 a month, for six years (72 months).
"""

from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.section337 import WAYS, break_even, decision, default_inputs, tornado
from course_utils.law.section337.ways import expected_cost, inputs_of
from course_utils.law.tables import table

COMPANY = {"units": 60_000, "price": 40, "margin": "0.25", "years": 6}
REVIEW = "full defence with inter partes review"


@pytest.fixture
def inputs():
    return default_inputs(**COMPANY)


def tree(inputs, way):
    frame = decision(inputs).branches(way)
    return list(zip(frame["probability"], frame["cost"], frame["months"], strict=True))


def test_default(inputs):
    # the order comes in month 14 and leaves 58 months: 58 x 50,000 = 2,900,000 + lawyers 10,000;
    # without an order the case ends in month 16
    assert tree(inputs, "default") == [
        (Decimal("0.95"), 2_910_000, 14),
        (Decimal("0.05"), 10_000, 16),
    ]
    # 0.95 x 2,910,000 + 0.05 x 10,000 = 2,764,500 + 500
    assert expected_cost(inputs, "default") == 2_765_000


def test_consent_order(inputs):
    # 72 - 5 = 67 months x 50,000 = 3,350,000 + 60,000
    assert tree(inputs, "consent order") == [(1, 3_410_000, 5)]


def test_settlement_with_defence_where_there_is_no_deal(inputs):
    # royalty: 5 percent of 200,000 a month for 66 months = 660,000, + 150,000
    # no deal 0.55: x 0.46 = 0.253 and x 0.54 = 0.297; 150,000 + 6,500,000 = 6,650,000
    # the order of month 16 leaves 56 months: + 2,800,000
    assert tree(inputs, "settlement or licence") == [
        (Decimal("0.45"), 810_000, 6),
        (Decimal("0.253"), 6_650_000, 16),
        (Decimal("0.297"), 9_450_000, 16),
    ]
    # 364,500 + 1,682,450 + 2,806,650
    assert expected_cost(inputs, "settlement or licence") == 4_853_600


def test_redesign(inputs):
    # 60,000 + 150,000 + 60,000 = 270,000; stopped in month 5, cleared in month 6 + 6 = 12:
    # 7 x 50,000 = 350,000; then one tenth of 50,000 for 60 months = 300,000
    # caught: 270,000 + 67 x 50,000
    assert tree(inputs, "redesign") == [
        (Decimal("0.75"), 920_000, 12),
        (Decimal("0.25"), 3_620_000, 12),
    ]
    assert expected_cost(inputs, "redesign") == 690_000 + 905_000


def test_a_redesign_that_is_ready_early_sells_from_the_consent_order_on(inputs):
    early = inputs.change(redesign_months=1, clearance_months=2)
    # no gap; one tenth of 50,000 for 67 months = 335,000
    assert tree(early, "redesign")[0] == (Decimal("0.75"), 270_000 + 335_000, 5)


def test_full_defence(inputs):
    assert tree(inputs, "full defence") == [
        (Decimal("0.46"), 6_500_000, 16),
        (Decimal("0.54"), 9_300_000, 16),
    ]
    # 6,500,000 + 0.54 x 2,800,000
    assert expected_cost(inputs, "full defence") == 8_012_000


def test_full_defence_with_inter_partes_review(inputs):
    # 6,500,000 + 487,000; 0.54 x 0.3 = 0.162, of which 0.2 in time (suspended: nothing lost) and
    # 0.8 late (20 months lost = 1,000,000); 0.54 x 0.7 = 0.378 lost to the end
    assert tree(inputs, REVIEW) == [
        (Decimal("0.46"), 6_987_000, 16),
        (Decimal("0.0324"), 6_987_000, 16),
        (Decimal("0.1296"), 7_987_000, 36),
        (Decimal("0.378"), 9_787_000, 16),
    ]
    # 6,987,000 + 129,600 + 1,058,400
    assert expected_cost(inputs, REVIEW) == 8_175_000


def test_selling_on_under_bond(inputs):
    bonded = default_inputs(**COMPANY, under_bond=True)
    # 60 days of 365 = 1.972603 months: sales of 2,400,000 x 60/365 = 394,520.55, all forfeited at
    # 100 percent; the profit is lost from then on: 2,900,000 - 600,000 x 60/365 (98,630.14)
    expected = Decimal("10000") + Decimal("394520.55") + Decimal("2801369.86")
    assert tree(bonded, "default")[0][1] == expected
    assert tree(bonded, "consent order") == tree(inputs, "consent order")


def test_an_order_after_the_last_sale_costs_nothing(inputs):
    # one year of sales is over before an order comes: staying away costs the lawyers alone
    short = inputs.change(years=1)
    assert expected_cost(short, "default") == 10_000
    assert decision(short).best == "default"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("under_bond", [False, True])
def test_the_branches_of_a_way_are_complete(way, under_bond):
    company = default_inputs(**COMPANY, under_bond=under_bond)
    frame = decision(company).branches(way)
    assert sum(frame["probability"]) == 1
    assert round(sum(frame["weighted"]), 2) == expected_cost(company, way)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("under_bond", [False, True])
def test_a_way_depends_on_the_inputs_that_it_names_and_on_no_other(way, under_bond):
    company = default_inputs(**COMPANY, under_bond=under_bond)
    before = decision(company).branches(way)
    for name, entry in company.values.items():
        moved = decision(company.change(**{name: entry.likely * Decimal("0.9")})).branches(way)
        assert moved.equals(before) != (name in inputs_of(way, company)), name


DEARER = ["units", "price", "margin", "years", "p_violation", "defence_cost", "ipr_cost"]
DEARER += ["default_cost", "settlement_cost", "royalty", "redesign_cost", "redesign_months"]
DEARER += ["clearance_cost", "clearance_months", "margin_loss", "consent_cost", "lift_months"]
CHEAPER = ["p_no_order", "p_cleared", "p_unpatentable", "p_in_time", "default_months"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("name", "sign"), [(n, 1) for n in DEARER] + [(n, -1) for n in CHEAPER])
def test_more_of_it_never_helps_or_never_hurts(inputs, way, name, sign):
    entry = inputs[name]
    top = (
        min(entry.likely * 2, Decimal(1))
        if entry.unit in ("probability", "share")
        else entry.likely * 2
    )
    costs = [
        sign * expected_cost(inputs, way, inputs.likely() | {name: top * step / 8})
        for step in range(9)
    ]
    assert costs == sorted(costs)


def test_the_frame_shows_cost_range_and_what_is_left(inputs):
    frame = decision(inputs).frame().set_index("way")
    assert tuple(frame.index) == WAYS
    assert decision(inputs).best == "redesign"
    row = frame.loc["consent order"]
    # kindest: month 9 and 30,000: 63 x 50,000 + 30,000; harshest: month 4 and 120,000
    assert (row.low, row.high) == (3_180_000, 3_520_000)
    row = frame.loc["full defence"]
    # kindest: 1,000,000 + 0.44 x (72 - 18.4) x 50,000; harshest: 7,000,000 + 0.58 x 58.3 x 50,000
    assert (row.low, row.high) == (2_179_200, 8_690_700)
    assert (row.best_case, row.worst_case, row.months) == (6_500_000, 9_300_000, 16)
    assert "royalty" in frame.loc["settlement or licence"].leaves
    assert (frame["low"] <= frame["expected_cost"]).all()
    assert (frame["expected_cost"] <= frame["high"]).all()


def test_a_branch_names_its_costs_and_the_result_itself(inputs):
    shown = decision(inputs)
    made_of = shown.branches("consent order")["made_of"][0]
    assert made_of == (
        "lawyers for the consent order USD 60,000.00 + profit not earned USD 3,350,000.00"
    )
    assert str(shown) == "Lowest expected cost: redesign, USD 1,595,000.00."
    assert "<td>redesign</td>" in shown._repr_html_().replace(" style='text-align:left'", "")


def test_ways_that_a_company_does_not_have():
    secret = decision(default_inputs(**COMPANY, kind="trade secret", can_redesign=False))
    assert set(secret.closed) == {"redesign", REVIEW}
    assert secret.ways == tuple(way for way in WAYS if way not in secret.closed)
    with pytest.raises(CourseError, match="“redesign” is closed here: the goods cannot be made"):
        secret.branches("redesign")
    with pytest.raises(CourseError, match="“full defence with inter partes review” is closed"):
        tornado(secret.inputs, REVIEW)


def test_tornado_of_full_defence(inputs):
    frame = tornado(inputs, "full defence")
    # cost: 1,000,000 to 7,000,000; violation: (0.58 - 0.44) x 2,800,000 = 392,000;
    # months: (18.4 - 13.7) x 50,000 x 0.54 = 126,900
    assert list(zip(frame["input"], frame["swing"], strict=True)) == [
        ("defence_cost", 6_000_000),
        ("p_violation", 392_000),
        ("trial_months", 126_900),
    ]
    assert frame.loc[0, "low_result"] == 1_000_000 + 1_512_000


def test_a_fact_of_the_company_may_have_a_range_too():
    wide = default_inputs(**COMPANY | {"years": (3, 6, 8)})
    frame = tornado(wide, "consent order").set_index("input")
    # (8 - 3) x 600,000
    assert frame.loc["years", "swing"] == 3_000_000


def test_break_even_by_hand(inputs):
    # units: default 0.95 x 10 x 58/12 = 45.9167 a unit + 10,000; defence 25.2 a unit + 6,500,000:
    # 6,490,000 / 20.7167 = 313,274
    assert break_even(inputs, "units", "full defence", "default") == 313_274
    # a defence for 2,765,000 - 1,512,000
    assert break_even(inputs, "defence_cost", "full defence", "default") == 1_253_000
    # 8,012,000 = 4,556,600 + 5,940,000 x royalty
    found = break_even(inputs, "royalty", "settlement or licence", "full defence")
    assert found == Decimal("0.5817")
    assert break_even(inputs, "p_violation", "full defence", "default") is None
    assert break_even(inputs, "ipr_cost", "default", "consent order") is None


def test_at_the_break_even_both_ways_cost_the_same(inputs):
    for name, way, other in [
        ("p_cleared", "redesign", "default"),
        ("default_months", "default", "redesign"),
        ("p_settle", "settlement or licence", "default"),
    ]:
        value = break_even(inputs, name, way, other)
        values = inputs.likely() | {name: value}
        gap = expected_cost(inputs, way, values) - expected_cost(inputs, other, values)
        assert abs(gap) < 3_000, name


def test_changing_an_input_leaves_the_old_inputs_alone(inputs):
    changed = inputs.change(p_violation=0.7, defence_cost=(500_000, 600_000, 700_000))
    entry = changed["p_violation"]
    assert (entry.low, entry.likely, entry.high) == (
        Decimal("0.44"),
        Decimal("0.7"),
        Decimal("0.7"),
    )
    assert changed["defence_cost"].high == 700_000
    assert inputs["p_violation"].likely == Decimal("0.54")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"p_violation": 54}, r"p_violation \(chance .*\) must lie between 0 and 1, .*not 54\."),
        ({"p_violation": True}, "is to be a number, not True"),
        ({"defence_cost": "much"}, "is to be a number, not 'much'"),
        ({"defence_cost": float("nan")}, "is to be a number"),
        ({"units": -1}, r"units .* cannot be negative, but -1 is\."),
        ({"royalty": (0.1, 0.05, 0.2)}, "range of royalty must rise: low 0.1, likely 0.05"),
        ({"royalty": (0.1, 0.2)}, "one number for royalty, or three"),
        ({"p_violaton": 0.5}, "no input 'p_violaton'; did you mean p_violation"),
    ],
)
def test_a_bad_value_is_one_sentence(inputs, change, sentence):
    with pytest.raises(CourseError, match=sentence):
        inputs.change(**change)


def test_other_errors_are_sentences_too(inputs):
    with pytest.raises(CourseError, match="no way 'defence'; did you mean full defence"):
        decision(inputs).branches("defence")
    with pytest.raises(CourseError, match="Compare the way “default” with another one"):
        break_even(inputs, "units", "default", "default")
    with pytest.raises(CourseError, match="no kind of claim 'patents'; did you mean patent"):
        default_inputs(**COMPANY, kind="patents")


def test_every_default_has_a_source_or_is_marked():
    for row in table("section337/decision_inputs").itertuples():
        assumed = row.source == "assumption of the course"
        assert assumed == (row.basis == "assumption of the course"), row.name
        assert bool(row.likely) == (row.basis != "fact of the company"), row.name


def test_durations_agree_with_the_data_of_the_course():
    # default: 337-TA-1101, published 27 February 2018, order 19 December 2018: 295 days = 9.7
    # months; the note of the table lists all eight, their median is (13.3 + 15.1) / 2 = 14.2
    rows = {row.name: row for row in table("section337/decision_inputs").itertuples()}
    assert "1101 9.7" in rows["default_months"].note
    assert (rows["default_months"].low, rows["default_months"].likely) == ("5", "14")
    # shares of settlement FY2006 to FY2014: 35 37 40 40 45 46 47 51 57: the middle one is 45
    assert rows["p_settle"].likely == "0.45"
