"""Guards against fitting the seeds: change the seeds in a known way, and the results follow."""

import re
import shutil

import pytest

import topics

SPAM, OTHER_SPAM = "皇冠体育app", "澳门金沙vip"
NAMES = {
    "Blinken": "Hartwell",
    "Antony": "Gregory",
    "Cleverley": "Mosswelly",
    "Cleverly": "Mosswell",
    "Qin Gang": "Tan Shuo",
    "Qin": "Tan",
    "Wang Yi": "Deng Bo",
    "Wang": "Deng",
    "Han Zheng": "Luo Feng",
    "Han": "Luo",
    "Xi Jinping": "Bai Weiming",
    "Xi": "Bai",
}
REWORDED = {
    "Leave a Reply": "Join the conversation",
    "Your email address will not be published. Required fields are marked *": (
        "We never show your email address. Fields with * must be filled in"
    ),
    "Receive free UK foreign policy updates": "Get our free Asia briefing by email",
    "See also\u00a0 Russia and China conducted military exercises in East Asia, Biden also visited": (
        "Read more: Typhoon closes ports across the region"
    ),
    "Reuters contributed to this report": "The Associated Press contributed to this report",
    "Next Post Previous Post": "Older Post Newer Post",
}


def changed_seeds(seeds_folder, folder, change, change_sidecar=lambda text: text):
    """Copy the seeds with every article changed."""
    shutil.copytree(seeds_folder, folder)
    for path in sorted(folder.glob("*.txt")):
        path.write_bytes(change(path.read_bytes().decode("utf-8")).encode("utf-8"))
    sidecar = folder / "sources.csv"
    sidecar.write_text(change_sidecar(sidecar.read_text(encoding="utf-8")), encoding="utf-8")
    return topics.Corpus(folder)


def renamed(text):
    pattern = re.compile("|".join(rf"\b{name}(?=s?\b)" for name in NAMES))
    return pattern.sub(lambda match: NAMES[match.group()], text)


def shape_of(run):
    """Return the reported and planned days with the articles that support each."""
    evidence = run.evidence.merge(run.events, left_on="event", right_on="id")
    return {
        (row.first, row.last, row.status_x, row.source[:3])
        for row in evidence.itertuples()
        if row.precision == "day" or row.first != row.last
    }


def test_other_people_give_the_same_days_and_sources(seeds, seeds_folder, tmp_path):
    run = changed_seeds(seeds_folder, tmp_path / "seeds", renamed, renamed)
    before, after = shape_of(seeds), shape_of(run)
    assert len(before & after) / len(before | after) >= 0.9
    met = {actor for actors in run.events["actors"] for actor in actors}
    assert {"Gregory Hartwell", "Bai Weiming", "Luo Feng"} <= met


def test_every_day_shifted_by_a_week_shifts_the_timeline(seeds_folder, tmp_path):
    days = {"2023-06-16": "2023-06-23", "2023-06-19": "2023-06-26", "2023-08-30": "2023-09-06"}
    words = {"June 18-19": "June 25-26", "August 2023": "September 2023", "2023-06-19": "2023-06-26"}

    def shift(table):
        pattern = re.compile("|".join(map(re.escape, table)))
        return lambda text: pattern.sub(lambda match: table[match.group()], text)

    run = changed_seeds(seeds_folder, tmp_path / "seeds", shift(words), shift(days | {"August 2023": "September 2023"}))
    reported = run.events[run.events["status"] == "reported"]
    found = {(row.first, row.last) for row in reported.itertuples() if row.precision == "day"}
    covered = {first for first, _ in found} | {last for _, last in found}
    assert {"2023-06-25", "2023-06-26", "2023-09-06"} <= covered
    assert not {"2023-06-19", "2023-08-30"} & covered


def test_other_spam_is_repaired_in_the_same_way(seeds, seeds_folder, tmp_path):
    run = changed_seeds(seeds_folder, tmp_path / "seeds", lambda text: text.replace(SPAM, OTHER_SPAM))
    before = seeds.articles[seeds.articles["source"].str.startswith("001")].iloc[0]["text"]
    after = run.articles[run.articles["source"].str.startswith("001")].iloc[0]["text"]
    assert after == before


@pytest.mark.parametrize("line", list(REWORDED))
def test_reworded_litter_is_dropped_all_the_same(seeds_folder, tmp_path, line):
    run = changed_seeds(seeds_folder, tmp_path / "seeds", lambda text: text.replace(line, REWORDED[line]))
    assert run.articles["found"].str.contains(REWORDED[line], regex=False).any()
    assert not run.passages["text"].str.contains(REWORDED[line][:30], regex=False).any()
