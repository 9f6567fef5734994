"""Damage to a folder of results: a rerun ends with the right bytes, or says what to do, and doing it works."""

import json
import os
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from topics.engine.kept import remove_result, seal_of
from topics.engine.keys import file_digest
from topics.engine.manifest import verify
from topics.engine.store import read_table, write_table
from topics.errors import StoreError, TopicsError
from topics.report import make_report, summarize

NOT_COMPARED = ("parts/", "vectors/", ".lock")


@pytest.fixture(scope="module")
def whole(tiny_folder, tmp_path_factory):
    """The results of a run that nothing happened to."""
    out = tmp_path_factory.mktemp("whole") / "build"
    make_report(tiny_folder, out, notebooks=False)
    return out


def bytes_of(out):
    """Return the bytes of every file that a reader looks at."""
    names = {path: path.relative_to(out).as_posix() for path in sorted(out.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for path, name in names.items() if not name.startswith(NOT_COMPARED)}


def kept_table(out, stage, name="*"):
    """Return the file of a table that a stage keeps."""
    return min((out / "parts" / stage).glob(f"*/{name}.parquet"))


def listing_of(out, stage):
    """Return the list of tables that a stage keeps."""
    return min((out / "parts" / stage).glob("*/digests.json"))


def flip(path, at=0.5, mask=1):
    """Change one bit of a file."""
    content = bytearray(path.read_bytes())
    content[int(at * (len(content) - 1))] ^= mask
    path.write_bytes(content)


def truncate(path, share=0.5):
    """Cut a file off."""
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])


def put_folder(path, *, holds=""):
    """Put a folder where a file was, with an empty file in it if one is named."""
    remove_result(path)
    path.mkdir()
    if holds:
        (path / holds).touch()


def put_pipe(path):
    """Put a pipe where a file was: whoever opens it waits for ever."""
    path.unlink()
    os.mkfifo(path)


def put_file(path):
    """Put a file where a folder was."""
    remove_result(path)
    path.write_text("in the way")


def forge(path, column, value, *, seals=False):
    """Write other words into a table, as a well-formed one; the list of tables is made to fit where asked for."""
    frame = read_table(path)
    frame[column] = value
    write_table(frame, path)
    if seals:
        listing = path.with_name("digests.json")
        digests = json.loads(listing.read_text())["tables"] | {path.stem: file_digest(path)}
        listing.write_text(json.dumps({"tables": digests, "seal": seal_of(path.parent, digests)}, sort_keys=True))


def drop_table(out, stage, name):
    """Take a table of a stage away, and out of the list of its tables."""
    path = kept_table(out, stage, name)
    listing = path.with_name("digests.json")
    written = json.loads(listing.read_text())
    del written["tables"][path.stem]
    listing.write_text(json.dumps(written))
    path.unlink()


def forge_vectors(out):
    """Put numbers that are none into kept vectors."""
    path = min((out / "vectors").glob("*.npy"))
    vectors = np.load(path)
    np.save(path, vectors * np.nan)


def swap(out, stage, other):
    """Put the result of one stage in the place of another's."""
    place = listing_of(out, other).parent
    shutil.rmtree(place)
    shutil.copytree(listing_of(out, stage).parent, place)


