"""Results are whole or absent, keyed by their inputs, and checked against their manifest."""

import gc
import hashlib
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.engine.keys import digest, file_digest
from topics.engine.store import (
    Store,
    claimed,
    final_table,
    keep_tables,
    read_table,
    verify,
    write_manifest,
    write_table,
    write_text,
)
from topics.errors import StoreError
from topics.records import SCHEMA_VERSION, table

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


def test_table_is_kept_without_its_index(tmp_path):
    frame = table("events", [{"id": "b"}, {"id": "a"}]).sort_values("id")
    assert read_table(write_table(frame, tmp_path / "events.parquet")).equals(frame.reset_index(drop=True))


def test_read_table_that_others_wrote_is_refused(tmp_path):
    pd.DataFrame({"id": ["e"]}).to_parquet(tmp_path / "events.parquet")
    with pytest.raises(StoreError, match=r"events.parquet has schema \?, this one reads"):
        read_table(tmp_path / "events.parquet")


def test_read_table_that_is_not_there_says_so(tmp_path):
    with pytest.raises(StoreError, match=r"events\.parquet is missing"):
        read_table(tmp_path / "events.parquet")


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


def test_pruned_store_keeps_what_this_run_read_or_made(tmp_path):
    events = {"events": table("events")}
    before = Store(tmp_path)
    for stage, key in (("read", "k1"), ("read", "k2"), ("clean", "k1"), ("clean", "k2"), ("gone", "k1")):
        before.keep(stage, key, events)
    run = Store(tmp_path)
    assert run.kept("read", "k1") is not None
    assert run.kept("clean", "another") is None
    run.keep("clean", "k2", events)
    run.prune()
    assert sorted(path.parent.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("digests.json")) == [
        "parts/clean/k2",
        "parts/read/k1",
    ]


def test_store_without_a_folder_goes_with_the_object():
    store = Store(None)
    kept = store.keep("read", "k1", {"events": table("events", [{"id": "e"}])})
    folder = store.folder
    assert not store.lasting
    assert kept.path("events").is_relative_to(folder)
    del store
    gc.collect()
    assert not folder.exists()


def test_store_in_a_folder_stays_there_when_the_process_goes_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store("out")
    assert store.lasting
    assert store.folder == tmp_path / "out"
    monkeypatch.chdir("/")
    store.keep("read", "k1", {"events": table("events")})
    assert (tmp_path / "out" / "parts" / "read" / "k1" / "events.parquet").is_file()


def test_result_is_known_by_the_digest_of_each_table(tmp_path):
    store = Store(tmp_path)
    made = store.keep("read", "k1", {"events": table("events"), "articles": table("articles")})
    kept = store.kept("read", "k1")
    assert made == kept
    assert dict(kept.digests) == {name: file_digest(kept.path(name)) for name in ("articles", "events")}


def test_result_that_another_process_kept_first_stays_as_it_is(tmp_path):
    first = keep_tables(tmp_path / "read" / "key", {"events": table("events", [{"id": "e"}])})
    again = keep_tables(tmp_path / "read" / "key", {"events": table("events", [{"id": "e"}])})
    assert again == first
    assert list(again.read("events")["id"]) == ["e"]
    assert [path.name for path in (tmp_path / "read").iterdir()] == ["key"]


def test_folder_in_the_way_of_a_result_is_no_result(tmp_path):
    (tmp_path / "read" / "key" / "notes").mkdir(parents=True)
    assert Store(tmp_path).kept("read", "key") is None
    with pytest.raises(OSError, match="not empty"):
        keep_tables(tmp_path / "read" / "key", {"events": table("events")})
    assert [path.name for path in (tmp_path / "read").iterdir()] == ["key"]


def test_text_is_written_into_folders_that_were_not_there_for_all_to_read(tmp_path):
    path = write_text(tmp_path / "new" / "folder" / "a.txt", "before")
    assert write_text(path, "港 \ud800") == path
    assert path.read_bytes() == "港 ?".encode()
    assert path.stat().st_mode & 0o777 == 0o644
    assert [item.name for item in path.parent.iterdir()] == ["a.txt"]


def test_folder_is_held_for_one_run_until_that_ends(tmp_path):
    folder = tmp_path / "new" / "out"
    with claimed(folder), pytest.raises(StoreError, match=r"Another run is writing to .*out; wait"), claimed(folder):
        pass
    with claimed(folder):
        assert folder.is_dir()


