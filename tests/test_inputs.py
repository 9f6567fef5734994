"""A corpus opens folders, files, tables of any library, lists of dicts and lists of texts."""

import json

import pandas as pd
import pyarrow
import pytest

import topics
from topics.errors import InputError, LeftOutWarning
from topics.records import Locator

ROWS = [
    {
        "headline": "Talks begin",
        "body": "The ministers met in Vienna on 3 May 2021 and agreed on the budget.",
        "publisher": "The Herald",
        "desk": 7,
    },
    {
        "headline": "Talks end",
        "body": "The ministers left Vienna on 5 May 2021 and went home.",
        "publisher": "The Post",
        "desk": 9,
    },
]
TEXTS = [row["body"] for row in ROWS]


class OtherTable:
    """A table of a library that only speaks the Arrow PyCapsule interface."""

    def __init__(self, rows):
        self._table = pyarrow.Table.from_pylist(rows)

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


FORMS = {
    "pandas": pd.DataFrame,
    "pyarrow": pyarrow.Table.from_pylist,
    "arrow interface": OtherTable,
    "dicts": list,
    "tuple of dicts": tuple,
    "generator of dicts": iter,
}


def described(corpus):
    columns = ["id", "source", "record", "field", "title", "outlet", "found", "extra"]
    return corpus.articles[columns].to_dict("records")


@pytest.mark.parametrize("form", FORMS)
def test_corpus_opens_rows_of_every_form_alike(form):
    corpus = topics.Corpus(FORMS[form](ROWS))
    assert described(corpus) == described(topics.Corpus(ROWS))
    assert list(corpus.dates["value"]) == ["2021-05-03", "2021-05-05"]


def test_columns_are_known_by_their_names_and_the_others_kept():
    first, second = described(topics.Corpus(ROWS))
    assert first["title"] == "Talks begin"
    assert first["outlet"] == "The Herald"
    assert first["field"] == "body"
    assert json.loads(second["extra"]) == {"desk": 9}


def test_row_without_a_source_is_known_by_its_number():
    first, second = described(topics.Corpus(ROWS))
    assert (first["source"], first["id"], first["record"]) == ("0", "0", "")
    assert second["source"] == "1"


def test_row_with_a_source_keeps_it():
    rows = [{**row, "source": f"desk/{number}.txt"} for number, row in enumerate(ROWS)]
    corpus = topics.Corpus(rows)
    assert list(corpus.articles["source"]) == ["desk/0.txt", "desk/1.txt"]
    assert set(corpus.passages["source"]) == {"desk/0.txt", "desk/1.txt"}
    assert set(corpus.dates["source"]) == {"desk/0.txt", "desk/1.txt"}
    assert list(corpus.articles["outlet"]) == ["The Herald", "The Post"]


def test_rows_that_share_a_source_stay_apart_and_have_it_for_outlet():
    corpus = topics.Corpus([{"text": text, "source": "The Herald"} for text in TEXTS])
    assert list(corpus.articles["id"]) == ["The Herald#0", "The Herald#1"]
    assert list(corpus.articles["source"]) == ["The Herald", "The Herald"]
    assert list(corpus.articles["outlet"]) == ["The Herald", "The Herald"]
    assert len(corpus.sources) == 2


def test_source_of_its_own_is_no_outlet():
    corpus = topics.Corpus([{"text": text, "source": f"{at}.txt"} for at, text in enumerate(TEXTS)])
    assert set(corpus.articles["outlet"]) == {""}


@pytest.mark.parametrize("column", ["file", "Filename", "fileName", "path", "file path"])
def test_rows_without_a_source_are_known_by_their_files(column):
    corpus = topics.Corpus(pd.DataFrame({column: ["/data/news/b.txt", "/data/news/a.txt"], "body": TEXTS}))
    assert dict(zip(corpus.articles["source"], corpus.articles["text"], strict=True)).keys() == {"a.txt", "b.txt"}
    assert set(corpus.dates["source"]) == {"a.txt", "b.txt"}
    assert list(corpus.articles["outlet"]) == ["", ""]


