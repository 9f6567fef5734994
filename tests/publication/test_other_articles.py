"""Undated articles that tell what dated ones tell: an interval that holds the truth, or nothing."""

import shutil
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import make_tables
from topics.corpus import Corpus
from topics.dates import Span
from topics.publication.other_articles import COLUMNS, infer_published, with_days_told
from topics.publication.other_articles import _days_told as days_told

QUAKE = [
    "A strong earthquake destroyed the port of Marina and killed two hundred people, the mayor said.",
    "Rescue teams searched the ruins of the harbour, the warehouses and the old customs house for survivors.",
]
AGAIN = [
    "Two hundred people died when a strong earthquake destroyed the port of Marina, its mayor said.",
    "Survivors were searched for by rescue teams in the ruins of the old customs house and the warehouses.",
]
THIRD = [
    "Rescue teams in Marina searched the port after a strong earthquake killed two hundred people, its mayor said."
]
BUDGET = ["Parliament in Oslo passed a budget with more money for schools, railways and the coast guard."]


def inferred(*articles):
    return infer_published(make_tables(*articles)[0])


def test_article_that_tells_what_two_of_the_same_days_tell_gets_their_days():
    found = inferred(
        ("a", "2021-03-04", QUAKE), ("b", "2021-03-05", AGAIN), ("c", "2021-08-01", BUDGET), ("u", "", THIRD)
    )
    assert list(found["article"]) == ["u"]
    span = Span.from_edtf(found["published_edtf"][0])
    assert span.contains(Span.of_day(date(2021, 3, 4)))
    assert (span.last - span.first).days <= 8


@pytest.mark.parametrize(
    "others",
    [
        [("a", "2021-03-04", QUAKE)],
        [("a", "2021-03-04", QUAKE), ("b", "2021-05-05", AGAIN)],
        [("a", "2021-03-04", BUDGET), ("b", "2021-03-05", BUDGET)],
        [("a", "", QUAKE), ("b", "", AGAIN)],
        [("a", "2021-03-04", ["…"]), ("b", "2021-03-05", ["…"])],
    ],
    ids=["one voice", "told again months later", "another story", "no dated article", "no words"],
)
def test_nothing_is_said_where_it_is_not_plain(others):
    undated = ("u", "", ["…"] if others[0][2] == ["…"] else THIRD)
    assert inferred(*others, undated).empty


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("word", ["harbour", "the", "…", ""])
def test_texts_of_one_word_give_no_warning(word):
    found = inferred(("a", "2021-03-04", [word]), ("b", "2021-03-05", [word]), ("u", "", [word]))

    assert len(found) == (word == "harbour")


def test_interval_keeps_to_what_the_text_itself_allows():
    undated = {"id": "u", "published": "", "sentences": THIRD, "published_edtf": "2021-03-05/2021-03-31"}
    found = inferred(("a", "2021-03-04", QUAKE), ("b", "2021-03-05", AGAIN), undated)
    assert Span.from_edtf(found["published_edtf"][0]).first == date(2021, 3, 5)


@given(st.permutations(range(3)))
@settings(max_examples=6, deadline=None)
def test_order_of_articles_does_not_matter(order):
    articles = [("a", "2021-03-04", QUAKE), ("b", "2021-03-05", AGAIN), ("u", "", THIRD)]
    pd.testing.assert_frame_equal(inferred(*[articles[at] for at in order]), inferred(*articles))


def test_interval_is_three_days_wider_than_the_articles_that_tell_the_same():
    found = inferred(("a", "2021-03-04", QUAKE), ("b", "2021-03-05", AGAIN), ("u", "", THIRD))

    assert found.to_dict("records") == [
        {
            "article": "u",
            "published_edtf": "2021-03-01/2021-03-08",
            "note": "published between the days of articles that tell the same, such as a",
        }
    ]


DAYS = np.array([100, 102, 200])


@pytest.mark.parametrize(
    ("likeness", "is_told"),
    [
        ([0.30, 0.29, 0.0], True),
        ([0.29, 0.28, 0.0], False),
        ([0.50, 0.24, 0.0], True),
        ([0.50, 0.23, 0.0], False),
        ([0.50, 0.40, 0.30], True),
        ([0.50, 0.40, 0.31], False),
    ],
    ids=["alike", "not alike", "with support", "without support", "rival of other days", "too near a rival"],
)
def test_articles_tell_the_same_days_on_both_sides_of_each_limit(likeness, is_told):
    span, best = days_told(np.array(likeness), DAYS)

    assert (span is not None) is is_told
    assert best == 0


@pytest.mark.parametrize(("second", "is_told"), [(103, True), (104, False)])
def test_days_of_two_articles_are_the_same_within_three_days(second, is_told):
    span, _ = days_told(np.array([0.5, 0.3, 0.0]), np.array([100, second, 300]))

    assert (span is not None) is is_told


def test_undated_articles_get_their_days_by_id_and_dated_ones_none():
    others = [("a", "2021-03-04", QUAKE), ("b", "2021-03-05", AGAIN)]

    assert inferred(("v", "", THIRD), *others, ("u", "", THIRD))["article"].tolist() == ["u", "v"]


def test_day_that_the_articles_tell_is_added_to_the_table_with_its_basis_and_note():
    undated = {"published": "", "sentences": THIRD}
    dated_one = {"published": "2021-03-04", "published_edtf": "2021-03-04", "sentences": QUAKE}
    articles = make_tables(
        {"id": "a", "published_basis": "unknown", **undated},
        {"id": "b", "published_basis": "url", "published_edtf": "2021", "notes": ["x"], **undated},
        {"id": "c", "published_basis": "stated", **dated_one},
    )[0]
    days = pd.DataFrame([("a", "2021-03", "n"), ("b", "2021-04", "m")], columns=list(COLUMNS))

    dated = with_days_told(articles, days)

    assert dated["published"].tolist() == ["", "", "2021-03-04"]
    assert dated["published_edtf"].tolist() == ["2021-03", "2021-04", "2021-03-04"]
    assert dated["published_basis"].tolist() == ["inferred", "url", "stated"]
    assert dated["notes"].tolist() == [("n",), ("x", "m"), ()]


def test_inferred_days_are_shown_and_never_anchor_the_articles_own_dates(tmp_path):
    for name, day, text in (("a", "2021-03-04", QUAKE), ("b", "2021-03-05", AGAIN)):
        (tmp_path / f"{name}.txt").write_text(f"Quake\n\n{' '.join(text)}\n\nPublished {day}\n", encoding="utf-8")
    text = f"Quake\n\n{THIRD[0]} The mayor resigned on Monday.\n"
    (tmp_path / "u.txt").write_text(text, encoding="utf-8")
    corpus = Corpus(tmp_path)
    article = corpus.articles.set_index("id").loc["u.txt"]
    assert (article["published"], article["published_basis"]) == ("", "inferred")
    assert "2021-03" in article["published_edtf"]
    assert any("tell the same" in note for note in article["notes"])
    assert "u.txt" not in set(corpus.evidence["article"])


def test_seeds_without_their_sidecar_get_no_day_that_is_wrong(seeds, seeds_folder, tmp_path):
    for path in seeds_folder.glob("*.txt"):
        shutil.copy(path, tmp_path)
    truth = dict(zip(seeds.articles["id"], seeds.articles["published"], strict=True))
    for row in Corpus(tmp_path).articles.itertuples():
        if row.published_edtf:
            span, day = Span.from_edtf(row.published_edtf), date.fromisoformat(truth[row.id])
            assert span.first is None or span.first <= day
            assert span.last is None or day <= span.last
