"""A corpus in a notebook: its own words, plots that save themselves, and what is passed on."""

import csv
import html
import inspect
import shutil

import pytest

import topics
from topics import presentation
from topics.errors import InputError
from topics.events.actors_of_events import list_actors
from topics.output.display import Timeline
from topics.presentation import Presented
from topics.records import table

PLOTS = sorted(name for name in dir(topics.Corpus) if name.startswith("plot_"))
PUBLIC = [name for name, member in vars(Presented).items() if not name.startswith("_") and inspect.getdoc(member)]


@pytest.mark.parametrize("name", PUBLIC)
def test_what_tab_shows_has_an_example(name):
    assert ">>> " in inspect.getdoc(getattr(Presented, name))


def test_corpus_says_in_a_line_what_it_is_made_of(tiny):
    assert repr(tiny) == "Corpus 'tiny' of 4 files, 2 kB"
    assert repr(topics.Corpus(["The mayor met the council on 3 May 2021."])) == "Corpus 'list' of 1 row, 1 kB"


def test_corpus_shows_what_was_read_and_what_can_be_done_next(tiny):
    shown = tiny._repr_html_()
    assert "Read 4 articles" in shown
    for call in (".themes", ".timeline()", ".plot_timeline()", "page.html"):
        assert call in shown


def test_calls_that_a_corpus_names_are_there():
    for one in presentation._NEXT:
        name = one.next.lstrip(".").partition("(")[0]
        assert hasattr(topics.Corpus, name), name


def test_large_corpus_is_not_read_to_be_shown(tiny_folder, monkeypatch):
    corpus = topics.Corpus(tiny_folder)
    monkeypatch.setattr(presentation, "READ_AT_ONCE", corpus.n_bytes - 1)
    assert "Not read yet" in corpus._repr_html_()
    monkeypatch.setattr(presentation, "READ_AT_ONCE", corpus.n_bytes)
    assert "Read 4 articles" in corpus._repr_html_()


def test_names_of_a_corpus_are_no_markup(tiny_folder, tmp_path):
    folder = shutil.copytree(tiny_folder, tmp_path / "<b>x")
    assert "<b>x" not in topics.Corpus(folder)._repr_html_()


@pytest.mark.parametrize("name", PLOTS)
def test_plot_is_drawn_for_a_column_and_shown_with_its_caption(tiny, name):
    plot = getattr(tiny, name)(width=85)
    assert plot.figure.get_size_inches()[0] * 25.4 == pytest.approx(85)
    assert ("<figcaption>" if len(plot.data) else "No figure") in plot._repr_html_()
    assert plot.caption in repr(plot)


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("a.PNG", b"\x89PNG")])
def test_plot_is_saved_in_the_form_of_the_ending(tiny, tmp_path, name, begins):
    assert tiny.plot_actors().save(tmp_path / name).read_bytes().startswith(begins)


