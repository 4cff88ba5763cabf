"""Renewal, later designations, and use in the United States and China."""

from datetime import date

import pytest
from madrid_worked import check, registration, worked

from course_utils.errors import CourseError
from course_utils.law import madrid


@worked("keeping")
def test_worked_example(case):
    check(case)


def test_a_later_designation_is_renewed_with_the_registration():
    later = [{"member": "AU", "since": date(2030, 11, 4)}]
    alone, together = registration(), registration(later=later)
    assert [s.nominal for s in madrid.renewal(alone)] == [
        s.nominal for s in madrid.renewal(together)
    ]
    assert "later ones too" in madrid.renewal(together)["renewal_due.1"].rule.proviso


def test_the_two_clocks_of_the_united_states_are_apart():
    mark = registration(
        basic={"office": "CN", "filed": date(2016, 1, 12)},
        filed=date(2016, 5, 20),
        received_by_ib=date(2016, 6, 3),
    )
    certificate = date(2017, 12, 12)
    use = madrid.us_declarations(certificate)
    assert use["section_71_10"].day == date(2027, 12, 13)  # the 12th is a Sunday
    assert madrid.renewal(mark)["renewal_due.1"].nominal == date(2026, 5, 20)


def test_further_decades_go_on_from_the_certificate():
    found = madrid.us_declarations(date(2018, 8, 31), decades=3)
    assert found["section_71_30"].nominal == date(2048, 8, 31)
    assert len(found) == 3 * 4


@pytest.mark.parametrize("cycle", [0, -1, 1.0, 10])
def test_a_renewal_has_a_number(cycle):
    with pytest.raises(CourseError, match="from 1 to 9"):
        madrid.renewal(registration(), cycle)


def test_the_chinese_renewal_cites_the_law_of_its_day():
    assert "2019 Art. 40" in madrid.china_renewal(date(2016, 3, 7))["cn_renewal_grace"].rule.cite
    later = madrid.china_renewal(date(2017, 3, 7))
    assert later["cn_term"].day == date(2027, 3, 6)
    assert "2026 Art. 44" in later["cn_renewal_grace"].rule.cite


def test_a_second_chinese_term():
    assert madrid.china_renewal(date(2016, 2, 29), term=2)["cn_term"].day == date(2036, 2, 28)


def test_a_member_already_designated_and_one_that_can_be_added():
    assert not madrid.may_designate(registration(), "US")
    assert madrid.may_designate(registration(), "AU")


def test_an_office_cannot_receive_after_the_international_bureau():
    with pytest.raises(CourseError, match="cannot lie before"):
        madrid.subsequent_designation_date(date(2026, 8, 13), date(2026, 8, 14))
