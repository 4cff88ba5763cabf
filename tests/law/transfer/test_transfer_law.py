"""Technology transfer by worked examples, and the traps that students fall into."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from worked import check_deadline

from course_utils.errors import CourseError
from course_utils.law import transfer
from course_utils.law.deadlines import Calendar
from course_utils.law.tables import MissingValue

_CASES = yaml.safe_load(Path(__file__).with_name("transfer_cases.yaml").read_text("utf-8"))
_MONEY = {"amount", "income", "net", "agreed_percent", "base"}


def worked(topic: str):
    cases = [case for case in _CASES if case["topic"] == topic]
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def ask(case):
    given = case.get("given", {})
    arguments = {k: Decimal(v) if k in _MONEY else v for k, v in given.items()}
    return getattr(transfer, case["call"])(**arguments)


@worked("clocks")
def test_a_clock_runs_as_counted_by_hand(case):
    if "error" in case:
        with pytest.raises(CourseError, match=case["error"]):
            ask(case)
        return
    found = ask(case)
    if isinstance(found, Calendar):
        assert {deadline.key for deadline in found} == set(case["expect"])
        for key, wanted in case["expect"].items():
            check_deadline(found[key], wanted)
    else:
        check_deadline(found, case["expect"])


@worked("money")
def test_an_amount_is_as_worked_out_by_hand(case):
    if "error" in case:
        with pytest.raises(CourseError, match=case["error"]):
            ask(case)
        return
    found = ask(case)
    for name, wanted in case["expect"].items():
        assert getattr(found, name) == Decimal(wanted), name
    assert str(found)


def test_every_topic_is_run():
    assert {case["topic"] for case in _CASES} == {"clocks", "money"}


def test_the_relief_counts_the_year_not_the_contract():
    # 4,000,000 + 4,000,000: each alone would be free, together 3,000,000 pay half of 25%
    contracts = [transfer.Contract(Decimal(4_000_000)), transfer.Contract(Decimal(4_000_000))]
    income = transfer.year_income(contracts)
    assert transfer.income_exemption(income, date(2026, 12, 31)).tax == 375_000


def test_the_relief_counts_income_not_revenue():
    # 9,000,000 - 3,500,000 - 500,000 = 5,000,000
    contract = transfer.Contract(Decimal(9_000_000), Decimal(3_500_000), Decimal(500_000))
    assert contract.income == 5_000_000
    assert transfer.income_exemption(contract.income, date(2026, 12, 31)).tax == 0


@pytest.mark.parametrize(
    ("right", "facts", "covered"),
    [
        ("assignment", {}, True),
        ("worldwide exclusive licence", {"years": 5}, True),
        ("worldwide exclusive licence", {"years": 4}, False),
        ("non-exclusive licence", {"years": 5}, True),
        ("non-exclusive licence", {"years": 4}, False),
        ("non-exclusive licence", {"years": 8, "own": False}, False),
        ("assignment", {"category": "restricted"}, False),
        ("assignment", {"wholly_owned": True}, False),
    ],
)
def test_which_transfers_the_relief_covers(right, facts, covered):
    assert transfer.relief_covers(right, date(2026, 5, 6), **facts).allowed is covered


def test_non_exclusive_licences_came_into_the_relief_in_october_2015():
    with pytest.raises(CourseError, match="30 September 2015"):
        transfer.relief_covers("non-exclusive licence", date(2015, 9, 30), years=5)
    assert transfer.relief_covers("non-exclusive licence", date(2015, 10, 1), years=5).allowed


def test_a_licence_without_its_years_is_asked_for():
    with pytest.raises(CourseError, match="the years"):
        transfer.relief_covers("non-exclusive licence", date(2026, 5, 6))


def test_money_is_never_a_float():
    with pytest.raises(CourseError, match="written as text"):
        transfer.income_exemption(8e6, date(2026, 12, 31))


def test_a_restricted_contract_takes_effect_with_the_licence_a_free_one_when_concluded():
    signed, licensed = date(2026, 4, 1), date(2026, 5, 11)
    assert transfer.effective_day("restricted", signed, licensed=licensed) == licensed
    assert transfer.effective_day("restricted", signed) is None
    agreed = date(2026, 4, 2)
    assert (
        transfer.effective_day("restricted", signed, agreed=agreed, licensed=licensed) == licensed
    )
    assert transfer.effective_day("free", signed) == signed
    assert transfer.effective_day("free", signed, agreed=agreed) == agreed


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"category": "prohibited"}, "takes effect under 'prohibited'"),
        ({"category": "free", "licensed": date(2026, 5, 11)}, "has no licence"),
        ({"category": "free", "agreed": date(2026, 3, 31)}, "cannot lie before"),
    ],
)
def test_days_that_do_not_fit_are_refused(facts, words):
    with pytest.raises(CourseError, match=words):
        transfer.effective_day(signed=date(2026, 4, 1), **facts)


@pytest.mark.parametrize(
    ("kind", "facts", "allowed", "words"),
    [
        ("invention", {}, True, "notifies and pays"),
        ("invention", {"granted": False}, False, "announcement of the grant"),
        ("utility model", {}, False, "evaluation report"),
        ("design", {"evaluation_report": True}, True, "in writing"),
        ("invention", {"obstacles": ["annual fee unpaid"]}, False, "the unpaid annual fee"),
        ("invention", {"obstacles": ["sole or exclusive licence"]}, False, "exclusive licence"),
    ],
)
def test_when_an_open_licence_may_be_declared(kind, facts, allowed, words):
    verdict = transfer.open_licence(date(2026, 5, 6), kind, **facts)
    assert verdict.allowed is allowed
    assert words in str(verdict)


@pytest.mark.parametrize(
    ("licence", "allowed"), [("ordinary", True), ("sole", False), ("exclusive", False)]
)
def test_no_sole_or_exclusive_licence_beside_an_open_one(licence, allowed):
    assert transfer.licence_beside_open_licence(date(2026, 5, 6), licence).allowed is allowed


def test_words_that_are_not_known_are_answered_with_the_nearest():
    on = date(2026, 5, 6)
    for ask_, words in (
        (lambda: transfer.open_licence(on, "utility"), "did you mean utility model"),
        (lambda: transfer.open_licence(on, obstacles=["pledge"]), "pledge without consent"),
        (lambda: transfer.licence_beside_open_licence(on, "exclusiv"), "did you mean exclusive"),
        (lambda: transfer.relief_covers("assign", on), "did you mean assignment"),
        (lambda: transfer.inventor_reward(Decimal(1), on, "Zhejang"), "did you mean Zhejiang"),
        (lambda: transfer.inventor_reward(Decimal(1), on, holder="firm"), "known are|did you mean"),
        (lambda: transfer.fine("filing", on), "did you mean no filing"),
    ):
        with pytest.raises(CourseError, match=words):
            ask_()


@pytest.mark.parametrize("row", list(transfer.royalty_rates().itertuples()))
def test_the_published_treaty_rates(row):
    # The treaties cut the base, not the rate: 10% x 60% = 6%, 10% x 70% = 7%.
    published = {
        ("DE", "royalty"): 10, ("DE", "equipment"): 6, ("NL", "equipment"): 6,
        ("DK", "royalty"): 10, ("DK", "equipment"): 7, ("HK", "royalty"): 7,
        ("HK", "aircraft and ships"): 5, ("US", "royalty"): 10, ("GB", "royalty"): 10,
        ("GB", "equipment"): 6, ("JP", "royalty"): 10,
    }  # fmt: skip
    rate = transfer.royalty_rate(row.partner, row.kind, date(2026, 5, 6))
    assert rate.effective_percent == published[row.partner, row.kind]
    if rate.percent is not None and rate.base_percent is not None:
        assert rate.percent * rate.base_percent / 100 == rate.effective_percent


def test_what_is_only_signed_or_summarised_says_so():
    on = date(2026, 5, 6)
    assert transfer.royalty_rate("HK", "aircraft and ships", on).status == "signed"
    assert transfer.royalty_rate("US", "royalty", on).status == "secondary summary"
    paid = transfer.withholding("US", "royalty", Decimal(100), on, vat_inclusive=False)
    assert not paid.sheet.lines[1].sure
    assert "secondary summary" in paid.sheet._repr_html_()


def test_a_base_that_is_not_in_the_source_stays_empty():
    rate = transfer.royalty_rate("NL", "equipment", date(2026, 5, 6))
    assert (rate.percent, rate.base_percent, rate.effective_percent) == (None, None, 6)


def test_the_law_says_twenty_and_the_regulations_ten():
    tax = transfer.law_facts("tax", date(2026, 5, 6)).set_index("id")
    assert tax.loc["transfer.withholding_law", "value"] == "20"
    assert tax.loc["transfer.withholding", "value"] == "10"


def test_the_withheld_taxes_sum_on_the_sheet():
    paid = transfer.withholding(
        "DE", "equipment", Decimal(1_130_000), date(2026, 5, 6), vat_inclusive=True
    )
    assert paid.sheet.total("CNY") == 190_000  # 130,000 + 60,000
    assert paid.net + paid.sheet.total("CNY") == paid.cost
    assert "(10% on 60% of the gross)" in paid.sheet.lines[1].note


def test_equipment_let_to_a_user_abroad_has_no_vat_rate_here():
    with pytest.raises(MissingValue, match="let to a user abroad is not in the tables"):
        transfer.vat(
            Decimal(1), date(2026, 5, 6), inclusive=True, seller="Chinese", buyer="foreign",
            lease=True,
        )  # fmt: skip
