"""Results are whole or absent, keyed by their inputs, and checked against their manifest."""

import gc
import hashlib
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.engine.kept import Store, keep_tables, remove_result
from topics.engine.keys import digest, file_digest
from topics.engine.manifest import final_table, seals_of_earlier_run, verify, write_manifest
from topics.engine.results import beside_results
from topics.engine.sealed import sealed
from topics.engine.store import claimed, read_table, write_bytes, write_table, write_text
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


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_in_the_way_of_a_result_is_no_result_and_gives_way(tmp_path, is_folder):
    place = tmp_path / "parts" / "read" / "key"
    (place / "notes").mkdir(parents=True) if is_folder else write_text(place, "notes")
    store = Store(tmp_path)
    assert store.kept("read", "key") is None
    assert store.damaged == ["read/key"]
    keep_tables(place, {"events": table("events")})
    assert [path.name for path in place.parent.iterdir()] == ["key"]
    assert sorted(path.name for path in place.iterdir()) == ["digests.json", "events.parquet"]


def test_result_in_the_way_that_is_not_whole_gives_way_as_another_is_kept(tmp_path):
    folder = tmp_path / "read" / "key"
    keep_tables(folder, {"events": table("events")})
    (folder / "events.parquet").write_bytes(b"")
    kept = keep_tables(folder, {"events": table("events", [{"id": "e"}])})
    assert list(kept.read("events")["id"]) == ["e"]


def events_of(*names):
    return {"events": table("events", [{"id": name} for name in names])}


LISTINGS = {
    "empty": b"",
    "no JSON": b"{",
    "a list": b"[]",
    "nested": b"[" * 200_000,
    "no tables": b'{"seal": ""}',
    "tables in a list": b'{"tables": [], "seal": ""}',
    "digest is a number": b'{"tables": {"events": 1}, "seal": ""}',
    "no seal": b'{"tables": {}}',
    "a path": b'{"tables": {"../../x": "0"}, "seal": ""}',
    "a zero": b'{"tables": {"\\u0000": "0"}, "seal": ""}',
}


@pytest.mark.parametrize("label", sorted(LISTINGS))
def test_result_with_a_damaged_listing_is_taken_away(tmp_path, label):
    Store(tmp_path).keep("read", "k1", events_of("e"))
    (tmp_path / "parts" / "read" / "k1" / "digests.json").write_bytes(LISTINGS[label])
    store = Store(tmp_path)
    assert store.kept("read", "k1") is None
    assert store.damaged == ["read/k1"]
    assert not (tmp_path / "parts" / "read" / "k1").exists()


def test_result_of_another_key_or_stage_is_taken_away(tmp_path):
    parts = tmp_path / "parts"
    for stage, key in (("read", "k1"), ("read", "k2")):
        Store(tmp_path).keep(stage, key, events_of("e"))
    (parts / "read" / "k1").rename(parts / "read" / "k3")
    (parts / "clean").mkdir()
    (parts / "read" / "k2").rename(parts / "clean" / "k2")
    store = Store(tmp_path)
    assert store.kept("read", "k3") is None
    assert store.kept("clean", "k2") is None


def test_result_with_a_table_more_or_less_is_taken_away(tmp_path):
    parts = tmp_path / "parts" / "read"
    for key in ("k1", "k2"):
        Store(tmp_path).keep("read", key, events_of("e") | {"articles": table("articles")})
    write_table(table("events"), parts / "k1" / "themes.parquet")
    (parts / "k2" / "articles.parquet").unlink()
    assert [Store(tmp_path).kept("read", key) for key in ("k1", "k2")] == [None, None]


def test_table_that_changes_after_its_result_was_found_whole_is_refused(tmp_path):
    kept = Store(tmp_path).keep("read", "k1", events_of("e"))
    write_table(table("events", [{"id": "f"}]), kept.path("events"))
    with pytest.raises(StoreError, match=r"events\.parquet was changed after it was written"):
        kept.read("events")
    with pytest.raises(StoreError, match="has no table articles; remove that folder, or run with --fresh"):
        kept.read("articles")


def test_result_that_the_manifest_of_an_earlier_run_lists_otherwise_is_taken_away(tmp_path):
    Store(tmp_path).keep("read", "k1", events_of("e"))
    Store(tmp_path).keep("read", "k2", events_of("e"))
    write_manifest(tmp_path, {}, [])
    seals = seals_of_earlier_run(tmp_path)
    assert sorted(seals) == ["read/k1", "read/k2"]
    remove_result(tmp_path / "parts" / "read" / "k1")
    Store(tmp_path).keep("read", "k1", events_of("forged"))
    store = Store(tmp_path)
    store.trust_only(seals)
    assert store.damaged == ["read/k1"]
    assert store.kept("read", "k1") is None
    assert store.kept("read", "k2") is not None


