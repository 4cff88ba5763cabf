"""Rates with their status, declarations with their meaning."""

import pytest

from course_utils.errors import CourseError
from course_utils.law import sep, tables
from course_utils.law.sep import Percent

IDS = list(tables.table("sep/rates")["id"])


@pytest.mark.parametrize("id", IDS)
def test_every_figure_says_what_became_of_it(id):
    found = sep.rate(id)
    assert f"[{found.status}: {sep.say_status(found.status)}]" in str(found)
    assert found.figure and found.cite
    if found.shape in ("percent of price", "per unit", "lump sum") and not found.conflict:
        assert found.royalty
    else:
        with pytest.raises(CourseError, match="cannot be computed with"):
            _ = found.royalty


@pytest.mark.parametrize(
    ("id", "status", "is_rate"),
    [
        ("tcl_ericsson_4g_us", "court, vacated", False),
        ("tcl_ericsson_4g_world", "court, vacated", False),
        ("interdigital_lenovo_2023", "court, replaced", False),
        ("interdigital_lenovo_2024", "court, appeal", True),
        ("nokia_video_interim", "interim", False),
        ("hevc_advance_2015_07_mobile", "pool, replaced", False),
        ("oppo_nokia_5g_china", "court, settled", True),
        ("oppo_nokia_claim", "claim", False),
        ("act_oppo_offer", "offer", False),
        ("huawei_5g_handset", "announced cap", False),
        ("huawei_interdigital", "court, final", True),
        ("huawei_conversant_multimode", "court, first instance", True),
    ],
)
def test_the_status_of_a_figure(id, status, is_rate):
    assert (sep.rate(id).status, sep.rate(id).is_rate) == (status, is_rate)


@pytest.mark.parametrize(
    "id",
    [
        "tcl_ericsson_4g_us",
        "interdigital_lenovo_2023_unit",
        "nokia_video_interim",
        "oppo_nokia_claim",
        "act_oppo_offer",
    ],
)
def test_what_is_no_rate_is_not_stacked(id):
    with pytest.raises(CourseError, match="cannot stand in a stack"):
        sep.stack({"one": sep.rate(id)})


@pytest.mark.parametrize("id", ["samsung_zte", "oppo_nokia_stack", "sisvel_wifi6_standard"])
def test_what_is_no_rate_for_one_product_is_not_stacked(id):
    with pytest.raises(CourseError, match="no figure for one unit"):
        sep.stack({"one": sep.rate(id)})


def test_rates_are_not_compared_by_number_alone():
    with pytest.raises(TypeError):
        _ = sep.rate("avanci_5g") < sep.rate("avanci_5g_early")


def test_conflicts_stay_conflicts():
    wifi = sep.rate("sisvel_wifi6_compliant")
    assert wifi.value is None and "euro" in wifi.figure
    link = sep.rate("ericsson_dlink")
    assert link.value is None and "15 cents and 0.15 cents" in link.figure
    # The enterprise rate is six times the ordinary one in whatever currency: 3.00 = 6 x 0.50.
    amount = {
        row.id: row.value_amount for row in tables.records("sep/rates", case="Sisvel Wi-Fi 6")
    }
    assert amount["sisvel_wifi6_enterprise"] == 6 * amount["sisvel_wifi6_compliant"]


def test_a_claim_lies_above_what_the_court_gave():
    def value(id):
        return sep.rate(id).value.amount

    assert value("samsung_zte_counter") < value("samsung_zte") < value("samsung_zte_claim")
    assert value("optis_apple") < value("optis_apple_claim")
    assert value("interdigital_lenovo_counter") < value("interdigital_lenovo_2024")
    assert value("nokia_video_interim_counter") < value("nokia_video_interim")
    assert value("nokia_video_interim") < value("nokia_video_interim_claim")


def test_china_only_rates_say_so():
    for id in ("huawei_conversant_multimode", "huawei_conversant_4g", "huawei_interdigital"):
        assert "Chin" in sep.rate(id).territory


def test_the_table_of_rates():
    frame = sep.rates(standard="5G", status="announced rate")
    assert {"status", "meaning"} <= set(frame) and set(frame["status"]) == {"announced rate"}
    values = dict(zip(frame["id"], frame["value"], strict=True))
    assert values["qualcomm_5g_multimode_2018"] == "3.25 % of a price that counts to USD 400.00"
    assert len(sep.rates()) == len(IDS) == 71
    assert set(sep.rates()["status"]) == set(sep.STATUSES)
    with pytest.raises(CourseError, match="did you mean court, vacated"):
        sep.rates(status="vacated")
    with pytest.raises(CourseError, match="No rate in the table fits"):
        sep.rates(case="nobody")
    with pytest.raises(CourseError, match="did you mean avanci_5g"):
        sep.rate("avanci_5")


# --- declarations ---------------------------------------------------------------------------------


def test_declared_families_and_the_range_that_follows():
    # 10 % to 20 % of more than 60,000 declared 5G families
    found = sep.declared_to_essential(60_000)
    assert (found.low, found.high) == (6_000, 12_000)
    assert "LexisNexis 2023" in str(found)
    # Huawei's 3,007: 300.7 and 601.4
    found = sep.declared_to_essential(3_007)
    assert (found.low, found.high) == (301, 601)
    found = sep.declared_to_essential(1_000, Percent(8), Percent("12.5"))
    assert (found.low, found.high) == (80, 125)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: sep.declared_to_essential(Percent("15.39")), "cannot be turned into a share"),
        (lambda: sep.declared_to_essential(sep.declared_share("Huawei")), "cannot be turned"),
        (lambda: sep.declared_to_essential(100, Percent(10)), "Give both rates"),
        (lambda: sep.declared_to_essential(100, Percent(20), Percent(10)), "no range"),
        (lambda: sep.declared_to_essential(100, 0.1, 0.2), "is no percent"),
        (lambda: sep.declared_to_essential("many"), "whole number"),
        (lambda: sep.declared_share("Haining Widgets"), "no share of declared 5G families"),
        (lambda: sep.essentiality_rates("4G"), "no essentiality rates for 4G"),
        (lambda: sep.declarations("patents"), "no metric"),
        (lambda: sep.declaration_duties("IEEE"), "policy of 'IEEE' is not in the tables"),
    ],
)
def test_what_declarations_cannot_say(ask, words):
    with pytest.raises(CourseError, match=words):
        ask()


def test_shares_of_declarations_are_marked():
    share = sep.declared_share("Huawei")
    assert (share.percent, share.of) == (Percent("15.39"), "declared")
    frame = sep.declarations("share of declared families")
    # The fifteen companies of the report hold 86.87 % of the declarations.
    assert len(frame) == 15 and str(frame["value_amount"].sum()) == "86.87"
    assert "not essential" in frame.attrs["definition"]


def test_duties_of_members():
    duties = sep.declaration_duties("ETSI").set_index("duty")
    assert duties.loc["no search", "provision"] == "IPR Policy, clause 4.2"
    assert "not in the sources" in duties.loc["undertake", "note"]
    assert len(sep.declaration_duties("ITU/ISO/IEC")) == 3


def test_caps_are_stacked_as_caps():
    found = sep.stack({"Huawei": sep.rate("huawei_5g_handset"), "ZTE": sep.Money("1", "USD")})
    assert str(found) == "USD 3.50 (rates of these kinds: announced cap)"