MENDED = {
    "bit in passages": lambda out: flip(kept_table(out, "clean", "passages")),
    "bit in dates": lambda out: flip(kept_table(out, "dates"), 0.3, 128),
    "bit in events": lambda out: flip(kept_table(out, "timeline", "events"), 0.2),
    "bit in the foot of a table": lambda out: flip(kept_table(out, "read", "articles-*"), 0.98),
    "bit in a listing": lambda out: flip(listing_of(out, "clean"), 0.4),
    "cut passages": lambda out: truncate(kept_table(out, "clean", "passages")),
    "cut articles as read": lambda out: truncate(kept_table(out, "read", "articles-*"), 0.9),
    "cut problems": lambda out: truncate(kept_table(out, "read", "problems"), 0.1),
    "cut dates": lambda out: truncate(kept_table(out, "dates")),
    "cut events": lambda out: truncate(kept_table(out, "timeline", "events")),
    "cut themes": lambda out: truncate(kept_table(out, "tfidf", "themes")),
    "empty table": lambda out: kept_table(out, "timeline", "events").write_bytes(b""),
    "table without its file": lambda out: kept_table(out, "clean", "passages").unlink(),
    "table that nobody lists": lambda out: drop_table(out, "clean", "passages"),
    "forged events": lambda out: forge(kept_table(out, "timeline", "events"), "headline", "Nothing happened."),
    "forged events, listed": lambda out: forge(
        kept_table(out, "timeline", "events"), "headline", "Nothing happened.", seals=True
    ),
    "table of another stage": lambda out: swap(out, "reprints", "timeline"),
    "listing is empty": lambda out: listing_of(out, "clean").write_bytes(b""),
    "listing is no JSON": lambda out: listing_of(out, "read").write_bytes(b"{]"),
    "listing of no digests": lambda out: listing_of(out, "timeline").write_bytes(b'{"tables": 3}'),
    "listing is missing": lambda out: listing_of(out, "clean").unlink(),
    "listings are missing": lambda out: [path.unlink() for path in (out / "parts").rglob("digests.json")],
    "listing is a folder": lambda out: put_folder(listing_of(out, "clean")),
    "table is a folder": lambda out: put_folder(kept_table(out, "clean", "passages")),
    "result is an empty folder": lambda out: put_folder(listing_of(out, "dates").parent),
    "stage is an empty folder": lambda out: put_folder(out / "parts" / "clean"),
    "parts are missing": lambda out: shutil.rmtree(out / "parts"),
    "tables are missing": lambda out: shutil.rmtree(out / "tables"),
    "articles are missing": lambda out: shutil.rmtree(out / "articles"),
    "vectors are missing": lambda out: shutil.rmtree(out / "vectors", ignore_errors=True),
    "final table is cut": lambda out: truncate(out / "tables" / "events.parquet"),
    "final table is forged": lambda out: forge(out / "tables" / "events.parquet", "headline", "Nothing."),
    "text is changed": lambda out: flip(min((out / "articles").iterdir())),
    "page is missing": lambda out: (out / "report.html").unlink(),
    "page is cut": lambda out: truncate(out / "report.html"),
    "manifest is missing": lambda out: (out / "manifest.json").unlink(),
    "manifest is empty": lambda out: (out / "manifest.json").write_bytes(b""),
    "manifest is garbled": lambda out: flip(out / "manifest.json", 0.3, 64),
    "manifest is nested": lambda out: (out / "manifest.json").write_bytes(b"[" * 200_000),
    "manifest of other parts": lambda out: (out / "manifest.json").write_text('{"parts": {"../..": "0"}}'),
    "half written files": lambda out: (out / "tables" / ".topics-0.part").write_text("half"),
    "half written result": lambda out: (out / "parts" / "clean" / ".writing-0").mkdir(),
    "lock is an empty folder": lambda out: put_folder(out / ".lock"),
    "lock is gone": lambda out: (out / ".lock").unlink(),
}
"""Damage that the next run mends by itself."""
REFUSED = {
    "lock is a folder": lambda out: put_folder(out / ".lock", holds="mine.txt"),
    "tables are a file": lambda out: put_file(out / "tables"),
    "parts are a file": lambda out: put_file(out / "parts"),
    "stage is a file": lambda out: put_file(out / "parts" / "clean"),
    "result is a file": lambda out: put_file(listing_of(out, "clean").parent),
    "articles are a file": lambda out: put_file(out / "articles"),
    "vectors are a file": lambda out: put_file(out / "vectors"),
    "page is a folder": lambda out: put_folder(out / "report.html"),
    "manifest is a folder": lambda out: put_folder(out / "manifest.json", holds="mine.txt"),
    "final table is a folder": lambda out: put_folder(out / "tables" / "events.parquet"),
    "text is a folder": lambda out: put_folder(min((out / "articles").iterdir())),
    "table is a pipe": lambda out: put_pipe(kept_table(out, "clean", "passages")),
    "manifest is a pipe": lambda out: put_pipe(out / "manifest.json"),
    "text is a pipe": lambda out: put_pipe(min((out / "articles").iterdir())),
    "stranger's program": lambda out: (out / "tables" / "pandas.py").touch(),
}
"""Damage that could be the reader's own work: nothing is removed, the sentence says what to move."""


