"""Statements: which days a sentence is about, and whether it reports, plans or looks back; each threshold both ways."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.corpora import make_tables
from tests.events.making import days_of
from topics.dates.spans import Span
from topics.events.clause_records import Role
from topics.events.dated_clauses import dated_clauses, statement_status, usable_expressions
from topics.events.people.actors import find_mentions
from topics.events.sentences import read_sentences
from topics.events.statements import ArticleReader, reports_of_today
from topics.records import Status
from topics.settings import TimelineSettings

SETTINGS = TimelineSettings()
PUBLISHED = date(2021, 6, 9)
REPORTED, PLANNED, BACKGROUND = Status.REPORTED, Status.PLANNED, Status.BACKGROUND
REMARK = Status.REMARK


def read(published, *sentences, title="", settings=SETTINGS):
    """Return the statements of one article but for remarks, as (sentence, first day, status, basis)."""
    given = {"id": "a", "published": published, "sentences": [*([title] if title else []), *sentences]}
    _, passages, dates = make_tables(given | ({"title": title} if title else {}))
    day = date.fromisoformat(published) if published else None
    [article] = read_sentences(passages)
    statements = ArticleReader(day, find_mentions(passages), settings).read(article, usable_expressions(dates))
    return [
        (item.sentence.quote, item.days.first.isoformat(), item.status, item.basis)
        for item in statements
        if item.status != Status.REMARK
    ]


def around(days_before, length=1):
    """Return a span of some days that ends so many days before publication."""
    last = PUBLISHED - timedelta(days_before)
    return Span(last - timedelta(length - 1), last, "day" if length == 1 else "span")


def test_summit_to_be_held_is_planned_whatever_could_be_said_at_it():
    sentence = "Anna Berg could meet Luis Ortega at the Apec summit to be held in Lima in November."
    _, passages, dates = make_tables(("a", "2021-06-09", [sentence]))
    [article] = read_sentences(passages)
    [told] = ArticleReader(PUBLISHED, find_mentions(passages), SETTINGS).read(article, usable_expressions(dates))
    assert (told.line, told.status) == ("The Apec summit to be held in Lima in November", PLANNED)


@pytest.mark.parametrize(
    ("days", "status"),
    [
        (around(SETTINGS.background_days), REPORTED),
        (around(SETTINGS.background_days + 1), BACKGROUND),
        (around(1, SETTINGS.widest), REPORTED),
        (around(1, SETTINGS.widest + 1), BACKGROUND),
        (around(0, SETTINGS.widest), REPORTED),
        (around(0, SETTINGS.widest + 1), None),
        (around(0), REPORTED),
        (around(-1), PLANNED),
        (around(-SETTINGS.widest, SETTINGS.widest), PLANNED),
        (around(-SETTINGS.widest - 1, SETTINGS.widest + 1), None),
    ],
)
def test_days_before_and_after_publication_decide_the_status(days, status):
    assert statement_status("They met then.", 9, days, PUBLISHED, SETTINGS) == status


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("They will meet on Wednesday.", PLANNED),
        ("They met on Wednesday.", REPORTED),
        ("They agreed that they will meet on Wednesday.", REPORTED),
        ("Nobody came since Wednesday.", None),
        ("Nobody came since they met on Wednesday.", BACKGROUND),
        ("Two men held since 2016 were released on Wednesday.", REPORTED),
        ("Two men held since early May 2016 were released on Wednesday.", REPORTED),
        ("Two men held since March were released on Wednesday.", REPORTED),
        ("The road is closed since the 2016 bridge collapsed on Wednesday.", BACKGROUND),
        ("The road is closed since the vote on Wednesday.", None),
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_words_before_the_date_decide_where_the_days_do_not(clause, status, published):
    at = clause.index("Wednesday")
    assert statement_status(clause, at, days_of("2021-06-09"), published, SETTINGS) == status


@pytest.mark.parametrize(
    ("quote", "kind", "reports"),
    [
        ("Harbour is open", "title", True),
        ("Harbour to be opened", "title", False),
        ("Mayor opens harbour", "title", True),
        ("Images of the harbour", "title", False),
        ("Is the harbour open?", "title", False),
        ("The mayor had opened the harbour.", "sentence", False),
        ("The mayor opened the harbour two years ago.", "sentence", False),
        ("We opened the harbour.", "sentence", False),
        ("The mayor opened the harbour.", "sentence", True),
        ("Within days of her release, the mayor opened the harbour.", "sentence", False),
        ("Two years after the flood the mayor opened the harbour.", "sentence", False),
        ("Within sight of the sea, the mayor opened the harbour.", "sentence", True),
        ("The harbour is old.", "sentence", False),
        ("The mayor opened it and will stay.", "sentence", False),
    ],
)
def test_title_or_lead_reports_of_today_unless_it_plans(quote, kind, reports):
    assert reports_of_today(quote, kind) is reports


def test_each_date_governs_its_own_clause():
    quote = "Anna Berg met Luis Ortega on 3 June 2021, while Rosa Quispe will visit Oslo on 20 June 2021."
    _, _, dates = make_tables(("a", "2021-06-09", [quote]))
    [expressions] = usable_expressions(dates).values()
    first, second = dated_clauses(quote, expressions, PUBLISHED, SETTINGS)
    assert "Ortega" in quote[first.start : first.stop]
    assert "Quispe" not in quote[first.start : first.stop]
    assert "Quispe" in quote[second.start : second.stop]
    assert (first.status, second.status) == (REPORTED, PLANNED)


def test_second_expression_of_the_same_words_dates_its_own_clause():
    quote = "In May he left, and she called him in May 2021 but said nothing."
    _, _, dates = make_tables(("a", "2021-06-09", [quote]))
    [expressions] = usable_expressions(dates).values()
    assert [quote[item.at : item.at + len(item.text)] for item in expressions] == [item.text for item in expressions]


LEAD = "President Luis Ortega resigned."
FILLER = "It is warm."


@pytest.mark.parametrize(("before", "dated"), [(SETTINGS.lead_passages - 1, True), (SETTINGS.lead_passages, False)])
def test_only_the_first_sentences_carry_the_publication_day(before, dated):
    statements = read("2021-06-09", *[FILLER] * before, LEAD)
    assert ((LEAD, "2021-06-09", REPORTED, "publication day") in statements) is dated


def test_lead_carries_nothing_where_another_lead_names_days():
    statements = read("2021-06-09", LEAD, "Crowds met him on 3 June 2021.")
    assert [sentence for sentence, *_ in statements] == ["Crowds met him on 3 June 2021."]


@pytest.mark.parametrize(("between", "carried"), [(SETTINGS.carry_reach - 1, True), (SETTINGS.carry_reach, False)])
def test_day_is_carried_over_a_few_sentences_only(between, carried):
    met, left = "President Luis Ortega met Rosa Quispe on 3 June 2021.", "Ortega left Lima with his guests."
    statements = read("2021-06-09", *[FILLER] * 5, met, *[FILLER] * between, left)
    basis = (left, "2021-06-03", REPORTED, "day of the sentences before it")
    assert (basis in statements) is carried


@pytest.mark.parametrize(
    "sentence",
    [
        "Ortega will leave Lima, it was agreed.",
        "Ortega is a man of Lima.",
        "Ortega won every vote since he was elected.",
    ],
)
def test_day_is_not_carried_to_plans_and_sentences_without_a_happening(sentence):
    statements = read("2021-06-09", "President Luis Ortega met Rosa Quispe on 3 June 2021.", sentence)
    assert [quote for quote, *_ in statements] == ["President Luis Ortega met Rosa Quispe on 3 June 2021."]


@pytest.mark.parametrize(("before", "dated"), [(SETTINGS.lead_passages - 1, True), (SETTINGS.lead_passages, False)])
def test_title_takes_the_days_of_a_lead_that_goes_on_from_it(before, dated):
    met = "President Luis Ortega met Rosa Quispe on 3 June 2021."
    statements = read("", *[FILLER] * before, met, title="Luis Ortega and Rosa Quispe meet")
    title = ("Luis Ortega and Rosa Quispe meet", "2021-06-03", REPORTED, "title of the dated lead")
    assert (title in statements) is dated


@pytest.mark.parametrize(
    ("words", "first", "last", "edtf"),
    [
        ("earlier this month", "2021-06-01", "2021-06-09", "2021-06-01/2021-06-09"),
        ("later this month", "2021-06-09", "2021-06-30", "2021-06-09/2021-06-30"),
        ("this month", "2021-06-01", "2021-06-09", "2021-06-01/2021-06-09"),
    ],
)
def test_earlier_and_later_end_and_begin_with_the_publication_day(words, first, last, edtf):
    quote = f"President Luis Ortega met Rosa Quispe {words}."
    _, _, dates = make_tables(("a", "2021-06-09", [quote]))
    [expressions] = usable_expressions(dates).values()
    [clause] = dated_clauses(quote, expressions, PUBLISHED, SETTINGS)
    days = clause.expression.days
    assert (days.first.isoformat(), days.last.isoformat(), days.precision, days.edtf) == (first, last, "month", edtf)


@pytest.mark.parametrize(("published", "edtf"), [("2021-06-12", "2021-06-12"), ("2021-06-13", "2021-06-12/2021-06-13")])
def test_weekend_told_on_its_saturday_is_that_day(published, edtf):
    quote = "President Luis Ortega met Rosa Quispe this weekend."
    _, _, dates = make_tables(("a", published, [quote]))
    [expressions] = usable_expressions(dates).values()
    [clause] = dated_clauses(quote, expressions, date.fromisoformat(published), SETTINGS)
    assert clause.expression.days.edtf == edtf


@pytest.mark.parametrize(
    ("quote", "is_read"),
    [
        ("President Luis Ortega met Rosa Quispe on Monday.", True),
        ("Luis Ortega ended Monday publication of the Pula Times.", False),
    ],
)
def test_weekday_of_what_comes_every_week_is_no_day(quote, is_read):
    _, _, dates = make_tables(("a", "2021-06-09", [quote]))
    [expressions] = usable_expressions(dates).values()
    assert bool(dated_clauses(quote, expressions, PUBLISHED, SETTINGS)) is is_read


@pytest.mark.parametrize(
    ("quote", "days"),
    [
        ("Luis Ortega met a crowd celebrating Bastille Day in Pula on Tuesday.", ["2021-06-08"]),
        ("Luis Ortega met a crowd in Pula on Bastille Day.", ["2020-07-14"]),
        ("Luis Ortega met a crowd in Pula in the week of Bastille Day.", []),
        ("Luis Ortega bombed the port overnight, they said on Tuesday.", ["2021-06-08"]),
        ("Luis Ortega bombed the port overnight.", ["2021-06-09"]),
        ("Unions marched against pension cuts on Tuesday.", ["2021-06-08"]),
        ("Sales of the firm fell to 3 percent against 5 percent in May.", []),
        ("Voters rejected the treaty on Tuesday.", ["2021-06-08"]),
        ("October crude rose by a dollar.", []),
        ("October rains rose by a metre.", ["2020-10-01"]),
    ],
)
def test_day_that_is_kept_compared_or_a_part_of_another_one_is_none_of_a_happening(quote, days):
    _, _, dates = make_tables(("a", "2021-06-09", [quote]))
    [expressions] = usable_expressions(dates).values()
    told = dated_clauses(quote, expressions, PUBLISHED, SETTINGS)
    assert [str(item.expression.days.first) for item in told if item.status not in {None, REMARK}] == days


@pytest.mark.parametrize(
    ("quote", "role"),
    [
        ("Anna Berg won Tuesday's election in Pula.", Role.MAIN),
        ("Anna Berg condemned Tuesday's attack in Pula.", Role.ASIDE),
        ("Nine men were killed in Tuesday's attack.", Role.MAIN),
        ("Nine men were arrested in Tuesday's attack.", Role.ASIDE),
        ("Anna Berg spoke at Tuesday's summit.", Role.MAIN),
    ],
)
def test_day_of_a_happening_is_that_of_the_verb_where_it_was_done_in_it(quote, role):
    _, _, dates = make_tables(("a", "2021-06-09", [quote]))
    [expressions] = usable_expressions(dates).values()
    [told] = dated_clauses(quote, expressions, PUBLISHED, SETTINGS)
    assert told.predicate.role is role


@pytest.mark.parametrize(
    "change",
    [{"certainty": "vague"}, {"type": "DURATION"}, {"precision": "decade"}, {"last": ""}]
    + [{"rule": rule} for rule in ("clock", "clock-am-pm", "clock-military", "noon", "dateline")],
)
def test_vague_lasting_open_and_very_wide_expressions_are_not_usable(change):
    _, _, dates = make_tables(("a", "2021-06-09", ["They met on 3 June 2021."]))
    assert len(usable_expressions(dates)) == 1
    assert not usable_expressions(dates.assign(**change))


def test_statements_of_an_article_come_by_place_then_by_days():
    quote = "Luis Ortega met Rosa Quispe on 5 June 2021 and Anna Berg on 3 June 2021."
    statements = read("2021-06-09", quote, "Ortega left on 4 June 2021.")
    assert [first for _, first, *_ in statements] == ["2021-06-03", "2021-06-05", "2021-06-04"]


def test_other_settings_move_the_thresholds():
    settings = replace(SETTINGS, background_days=10, widest=5)
    assert statement_status("They met.", 8, around(11), PUBLISHED, settings) == BACKGROUND
    assert statement_status("They met.", 8, around(1, 6), PUBLISHED, settings) == BACKGROUND


@pytest.mark.parametrize(
    "sentence",
    [
        "Because of an editing error, an article on 3 June 2021 misstated what Luis Ortega said.",
        "Luis Ortega mourns his brother 03:06",
        "2. Plane finds objects on 3 June 2021",
        "3 June 2021 (satellite image)",
        "Luis Ortega did not meet Rosa Quispe on 3 June 2021.",
        "Luis Ortega was glad on 3 June 2021.",
        "Did Luis Ortega meet Rosa Quispe on 3 June 2021?",
        "Luis Ortega may have met Rosa Quispe on 3 June 2021.",
    ],
)
def test_notes_labels_states_denials_and_questions_are_no_statements(sentence):
    assert not read("2021-06-09", *[FILLER] * 5, sentence)


def test_two_expressions_of_one_time_give_one_statement():
    statements = read("2021-06-09", *[FILLER] * 5, "Two days ago, on 7 June 2021, Luis Ortega met Rosa Quispe.")
    assert [(first, status) for _, first, status, _ in statements] == [("2021-06-07", REPORTED)]


@pytest.mark.parametrize(("published", "status"), [("2021-06-09", REPORTED), ("2021-06-01", PLANNED)])
def test_what_somebody_agreed_to_do_is_told_of_a_past_day_and_planned_for_a_later_one(published, status):
    statements = read(published, *[FILLER] * 5, "Luis Ortega agreed to meet Rosa Quispe on 7 June 2021.")
    assert [told for _, _, told, _ in statements] == [status]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The trial of Luis Ortega begins on 4 June 2021.", REPORTED),
        ("The trial of Luis Ortega begins on 9 June 2021.", PLANNED),
        ("The trial of Luis Ortega begins on 14 June 2021.", PLANNED),
        ("The trial of Luis Ortega was due to begin on 4 June 2021.", PLANNED),
    ],
)
def test_present_of_a_day_before_its_article_is_that_of_a_chronology(sentence, status):
    assert [told for _, _, told, _ in read("2021-06-09", *[FILLER] * 5, sentence)] == [status]


@pytest.mark.parametrize(
    ("following", "n_statements"),
    [
        ("That should have been Saturday.", 0),
        ("It should have said 5 June.", 0),
        ("That should have pleased the mayor.", 1),
    ],
)
def test_sentence_that_the_next_one_takes_back_tells_nothing(following, n_statements):
    told = read("2021-06-09", "We said that Anna Berg opened the bridge on 3 June.", following)
    assert len([item for item in told if item[1] == "2021-06-03"]) == n_statements


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Anna Berg opened the bridge, built in 2001, on 3 June 2021.", {"2021-06-03"}),
        ("Anna Berg opened the bridge, built in 2001.", {"2021-06-09"}),
        ("Anna Berg, who resigned in 2001, has died.", {"2001-01-01", "2021-06-09"}),
        ("Anna Berg resigned in 2001.", {"2001-01-01"}),
        ("Anna Berg, who resigned on 8 May 2021, has died.", {"2021-05-08", "2021-06-09"}),
        ("Anna Berg, who resigned on 9 May 2021, has died.", {"2021-05-09"}),
        ("Anna Berg broke the record, set in 2001, on 3 June 2021.", {"2021-06-03"}),
        ("Anna Berg left the house, walked to the port and fled on 3 June 2021.", {"2021-06-03"}),
        ("The hottest day of May 2021 ended with a storm on 3 June 2021.", {"2021-06-03"}),
        ("The hottest day of May 2021 ended with a storm.", {"2021-05-01"}),
        ("In 2021, on 3 June, Anna Berg opened the bridge.", {"2021-06-03"}),
        ("Anna Berg, a rival in the vote of May 2022, opened the bridge.", set()),
        ("Anna Berg, on 3 June 2021, opened the bridge.", {"2021-06-03"}),
        ("Any account of events that took place on 3 June 2021 is false.", set()),
    ],
)
def test_day_of_a_participle_or_within_a_subject_is_not_that_of_the_verb(sentence, days):
    _, passages, dates = make_tables({"id": "a", "published": "2021-06-09", "sentences": [sentence]})
    [article] = read_sentences(passages)
    reader = ArticleReader(PUBLISHED, find_mentions(passages), SETTINGS)
    statements = reader.read(article, usable_expressions(dates))
    assert {item.days.first.isoformat() for item in statements if item.line} == days
