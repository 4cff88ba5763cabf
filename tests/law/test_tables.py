"""Every table against its schema, and what a table says when it has no answer."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pandas as pd
import pytest
from columns import schema, text
from pandera.errors import SchemaErrors
from schemas import KEYS, SCHEMAS

from course_utils.law import offices, tables

DATED = [
    name
    for name in tables.names()
    if {"effective_from", "effective_to"} <= set(tables.table(name).columns)
]
FEES = [name for name in tables.names() if "amount" in tables.table(name)]


def test_every_table_has_a_schema_and_a_key():
    assert set(tables.names()) == set(SCHEMAS) == set(KEYS)


@pytest.mark.parametrize("name", tables.names())
def test_table_keeps_its_schema(name):
    try:
        SCHEMAS[name].validate(tables.table(name), lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases[["column", "check", "failure_case", "index"]]
        pytest.fail(f"{name}:\n{cases.head(20).to_string()}")


@pytest.mark.parametrize("name", sorted(set(tables.names()) - set(DATED)))
def test_no_row_stands_twice(name):
    frame = tables.table(name)
    twice = frame[frame.duplicated(KEYS[name], keep=False)]
    assert twice.empty, twice[KEYS[name]].to_string()


@pytest.mark.parametrize("name", DATED)
def test_no_two_rows_are_in_force_for_one_key_on_one_day(name):
    frame = tables.table(name)
    clashes = []
    for key, versions in frame.groupby(KEYS[name], dropna=False):
        spans = sorted(
            (row.effective_from or date.min, row.effective_to or date.max)
            for row in versions.itertuples()
        )
        clashes += [key for (_start, end), (start, _end) in pairwise(spans) if start <= end]
        clashes += [key for start, end in spans if end < start]
    assert clashes == []


@pytest.mark.parametrize("name", DATED)
def test_a_known_start_is_a_day(name):
    frame = tables.table(name)
    early = frame[
        (frame["start"] == "start") & frame["effective_from"].map(lambda day: day is None)
    ]
    assert early.empty, early.to_string()


@pytest.mark.parametrize("name", FEES)
def test_only_a_percentage_has_no_currency(name):
    frame = tables.table(name)
    assert ((frame["currency"] == "") == (frame["unit"] == "percent")).all()


@pytest.mark.parametrize("name", FEES)
def test_only_a_reduction_is_negative(name):
    frame = tables.table(name)
    negative = frame[frame["amount"].map(lambda amount: amount < 0).astype(bool)]
    if name == "pct/international_fees":
        assert set(negative["fee"]) == {
            "reduction_90",
            "reduction_full_coded",
            "reduction_request_coded",
            "reduction_request_not_coded",
        }
    else:
        assert set(negative["unit"]) <= {"percent", "application"}


@pytest.mark.parametrize("name", ["pct/international_fees", "pct/national_fees"])
def test_fees_belong_to_offices_that_have_a_calendar(name):
    assert set(tables.table(name)["st3"]) <= set(offices.codes())


def test_a_schema_refuses_a_source_that_others_cannot_find():
    frame = pd.DataFrame(
        {"fee": ["filing"], "source": ["documents/CN.md"], "as_of": ["2024"]}, dtype=object
    )
    with pytest.raises(SchemaErrors, match="a source that others can find"):
        schema(fee=text()).validate(frame, lazy=True)


def test_a_schema_refuses_a_column_that_nobody_declared():
    frame = pd.DataFrame({"fee": [""], "x": [""], "source": ["a law"], "as_of": ["2024"]})
    with pytest.raises(SchemaErrors, match="x"):
        schema(fee=text()).validate(frame.astype(object), lazy=True)


def test_cells_are_typed_by_the_name_of_their_column():
    row = tables.row_in_force(
        "pct/national_fees", date(2024, 6, 3), st3="EP", part="claims", over=15
    )
    assert (row.amount, row.last, row.effective_from) == (Decimal(275), 50, date(2024, 4, 1))
    assert (row.each, row.effective_to, row.ro) == (None, date(2026, 3, 31), "")


def test_the_first_and_the_last_day_of_a_row_are_in_force():
    def search(on: date) -> Decimal:
        return tables.row_in_force(
            "pct/international_fees", on, st3="EP", role="ISA", fee="search", currency="EUR"
        ).amount

    assert search(date(2020, 4, 1)) == search(date(2024, 3, 31)) == Decimal(1775)
    assert search(date(2024, 4, 1)) == Decimal(1845)


def test_a_missing_value_names_table_key_and_day():
    with pytest.raises(tables.MissingValue) as error:
        tables.row_in_force(
            "pct/international_fees",
            date(2025, 6, 3),
            st3="CN",
            role="RO",
            fee="international_filing",
        )
    sentence = str(error.value)
    assert "pct/international_fees" in sentence
    assert "st3 CN, role RO, fee international_filing" in sentence
    assert "3 June 2025" in sentence
    assert "1 January 2024 to 31 December 2024" in sentence


def test_an_unknown_key_and_an_unknown_table_are_named():
    with pytest.raises(tables.MissingValue, match="no such key on any day"):
        tables.in_force("pct/national_fees", date(2024, 6, 3), st3="QQ")
    with pytest.raises(tables.MissingValue, match=r"pct/national_phase has no row for st3 QQ"):
        tables.rows("pct/national_phase", st3="QQ")
    with pytest.raises(tables.MissingValue, match=r"no table pct/fees; the tables are .*offices"):
        tables.table("pct/fees")


def test_two_rows_where_one_was_asked_for_are_an_error():
    with pytest.raises(tables.MissingValue, match="name more keys"):
        tables.row_in_force("pct/national_fees", date(2024, 6, 3), st3="EP", part="claims")


def test_a_caller_cannot_change_a_table():
    mine = tables.table("pct/national_fees")
    mine["amount"] = Decimal(0)
    assert tables.table("pct/national_fees")["amount"].max() > 0


@pytest.mark.parametrize(
    "ask",
    [
        lambda: tables.table("pct/national_phase"),
        lambda: tables.rows("pct/national_phase", st3="DE"),
        lambda: tables.in_force("pct/national_phase", date(2026, 2, 2), st3="DE"),
    ],
)
def test_a_caller_cannot_change_what_others_get(ask):
    mine, before = ask(), ask()
    mine.loc[:, "route"] = "changed"
    mine["late_months"] = None
    mine.columns.name = mine.index.name = "changed"
    mine.attrs["changed"] = True
    pd.testing.assert_frame_equal(ask(), before)
    assert ask().attrs == {}
    now = tables.records("pct/national_phase", st3="DE")
    assert now[-1].route == before["route"].iloc[-1] != "changed"


def test_records_are_the_rows_as_named_tuples():
    on = date(2024, 6, 3)
    keys = {"st3": "EP", "part": "claims"}
    frame = tables.rows("pct/national_fees", **keys)
    assert [tuple(row) for row in tables.records("pct/national_fees", **keys)] == [
        tuple(row) for row in frame.itertuples(index=False)
    ]
    current = tables.in_force("pct/national_fees", on, **keys)
    assert [row.amount for row in tables.records_in_force("pct/national_fees", on, **keys)] == list(
        current["amount"]
    )


def test_records_may_be_none_and_an_empty_cell_equals_nothing():
    assert tables.records("pct/national_phase", st3="QQ") == ()
    assert tables.records("pct/national_fees", st3="EP", last=None) == ()
    with pytest.raises(tables.MissingValue, match="no table pct/fees"):
        tables.records("pct/fees")


def test_a_citation_names_source_and_day():
    row = tables.row_in_force(
        "pct/national_fees", date(2024, 6, 3), st3="DE", part="claims", unit="claim as filed"
    )
    assert tables.cite(row) == (
        "WIPO PCT Applicant's Guide, DE chapter, applicable as from 2024-04-04 "
        "(printed 2024-05-02) (as of 2024-04-04)"
    )
