"""Corrections: what an entry may say, and when it no longer applies."""

import re

import pytest

from topics.corrections import Corrections, choose, read_corrections
from topics.errors import InputError, SettingsError
from topics.records import TABLES

GOOD = """
[[correction]]
of = "themes"
do = "rename"
members = [{ passage = "a.txt:0-20", quote = "Ships left" }]
name = "Shipping"

[[correction]]
of = "events"
do = "day"
members = [{ passage = "b.txt:5-60", quote = "the talks" }]
day = "2023-06-18/2023-06-19"
reason = "The minister's own diary says so."
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "corrections.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_read_corrections_gives_the_decisions_in_order(written):
    rename, day = read_corrections(written(GOOD)).decisions
    assert (rename.number, rename.do, rename.name, rename.method) == (1, "rename", "Shipping", "tfidf")
    assert (day.number, day.day.edtf, day.members[0].quote) == (2, "2023-06-18/2023-06-19", "the talks")
    assert choose((rename, day), "themes", "bertopic") == []
    assert choose((rename, day), "events") == [day]


def test_day_of_a_correction_can_be_a_toml_date_but_no_time(written):
    text = GOOD.replace('"2023-06-18/2023-06-19"', "2023-06-18")
    assert read_corrections(written(text)).decisions[1].day.edtf == "2023-06-18"
    with_time = text.replace("2023-06-18", "2023-06-18T10:00:00")
    assert "'day' is not known or not a text" in str(read_corrections(written(with_time)).unread)


def test_read_corrections_without_a_file_is_none():
    assert read_corrections(None) == Corrections()


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("[theme]", "'theme' is not known"),
        ('of = "events"\ndo = "merge"', "'of', 'do' is not known"),
        ("correction = 3", "'correction' is not known"),
        ("correction = [3]", "correction 1, 'entry' is not known"),
        ('[[correction]]\nof = "themes"\ndo = "day"', 'do = "day"'),
        ('[[correction]]\nof = "events"\ndo = 3', "'do' is not known or not a text"),
        ('[[correction]]\nof = "events"\ndo = "merge"', "names no members"),
        ('[[correction]]\nof = "events"\ndo = "merge"\nmembers = [{ passage = "x" }]', "a member needs"),
        (GOOD.replace('name = "Shipping"', ""), "correction 1, line 2: a new name is missing"),
        (GOOD.replace("2023-06-18/", "2023-02-30/"), "correction 2, line 8: .*EDTF"),
        (GOOD.replace("2023-06-18/", "../"), "correction 2, line 8: .*open end"),
        (
            GOOD.replace('"day"', '"status"'),
            'correction 2, line 8: status = "" is not known; it can be reported, planned',
        ),
        (
            GOOD.replace('"day"', '"status"') + 'status = "remark"',
            'correction 2, line 8: status = "remark" is not known',
        ),
        (GOOD.replace('"day"', '"status"') + "status = 3", "correction 2, line 8: 'status' is not known or not a text"),
        (GOOD.replace('"rename"', '"status"'), 'of = "themes", do = "status"'),
        (GOOD.replace('"day"', '"exclude theme"'), 'of = "events", do = "exclude theme"'),
        (GOOD.replace('"rename"', '"move"').replace('name = "Shipping"', ""), "does not say where to"),
        (GOOD.replace('"day"', '"tell"'), "correction 2, line 8: the headline of the new event is missing"),
        (GOOD.replace('"day"', '"split"').replace("2023-06-18/", "../"), "correction 2, line 8: .*open end"),
    ],
)
def test_entry_that_cannot_be_read_is_listed_with_its_place(written, broken, told):
    read = read_corrections(written(broken))
    (unread,) = read.unread
    problem = unread.problem("corrections.toml")
    assert re.search(told, problem.found)
    assert problem.lost
    assert len(read.decisions) == max(0, broken.count("[[correction]]") - 1)


@pytest.mark.parametrize("broken", ["[[correction]", b"\xff\xfe", GOOD + GOOD.replace('"rename"', '"rename')])
def test_file_that_is_no_toml_ends_the_run(written, broken):
    with pytest.raises(SettingsError, match="not valid TOML"):
        read_corrections(written(broken))


def test_entry_that_cannot_be_read_costs_no_other_and_keeps_its_number(written):
    misspelt = GOOD.replace('name = "Shipping"', 'nam = "Shipping"')
    read = read_corrections(written(misspelt + GOOD + "[[corection]]\n"))
    assert [one.number for one in read.decisions] == [2, 3, 4]
    assert [(one.number, one.line, one.of, one.do) for one in read.unread] == [
        (0, 0, "", ""),
        (1, 2, "themes", "rename"),
    ]
    row = read.unread[1].outcome()
    assert (row["correction"], row["applied"]) == (1, False)
    assert row["outcome"].startswith("it cannot be read: 'nam' is not known")
    assert set(row) == {column.name for column in TABLES["corrections"]}


def test_read_corrections_of_an_unreadable_file_says_so(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_corrections(tmp_path)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"a.txt:0-20": "The  SHIPS left port."}, ""),
        ({"a.txt:0-20": "The boats left port."}, "no longer holds"),
        ({"a.txt:0-21": "Ships left"}, "no passage"),
    ],
)
def test_correction_is_unfit_where_the_passage_changed(written, texts, told):
    correction = read_corrections(written(GOOD)).decisions[0]
    unfit = correction.unfit(texts)
    assert told in unfit and bool(told) == bool(unfit)


def test_outcome_is_the_row_that_says_what_became_of_it(written):
    _, day = read_corrections(written(GOOD)).decisions
    row = day.outcome(False, "there is no such passage")
    assert row == {
        "correction": 2,
        "of": "events",
        "action": "day",
        "members": ("b.txt:5-60",),
        "applied": False,
        "outcome": "there is no such passage",
        "reason": "The minister's own diary says so.",
    }
    assert set(row) == {column.name for column in TABLES["corrections"]}


@pytest.mark.parametrize("status", ["reported", "planned", "background"])
def test_status_of_an_event_is_one_that_tables_hold(written, status):
    _, correction = read_corrections(written(GOOD.replace('"day"', '"status"') + f'status = "{status}"')).decisions
    assert (correction.do, correction.status, correction.day) == ("status", status, None)


MOVE = """
[[correction]]
of = "themes"
do = "move"
method = "bertopic"
members = [{ passage = "a.txt:0-20", quote = "Ships left" }]
into = { passage = "b.txt:5-60", quote = "the talks" }
"""


def test_move_names_the_theme_by_a_member_or_by_its_name(written):
    (by_member,) = read_corrections(written(MOVE)).decisions
    assert by_member.into.passage == "b.txt:5-60"
    assert [member.passage for member in by_member.named] == ["a.txt:0-20", "b.txt:5-60"]
    (by_name,) = read_corrections(written(MOVE.replace("into = {", 'name = "Talks" # {'))).decisions
    assert (by_name.into, by_name.name) == (None, "Talks")
    (neither,) = read_corrections(written(MOVE + 'name = "Talks"\n')).unread
    assert "does not say where to" in neither.found


def test_corrections_of_themes_are_chosen_by_method(written):
    made = read_corrections(written(GOOD + MOVE)).decisions
    assert [one.number for one in choose(made, "themes", "bertopic")] == [3]
    assert [one.number for one in choose(made, "themes", "tfidf")] == [1]
    assert [one.number for one in choose(made, "themes")] == [1, 3]
