"""Files are cut into batches and articles into parts of bounded size, and most cuts stay where they are."""

import pandas as pd
import pytest

from topics.engine import parts
from topics.engine.parts import (
    BYTES_IN_BATCH,
    FILES_IN_BATCH,
    cut_batches,
    cut_table,
    estimate,
    part_number,
    part_table,
)


def test_batches_are_bounded_in_files_and_bytes_and_keep_their_order():
    sizes = {f"{number:03d}.txt": 3_000_000 if number % 7 == 0 else 1000 for number in range(300)}
    batches = cut_batches(sizes)
    assert [name for batch in batches for name in batch] == list(sizes)
    assert all(sum(sizes[name] for name in batch) <= BYTES_IN_BATCH for batch in batches)
    assert max(map(len, batches)) <= FILES_IN_BATCH


def test_file_added_leaves_most_batches_as_they_were():
    sizes = {f"{number:03d}.txt": 1000 for number in range(300)}
    before = {tuple(batch) for batch in cut_batches(sizes)}
    after = {tuple(batch) for batch in cut_batches(dict(sorted({**sizes, "150a.txt": 1000}.items())))}
    assert len(after - before) <= 2


def test_batches_of_many_small_files_are_a_quarter_full_on_average():
    batches = cut_batches({f"{number:04d}.txt": 1 for number in range(2000)})
    assert FILES_IN_BATCH / 4 - 2 < 2000 / len(batches) < FILES_IN_BATCH / 4 + 2
    assert len(set(map(len, batches))) > 5, "most end at a path of their own"


@pytest.fixture
def uncut(monkeypatch):
    """No path ends a batch by itself."""
    monkeypatch.setattr(parts, "_ends_batch", lambda _source: False)


def test_batch_that_is_full_to_the_byte_stays_whole(uncut):
    half = 4_000_000
    assert cut_batches({"a": half, "b": half}) == [["a", "b"]]
    assert cut_batches({"a": half, "b": half + 1, "c": 1}) == [["a"], ["b", "c"]]


def test_bytes_are_counted_anew_after_a_path_that_ends_a_batch(monkeypatch):
    monkeypatch.setattr(parts, "_ends_batch", lambda source: source == "a")
    half = BYTES_IN_BATCH // 2
    assert cut_batches({"a": half, "b": half, "c": half}) == [["a"], ["b", "c"]]
    assert cut_batches({"a": half, "b": half, "c": half + 1}) == [["a"], ["b"], ["c"]]


def test_file_larger_than_a_batch_is_one_of_its_own(uncut):
    assert cut_batches({"a": 1, "b": BYTES_IN_BATCH + 1, "c": 1}) == [["a"], ["b"], ["c"]]


def test_batch_holds_no_more_files_than_its_most(uncut):
    names = [f"{number:03d}" for number in range(65)]
    assert list(map(len, cut_batches(dict.fromkeys(names[:64], 1)))) == [64]
    assert list(map(len, cut_batches(dict.fromkeys(names, 1)))) == [64, 1]


def test_no_files_make_no_batch():
    assert cut_batches({}) == []


def test_table_is_cut_where_a_part_is_full(monkeypatch):
    monkeypatch.setattr(parts, "CHARACTERS_IN_PART", 10)
    frame = pd.DataFrame({"id": list("abcde")})
    cut = cut_table("articles", frame, pd.Series([4, 5, 1, 30, 2]))
    assert {name: list(rows["id"]) for name, rows in cut.items()} == {
        "articles-00000": ["a", "b"],
        "articles-00001": ["c"],
        "articles-00002": ["d", "e"],
    }


def test_part_ends_before_the_character_that_fills_it():
    cut = cut_table("articles", pd.DataFrame({"id": list("abc")}), pd.Series([400_000, 99_999, 1]))
    assert {name: list(rows["id"]) for name, rows in cut.items()} == {
        "articles-00000": ["a", "b"],
        "articles-00001": ["c"],
    }


def test_part_is_known_by_the_name_of_its_table():
    assert part_number(part_table("articles", 12)) == 12
    assert part_number(part_table("time-expressions", 0)) == 0
    assert part_number("2021") is None
    assert part_number("problems") is None
    assert part_number("an-article") is None


def test_estimate_is_given_from_a_size_on_only():
    assert estimate(10, 19_999_999, 2) == ""
    said = estimate(10, 20_000_000, 2)
    assert said.startswith("10 files of 20 MB: about 3 minutes on 2 cores and 60 MB of results")


@pytest.mark.parametrize(
    ("n_workers", "minutes"), [(1, "1,000 minutes on 1 cores"), (2, "800 minutes on 2"), (4, "700 minutes on 4")]
)
def test_estimate_shares_only_the_work_on_parts_among_the_cores(n_workers, minutes):
    said = estimate(2_000_000, 6_000_000_000, n_workers)
    assert f"2000000 files of 6,000 MB: about {minutes}" in said
    assert "and 18,000 MB of results" in said
