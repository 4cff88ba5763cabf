"""What the complainant must show, by kind of claim."""

import pytest

from course_utils.errors import CourseError
from course_utils.law.section337 import claim_kinds, elements, fact_topics, real_facts

INDUSTRY = "domestic industry, economic prong"


def keys(kind):
    return [element.key for element in elements(kind)]


@pytest.mark.parametrize("kind", ["patent", "trademark", "copyright"])
def test_registered_rights_need_an_industry_and_no_injury(kind):
    assert keys(kind) == [
        "importation",
        "right",
        "technical_prong",
        "plant_and_equipment",
        "labour_or_capital",
        "exploitation",
    ]
    heads = [element.key for element in elements(kind) if element.any_of == INDUSTRY]
    assert len(heads) == 3


@pytest.mark.parametrize("kind", ["trade secret", "trade dress", "other unfair act"])
def test_unfair_acts_need_a_threat_or_effect(kind):
    assert keys(kind) == [
        "importation",
        "right",
        "industry_injured",
        "industry_prevented",
        "trade_restrained",
    ]
    effects = [element for element in elements(kind) if element.any_of == "threat or effect"]
    assert {element.cite for element in effects} == {
        "19 U.S.C. 1337(a)(1)(A)(i)",
        "19 U.S.C. 1337(a)(1)(A)(ii)",
        "19 U.S.C. 1337(a)(1)(A)(iii)",
    }


def test_a_secret_may_be_taken_in_china_and_the_industry_need_not_use_it():
    secret = {element.key: element for element in elements("trade secret")}
    assert "wholly in China" in secret["right"].complainant_shows
    assert "need not use the secret" in secret["industry_injured"].complainant_shows
    assert "TianRui" in secret["right"].case


@pytest.mark.parametrize("kind", claim_kinds())
def test_every_element_has_a_lever_a_chinese_name_and_a_source(kind):
    for element in elements(kind):
        assert element.lever and element.name_zh and "as of" in element.source
        assert element.title == element.name


def test_an_unknown_kind_is_one_sentence():
    with pytest.raises(CourseError, match="no kind of claim 'tradesecret'; did you mean trade"):
        elements("tradesecret")


def test_real_facts_by_topic():
    assert "ways out" in fact_topics()
    review = real_facts("inter partes review")
    never = review[review["case"] == ""]["fact"].str.contains("had never stayed")
    assert never.any()
    assert set(real_facts("trade secret")["figure"]) >= {"10", "14 years 8 months"}
    with pytest.raises(CourseError, match="no topic 'defaults'; did you mean default"):
        real_facts("defaults")
