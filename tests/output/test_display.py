"""Time expressions in their sentences: every one marked, no text lost, nothing run as markup."""

import re

import pandas as pd

from topics.output.display import show_dates, show_table
from topics.records import table

FOUND = "He <b>came</b> on Tuesday and left in June."


def marked(**changes):
    passage = {"id": "a:10-49", "article": "a", "start": 10, "stop": 49, "found_text": FOUND, "text": FOUND}
    tuesday = {
        "passage": "a:10-49",
        "start": 10 + FOUND.index("Tuesday"),
        "certainty": "resolved",
        "value": "2023-06-20",
    }
    june = {"passage": "a:10-49", "start": 10 + FOUND.index("June"), "certainty": "guessed", "value": "2023-06"}
    rows = [{**june, "stop": june["start"] + 4}, {**tuesday, "stop": tuesday["start"] + 7, **changes}]
    return show_dates(table("passages", [passage]), table("dates", rows))


def test_show_dates_marks_each_expression_with_its_value():
    shown = marked()._repr_html_()
    assert shown.count("<small>") == 2
    assert "Tuesday <small>2023-06-20</small>" in shown
    assert (
        repr(marked())
        == "- He <b>came</b> on [Tuesday = 2023-06-20, resolved] and left in [June = 2023-06, guessed].\n"
    )


def test_show_dates_keeps_text_of_articles_text():
    shown = marked(cue='"><script>')._repr_html_()
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert "He &lt;b&gt;came" in re.sub(r"<[^>]+>", "", shown)


def test_show_dates_says_how_many_it_leaves_out():
    passages = table("passages", [{"id": f"p{n}", "start": 0, "stop": 5, "found_text": "today"} for n in range(5)])
    dates = table("dates", [{"passage": f"p{n}", "start": 0, "stop": 5, "value": "x"} for n in range(5)])
    assert "3 more sentences" in show_dates(passages, dates, most=2)._repr_html_()


def test_heads_of_a_table_are_words_for_readers():
    shown = show_table(pd.DataFrame({"n_sources": [1], "one_voice": [True], "my_own": [2]}))
    for head in ("independent sources", "one article’s voice", "my own"):
        assert head in shown.html
        assert head in shown.text


def test_heads_that_would_be_alike_stay_as_they_are():
    shown = show_table(pd.DataFrame({"source": [1], "file": [2]}))
    assert "source" in shown.html
