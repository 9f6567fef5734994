"""Reprints and wire copies, and the concordance."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.concordance import COLUMNS, find_words
from topics.articles.reprints import find_reprints, source_groups
from topics.settings import ArticleSettings

WORDS = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("n", "r", "ld", "st", "m")]


def sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=chance.randint(8, 18))).capitalize() + "." for _ in range(count)]


def edited(text: list[str], share: float, seed: int) -> list[str]:
    chance = random.Random(seed)
    copy = list(text)
    for at in chance.sample(range(len(copy)), max(1, int(share * len(copy)))):
        copy[at] = sentences(seed + at, 1)[0]
    return copy


def table(rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "text", "title", "published_edtf"])


def groups(articles: pd.DataFrame) -> dict[str, str]:
    found = find_reprints(articles, ArticleSettings())
    return dict(zip(found["article"], found["reprint_of"], strict=True))


def test_edited_copies_are_found_and_others_are_not():
    rows, expected = [], {}
    for number in range(60):
        text = sentences(number, 15)
        rows.append((f"a{number:02}", " ".join(text), "", ""))
        for copy, share in enumerate((0.05, 0.2)):
            identity = f"a{number:02}-{copy}"
            rows.append((identity, " ".join(edited(text, share, 1000 * number + copy)), "", ""))
            expected[identity] = f"a{number:02}"

    assert groups(table(rows)) == expected


def test_first_by_day_is_the_head_whatever_the_order():
    text = " ".join(sentences(1, 10))
    rows = [("a", text, "T", "2021-03-05"), ("b", text, "T", "2021-03-04"), ("c", text, "Other", "")]

    assert groups(table(rows)) == groups(table(rows[::-1])) == {"a": "b", "c": "b"}


def test_other_title_makes_a_wire_copy():
    text = " ".join(sentences(1, 10))
    rows = [("a", text, "Harbour plan", ""), ("b", text, "Harbour plan!", ""), ("c", text, "New pier", "")]

    found = find_reprints(table(rows), ArticleSettings())

    assert found["kind"].tolist() == ["reprint", "wire copy"]
    assert found["similarity"].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("rows", [[], [("a", "", "", "")], [("a", "One.", "", ""), ("b", "Two.", "", "")]])
def test_nothing_to_find(rows):
    assert find_reprints(table(rows), ArticleSettings()).empty


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["harbour", "the", "…", "harbour " * 30, "a b c"])
def test_texts_of_one_word_give_no_warning(text):
    assert len(find_reprints(table([("a", text, "", ""), ("b", text, "", "")]), ArticleSettings())) == (text != "…")


def test_short_texts_are_reprints_only_if_the_same():
    rows = [("a", "The pier is old.", "", ""), ("b", "The pier is old!", "", ""), ("c", "The pier is new.", "", "")]

    assert groups(table(rows)) == {"b": "a"}


def words_of(text: list[str], count: int) -> list[str]:
    return " ".join(text).split()[:count]


@pytest.mark.parametrize(("shared", "is_reprint"), [(52, True), (51, False)])
def test_share_in_common_counts_from_the_setting_on(shared, is_reprint):
    """Of 102 words, 100 runs of three: 52 words in common are 50 runs."""
    one, other = words_of(sentences(1, 20), 102), words_of(sentences(2, 20), 102)
    rows = [("a", " ".join(one), "", ""), ("b", " ".join(one[:shared] + other[shared:]), "", "")]

    found = find_reprints(table(rows), ArticleSettings(reprint_share=0.5))

    assert found["similarity"].tolist() == ([0.5] if is_reprint else [])


def test_short_extract_of_a_long_article_is_a_reprint():
    whole = sentences(1, 12)
    rows = [("a", " ".join(whole), "", ""), ("b", " ".join(whole[:5]), "", "")]

    found = find_reprints(table(rows), ArticleSettings(reprint_share=0.9))

    assert found[["article", "reprint_of", "similarity"]].to_numpy().tolist() == [["b", "a", 1.0]]


def test_long_article_that_holds_a_short_one_is_its_reprint_whichever_is_first():
    whole = sentences(1, 12)
    rows = [("a", " ".join(whole[:5]), "", ""), ("b", " ".join(whole), "", "")]

    found = find_reprints(table(rows), ArticleSettings(reprint_share=0.9))

    assert found[["article", "reprint_of", "similarity"]].to_numpy().tolist() == [["b", "a", 1.0]]


@pytest.mark.parametrize(("count", "is_reprint"), [(14, True), (13, False)])
def test_articles_of_twelve_runs_are_compared_run_by_run_and_shorter_ones_as_a_whole(count, is_reprint):
    words = words_of(sentences(3, 4), count)
    changed = [*words[:-1], "otherwise"]

    assert bool(groups(table([("a", " ".join(words), "", ""), ("b", " ".join(changed), "", "")]))) is is_reprint


def test_article_like_two_others_joins_them_into_one_group_under_the_first():
    one, other = sentences(1, 10), sentences(2, 10)
    rows = [
        ("c", " ".join(one + other), "", "2021-03-07"),
        ("a", " ".join(one), "", "2021-03-05"),
        ("b", " ".join(other), "", "2021-03-06"),
    ]

    assert groups(table(rows)) == {"b": "a", "c": "a"}


def test_similarity_is_that_to_the_most_similar_article_of_the_group():
    text = words_of(sentences(1, 20), 102)
    rows = [
        ("a", " ".join(text), "", "2021-03-05"),
        ("b", " ".join([*text[:82], *words_of(sentences(2, 20), 20)]), "", "2021-03-06"),
        ("c", " ".join(text), "", "2021-03-07"),
    ]

    found = find_reprints(table(rows), ArticleSettings()).set_index("article")["similarity"]

    assert found.to_dict() == {"b": 0.8, "c": 1.0}


def test_article_without_a_day_is_never_the_first_of_its_group():
    text = " ".join(sentences(1, 10))

    assert groups(table([("a", text, "", ""), ("b", text, "", "2021-03-05")])) == {"a": "b"}


def test_untitled_copy_is_a_reprint_and_no_wire_copy():
    text = " ".join(sentences(1, 10))

    found = find_reprints(table([("a", text, "Harbour plan", ""), ("b", text, "", "")]), ArticleSettings())

    assert found["kind"].tolist() == ["reprint"]


def test_reprints_are_listed_by_article():
    text = " ".join(sentences(1, 10))
    rows = [(name, text, "", day) for name, day in (("a", ""), ("d", "2021"), ("c", "2022"), ("b", "2023"))]

    assert find_reprints(table(rows), ArticleSettings())["article"].tolist() == ["a", "b", "c"]


def test_letter_case_and_marks_do_not_count():
    text = " ".join(sentences(1, 10))

    assert groups(table([("a", text, "", ""), ("b", text.upper().replace(".", " —"), "", "")])) == {"b": "a"}


def test_source_of_a_reprint_is_the_first_of_its_group():
    articles = pd.DataFrame({"id": ["a", "b", "c"], "reprint_of": ["", "a", ""]})

    assert source_groups(articles) == {"a": "a", "b": "a", "c": "c"}


def test_words_are_found_with_their_context(tmp_path):
    write_files(
        tmp_path,
        a__txt="Harbour plan agreed\n\n5 March 2021\n\nThe council’s harbour was sold. No harbours are left.",
        b__txt="Old pier\n\n4 March 2021\n\nThe Harbour was empty, they said.\n\nAll had left.",
    )
    tables = read_corpus(tmp_path)

    exact = find_words(tables["passages"], tables["articles"], "harbour")
    open_end = find_words(tables["passages"], tables["articles"], "harbour*")
    phrase = find_words(tables["passages"], tables["articles"], "council's  HARBOUR")

    assert exact["hit"].tolist() == ["Harbour", "Harbour", "harbour"]
    assert exact["day"].tolist() == ["2021-03-04", "2021-03-05", "2021-03-05"]
    assert len(open_end) == 4
    assert phrase[["left", "right"]].to_numpy().tolist() == [["The ", " was sold."]]


@pytest.mark.parametrize("words", ["", "  ", "(", "[a-z", "*"])
def test_odd_words_do_no_harm(tmp_path, words):
    write_files(tmp_path, a__txt="Harbour plan agreed\n\nThe council met. It decided (at last).")
    tables = read_corpus(tmp_path)

    assert set(find_words(tables["passages"], tables["articles"], words).columns) >= {"left", "hit", "right"}


@pytest.fixture
def sixty(tmp_path):
    """Return the tables of an article with the same word at the middle of long passages."""
    write_files(tmp_path, a__txt=f"Harbour plan agreed\n\n{'x' * 80} pier {'y' * 80}\n\nAll were for it.")
    return read_corpus(tmp_path)


def test_context_is_sixty_characters_on_each_side(sixty):
    (row,) = find_words(sixty["passages"], sixty["articles"], "PIER").itertuples()

    assert (row.left, row.hit, row.right) == ("x" * 59 + " ", "pier", " " + "y" * 59)
    assert (row.article, row.source, row.title) == ("a.txt", "a.txt", "Harbour plan agreed")


def hits(text, words):
    passages = pd.DataFrame([{"id": "p", "article": "a", "start": 0, "stop": 9, "source": "s", "text": text}])
    articles = pd.DataFrame([{"id": "a", "title": "T", "published": "", "published_edtf": "2021"}])
    return find_words(passages, articles, words)["hit"].tolist()


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("pier", "a pier, Piers, upper", ["pier"]),
        ("pier*", "a pier, Piers", ["pier", "Piers"]),
        ("*pier", "a pier, rapier", ["pier", "rapier"]),
        ("p*r", "a pier, par", ["pier", "par"]),
        ("old pier", "old\n pier", ["old\n pier"]),
        ("council's", "the council’s and council‘s", ["council’s", "council‘s"]),
        ("(l)", "the mayor (l) left", ["(l)"]),
        ("5%", "of 15% and 5%x", ["5%"]),
        ("£5", "a£5 or £55", ["£5"]),
    ],
)
def test_words_that_stand_in_a_passage(words, text, found):
    assert hits(text, words) == found


def test_hits_are_sorted_by_day_article_and_place():
    places = [("b", 9), ("b", 0), ("a", 5), ("c", 0)]
    passages = pd.DataFrame(
        [{"id": f"{a}{n}", "article": a, "start": n, "stop": n + 4, "source": a, "text": "pier"} for a, n in places]
    )
    days = {"a": ("2021-03-05", ""), "b": ("", "2021-03"), "c": ("2021-03-05", "2021")}
    articles = pd.DataFrame(
        [{"id": a, "title": "", "published": day, "published_edtf": edtf} for a, (day, edtf) in days.items()]
    )

    found = find_words(passages, articles, "pier")

    assert found["passage"].tolist() == ["b0", "b9", "a5", "c0"]
    assert found["day"].tolist() == ["2021-03", "2021-03", "2021-03-05", "2021-03-05"]
    assert found["stop"].tolist() == [4, 13, 9, 4]
    assert found.index.tolist() == [0, 1, 2, 3]


def test_no_hit_gives_the_columns_of_a_concordance():
    assert list(find_words(pd.DataFrame(), pd.DataFrame({"id": []}), "pier")) == list(COLUMNS)


def test_similarity_is_told_in_three_digits():
    text = words_of(sentences(1, 20), 23)
    rows = [("a", " ".join(text), "", ""), ("b", " ".join([*text[:16], *words_of(sentences(2, 20), 7)]), "", "")]

    assert find_reprints(table(rows), ArticleSettings(reprint_share=0.6))["similarity"].tolist() == [0.667]


def test_articles_without_words_are_no_copies_of_each_other():
    assert groups(table([("a", "—", "", ""), ("b", "…", "", ""), ("c", "", "", "")])) == {}


@pytest.mark.parametrize("place", ["begin", "middle"])
def test_short_preview_of_a_long_article_is_its_reprint(place):
    """A tenth of the whole: their likeness is far below what signatures find."""
    rows = []
    for number in range(30):
        whole = sentences(number, 40)
        first = 0 if place == "begin" else 17
        rows += [
            (f"a{number:02}", " ".join(whole), "", ""),
            (f"b{number:02}", " ".join(whole[first : first + 4]), "", ""),
        ]

    assert groups(table(rows)) == {f"b{number:02}": f"a{number:02}" for number in range(30)}


@pytest.mark.parametrize(("n_words", "is_found"), [(302, True), (303, False)])
def test_short_article_has_at_most_three_hundred_runs(n_words, is_found):
    """Of an article twenty times as long, where signatures find nothing."""
    whole = words_of(sentences(5, 700), 20 * n_words)
    rows = [("a", " ".join(whole), "", ""), ("b", " ".join(whole[:n_words]), "", "")]

    assert bool(groups(table(rows))) is is_found


def test_preview_of_what_many_papers_print_is_found_among_them():
    whole = sentences(1, 40)
    rows = [(f"a{number:02}", " ".join([*whole, *sentences(100 + number, 2)]), "", "") for number in range(20)]
    rows.append(("b", " ".join(whole[:4]), "", ""))

    assert groups(table(rows)) == {**{f"a{number:02}": "a00" for number in range(1, 20)}, "b": "a00"}
