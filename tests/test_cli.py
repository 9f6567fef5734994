"""The command line: results where told, sentences for mistakes, and the right exit codes."""

import csv
import json
import shutil
import subprocess
import sys

import numpy as np
import pytest

from topics.cli.app import app


def topics_command(*arguments, cwd=None):
    """Run ``topics`` as a user does."""
    command = [sys.executable, "-m", "topics", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["report", "nowhere"], "nowhere"),
        (["articles", "nowhere", "--out", "a.jsonl"], "nowhere"),
        (["report", "."], "holds no articles"),
        (["dates", ".", "--domain", "poetry", "--out", "d.csv"], "poetry"),
        (["themes", ".", "--method", "magic", "--out", "t.csv"], "magic"),
        (["verify", "."], "holds no results of a run"),
        (["timeline", ".", "--start", "soon", "--out", "t.json"], "soon"),
        (["settings", "--settings", "missing.toml"], "missing.toml"),
        (["quotes", "nowhere", "--out", "q.csv"], "nowhere"),
        (["network", "nowhere", "--out", "n.gexf"], "nowhere"),
        (["network", "nowhere", "--out", "n.pdf"], "gexf"),
        (["places", "nowhere", "--out", "p.kml"], "geojson"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_call_gives_a_sentence_and_exit_code_2(tmp_path, monkeypatch, capsys, arguments, says):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        app(arguments)
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


def test_mistake_of_a_user_shows_no_traceback(tmp_path):
    ran = topics_command("report", "nowhere", cwd=tmp_path)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_binary_file_among_good_ones_is_listed_with_exit_code_1(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    (tmp_path / "corpus" / "music.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    ran = topics_command("articles", tmp_path / "corpus", "--out", tmp_path / "a.jsonl")
    assert ran.returncode == 1
    assert "music.txt" in ran.stderr
    last = ran.stderr.splitlines()[-1]
    assert last == "Exit code 1: 1 input could not be read (“Left out” above says which and why); all else was done."
    assert len((tmp_path / "a.jsonl").read_text().splitlines()) == 4


def test_empty_file_among_good_ones_is_listed_and_fails_no_script(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    (tmp_path / "corpus" / "empty.txt").write_bytes(b" \n")
    ran = topics_command("articles", tmp_path / "corpus", "--out", tmp_path / "a.jsonl")
    assert ran.returncode == 0
    assert "Note: empty.txt: an empty file; take it out" in ran.stderr
    assert len((tmp_path / "a.jsonl").read_text().splitlines()) == 4


def test_articles_writes_one_documented_object_a_line(tiny_folder, tmp_path):
    ran = topics_command("articles", tiny_folder, "--out", tmp_path / "a.jsonl")
    assert ran.returncode == 0, ran.stderr
    objects = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    wanted = "id source record sha256 encoding title outlet author url published published_edtf published_basis "
    wanted += "language text repairs reprint_of notes"
    assert set(wanted.split()) <= set(objects[0])
    assert {one["published"] for one in objects} == {"2021-05-03", "2021-05-12", "2021-05-05"}
    assert all(repair["rule"] for one in objects for repair in one["repairs"])


@pytest.mark.slow
def test_dates_writes_values_with_places_in_the_text_as_found(tiny_folder, tmp_path):
    ran = topics_command("dates", tiny_folder, "--out", tmp_path / "d.csv")
    assert ran.returncode == 0, ran.stderr
    found = {(row["source"], row["text"]): row["value"] for row in rows(tmp_path / "d.csv")}
    assert found["quay-walk.txt", "Tuesday"] == "2021-05-11"
    assert found["weather.txt", "28 April 2021"] == "2021-04-28"


def test_dates_of_timeml_keep_the_text(tmp_path):
    (tmp_path / "in").mkdir()
    text = '<?xml version="1.0" ?>\n<TimeML>\n<DOCID>a</DOCID>\n<DCT><TIMEX3 tid="t0" type="DATE" '
    text += 'value="2021-05-12" functionInDocument="CREATION_TIME">12 May 2021</TIMEX3></DCT>\n'
    text += "<TEXT>\nThe minister came on Tuesday.\n</TEXT>\n</TimeML>\n"
    (tmp_path / "in" / "a.tml").write_text(text)
    ran = topics_command("dates", tmp_path / "in", "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    written = (tmp_path / "out" / "a.tml").read_text()
    assert 'value="2021-05-11"' in written
    assert "The minister came" in written


@pytest.mark.slow
@pytest.mark.parametrize("method", ["tfidf", "bertopic", "codebook"])
def test_themes_gives_each_passage_its_theme(tiny_folder, tmp_path, method):
    ran = topics_command("themes", tiny_folder, "--method", method, "--out", tmp_path / "t.csv")
    assert ran.returncode == 0, ran.stderr
    written = rows(tmp_path / "t.csv")
    assert {"id", "article", "source", "start", "stop", "theme", "label", "score", "chosen"} <= set(written[0])
    assert len({row["id"] for row in written}) > 10


@pytest.mark.slow
def test_themes_of_articles_gives_one_row_an_article(tiny_folder, tmp_path):
    ran = topics_command("themes", tiny_folder, "--unit", "article", "--n-themes", 2, "--out", tmp_path / "t.csv")
    assert ran.returncode == 0, ran.stderr
    written = rows(tmp_path / "t.csv")
    assert len(written) == 4
    assert len({row["theme"] for row in written}) == 2


@pytest.mark.slow
def test_timeline_as_json_carries_its_evidence(tiny_folder, tmp_path):
    ran = topics_command("timeline", tiny_folder, "--out", tmp_path / "t.json")
    assert ran.returncode == 0, ran.stderr
    events = json.loads((tmp_path / "t.json").read_text())["events"]
    days = {event["edtf"]: event for event in events}
    visit = days["2021-05-11"]
    assert {one["source"] for one in visit["evidence"]} >= {"harbour-visit.txt", "quay-walk.txt"}
    assert all(one["quote"] and one["start"] < one["stop"] for one in visit["evidence"])


@pytest.mark.slow
def test_quotes_are_written_with_the_places_of_words_and_speakers(tiny_folder, tmp_path):
    ran = topics_command("quotes", tiny_folder, "--out", tmp_path / "q.csv")
    assert ran.returncode == 0, ran.stderr
    written = rows(tmp_path / "q.csv")
    wanted = "article source start stop text found_text speaker speaker_start speaker_stop cue direct passage"
    assert " ".join(written[0]).startswith(wanted)
    assert {row["direct"] for row in written} <= {"true", "false"}


@pytest.mark.slow
def test_speaker_whom_nobody_quotes_is_told_with_those_who_are(tiny_folder, tmp_path):
    ran = topics_command("quotes", tiny_folder, "--speaker", "Zorro", "--out", tmp_path / "q.csv")
    assert ran.returncode == 0, ran.stderr
    assert rows(tmp_path / "q.csv") == []
    assert "Nobody called 'Zorro'" in ran.stderr


@pytest.mark.slow
def test_find_shows_each_hit_with_its_context(tiny_folder):
    ran = topics_command("find", "dock workers", tiny_folder)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.lower().count("[dock workers]") == 3


@pytest.mark.slow
def test_sources_written_can_be_read_as_a_sidecar(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    side = tmp_path / "corpus" / "sources.csv"
    before = topics_command("articles", tmp_path / "corpus", "--out", tmp_path / "before.jsonl")
    ran = topics_command("sources", tmp_path / "corpus", "--out", side)
    after = topics_command("articles", tmp_path / "corpus", "--out", tmp_path / "after.jsonl")
    assert (before.returncode, ran.returncode, after.returncode) == (0, 0, 0)

    def days(name):
        lines = (tmp_path / name).read_text().splitlines()
        return {one["source"]: one["published"] for one in map(json.loads, lines)}

    assert days("before.jsonl") == days("after.jsonl")


def test_settings_prints_what_can_be_read_back(tmp_path):
    printed = topics_command("settings").stdout
    (tmp_path / "topics.toml").write_text(printed)
    again = topics_command("settings", "--settings", tmp_path / "topics.toml")
    assert again.stdout == printed


@pytest.mark.slow
def test_codebook_check_says_what_to_look_at(tiny_folder, tmp_path):
    sampled = topics_command(
        "codebook", "sample", tiny_folder, "--size", 6, "--coders", "A, B", "--out", tmp_path / "coded.csv"
    )
    assert sampled.returncode == 0, sampled.stderr
    drawn = rows(tmp_path / "coded.csv")
    assert len({row["passage"] for row in drawn}) == 6
    assert len(drawn) == 12, "a row a passage and coder"
    assert all(row["choose_from"].endswith("; or none") for row in drawn), "the sheet says how to fill it"
    coded = [{**row, "theme": "trade" if "trade" in row["text"].lower() else "none"} for row in drawn]
    with (tmp_path / "coded.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["passage", "theme", "coder", "text", "choose_from"])
        writer.writeheader()
        writer.writerows(coded)
    checked = topics_command("codebook", "check", tiny_folder, "--coded", tmp_path / "coded.csv")
    assert checked.returncode == 0, checked.stderr
    assert "tariff" in checked.stdout, "a term that never matches is named"
    assert "trade against A (6 passages)" in checked.stdout


@pytest.mark.slow
def test_codebook_is_begun_extended_by_what_was_kept_and_never_overwritten(tiny_folder, tmp_path):
    begun = topics_command("codebook", "new", "--out", tmp_path / "codebook.toml")
    assert begun.returncode == 0, begun.stderr
    again = topics_command("codebook", "new", "--out", tmp_path / "codebook.toml")
    assert again.returncode == 2
    assert "may hold work of yours" in again.stderr
    sheet = tmp_path / "suggestions.csv"
    suggested = topics_command("codebook", "suggest", tiny_folder, "--out", sheet)
    assert suggested.returncode == 0, suggested.stderr
    sheet.write_text("theme,term,keep\nfirst theme,herring,yes\nsecond theme,gull,no\n", encoding="utf-8")
    book = tmp_path / "codebook.toml"
    extended = topics_command("codebook", "accept", sheet, "--codebook", book, "--out", tmp_path / "second.toml")
    assert extended.returncode == 0, extended.stderr
    assert '"herring"' in (tmp_path / "second.toml").read_text(encoding="utf-8")
    assert "1 terms" not in extended.stderr, "one term is one term"


@pytest.mark.slow
def test_table_and_figure_of_a_run_are_given_for_a_report(tiny_folder, tmp_path):
    made = topics_command("report", tiny_folder, "--out", tmp_path / "build", "--no-notebooks")
    assert made.returncode == 0, made.stderr
    table = topics_command("table", "events", "--run", tmp_path / "build", "--format", "tex", "--columns", "edtf, id")
    assert table.stdout.splitlines()[:3] == [r"\begin{tabular}{ll}", r"\toprule", r"edtf & id \\"]
    missing = topics_command("figure", "04-nothing", "--run", tmp_path / "build")
    assert missing.returncode == 2
    assert "04-nothing" in missing.stderr


REFERENCE = """day,what
2021-05-11,The minister walked along the quay with the harbour master.
2021-04-29,There was a flood on the coast.
1914-06-28,An archduke was shot.
some day,Somebody came.
"""


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    """A timeline of one event that the reference tells, too, and the reference, in one folder."""
    folder = tmp_path_factory.mktemp("compared")
    event = {"id": "e1", "edtf": "2021-05-11", "headline": "She walked along the quay with the harbour master."}
    (folder / "timeline.json").write_text(json.dumps({"events": [event]}))
    (folder / "own.csv").write_text(REFERENCE)
    return folder


def vectors_of_words(texts):
    """Return vectors of unit length that are alike as far as texts have words in common."""
    words = sorted({word for text in texts for word in text.split()})
    vectors = np.array([[word in text.split() for word in words] for text in texts], dtype=float)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_compare_writes_what_is_in_both_missing_and_unread(walk, monkeypatch, capsys):
    monkeypatch.chdir(walk)
    monkeypatch.setattr("topics.themes.vectors.sentence_vectors", vectors_of_words)
    code, said = called(monkeypatch, capsys, "compare", "timeline.json", "own.csv", "--out", "c.csv")
    assert code == 1, "an entry could not be read"
    assert "1 in both, 0 doubtful as a match, 0 on another day, 2 missing from the timeline, 0 in the" in said
    assert "in the timeline only; of the" in said
    assert "Left out: own.csv: entry 4: the day 'some day' is not understood; write it in EDTF." in said
    assert said.endswith("1 row of own.csv could not be read, the others were compared: exit code 1.\n")
    compared = [(row["agreement"], row["entry"], row["event"]) for row in rows(walk / "c.csv")]
    assert compared == [("missing", "3", ""), ("missing", "2", ""), ("both", "1", "e1"), ("unread", "4", "")]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere", "own.csv"], "There is no nowhere; give a folder of results"),
        (["own.csv", "timeline.json"], "own.csv is no timeline of a run"),
        ([".", "own.csv"], "holds no results of a run"),
        (["timeline.json", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["timeline.json", "own.csv", "--format", "pdf"], "'pdf'; it can be md, csv, json"),
    ],
)
def test_compare_that_cannot_be_gives_a_sentence_and_exit_code_2(walk, monkeypatch, capsys, arguments, says):
    monkeypatch.chdir(walk)
    code, said = called(monkeypatch, capsys, "compare", *arguments)
    assert code == 2
    assert says in said


def test_version_is_printed():
    import topics

    ran = topics_command("--version")
    assert (ran.returncode, ran.stdout) == (0, f"topics {topics.__version__}\n")


def called(monkeypatch, capsys, *arguments):
    """Run ``topics`` in this process; return its exit code and what it said on standard error."""
    from topics.cli import app as cli

    monkeypatch.setattr("sys.argv", ["topics", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("package", "command", "says"),
    [
        ("bertopic", ["themes", "--method", "bertopic"], "pip install '.[bertopic]'"),
        ("distributed", ["report", "--engine", "dask", "--scheduler", "tcp://h:1"], "pip install '.[dask]'"),
    ],
)
def test_missing_package_is_told_with_how_to_get_it(tiny_folder, tmp_path, monkeypatch, capsys, package, command, says):
    from importlib.util import find_spec

    monkeypatch.setattr("topics.errors.find_spec", lambda name: None if name == package else find_spec(name))
    code, said = called(monkeypatch, capsys, *command, tiny_folder, "--out", tmp_path / "out")
    assert code == 2
    assert f"needs the package {package}, which is not installed" in said
    assert says in said


def test_settings_are_printed_with_units_and_bounds():
    ran = topics_command("settings")
    assert "reprint_share = 0.5  # share, 0 to 1 (more than 0, at most 1): word runs" in ran.stdout
    assert "keep_litter = false  # true or false: keep" in ran.stdout
    assert "[timeline]" in ran.stdout.splitlines()


def test_setting_out_of_its_bounds_gives_a_sentence_and_exit_code_2(tiny_folder, tmp_path):
    (tmp_path / "own.toml").write_text("[articles]\nreprint_share = 7.0\n")
    out = tmp_path / "a.jsonl"
    ran = topics_command("articles", tiny_folder, "--settings", tmp_path / "own.toml", "--out", out)
    assert ran.returncode == 2
    assert "own.toml: [articles] reprint_share = 7.0 is not possible" in ran.stderr
    assert not out.exists()


@pytest.mark.slow
def test_days_of_all_articles_on_the_command_line_complete_a_dateline(tmp_path):
    (tmp_path / "a.txt").write_text("Ship found\n\nSEPANG, March 15 – The ship was found.\n\nAll were saved.")

    ran = topics_command("sources", tmp_path, "--between", "2014-01..2014-12", "--out", tmp_path / "out.csv")

    assert ran.returncode == 0, ran.stderr
    assert [row["published"] for row in rows(tmp_path / "out.csv")] == ["2014-03-15/2014-03-16"]
    assert topics_command("articles", tmp_path, "--between", "soon", "--out", "x").returncode == 2


@pytest.mark.parametrize(("command", "form", "mark"), [("network", "gexf", "<gexf"), ("places", "geojson", '"Feature')])
@pytest.mark.slow
def test_network_and_places_are_written_for_other_programs(tiny_folder, tmp_path, command, form, mark):
    ran = topics_command(command, tiny_folder, "--out", tmp_path / f"out.{form}")
    assert ran.returncode == 0
    assert mark in (tmp_path / f"out.{form}").read_text(encoding="utf-8")
    assert "written to" in ran.stderr
