"""Results are whole or absent, keyed by their inputs, and checked against their manifest."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.engine.keys import digest
from topics.engine.store import Store, read_table, verify, write_manifest, write_table, write_text
from topics.errors import StoreError
from topics.records import table

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3), st.integers(0, 9)), max_size=5))
def test_table_written_and_read_again_is_the_same(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("table") / "events.parquet"
    frame = table("events", [{"id": name, "actors": actors, "n_articles": n} for name, actors, n in rows])
    write_table(frame, path)
    again = read_table(path)
    assert again.equals(frame)
    assert list(again.dtypes) == list(frame.dtypes)


def test_table_written_twice_has_the_same_bytes(tmp_path):
    frame = table("events", [{"id": "e", "actors": ["x"]}])
    first, second = write_table(frame, tmp_path / "a"), write_table(frame, tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_read_table_of_another_schema_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "events.parquet"
    monkeypatch.setattr("topics.engine.store.SCHEMA_VERSION", 0)
    write_table(table("events"), path)
    monkeypatch.undo()
    with pytest.raises(StoreError, match="schema 0"):
        read_table(path)


def test_read_table_that_is_damaged_says_so(tmp_path):
    path = tmp_path / "events.parquet"
    path.write_bytes(b"PAR1 not really")
    with pytest.raises(StoreError, match="damaged"):
        read_table(path)


def test_store_keeps_a_result_under_its_key_until_it_is_pruned(tmp_path):
    store = Store(tmp_path)
    store.keep("read", "k1", {"events": table("events", [{"id": "e"}])})
    later = Store(tmp_path)
    kept = later.kept("read", "k1")
    assert kept is not None
    assert list(kept.read("events")["id"]) == ["e"]
    Store(tmp_path).prune()
    assert Store(tmp_path).kept("read", "k1") is None


def test_verify_names_the_file_that_was_changed(tmp_path):
    good, bad = write_text(tmp_path / "good.txt", "a"), write_text(tmp_path / "bad.txt", "b")
    write_manifest(tmp_path, {"corpus": "c"}, [good, bad])
    assert verify(tmp_path) == []
    bad.write_text("changed")
    (only,) = verify(tmp_path)
    assert "bad.txt" in only
    good.unlink()
    assert len(verify(tmp_path)) == 2


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", json.dumps({"schema": -1, "files": {}})])
def test_verify_without_a_readable_manifest_says_so(tmp_path, content):
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(StoreError):
        verify(tmp_path)


def test_digest_of_different_values_differs():
    assert digest("a", "b") != digest("ab", "")
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
