"""Likely days of publication, from what a whole corpus tells."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import make_tables
from topics.dates import Span
from topics.publication import likely_days
from topics.publication.likely_days import COLUMNS, days_in_question, infer_likely_days, with_likely_days
from topics.publication.told import read_told

STORIES = {
    "2021-03-03": [
        "A strong earthquake destroyed the harbour of Marina and killed two hundred people on {}, the mayor said.",
        "Rescue teams searched the ruins of the old customs house and the warehouses for survivors on {}.",
    ],
    "2021-05-12": [
        "Parliament in Oslo passed a budget with more money for railways, schools and the coast guard on {}.",
        "The finance minister defended the taxes on salmon farms before the vote in parliament on {}.",
    ],
    "2021-09-22": [
        "Dockers in Antwerp ended their strike for higher wages after the unions signed an agreement on {}.",
        "Container ships had waited off the coast while the cranes stood still, the port authority said on {}.",
    ],
}


def dated_articles():
    """Return two articles on each of three happenings, with known days."""
    for day, sentences in STORIES.items():
        happened = date.fromisoformat(day)
        for step, words in ((0, f"{happened:%A}"), (1, f"{happened:%A}")):
            published = (happened + timedelta(days=step)).isoformat()
            yield (f"{day}-{step}", published, [sentence.format(words) for sentence in sentences])


def inferred(*articles):
    tables = make_tables(*articles)
    return infer_likely_days(tables[0], tables[1])


@pytest.mark.parametrize("day", list(STORIES))
def test_undated_article_gets_the_day_of_those_that_tell_the_same(day):
    happened = date.fromisoformat(day)
    undated = [sentence.format(f"{happened:%A}") for sentence in reversed(STORIES[day])]

    found = inferred(*dated_articles(), ("undated", "", undated))

    assert found["article"].tolist() == ["undated"]
    assert abs((date.fromisoformat(found["published_likely"][0]) - happened).days) <= 1
    assert Span.from_edtf(found["published_edtf"][0]).holds(happened)
    assert 0 < found["published_share"][0] < 1


def test_weekday_here_and_day_of_month_there_are_one_day():
    words = "A strong earthquake destroyed the harbour of Marina and killed two hundred people on {}, the mayor said."
    others = [
        (f"x{at}", "", [f"The council of the island met about the ferry number {at} on 3 May 2021."]) for at in range(3)
    ]
    stated = ("a", "", [words.format("12 May 2021"), "Rescue teams searched the ruins of the customs house."])
    weekday = ("b", "", [words.format("Wednesday"), "Rescue teams searched the ruins of the customs house."])

    found = inferred(stated, weekday, *others).set_index("article")

    likely = date.fromisoformat(found.loc["b", "published_likely"])
    assert date(2021, 5, 12) <= likely <= date(2021, 5, 18)


def test_certain_days_are_never_replaced_and_nothing_is_said_of_them():
    found = inferred(*dated_articles(), ("undated", "", ["Nothing is known of the ferry."]))
    assert not set(found["article"]) & {article for article, *_ in dated_articles()}


@pytest.mark.parametrize("n_articles", [2, 3])
def test_corpus_says_something_from_three_articles_on(n_articles):
    articles = [*dated_articles()][: n_articles - 1]
    undated = ("undated", "", [sentence.format("Wednesday") for sentence in STORIES["2021-03-03"]])
    assert len(inferred(*articles, undated)) == (n_articles == 3)


def test_nothing_is_said_where_no_day_and_no_full_date_is_known():
    words = STORIES["2021-03-03"]
    assert inferred(*[(str(at), "", [s.format("Friday") for s in words]) for at in range(4)]).empty


def test_day_lies_in_what_is_known_of_the_article():
    bounds = "2021-09-01/2021-09-30"
    sentences = [sentence.format("Wednesday") for sentence in STORIES["2021-09-22"]]
    undated = {"id": "u", "published": "", "published_edtf": bounds, "sentences": sentences}
    found = inferred(*dated_articles(), undated)
    assert Span.from_edtf(bounds).contains(Span.from_edtf(found["published_edtf"][0]))
    assert Span.from_edtf(found["published_edtf"][0]).holds(date.fromisoformat(found["published_likely"][0]))


@given(st.permutations(range(7)))
@settings(max_examples=4, deadline=None)
def test_order_of_articles_does_not_matter(order):
    articles = [*dated_articles(), ("undated", "", STORIES["2021-05-12"])]
    pd.testing.assert_frame_equal(inferred(*[articles[at] for at in order]), inferred(*articles))


def test_article_on_something_else_hardly_moves_the_others():
    undated = ("undated", "", [s.format("Wednesday") for s in STORIES["2021-05-12"]])
    other = ("other", "2021-07-01", ["A comet passed the telescope of the observatory in the desert."])
    before, after = inferred(*dated_articles(), undated), inferred(*dated_articles(), undated, other)
    assert before["published_likely"].tolist() == after["published_likely"].tolist()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("word", ["harbour", "the", "…", ""])
def test_texts_of_one_word_give_no_warning(word):
    found = inferred(("a", "2021-03-04", [word]), ("b", "2021-03-05", [word]), ("u", "", [word]))
    assert len(found) <= 1


@pytest.mark.parametrize(("n_known", "alone"), [(4, False), (5, True)])
def test_known_days_alone_bound_what_comes_into_question_from_five_on(n_known, alone):
    told = [read_told(["They met in the old town hall on 3 May 2010."])]
    start = date(2021, 3, 1).toordinal()
    axis = days_in_question(told, [start + step for step in range(n_known)])
    assert (axis.first == start - 30) is alone


def test_nothing_comes_into_question_without_days():
    assert days_in_question([read_told(["They met on Friday."])], []) is None


def test_years_long_gone_leave_twenty_years_in_question():
    axis = days_in_question([read_told(["It was 1 May 1066."]), read_told(["It was 1 May 2021."])], [])
    assert axis.n_days == 7300
    assert date(2021, 5, 1).toordinal() in axis.days


def test_days_are_added_to_the_table_with_basis_share_and_note():
    undated = {"published": "", "sentences": STORIES["2021-03-03"]}
    certain = {"published": "2021-03-04", "published_edtf": "2021-03-04"}
    articles = make_tables(
        {"id": "a", "published_basis": "unknown", **undated},
        {"id": "b", "published_basis": "url", "published_edtf": "2021", "notes": ["x"], **undated},
        {"id": "c", "published_basis": "stated", "sentences": ["…"], **certain},
        {"id": "d", "published_basis": "unknown", **undated},
        {"id": "e", "published_basis": "sidecar", "published_edtf": "2021", **undated},
    )[0]
    days = pd.DataFrame(
        [
            ("a", "2021-03", "2021-03-05", 0.4, "", "n"),
            ("b", "2021-04", "2021-04-01", 0.2, "", "m"),
            ("e", "2021-05", "2021-05-02", 0.3, "", "o"),
        ],
        columns=list(COLUMNS),
    )

    table = with_likely_days(articles, days).set_index("id")

    assert table["published"].tolist() == ["", "", "2021-03-04", "", ""]
    assert table["published_edtf"].tolist() == ["2021-03", "2021-04", "2021-03-04", "", "2021"]
    assert table["published_likely"].tolist() == ["2021-03-05", "2021-04-01", "2021-03-04", "", "2021-05-02"]
    assert table["published_share"].tolist() == [0.4, 0.2, 1.0, 0.0, 0.3]
    assert table["published_basis"].tolist() == ["inferred", "url", "stated", "unknown", "sidecar"]
    assert table["notes"].tolist() == [("n",), ("x", "m"), (), (), ("o",)]


def test_article_that_tells_nothing_and_is_linked_with_nothing_gets_no_day():
    found = inferred(*dated_articles(), ("undated", "", ["Quince blossom unfurled."]))
    assert found.empty


def test_stretch_of_time_is_counted_from_the_day_that_the_others_tell():
    words = "The ferry sank in the sound near Marina on {} and nobody of the crew was found, the coast guard said."
    others = [(f"a{at}", f"2021-05-{14 + at}", [words.format("12 May 2021"), f"Ships came {at}."]) for at in range(6)]
    later = [("b", "2022-05-20", ["The council of Marina planted a tree for every sailor in the park on Friday."])]
    undated = ("u", "", ["Six months after the ferry sank in the sound near Marina, the coast guard found the wreck."])

    found = inferred(*others, *later, undated).set_index("article")

    likely = date.fromisoformat(found.loc["u", "published_likely"])
    assert date(2021, 10, 20) <= likely <= date(2021, 12, 5)
    assert Span.from_edtf(found.loc["u", "published_edtf"]).holds(date(2021, 11, 12))


def test_of_many_dated_articles_the_most_alike_are_enough(monkeypatch):
    undated = ("undated", "", [sentence.format("Wednesday") for sentence in STORIES["2021-05-12"]])
    monkeypatch.setattr(likely_days, "_MANY_DATED", 5)
    monkeypatch.setattr(likely_days, "_DATED_BESIDE", 5)

    found = inferred(*dated_articles(), undated)

    assert abs((date.fromisoformat(found["published_likely"][0]) - date(2021, 5, 12)).days) <= 1


def test_undated_articles_in_groups_all_get_their_days(monkeypatch):
    undated = [(f"u{day}", "", [s.format("Wednesday") for s in sentences]) for day, sentences in STORIES.items()]
    monkeypatch.setattr(likely_days, "_MOST_UNDATED", 1)

    found = inferred(*dated_articles(), *undated)

    assert found["article"].tolist() == [article for article, *_ in undated]
    for day, likely in zip(STORIES, found["published_likely"], strict=True):
        assert abs((date.fromisoformat(likely) - date.fromisoformat(day)).days) <= 1
