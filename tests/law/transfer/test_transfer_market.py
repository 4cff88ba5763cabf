"""Published deals and figures: what can be computed comes out as published."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law import rules, transfer


def figures(topic: str, period: str) -> dict[str, Decimal]:
    frame = transfer.statistics(topic)
    rows = frame[frame["period"] == period]
    return dict(zip(rows["metric"], rows["value"], strict=True))


def test_the_recorded_licences_of_2023_as_published():
    found = figures("CNIPA recorded patent licences", "2023")
    contracts = found["recorded patent licence contracts"]
    kinds = {
        name: found[name]
        for name in (
            "contracts with fixed or convertible amount",
            "contracts with running royalty",
            "free contracts",
        )
    }
    assert contracts == 15_603
    assert sum(kinds.values()) == contracts  # 6,150 + 1,087 + 8,366
    shares = [round(100 * count / contracts, 1) for count in kinds.values()]
    assert shares == [Decimal("39.4"), Decimal("7.0"), Decimal("53.6")]
    assert round(found["patents covered"] / contracts, 1) == Decimal("2.4")  # 36,794 / 15,603
    average = found["total of fixed-amount contracts"] / 6150  # 10,210,000,000 / 6,150
    assert round(average, -4) == found["average fixed amount per contract"] == 1_660_000
    assert sum(found[f"share {kind}"] for kind in ("invention", "utility model", "design")) == 100


def test_an_average_per_licence_contract_leaves_out_the_free_ones():
    # 10.21 billion over all 15,603 contracts would be 654,361: the average is of 6,150 only
    found = figures("CNIPA recorded patent licences", "2023")
    assert found["total of fixed-amount contracts"] / 15_603 < 660_000


def test_statistics_by_topic():
    assert len(transfer.statistics()) == 27
    with pytest.raises(CourseError, match="did you mean IP royalties trade"):
        transfer.statistics("royalties trade")


@pytest.mark.parametrize(
    ("deal", "averages"),
    [
        ("nortel", {750_000}),  # 4,500 million / 6,000
        # 1,100 and 1,000 million by 925 and 800 patents
        ("aol", {1_189_189, 1_375_000, 1_081_081, 1_250_000}),
        ("kodak", {479_091, 477_273}),  # 527 and 525 million / 1,100
        ("rockstar", {225_000}),  # 900 million / 4,000
        ("haining", {6_350_000}),  # 127 million / 20
    ],
)
def test_the_averages_per_patent_with_their_conflicts(deal, averages):
    assert set(transfer.deal_averages(deal)["average"]) == averages


def test_more_than_a_count_is_at_most_an_average():
    assert set(transfer.deal_averages("rockstar")["bound"]) == {"at most"}
    assert list(transfer.deal_averages("nortel")["bound"]) == ["about"]


def test_an_average_of_a_deal_that_is_not_known():
    with pytest.raises(CourseError, match="no deal 'kodack'; did you mean kodak"):
        transfer.deal_averages("kodack")


def test_headlines_are_mostly_contingent():
    frame = transfer.deals().set_index("deal")
    # 500 of 5,000 million; 500 of 12,500 million
    assert frame.loc["akeso", "upfront_percent"] == 10
    assert frame.loc["hengrui", "upfront_percent"] == 4
    assert set(frame.loc[["akeso", "hengrui"], "status"]) == {"up to"}
    assert frame.loc["3sbio", "upfront_percent"] is None
    assert frame.loc["beigene", "upfront_percent"] is None
    for deal in ("akeso", "hengrui"):
        row = frame.loc[deal]
        assert row["upfront_amount"] + row["contingent_amount"] == row["headline_amount"]


def test_conflicts_stay_conflicts():
    frame = transfer.deals().set_index("deal")
    differ = set(frame.index[frame["status"].str.contains("sources differ")])
    assert differ == {"aol", "kodak", "beigene"}


def test_the_centre_s_average_changes_with_the_count():
    # 127,000,000 / 20, / 8 and / 127
    frame = transfer.traded_patents({"families": 8, "national patents": 127})
    assert list(frame["average"]) == [6_350_000, 15_875_000, 1_000_000]
    assert list(frame["status"]) == ["announced", "supposed", "supposed"]
    with pytest.raises(CourseError, match="families"):
        transfer.traded_patents({"families": 0})


def test_the_average_is_the_price_of_none_of_the_bundle():
    # of 127 million: 60% = 76,200,000, 30% = 38,100,000, 10% = 12,700,000; average 42,333,333.33
    shares = {"core": Decimal("0.6"), "second": Decimal("0.3"), "rest": Decimal("0.1")}
    frame = transfer.bundle_prices(Decimal(127_000_000), shares, "CNY")
    assert list(frame["price"]) == [76_200_000, 38_100_000, 12_700_000]
    assert set(frame["average"]) == {Decimal("42333333.33")}
    assert all(frame["difference"] != 0)
    with pytest.raises(CourseError, match=r"sum to 0\.9"):
        transfer.bundle_prices(Decimal(1), {"a": Decimal("0.9")}, "CNY")


def test_the_catalogue_of_2025_and_the_draft_of_2022():
    changes = transfer.catalogue_changes()["change"].value_counts()
    assert dict(changes) == {"deleted": 3, "added": 1, "amended": 1}
    versions = transfer.catalogue_versions().set_index("year")
    assert versions.loc[2022, "entries"] == "139"  # 24 prohibited + 115 restricted
    assert versions.loc[2022, "status"] == "draft"
    assert set(versions.loc[versions["status"] != "draft", "entries"]) == {""}


def test_the_order_on_registration_came_into_force_thirty_days_after_its_publication():
    first = rules.versions("transfer.registration")[0].effective_from
    assert first == date(2009, 2, 1) + timedelta(days=30)


@pytest.mark.parametrize(
    ("phase", "id", "value"),
    [
        ("export control", "transfer.dual_use_review", 45),
        ("export control", "transfer.dual_use_change", 20),
        ("export control", "transfer.temporary_control", 2),
        ("patent", "transfer.damages_most", "5000000"),
        ("tax", "transfer.amortisation", 10),
        ("reward", "transfer.grant_reward_invention", "4000"),
        ("reward", "transfer.reward_own_use_zhejiang", "10"),
        ("contract", "transfer.contract_recognition", 10),
    ],
)
def test_the_facts_of_law_by_part(phase, id, value):
    facts = transfer.law_facts(phase, date(2026, 5, 6)).set_index("id")
    assert facts.loc[id, "value"] == value
    assert facts.loc[id, "cite"]


def test_recordal_and_recognition_are_two_registers():
    patent = transfer.law_facts("patent", date(2026, 5, 6)).set_index("id")
    contract = transfer.law_facts("contract", date(2026, 5, 6)).set_index("id")
    assert "No condition of validity" in patent.loc["transfer.licence_recordal", "proviso"]
    assert "Another register" in contract.loc["transfer.contract_recognition", "proviso"]


def test_the_trade_law_of_2025_holds_from_march_2026():
    before = set(transfer.law_facts("technology trade", date(2026, 2, 28))["id"])
    since = set(transfer.law_facts("technology trade", date(2026, 3, 1))["id"])
    assert since - before == {"transfer.trade_law_filing", "transfer.licensing_abuse"}
    with pytest.raises(CourseError, match="no part 'taxes'; did you mean tax"):
        transfer.law_facts("taxes", date(2026, 3, 1))
