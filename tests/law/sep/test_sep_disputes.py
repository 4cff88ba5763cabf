"""Negotiation, forums and pools."""

from datetime import date

import pytest

from course_utils.errors import CourseError
from course_utils.law import sep
from course_utils.law.sep import State


@pytest.mark.parametrize(
    ("regime", "done", "act", "actor", "basis"),
    [
        ("EU", (), "notice", "SEP holder", "judgment"),
        ("EU", ("notice",), "willing", "user", "judgment"),
        ("EU", ("notice", "willing"), "offer", "SEP holder", "judgment"),
        ("EU", ("notice", "willing", "offer"), "answer", "user", "judgment"),
        # The paragraphs on counter-offer and security were not read, only a commentary.
        ("EU", ("notice", "willing", "offer", "answer"), "counter-offer", "user", "commentary"),
        ("CN", (), "notice", "SEP holder", "guideline"),
        ("CN", ("notice", "willing"), "information", "SEP holder", "guideline"),
        ("CN", ("notice", "willing", "information", "offer"), "full negotiation", "both",
         "guideline"),
        ("CN", ("notice", "willing", "information", "offer", "full negotiation"), "court",
         "either", "interpretation"),
    ],
)  # fmt: skip
def test_who_owes_the_next_step(regime, done, act, actor, basis):
    found = sep.negotiation(State(regime, done))
    assert (found.act, found.actor, found.basis) == (act, actor, basis)
    assert found.if_not and found.cite and found._repr_html_()


def test_an_offer_before_willingness_does_not_replace_it():
    found = sep.negotiation(State("EU", ("notice", "offer")))
    assert (found.act, found.early) == ("willing", ("offer",))
    assert "no abuse any more" in found.if_not


def test_the_end_of_the_steps():
    acts = tuple(sep.steps("EU")["act"])
    found = sep.negotiation(State("EU", acts))
    assert (found.number, found.act) == (0, "") and "court" in str(found)


@pytest.mark.parametrize(
    ("regime", "done", "words"),
    [
        ("UK", (), "no regime 'UK'"),
        ("EU", ("offers",), "did you mean offer"),
        ("CN", ("security",), "no act 'security'"),
    ],
)
def test_a_state_that_does_not_exist(regime, done, words):
    with pytest.raises(CourseError, match=words):
        State(regime, done)


@pytest.mark.parametrize(
    ("holder", "user", "outcome", "words"),
    [
        (True, False, "no", "24"),
        (False, True, "yes", "a third: it may"),
        (False, False, "no", "reasonable bond"),
        (True, True, "open", "compares the faults"),
    ],
)
def test_fault_and_injunction_in_china(holder, user, outcome, words):
    found = sep.injunction_outlook(holder_at_fault=holder, user_at_fault=user)
    assert found.outcome == outcome and words in found.note and "Guangdong" in found.cite


def test_fault_is_a_yes_or_a_no():
    with pytest.raises(CourseError, match="True or False"):
        sep.injunction_outlook(holder_at_fault="yes", user_at_fault=False)


def test_what_is_not_law_or_was_reversed_is_marked():
    frame = sep.forums().set_index(["place", "topic"])
    assert frame.loc[("EU", "SEP regulation"), "status"] == "not law"
    assert frame.loc[("WTO", "DS611 panel"), "status"] == "reversed"
    assert "10 or 24 April 2025" in frame.loc[("WTO", "DS611 panel"), "note"]
    assert "reversed on 2025-10-31" in frame.loc[("GB", "interim licence"), "note"]
    assert set(sep.forums("CN")["place"]) == {"CN"}
    with pytest.raises(CourseError, match="no forum 'UK'"):
        sep.forums("UK")


def test_the_risks_of_a_forum_on_a_day():
    def kinds(*places, on=date(2026, 5, 4)):
        return [risk.kind for risk in sep.forum_risk(places, on)]

    assert kinds("GB") == ["world terms", "interim licence", "bad faith"]
    assert kinds("GB", on=date(2020, 1, 6)) == ["world terms"]
    assert kinds("DE", "EU") == ["injunction", "abuse"]
    assert kinds("CN").count("anti-suit injunction") == 2
    assert "anti-suit injunction" not in kinds("CN", on=date(2020, 8, 27))
    assert "SEP regulation" not in kinds("EU")


def test_anti_suit_orders_carry_the_award_of_2025():
    def notes(on):
        return [r.note for r in sep.forum_risk(["CN"], on) if r.kind == "anti-suit injunction"]

    assert all("DS611" in note for note in notes(date(2025, 7, 21)))
    assert not any("DS611" in note for note in notes(date(2025, 7, 20)))


def test_the_daily_fine_of_the_first_order():
    fine = sep.anti_suit_fine(30)  # 30 x 1,000,000
    assert (fine.amount, fine.currency) == (30_000_000, "CNY")


@pytest.mark.parametrize(
    ("patents", "due", "where"),
    [
        (["CN", "US"], True, ("CN",)),  # made in China, sold where there is none: still due
        (["BR"], True, ("BR",)),
        (["CN", "BR"], True, ("CN", "BR")),
        (["US"], False, ()),
    ],
)
def test_a_pool_royalty_can_hang_on_the_place_of_manufacture(patents, due, where):
    found = sep.pool_royalty_due(patents, "CN", "BR", date(2026, 5, 4))
    assert (found.due, found.where) == (due, where)


def test_an_early_licence_saves_three_dollars_a_vehicle():
    early, late = sep.rate("avanci_5g_early"), sep.rate("avanci_5g")
    assert late.value.amount - early.value.amount == 3
