"""The report page: everything is there, linked to its place, and no text of an article can act."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from topics.errors import InputError
from topics.output.page import page_text, write_page
from topics.output.page.marking import mark_text
from topics.records import Repair, table


class Elements(HTMLParser):
    """Collects tags with their attributes, and the text."""

    def __init__(self):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def of(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def page(tables, about, tmp_path_factory):
    path = write_page(tables, tmp_path_factory.mktemp("page") / "report.html", about=about)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def elements(page):
    parser = Elements()
    parser.feed(page)
    return parser


def test_only_own_script_and_style_are_on_the_page(page, elements):
    assert len(elements.of("script")) == len(elements.of("style")) == 1
    assert not elements.of("img") and not elements.of("link") and not elements.of("iframe")
    assert not [name for _, attributes in elements.tags for name in attributes if name.startswith("on")]
    assert not [attributes for _, attributes in elements.tags if "style" in attributes]
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page


def test_policy_allows_only_the_embedded_assets(page, elements):
    policy = elements.of("meta")[1]["content"]
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_link_leads_to_a_place_on_the_page_or_to_the_web(elements):
    ids = [attributes["id"] for _, attributes in elements.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] for attributes in elements.of("a")]
    assert {target[1:].partition("?")[0] for target in targets if target.startswith("#")} <= set(ids)
    assert [target for target in targets if not target.startswith("#")] == ["https://tide.example/1"]


def test_every_event_stands_with_its_sentences(tables, elements):
    events = [attributes for attributes in elements.of("li") if "event" in (attributes.get("class") or "")]
    assert [event["data-first"] for event in events] == sorted(tables["events"]["first"])
    words = "".join(elements.words)
    for quote in tables["evidence"]["quote"]:
        assert quote in words


def test_sentence_links_to_its_characters_in_the_text_as_found(tables, page):
    passage = tables["passages"].iloc[1]
    link = re.search(r'<p dir="auto" lang="en">They’ll meet again in June.</p>\s*<footer><a href="#(s-\d+)"', page)
    place = re.search(rf'<span id="{link[1]}"[^>]*>(.*?)</span>', page, re.DOTALL)[1]
    assert "<del" in place and "<ins" in place
    assert re.sub(r"<ins.*?</ins>|<[^>]+>", "", place) == passage["found_text"]


def test_methods_stand_in_their_order_and_problems_are_listed(page):
    places = [page.index(f'id="themes-{name}"') for name in ("codebook", "tfidf", "bertopic")]
    assert places == sorted(places)
    assert "no text layer &lt;pages&gt;" in page
    assert "harbour &lt;folder&gt;" in page


def test_dropped_and_replaced_text_is_counted_by_rule(page):
    row = re.search(r"<tr><td[^>]*>newsletter</td>(.*?)</tr>", page)[1]
    assert re.findall(r">(\d+)<", row) == ["1", "0", "1"]


def test_page_is_the_same_for_tables_in_another_order(tables, about, page, tmp_path):
    turned = {
        name: frame if name in ("themes", "problems") else frame.iloc[::-1].reset_index(drop=True)
        for name, frame in tables.items()
    }
    assert write_page(turned, tmp_path / "r.html", about=about).read_text(encoding="utf-8") == page


def test_page_is_the_same_for_tables_from_disk(tables, about, page, tmp_path):
    for name, frame in tables.items():
        frame.to_parquet(tmp_path / f"{name}.parquet")
    read = {name: pd.read_parquet(tmp_path / f"{name}.parquet") for name in tables}
    assert page_text(read, about=about) == page


def _tags_of_page(text):
    """Return the tags of a page whose every text is the given one."""
    spot = {"article": "a", "start": 0, "stop": 1}
    rows = {
        "articles": {"id": "a", "title": text, "outlet": text, "author": text, "url": text, "found": "ab"},
        "repairs": {**spot, "found_text": "a", "text": text, "rule": text, "reason": text, "applied": True},
        "passages": {**spot, "id": "p", "text": text},
        "assignments": {"method": "tfidf", "passage": "p", "article": "a", "theme": "t", "chosen": True, "basis": text},
        "themes": {"method": "tfidf", "theme": "t", "label": text, "terms": [text], "n_passages": 1, "note": text},
        "events": {"id": text, "headline": text, "status": "reported", "themes": [text], "actors": [text]},
        "evidence": {**spot, "event": text, "passage": "p", "quote": text, "date_text": text, "basis": text},
        "claims": {**spot, "disagreement": "d", "about": text, "kind": text, "quote": text, "value": text},
        "problems": {"source": text, "found": text, "advice": text},
    }
    about = {"corpus": text, "settings": [(text,) * 5], "versions": {text: text}, "notes": [text]}
    parser = Elements()
    parser.feed(page_text({name: table(name, [row]) for name, row in rows.items()}, about=about))
    return [(tag, sorted(attributes)) for tag, attributes in parser.tags]


@pytest.fixture(scope="module")
def plain_tags():
    return _tags_of_page("plain")


@pytest.mark.slow
@given(
    text=st.text(min_size=1, max_size=12)
    | st.sampled_from(["</script><b>", "'\"><img src=x onerror=y>", "{{ 7*7 }}", "<!--", "]]>", "&lt;i&gt;", "\x00<p>"])
)
@settings(max_examples=25, deadline=None)
def test_no_text_whatever_becomes_markup(plain_tags, text):
    assume(text.strip() and not text.startswith("http"))
    assert _tags_of_page(text) == plain_tags


def test_page_for_passing_on_quotes_only_what_was_asked(tables, about, tmp_path):
    sentence, none = (
        write_page(tables, tmp_path / "r.html", about=about, quotes=quotes).read_text(encoding="utf-8")
        for quotes in ("sentence", "none")
    )
    assert "They’ll meet again in June." in sentence
    assert "Sign up for our harbour letter" not in sentence
    assert "They’ll meet again in June." not in none
    assert 'href="#article-' in none


def test_page_with_the_sentences_of_events_holds_none_that_only_a_theme_is_found_in(tables, about):
    chosen = tables["assignments"]["passage"].iloc[0]
    text = tables["passages"].set_index("id")["text"][chosen]
    of_no_event = {**tables, "evidence": tables["evidence"][tables["evidence"]["passage"] != chosen]}
    of_no_event["claims"] = tables["claims"].iloc[:0]
    of_no_event["events"] = tables["events"].assign(headline="A headline")
    assert text in html.unescape(page_text(of_no_event, about=about, quotes="themes"))
    assert text not in html.unescape(page_text(of_no_event, about=about, quotes="sentence"))


def test_unknown_extent_of_quotes_is_refused(tables, about, tmp_path):
    with pytest.raises(InputError, match="cannot quote 'some'"):
        write_page(tables, tmp_path / "r.html", about=about, quotes="some")


def test_page_without_anything_found_says_so(about, tmp_path):
    page = write_page({}, tmp_path / "r.html", about=about).read_text(encoding="utf-8")
    assert "No dated event was found" in page
    assert "Every input was read." in page


def test_page_of_a_large_corpus_stays_small_and_says_what_is_left_out(about, tmp_path):
    text = "A word about nothing in particular. " * 3000
    articles = table("articles", [{"id": f"a{n}", "source": f"a{n}", "found": text} for n in range(60)])
    path = write_page({"articles": articles}, tmp_path / "r.html", about=about)
    assert path.stat().st_size < 5_000_000
    assert "to keep the page small" in path.read_text(encoding="utf-8").lower()


@pytest.mark.slow
def test_page_of_very_many_articles_keeps_its_events_and_has_no_dead_link(about, tmp_path):
    names = [f"a{n:05d}" for n in range(6000)]
    tables = {
        "articles": table("articles", [{"id": name, "source": name, "title": "What came of it" * 9} for name in names]),
        "events": table("events", [{"id": "e1", "first": "2021-05-06", "last": "2021-05-06", "headline": "A meeting"}]),
        "evidence": table("evidence", [{"event": "e1", "article": name, "quote": "They met."} for name in names]),
    }
    page = write_page(tables, tmp_path / "r.html", about=about).read_text(encoding="utf-8")
    assert len(page) < 5_000_000
    assert "6000 articles were read" in page
    assert 0 < page.count('<article class="article"') <= 2000
    assert "most cited articles are listed here; all 6000 are in" in page
    assert "A meeting" in page
    anchors = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors | {""}


@given(
    found=st.text(max_size=60),
    cuts=st.lists(st.integers(0, 60), max_size=8),
    passage_cuts=st.lists(st.integers(0, 60), max_size=8),
)
@pytest.mark.slow
@settings(max_examples=80, deadline=None)
def test_pieces_joined_are_the_text_as_found(found, cuts, passage_cuts):
    def spans(places):
        bounds = sorted({min(place, len(found)) for place in places})
        return list(zip(bounds[::2], bounds[1::2], strict=False))

    repairs = table(
        "repairs",
        [
            {"start": a, "stop": b, "found_text": found[a:b], "text": "x" * (n % 2), "rule": "r", "applied": True}
            for n, (a, b) in enumerate(spans(cuts))
        ],
    )
    passages = table("passages", [{"id": str(a), "start": a, "stop": b} for a, b in spans(passage_cuts)])
    blocks = mark_text(
        found,
        list(repairs.itertuples(index=False)),
        list(passages.itertuples(index=False)),
        {str(a): f"s-{a}" for a, _ in spans(passage_cuts)},
    )
    pieces = [piece for block in blocks for piece in block.pieces]
    assert "".join(piece.found_text for piece in pieces) == found
    replaced = sum(bool(Repair(0, 0, "", r.text, "").text) for r in repairs.itertuples())
    assert sum(bool(piece.text) for piece in pieces) == replaced


def test_corrections_are_listed_with_what_became_of_them(tables, about):
    made = {"correction": 2, "of": "events", "action": "day", "applied": False, "outcome": "its <words> are gone"}
    page = page_text({**tables, "corrections": table("corrections", [made])}, about=about)
    assert "its &lt;words&gt; are gone" in page


def test_quotes_are_shown_by_speaker_and_by_theme(tables, about):
    passage = tables["passages"].iloc[0]
    place = {"article": passage["article"], "passage": passage["id"], "start": 0, "stop": 9, "speaker": "the mayor"}
    said = [{**place, "text": words, "cue": "said", "actor": "Anna Berg"} for words in ("We will build.", "We can.")]
    said.append({**place, "text": "Nobody asked us.", "speaker": "officials", "cue": "said"})
    chosen = tables["assignments"].assign(passage=passage["id"], chosen=True)

    page = page_text({**tables, "quotes": table("quotes", said), "assignments": chosen}, about=about)

    section = page[page.index('<section id="quotes"') : page.index('<section id="articles"')]
    by_speaker, by_theme = section.split("<h3>By theme</h3>")
    assert "3 quotes" in section
    assert by_speaker.count("We will build.") == 1
    assert "Nobody asked us." not in by_speaker
    assert "Nobody asked us." in by_theme
    assert "the mayor said" in by_speaker
    assert 'data-name="Anna Berg"' in by_speaker


def test_page_without_quotes_has_no_part_for_them(page):
    assert 'id="quotes"' not in page


def test_page_that_may_not_quote_shows_no_words_of_speakers(tables, about):
    passage = tables["passages"].iloc[0]
    quote = {"article": passage["article"], "passage": passage["id"], "text": "We will build.", "actor": "Anna Berg"}

    page = page_text({**tables, "quotes": table("quotes", [quote])}, about=about, quotes="none")

    assert "Anna Berg" in page
    assert "We will build." not in page


ABOUT = {"corpus": "c", "settings": [], "versions": {}, "notes": []}


@pytest.mark.parametrize(("n_sentences", "folded"), [(3, ""), (4, "1 more sentence"), (5, "2 more sentences")])
def test_side_of_a_disagreement_shows_three_sentences_and_folds_the_others(n_sentences, folded):
    claims = [
        {
            "disagreement": "d",
            "rank": 1,
            "kind": "contradiction",
            "about": "how many",
            "article": f"a{n}",
            "value": value,
        }
        | {"quote": f"Sentence {n} of {value}."}
        for value in ("10 ships", "14 ships")
        for n in range(n_sentences if value == "10 ships" else 1)
    ]
    articles = [{"id": f"a{n}"} for n in range(n_sentences)]
    page = page_text({"claims": table("claims", claims), "articles": table("articles", articles)}, about=ABOUT)
    side = page[page.index('<p class="value">10 ships') : page.index('<p class="value">14 ships')]
    seen, _, hidden = side.partition("<details>")
    assert seen.count("Sentence ") == 3
    assert hidden.count("Sentence ") == n_sentences - 3
    assert re.findall(r"\d more sentences?", hidden) == ([folded] if folded else [])


@pytest.mark.parametrize(
    ("days", "words"),
    [(("2024-05-02",) * 2, "were read, published"), (("2024-05-02", ""), "1 of them certainly published")],
)
def test_summary_says_how_many_articles_have_the_days_that_it_names(days, words):
    articles = [{"id": f"a{n}", "published": day} for n, day in enumerate(days)]
    page = page_text({"articles": table("articles", articles)}, about=ABOUT)
    assert f"{words} 2 May 2024" in " ".join(page.split())
