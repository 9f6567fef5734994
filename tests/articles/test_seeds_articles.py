"""The five seeds: no litter, every sentence, titles, days and passages."""

from __future__ import annotations

import re

import pytest

LITTER = re.compile(
    r"Leave a Reply|email address|Required fields|See also|Next Post|No Comment|Add Comment|comment url"
    r"|Receive free|Svlook|Our standards|Reporting by|reporting by|Covering by|Cotton donkeys"
    r"|Reuters contributed|senior foreign policy correspondent|date 2023|皇冠|体育|鈥|\ufffd"
)
TITLES = {
    "000": "Cleverly seeks to repair British relations with China",
    "001": "Foreign Secretary’s meetings with China’s Foreign Minister and Vice President, August 2023",
    "002": "China And USA Agreed In Beijing On Monday Today To Enhance Relationships",
    "003": "Blinken heads to Beijing hoping to allay fears of a decoupling between the US and China",
    "004": "Antony Blinken and Xi Jinping hold candid talks in Beijing",
}
TRUE_DAYS = {"000": "2023-08-30", "001": "2023-08-30", "002": "2023-06-19", "003": "2023-06-16", "004": "2023-06-19"}


def row(seeds, start):
    articles = seeds["articles"]
    return articles[articles["id"].str.startswith(start)].iloc[0]


@pytest.mark.parametrize("start", sorted(TITLES))
def test_title_is_right(seeds, start):
    assert row(seeds, start)["title"] == TITLES[start]


@pytest.mark.parametrize("start", sorted(TITLES))
def test_no_litter_is_left(seeds, start):
    assert LITTER.search(row(seeds, start)["text"]) is None


@pytest.mark.parametrize(("start", "dropped"), [("000", 4), ("001", 0), ("002", 4), ("003", 10), ("004", 2)])
def test_only_litter_lines_are_dropped(seeds, start, dropped):
    repairs = seeds["repairs"]
    of_article = repairs[repairs["article"].str.startswith(start) & repairs["rule"].str.contains("litter")]

    assert len(of_article) == dropped
    assert (of_article["reason"] != "").all()


def test_spam_becomes_the_word_it_replaced_and_is_listed(seeds):
    text = row(seeds, "001")["text"]
    spam = seeds["repairs"][seeds["repairs"]["rule"] == "injected phrase"]

    assert len(spam) == 6
    assert "They agreed on the potential of AI" in text
    assert text.count("The Foreign Secretary") == 5
    assert "UK’s approach to China" in text


def test_stated_day_is_found_where_it_stands(seeds):
    found = row(seeds, "004")

    assert (found["published"], found["published_basis"]) == ("2023-06-19", "stated")
    assert found["found"][found["published_start"] : found["published_stop"]] == "2023-06-19"


def test_month_of_a_title_is_an_interval(seeds):
    found = row(seeds, "001")

    assert (found["published"], found["published_edtf"]) == ("", "2023-08")


@pytest.mark.parametrize("start", sorted(TRUE_DAYS))
def test_interval_holds_the_true_day(seeds, start):
    from topics.dates.spans import Span

    edtf = row(seeds, start)["published_edtf"]

    assert not edtf or Span.from_edtf(edtf).contains(Span.from_edtf(TRUE_DAYS[start]))


def test_wrapped_caption_is_one_passage(seeds):
    passages = seeds["passages"]
    caption = passages[passages["text"].str.contains("during the meeting") & (passages["kind"] == "caption")]

    assert caption["text"].tolist() == [
        "Chinese President Xi Jinping and U.S. Secretary of State Antony Blinken during the meeting"
    ]


def test_passages_quote_the_text_as_found(seeds):
    found = seeds["articles"].set_index("id")["found"]

    for passage in seeds["passages"].to_dict("records"):
        assert found[passage["article"]][passage["start"] : passage["stop"]] == passage["found_text"]
        assert passage["text"] == " ".join(passage["text"].split())


def test_no_passage_holds_dropped_text(seeds):
    dropped = seeds["repairs"][seeds["repairs"]["rule"].str.contains("litter")]
    for repair in dropped.to_dict("records"):
        passages = seeds["passages"][seeds["passages"]["article"] == repair["article"]]
        assert ((passages["stop"] <= repair["start"]) | (passages["start"] >= repair["stop"])).all()
