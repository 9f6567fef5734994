"""What a careful reader of the five seed articles expects of the main job."""

import hashlib

import pytest

SPAM = "皇冠体育"
LITTER = (
    "Leave a Reply",
    "email address",
    "Required fields",
    "See also",
    "Next Post",
    "No Comment",
    "comment url",
    "Receive free",
    "Reuters contributed",
    "Trust Principles",
    "Knight-Bagehot",
    "Covering by",
    "Svlook",
    "Cotton donkeys",
)


def sources_of(run, first, last=None):
    """Return the articles (first three digits) with evidence for events on these days."""
    events = run.events[(run.events["first"] == first) & (run.events["last"] == (last or first))]
    evidence = run.evidence[run.evidence["event"].isin(events["id"])]
    return {source[:3] for source in evidence["source"]}


def test_seeds_are_the_five_articles_byte_for_byte(seeds_folder):
    digests = {path.name[:3]: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds_folder.glob("*.txt")}
    assert digests == {
        "000": "2c2ab5bbaaa6d7b93656b6679631d9e532c3b23fbcbd936f481777e41f25336c",
        "001": "88327123da90556a952e072a1f328d1f8382f35f09dbfa4a13a0ff9a185b0f48",
        "002": "0fc866d761a3c2e0e577d3156960c1033ed6df435c47fd6cd0855a9527217ec2",
        "003": "fc085c39b8f558d00e90468e0f29f8a81cccfea8f58078b8345906517a43902c",
        "004": "bfae1b2013347cc598465467c224e4332db1c811919e7b70f9e349eaca308b77",
    }


def test_titles_of_the_seeds_are_right(seeds):
    titles = {row.source[:3]: row.title for row in seeds.articles.itertuples()}
    assert titles["000"] == "Cleverly seeks to repair British relations with China"
    assert titles["001"].startswith("Foreign Secretary’s meetings with China’s Foreign Minister")
    assert titles["002"] == "China And USA Agreed In Beijing On Monday Today To Enhance Relationships"
    assert titles["003"].startswith("Blinken heads to Beijing hoping to allay fears")
    assert titles["004"] == "Antony Blinken and Xi Jinping hold candid talks in Beijing"


@pytest.mark.parametrize("litter", [*LITTER, SPAM])
def test_no_litter_or_spam_is_left_in_a_passage_or_a_theme(seeds, litter):
    assert not seeds.passages["text"].str.contains(litter, regex=False, case=False).any()
    assert not any(litter.lower() in term.lower() for terms in seeds.themes["terms"] for term in terms)


def test_spam_that_hid_a_word_is_repaired_and_listed(seeds):
    article = seeds.articles[seeds.articles["source"].str.startswith("001")].iloc[0]
    assert "\nThe Foreign Secretary set out the UK’s approach to China" in article["text"]
    assert "They agreed on the potential of AI" in article["text"]
    listed = seeds.repairs[seeds.repairs["found_text"].str.contains(SPAM)]
    assert len(listed) == 6
    assert listed["rule"].str.len().gt(0).all()


def test_dropped_lines_are_listed_with_their_rule(seeds):
    dropped = seeds.repairs[(seeds.repairs["text"] == "") & seeds.repairs["applied"]]
    for litter in ("Leave a Reply", "See also", "Receive free", "Reuters contributed"):
        hit = dropped[dropped["found_text"].str.contains(litter)]
        assert len(hit), litter
        assert hit["rule"].str.len().gt(0).all()


@pytest.mark.parametrize(
    ("day", "articles"),
    [("2023-06-18", {"002", "004"}), ("2023-06-19", {"002", "004"}), ("2023-08-30", {"000", "001"})],
)
def test_day_of_a_visit_has_every_seed_that_reports_it(seeds, day, articles):
    reported = seeds.events[seeds.events["status"] == "reported"]
    on_day = reported[(reported["first"] <= day) & (day <= reported["last"])]
    evidence = seeds.evidence[seeds.evidence["event"].isin(on_day["id"])]
    assert articles <= {source[:3] for source in evidence["source"]}


