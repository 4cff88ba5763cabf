"""Individual fees in every shape, on several days, against amounts worked out by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.law.madrid import individual_fee, members
from course_utils.law.tables import MissingValue, table

CASES = yaml.safe_load((Path(__file__).parent / "madrid_fee_cases.yaml").read_text("utf-8"))
CLASSES = (1, 3, 4, 10)
DAYS = (date(2023, 6, 1), date(2025, 6, 1), date(2026, 9, 1))
SEPTEMBER = DAYS[-1]
PARTIES = sorted(members().query("individual_fee == 'yes'")["st3"])
KINDS = {"collective": "collective_or_certification", "standard": "standard"}


def _case_id(case) -> str:
    words = [case["party"], case.get("event", "designation"), case.get("kind", ""), case["day"]]
    return " ".join(str(word) for word in words if word)


@pytest.mark.parametrize("case", CASES["individual"], ids=_case_id)
def test_amounts_for_1_3_4_and_10_classes(case):
    event, kind = case.get("event", "designation"), KINDS[case.get("kind", "standard")]
    sure = case.get("sure", True)
    sure = sure if isinstance(sure, list) else [sure] * len(CLASSES)
    for classes, amount, known in zip(CLASSES, case["amounts"], sure, strict=True):
        if amount == "?":
            with pytest.raises(MissingValue, match="not known"):
                individual_fee(case["party"], event, classes, case["day"], kind)
            continue
        fee = individual_fee(case["party"], event, classes, case["day"], kind)
        assert (fee.total, fee.sure) == (Decimal(amount), known), classes


def test_cases_cover_every_shape():
    asked = {(case["party"], case.get("event", "designation")) for case in CASES["individual"]}
    frame = table("madrid/individual_fees")
    covered = frame[[pair in asked for pair in zip(frame["st3"], frame["event"], strict=True)]]
    assert set(covered["shape"]) == set(frame["shape"])


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("event", ["designation", "renewal", "renewal in grace"])
@pytest.mark.parametrize("kind", KINDS.values())
def test_every_party_has_an_amount_or_a_sentence(event, kind, on):
    assert len(PARTIES) == 76
    for party in PARTIES:
        totals = []
        for classes in CLASSES:
            try:
                fee = individual_fee(party, event, classes, on, kind)
            except CourseError as error:
                sentence = str(error)
                assert f"({party})" in sentence and "not known" in sentence
                assert f"{on.day} {on:%B} {on.year}" in sentence
            else:
                assert fee.total == sum(part.amount for part in fee.parts) > 0
                assert fee.sure == (not fee.doubts)
                assert all(part.cite for part in fee.parts)
                totals.append(fee.total)
        assert totals == sorted(totals)


@pytest.mark.parametrize("event", ["designation", "renewal", "renewal in grace"])
def test_under_the_table_of_august_2026_every_party_has_an_amount(event):
    for party in PARTIES:
        assert individual_fee(party, event, 4, SEPTEMBER).total > 0


def test_two_parts_say_when_they_are_due():
    fee = individual_fee("CU", "designation", 4, SEPTEMBER)
    assert [(part.part, part.amount) for part in fee.parts] == [("first", 319), ("second", 72)]
    assert fee.parts[0].counted == "239 + 1 × 80"
    assert fee.parts[0].due == "with the request" and fee.parts[1].due.startswith("later")


def test_what_oapi_adds_in_grace_is_a_part_of_its_own():
    parts = individual_fee("OA", "renewal in grace", 2, SEPTEMBER).parts
    assert [(part.part, part.amount) for part in parts] == [("", 839), ("in grace", 182)]


def test_a_probable_amount_says_why():
    fee = individual_fee("JP", "designation", 1, date(2025, 6, 1))
    assert not fee.sure
    assert "only probable" in fee.doubts[0]
    assert "1 April 2023" in fee.doubts[0] and "23 August 2026" in fee.doubts[0]


def test_an_unknown_amount_names_party_event_and_day():
    with pytest.raises(MissingValue) as error:
        individual_fee("EM", "renewal", 3, date(2025, 6, 1))
    sentence = str(error.value)
    assert "European Union (EM) for renewal on 1 June 2025 is not known" in sentence
    assert "from 23 August 2026" in sentence


def test_no_amount_beyond_the_classes_that_are_printed():
    with pytest.raises(MissingValue, match=r"Bahrain \(BH\).*1 class only \(CHF 1710\).*3 classes"):
        individual_fee("BH", "designation", 3, date(2025, 6, 1))
    with pytest.raises(MissingValue, match=r"3 classes only \(CHF 1311\).*4 classes"):
        individual_fee("EM", "designation", 4, date(2012, 6, 1))


def test_an_amount_known_by_its_last_day_is_not_stretched_back():
    assert individual_fee("TR", "designation", 1, date(2022, 3, 14)).sure
    assert not individual_fee("TR", "designation", 1, date(2021, 6, 1)).sure
    with pytest.raises(MissingValue, match="up to 14 March 2022"):
        individual_fee("TR", "designation", 1, date(2020, 6, 1))


def test_an_old_source_is_named():
    later = date(2028, 6, 1)
    fee = individual_fee("KR", "designation", 1, later)
    assert fee.total == 150
    assert "2026-09-23, more than a year before 1 June 2028" in fee.notes[0]
    assert individual_fee("KR", "designation", 1, SEPTEMBER).notes == ()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("DE", "designation", 1, SEPTEMBER), r"Germany \(DE\) has declared no individual fee"),
        (("SA", "designation", 1, date(2026, 11, 1)), r"Saudi Arabia \(SA\).*not in the tables"),
        (("US", "designation", 0, SEPTEMBER), "from 1 to 45, not 0"),
        (("US", "designation", 46, SEPTEMBER), "not 46"),
        (("US", "designation", 2.5, SEPTEMBER), "not 2.5"),
        (("US", "designation", True, SEPTEMBER), "not True"),
        (("US", "filing", 1, SEPTEMBER), "'filing' is not one of designation, renewal"),
        (("US", "designation", 1, SEPTEMBER, "slogan"), "'slogan' is not one of standard"),
    ],
)
def test_what_makes_no_sense_is_said(arguments, sentence):
    with pytest.raises(CourseError, match=sentence):
        individual_fee(*arguments)
