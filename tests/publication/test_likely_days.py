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


def test_no_day_of_the_calendar_is_said_where_no_day_and_no_year_is_known():
    words = STORIES["2021-03-03"]
    found = inferred(*[(str(at), "", [s.format("Friday") for s in words]) for at in range(4)])
    assert (found[["published_edtf", "published_likely", "equals"]] == "").all(axis=None)
    assert (found["published_share"] == 0).all()


def test_days_that_the_reader_bounds_are_days_of_the_calendar():
    words = STORIES["2021-03-03"]
    articles = [(str(at), "", [s.format("Friday") for s in words]) for at in range(4)]
    tables = make_tables(*articles)
    found = infer_likely_days(tables[0], tables[1], Span.from_edtf("2021-03"))
    assert (found["published_relative"] == -1).all()
    assert found["published_likely"].str.startswith("2021-03").all()


def test_day_lies_in_what_is_known_of_the_article():
    bounds = "2021-09-01/2021-09-30"
    sentences = [sentence.format("Wednesday") for sentence in STORIES["2021-09-22"]]
    undated = {"id": "u", "published": "", "published_edtf": bounds, "sentences": sentences}
    found = inferred(*dated_articles(), undated)
    assert Span.from_edtf(bounds).contains(Span.from_edtf(found["published_edtf"][0]))
    assert Span.from_edtf(found["published_edtf"][0]).holds(date.fromisoformat(found["published_likely"][0]))


@pytest.mark.parametrize(("weekday", "likely"), [("Tuesday", "2021-03-09"), ("Friday", "")])
def test_day_that_can_be_read_in_two_ways_is_the_likelier_of_both_or_none(weekday, likely):
    told = [f"A comet passed the telescope of the observatory in the desert on {weekday}."]
    undated = {"id": "u", "published": "", "published_edtf": "2021-03-09/2021-09-03", "sentences": told}

    found = inferred(*dated_articles(), undated)

    assert found["published_likely"].tolist() == [likely] * bool(likely)
    assert [set(days.split()) for days in found["equals"]] == [{"2021-03-09", "2021-09-03"}] * bool(likely)
    assert found["published_edtf"].tolist() == ["2021-03-09/2021-09-03"] * bool(likely)


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
            ("a", "2021-03", "2021-03-05", 0.4, "", -1, "n", ""),
            ("b", "2021-04", "2021-04-01", 0.2, "", -1, "m", ""),
            ("e", "2021-05", "2021-05-02", 0.3, "", -1, "o", ""),
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


def flood_of(day, *sentences):
    return (f"u{day}", "", [*sentences, "The river Vell broke its dam near Marina and flooded the lower town."])


FLOOD = "The dam of the river Vell near Marina broke on {} and flooded the lower town, the mayor said."
REPORTS = [
    ("a", "", [FLOOD.format("12 May 2021"), "Boats took people from the roofs of the lower town."]),
    ("b", "", [FLOOD.format("Wednesday, 12 May 2021"), "The mayor asked for boats and blankets for the lower town."]),
    ("c", "", [FLOOD.format("Wednesday"), "The mayor of Marina said that on Friday schools stay closed."]),
]
"""A flood of Wednesday 12 May 2021, with no known day of publication."""


@pytest.mark.parametrize(
    ("counter", "first", "last"),
    [
        ("It was day 30 of the repairs of the dam near Marina.", date(2021, 6, 5), date(2021, 6, 16)),
        ("The work in the lower town has entered its third week.", date(2021, 5, 24), date(2021, 6, 5)),
    ],
    ids=["day", "week"],
)
def test_counter_places_an_article_after_what_the_others_tell(counter, first, last):
    found = inferred(*REPORTS, flood_of("later", counter)).set_index("article")
    assert first <= date.fromisoformat(found.loc["ulater", "published_likely"]) <= last


def test_one_article_that_names_a_far_year_moves_no_other():
    far = ("z", "", ["The plan of the coast guard says that the sea will rise by a metre until 2090."])
    before, after = inferred(*REPORTS), inferred(*REPORTS, far)
    first = before.set_index("article")["published_likely"]
    assert first["a"][:7] == "2021-05"
    for article in first.index:
        moved = date.fromisoformat(after.set_index("article").loc[article, "published_likely"])
        assert abs((moved - date.fromisoformat(first[article])).days) <= 1


def test_day_that_only_the_text_allows_can_be_wrong_and_one_of_the_file_cannot():
    """The interval of a text is evidence; what the file, its address or the reader says is a bound."""
    bounds = "2021-08-02/2021-08-30"
    sentences = [sentence.format("Wednesday") for sentence in STORIES["2021-05-12"]]
    for basis, holds in (("inferred", True), ("url", False)):
        undated = {
            "id": "u", "published": "", "published_edtf": bounds, "published_basis": basis, "sentences": sentences,
        }  # fmt: skip
        found = inferred(*dated_articles(), undated)
        assert found.empty or Span.from_edtf(found["published_edtf"][0]).holds(date(2021, 5, 12)) is holds


