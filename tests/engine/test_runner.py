"""The runner makes what is asked for, keeps it, and does nothing again that still holds."""

import sys
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace

import pandas as pd
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from topics.engine.kept import Store
from topics.engine.parts import cut_table
from topics.engine.processes import ALLOWED, Workers
from topics.engine.runner import Runner
from topics.engine.stages import Ahead, Batch, Side, Stage, UndeclaredNeedError, say_nothing
from topics.errors import InputError, TopicsError, refuse

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

    def opened(*batches, salt=1, cloud=1, stages=STAGES, workers=None):
        DONE.clear()
        return Runner(
            stages,
            lambda: list(batches),
            refuse_empty=refuse_empty,
            sections={Sea: Sea(salt), Sky: Sky(cloud)},
            folder=tmp_path,
            store=Store(tmp_path / "out"),
            workers=workers or Workers(1),
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


# ---------------------------------------------------------------- what a stage is given, and how it is run


def settle(given):
    """Tell what the stage below is given beside its tables."""
    about = pd.DataFrame({"salt": [given.settings(Sea).salt], "title": [given.side(TITLE)]})
    if given.batch is None:
        return {"about": about}
    return {**read(given), "about": about}


@pytest.mark.parametrize("reach", ["batch", "part", "whole"])
def test_stage_of_each_reach_is_given_its_settings_and_sides(open_runner, reach):
    needs = {"batch": {}, "part": {"words": "read"}, "whole": {"counts": "count"}}[reach]
    declared = Stage(name="settle", make=settle, reach=reach, needs=needs, settings=(Sea,), sides=(TITLE,))
    stages = [declared] if reach == "batch" else [*STAGES[:2], declared]
    told = open_runner(BATCHES[1], salt=3, stages=stages).table("settle", "about")
    assert told.to_dict("records") == [{"salt": 3, "title": "Harbours"}]


def test_stage_of_the_whole_is_given_a_folder_for_vectors_and_tells_its_progress(open_runner, tmp_path, monkeypatch):
    def vectors(given):
        given.progress("vectors", 1, 2)
        return {"cache": pd.DataFrame({"folder": [str(given.cache)]})}

    said = []
    runner = open_runner(*BATCHES, stages=[Stage(name="vectors", make=vectors, reach="whole")])
    monkeypatch.setattr(runner, "_progress", lambda *counts: said.append(counts))
    assert list(runner.table("vectors", "cache")["folder"]) == [str(tmp_path / "cache")]
    assert said == [("vectors", 0, 1), ("vectors", 1, 2), ("vectors", 1, 1)]


def test_stage_of_the_whole_is_begun_again_where_a_process_that_helps_it_dies(open_runner, monkeypatch):
    class Deadly(Workers):
        def spread(self, _n_characters):
            DONE.append("spread")
            if len(DONE) <= n_deaths:
                raise BrokenExecutor
            return map

    def spread(given):
        return {"sums": pd.DataFrame({"n": list(given.spread(5)(abs, [-3, 2]))})}

    stages = [Stage(name="spread", make=spread, reach="whole")]
    n_deaths = 2
    assert list(open_runner(stages=stages, workers=Deadly(1)).table("spread", "sums")["n"]) == [3, 2]
    n_deaths = 3
    again = [Stage(name="again", make=spread, reach="whole")]
    with pytest.raises(TopicsError, match="died 3 times at the stage 'again'"):
        open_runner(stages=again, workers=Deadly(1)).table("again", "sums")


class Busy:
    """A process that does each piece of work as soon as it gets it."""

    def submit(self, do, *given):
        future = Future()
        future.set_result(do(*given))
        return future


def test_what_a_stage_can_do_ahead_is_done_once_while_processes_are_at_what_it_waits_for(open_runner):
    def look_ahead(given):
        DONE.append(f"ahead, with {len(given.table('counts'))} counts")

    class Started(Workers):
        def executor(self, _n_bytes):
            return Busy()

    last = replace(
        STAGES[4], kept=True, needs={"counts": "count", "shares": "share"}, ahead=Ahead(look_ahead, ("counts",))
    )
    stages = [*STAGES[:4], last]
    final = open_runner(*BATCHES, stages=stages, workers=Started(1)).table("finish", "final")
    assert [what for what in DONE if what in {"share", "finish"} or what.startswith("ahead")] == [
        *["share"] * 3,
        "ahead, with 3 counts",
        "finish",
    ]
    open_runner(*BATCHES, stages=stages, workers=Started(1)).table("finish", "final")
    assert DONE == [], "all still holds"
    assert len(final) == 3


def test_module_of_a_stage_is_loaded_while_processes_are_at_what_it_waits_for(open_runner, monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    was_loaded = []

    def total_up(given):
        was_loaded.append("colorsys" in sys.modules)
        return {"sums": total(given)["sums"]}

    class Started(Workers):
        def executor(self, _n_bytes):
            return Busy()

    early = Stage(name="total", make=total_up, reach="whole", needs={"counts": "count"}, loads="colorsys")
    open_runner(*BATCHES, stages=[*STAGES[:2], early], workers=Started(1)).table("total", "sums")
    assert was_loaded == [True]


def test_part_without_rows_of_a_table_that_is_dealt_out_gets_none(open_runner):
    def first_only(given):
        return {"sums": total(given)["sums"].iloc[:1]}

    def received(given):
        return {"received": given.table("counts").assign(rows=len(given.table("sums")))}

    stages = [
        *STAGES[:2],
        Stage(name="total", make=first_only, reach="whole", needs={"counts": "count"}),
        Stage(name="received", make=received, reach="part", needs={"sums": "total", "counts": "count"}),
    ]
    assert list(open_runner(*BATCHES, stages=stages).table("received", "received")["rows"]) == [1, 0, 0]


def place(given):
    """Return the words as passages of the articles that they are named after."""
    words = given.table("words")["word"]
    return {"passages": pd.DataFrame({"article": words, "start": 0, "stop": words.str.len()})}


def test_table_of_parts_comes_in_the_order_of_its_articles_and_one_of_batches_as_it_was_read(open_runner):
    stages = [STAGES[0], Stage(name="place", make=place, reach="part", needs={"words": "read"})]
    runner = open_runner(batch_of("quay", "bay"), batch_of("anchor"), stages=stages)
    assert list(runner.table("place", "passages")["article"]) == ["anchor", "bay", "quay"]

    def read_places(given):
        words = given.read_batch()["words"]["word"]
        return {"passages": pd.DataFrame({"article": words, "start": 0, "stop": 1})}

    as_read = Stage(name="read", make=read_places, reach="batch")
    runner = open_runner(batch_of("weir", "sea"), batch_of("lock"), stages=[as_read])
    assert list(runner.table("read", "passages")["article"]) == ["weir", "sea", "lock"]


def test_stage_is_kept_where_what_it_rests_on_was_made_anew_and_came_out_the_same(open_runner):
    open_runner(*BATCHES).table("total", "sums")
    also = replace(STAGES[1], settings=(Sky,))
    open_runner(*BATCHES, cloud=2, stages=[STAGES[0], also, *STAGES[2:]]).table("total", "sums")
    assert set(DONE) == {"count"}


def test_stage_that_rests_on_what_is_not_kept_is_made_anew_with_it(open_runner, tmp_path):
    def announce(given):
        DONE.append("announce")
        return {"poster": given.table("final")[["title"]]}

    stages = [*STAGES, Stage(name="announce", make=announce, reach="whole", needs={"final": "finish"})]
    open_runner(*BATCHES, stages=stages).table("announce", "poster")
    open_runner(*BATCHES, stages=stages).table("announce", "poster")
    assert DONE == []
    (tmp_path / "title.txt").write_text("Rivers")
    assert set(open_runner(*BATCHES, stages=stages).table("announce", "poster")["title"]) == {"Rivers"}
    assert sorted(DONE) == ["announce", "finish"]


class Counting(Workers):
    """Workers that note how much work they are asked for."""

    def __init__(self):
        super().__init__(1)
        self.asked = []

    def executor(self, n_bytes):
        self.asked.append(n_bytes)
        return super().executor(n_bytes)


def test_workers_are_asked_for_the_bytes_of_all_tables_that_are_still_to_be_worked_on(open_runner, tmp_path):
    def both(given):
        return {"both": given.table("words").assign(n=given.table("counts")["n"])}

    stages = [*STAGES[:2], Stage(name="both", make=both, reach="part", needs={"words": "read", "counts": "count"})]
    workers = Counting()
    open_runner(*BATCHES, stages=stages, workers=workers).table("both", "both")
    parts = tmp_path / "out" / "parts"
    words = sum(path.stat().st_size for path in parts.glob("read/*/words-*.parquet"))
    counts = sum(path.stat().st_size for path in parts.glob("count/*/counts.parquet"))
    assert workers.asked == [len("anchorbayharbour"), words, words + counts]
    again = Counting()
    open_runner(*BATCHES, stages=stages, workers=again).table("both", "both")
    assert again.asked == [0, 0, 0], "all of it is kept"


class Dying(Workers):
    """Workers whose processes die so many times, and whose work is done here after that."""

    def __init__(self, n_deaths):
        super().__init__(2)
        self.n_deaths = n_deaths
        self.begun = self.ended = 0

    def executor(self, _n_bytes):
        self.begun += 1
        return DyingExecutor() if self.begun <= self.n_deaths else None

    def close(self):
        self.ended += 1


class DyingExecutor(Executor):
    """An executor whose processes die of every task."""

    def submit(self, _function, *_arguments):
        future = Future()
        future.set_exception(BrokenExecutor("a process died"))
        return future


def test_stage_whose_processes_die_is_begun_three_times(open_runner):
    twice = Dying(2)
    runner = open_runner(*BATCHES, stages=STAGES[:1], workers=twice)
    assert len(runner.parts()) == 3
    assert (twice.begun, twice.ended) == (3, 2)
    always = Dying(3)
    with pytest.raises(TopicsError, match="Processes died 3 times at the stage 'read'; mostly it is want of memory"):
        open_runner(batch_of("quay"), stages=STAGES[:1], workers=always).parts()
    assert (always.begun, always.ended) == (3, 3)


def test_stage_that_fails_ends_the_processes_and_is_not_begun_again(open_runner):
    def fail(_given):
        raise ZeroDivisionError

    workers = Dying(0)
    stages = [Stage(name="read", make=fail, reach="batch")]
    with pytest.raises(ZeroDivisionError):
        open_runner(*BATCHES, stages=stages, workers=workers).parts()
    assert (workers.begun, workers.ended) == (1, 1)


def watch(given):
    """Tell how many threads and processes a stage may use."""
    threads = max(pool["num_threads"] for pool in threadpool_info())
    tables = {"watch": pd.DataFrame({"threads": [threads], "processes": [ALLOWED.get()]})}
    return {**read(given), **tables} if given.batch is not None else tables


@pytest.mark.parametrize("reach", ["batch", "whole"])
def test_stage_runs_on_one_thread(open_runner, reach):
    stages = [Stage(name="watch", make=watch, reach=reach)]
    with threadpool_limits(2):
        watched = open_runner(BATCHES[1], stages=stages).table("watch", "watch")
    assert list(watched["threads"]) == [1]


def test_stage_of_the_whole_may_start_as_many_processes_as_there_are_workers(open_runner):
    stages = [Stage(name="watch", make=watch, reach="whole")]
    watched = open_runner(BATCHES[1], stages=stages, workers=Workers(7)).table("watch", "watch")
    assert list(watched["processes"]) == [7]