def test_planned_visit_joins_the_reported_one_and_stays_marked(seeds):
    reported = seeds.events[
        (seeds.events["status"] == "reported") & (seeds.events["first"].str.startswith("2023-06-1"))
    ]
    evidence = seeds.evidence[seeds.evidence["event"].isin(reported["id"])]
    planned = evidence[evidence["status"] == "planned"]
    assert any(source.startswith("003") for source in planned["source"])


@pytest.mark.parametrize(
    ("day", "people"),
    [
        ("2023-06-18", {"Qin Gang", "Antony Blinken"}),
        ("2023-06-19", {"Wang Yi", "Xi Jinping", "Antony Blinken"}),
        ("2023-08-30", {"Wang Yi", "Han Zheng", "James Cleverly"}),
    ],
)
def test_actors_of_a_visit_are_those_who_met(seeds, day, people):
    reported = seeds.events[seeds.events["status"] == "reported"]
    on_day = reported[(reported["first"] <= day) & (day <= reported["last"])]
    assert people <= {actor for actors in on_day["actors"] for actor in actors}


@pytest.mark.parametrize(
    ("day", "words", "actors"),
    [
        ("2023-06-13", "phone call", {"Qin Gang", "Antony Blinken"}),
        ("2023-06-16", "Brussels", {"Lloyd Austin"}),
        ("2023-06-19", "Chinese President Xi Jinping and", {"Xi Jinping", "Antony Blinken", "Wang Yi"}),
        ("2023-08-30", "James Cleverley", {"James Cleverly", "Wang Yi", "Han Zheng"}),
    ],
)
def test_actors_of_an_event_are_those_who_took_part(seeds, day, words, actors):
    events = seeds.events[(seeds.events["first"] == day) & seeds.events["headline"].str.contains(words)]
    assert [set(members) for members in events["actors"]] == [actors]


def test_places_are_those_where_it_was_not_those_of_what_was_before(seeds):
    events = seeds.events[(seeds.events["first"] == "2023-06-16") & seeds.events["headline"].str.contains("Brussels")]
    assert events["places"].to_list() == [("Brussels",)]


def test_noun_behind_in_the_wake_of_has_its_day(seeds):
    events = seeds.events[(seeds.events["edtf"] == "2023-02") & (seeds.events["status"] == "reported")]
    assert "An alleged Chinese spy balloon flight over the US in February" in set(events["headline"])


def test_no_headline_has_a_link_that_was_run_into_its_sentence(seeds):
    assert not seeds.events["headline"].str.contains("Read ").any()


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("human rights", "mass incarceration of the Uyghur people"),
        ("human rights", "human rights abuses in Xinjiang, Tibet and Hong Kong"),
        ("human rights", "mass detention of Uighur Muslims"),
        ("human rights", "I’ve raised human rights issues in every meeting"),
        ("trade", "tariffs on hundreds of billions of dollars"),
        ("trade", "trading extensively around the world"),
        ("trade", "trade and microchips"),
        ("trade", "including trade, Xinjiang and Taiwan"),
        ("Taiwan", "peace and stability in the Taiwan Strait. And"),
        ("Taiwan", "conflict over Taiwan, which China claims"),
        ("Taiwan", "as well as peace and stability in the Taiwan Strait"),
        ("Taiwan", "human rights and Taiwan"),
    ],
)
def test_declared_theme_leads_to_its_sentence(seeds, theme, sentence):
    chosen = seeds.assignments[(seeds.assignments["method"] == "codebook") & seeds.assignments["chosen"]]
    labels = seeds.themes[seeds.themes["method"] == "codebook"].set_index("theme")["label"]
    ids = chosen[chosen["theme"].map(labels).str.lower() == theme.lower()]["passage"]
    texts = seeds.passages[seeds.passages["id"].isin(ids)]["text"]
    assert texts.str.contains(sentence.removesuffix(". And"), regex=False).any()


def test_publication_days_come_from_the_sidecar_and_say_so(seeds):
    days = {row.source[:3]: (row.published, row.published_basis) for row in seeds.articles.itertuples()}
    assert {number: day for number, (day, _) in days.items()} == {
        "000": "2023-08-30",
        "001": "2023-08-30",
        "002": "2023-06-19",
        "003": "2023-06-16",
        "004": "2023-06-19",
    }
    assert {basis for _, basis in days.values()} == {"sidecar"}