@pytest.mark.parametrize(
    ("files", "sources"),
    [
        (["herald/1.txt", "post/1.txt"], ["herald/1.txt", "post/1.txt"]),
        (["all.txt", "all.txt"], ["all.txt", "all.txt"]),
        (["a.txt", None], ["0", "1"]),
        (["C:\\news\\a.txt", "C:\\news\\b.txt"], ["a.txt", "b.txt"]),
    ],
)
def test_files_of_rows_are_told_apart_by_their_folders_where_their_names_are_one(files, sources):
    assert list(topics.Corpus(pd.DataFrame({"file": files, "text": TEXTS})).articles["source"]) == sources


def test_outlet_that_rows_have_as_source_names_no_row_where_their_files_do():
    rows = [{"text": text, "source": "The Herald", "file": f"{at}.txt"} for at, text in enumerate(TEXTS)]
    articles = topics.Corpus(rows).articles
    assert list(articles["source"]) == ["0.txt", "1.txt"]
    assert list(articles["outlet"]) == ["The Herald", "The Herald"]


def test_source_of_its_own_goes_before_the_file_of_a_row():
    rows = [{"text": text, "source": f"wire {at}", "file": f"{at}.txt"} for at, text in enumerate(TEXTS)]
    assert list(topics.Corpus(rows).articles["source"]) == ["wire 0", "wire 1"]


def test_row_with_an_id_and_a_day_keeps_both():
    row = {"id": "n7", "text": TEXTS[0], "published": pd.Timestamp("2021-05-04"), "language": "en"}
    (article,) = topics.Corpus(pd.DataFrame([row])).articles.to_dict("records")
    assert (article["id"], article["published"], article["published_basis"]) == ("n7", "2021-05-04", "markup")


def dated(days, column="pub"):
    return pd.DataFrame({"text": TEXTS * 2, column: days, "desk": [7, 9, 7, 9]})


@pytest.mark.parametrize(
    "days",
    [
        ["2021-05-04", "2021-05-06", "2021-05-07", "2021-05-08"],
        ["4 May 2021", "", "soon", "8 May 2021"],
        ["04.05.2021", "06.05.2021", "07.05.2021", "08.05.2021"],
        ["20210504", "20210506", "20210507", "20210508"],
        list(pd.to_datetime(["2021-05-04", "2021-05-06", "2021-05-07", "2021-05-08"])),
    ],
)
def test_column_of_days_that_nobody_knows_is_named_and_not_taken(days, tmp_path):
    corpus = topics.Corpus(dated(days))
    (problem,) = corpus.problems.to_dict("records")
    assert (problem["source"], problem["lost"]) == ("DataFrame", False)
    assert "“pub”" in problem["found"]
    assert "“published”" in problem["advice"]
    assert set(corpus.articles["published"]) == {""}
    dated(days).to_csv(tmp_path / "a.csv", index=False)
    (problem,) = topics.Corpus(tmp_path).problems.to_dict("records")
    assert (problem["source"], problem["lost"]) == ("a.csv", False)
    assert "“pub”" in problem["found"]


@pytest.mark.parametrize(
    "days",
    [
        ["2021-05-04", "soon", "later", ""],
        ["2021-05-04", "", "", ""],
        [45000, 45001, 45002, 45003],
        [2019, 2020, 2021, 2022],
        ["news", "world", "news", "world"],
    ],
)
def test_column_of_other_things_than_days_is_passed_over(days):
    assert topics.Corpus(dated(days)).problems.empty


@pytest.mark.parametrize("column", ["pubdate", "Publication Date", "datum", "publishedAt", "Erscheinungsdatum", "date"])
def test_column_of_days_that_is_known_is_taken(column):
    corpus = topics.Corpus(dated(["2021-05-04", "2021-05-06", "2021-05-07", "2021-05-08"], column))
    assert corpus.problems.empty
    assert list(corpus.articles["published"]) == ["2021-05-04", "2021-05-06", "2021-05-07", "2021-05-08"]


