"""The scripts that measure: what they read, what they run, and what they keep; the data is of our own words."""

import doctest
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from evaluation import articles, dates, directions, figures, lines, measures, persons, publication, themes, timelines
from evaluation.figures import Bench, Figure, keep_figures, markdown, read_figures, read_lines


@pytest.fixture
def bench(tmp_path):
    """A bench whose tool must not be called: its results are there already."""
    work = tmp_path / "work"
    work.mkdir()
    return Bench(tmp_path / "data", (sys.executable, "-c", "import sys; sys.exit(7)"), work)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")


def values(figures):
    return {figure.measure: figure.value for figure in figures}


def test_figures_are_kept_in_order_and_a_new_one_takes_the_place_of_the_old(tmp_path):
    path = tmp_path / "figures.csv"
    old = Figure("themes", "bbc", "nmi", "0.800", 9, "articles", "topics themes")
    new = Figure("themes", "bbc", "nmi", "0.900", 9, "articles", "topics themes")
    other = Figure("dates", "timebank", "value F1", "0.800", 2, "documents", "topics dates")
    keep_figures([old], path)
    keep_figures([new, other], path)
    assert read_figures(path) == [other, new]
    assert "| themes | bbc | nmi | 0.900 | 9 articles |" in markdown(read_figures(path))


def test_committed_figures_are_read_and_sorted():
    figures = read_figures(Path(themes.__file__).with_name("figures.csv"))
    assert figures == sorted(figures)
    known = {"articles", "dates", "directions", "lines", "persons", "publication", "quotes", "themes", "timelines"}
    assert {figure.job for figure in figures} <= known


def test_line_of_json_may_hold_a_line_separator(tmp_path):
    path = tmp_path / "a.jsonl"
    write(path, '{"text": "one\u2028two"}\n{"text": "three"}\n')
    assert [row["text"] for row in read_lines(path)] == ["one\u2028two", "three"]


def test_missing_data_is_said(bench):
    with pytest.raises(SystemExit, match=r"holds none of dates/timebank"):
        list(dates.measure(bench))


def test_tool_that_fails_is_said(bench):
    with pytest.raises(SystemExit, match="failed"):
        bench.run("dates", "folder")


def test_dates_compares_places_without_white_space(bench):
    tagged = (
        '<TimeML><TEXT>They met <TIMEX3 type="DATE" value="2021-05-03">on\n3 May</TIMEX3> &amp; left.</TEXT></TimeML>'
    )
    write(bench.data / "dates/timebank/a.tml", tagged)
    write(bench.data / "dates/timebank/b.tml", tagged)
    write(bench.work / "dates-timebank/a.tml", tagged.replace("on\n3", "on 3"))
    assert values(dates.measure(bench)) == dict.fromkeys(("strict F1", "relaxed F1", "type F1", "value F1"), "0.667")


def test_expressions_outside_the_text_do_not_count():
    assert dates.read_expressions('<DCT><TIMEX3 type="DATE" value="2021">2021</TIMEX3></DCT><TEXT>None.</TEXT>') == []


def test_articles_scores_texts_and_days_of_what_was_read(bench):
    truth = {"a": {"text": "Ships left the harbour.", "published": "2021-05-03"}, "b": {"text": "It rained all day."}}
    write(bench.data / "articles/pages/truth.json", truth)
    row = {"source": "a.html", "text": "Ships left the harbour.", "published": "2021-05-03"}
    write(bench.work / "articles-pages.jsonl", json.dumps(row) + "\n")
    measured = values(articles.measure(bench))
    assert measured["text precision"] == "1.000"
    assert measured["text recall"] == "0.500"
    assert measured["publication day F1"] == "1.000"


def test_themes_takes_articles_without_a_theme_for_a_group(bench):
    write(bench.data / "themes/bbc/labels.csv", "id,label\n1,sport\n2,sport\n3,tech\n4,tech\n")
    found = "id,theme\n1,x\n2,x\n3,-1\n"
    for name in ("tfidf-2", "bertopic-2", "tfidf-auto"):
        write(bench.work / f"themes-bbc-{name}.csv", found)
    measured = values(themes.measure(bench))
    assert measured["adjusted Rand index (tfidf)"] == "1.000"
    assert measured["share without a theme (bertopic)"] == "0.500"


GOLD = "2021-05-01\nThe minister met the crew .\n-----\n2021-05-04\nStorms flooded the quay .\nMany left .\n-----\n"


def test_gold_timeline_gathers_the_sentences_of_a_day():
    gold = timelines.read_gold(GOLD)
    assert {day.isoformat(): len(sentences) for day, sentences in gold.items()} == {"2021-05-01": 1, "2021-05-04": 2}


