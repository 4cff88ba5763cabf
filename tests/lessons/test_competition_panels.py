import time
from datetime import date

import pytest
from on_a_page import assert_labels_fit, assert_refused, assert_shown_without_widgets, panel_words

from course_utils.errors import CourseError
from course_utils.law.competition import Act, damages
from course_utils.lessons import look, panels
from course_utils.lessons.panels.competition import _UNUSED

CROSSING = Act(date(2025, 4, 15), date(2026, 1, 15))


@pytest.fixture
def board():
    return panels.damages_board(
        act=CROSSING, loss="8,000,000", gain="12,000,000", multiple="2.5", wilful=True,
        serious=True, costs="300，000", judged=date(2026, 6, 1),
    )  # fmt: skip


@pytest.fixture
def audit():
    return panels.secret_audit(
        on=date(2026, 1, 20), ticked=("nda", "search report", "research cost")
    )


# --- the damages board ------------------------------------------------------------------------


def test_an_award_line_by_line(board):
    # The claimant may take the gain: 12,000,000 x 2.5 = 30,000,000, and 300,000 of costs.
    said = panel_words(board)
    assert "CNY 12,000,000.00" in said and "CNY 18,000,000.00" in said
    assert "Total CNY 30,300,000.00" in said
    assert "the amended text, AUCL 2025, applies to all of it" in said


def test_the_day_of_the_act_moves_the_base(board):
    # Under the text of 2019 the loss ranks first: 8,000,000 x 2.5 + 300,000.
    board.inputs["last"].value = date(2025, 10, 14)
    said = panel_words(board)
    assert "Total CNY 20,300,000.00" in said
    assert "Loss ranks before gain (AUCL 2019 Art. 17(3))" in said


def test_an_act_of_one_day(board):
    board.inputs["last"].value = None
    assert "AUCL 2019" in panel_words(board)


def test_statutory_damages_are_not_multiplied(board):
    for name in ("loss", "gain", "multiple"):
        board.inputs[name].value = ""
    board.inputs["statutory"].value = "5,000,000"
    assert "Total CNY 5,300,000.00" in panel_words(board)
    assert_refused(board, "multiple", "2", "never the base of a multiple")
    assert_refused(board, "statutory", "5,000,001", "at most CNY 5,000,000.00")


def test_other_countries(board):
    board.inputs["multiple"].value = "2"
    board.inputs["country"].value = "US"
    # Loss and gain not counted twice: 20,000,000 + 2 x 20,000,000 + 300,000 of fees.
    assert "Total USD 60,300,000.00" in panel_words(board)
    board.inputs["country"].value = "KR"
    said = panel_words(board)
    assert "Total KRW 16,000,000" in said  # 2 x 8,000,000
    assert "do not use it: the gain, serious circumstances, the costs." in said
    board.inputs["multiple"].value = ""
    board.inputs["country"].value = "DE"
    assert "Total EUR 12,000,000.00" in panel_words(board)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("first", None, "Fill in a full date for “First day of the act”."),
        ("last", date(2025, 1, 1), "The act cannot end on 1 January 2025"),
        ("loss", "a lot", "The loss is to be a number"),
        ("multiple", "6", "The multiple lies between 1 and 5"),
        ("wilful", False, "A multiple needs an intentional act and serious circumstances"),
        ("serious", False, "A multiple needs an intentional act and serious circumstances"),
        ("royalty", "1", "A royalty counts only where loss and gain are both hard"),
        ("statutory", "1", "Statutory damages are for cases where nothing can be computed"),
        ("country", "DE", "German law has no punitive damages"),
    ],
)
def test_bad_facts_are_answered_by_a_sentence(board, name, value, sentence):
    assert_refused(board, name, value, sentence)


def test_nothing_to_compute_from():
    empty = panels.damages_board(act=date(2026, 1, 15), loss="")
    assert "Give the loss, the gain, a royalty" in panel_words(empty)


@pytest.mark.parametrize("country", [country for country in _UNUSED if _UNUSED[country]])
def test_what_is_left_out_is_what_the_law_refuses(country):
    facts = {"gain": 1, "royalty": 1, "statutory": 1, "serious": True, "costs": 1}
    for name, fact in facts.items():
        given = {"loss": 1, "wilful": True, name: fact}
        if name in _UNUSED[country]:
            with pytest.raises(CourseError, match=f"do not use {name}"):
                damages(country, date(2026, 1, 15), **given)
        elif name != "royalty":  # which the United States award in lieu of a loss
            damages(country, date(2026, 1, 15), **given)


# --- the audit --------------------------------------------------------------------------------


def test_elements_shown_weak_and_missing(audit):
    assert "2 of 3 elements are shown; open: Commercial value (weak)." in panel_words(audit)
    audit.inputs["income from use"].value = True
    assert "All 3 elements are shown." in panel_words(audit)
    audit.inputs["nda"].value = False
    assert "open: Confidentiality measures (missing)" in panel_words(audit)
    audit.inputs["published"].value = True
    assert "Not known to the public (contradicted)" in panel_words(audit)


def test_the_burden_of_proof_passes(audit):
    assert panel_words(audit).count("owner (权利人)") == 2
    audit.inputs["indication"].value = True
    said = panel_words(audit)
    assert "Is it a trade secret? defendant (被告) that the information is no trade" in said
    assert "Was it infringed? owner (权利人)" in said
    audit.inputs["further"].value = "access and sameness"
    assert panel_words(audit).count("defendant (被告)") == 2
    audit.inputs["nda"].value = False  # no measures are shown any more
    said = panel_words(audit)
    assert "Is it a trade secret? owner (权利人)" in said
    assert "Was it infringed? defendant (被告)" in said


def test_the_day_picks_the_article(audit):
    audit.inputs["day"].value = date(2025, 10, 14)
    said = panel_words(audit)
    assert "AUCL 2019 Art. 9(4)" in said and "AUCL 2019 Art. 32(1)" in said


def test_other_countries_ask_for_other_elements(audit):
    audit.inputs["country"].value = "JP"  # usefulness in place of value
    said = panel_words(audit)
    assert "2 of 3 elements are shown; open: Useful for the business (missing)." in said
    assert "Burden of proof on" not in said
    audit.inputs["country"].value = "DE"
    assert "Legitimate interest in secrecy (missing)" in panel_words(audit)
    audit.inputs["statement of interest"].value = True
    assert "Legitimate interest in secrecy (missing)" not in panel_words(audit)


def test_bad_days(audit):
    assert_refused(audit, "day", None, "Fill in a full date for “Day of the act”.")
    assert_refused(audit, "day", date(2017, 1, 1), "no value for")


def test_evidence_that_is_not_there():
    with pytest.raises(CourseError, match="There is no evidence 'ndas' to tick; did you mean nda"):
        panels.secret_audit(on=date(2026, 1, 20), ticked=("ndas",))


# --- both -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["board", "audit"])
def test_panels_can_be_shown_and_read(name, request):
    panel = request.getfixturevalue(name)
    assert_shown_without_widgets(panel)
    assert_labels_fit(panel)
    ticks = [box for box in panel.inputs.values() if not box.has_trait("options")]
    for box in ticks:
        if box.layout.width == "54em":
            assert look.text_width(box.description, 13 * 72 / 96) * 96 < 54 * 13 - 40


def test_an_answer_comes_at_once(audit, board):
    start = time.perf_counter()
    audit.inputs["published"].value = True
    board.inputs["multiple"].value = "3"
    assert time.perf_counter() - start < 1
