"""The runner makes what is asked for, keeps it, and does nothing again that still holds."""

from dataclasses import dataclass

import pandas as pd
import pytest

from topics.engine.parts import cut_table
from topics.engine.processes import Workers
from topics.engine.runner import Runner
from topics.engine.stages import Batch, Side, Stage, UndeclaredNeedError, say_nothing
from topics.engine.store import Store
from topics.errors import InputError, refuse

DONE = []


@dataclass(frozen=True)
class Sea:
    """Settings of the stages below."""

    salt: int = 1


@dataclass(frozen=True)
class Sky:
    """Settings that one stage needs."""

    cloud: int = 1


def read(given):
    DONE.append("read")
    tables = given.read_batch()
    return {"problems": tables["problems"], **cut_table("words", tables["words"], tables["words"]["length"])}


def count(given):
    DONE.append("count")
    return {"counts": given.table("words")[["word"]].assign(n=given.table("words")["length"])}


def total(given):
    DONE.append("total")
    sums = {part: int(counts["n"].sum()) for part, counts in given.by_part("counts").items()}
    return {"sums": pd.DataFrame({"part": list(sums), "n": list(sums.values())})}


def share(given):
    DONE.append("share")
    own, whole = given.table("counts"), given.table("sums")
    return {"shares": own.assign(share=own["n"] / whole["n"].sum() * given.settings(Sea).salt)}


def finish(given):
    DONE.append("finish")
    return {"final": given.table("shares").assign(title=given.side(TITLE))}


TITLE = Side("title", lambda folder: (folder / "title.txt").read_text())
STAGES = [
    Stage(name="read", make=read, reach="batch"),
    Stage(name="count", make=count, reach="part", needs={"words": "read"}),
    Stage(name="total", make=total, reach="whole", needs={"counts": "count"}),
    Stage(name="share", make=share, reach="part", needs={"counts": "count", "sums": "total"}, settings=(Sea,)),
    Stage(name="finish", make=finish, reach="whole", needs={"shares": "share"}, sides=(TITLE,), kept=False),
]


def batch_of(*words):
    """Return a batch of words."""
    frame = pd.DataFrame({"word": list(words), "length": [len(word) for word in words]})
    problems = pd.DataFrame({"source": [], "found": []}, dtype="str")
    return Batch(list(words), lambda: {"words": frame, "problems": problems}, sum(map(len, words)))


@pytest.fixture
def open_runner(tmp_path, monkeypatch):
    """Return a function that opens a runner on the same results, with other batches, settings and stages."""
    (tmp_path / "title.txt").write_text("Harbours")
    monkeypatch.setattr("topics.engine.parts.CHARACTERS_IN_PART", 8)

    def refuse_empty(_problems):
        refuse("There are no words.")

    def opened(*batches, salt=1, cloud=1, stages=STAGES):
        DONE.clear()
        return Runner(
            stages,
            lambda: list(batches),
            refuse_empty=refuse_empty,
            sections={Sea: Sea(salt), Sky: Sky(cloud)},
            folder=tmp_path,
            store=Store(tmp_path / "out"),
            workers=Workers(1),
            progress=say_nothing,
            cache=tmp_path / "cache",
        )

    return opened


BATCHES = (batch_of("anchor", "bay"), batch_of("harbour"))


def test_runner_takes_batches_through_parts_to_the_whole(open_runner):
    final = open_runner(*BATCHES).table("finish", "final")
    assert final[["word", "n", "title"]].to_dict("records") == [
        {"word": "anchor", "n": 6, "title": "Harbours"},
        {"word": "bay", "n": 3, "title": "Harbours"},
        {"word": "harbour", "n": 7, "title": "Harbours"},
    ]


def test_runner_deals_a_table_of_the_whole_out_to_its_parts(open_runner):
    final = open_runner(*BATCHES).table("finish", "final")
    assert list(final["share"]) == [1.0, 1.0, 1.0], "each part is one word long here and gets its own sum only"


def test_runner_makes_only_what_is_needed_for_a_table(open_runner):
    open_runner(*BATCHES).table("count", "counts")
    assert set(DONE) == {"read", "count"}


def test_runner_makes_a_table_once(open_runner):
    runner = open_runner(*BATCHES)
    assert runner.table("finish", "final") is runner.table("finish", "final")
    assert DONE.count("finish") == 1


def test_runner_does_nothing_again_that_still_holds(open_runner):
    first = open_runner(*BATCHES).table("finish", "final")
    again = open_runner(*BATCHES).table("finish", "final")
    assert DONE == ["finish"], "what is not kept is made in memory"
    assert again.equals(first)


def test_changed_setting_does_again_what_declares_it_and_what_rests_on_that(open_runner):
    open_runner(*BATCHES).table("finish", "final")
    changed = open_runner(*BATCHES, salt=2).table("finish", "final")
    assert set(DONE) == {"share", "finish"}
    assert list(changed["share"]) == [2.0, 2.0, 2.0]
    open_runner(*BATCHES, cloud=2).table("finish", "final")
    assert set(DONE) == {"finish"}


def test_changed_batch_does_again_its_own_parts_only(open_runner):
    open_runner(*BATCHES).table("finish", "final")
    open_runner(BATCHES[0], batch_of("harbours")).table("finish", "final")
    assert DONE.count("read") == 1
    assert DONE.count("count") == 1


def test_changed_side_changes_the_key_of_the_stage_that_declares_it(open_runner, tmp_path):
    before = open_runner(*BATCHES).keys("finish")
    (tmp_path / "title.txt").write_text("Rivers")
    runner = open_runner(*BATCHES)
    assert runner.keys("finish") != before
    assert set(runner.table("finish", "final")["title"]) == {"Rivers"}


def test_keys_of_a_part_stage_are_one_a_part(open_runner):
    assert len(set(open_runner(*BATCHES).keys("count"))) == 3


def test_stage_that_asks_for_what_it_does_not_declare_fails(open_runner):
    hidden = Stage(name="share", make=share, reach="part", needs={"counts": "count", "sums": "total"})
    with pytest.raises(UndeclaredNeedError, match="Sea"):
        open_runner(*BATCHES, stages=[*STAGES[:3], hidden]).table("share", "shares")


def test_corpus_without_anything_to_read_is_refused(open_runner):
    with pytest.raises(InputError, match="no words"):
        open_runner(batch_of()).table("count", "counts")


def test_progress_counts_what_is_kept_and_what_is_done(open_runner, monkeypatch):
    said = []
    runner = open_runner(*BATCHES)
    monkeypatch.setattr(runner, "_progress", lambda *counts: said.append(counts))
    runner.table("total", "sums")
    assert [counts for counts in said if counts[0] == "count"] == [("count", n, 3) for n in range(4)]
    assert [counts for counts in said if counts[0] == "total"] == [("total", 0, 1), ("total", 1, 1)]
    again = open_runner(*BATCHES)
    said.clear()
    monkeypatch.setattr(again, "_progress", lambda *counts: said.append(counts))
    again.table("count", "counts")
    assert [counts for counts in said if counts[0] == "count"] == [("count", 3, 3)]
