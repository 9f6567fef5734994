from __future__ import annotations

from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

import numpy as np
import pytest

from topics.engine.processes import at_most
from topics.errors import InputError, TopicsError
from topics.themes import vectors
from topics.themes.terms import count_words, word_weights, words
from topics.themes.vectors import (
    BegunVectors,
    OfflineEncoder,
    places_in_plane,
    reduced,
    sentence_vectors,
    side_by_side,
    unit_rows,
)

TEXTS = ["Ships left the harbour.", "The choir sang.", "Ships left the harbour.", "", "台湾海峡"]


def _counted(*texts):
    return count_words([words(text) for text in texts])


class LetterCounter:
    """An encoder for tests: counts a and e, and counts its calls."""

    name = "letters-1"

    def __init__(self):
        self.n_texts = 0

    def encode(self, texts, /):
        self.n_texts += len(texts)
        return np.asarray([[1 + text.count("a"), 1 + text.count("e")] for text in texts])


def test_sentence_vectors_have_unit_length_and_one_row_a_text():
    vectors = sentence_vectors(TEXTS)
    assert vectors.shape == (5, 512)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_sentence_vectors_encode_equal_texts_once():
    encoder = LetterCounter()
    vectors = sentence_vectors(["a", "b", "a", "a"], encoder)
    assert encoder.n_texts == 2
    np.testing.assert_array_equal(vectors[0], vectors[2])


def test_sentence_vectors_from_the_cache_are_the_same_bytes(tmp_path):
    encoder = LetterCounter()
    first = sentence_vectors(["a", "be", "see"], encoder, tmp_path)
    second = sentence_vectors(["see", "a", "be"], encoder, tmp_path)
    assert encoder.n_texts == 3
    assert first[[2, 0, 1]].tobytes() == second.tobytes()


def test_sentence_vectors_damaged_cache_is_made_anew(tmp_path):
    encoder = LetterCounter()
    first = sentence_vectors(["a", "be"], encoder, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(b"broken")
    assert sentence_vectors(["a", "be"], encoder, tmp_path).tobytes() == first.tobytes()


def test_sentence_vectors_another_model_has_another_cache(tmp_path):
    first, second = LetterCounter(), LetterCounter()
    second.name = "letters-2"
    sentence_vectors(["a"], first, tmp_path)
    sentence_vectors(["a"], second, tmp_path)
    assert second.n_texts == 1


def test_sentence_vectors_of_a_broken_encoder_say_so():
    class Broken:
        def encode(self, texts, /):
            return np.zeros(len(texts))

    with pytest.raises(InputError, match="one row of finite numbers"):
        sentence_vectors(["a"], Broken())


def test_sentence_vectors_say_so_where_a_process_dies(monkeypatch):
    class DyingProcesses(ThreadPoolExecutor):
        """Processes that die of their first piece of work."""

        def map(self, *_):
            raise BrokenExecutor("a process died")
            yield

    monkeypatch.setattr(vectors, "start_processes", DyingProcesses)
    with at_most(2), pytest.raises(TopicsError, match="A process died while sentence vectors were made"):
        sentence_vectors([f"text {number}" for number in range(5000)])


def test_sentence_vectors_start_no_process_where_one_is_allowed(monkeypatch):
    class Short(OfflineEncoder):
        def encode(self, texts, /):
            return np.ones((len(texts), 2))

    monkeypatch.setattr(vectors, "start_processes", None)
    with at_most(1):
        assert sentence_vectors([f"text {number}" for number in range(5000)], Short()).shape == (5000, 2)


def test_vectors_begun_with_are_given_when_asked_for_and_others_made_then():
    begun = []

    def spread(do, pieces):
        begun.append(pieces)
        return map(do, pieces)

    vectors_of = BegunVectors(TEXTS, spread)
    assert len(begun) == 1, "before anything is asked for"
    assert (vectors_of(TEXTS) == sentence_vectors(TEXTS)).all()
    assert len(begun) == 1, "and not again"
    assert (vectors_of(TEXTS[:1]) == sentence_vectors(TEXTS[:1])).all()
    assert (vectors_of(TEXTS) == sentence_vectors(TEXTS)).all(), "asked for once more"


def test_sentence_vectors_are_made_by_processes_that_run_already(monkeypatch):
    def spread(do, pieces):
        sent.extend(pieces)
        return map(do, sent)

    sent = []
    monkeypatch.setattr(vectors, "start_processes", None)
    with at_most(2):
        made = sentence_vectors(TEXTS, spread=spread)
    assert sorted(text for piece in sent for text in piece) == sorted(set(TEXTS))
    assert made.tobytes() == sentence_vectors(TEXTS).tobytes()


def test_sentence_vectors_of_an_own_encoder_are_made_here():
    assert sentence_vectors(["a"], LetterCounter(), spread=lambda *_: pytest.fail("it was sent")).shape[0] == 1


def test_sentence_vectors_of_one_new_text_among_many_encode_few_again(tmp_path):
    encoder, texts = LetterCounter(), [f"text {number}" for number in range(20_000)]
    first = sentence_vectors(texts, encoder, tmp_path)
    encoder.n_texts = 0
    again = sentence_vectors([*texts, "text a"], encoder, tmp_path)
    assert 0 < encoder.n_texts <= 4000
    assert again[:-1].tobytes() == first.tobytes()


def test_sentence_vectors_do_not_depend_on_order():
    forward, backward = sentence_vectors(TEXTS), sentence_vectors(TEXTS[::-1])
    assert forward.tobytes() == backward[::-1].tobytes()


def test_reduced_texts_without_words_have_no_columns():
    assert reduced(word_weights(_counted("1", "2")), 5, 1).shape == (2, 0)


def test_word_weights_dropped_words_do_not_count():
    vectors = reduced(word_weights(_counted("ship sails", "ship sinks").without(frozenset({"ship"}))), 5, 1)
    assert abs(float(vectors[0] @ vectors[1])) < 1e-5


def test_side_by_side_rows_have_unit_length():
    joined = side_by_side(np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32), 2)
    assert joined.shape == (2, 4)
    np.testing.assert_allclose(np.linalg.norm(joined, axis=1), 1, atol=1e-6)