def test_verify_names_what_was_changed_among_what_is_kept_and_what_is_foreign(tmp_path):
    Store(tmp_path).keep("read", "k1", events_of("e"))
    Store(tmp_path).keep("read", "k2", events_of("e"))
    page = write_text(tmp_path / "report.html", "page")
    vectors = write_bytes(tmp_path / "vectors" / "0.npy", sealed(b"numbers"))
    write_manifest(tmp_path, {}, [page])
    assert verify(tmp_path) == []
    remove_result(tmp_path / "parts" / "read" / "k1")
    write_text(tmp_path / "parts" / "read" / "k2" / "events.parquet", "other")
    vectors.write_bytes(b"numbers")
    write_text(tmp_path / "notebooks" / "pandas.py", "mine")
    write_text(tmp_path / "figures" / "earlier.svg", "of another corpus")
    write_text(tmp_path / "timeline.md", "an export beside the results")
    write_text(tmp_path / "00-start.md", "what a notebook of an earlier run exported")
    assert verify(tmp_path) == [
        "parts/read/k1 is missing; the next run makes it anew.",
        "parts/read/k2 was changed after the run; the next run makes it anew.",
        "vectors/0.npy was changed after it was written; the next run makes it anew.",
        "00-start.md is not from this run; nothing of it is read, and it can be moved away.",
        "figures/earlier.svg is not from this run; nothing of it is read, and it can be moved away.",
        "notebooks/pandas.py is not from this run; nothing of it is read, and it can be moved away.",
    ]
    assert beside_results(tmp_path) == ["timeline.md"]


def test_manifest_that_was_changed_is_not_read(tmp_path):
    page = write_text(tmp_path / "report.html", "page")
    path = write_manifest(tmp_path, {"corpus": "ferries"}, [page])
    path.write_text(path.read_text().replace("ferries", "floods"))
    assert seals_of_earlier_run(tmp_path) == {}
    with pytest.raises(StoreError, match="no readable manifest"):
        verify(tmp_path)


def test_final_table_that_was_changed_after_the_run_is_refused(tmp_path):
    path = write_table(table("events", [{"id": "e"}]), tmp_path / "tables" / "events.parquet")
    write_manifest(tmp_path, {}, [path])
    assert list(final_table(tmp_path, "events")["id"]) == ["e"]
    write_table(table("events", [{"id": "forged"}]), path)
    with pytest.raises(StoreError, match="was changed after it was written; run the report again"):
        final_table(tmp_path, "events")


def test_folder_without_results_is_named_with_how_to_name_another(tmp_path):
    with pytest.raises(StoreError, match=r"holds no results of a run: name the folder that does with --run"):
        final_table(tmp_path / "build", "events")
    (tmp_path / "build" / "tables").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"events.parquet is missing or damaged"):
        final_table(tmp_path / "build", "events")


def test_verify_of_a_folder_without_results_says_what_to_name(tmp_path):
    with pytest.raises(StoreError, match=r"holds no results of a run: name the folder that does, or make them"):
        verify(tmp_path / "nowhere")


def test_lock_of_another_kind_gives_way_unless_something_is_in_it(tmp_path):
    (tmp_path / ".lock").mkdir()
    with claimed(tmp_path):
        assert (tmp_path / ".lock").is_file()
    (tmp_path / ".lock").unlink()
    elsewhere = write_text(tmp_path / "elsewhere.txt", "mine")
    (tmp_path / ".lock").symlink_to(elsewhere)
    with claimed(tmp_path):
        assert not (tmp_path / ".lock").is_symlink()
    assert elsewhere.read_text() == "mine"
    (tmp_path / ".lock").unlink()
    write_text(tmp_path / ".lock" / "mine.txt", "mine")
    with pytest.raises(StoreError, match="is a folder with something in it"), claimed(tmp_path):
        pass


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
    monkeypatch.setattr("topics.engine.manifest.versions", lambda: {"topics": "1", "pandas": "3"})
    files = [write_text(tmp_path / name, name) for name in ("tables/b.txt", "a.txt")]
    path = write_manifest(tmp_path, {"settings": {"n": 1}, "corpus": "港口"}, files)
    assert path == tmp_path / "manifest.json"
    seal = json.loads(path.read_text(encoding="utf-8"))["seal"]
    assert path.read_text(encoding="utf-8") == (
        '{\n "corpus": "港口",\n "files": {\n'
        f'  "a.txt": "{hashlib.sha256(b"a.txt").hexdigest()}",\n'
        f'  "tables/b.txt": "{hashlib.sha256(b"tables/b.txt").hexdigest()}"\n }},\n'
        f' "parts": {{}},\n "schema": {SCHEMA_VERSION},\n "seal": "{seal}",\n "settings": {{\n  "n": 1\n }},\n'
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