def test_days_of_the_reader_bound_what_the_text_allows():
    frame = Span.from_edtf("2021-05-01/2021-05-31")
    sentences = [sentence.format("Wednesday") for sentence in STORIES["2021-05-12"]]
    undated = {"id": "u", "published": "", "published_edtf": frame.edtf, "published_basis": "inferred"}
    tables = make_tables(*dated_articles(), {**undated, "sentences": sentences})
    found = infer_likely_days(tables[0], tables[1], frame)
    assert frame.contains(Span.from_edtf(found["published_edtf"][0]))


def test_known_day_outside_of_twenty_years_does_no_harm():
    old = ("old", "1950-05-05", ["The bridge over the sound was opened by the minister."])
    undated = ("u", "", [sentence.format("Wednesday") for sentence in STORIES["2021-05-12"]])
    found = inferred(old, *dated_articles(), undated)
    assert abs((date.fromisoformat(found["published_likely"][0]) - date(2021, 5, 12)).days) <= 1


def made_up_corpus(n_stories=24):
    """Return articles on small stories, three a story, one of them dated, and the days of the others."""
    places = [
        f"{first}{second}"
        for first in ("Har", "Mol", "Ves", "Tor")
        for second in ("stad", "lund", "borg", "vik", "nes", "dal")
    ]
    deeds = ["strike at the mill", "fire in the market", "vote on the bridge", "trial of the banker"]
    articles, truth = [], {}
    for number in range(n_stories):
        happened = date(2021, 1, 4) + timedelta(days=(number * 37) % 300)
        matter = f"the {deeds[number % len(deeds)]} in {places[number]}"
        for step in range(3):
            published, article = happened + timedelta(days=step), f"s{number:02}-{step}"
            words = f"{happened:%A}" if step < 2 else f"{happened.day} {happened:%B}"
            sentences = [
                f"People in {places[number]} spoke of {matter} on {words}, the police of the town said.",
                f"Nobody in {places[number]} knows how {matter} will end.",
            ]
            articles.append((article, published.isoformat() if step == 1 else "", sentences))
            truth[article] = published
    return articles, truth


def test_intervals_and_probabilities_hold_on_a_corpus_of_small_stories():
    articles, truth = made_up_corpus()
    found = inferred(*articles)
    holding = [
        Span.from_edtf(edtf).holds(truth[a]) for a, edtf in zip(found["article"], found["published_edtf"], strict=True)
    ]
    days = [date.fromisoformat(day) for day in found["published_likely"]]
    right = [day == truth[article] for article, day in zip(found["article"], days, strict=True)]
    near = [abs((day - truth[article]).days) <= 3 for article, day in zip(found["article"], days, strict=True)]
    assert len(found) == 48
    assert sum(holding) / 48 >= 0.92
    assert sum(near) / 48 >= 0.8
    assert found["published_share"].mean() <= sum(right) / 48 + 0.1


def test_article_on_something_else_moves_no_day_of_a_corpus():
    articles, _ = made_up_corpus(12)
    other = ("z", "2021-06-01", ["A comet passed the telescope of the observatory in the desert."])
    before, after = inferred(*articles), inferred(*articles, other)
    assert before["published_likely"].tolist() == after["published_likely"].tolist()


@pytest.mark.parametrize("n_others", [1, 6])
def test_articles_on_other_things_move_no_day_whatever_their_own_days(n_others):
    articles, _ = made_up_corpus(12)
    subjects = ["A comet passed the telescope", "A choir sang in the cathedral", "A new beetle was found in the desert"]
    others = [
        (f"z{at}", "" if at % 2 else f"2021-0{at + 1}-11", [f"{subjects[at % 3]} on {at + 3} March, {at} people said."])
        for at in range(n_others)
    ]
    before, after = inferred(*articles), inferred(*articles, *others)
    after = after[~after["article"].str.startswith("z")]
    assert before["published_likely"].tolist() == after["published_likely"].tolist()


def test_article_that_tells_the_day_of_one_story_makes_the_days_of_that_story_surer_and_moves_no_other():
    articles, _ = made_up_corpus(12)
    undated = [(article, "", sentences) for article, _, sentences in articles if article.startswith("s00")]
    others = [item for item in articles if not item[0].startswith("s00")]
    words = undated[0][2][0].rpartition(" on ")[0]
    telling = ("z", "", [f"{words} on 4 January 2021, the police of the town said.", undated[0][2][1]])
    before, after = (inferred(*others, *undated, *more).set_index("article") for more in ((), (telling,)))
    own = before.index.str.startswith("s00")
    assert after.loc[before.index[own], "published_share"].mean() > before.loc[own, "published_share"].mean() + 0.03
    assert after.loc[before.index[~own], "published_likely"].equals(before.loc[~own, "published_likely"])


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


@pytest.mark.parametrize(("n_known", "is_anchored"), [(4, False), (5, True)])
def test_five_known_days_are_an_anchor(n_known, is_anchored):
    dated = [(name, day if at < n_known else "", texts) for at, (name, day, texts) in enumerate(dated_articles())]
    headed = [(f"{name}-copy", "", ["3 March 2021. " + texts[0], *texts[1:]]) for name, _, texts in dated[:2]]

    share = inferred(*dated, *headed)["published_share"].max()

    assert bool(share < 0.38) is is_anchored