def test_count_words_vocabulary_is_sorted():
    assert _counted("zeal apple", "apple").vocabulary == ("apple", "zeal", "zeal apple")


def test_side_by_side_weighs_the_second():
    joined = side_by_side(np.array([[1.0, 0.0]]), np.array([[0.0, 1.0]]), 2)
    assert joined[0].tolist() == pytest.approx([1 / 5**0.5, 0, 0, 2 / 5**0.5])


def test_unit_rows_leave_rows_without_length():
    assert unit_rows([[3, 4], [0, 0]]).tolist() == [pytest.approx([0.6, 0.8]), [0, 0]]


def test_places_in_plane_lie_along_what_differs_most():
    rows = unit_rows([[1, 0.9, 0], [1, -0.9, 0], [1, 0.5, 0.1], [1, -0.5, -0.1]])
    places = places_in_plane(rows)
    assert places.shape == (4, 2)
    assert np.ptp(places[:, 0]) > 5 * np.ptp(places[:, 1])
    assert np.round(places.mean(axis=0), 3).tolist() == [0, 0]
    assert (places[0, 0] > 0) == (places[2, 0] > 0) != (places[1, 0] > 0)


@pytest.mark.parametrize("shape", [(1, 3), (3, 1), (0, 0)])
def test_places_in_plane_of_too_little_are_the_middle(shape):
    places = places_in_plane(np.ones(shape, dtype=np.float32))
    assert places.shape == (shape[0], 2)
    assert not places.any()


def test_reduced_keeps_no_more_dimensions_than_there_are():
    weights = word_weights(_counted("ship port", "choir song", "ship song"))
    assert reduced(weights, 2, 1).shape == (3, 2)
    assert reduced(weights, 50, 1).shape == (3, 3)


def test_progress_counts_texts_up_to_all(tmp_path):
    seen = []
    texts = [f"text {number}" for number in range(2500)]
    sentence_vectors(texts, LetterCounter(), tmp_path, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2500, 2500)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert all(total == 2500 for _, total in seen)
    assert max(np.diff([0, *(done for done, _ in seen)])) <= 1024