def test_claimed_folder_loses_only_what_was_left_half_written(tmp_path):
    names = ["tables/.topics-abc.part", "tables/events.parquet", "notes.part", ".topics-abc.txt"]
    for name in names:
        write_text(tmp_path / name, "half")
    with claimed(tmp_path):
        left = [name for name in names if (tmp_path / name).exists()]
    assert left == names[1:]


def test_file_is_written_under_a_name_that_the_next_run_clears(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr("os.fsync", lambda _handle: seen.extend(tmp_path.iterdir()))
    write_text(tmp_path / "a.txt", "whole")
    (half_written,) = seen
    half_written.write_text("half")
    with claimed(tmp_path):
        assert not half_written.exists()
        assert (tmp_path / "a.txt").read_text() == "whole"


def test_result_is_written_beside_its_place_in_a_folder_that_the_next_run_prunes(tmp_path, monkeypatch):
    seen = set()
    monkeypatch.setattr("os.fsync", lambda _handle: seen.update((tmp_path / "parts" / "read").iterdir()))
    store = Store(tmp_path)
    store.keep("read", "k1", {"events": table("events")})
    (half_written,) = seen
    half_written.mkdir()
    store.prune()
    assert [path.name for path in (tmp_path / "parts" / "read").iterdir()] == ["k1"]


def test_final_table_is_read_by_its_name(tmp_path):
    write_table(table("events", [{"id": "e"}]), tmp_path / "tables" / "events.parquet")
    assert list(final_table(tmp_path, "events")["id"]) == ["e"]
    with pytest.raises(StoreError, match="There is no table 'event'; the tables are articles, "):
        final_table(tmp_path, "event")
    with pytest.raises(StoreError, match=r"articles\.parquet is missing"):
        final_table(tmp_path, "articles")


def test_manifest_is_sorted_and_plain_to_read(tmp_path, monkeypatch):
    monkeypatch.setattr("topics.engine.store.versions", lambda: {"topics": "1", "pandas": "3"})
    files = [write_text(tmp_path / name, name) for name in ("tables/b.txt", "a.txt")]
    path = write_manifest(tmp_path, {"settings": {"n": 1}, "corpus": "港口"}, files)
    assert path == tmp_path / "manifest.json"
    assert path.read_text(encoding="utf-8") == (
        '{\n "corpus": "港口",\n "files": {\n'
        f'  "a.txt": "{hashlib.sha256(b"a.txt").hexdigest()}",\n'
        f'  "tables/b.txt": "{hashlib.sha256(b"tables/b.txt").hexdigest()}"\n }},\n'
        f' "schema": {SCHEMA_VERSION},\n "settings": {{\n  "n": 1\n }},\n'
        ' "versions": {\n  "pandas": "3",\n  "topics": "1"\n }\n}\n'
    )


def test_verify_names_the_file_that_was_changed(tmp_path):
    good, bad = write_text(tmp_path / "good.txt", "a"), write_text(tmp_path / "bad.txt", "b")
    write_manifest(tmp_path, {"corpus": "c"}, [good, bad])
    assert verify(tmp_path) == []
    bad.write_text("changed")
    (only,) = verify(tmp_path)
    assert "bad.txt" in only
    good.unlink()
    assert len(verify(tmp_path)) == 2


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", '{"schema": 1, "files": 3}'])
def test_verify_without_a_readable_manifest_says_so(tmp_path, content):
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(StoreError, match=r"no readable manifest\.json"):
        verify(tmp_path)


def test_verify_of_another_schema_says_so(tmp_path):
    (tmp_path / "manifest.json").write_text(json.dumps({"schema": -1, "files": {}}))
    with pytest.raises(StoreError, match=f"was written with schema -1, this one reads {SCHEMA_VERSION}"):
        verify(tmp_path)


def test_digest_of_different_values_differs():
    assert digest("a", "b") != digest("ab", "")
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest("\ud800") != digest("\ud801") != digest("?")


def test_digest_stays_the_same_in_every_version_as_figures_tell_it_and_files_are_named_by_it():
    written = '["港口",{"a":[2,"b"],"c":null}]'
    assert digest("港口", {"c": None, "a": [2, "b"]}) == hashlib.sha256(written.encode()).hexdigest()
