"""The one way through: everything on the tiny corpus, offline; offsets; what is done is not done again."""

import shutil
from dataclasses import replace

import pytest

import topics
from topics.articles.alignment import apply_repairs
from topics.engine.runner import work
from topics.errors import InputError, SettingsError
from topics.events.statements import NEAREST
from topics.records import ANSWERS, TABLES, Locator, Repair, passage_id
from topics.settings import Settings


def test_corpus_gives_every_table_with_its_documented_columns(tiny):
    tables = tiny.tables()
    assert set(tables) == set(TABLES)
    for name, frame in tables.items():
        assert list(frame.columns) == [column.name for column in TABLES[name]], name
    assert len(tables["articles"]) == 4
    assert len(tables["events"]) > 0


def test_number_of_themes_is_the_one_asked_for(tiny):
    assert len(tiny.find_themes("tfidf", n_themes=3).themes) == 3
    assert tiny.find_themes("tfidf", n_themes=0).themes.equals(tiny.find_themes("tfidf").themes)


def test_number_of_themes_is_refused_where_it_is_none_or_declared(tiny):
    with pytest.raises(SettingsError, match="n_themes = -1"):
        tiny.find_themes("tfidf", n_themes=-1)
    with pytest.raises(InputError, match="as many as it declares"):
        tiny.find_themes("codebook", n_themes=3)


def test_settings_may_be_given_as_the_file_would_say_them():
    given = topics.Corpus(["The port closed on 3 May 2021."], settings={"themes": {"n_themes": 6}})
    assert given.settings == replace(Settings(), themes=replace(Settings().themes, n_themes=6))


def test_timeline_is_compared_with_a_chronology_of_rows_or_of_a_file(tiny, tmp_path):
    event = tiny.events.iloc[0]
    rows = [{"day": event["edtf"], "what": event["headline"]}, {"day": "1914-06-28", "what": "An archduke was shot."}]
    compared = tiny.compare(rows)
    assert list(compared.columns) == [column.name for column in ANSWERS["comparison"]]
    of_reference = compared[compared["entry"] > 0].set_index("entry")
    assert of_reference["agreement"].to_dict() == {1: "both", 2: "missing"}
    assert of_reference.loc[1, "event"] == event["id"]
    assert len(compared) == len(tiny.events) + 1
    path = tmp_path / "own.csv"
    path.write_text(f'day,what\n{event["edtf"]},"{event["headline"]}"\n1914-06-28,An archduke was shot.\n')
    assert tiny.compare(path).equals(tiny.compare(str(path)))
    assert tiny.compare(path).equals(compared)


@pytest.mark.parametrize("corpus", ["tiny", "seeds"])
def test_found_is_read_again_from_its_locator(request, corpus):
    run = request.getfixturevalue(corpus)
    for row in run.articles.itertuples():
        locator = Locator(row.source, row.record, row.field, row.encoding, row.sha256)
        assert run.reread(locator) == row.found


@pytest.mark.parametrize("corpus", ["tiny", "seeds"])
def test_repairs_lead_from_found_to_the_clean_text(request, corpus):
    run = request.getfixturevalue(corpus)
    for row in run.articles.itertuples():
        listed = run.repairs[(run.repairs["article"] == row.id) & run.repairs["applied"]]
        made = [Repair(r.start, r.stop, r.found_text, r.text, r.rule, r.reason) for r in listed.itertuples()]
        assert apply_repairs(row.found, made) == row.text


@pytest.mark.parametrize("corpus", ["tiny", "seeds"])
@pytest.mark.parametrize("name", ["passages", "evidence", "claims", "quotes"])
def test_offsets_quote_the_text_as_found(request, corpus, name):
    run = request.getfixturevalue(corpus)
    found = run.articles.set_index("id")["found"]
    frame = getattr(run, name)
    for row in frame.itertuples():
        quoted = found[row.article][row.start : row.stop]
        assert quoted
        if name != "claims":
            assert quoted == row.found_text


@pytest.mark.parametrize("corpus", ["tiny", "seeds"])
def test_dates_in_a_passage_lie_inside_it(request, corpus):
    run = request.getfixturevalue(corpus)
    passages = run.passages.set_index("id")
    held = run.dates[run.dates["passage"] != ""]
    assert len(held)
    for row in held.itertuples():
        passage = passages.loc[row.passage]
        assert passage["start"] <= row.start
        assert row.stop <= passage["stop"]