def test_rows_without_ids_come_in_their_own_order(tmp_path):
    texts = [f"The ship {n} left harbour {n} in Vienna on {n + 1} May 2021." for n in range(12)]
    corpus = topics.Corpus(texts)
    assert list(corpus.articles["found"]) == texts
    assert list(corpus.passages["text"]) == texts
    assert list(corpus.dates["value"]) == [f"2021-05-{n + 1:02d}" for n in range(12)]
    pd.DataFrame({"text": texts}).to_csv(tmp_path / "a.csv", index=False)
    assert list(topics.Corpus(tmp_path).articles["found"]) == texts


def test_list_of_texts_gives_an_article_a_text():
    corpus = topics.Corpus(TEXTS)
    assert list(corpus.articles["found"]) == TEXTS
    assert set(corpus.articles["field"]) == {"text"}


@pytest.mark.parametrize("missing", [None, "", "  ", float("nan"), pd.NA, pd.NaT])
def test_row_without_a_text_is_listed_and_the_others_are_read(missing):
    corpus = topics.Corpus(pd.DataFrame({"text": [TEXTS[0], missing]}, dtype=object))
    assert list(corpus.articles["source"]) == ["0"]
    (problem,) = corpus.problems.to_dict("records")
    assert (problem["source"], problem["found"], problem["lost"]) == ("1", "row 1 has no text", True)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"text": 12}, "row 1 has a int in place of a text"),
        (12, "row 1 is int in place of a text or a dict"),
        ({"title": "x"}, "row 1 has no text"),
        (None, "row 1 is NoneType in place of a text or a dict"),
    ],
)
def test_row_that_is_no_article_is_listed_with_what_it_is(row, found):
    corpus = topics.Corpus([{"text": TEXTS[0]}, row])
    assert len(corpus.articles) == 1
    assert list(corpus.problems["found"]) == [found]


def test_rows_are_read_again_from_their_locators():
    corpus = topics.Corpus([{"text": text, "source": "The Herald"} for text in TEXTS])
    for row in corpus.articles.itertuples():
        locator = Locator(row.source, row.record, row.field, row.encoding, row.sha256)
        assert corpus.reread(locator) == row.found
    with pytest.raises(InputError, match="no row"):
        corpus.reread(Locator("The Post", "0"))


def test_same_rows_have_the_same_hash_and_a_changed_one_another():
    before = topics.Corpus(ROWS).hashes["corpus_hash"]
    assert topics.Corpus(pd.DataFrame(ROWS)).hashes["corpus_hash"] == before
    for change in ({"body": "Another."}, {"headline": "Another"}, {"desk": 8}):
        assert topics.Corpus([{**ROWS[0], **change}, ROWS[1]]).hashes["corpus_hash"] != before


def test_results_of_rows_are_kept_and_used_again(tmp_path, monkeypatch):
    first = topics.Corpus(ROWS, tmp_path).dates
    monkeypatch.setattr("topics.engine.runner.keep_tables", None)
    again = topics.Corpus(pd.DataFrame(ROWS), tmp_path).dates
    assert again.equals(first)


def test_changed_row_is_read_again(tmp_path):
    topics.Corpus(ROWS, tmp_path).dates  # noqa: B018
    changed = topics.Corpus(
        [ROWS[0], {**ROWS[1], "body": "The ministers left Vienna on 6 May 2021 and went home."}], tmp_path
    )
    assert list(changed.dates["value"]) == ["2021-05-03", "2021-05-06"]


def test_rows_make_events_with_a_codebook_from_a_folder(tmp_path):
    (tmp_path / "codebook.toml").write_text('[[theme]]\nname = "diplomacy"\nterms = ["ministers"]\n')
    corpus = topics.Corpus(ROWS, side_files=tmp_path)
    declared = corpus.find_themes("codebook").themes
    assert list(declared["label"]) == ["diplomacy"]
    assert list(declared["n_articles"]) == [2]
    assert list(corpus.events["first"]) == ["2021-05-03", "2021-05-05"]
    assert corpus.beside("codebook.toml") == tmp_path / "codebook.toml"
    assert topics.Corpus(ROWS).beside("codebook.toml") is None


def test_report_of_rows_leaves_out_the_notebooks(tmp_path):
    made = topics.make_report(ROWS, tmp_path)
    assert (tmp_path / "report.html").is_file()
    assert not (tmp_path / "notebooks").exists()
    assert made.failed_notebooks == ()


