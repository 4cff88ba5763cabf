from datetime import date

import pytest
from on_a_page import assert_tidy, words

from course_utils.errors import CourseError
from course_utils.law.money import CurrenciesDiffer
from course_utils.law.sep import (
    Contribution,
    LumpSum,
    Money,
    Percent,
    PercentOfPrice,
    PerUnit,
    State,
    rate,
)
from course_utils.law.tables import MissingValue
from course_utils.lessons import figures, look

# Handed in on a Friday, on the server a day later, nine days before the meeting.
PAPER = Contribution(date(2026, 2, 9), date(2026, 1, 30), date(2026, 1, 31))


def usd(amount):
    return Money(amount, "USD")


# --- the map ----------------------------------------------------------------------------------


def test_the_map_has_its_numbers_from_the_tables():
    figure = figures.sep_map()
    said = words(figure)
    assert "more than 60,000 families" in said
    assert "10 % to 20 % of the families declared for 5G" in said
    assert "USD 32.00 a vehicle (pool)" in said
    assert "nothing in CN, EP" in said
    assert "12 months of grace in US, JP, KR" in said
    assert "3GPP Rel-17: frozen on 18 March 2022" in said  # Rel-18 was only planned
    assert_tidy(figure)


def test_the_map_says_what_is_not_settled():
    said = words(figures.sep_map())
    assert "interim licence [contested]" in said
    assert "anti-suit order (禁诉令) [contested]" in said
    assert "antitrust (反垄断) [guideline, case]" in said
    for term in ("专利族", "标准必要专利", "公平、合理、无歧视", "专利池"):
        assert term in said


# --- standard and filings ---------------------------------------------------------------------


def test_a_filing_before_the_paper_loses_nothing():
    figure = figures.standard_and_filings(PAPER, first_filing=date(2026, 1, 20))
    assert figure.finding == (
        "Filed on 20 January 2026, before the paper was public on 31 January 2026 (11 days): "
        "nothing is lost"
    )
    said = words(figure)
    assert said.count("safe with its priority: filed before the disclosure") == 5
    assert "31 January 2026 public from here on" in said
    assert "3GPP FAQ" in said
    assert_tidy(figure)


def test_a_filing_after_the_paper_is_judged_office_by_office():
    figure = figures.standard_and_filings(PAPER, first_filing=date(2026, 2, 12))
    assert figure.finding == (
        "Filed on 12 February 2026, 12 days after the paper was public on 31 January 2026: lost "
        "in CN, EP"
    )
    said = words(figure)
    assert said.count("not safe: the first filing came too late") == 2
    assert said.count("safe with its priority: filed inside the grace") == 1  # US
    assert said.count("the first filing does not help: file there by this day") == 2  # JP, KR


def test_a_filing_on_the_day_of_the_paper_is_not_surely_first():
    figure = figures.standard_and_filings(PAPER, ("CN", "US"), first_filing=date(2026, 1, 31))
    assert "only a grace period is sure to save it" in figure.finding
    assert "not surely safe" in words(figure)
    assert_tidy(figure)


def test_without_a_filing_the_first_end_is_the_finding():
    figure = figures.standard_and_filings(PAPER, ("US", "EP"))
    assert figure.finding == (
        "Nothing is filed yet: the last day for EP is 30 January 2026, before the paper is public"
    )
    assert_tidy(figure)
    only = figures.standard_and_filings(PAPER, ("US",))
    assert "starts every grace" in only.finding


def test_releases_stand_beside_the_filings():
    # Rel-16 slipped from 20 March to 3 July 2020; Rel-18 was planned when the source was made.
    paper = Contribution(date(2022, 2, 21), date(2022, 2, 14))
    figure = figures.standard_and_filings(paper, releases=("Rel-16", "Rel-17", "Rel-18"))
    said = words(figure)
    assert "3 July 2020 SA#88-e · planned for 20 March 2020 before" in said
    assert "2024-03 SA#103 · planned when the source was made, not confirmed" in said
    assert "14 February 2022 public from here on" in said  # no time stamp: the submission counts
    assert_tidy(figure)


def test_the_meeting_makes_a_late_upload_public():
    paper = Contribution(date(2026, 2, 9), date(2026, 2, 6), date(2026, 2, 11))
    said = words(figures.standard_and_filings(paper, ("CN",)))
    assert "9 February 2026 public from here on" in said


def test_unknown_releases_and_offices():
    with pytest.raises(CourseError, match="no release"):
        figures.standard_and_filings(PAPER, releases=("Rel-99",))
    with pytest.raises(CourseError, match="at least one Office"):
        figures.standard_and_filings(PAPER, ())


# --- grace by country -------------------------------------------------------------------------