def test_passages_have_their_built_ids_and_never_overlap(seeds):
    for _, group in seeds.passages.groupby("article"):
        reached = -1
        for row in group.itertuples():
            assert row.id == passage_id(row.article, row.start, row.stop)
            assert row.start >= reached
            reached = row.stop


def test_every_event_rests_on_passages_that_exist(seeds):
    known = set(seeds.passages["id"])
    assert set(seeds.evidence["passage"]) <= known
    assert set(seeds.evidence["event"]) == set(seeds.events["id"])
    counting = seeds.evidence[~seeds.evidence["basis"].str.endswith(NEAREST)]  # the others only stand beside an event
    status = seeds.events.set_index("id")["status"].reindex(counting["event"]).to_numpy()
    counting = counting[(counting["status"] != "planned") | (status == "planned")]  # the others only announce it
    counted = counting.groupby("event")["article"].nunique()
    assert (seeds.events.set_index("id")["n_articles"] == counted.reindex(seeds.events["id"])).all()


def test_second_run_of_an_unchanged_corpus_runs_no_stage(tiny_folder, tmp_path, monkeypatch):
    topics.Corpus(tiny_folder, tmp_path).events  # noqa: B018
    monkeypatch.setattr("topics.engine.runner.keep_tables", None)
    monkeypatch.setattr("topics.engine.kept.keep_tables", None)
    again = topics.Corpus(tiny_folder, tmp_path)
    assert len(again.events)