def test_data_of_a_plot_are_saved(tiny, tmp_path):
    plot = tiny.plot_timeline()
    with plot.save(tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(plot.data)


def test_plot_is_not_saved_as_what_it_cannot_be(tiny, tmp_path):
    with pytest.raises(InputError, match=r"\.svg, \.pdf, \.png or \.csv"):
        tiny.plot_actors().save(tmp_path / "a.docx")
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.slow
def test_page_is_written_to_one_file(tiny, tmp_path):
    plain = tiny.report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert "she walked along the flooded quay" in plain
    drawn = tiny.report(tmp_path / "drawn.html", figures=True).read_text(encoding="utf-8")
    assert "data:image/png" in drawn
    assert "data:image/png" not in plain
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drawn.html", "page.html"]


def test_page_is_not_written_to_another_kind_of_file(tiny, tmp_path):
    with pytest.raises(InputError, match=r"topics\.make_report for a folder"):
        tiny.report(tmp_path / "results")


@pytest.mark.parametrize(("name", "form", "begins"), [("a.json", "", "{"), ("a.ics", "", "BEGIN"), ("a", "tls", "[")])
def test_timeline_is_saved_in_the_form_of_the_ending_or_the_one_given(tiny, tmp_path, name, form, begins):
    assert tiny.save_timeline(tmp_path / name, form=form).read_text(encoding="utf-8").startswith(begins)


def test_timeline_is_not_saved_in_an_unknown_form(tiny, tmp_path):
    with pytest.raises(InputError, match="cannot be written as 'docx'"):
        tiny.save_timeline(tmp_path / "a.docx")


def test_actors_are_counted_by_events_articles_and_quotes():
    events = table("events", [
        {"id": "1", "first": "2021-05-03", "last": "2021-05-03", "actors": ("Ada", "Bo")},
        {"id": "2", "first": "2021-05-01", "last": "2021-05-02", "actors": ("Bo",)},
        {"id": "3", "first": "2021-05-09", "last": "2021-05-09", "actors": ()},
    ])  # fmt: skip
    evidence = table("evidence", [
        {"event": "1", "article": "a"}, {"event": "1", "article": "b"}, {"event": "2", "article": "a"},
    ])  # fmt: skip
    quotes = table("quotes", [{"actor": "Ada"}, {"actor": "Ada"}, {"actor": "Cy"}])
    assert list_actors(events, evidence, quotes).to_dict("list") == {
        "actor": ["Bo", "Ada"],
        "n_events": [2, 1],
        "n_articles": [2, 2],
        "n_quotes": [0, 2],
        "first": ["2021-05-01", "2021-05-03"],
        "last": ["2021-05-03", "2021-05-03"],
    }


def test_nobody_took_part_in_nothing():
    assert len(list_actors(table("events", []), table("evidence", []), table("quotes", []))) == 0


def test_wrong_keyword_names_the_method_of_the_corpus_and_the_keywords_there_are(tiny):
    with pytest.raises(TypeError) as raised:
        tiny.timeline(since="2021-05-01")
    assert str(raised.value) == (
        "Corpus.timeline() has no keyword 'since'; its keywords are about, theme, start, end, length, sentences."
    )
    with pytest.raises(TypeError, match=r"^Corpus\.timeline\(\) takes 1 positional argument"):
        tiny.timeline("Berg")
    with pytest.raises(TypeError, match=r"^Corpus\.plot_quotes\(\) has no keyword 'start'; .*about, method, width"):
        tiny.plot_quotes(start="2021-05-01")


def test_disagreements_are_the_claims_a_row_each(seeds):
    found, claims = seeds.disagreements, seeds.claims
    assert len(found) == claims["disagreement"].nunique() > 0
    for row in found.itertuples():
        own = claims[claims["disagreement"] == row.disagreement]
        assert set(row.values) == set(own["value"])
        assert set(row.articles) == set(own["article"])
    assert found["rank"].is_monotonic_increasing


NOTHING_TOLD = {"evidence": table("evidence"), "claims": table("claims")}


def test_timeline_in_a_notebook_has_every_event_with_its_sentences(tiny):
    part = tiny.timeline()
    shown = html.unescape(part._repr_html_())
    assert all(headline in shown for headline in part["events"]["headline"])
    assert all(quote in shown for quote in part["evidence"]["quote"])


def test_timeline_in_a_shell_is_a_line_an_event(tiny):
    part = tiny.timeline()
    head, *lines = repr(part).splitlines()
    assert head.startswith(f"Timeline: {len(part['events'])} event")
    assert lines == [f"{event.edtf}  {event.headline}" for event in part["events"].itertuples()]


@pytest.mark.parametrize(("n_events", "last"), [(20, "2021  happening 19"), (21, "… and 1 more")])
def test_timeline_in_a_shell_is_cut_off_after_twenty_events(n_events, last):
    events = table("events", [{"edtf": "2021", "headline": f"happening {at}"} for at in range(n_events)])
    shown = repr(Timeline({"events": events, **NOTHING_TOLD}, table("articles"))).splitlines()
    assert shown[0] == f"Timeline: {n_events} events, 0 sentences, 0 disagreements"
    assert shown[20 if last.startswith("2021") else 21] == shown[-1] == last