def test_timelines_means_over_its_tasks(bench):
    for story in ("one", "two"):
        write(bench.data / f"timelines/{story}/gold/g.txt", GOLD)
        write(bench.data / f"timelines/{story}/articles.jsonl", "")
    write(
        bench.work / "one__g.json",
        [["2021-05-01", ["The minister met the crew ."]], ["2021-05-04", ["Storms flooded the quay .", "Many left ."]]],
    )
    write(bench.work / "two__g.json", [["2021-05-09", ["Rain ."]]])
    measured = list(timelines.measure(bench))
    assert values(measured)["date F1"] == "0.500"
    assert values(measured)["AR-1 F1"] == "0.500"
    assert {figure.n for figure in measured} == {2}


def test_articles_of_a_task_are_those_between_its_days_inclusive(tmp_path):
    path = tmp_path / "articles.jsonl"
    rows = [{"id": str(day), "published": f"2021-05-0{day}"} for day in range(1, 6)]
    write(path, "".join(json.dumps(row) + "\n" for row in rows))
    kept = timelines.published_between(path, date(2021, 5, 2), date(2021, 5, 4))
    assert [json.loads(line)["id"] for line in kept.splitlines()] == ["2", "3", "4"]


def test_persons_shows_the_published_peer_where_it_is_there(bench):
    folder = bench.data / "entities/Somebody"
    write(folder / "days.json", ["2021-05-01", "2021-05-02"])
    write(folder / "sdf_days.json", ["2021-05-01", "2021-05-03"])
    write(folder / "articles.jsonl", "")
    write(bench.work / "Somebody.json", [["2021-05-01", ["a"]], ["2021-05-02", ["b"]]])
    assert list(values(persons.measure(bench)).values()) == ["1.000", "0.500"]


def test_hidden_days_are_the_same_every_time_and_most(tmp_path):
    path = tmp_path / "articles.jsonl"
    rows = [{"id": str(number), "published": "2021-05-01", "text": "x"} for number in range(100)]
    write(path, "".join(json.dumps(row) + "\n" for row in rows))
    text, hidden = publication.hide_days(path)
    assert (text, hidden) == publication.hide_days(path)
    assert 80 < len(hidden) < 100
    assert {row["id"] for row in map(json.loads, text.splitlines()) if not row["published"]} == set(hidden)


def test_publication_counts_width_hold_and_nearness():
    search = publication.Search(3)
    search.add({"published": "", "published_edtf": "2021-05-01/2021-05-03"}, date(2021, 5, 3))
    search.add({"published": "2021-05-01", "published_edtf": "2021-05-01"}, date(2021, 5, 9))
    search.add({"published": None, "published_edtf": ""}, date(2021, 5, 9))
    figures = search.figures()
    assert figures["share with an interval"] == pytest.approx(2 / 3)
    assert figures["intervals that hold the day"] == 0.5
    assert figures["median width in days"] == 2
    assert figures["share with a likely day at most 1 off"] == pytest.approx(1 / 3)
    assert figures["certain days that are wrong"] == 1


@pytest.mark.parametrize("module", [dates, figures, measures, publication, timelines])
def test_examples_in_docstrings_are_true(module):
    ran = doctest.testmod(module)
    assert (ran.failed, ran.attempted > 0) == (0, True)


# ---------------------------------------------------------------------- directions

TIMEML = (
    '<TimeML><DCT><TIMEX3 value="2023-06-19">June 19</TIMEX3></DCT><TEXT>They met on '
    '<TIMEX3 type="DATE" value="{value}">Wednesday</TIMEX3> &amp; on <TIMEX3 type="DATE" value="{value}">Wednesday'
    '</TIMEX3> for <TIMEX3 type="DURATION" value="PT2H">two hours</TIMEX3>.</TEXT></TimeML>'
)


def test_directions_reads_marked_days_and_no_durations():
    knowns = directions.annotated(TIMEML.format(value="2023-06-14"))

    assert [(known.text[known.start : known.stop], known.published, known.value) for known in knowns] == [
        ("Wednesday", "2023-06-19", "2023-06-14")
    ] * 2
    assert "& on" in knowns[0].text


@pytest.mark.parametrize(("value", "n"), [("2023-06-14", 2), ("2023-06-21", 2), ("2023-06-07", 0)])
def test_directions_leaves_out_a_document_whose_weekdays_are_of_neither_week(value, n):
    assert len(directions.annotated(TIMEML.format(value=value))) == n


