"""Guards against fitting the seeds: change the seeds in a known way, and the results follow."""

import re
import shutil

import pytest

import topics
from tests.corpora import SEEDS, read_corpus

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
PLACES = {
    "Beijing": "Lima",
    "China": "Peru",
    "Chinese": "Peruvian",
    "Xinjiang": "Cusco",
    "Tibet": "Arequipa",
    "Hong Kong": "Trujillo",
    "Taiwan": "Cuba",
    "Taipei": "Havana",
    "Bali": "Okinawa",
    "Russia": "Norway",
    "Ukraine": "Estonia",
    "London": "Edinburgh",
}
OPENINGS = {
    "Relations": "Ties",
    "Rarely": "Seldom",
    "Stiff": "Harsh",
    "Tensions": "Frictions",
    "Speaking": "Talking",
    "Analysts": "Observers",
    "During": "In the course of",
    "Despite": "For all",
}
TITLES = {
    "Cleverly seeks to repair British relations with China": "London mends fences and sends its top envoy to China",
    "China And USA Agreed In Beijing On Monday Today To Enhance Relationships": (
        "On Monday China And USA Said In Beijing That They Would Improve Ties"
    ),
    "Blinken heads to Beijing hoping to allay fears of a decoupling between the US and China": (
        "Hopes are low as Blinken sets off for Beijing to talk of US and Chinese rivalry"
    ),
    "Antony Blinken and Xi Jinping hold candid talks in Beijing": (
        "Frank words of Antony Blinken and Xi Jinping in Beijing"
    ),
}
REPLY = "Leave a Reply"
EMAIL = "Your email address will not be published. Required fields are marked *"
NEWSLETTER = "Receive free UK foreign policy updates"
RELATED = "See also\u00a0 Russia and China conducted military exercises in East Asia, Biden also visited"
CREDIT = "Reuters contributed to this report"
NEXT = "Next Post Previous Post"
STANDARDS = "Our standards: Thomson Reuters Trust Principles."
REWORDED = [
    (REPLY, "Join the conversation"),
    (EMAIL, "We never show your email address. Fields with * must be filled in"),
    (NEWSLETTER, "Get our free Asia briefing by email"),
    (RELATED, "Read more: Typhoon closes ports across the region"),
    (CREDIT, "The Associated Press contributed to this report"),
    (NEXT, "Older Post Newer Post"),
    (NEWSLETTER, "Stay informed: the week in diplomacy, every Friday in your mailbox"),
    (CREDIT, "With additional reporting from our colleagues in Paris"),
]
"""Lines of litter in the seeds with other wordings of the same kinds."""
UNSEEN = [
    (REPLY, "What do you think? Tell us below"),
    (RELATED, "You may also like: Five ways to cook eggs"),
    (RELATED, "Don't miss this: Storm shuts ports across the region"),
    (NEXT, "Earlier stories Later stories"),
    (NEXT, "‹ Back Forward ›"),
    (STANDARDS, "How we work: read about our editorial principles"),
    (STANDARDS, "Read our code of ethics here"),
]
"""Wordings that no rule was ever changed for, and that are dropped."""
MISSED = [
    (REPLY, "Have your say"),
    (EMAIL, "Your address stays private. * marks what we need from you"),
    (EMAIL, "We will keep your email address private. Mandatory fields carry an asterisk"),
    (NEWSLETTER, "Be first to know: our bulletin on China, free each morning"),
    (CREDIT, "Additional reporting: the Press Association"),
]
"""Wordings that no rule was ever changed for, and that are kept: seven of twelve are told by form and place."""


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


def replaced(table):
    """Return a change of a text that puts other words for whole words, also beside Chinese characters."""
    words = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    pattern = re.compile(rf"(?<![a-zA-Z])(?:{words})(?![a-zA-Z])")
    return lambda text: pattern.sub(lambda match: table[match.group()], text)


def likeness_of_shapes(before, after):
    """Return the share of days, statuses and articles that two runs have in common."""
    one, other = shape_of(before), shape_of(after)
    return len(one & other) / len(one | other)


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


def test_other_places_give_the_same_days_and_sources_and_lie_where_they_lay(seeds, seeds_folder, tmp_path):
    change = replaced(PLACES)
    run = changed_seeds(seeds_folder, tmp_path / "seeds", change, change)
    assert likeness_of_shapes(seeds, run) >= 0.9
    before = {PLACES.get(place, place) for places in seeds.events["places"] for place in places}
    after = {place for places in run.events["places"] for place in places}
    assert {"Lima", "Okinawa"} <= after
    assert "Peru" not in after, "a land stands beside no place in it: the visit was to Lima"
    assert len(before & after) / len(before | after) >= 0.8


def test_other_openings_of_sentences_give_the_same_days_sources_and_actors(seeds, seeds_folder, tmp_path):
    run = changed_seeds(seeds_folder, tmp_path / "seeds", replaced(OPENINGS))
    assert likeness_of_shapes(seeds, run) >= 0.9
    before, after = ({actor for actors in corpus.events["actors"] for actor in actors} for corpus in (seeds, run))
    assert len(before & after) / len(before | after) >= 0.9
    assert not {"Ties", "Seldom", "Harsh", "Frictions", "Observers"} & after


def test_other_titles_give_the_same_days_and_sources(seeds, seeds_folder, tmp_path):
    change = replaced(TITLES)
    run = changed_seeds(seeds_folder, tmp_path / "seeds", change, change)
    assert set(TITLES.values()) <= set(run.articles["title"])
    assert likeness_of_shapes(seeds, run) >= 0.9


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


@pytest.mark.parametrize(
    ("line", "wording"),
    [*REWORDED, *UNSEEN, *(pytest.param(*pair, marks=pytest.mark.xfail(strict=True)) for pair in MISSED)],
)
def test_reworded_litter_is_dropped_all_the_same(tmp_path, line, wording):
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    for path in folder.glob("*.txt"):
        path.write_bytes(path.read_bytes().decode("utf-8").replace(line, wording).encode("utf-8"))

    tables = read_corpus(folder)

    assert tables["articles"]["found"].str.contains(wording, regex=False).any()
    assert not tables["passages"]["text"].str.contains(wording[:20], regex=False).any()
