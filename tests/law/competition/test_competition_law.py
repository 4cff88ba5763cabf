"""The applicable text, the audit, the burden of proof, and awards as they show themselves."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law import competition, rules
from course_utils.law.competition import Act
from course_utils.law.tables import MissingValue


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2025, 10, 14), None, "AUCL 2019"),
        (date(2025, 10, 15), None, "AUCL 2025"),
        (date(2024, 1, 2), date(2025, 10, 14), "AUCL 2019"),
        (date(2024, 1, 2), date(2025, 10, 15), "AUCL 2025"),
        (date(2011, 6, 1), date(2018, 5, 1), "AUCL 2017"),
        (date(2018, 6, 1), date(2019, 4, 23), "AUCL 2019"),
    ],
)
def test_the_chinese_text_follows_the_last_day_of_the_act(first, last, text):
    assert competition.law_on("CN", Act(first, last)).text == text


@pytest.mark.parametrize(
    ("topic", "old", "new"),
    [
        ("definition", "9(4)", "10(4)"),
        ("acts", "9(1)", "10(1)"),
        ("damages", "17(3)", "22(3)"),
        ("statutory damages", "17(4)", "22(4)"),
        ("fine", "21", "26"),
        ("burden: secrecy", "32(1)", "39(1)"),
        ("burden: infringement", "32(2)", "39(2)"),
    ],
)
def test_articles_moved_in_2025(topic, old, new):
    before = competition.law_on("CN", date(2025, 10, 14))
    after = competition.law_on("CN", date(2025, 10, 15))
    assert before.article(topic) == f"AUCL 2019 Art. {old}"
    assert after.article(topic) == f"AUCL 2025 Art. {new}"


def test_acts_abroad_are_new_in_2025():
    assert competition.law_on("CN", date(2025, 12, 1)).article("acts abroad") == "AUCL 2025 Art. 40"
    with pytest.raises(CourseError, match="no article on 'acts abroad'"):
        competition.law_on("CN", date(2025, 6, 2)).article("acts abroad")


def test_a_crossing_act_names_the_rule():
    found = competition.law_on("CN", Act(date(2024, 1, 2), date(2026, 1, 5)))
    assert "SPC provisions on trade secret cases (2020) Art. 28" in found.cite
    assert "amended text" in found._repr_html_()
    assert competition.law_on("CN", date(2026, 1, 5)).cite == ""


def test_korea_splits_where_china_does_not():
    act = Act(date(2024, 1, 2), date(2025, 3, 3))
    found = competition.law_on("KR", act)
    assert [(part.text, part.first, part.last) for part in found.parts] == [
        ("UCPA 2019", date(2024, 1, 2), date(2024, 8, 20)),
        ("UCPA 2024", date(2024, 8, 21), date(2025, 3, 3)),
    ]
    with pytest.raises(CourseError, match="splits the act"):
        _ = found.text


def test_korea_is_computed_part_by_part():
    # 3 x 100 million for 2024 up to 20 August, 5 x 60 million after it: 300 + 300 = 600 million
    first = competition.damages(
        "KR", Act(date(2024, 1, 2), date(2024, 8, 20)), loss=100_000_000, multiple=3, wilful=True
    )
    later = competition.damages(
        "KR", Act(date(2024, 8, 21), date(2025, 3, 3)), loss=60_000_000, multiple=5, wilful=True
    )
    assert (first + later).total == 600_000_000


def test_the_dtsa_reaches_later_acts_only():
    found = competition.law_on("US", Act(date(2015, 1, 5), date(2017, 2, 6)))
    assert found.parts[0].first == date(2016, 5, 11)
    with pytest.raises(MissingValue, match="10 May 2016"):
        competition.law_on("US", date(2016, 5, 10))


def test_germany_before_its_act_is_not_known():
    with pytest.raises(MissingValue, match="GeschGehG is known from 26 April 2019"):
        competition.law_on("DE", Act(date(2019, 1, 2), date(2019, 6, 3)))


def test_an_act_has_days_in_order_and_a_known_place():
    with pytest.raises(CourseError, match="before it began"):
        Act(date(2025, 2, 1), date(2025, 1, 1))
    with pytest.raises(CourseError, match="no jurisdiction 'FR'"):
        competition.law_on("FR", date(2025, 1, 1))


def test_quartz_two_periods_are_added():
    # 1 x 10 million up to 22 April 2019, 3 x 20 million after it: 10 + 60 = 70 million
    before = competition.damages("CN", Act(date(2018, 2, 1), date(2019, 4, 22)), gain=10_000_000)
    after = competition.damages(
        "CN", Act(date(2019, 4, 24), date(2023, 2, 10)), gain=20_000_000, multiple=3,
        wilful=True, serious=True, judged=date(2025, 6, 3),
    )  # fmt: skip
    both = before + after
    assert (both.damages, both.multiple, both.base) == (70_000_000, None, 30_000_000)
    assert both.text == "AUCL 2017 + AUCL 2019"


def test_an_award_shows_its_lines_and_sum():
    found = competition.damages("CN", date(2025, 12, 1), loss=1_000_000, costs=50_000)
    assert list(found.frame()["kind"]) == ["compensation", "costs"]
    assert "CNY 1,050,000.00" in found._repr_html_()
    assert str(found).startswith("AUCL 2025: CNY 1,050,000.00 in all, of it CNY 1,000,000.00")


def test_awards_of_two_currencies_are_not_added():
    chinese = competition.damages("CN", date(2025, 12, 1), loss=1)
    american = competition.damages("US", date(2025, 12, 1), loss=1)
    with pytest.raises(CourseError, match="CNY and USD cannot be added"):
        _ = chinese + american


# --- the audit ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "elements"),
    [
        ("CN", ["secret", "value", "measures"]),
        ("US", ["secret", "value", "measures"]),
        ("EU", ["secret", "value", "measures"]),
        ("DE", ["secret", "value", "measures", "interest"]),
        ("KR", ["secret", "value", "measures", "useful"]),
        ("JP", ["secret", "measures", "useful"]),
        ("INT", ["secret", "value", "measures"]),
    ],
)
def test_elements_by_country(place, elements):
    assert list(competition.protection_elements(date(2025, 12, 1), place)["element"]) == elements


def test_the_chinese_definition_kept_its_content_and_changed_its_number():
    old = competition.protection_elements(date(2025, 10, 14), "CN")
    new = competition.protection_elements(date(2025, 10, 15), "CN")
    assert list(old["demand"]) == list(new["demand"])
    assert set(old["cite"]) == {"AUCL 2019 Art. 9(4)"}
    assert set(new["cite"]) == {"AUCL 2025 Art. 10(4)"}


def test_one_measure_may_suffice_but_every_element_is_needed():
    found = competition.audit({"measures": ["nda"], "value": ["research cost"]}, date(2025, 12, 1))
    assert found["measures"].state == "shown"
    assert found["value"].state == "weak"
    assert found["secret"].state == "missing"
    assert not found.holds
    assert [finding.element for finding in found.gaps] == ["secret", "value"]
    assert "Limits on use, access, storage and copying" in " ".join(found["measures"].would_help)


def test_a_full_audit_holds():
    evidence = {"measures": ["nda", "it controls"], "value": ["income from use"],
                "secret": ["search report"]}  # fmt: skip
    found = competition.audit(evidence, date(2025, 12, 1))
    assert found.holds
    assert "shown" in found._repr_html_()
    assert len(found.frame()) == 3


def test_what_is_published_is_no_secret():
    found = competition.audit({"secret": ["search report", "published"]}, date(2025, 12, 1))[
        "secret"
    ]
    assert found.state == "contradicted"
    assert "Art. 4(1)(iii)" in found.note


def test_a_customer_relation_alone_is_weak():
    found = competition.audit({"secret": ["long customer relation"]}, date(2025, 12, 1))
    assert found["secret"].state == "weak"
    missing = competition.audit({}, date(2025, 12, 1))["secret"]
    assert "Only a long and stable relation with a customer" not in missing.would_help


def test_elsewhere_the_list_is_only_a_guide():
    found = competition.audit({"measures": ["nda"]}, date(2025, 12, 1), "US")
    assert "only a guide" in found["measures"].note
    german = competition.audit({"interest": ["statement of interest"]}, date(2025, 12, 1), "DE")
    assert german["interest"].state == "shown"


def test_slips_in_an_audit_are_named():
    day = date(2025, 12, 1)
    with pytest.raises(CourseError, match=r"no element 'measure'.*measures"):
        competition.audit({"measure": ["nda"]}, day)
    with pytest.raises(CourseError, match=r"no evidence 'ndas' here.*nda"):
        competition.audit({"measures": ["ndas"]}, day)
    with pytest.raises(CourseError, match=r"as a list, \['nda'\]"):
        competition.audit({"measures": "nda"}, day)


# --- the burden of proof --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "cite"),
    [(date(2025, 10, 14), "AUCL 2019 Art. 32"), (date(2025, 10, 15), "AUCL 2025 Art. 39")],
)
def test_the_burden_passes_after_first_evidence(day, cite):
    secret = competition.burden("trade secret", day, measures=True, indication=True)
    assert (secret.who, secret.cite) == ("defendant", f"{cite}(1)")
    theft = competition.burden("infringement", day, indication=True, further="access and sameness")
    assert (theft.who, theft.cite) == ("defendant", f"{cite}(2)")


def test_the_burden_stays_where_something_is_missing():
    found = competition.burden("trade secret", date(2025, 12, 1), indication=True)
    assert (found.who, len(found.missing)) == ("owner", 1)
    found = competition.burden("infringement", date(2025, 12, 1), indication=True)
    assert found.who == "owner"
    with pytest.raises(MissingValue):
        competition.burden("infringement", date(2019, 4, 22), indication=True)
    with pytest.raises(CourseError, match="no further item"):
        competition.burden("infringement", date(2025, 12, 1), further="access")


def test_every_rule_has_two_names_a_source_and_a_review():
    for id in rules.rule_ids("competition."):
        for version in rules.versions(id):
            assert version.en and version.zh and version.cite and version.source, id
            assert version.review_by > version.checked, id
            assert (version.value is None) == bool(version.periods), id


def test_amounts_are_decimals():
    found = competition.damages("CN", date(2025, 12, 1), loss="1234567.895")
    assert found.total == Decimal("1234567.90")
