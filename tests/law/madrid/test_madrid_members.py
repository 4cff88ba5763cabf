"""Who is bound, who declared what, and to whom it applies."""

from datetime import date

import pytest

from course_utils.errors import CourseError
from course_utils.law.madrid import UnknownMember, member, members, safeguard
from course_utils.law.madrid.members import designable, member_code
from course_utils.law.tables import MissingValue

SEPTEMBER = date(2026, 9, 1)

# The parties towards which Article 9sexies(1)(b) changes something for a holder from China: the
# Protocol and the lists in GitHub huiningip/madrid-trademark, 25 September 2026.
INDIVIDUAL_FEE = "AM BG BX BY CH CU IT KE KG KZ MA MD SM TJ UA VN"
EIGHTEEN_MONTHS_ALONE = "CY DZ IR LI PL SK"
CHANGED_FOR_CHINA = [*INDIVIDUAL_FEE.split(), *EIGHTEEN_MONTHS_ALONE.split()]


def test_the_safeguard_changes_22_parties_for_a_holder_from_china():
    others = [code for code in members()["st3"] if code not in ("CN", "SA")]
    changed = [code for code in others if safeguard("CN", code).applies]
    assert sorted(changed) == sorted(CHANGED_FOR_CHINA)


@pytest.mark.parametrize("code", CHANGED_FOR_CHINA)
def test_what_is_left_is_the_ordinary_fee_and_twelve_months(code):
    guard = safeguard("CN", code)
    assert (guard.fee, guard.refusal_months) == ("complementary", 12)
    assert not guard.opposition_after_18
    assert "Article 9sexies(1)(b)" in guard.basis and member(code).name in guard.basis


@pytest.mark.parametrize(
    ("holder", "designated", "fee", "months", "opposition"),
    [
        ("CN", "US", "individual", 18, True),
        ("CN", "EM", "individual", 18, False),
        ("CN", "JP", "individual", 18, False),
        ("CN", "KR", "individual", 18, True),
        ("CN", "GB", "individual", 18, True),
        ("CN", "SG", "individual", 18, True),
        ("CN", "ZM", "individual", 12, False),
        ("CN", "DE", "complementary", 12, False),
        ("CN", "LT", "complementary", 18, True),
        ("JP", "CH", "individual", 18, False),
        ("JP", "VN", "individual", 12, False),
        ("EM", "IT", "individual", 18, True),
        ("DE", "CN", "complementary", 12, False),
        ("US", "CN", "individual", 18, True),
        ("BE", "CH", "complementary", 12, False),
    ],
)
def test_declarations_between_two_parties(holder, designated, fee, months, opposition):
    guard = safeguard(holder, designated)
    assert (guard.fee, guard.refusal_months, guard.opposition_after_18) == (fee, months, opposition)


def test_declarations_that_nobody_has_seen_are_not_guessed():
    assert member("SA").individual_fee is None
    with pytest.raises(MissingValue, match=r"declarations of Saudi Arabia \(SA\)"):
        safeguard("CN", "SA")


def test_numbers_of_parties():
    every = members()
    # 117 Contracting Parties, Benelux, and five parts designated by themselves
    assert len(every) == 123
    assert (every["individual_fee"] == "yes").sum() == 76
    assert sum(every["kind"].isin(["State", "organization"])) == 117
    assert (every["earlier_registrations_excluded"] == "yes").sum() == 4


def test_a_member_says_what_it_declared():
    us = member("US")
    assert us.intention_to_use and us.individual_fee and not us.both_treaties
    assert us.protocol_from == date(2003, 11, 2)
    china = member("CN")
    assert china.both_treaties and china.short_reply and china.no_review_of_own_refusal
    assert china.licence == "record nationally"


@pytest.mark.parametrize(
    ("text", "code"),
    [("jp ", "JP"), ("Japan", "JP"), ("EU", "EM"), ("UK", "GB"), ("OAPI", "OA"), ("bx", "BX")],
)
def test_ways_to_name_a_party(text, code):
    assert member_code(text) == code


def test_an_unknown_party_gets_the_nearest():
    with pytest.raises(UnknownMember, match=r"'Switzerlnd' .* CH \(Switzerland\)"):
        member("Switzerlnd")
    with pytest.raises(UnknownMember, match="'ZA' is no Contracting Party"):
        member("ZA")


@pytest.mark.parametrize(
    ("codes", "on", "sentence"),
    [
        (["BE"], SEPTEMBER, "designate BX, Benelux"),
        ([], SEPTEMBER, "at least one"),
        (["SA"], SEPTEMBER, "only from 8 October 2026, not on 1 September 2026"),
        (["QA"], date(2024, 8, 2), "only from 3 August 2024"),
    ],
)
def test_who_cannot_be_designated(codes, on, sentence):
    with pytest.raises(CourseError, match=sentence):
        designable(codes, on)


def test_each_party_is_designated_once():
    assert designable(["us", "JP", "US", "EU"], SEPTEMBER) == ["US", "JP", "EM"]
    assert designable("Qatar", date(2024, 8, 3)) == ["QA"]
