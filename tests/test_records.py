"""Tables have exactly their documented columns, and repairs and ids keep their shape."""

import pytest

from topics.errors import StoreError
from topics.records import TABLES, passage_id, table


def test_table_with_missing_values_fills_them_by_kind():
    frame = table("evidence", [{"event": "e1", "start": 3}])
    row = frame.iloc[0]
    assert (row["event"], row["start"], row["stop"], row["quote"]) == ("e1", 3, -1, "")


def test_table_with_an_unknown_column_is_refused():
    with pytest.raises(StoreError, match="no column"):
        table("events", [{"colour": "red"}])


@pytest.mark.parametrize("name", list(TABLES))
def test_table_without_rows_has_the_documented_columns_and_types(name):
    filled, empty = table(name, [{}]), table(name)
    assert list(empty.columns) == [column.name for column in TABLES[name]]
    assert list(empty.dtypes) == list(filled.dtypes)


@pytest.mark.parametrize("name", list(TABLES))
def test_table_columns_are_all_described(name):
    assert all(column.about and column.kind for column in TABLES[name])


def test_passage_id_of_equal_places_in_two_articles_differs():
    assert passage_id("a.txt", 1, 5) != passage_id("b.txt", 1, 5)