def test_a_contribution_is_forgiven_in_three_of_five():
    figure = figures.grace_by_country(PAPER)
    assert figure.finding == (
        "The contribution (标准提案) of 31 January 2026 is never forgiven in CN, EP, but until "
        "31 January 2027 in US, JP, KR"
    )
    said = words(figure)
    assert said.count("30 January 2026 (Friday)") == 2
    assert "12 months; a priority application counts (35 U.S.C. 102(b)(1))" in said
    assert said.count("12 months; only the filing there counts") == 2
    assert "not checked in the text of the law" in said  # Korea
    assert_tidy(figure)


def test_a_leak_is_forgiven_for_six_months_at_home():
    # Six months from 9 February 2026: 9 August 2026, a Sunday.
    figure = figures.grace_by_country(date(2026, 2, 9), kind="leak")
    assert figure.finding == (
        "The leak by somebody else of 9 February 2026 is forgiven until 9 August 2026 in CN, EP; "
        "9 February 2027 in US, JP, KR"
    )
    assert_tidy(figure)


def test_no_grace_at_all():
    figure = figures.grace_by_country(date(2026, 2, 9), ("CN", "EP"))
    assert figure.finding.endswith("is forgiven nowhere: file before it in CN, EP")
    assert "a priority application is enough" not in words(figure)
    assert_tidy(figure)


def test_conditions_can_be_left_to_a_table():
    said = words(figures.grace_by_country(PAPER, conditions=False))
    assert "claim it at filing" not in said
    assert "12 months; only the filing there counts" in said


def test_a_kind_that_the_table_does_not_know():
    with pytest.raises(MissingValue, match="US"):
        figures.grace_by_country(date(2026, 2, 9), ("US",), "emergency")


# --- declared and essential -------------------------------------------------------------------


def test_of_60000_families_a_tenth_to_a_fifth():
    figure = figures.declaration_funnel()
    assert figure.finding == (
        "Of more than 60,000 declared families 6,000 to 12,000 are likely to be essential: 10 % "
        "to 20 %"
    )
    said = words(figure)
    assert "about 26,000" in said and "almost 15,000" in said
    assert "LexisNexis 2023" in said
    assert_tidy(figure)


def test_own_counts_and_rates():
    # 5 % of 40 is 2, 30 % is 12.
    figure = figures.declaration_funnel(40, Percent(5), Percent(30))
    assert figure.finding == (
        "Of 40 declared families 2 to 12 are likely to be essential: 5 % to 30 %"
    )
    assert "The rates are assumptions of this figure." in words(figure)
    assert "granted in China" not in words(figure)
    assert_tidy(figure)
    assert_tidy(figures.declaration_funnel(0))


def test_a_share_is_no_count():
    with pytest.raises(CourseError, match="count of families"):
        figures.declaration_funnel(Percent("15.39"))


# --- royalties by price -----------------------------------------------------------------------


def test_three_shapes_and_where_they_stop():
    # 3.25 % of 400 is 13; 1 % reaches 0.75 at 75.
    figure = figures.royalty_shapes()
    said = words(figure)
    assert "stops at USD 13.00" in figure.finding and "USD 0.75;" in figure.finding
    assert "from USD 400.00 on: USD 13.00" in said
    assert "from USD 75.00 on: USD 0.75" in said
    assert "at every price: USD 5.00" in said
    assert said.count("[announced rate]") == 3
    assert_tidy(figure)


def test_royalties_on_one_scale():
    # 3.25 % of 199 is 6.4675; 1 % is 1.99, above the cap; 3 million over a million units.
    figure = figures.royalty_by_price(
        {
            "Qualcomm": rate("qualcomm_5g_multimode_2018"),
            "Huawei IoT": rate("huawei_iot_centric"),
            "lump sum": LumpSum(usd(3_000_000)),
        },
        usd(800),
        1_000_000,
        at=usd(199),
    )
    assert figure.finding == (
        "At USD 199.00 a unit owes USD 0.75 (Huawei IoT) to USD 6.4675 (Qualcomm)"
    )
    said = words(figure)
    assert "announced rate" in said
    assert "spread over 1,000,000 units" in said
    assert_tidy(figure)


def test_the_corner_of_a_capped_royalty_is_on_the_line():
    cap = PercentOfPrice(Percent(2), usd(333))
    line = figures.royalty_by_price({"capped": cap}, usd(1000)).axes[0].lines[0]
    assert 333.0 in line.get_xdata()
    assert max(line.get_ydata()) == pytest.approx(6.66)


def test_one_royalty_and_equal_ones():
    one = figures.royalty_by_price({"a": PerUnit(usd("0.50"))}, usd(300), at=usd(40))
    assert one.finding == "At USD 40.00 a unit owes USD 0.50: 1.25 % of its price"
    both = {"a": PerUnit(usd("0.50")), "b": PerUnit(usd("0.50"))}
    figure = figures.royalty_by_price(both, usd(300))
    assert figure.finding == "At USD 300.00 all owe the same: USD 0.50 a unit"
    assert_tidy(figure)


