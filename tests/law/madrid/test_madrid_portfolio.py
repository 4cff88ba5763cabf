"""A portfolio: its calendar, its budget, and a central attack."""

from datetime import date

import pytest
from madrid_worked import registration

from course_utils.errors import CourseError
from course_utils.law import madrid


def old(name="QIANTANG", classes=(7, 9, 11, 35), members=("CH", "VN"), **facts):
    """A registration of 20 September 2016, due on 20 September 2026."""
    return registration(
        mark={"name": name, "classes": list(classes)},
        basic={"office": "CN", "filed": date(2016, 4, 5)},
        filed=date(2016, 9, 20),
        received_by_ib=date(2016, 10, 11),
        members=list(members),
        **facts,
    )


def test_the_calendar_of_all_marks_is_in_order():
    events = [madrid.Event("notified", date(2026, 8, 20), "US", mark="XIHU")]
    young = registration(mark={"name": "XIHU", "classes": [9]})
    frame = madrid.Portfolio((old(), young), events).calendar()
    assert list(frame.columns[:4]) == ["mark", "key", "day", "safe_day"]
    days = [row.day or row.safe_day or row.nominal for row in frame.itertuples()]
    assert days == sorted(days)
    mine = frame[frame["key"] == "refusal.US"]
    assert list(mine["mark"]) == ["XIHU"]
    assert list(mine["day"]) == [date(2028, 2, 22)]


def test_a_renewal_in_the_budget():
    # Four classes, Switzerland and Viet Nam by complementary fee (Article 9sexies(1)(b)):
    # 653 + 100 for the fourth class + 2 x 100 = 953 francs.
    frame = madrid.Portfolio((old(),)).budget(2026, 2026)
    (row,) = frame.itertuples()
    assert (row.year, row.day, row.amount, row.currency) == (2026, date(2026, 9, 20), 953, "CHF")
    assert row.sure and not row.not_known


def test_an_individual_fee_in_the_budget():
    # As above, and the United States at 4 x 249 = 996: 1,949 francs.
    frame = madrid.Portfolio((old(members=("CH", "VN", "US")),)).budget(2026, 2026)
    assert list(frame["amount"]) == [1949]


def test_a_later_designation_is_renewed_too():
    later = [{"member": "VN", "since": date(2020, 2, 3)}]
    frame = madrid.Portfolio((old(members=("CH",), later=later),)).budget(2026, 2026)
    assert list(frame["amount"]) == [953]


def test_the_affidavit_of_use_stands_beside_the_renewal():
    # Certificate of 20 November 2018: the sixth year ends on 20 November 2024, four classes at
    # 225 dollars. The fee of 2028 is not known.
    mark = old(members=("US",))
    events = [madrid.Event("certificate", date(2018, 11, 20))]
    frame = madrid.Portfolio((mark,), events).budget(2024, 2028)
    assert list(frame["year"]) == [2024, 2026, 2028]
    assert list(frame["currency"]) == ["USD", "CHF", "USD"]
    assert frame["amount"].iloc[0] == 900
    assert frame["amount"].iloc[2] is None
    assert frame["not_known"].iloc[2] == "US"


def test_a_fee_that_is_not_known_is_named_and_the_rest_is_summed():
    # The Korean renewal fee of 20 May 2026 is not in the table; Switzerland costs 653 + 100 francs.
    mark = registration(
        mark={"name": "LONGJING", "classes": [30]},
        basic={"office": "CN", "filed": date(2016, 1, 12)},
        filed=date(2016, 5, 20),
        received_by_ib=date(2016, 6, 10),
        members=["CH", "KR"],
    )
    (row,) = madrid.Portfolio((mark,)).budget(2026, 2026).itertuples()
    assert row.not_known == "KR"
    assert row.amount == 753
    assert not row.sure


def test_years_without_an_act_are_empty():
    frame = madrid.Portfolio((old(),)).budget(2027, 2035)
    assert frame.empty
    assert list(frame.columns[:3]) == ["year", "day", "mark"]


def test_a_central_attack_takes_every_member():
    mark = old(members=("US", "EM", "CH"))
    frame = madrid.Portfolio((mark,)).central_attack(mark, on=date(2026, 11, 30))
    assert list(frame["member"]) == ["US", "EM", "CH"]
    assert set(frame["lost"]) == {(7, 9, 11, 35)}
    # Three months from 30 November end on Sunday 28 February 2027; the US rolls to Monday, for the
    # others that day is the safe one.
    assert list(frame["transform_by"]) == [
        date(2027, 3, 1),
        date(2027, 2, 28),
        date(2027, 2, 28),
    ]
    # US: 4 x 350; EM: 850 + 50 + 2 x 150; the Swiss national fee is not in the tables.
    assert list(frame["amount"]) == [1400, 1200, None]
    assert list(frame["currency"]) == ["USD", "EUR", ""]
    assert "not known" in frame["note"].iloc[2]


def test_a_partial_attack_takes_its_classes_only():
    mark = old(members=("US", "EM"))
    frame = madrid.Portfolio((mark,)).central_attack("QIANTANG", [11], on=date(2026, 11, 30))
    assert set(frame["lost"]) == {(11,)}
    assert set(frame["kept"]) == {(7, 9, 35)}
    assert list(frame["amount"]) == [350, 850]


def test_an_attack_after_five_years_takes_nothing():
    portfolio = madrid.Portfolio((old(),))
    with pytest.raises(CourseError, match="It stands"):
        portfolio.central_attack("QIANTANG", on=date(2022, 3, 1), ceased_on=date(2021, 9, 21))
    taken = portfolio.central_attack(
        "QIANTANG", on=date(2022, 3, 1), ceased_on=date(2021, 12, 1), began_on=date(2021, 9, 20)
    )
    assert len(taken) == 2


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: madrid.Portfolio(()), "one registration at least"),
        (lambda: madrid.Portfolio((old(), old())), "a name of its own"),
        (
            lambda: madrid.Portfolio(
                (old(), old("XIHU")), [madrid.Event("certificate", date(2018, 11, 20))]
            ),
            "names no mark",
        ),
        (lambda: madrid.Portfolio((old(),)).budget(2027, 2026), "from an earlier"),
        (
            lambda: madrid.Portfolio((old(),)).central_attack("XIHU", on=date(2026, 1, 5)),
            "not in the portfolio",
        ),
        (
            lambda: madrid.Portfolio((old(),)).central_attack(
                "QIANTANG", [12], on=date(2026, 1, 5)
            ),
            "name those that are lost",
        ),
    ],
)
def test_what_does_not_fit_is_named(make, words):
    with pytest.raises(CourseError, match=words):
        make()


def test_a_renewal_ten_years_ahead_is_an_estimate():
    # The same 953 francs, but at a tariff that was read in 2026.
    (row,) = madrid.Portfolio((old(),)).budget(2036, 2036).itertuples()
    assert (row.amount, row.sure) == (953, False)
    assert "tariff as known on" in row.note
