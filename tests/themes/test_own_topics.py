"""Topics fitted elsewhere: what is taken, what is refused with which words, and that everything filters by them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from topics.corpus import Corpus
from topics.errors import InputError
from topics.themes.own_topics import OwnTopics, read_topics

PASSAGES = pd.DataFrame({"id": ["a:0-5", "a:6-9", "b:0-4"], "article": ["a", "a", "b"]})
ARTICLES = pd.DataFrame({"id": ["a", "b"]})
TEXTS = (
    "The port closed on 3 May 2021 after a storm. The choir sang in the hall.",
    "The port opened again on 5 May 2021. The ships came back.",
)


def read(given, names=None, unit="passage"):
    return read_topics(given, names, PASSAGES, ARTICLES, unit)


@pytest.mark.parametrize(
    "given",
    [
        [7, -1, 2],
        (7, None, 2),
        np.array([7, -1, 2]),
        np.array([7.0, np.nan, 2.0]),
        ["7", "", "2"],
        pd.Series([7, -1, 2]),
        pd.Series([7, -1, 2], index=[4, 9, 1]),
        pd.Series([2, 7], index=["b:0-4", "a:0-5"]),
        {"b:0-4": 2, "a:0-5": 7},
        {"b:0-4": np.int64(2), "a:0-5": 7.0, "a:6-9": -1},
    ],
)
def test_topics_of_any_form_are_the_same(given):
    assert read(given).of_passage == (("a:0-5", "7"), ("b:0-4", "2"))


def test_topics_of_articles_are_those_of_all_their_passages():
    expected = (("a:0-5", "sea"), ("a:6-9", "sea"), ("b:0-4", "air"))
    assert read(["sea", "air"], unit="article").of_passage == expected
    assert read({"b": "air", "a": "sea"}, unit="article").of_passage == expected


def test_names_are_those_of_topics_that_there_are():
    names = {-1: "-1_the_of", 7: " The  port ", 5: "Elsewhere"}
    assert read([7, -1, 2], names).names == (("7", "The port"),)
    assert read([7, -1, 2], {"7": "The port", 2.0: "Music"}).names == (("2", "Music"), ("7", "The port"))


@pytest.mark.parametrize(
    ("given", "choices", "words"),
    [
        ([1, 2], {}, "2 topics given for 3 passages; there are as many articles: say unit='article'"),
        ([1, 2, 3], {"unit": "article"}, "3 topics given for 2 articles; there are as many passages"),
        ([1] * 4, {}, "4 topics given for 3 passages; give one for each row of run.passages"),
        ([1], {}, "1 topic given for 3 passages"),
        ([], {}, "0 topics given for 3 passages"),
        ({"c:0-1": 1, "a:0-5": 1}, {}, r"does not have \(1\): 'c:0-1'; ids are those of run.passages\['id'\], such as"),
        (pd.Series([1, 2], index=["a:0-5", "a:0-5"]), {}, "'a:0-5' has several topics"),
        ([-1, None, ""], {}, "No text has a topic"),
        ("abc", {}, "found the text 'abc'"),
        ([1, 2, 3], {"unit": "paragraph"}, "unit='passage' or unit='article'"),
        ([1, 2, 3], {"names": {1: ""}}, "The name of topic 1 is ''"),
        ([1, 2, 3], {"names": {1: 4}}, "The name of topic 1 is 4"),
        (
            [1, 2, 3],
            {"names": {8: "Sea"}},
            "None of the names is of a topic given: they name 8, and topics are 1, 2, 3",
        ),
        ([1, 2, 3], {"names": {1: "Sea", 3: "Sea"}}, "Topics 1 and 3 are both called 'Sea'"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(given, choices, words):
    with pytest.raises(InputError, match=words):
        read(given, **choices)


def test_passages_without_a_topic_have_no_number():
    labels, topics = OwnTopics((("a", "9"), ("c", "10"))).numbered(["a", "b", "c"])
    assert (labels.tolist(), topics) == ([1, -1, 0], ["10", "9"])


@pytest.mark.slow
def test_tables_figures_and_page_go_by_own_topics(tmp_path):
    corpus = Corpus(list(TEXTS))
    before = corpus.themes["method"].tolist()
    assert "own" not in before
    corpus.use_topics([3, -1, 3, 8], {3: "The port of the town"})
    own = corpus.themes[corpus.themes["method"] == "own"]
    assert own[["label", "note", "n_passages", "n_articles"]].to_numpy().tolist() == [
        ["The port of the town", "Your own topic 3.", 2, 2],
        [own["label"].iloc[1], "Your own topic 8.", 1, 1],
    ]
    assert corpus.themes["method"].tolist() == [*["own"] * 2, *before]
    outside = corpus.assignments[(corpus.assignments["method"] == "own") & ~corpus.assignments["chosen"]]
    assert outside["basis"].tolist() == ["in none of your own topics"]
    assert corpus.timeline(theme="The port of the town")["events"]["edtf"].tolist() == ["2021-05-03", "2021-05-05"]
    assert corpus.plot_theme_terms().data["label"].tolist() == own["label"].tolist()
    assert set(corpus.plot_theme_map().data["theme"]) <= {*own["theme"], *own["label"], ""}
    page = corpus.report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert '<option value="own-0">The port of the town' in page
    assert "found elsewhere" in page
    corpus.use_topics({corpus.passages["id"].iloc[1]: "song"})
    assert corpus.themes.loc[corpus.themes["method"] == "own", "note"].tolist() == ["Your own topic song."]


def test_own_topics_are_not_found():
    with pytest.raises(InputError, match="give them with use_topics"):
        Corpus(list(TEXTS)).find_themes("own")


def test_model_in_place_of_its_topics_is_refused_with_what_to_give():
    class BERTopic:
        topics_ = (0, 1, 0)

    with pytest.raises(InputError, match=r"found an object of the kind BERTopic.*model\.topics_"):
        read(BERTopic())
