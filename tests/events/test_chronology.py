"""Chronologies: what can be read as one, and what is said of one that cannot."""

import json

import pytest

from topics.errors import InputError
from topics.events.chronology import chronology_of, chronology_of_rows, read_chronology, read_timeline
from topics.records import table


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def told(entries):
    return [(entry.days.edtf if entry.days else "", entry.what) for entry in entries]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("day,what\n2021-05-03,The quay opened.\n", [("2021-05-03", "The quay opened.")]),
        ("\ufeffDay;What\n2021-05;A flood\n", [("2021-05", "A flood")]),
        ("edtf\theadline\tnote\n2021-05-03/2021-05-05\tA strike\tx\n", [("2021-05-03/2021-05-05", "A strike")]),
        (
            'first,last,what\n2021-05-03,2021-05-04,"A vote, a strike"\n',
            [("2021-05-03/2021-05-04", "A vote, a strike")],
        ),
        ("first,what\n2021-05-03,A vote\n", [("2021-05-03", "A vote")]),
        ("date,what\n3 May 2021,A vote\n,\n2021-05~,A flood\n", [("2021-05-03", "A vote"), ("2021-05", "A flood")]),
        ("date,what\n03/04/2021,A vote\n19/04/2021,A flood\n", [("2021-04-03", "A vote"), ("2021-04-19", "A flood")]),
        ("day,what\n2021,A vote\n2021,A vote\n2021,A flood\n", [("2021", "A vote"), ("2021", "A flood")]),
    ],
)
def test_csv_of_days_and_what_happened_is_a_chronology(written, content, expected):
    assert told(read_chronology(written("own.csv", content))) == expected


def test_json_is_told_behind_empty_lines(written):
    content = '\n\n  [{"day": "2021-05-03", "what": "A vote"}]\n'
    assert told(read_chronology(written("own.txt", content))) == [("2021-05-03", "A vote")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"day": "2021-05-03", "what": "A vote"}], [("2021-05-03", "A vote")]),
        (
            [{"first": "2021-05-03", "last": "2021-05-04", "headline": "A strike"}],
            [("2021-05-03/2021-05-04", "A strike")],
        ),
        ([{"Day": 2021, "What": "A  flood\nof words", "last": None}], [("2021", "A flood of words")]),
    ],
)
def test_json_list_of_days_and_what_happened_is_a_chronology(written, rows, expected):
    assert told(read_chronology(written("own.json", json.dumps(rows)))) == expected
    assert told(chronology_of_rows(rows)) == expected


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ({"day": "some day", "what": "A vote"}, "the day 'some day' is not understood; write it in EDTF"),
        ({"day": "2021-02-30", "what": "A vote"}, "the day '2021-02-30' is not understood"),
        ({"day": "03/04/2021", "what": "A vote"}, "can be read in two ways"),
        ({"day": "2021-05/..", "what": "A vote"}, "has an open end"),
        ({"day": "", "what": "A vote"}, "it has no day"),
        ({"day": "n/a", "what": "A vote"}, "the day 'n/a' is not understood"),
        ({"first": "2021-05-04", "last": "2021-05-03", "what": "A vote"}, "ends before it starts"),
        ({"day": "2021-05-03", "what": " "}, "does not say what happened"),
        ("A vote", "it has no day"),
    ],
)
def test_entry_that_cannot_be_read_is_kept_with_the_reason(written, row, note):
    good = {"day": "2021-05-05", "what": "A flood"}
    first, second = read_chronology(written("own.json", json.dumps([good, row])))
    assert (first.number, first.note, second.number, second.days) == (1, "", 2, None)
    assert note in second.note
    assert second.what


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "who,what\nA,A vote\n", "columns 'who', 'what', none for the day; give each entry a day (edtf, day"),
        ("a.csv", "day,who\n2021,A\n", "columns 'day', 'who', none for the text"),
        ("a.csv", "2021-05-03,A vote\n2021-05-04,A flood\n", "none for the day and the text"),
        ("a.csv", "day,what\n", "holds no entries"),
        ("a.csv", "", "holds no entries"),
        ("a.csv", 'day,what\n2021,"A vote\n', "cannot be read as CSV"),
        ("a.csv", "day,what\nsoon,A vote\n", "no entry can be read (entry 1: the day 'soon' is not understood"),
        ("a.csv", b"\x00\x01\x02\xff" * 500, "binary data"),
        ("a.json", "[]", "holds no entries"),
        ("a.json", "[{", "begins like JSON but is not valid"),
        ("a.json", '{"happenings": []}', "is a JSON object with 'happenings', and no list of entries"),
        ("a.json", "{}", "is a JSON object with nothing in it"),
        ("a.json", '{"events": []}', "holds no events"),
    ],
)
def test_reference_that_is_none_is_refused_with_what_was_found(written, name, content, says):
    with pytest.raises(InputError) as refused:
        read_chronology(written(name, content))
    assert says in str(refused.value)
    assert name in str(refused.value)


