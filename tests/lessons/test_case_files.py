"""What every case file does, whatever its module."""

import pytest

from course_utils.lessons.cases import case_file

# How many papers lie in each.
PAPERS = {
    "pct": 9,
    "sep": 16,
    "madrid": 12,
    "section337": 13,
    "competition": 18,
    "transfer": 18,
    "capstone": 12,
}


@pytest.mark.parametrize(("module", "papers"), PAPERS.items())
def test_a_case_shows_itself_in_a_notebook_and_as_text(module, papers):
    case = case_file(module, "<b>ann</b>")
    html = case._repr_html_()
    assert "<b>ann" not in html and "&lt;b&gt;ann" in html
    assert html.count("border:1px") == len(case.documents) == papers
    assert repr(case) == str(case)
    assert "invented" in str(case)