def rerun(whole, tiny_folder, tmp_path, damage):
    """Return the folder of results after damage, and a rerun."""
    out = tmp_path / "build"
    shutil.copytree(whole, out)
    damage(out)
    return out, lambda: make_report(tiny_folder, out, notebooks=False)


@pytest.mark.slow
@pytest.mark.parametrize("label", sorted(MENDED))
def test_damage_is_mended_by_the_next_run(whole, tiny_folder, tmp_path, label):
    out, run = rerun(whole, tiny_folder, tmp_path, MENDED[label])
    run()
    assert bytes_of(out) == bytes_of(whole)
    assert verify(out) == []


@pytest.mark.slow
@pytest.mark.parametrize("label", sorted(REFUSED))
def test_damage_that_may_be_work_of_the_reader_is_named_and_moving_it_away_helps(whole, tiny_folder, tmp_path, label):
    out, run = rerun(whole, tiny_folder, tmp_path, REFUSED[label])
    with pytest.raises(StoreError, match="move it away") as refused:
        run()
    named = Path(re.search(r"'([^']+)'", str(refused.value))[1])
    assert named.exists()
    named.rename(tmp_path / "moved-away")
    run()
    assert bytes_of(out) == bytes_of(whole)
    assert verify(out) == []


def test_damaged_results_are_made_anew_and_the_summary_says_so(whole, tiny_folder, tmp_path):
    out, run = rerun(whole, tiny_folder, tmp_path, MENDED["bit in passages"])
    made = run()
    (name,) = made.mended
    assert f"Made anew: 1 results of an earlier run that were damaged ({name})." in summarize(made)
    assert name.startswith("clean/")
    assert bytes_of(out) == bytes_of(whole)
    assert run().mended == ()


def test_forged_results_that_fit_their_own_listing_are_told_by_the_manifest(whole, tiny_folder, tmp_path):
    out, run = rerun(whole, tiny_folder, tmp_path, MENDED["forged events, listed"])
    assert [fault for fault in verify(out) if fault.startswith("parts/timeline/")]
    run()
    assert bytes_of(out) == bytes_of(whole)


@pytest.mark.slow
def test_fresh_run_uses_nothing_of_earlier_ones_and_ends_with_the_same_bytes(whole, tiny_folder, tmp_path):
    out, _ = rerun(whole, tiny_folder, tmp_path, lambda out: (out / "figures").mkdir())
    (out / "figures" / "earlier.svg").touch()
    (out / "timeline.md").write_text("an export of mine")
    before = kept_table(out, "clean", "passages").stat().st_mtime_ns
    make_report(tiny_folder, out, notebooks=False, fresh=True)
    assert kept_table(out, "clean", "passages").stat().st_mtime_ns != before
    assert (out / "timeline.md").read_text() == "an export of mine"
    assert {name: content for name, content in bytes_of(out).items() if name != "timeline.md"} == bytes_of(whole)


def test_damaged_results_answer_no_command_with_other_words(whole, tmp_path, monkeypatch, capsys):
    from topics.cli import app as cli

    out = tmp_path / "build"
    shutil.copytree(whole, out)
    forge(out / "tables" / "events.parquet", "headline", "Nothing happened.")
    monkeypatch.setattr("sys.argv", ["topics", "table", "events", "--run", str(out)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert "was changed after it was written; run the report again" in said.err
    assert "Nothing happened" not in said.out + said.err


def test_nested_manifest_is_refused_with_a_sentence(whole, tmp_path):
    out = tmp_path / "build"
    shutil.copytree(whole, out)
    (out / "manifest.json").write_text("[" * 200_000)
    with pytest.raises(TopicsError, match=r"no readable manifest\.json"):
        verify(out)