def test_crowded_royalties_are_tidy():
    many = {f"owner {n}": PerUnit(usd(f"0.{50 + n}")) for n in range(8)}
    assert_tidy(figures.royalty_by_price(many, usd(300)))


def test_royalties_that_cannot_be_drawn():
    with pytest.raises(CourseError, match="at least, and a price"):
        figures.royalty_by_price({}, usd(300))
    with pytest.raises(CourseError, match="it is a cap, no rate"):
        figures.royalty_by_price({"Huawei": rate("huawei_5g_handset")}, usd(300))
    with pytest.raises(CurrenciesDiffer, match="EUR, USD"):
        figures.royalty_by_price({"Nokia": rate("nokia_5g")}, usd(300))


# --- published rates --------------------------------------------------------------------------


def test_rates_of_5g_with_what_became_of_them():
    # Counted in the table by hand: 26 figures; no rates are one claim of OPPO v Nokia, two figures
    # of 2023, two offers and one claim in the two British cases, two claims on ZTE, Huawei's cap.
    figure = figures.published_rates()
    assert figure.finding == (
        "5G: 26 published figures, 9 of them no rates; courts set 8 of the others (final: 0)"
    )
    said = words(figure)
    assert "[court, settled] set at first instance; the appeal ended in a settlement" in said
    assert "[announced cap]" in said
    assert "USD 502,000,000.00 (lump sum; court, appeal)" in said
    assert "EUR for one unit" in said
    assert_tidy(figure)


def test_what_a_figure_is_can_be_told_without_colour():
    kinds = {}
    for line in figures.published_rates("4G").axes[0].lines:
        marker = line.get_marker()
        if marker not in ("None", ""):
            kinds.setdefault((marker, line.get_fillstyle(), line.get_markerfacecolor()), 0)
    assert {(marker, fill) for marker, fill, _face in kinds} >= {
        ("o", "full"), ("o", "left"), ("s", "full"), ("^", "full"), ("<", "full"), ("x", "full")
    }  # fmt: skip


def test_vacated_rates_are_called_so():
    said = words(figures.published_rates("4G"))
    assert said.count("[court, vacated] vacated on appeal: not a rate any more") == 2
    assert "0.00225 %" in said
    assert "(final: 1)" in said


def test_several_standards_and_conflicting_sources():
    figure = figures.published_rates("802.11", "Wi-Fi 6")
    said = words(figure)
    assert "USD 0.0956" in said
    assert "Ericsson v D-Link 10-CV-0473: two copies of one blog post print 15 cents" in said
    assert_tidy(figure)
    assert_tidy(figures.published_rates("H.264", "HEVC", "VVC"))


def test_a_standard_without_rates():
    with pytest.raises(CourseError, match="No rate in the table fits"):
        figures.published_rates("6G")


# --- negotiation ------------------------------------------------------------------------------


def test_the_user_owes_its_will_although_the_offer_came_early():
    figure = figures.negotiation_ladder(State("EU", ("notice", "offer")))
    assert figure.finding == (
        "Huawei v ZTE (EU): the user of the standard owes step 2 of 6, willing; what came early "
        "does not replace it"
    )
    said = words(figure)
    assert "1 · notice: done" in said
    assert "2 · willing: OWED NOW" in said
    assert "3 · offer: done before its turn" in said
    assert "4 · answer: not yet" in said
    assert "If not: an action for injunction or recall is no abuse any more" in said
    assert said.count("commentary only") == 2 + 1  # two steps, and the foot
    assert_tidy(figure)


def test_chinese_guidelines_ask_for_information_first():
    figure = figures.negotiation_ladder(State("CN", ("notice", "willing")))
    assert figure.finding == (
        "Court guidelines (CN): the holder of the patent owes step 3 of 6, information"
    )
    assert "5 · full negotiation (both sides): not yet" in words(figure)
    assert "commentary" not in words(figure)
    assert_tidy(figure)


@pytest.mark.parametrize("regime", ["EU", "CN"])
def test_both_ends_of_the_ladder(regime):
    start = figures.negotiation_ladder(State(regime))
    assert "the holder of the patent owes step 1 of 6, notice" in start.finding
    acts = {
        "EU": ("notice", "willing", "offer", "answer", "counter-offer", "security"),
        "CN": ("notice", "willing", "information", "offer", "full negotiation", "court"),
    }
    end = figures.negotiation_ladder(State(regime, acts[regime]))
    assert end.finding.endswith("all 6 steps were taken, now a court decides")
    assert "OWED NOW" not in words(end)
    assert_tidy(start)
    assert_tidy(end)


def test_every_figure_has_the_width_of_a_notebook():
    for figure in (figures.sep_map(), figures.royalty_shapes()):
        assert figure.get_figwidth() == look.WIDTH