def test_changed_file_changes_only_what_rests_on_it(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    before = topics.Corpus(tmp_path / "corpus").passages
    (tmp_path / "corpus" / "weather.txt").write_text("Calm returns\n\nThe sea was calm on 9 May 2021.\n")
    after = topics.Corpus(tmp_path / "corpus").passages
    kept = before[before["source"] != "weather.txt"].reset_index(drop=True)
    assert after[after["source"] != "weather.txt"].reset_index(drop=True).equals(kept)
    assert "calm" in " ".join(after[after["source"] == "weather.txt"]["text"])


@pytest.mark.slow
def test_touched_file_does_only_its_own_part_again(tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    for number in range(40):
        told = f"The ship {number} left harbour {number} on {number % 28 + 1} May 2021."
        text = f"Ship {number} leaves\n\nPublished: 1 June 2021\n\n{told}\n"
        (tmp_path / "corpus" / f"{number:02d}.txt").write_text(text)
    done = []
    monkeypatch.setattr("topics.engine.parts.FILES_IN_BATCH", 4)
    monkeypatch.setattr("topics.engine.runner.work", lambda *task: done.append(task[1].__name__) or work(*task))
    topics.Corpus(tmp_path / "corpus", tmp_path / "out", workers=1).dates  # noqa: B018
    assert done.count("_clean") >= 10
    done.clear()
    (tmp_path / "corpus" / "17.txt").write_text(
        "Calm returns\n\nPublished: 1 June 2021\n\nThe sea was calm on 9 May 2021.\n"
    )
    again = topics.Corpus(tmp_path / "corpus", tmp_path / "out", workers=1).dates
    assert done == ["_read", "_survey", "_clean", "_dates"]
    assert topics.Corpus(tmp_path / "corpus", workers=1).dates.equals(again)


def test_settings_beside_the_articles_are_used(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    (tmp_path / "corpus" / "topics.toml").write_text("[articles]\nkeep_litter = true\n")
    assert topics.Corpus(tmp_path / "corpus").settings.articles.keep_litter
    assert topics.Corpus(tmp_path / "corpus", settings=Settings()).settings == Settings()


def test_kept_litter_stays_in_the_text_and_in_the_list(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    (tmp_path / "corpus" / "topics.toml").write_text("[articles]\nkeep_litter = true\n")
    kept = topics.Corpus(tmp_path / "corpus")
    dropped = topics.Corpus(tiny_folder)
    prompt = "Subscribe to our morning newsletter"
    assert any(prompt in text for text in kept.articles["text"])
    assert not any(prompt in text for text in dropped.articles["text"])
    assert any(prompt in text for text in kept.repairs["found_text"])


@pytest.mark.parametrize("what", ["nowhere", "empty"])
def test_corpus_without_articles_is_refused_with_a_sentence(tmp_path, what):
    if what == "empty":
        (tmp_path / what).mkdir()
    with pytest.raises(InputError, match=what):
        topics.Corpus(tmp_path / what).articles  # noqa: B018


def test_broken_file_is_listed_and_stops_nothing_else(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    (tmp_path / "corpus" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    run = topics.Corpus(tmp_path / "corpus")
    assert len(run.articles) == 4
    lost = run.problems[run.problems["lost"]]
    assert list(lost["source"]) == ["picture.txt"]
    assert lost.iloc[0]["found"]
    assert lost.iloc[0]["advice"]


@pytest.mark.slow
def test_many_small_parts_in_processes_give_the_same_tables(tiny_folder, tmp_path, monkeypatch):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    alone = topics.Corpus(tmp_path / "corpus", workers=1)
    assert len(alone._runner.parts()) < 4
    monkeypatch.setattr("topics.engine.parts.FILES_IN_BATCH", 4)
    monkeypatch.setattr("topics.engine.processes.BYTES_WORTH_PROCESSES", 1)
    together = topics.Corpus(tmp_path / "corpus", workers=2)
    assert len(together._runner.parts()) == 4
    for name in ("articles", "repairs", "passages", "dates"):
        assert getattr(together, name).equals(getattr(alone, name)), name
    together.close()
    assert len(together.passages) == len(alone.passages), "the tables outlive the processes"


def test_large_corpus_is_told_its_cost_beforehand(tiny_folder, tmp_path, monkeypatch):
    assert topics.Corpus(tiny_folder).estimate == ""
    monkeypatch.setattr("topics.engine.parts.LARGE", 100)
    assert "4 files" in topics.Corpus(tiny_folder, workers=2).estimate
    assert "on 2 cores" in topics.Corpus(tiny_folder, workers=2).estimate


def test_changed_reprint_share_changes_what_themes_and_events_count(tmp_path):
    told = "The council of the harbour met on 3 May 2021 and spoke of the sea wall, the cranes and the fishing rights."
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(f"Harbour talks\n\n{told} Nobody knows when the cranes will come.\n")
    again = told.replace("wall", "walls")
    (tmp_path / "corpus" / "b.txt").write_text(f"Harbour talks\n\n{again} Some doubt whether fishing pays at all.\n")
    (tmp_path / "corpus" / "codebook.toml").write_text('[[theme]]\nname = "harbour"\nterms = ["harbour"]\n')

    def counts(share):
        settings = replace(Settings(), articles=replace(Settings().articles, reprint_share=share))
        run = topics.Corpus(tmp_path / "corpus", tmp_path / "out", settings)
        declared = run.themes[run.themes["method"] == "codebook"]
        return declared["n_articles"].tolist(), run.events["n_sources"].tolist()

    assert counts(0.5) == ([1], [1])
    assert counts(0.99) == ([2], [2])
    assert counts(0.5) == ([1], [1])


def test_timeline_of_a_found_theme_rests_on_its_passages(tiny):
    found = tiny.themes[tiny.themes["method"] == "tfidf"].iloc[0]
    own = set(
        tiny.assignments.loc[tiny.assignments["chosen"] & (tiny.assignments["theme"] == found["theme"]), "passage"]
    )
    evidence = tiny.evidence[tiny.evidence["passage"].isin(own)]
    part = tiny.timeline(theme=found["label"])
    assert set(part["events"]["id"]) == set(evidence["event"])
    assert 0 < len(part["events"]) <= len(tiny.events)
    days = tiny.timeline(theme=found["theme"], length=2, sentences=1)
    assert len(days["events"]) > 0
    with pytest.raises(InputError, match="There is no theme 'nonsense'"):
        tiny.timeline(theme="nonsense")


def test_themes_are_searched_by_words(tiny):
    word = tiny.themes.loc[tiny.themes["method"] == "tfidf", "terms"].iloc[0][0]
    assert len(tiny.search_themes(word)) > 0
