"""``topics sources --ask``: shows the clues, takes a day, and tells what became certain."""

from __future__ import annotations

import csv
import re

import pandas as pd
import pytest
from typer.testing import CliRunner

from topics import Corpus
from topics.articles.sidecar import write_day
from topics.cli.app import app
from topics.cli.asking import DayKnown, news, settle_sentence
from topics.errors import InputError

TEXT = "The warehouse fire at the harbour of Olsted burned for nine hours on Friday, firefighters said."


def ask(folder, answers, *more, out="sources.csv"):
    arguments = ["sources", str(folder), "--ask", "--out", str(folder / out), *more]
    return CliRunner().invoke(app, arguments, input=answers)


def rows(folder):
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        return [(row["file"], row["published"]) for row in csv.DictReader(file)]


@pytest.fixture
def two(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    return tmp_path


def test_day_is_taken_written_and_what_it_changed_is_told(two):
    asked = ask(two, "14 May 2021\n\n")

    assert asked.exit_code == 0
    assert "2 articles without a certain day; as long as next to none is certain, all likely days may" in asked.output
    assert "With 2 days given, up to 2 or so would be at most three days off: a.txt, b.txt." in asked.output
    assert "its day would settle 1.0 articles on average" in asked.output
    assert "it says: Friday" in asked.output
    assert "a.txt: 2021-05-14" in asked.output
    assert rows(two) == [("a.txt", "2021-05-14")]


@pytest.mark.parametrize(("n_certain", "is_promised"), [(4, False), (5, True)])
def test_how_many_likely_days_are_right_is_told_from_five_certain_days_on(n_certain, is_promised):
    questions = pd.DataFrame({"article": ["a", "b"], "file": ["a.txt", "b.txt"]})
    pairs = [("a", "a", 0.9), ("b", "b", 0.6), ("a", "b", 0.6)]
    gains = pd.DataFrame(pairs, columns=["asked", "article", "gain"])

    said = settle_sentence(questions, gains, n_certain)

    assert ("the likely days of up to 0 or so are at most three days off" in said) is is_promised
    assert ("all likely days may be wrong together, even by years" in said) is not is_promised
    assert said.endswith("With 1 day given, up to 2 or so would be at most three days off: a.txt.")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("soon", "“soon” is not understood; write it as YYYY-MM-DD."),
        ("3/4/2021", "can be read in two ways"),
        ("n.d.", "“n.d.” is no day"),
    ],
)
def test_answer_that_is_no_plain_day_is_asked_for_again(two, answer, says):
    asked = ask(two, f"{answer}\n2021-05\nq\n")

    assert says in asked.output
    assert rows(two) == [("a.txt", "2021-05")]


def test_what_became_certain_is_told_first_and_likely_days_with_what_is_possible():
    before = {name: DayKnown("", "", "") for name in "abc"}
    after = {"a": DayKnown("", "2021-05-15", "2021-05"), "b": DayKnown("2021-05-14", "2021-05-14", "2021-05-14")}

    assert news(before, after | {"c": DayKnown("", "", "2021")}) == [
        "b: 2021-05-14", "a: possibly 2021-05-15 (within May 2021)", "1 more interval changed",
    ]  # fmt: skip
    assert news(after, after) == []


@pytest.mark.parametrize(
    ("n", "last"), [(8, "h: possibly 2021-05-15 (within May 2021)"), (9, "1 more interval changed")]
)
def test_new_likely_days_are_told_of_eight_articles(n, last):
    after = dict.fromkeys("abcdefghi"[:n], DayKnown("", "2021-05-15", "2021-05"))
    assert news({}, after)[-1] == last


def test_reader_can_leave_out_and_stop(two):
    assert ask(two, "q\n").exit_code == 0
    assert ask(two, "\n\n").exit_code == 0
    assert not (two / "sources.csv").exists()


def test_question_comes_again_until_its_day_is_certain(two):
    ask(two, "2021-05\n2021-05-14\nq\n")

    assert rows(two) == [("a.txt", "2021-05-14")]


def test_answers_go_into_the_table_of_the_folder_only(two):
    asked = ask(two, "2021\n", out="other.csv")

    assert asked.exit_code == 2
    assert "give --out" in asked.output


def test_day_is_written_beside_what_the_table_already_says(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text('File,outlet,weight\na.txt,"The Times, late",2\n')

    write_day(path, "a.txt", "2021-05-14")
    write_day(path, "b.txt", "2021-05-15")

    assert path.read_text() == (
        'File,outlet,weight,published,basis\na.txt,"The Times, late",2,2021-05-14,asked\nb.txt,,,2021-05-15,asked\n'
    )


def test_corpus_shows_which_days_to_give_without_asking(two):
    asked = Corpus(two).ask()

    assert asked[["file", "before", "published_edtf", "because", "settles"]].to_dict("records") == [
        {"file": "a.txt", "before": "", "published_edtf": "", "because": "Friday", "settles": 1},
        {"file": "b.txt", "before": "", "published_edtf": "", "because": "Friday", "settles": 1},
    ]
    assert not (two / "sources.csv").exists()


def test_given_days_are_written_and_change_the_tables_of_the_same_corpus(two):
    corpus = Corpus(two)

    asked = corpus.ask({"a.txt": "14 May 2021"})

    assert rows(two) == [("a.txt", "2021-05-14")]
    assert asked.set_index("file").loc["a.txt", ["before", "published_edtf"]].tolist() == ["unknown", "2021-05-14"]
    assert corpus.articles.set_index("id").loc["a.txt", "published"] == "2021-05-14"
    assert corpus.ask()["file"].tolist() == Corpus(two).ask()["file"].tolist()


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({"c.txt": "14 May 2021"}, "“c.txt” is no article of the corpus"),
        ({"a.txt": "31/02/2021"}, "the day of a.txt, “31/02/2021”, is not understood; write it as YYYY-MM-DD."),
        ({"a.txt": "3/4/2021"}, "can be read in two ways"),
        ({"a.txt": ""}, "is no day"),
    ],
)
def test_given_day_that_cannot_be_used_is_refused_and_nothing_is_written(two, days, says):
    with pytest.raises(InputError, match=re.escape(says)):
        Corpus(two).ask(days)

    assert not (two / "sources.csv").exists()


def test_days_cannot_be_given_to_rows_in_memory():
    with pytest.raises(InputError, match="only be given to a folder"):
        Corpus([TEXT]).ask({"0": "14 May 2021"})