def test_directions_leaves_out_a_document_without_a_day():
    assert directions.annotated("<TEXT>They met.</TEXT>") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They all met in Rome on 3 May 2021 for two hours.", ("3 May", "2021-05-03")),
        ("They all met in Rome in May 2021 for two hours.", ("May", "2021-05")),
        ("They all met in Rome on Sept. 3, 2020, for two hours.", ("Sept. 3", "2020-09-03")),
        ("They all met in Rome on 3 May 2019 for two hours.", None),  # too far from publication
        ("They all met in Rome in May 2020 for two hours.", None),
        ("They all met in 2020 and on 3 May 2021 for two hours.", None),  # another year tells it
        ("They all met in Rome on 31 April 2021 for two hours.", None),
        ("They met on 3 May 2021 there.", None),  # too short
        ("This long article was changed in Rome on 3 May 2021 for them.", None),
        ("They all met in Rome on 3 May 2021 for two hours", None),
    ],
)
def test_directions_hides_the_year_of_a_date_near_publication(sentence, expected):
    knowns = list(directions.hidden_years(sentence, date(2021, 6, 1)))

    assert [(known.text[known.start : known.stop], known.value) for known in knowns] == ([expected] if expected else [])
    assert all("2021" not in known.text and "2020" not in known.text for known in knowns)


@pytest.mark.parametrize(("n_later", "n"), [(3, 3), (4, 0)])
def test_directions_leaves_out_an_article_that_names_many_later_days(n_later, n):
    lines = [f"They will all meet in Rome on {day} July 2021 for two hours." for day in range(1, n_later + 1)]

    assert len(directions.dates_of_article("\n".join(lines), date(2021, 6, 1))) == n


def test_directions_counts_each_cue_and_each_certainty():
    text = "They met on Wednesday."
    tally = directions.Tally()
    for value in ("2023-06-14", "2023-06-14", "2023-06-21", "2023-06-07"):
        tally.add(directions.Known(text, "2023-06-19", 12, 21, value))
    tally.add(directions.Known(text, "2023-06-19", 0, 4, "2023-06-14"))  # nothing is found there

    assert values(tally.figures("here")) == {"right by cue past": "0.667", "right of resolved": "0.500"}


def test_directions_takes_sentences_of_one_value(tmp_path):
    path = tmp_path / "cases.json"
    cases = [
        {
            "text": "On Monday or Friday.",
            "anchor": "2023-06-19",
            "expressions": [["Friday", "2023-06-16", "2023-06-23"]],
        },
        {"text": "On Monday they met.", "anchor": "2023-06-19", "expressions": [["Monday", "2023-06-19"]]},
        {"text": "On Monday they met.", "anchor": None, "expressions": [["Monday", "XXXX-WXX-1"]]},
        {"text": "In 1500 homes.", "anchor": "2023-06-19", "expressions": [["1500", None]]},
    ]
    write(path, {"cases": cases})

    assert [(known.start, known.value) for known in directions.everyday(path)] == [(3, "2023-06-19")]


def test_chance_of_a_cue_is_the_share_that_was_measured():
    from topics.english.data import read_numbers

    chances = read_numbers("topics.dates", "cues", "chances")
    measured = {
        figure.measure.removeprefix("right by cue "): figure
        for figure in read_figures(figures.FIGURES)
        if figure.job == "directions" and figure.data == "all" and figure.measure.startswith("right by cue ")
    }
    often = {name: figure for name, figure in measured.items() if figure.n >= 10}

    assert set(measured) <= set(chances)
    assert {"past", "past after", "future", "by far the nearest"} <= set(often)
    for name, figure in often.items():
        smoothed = (float(figure.value) * figure.n + 1) / (figure.n + 1.25)
        assert chances[name] <= smoothed + 0.01, name
        assert chances[name] >= smoothed - 0.15, name


# ---------------------------------------------------------------------- lines


def test_lines_reads_each_line_once_with_the_sentence_that_it_is_of(tmp_path):
    event = {
        "n": 0,
        "headline": "Anna Berg opened the port",
        "actors": ["Anna Berg"],
        "places": [],
        "sentences": ["It rained.", "Anna Berg opened the port of Pula."],
    }
    write(tmp_path / "one.2.json", [event, event | {"n": 1}])
    write(tmp_path / "one.2.verdicts.json", [{"n": 0, "headline": "good"}, {"n": 1, "headline": "bad"}])
    signs, bad, files = lines.read_judged(tmp_path)
    assert (bad, files) == ([True], ["one"])
    assert signs[0]["opens its sentence"] and signs[0]["no place"] and not signs[0]["no doer"]
