"""Articles are read in pieces, which may go to other processes: what comes of them is the same."""

import pickle

import pytest

from tests.corpora import make_tables
from topics.engine import parts
from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

WORDS = "We will not pay a single crown for it"
DETECTED, UNDETECTED = "A ship has detected signals near Vire.", "No signals were detected near Vire."
ARTICLES = [
    ("a", "2021-05-14", ["Mayor Anna Berg resigned on Friday.", f"“{WORDS},” Mayor Anna Berg said."]),
    ("b", "2021-05-14", ["Anna Berg denied on Friday that she had resigned.", f"“{WORDS},” Mayor Kari Moe said."]),
    ("c", "2021-05-15", ["The fire in the mill at Orsk on Thursday killed 31 people.", DETECTED]),
    ("d", "2021-05-15", ["The fire in the mill at Orsk on Thursday killed 24 people.", UNDETECTED]),
    ("e", "2021-05-16", ["The fire in the mill at Orsk was on Wednesday.", f"“{WORDS},” Mayor Anna Berg said."]),
]
ALIASES = {"Kari Moe": "Kari Strand"}


def to_a_process(do, pieces):
    """Do it as if each piece went to a process, and what comes of it came back."""
    for piece in pieces:
        at_work, given = pickle.loads(pickle.dumps((do, piece)))
        yield pickle.loads(pickle.dumps(at_work(given)))


@pytest.mark.parametrize("size", [1, 150, 10_000])
def test_pieces_read_in_other_processes_give_the_same_tables(size, monkeypatch):
    tables = *make_tables(*ARTICLES), table("assignments"), TimelineSettings()
    here = build_events(*tables, aliases=ALIASES)
    assert len(set(here["claims"]["about"])) == 3, "a denial, a toll and whose words some are"
    monkeypatch.setattr(parts, "CHARACTERS_IN_PIECE", size)

    there = build_events(*tables, aliases=ALIASES, spread=to_a_process)

    assert {name: rows.to_dict("records") for name, rows in there.items()} == {
        name: rows.to_dict("records") for name, rows in here.items()
    }