def test_encoder_without_a_name_is_not_kept(tmp_path):
    class Nameless:
        def encode(self, texts, /):
            return np.ones((len(texts), 2))

    sentence_vectors(["a"], Nameless(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("n_texts", "started"), [(6, []), (8, [2])])
def test_processes_start_from_four_parts(monkeypatch, n_texts, started):
    calls = []

    class Processes(ThreadPoolExecutor):
        """Threads in place of processes."""

        def __init__(self, n_allowed):
            calls.append(n_allowed)
            super().__init__(1)

        def map(self, _work, parts):
            return [np.ones((len(part), 2)) for part in parts]

    class Short(OfflineEncoder):
        def encode(self, texts, /):
            return np.ones((len(texts), 2))

    monkeypatch.setattr(vectors, "_PART", 4)
    monkeypatch.setattr(vectors, "start_processes", Processes)
    texts = [f"text {number}" for number in range(n_texts)]
    with at_most(2):
        assert sentence_vectors(texts, Short()).shape == (n_texts, 2)
        assert sentence_vectors(texts, LetterCounter()).shape == (n_texts, 2)
    assert calls == started


def test_half_a_character_is_encoded_and_kept_as_any_other(tmp_path):
    encoder = LetterCounter()
    first = sentence_vectors(["half \ud83d", "a"], encoder, tmp_path)
    assert sentence_vectors(["half \ud83d", "a"], encoder, tmp_path).tobytes() == first.tobytes()
    assert encoder.n_texts == 2


def save_objects(path):
    """Put an array of Python objects, which only a pickle can hold, in place of vectors."""
    np.save(path, np.array([[1.0, 2.0], [3.0, 4.0]], dtype=object), allow_pickle=True)


@pytest.mark.parametrize(
    "spoil",
    [
        save_objects,
        lambda path: np.save(path, np.ones((3, 2))),
        lambda path: np.save(path, np.ones(2)),
        lambda path: path.write_bytes(b""),
    ],
)
def test_cached_vectors_of_another_shape_or_kind_are_made_anew(tmp_path, spoil):
    encoder = LetterCounter()
    first = sentence_vectors(["a", "be"], encoder, tmp_path)
    (kept,) = tmp_path.iterdir()
    spoil(kept)
    assert sentence_vectors(["a", "be"], encoder, tmp_path).tobytes() == first.tobytes()
    assert encoder.n_texts == 4


def test_cache_tells_texts_apart_that_read_alike_in_a_row(tmp_path):
    encoder = LetterCounter()
    sentence_vectors(["ab", "abc"], encoder, tmp_path / "new" / "folder")
    sentence_vectors(["a", "babc"], encoder, tmp_path / "new" / "folder")
    assert encoder.n_texts == 4


@pytest.mark.parametrize("given", [[[1.0, float("nan")]], [[1.0, float("inf")]], [[1.0], [2.0]], [1.0]])
def test_encoder_that_gives_no_row_of_finite_numbers_a_text_is_refused(given):
    class Broken:
        def encode(self, _texts, /):
            return given

    with pytest.raises(InputError, match=r"shape \(.*\) for 1 texts"):
        sentence_vectors(["a"], Broken())


def test_no_texts_have_no_vectors():
    assert sentence_vectors([]).shape == (0, 0)


def test_places_in_plane_are_the_two_widest_axes_with_their_largest_part_positive():
    rows = np.array([[3, 0, 0], [-3, 0, 0], [0, 0, 2], [0, 0, -2], [0, 1, 0], [0, -1, 0]], dtype=np.float32)
    expected = [[3, 0], [-3, 0], [0, 2], [0, -2], [0, 0], [0, 0]]
    assert places_in_plane(rows).tolist() == expected
    assert places_in_plane(rows[:, [2, 1, 0]]).tolist() == expected
    assert places_in_plane(rows + 5).tolist() == expected


def test_places_in_plane_are_told_in_four_digits():
    places = places_in_plane(np.array([[1 / 3, 0], [-1 / 3, 0], [0, 0.1], [0, -0.1]]))
    assert places.tolist() == [[0.3333, 0], [-0.3333, 0], [0, 0.1], [0, -0.1]]


def test_places_in_plane_of_two_rows_lie_apart():
    assert np.abs(places_in_plane(np.eye(2))[:, 0]).tolist() == [0.7071, 0.7071]


def test_reduced_rows_are_as_alike_as_the_rows_themselves():
    rows = unit_rows(np.random.default_rng(1).normal(size=(6, 4)))
    few = reduced(rows, 4, 1)
    assert few @ few.T == pytest.approx(rows @ rows.T, abs=1e-5)
    assert reduced(rows, 4, 1).tolist() == few.tolist()


@pytest.mark.parametrize(("length", "stays"), [(1e-12, True), (1.1e-12, False)])
def test_row_without_length_stays_as_it_is(length, stays):
    row = unit_rows(np.array([[length, 0]]))
    assert row[0, 0] == pytest.approx(length if stays else 1)


def test_reduced_row_alone_has_a_dimension():
    assert np.abs(reduced(np.ones((1, 3)), 2, 1)).tolist() == [[1.0]]
    assert reduced(np.ones((3, 1)), 2, 1).shape == (3, 1)
