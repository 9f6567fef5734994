"""Tables have exactly their documented columns, and repairs and ids keep their shape."""

import pytest

from topics.errors import StoreError
from topics.records import ANSWERS, STATUSES, TABLES, Status, in_order, passage_id, table


def test_table_with_missing_values_fills_them_by_kind():
    frame = table("evidence", [{"event": "e1", "start": 3}])
    row = frame.iloc[0]
    assert (row["event"], row["start"], row["stop"], row["quote"]) == ("e1", 3, -1, "")


def test_table_with_an_unknown_column_is_refused():
    with pytest.raises(StoreError, match="no column"):
        table("events", [{"colour": "red"}])


def test_rows_are_in_the_order_of_articles_and_places_with_numbers_by_size():
    ids = ["b", "a#10", "a#9", "a#09", "a"]
    assert list(in_order("articles", [table("articles", [{"id": one} for one in ids])])["id"]) == [
        "a", "a#09", "a#9", "a#10", "b",
    ]  # fmt: skip
    rows = [{"article": article, "start": start} for article, start in (("10", 0), ("9", 10), ("9", 9))]
    ordered = in_order("passages", [table("passages", rows)])
    assert list(zip(ordered["article"], ordered["start"], strict=True)) == [("9", 9), ("9", 10), ("10", 0)]


EVERY_TABLE = {**TABLES, **ANSWERS}


@pytest.mark.parametrize("name", list(EVERY_TABLE))
def test_table_without_rows_has_the_documented_columns_and_types(name):
    filled, empty = table(name, [{}]), table(name)
    assert list(empty.columns) == [column.name for column in EVERY_TABLE[name]]
    assert list(empty.dtypes) == list(filled.dtypes)


@pytest.mark.parametrize("name", list(EVERY_TABLE))
def test_table_columns_are_all_described(name):
    assert all(column.about and column.kind for column in EVERY_TABLE[name])


def test_no_table_of_a_run_is_one_that_must_be_asked_for():
    assert len(EVERY_TABLE) == len(TABLES) + len(ANSWERS)


def test_passage_id_of_equal_places_in_two_articles_differs():
    assert passage_id("a.txt", 1, 5) != passage_id("b.txt", 1, 5)


def test_table_with_a_member_of_an_enumeration_holds_plain_text():
    value = table("events", [{"status": Status.PLANNED}])["status"].iloc[0]
    assert (type(value), value) == (str, "planned")


def test_statuses_of_tables_leave_out_the_remark():
    assert [str(status) for status in STATUSES] == ["reported", "planned", "background"]


def test_table_with_lists_holds_tuples_of_texts():
    frame = table("events", [{"actors": ["A", 1]}, {}])
    assert list(frame["actors"]) == [("A", "1"), ()]


def test_table_with_none_in_a_text_column_holds_an_empty_text():
    assert table("articles", [{"title": None}])["title"].iloc[0] == ""


@pytest.mark.parametrize(
    ("name", "column", "kind", "missing"),
    [
        ("events", "headline", "text", ""),
        ("events", "status", "text", ""),
        ("dates", "passage_start", "int", -1),
        ("dates", "passage_stop", "int", -1),
        ("repairs", "applied", "flag", False),
        ("themes", "terms", "list", ()),
    ],
)
def test_column_of_a_row_type_has_its_kind_and_what_stands_for_nothing(name, column, kind, missing):
    assert {one.name: one.kind for one in TABLES[name]}[column] == kind
    assert table(name, [{}])[column].iloc[0] == missing


def test_column_of_a_share_that_is_missing_is_not_a_number():
    assert table("themes", [{}])["npmi"].isna().all()