def test_tables_leave_by_the_arrow_interface():
    table = pyarrow.table(topics.Corpus(ROWS).dates)
    assert table.column("value").to_pylist() == ["2021-05-03", "2021-05-05"]


def test_corpus_without_a_path_has_the_name_of_what_was_given():
    corpus = topics.Corpus(pd.DataFrame(ROWS))
    assert corpus.path is None
    assert corpus.name == "DataFrame"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "The list holds no rows"),
        (pd.DataFrame({"text": []}), "The DataFrame holds no rows"),
        (pd.Series(TEXTS), "cannot be opened from one Series.*a list of texts"),
        (pyarrow.chunked_array([TEXTS]), "cannot be opened from one ChunkedArray"),
        ({"text": TEXTS}, "cannot be opened from one dict"),
        (b"text", "cannot be opened from one bytes"),
        (7, "cannot be opened from 'int'"),
        (None, "cannot be opened from 'NoneType'"),
        (pd.DataFrame({"a": ["x"], "b": [1]}), "The DataFrame has no column of text; its columns are a, b"),
        ([{"a": "x"}], "The list has no column of text; its columns are a"),
        (pd.DataFrame([["x", "y"]], columns=["text", "text"]), "the column 'text' more than once"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_corpus_is_refused_with_a_sentence(given, says):
    with pytest.raises(InputError, match=says):
        topics.Corpus(given)


def test_rows_of_which_none_can_be_read_are_refused():
    with pytest.raises(InputError, match=r"No row of the list.*row 0 has no text"):
        topics.Corpus([{"text": ""}]).articles  # noqa: B018


def test_folder_of_side_files_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="no folder"):
        topics.Corpus(ROWS, side_files=tmp_path / "nowhere")


def test_side_files_of_another_folder_take_the_place_of_those_beside_the_articles(tmp_path):
    for name in ("articles", "side"):
        (tmp_path / name).mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXTS[0])
    (tmp_path / "articles" / "topics.toml").write_text("[themes]\nn_themes = 2\n")
    (tmp_path / "side" / "topics.toml").write_text("[themes]\nn_themes = 3\n")
    own = topics.Corpus(tmp_path / "articles")
    other = topics.Corpus(tmp_path / "articles", side_files=str(tmp_path / "side"))
    assert (own.settings.themes.n_themes, other.settings.themes.n_themes) == (2, 3)


def test_days_in_memory_that_are_no_plain_days_are_listed_and_their_order_is_that_of_the_column():
    rows = [{"text": text, "date": day} for text, day in zip(TEXTS, ["6/7/2023", "19/6/2023"], strict=False)]

    corpus = topics.Corpus([*rows, {"text": "Another text.", "date": "soon"}])

    assert corpus.articles["published"].tolist() == ["2023-07-06", "2023-06-19", ""]
    assert corpus.problems["found"].tolist() == ["the day of publication “soon” is not understood"]
    assert not corpus.problems["lost"].any()


def test_rows_that_are_no_articles_are_counted_when_a_table_is_opened():
    rows = [{"text": "The mayor met the council on 3 May 2021.", "when_it_ran": "2021-05-04"}] * 3 + [{"text": None}]
    with pytest.warns(
        LeftOutWarning, match=r"^3 of 4 rows read; 1 left out \(the first: row 3 has no text\)"
    ) as warned:
        corpus = topics.Corpus(rows)
    assert "“when_it_ran” may" in str(warned[0].message)
    assert "3 of 4 rows read" in repr(corpus)
    assert warned[0].filename == __file__


def test_day_that_cannot_be_read_is_counted_when_a_table_is_opened():
    rows = [{"text": "The mayor met the council.", "published": day} for day in ("2021-05-04", "soon")]
    with pytest.warns(LeftOutWarning, match="1 of 2 rows have a day that cannot be used"):
        topics.Corpus(rows)


def test_nothing_is_said_of_rows_that_are_all_read(recwarn):
    assert topics.Corpus([{"text": "The mayor met the council.", "published": "2021-05-04"}]).warning == ""
    assert not [one for one in recwarn if issubclass(one.category, LeftOutWarning)]
