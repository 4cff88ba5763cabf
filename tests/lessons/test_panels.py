import re
from datetime import date

import pytest
from on_a_page import assert_labels_fit, assert_refused, assert_shown_without_widgets, panel_words

from course_utils.lessons import panels
from course_utils.lessons.panels.panel import offices_in

MAY_2024 = date(2024, 5, 2)


@pytest.fixture(scope="module")
def calendar_panel():
    return panels.pct_calendar_panel(date(2024, 8, 31), date(2025, 8, 29), offices=("CN", "US"))


@pytest.fixture(scope="module")
def route_panel():
    return panels.route_panel(("EP", "US"), on=MAY_2024, rates_on=MAY_2024)


@pytest.fixture(scope="module")
def fee_panel():
    return panels.fee_panel(MAY_2024)


@pytest.fixture(params=["calendar_panel", "fee_panel", "route_panel"])
def panel(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(autouse=True)
def inputs_as_before(request):
    """Put back what a test changes in a panel that the whole module shares."""
    names = {"calendar_panel", "fee_panel", "route_panel"} & set(request.fixturenames)
    shared = [request.getfixturevalue(name) for name in names]
    before = [{key: box.value for key, box in one.inputs.items()} for one in shared]
    yield
    for one, values in zip(shared, before, strict=True):
        for key, value in values.items():
            one.inputs[key].value = value


def test_calendar_and_figure_follow_the_priority_date(calendar_panel):
    # 30 months from 31 August 2024 end on Sunday 28 February 2027.
    assert "1 March 2027 (Monday) enter the national phase (Chapter I): CN" in panel_words(
        calendar_panel
    )
    before = calendar_panel.result
    calendar_panel.inputs["priority"].value = date(2024, 9, 2)
    assert "2 March 2027 (Tuesday) enter the national phase (Chapter I): CN" in panel_words(
        calendar_panel
    )
    assert re.search("<img[^>]*>", before)[0] != re.search("<img[^>]*>", calendar_panel.result)[0]


def test_without_priority_the_filing_date_counts(calendar_panel):
    calendar_panel.inputs["priority"].value = None
    # 30 months from 29 August 2025 end on 29 February 2028, a Tuesday.
    assert "29 February 2028 (Tuesday) enter the national phase" in panel_words(calendar_panel)


def test_offices_follow_in_any_dress(calendar_panel):
    calendar_panel.inputs["designated"].value = "kr；日本, CN"
    for office in ("KR", "JP", "CN"):
        assert f"(Chapter I): {office}" in panel_words(calendar_panel)
    assert "(Chapter I): US" not in panel_words(calendar_panel)


def test_the_figure_by_office(calendar_panel):
    calendar_panel.inputs["view"].value = "offices"
    assert "alt='The first door closes on 1 March 2027 (CN, US)" in calendar_panel.result


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("filing", None, "Fill in a full date for “International filing date”."),
        ("filing", date(2024, 1, 1), "lies after the filing date 1 January 2024"),
        ("designated", "CN, EPP", "There is no Office 'EPP'; did you mean EP"),
        ("designated", " ", "Name at least one Office"),
        ("receiving", "XQ", "There is no Office 'XQ'"),
    ],
)
def test_bad_input_is_answered_by_a_sentence(calendar_panel, name, value, sentence):
    assert_refused(calendar_panel, name, value, sentence)


def test_fees_follow_sheets_and_form(fee_panel):
    # The amounts of 2 May 2024 in CNY at CNIPA: 10,620 for filing, 120 a sheet over 30, 2,100 for
    # the search, 2,400 and 1,600 less for electronic filing (CNIPA notice of 22 December 2023).
    assert "Total CNY 10,920.00" in panel_words(fee_panel)  # 10,620 + 5 x 120 - 2,400 + 2,100
    fee_panel.inputs["pages"].value = 30
    assert "Total CNY 10,320.00" in panel_words(fee_panel)
    fee_panel.inputs["form"].value = "paper"
    assert "Total CNY 12,720.00" in panel_words(fee_panel)
    fee_panel.inputs["ninety"].value = True
    assert "Total CNY 3,162.00" in panel_words(fee_panel)  # 1,062 + 2,100


def test_a_form_of_filing_that_the_office_does_not_list(fee_panel):
    fee_panel.inputs["form"].value = "web"
    assert "RO/CN lists no reduction for filing as" in panel_words(fee_panel)


def test_a_day_without_exchange_rates(fee_panel):
    fee_panel.inputs["office"].value = "IB"
    fee_panel.inputs["authority"].value = "EP"
    fee_panel.inputs["rates"].value = date(1999, 1, 1)
    assert "role='alert'" in fee_panel.result


def test_routes_follow_offices_and_prices(route_panel):
    before = panel_words(route_panel)
    route_panel.inputs["agent_direct"].value = 60000
    assert "saves CNY" in route_panel.result
    assert panel_words(route_panel) != before
    route_panel.inputs["view"].value = "offices"
    assert "the PCT route costs less than direct filings" in route_panel.result


def test_offices_given_up_are_not_entered(route_panel):
    rows = panel_words(route_panel).count(" US ")
    route_panel.inputs["dropped"].value = 1
    assert panel_words(route_panel).count(" US ") == rows - 1
    route_panel.inputs["dropped"].value = 50  # one Office at least is entered
    assert "31 EP" in panel_words(route_panel)


def test_a_panel_without_widgets_is_a_table(panel):
    assert_shown_without_widgets(panel)


def test_text_for_those_who_have_no_pictures(calendar_panel):
    assert calendar_panel._repr_mimebundle_()["text/plain"].startswith(
        "The calendar of a PCT application (Priority date: 31 August 2024; Office of"
    )
    assert "alt='The applicant has" in calendar_panel.result


def test_labels_and_choices_are_not_cut_off(panel):
    assert_labels_fit(panel)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("CN, EP", ("CN", "EP")),
        ("ep；us", ("EP", "US")),
        ("China、Japan、china", ("CN", "JP")),
        ("EP,\nUS,", ("EP", "US")),
    ],
)
def test_lists_of_offices(text, codes):
    assert offices_in(text) == codes