def test_reference_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"nothing\.csv cannot be read"):
        read_chronology(tmp_path / "nothing.csv")


OWN = {
    "events": [
        {
            "id": "e1", "first": "2021-05-03", "last": "2021-05-03", "edtf": "2021-05-03", "headline": "A vote",
            "importance": 0.5, "evidence": [{"quote": "They voted."}, {"quote": "They voted."}, {"quote": "A vote."}],
            "details": [{"id": "e2", "edtf": "2021-05", "headline": "A speech", "evidence": []}],
        }
    ]
}  # fmt: skip


@pytest.mark.parametrize("read", [read_timeline, read_chronology])
def test_timeline_of_ours_has_its_details_and_sentences(written, read):
    vote, speech = read(written("timeline.json", json.dumps(OWN)))
    assert (vote.event, vote.days.edtf, vote.quotes, vote.importance) == (
        "e1",
        "2021-05-03",
        ("They voted.", "A vote."),
        0.5,
    )
    assert (speech.number, speech.event, speech.days.edtf, speech.quotes) == (2, "e2", "2021-05", ())


@pytest.mark.parametrize("content", ["day,what\n2021,A vote\n", "[]", '{"events": [{"edtf": "2021"}]}', "{}"])
def test_file_that_is_no_timeline_of_ours_is_no_run(written, content):
    with pytest.raises(InputError, match=r"own is no timeline of a run; give a folder of results"):
        read_timeline(written("own", content))


def test_run_that_is_not_there_is_refused_with_what_to_give(tmp_path):
    with pytest.raises(InputError, match=r"There is no .*nowhere; give a folder of results"):
        read_timeline(tmp_path / "nowhere")


@pytest.mark.parametrize("read", [read_timeline, read_chronology])
def test_folder_without_results_is_refused_with_what_to_do(tmp_path, read):
    with pytest.raises(InputError, match=r"holds no results of a run .* topics report CORPUS --out"):
        read(tmp_path)


@pytest.mark.parametrize("read", [read_timeline, read_chronology])
def test_folder_of_results_is_read(tmp_path, read):
    from topics.engine.store import write_table

    event = {"id": "e1", "edtf": "2021-05-03", "headline": "A vote", "importance": 0.5}
    events = table("events", [event])
    evidence = table("evidence", [{"event": "e1", "quote": "They voted."}, {"event": "e0", "quote": "Rain fell."}])
    write_table(events, tmp_path / "tables" / "events.parquet")
    write_table(evidence, tmp_path / "tables" / "evidence.parquet")
    assert read(tmp_path) == chronology_of(events, evidence)
    assert [(one.event, one.what, one.quotes) for one in read(tmp_path)] == [("e1", "A vote", ("They voted.",))]


def test_sentence_that_only_stands_beside_an_event_does_not_speak_for_it():
    events = table("events", [{"id": "e1", "edtf": "2021-05-03", "headline": "The harbour opened"}])
    said = [
        {"event": "e1", "quote": "It opened.", "beside": False},
        {"event": "e1", "quote": "It rained.", "beside": True},
    ]
    (entry,) = chronology_of(events, table("evidence", said))
    assert entry.quotes == ("It opened.",)
