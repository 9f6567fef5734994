"""Each kind of claim: what it reads, what it takes for one matter, and each threshold on both sides."""

from dataclasses import replace
from datetime import date

import pytest

from tests.events.making import days_of, make_statement
from topics.events.claims.day import Day
from topics.events.claims.exclusion import FirstSince, Meeting
from topics.events.claims.kind import Claim, Surroundings, days_apart
from topics.events.claims.length import Length
from topics.events.claims.office import Office
from topics.events.claims.order import Order
from topics.events.claims.place import Place
from topics.events.claims.quantities import bounds
from topics.events.claims.registry import DENIAL_KINDS, KINDS, QUOTED_KINDS, STORY_KINDS, claims_of_article
from topics.events.dated_clauses import Expression
from topics.events.disagreements import Disagreement, claim_rows, find_disagreements, reconcile
from topics.events.people.actors import Mention
from topics.events.publications import Publication, read_publications
from topics.records import CLAIM_KINDS, Status, table

BOTH = ["Anna Berg", "Luis Ortega"]


def read(kind, text, *, year=0, durations=(), mentions=(), **options):
    """Return the topics, values and numbers of what a sentence claims."""
    statement = make_statement(text, **options)
    around = Surroundings(year, {statement.passage: durations}, {statement.passage: mentions})
    claims = [*kind.of_statement(statement, around), *kind.of_sentence(statement, around)]
    return [(claim.topic, claim.value, claim.low, claim.high) for claim in claims]


def claim(kind, value="x", low=0, high=None, *, topic="t", article="a", **options):
    statement = make_statement(options.pop("text", "Done."), article=article, **options)
    return Claim(kind, topic, value, low, low if high is None else high, statement)


def gap(n_characters):
    """Return one long word between blanks, so many characters in all."""
    return f" {'x' * (n_characters - 2)} "


def test_registry_has_every_kind_of_the_tables():
    assert {kind.name for kind in (*KINDS, *STORY_KINDS, *DENIAL_KINDS, *QUOTED_KINDS)} == set(CLAIM_KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_kind_words_what_its_disagreements_are_about(kind):
    about = kind.about([claim(kind, topic="talks", people=BOTH, text="Berg met Ortega.", date_text="then")])
    assert about
    assert "{" not in about


@pytest.mark.parametrize(
    ("text", "duration", "expected"),
    [
        ("The talks lasted two hours.", ("two hours", "PT2H"), [("talks", "two hours", 120, 120)]),
        ("A 90-minute call", ("90-minute", "PT90M"), [("call", "90-minute", 90, 90)]),
        ("about two hours of frank talks", ("two hours", "PT2H"), [("talks", "two hours", 120 / 1.34, 120 * 1.34)]),
        ("The visit took two days.", ("two days", "P2D"), [("visit", "two days", 2880, 2880)]),
        ("They met in Lima for three hours.", ("three hours", "PT3H"), [("talks", "three hours", 180, 180)]),
        ("It rained for two hours.", ("two hours", "PT2H"), []),
        ("The talks lasted years.", ("years", "PXY"), []),
    ],
)
def test_lengths_are_read_in_minutes(text, duration, expected):
    assert read(Length(), text, durations=[duration]) == expected


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        (f"The talks{gap(60)}lasted two hours.", True),
        (f"The talks{gap(61)}lasted two hours.", False),
        (f"The talks lasted{gap(20)}two hours.", True),
        (f"The talks lasted{gap(21)}two hours.", False),
        (f"They met{gap(80)}for two hours.", True),
        (f"They met{gap(81)}for two hours.", False),
        (f"They met for{gap(13)}two hours.", True),
        (f"They met for{gap(14)}two hours.", False),
    ],
)
def test_length_stands_near_the_word_for_what_lasted(text, is_read):
    assert bool(read(Length(), text, durations=[("two hours", "PT2H")])) is is_read


@pytest.mark.parametrize(
    ("number", "how", "allowed"), [(10, "over ", (10, 30)), (10, "up to ", (5, 10)), (10, "", (10, 10))]
)
def test_words_that_qualify_a_number_widen_it(number, how, allowed):
    assert bounds(number, how) == allowed


@pytest.mark.parametrize(
    ("text", "date_text", "expected"),
    [
        ("Anna Berg resigned on 9 June", "9 June", ["resigned"]),
        ("On 9 June Anna Berg was born", "9 June", ["born"]),
        ("Anna Berg would have resigned on 9 June", "9 June", []),
        ("Anna Berg resigned " + "x" * 57 + " 9 June", "9 June", []),
        ("Anna Berg resigned " + "x" * 50 + " 9 June", "9 June", ["resigned"]),
        ("Anna Berg resigned and Kari Moe arrived on 9 June", "9 June", []),
        ("Anna Berg visited on 9 June", "9 June", []),
        ("Anna Berg resigned", "", []),
    ],
)
def test_day_is_claimed_where_the_date_stands_right_by_the_verb(text, date_text, expected):
    assert [topic for topic, *_ in read(Day(), text, date_text=date_text)] == expected


@pytest.mark.parametrize(("between", "is_close"), [(60, True), (61, False)])
def test_verb_and_date_are_sixty_characters_apart_at_most(between, is_close):
    verb = "resigned"
    text = f"Berg {verb} {'x' * (between - len(verb) - 2)} 9 June"
    assert text.index("9 June") - text.index(verb) == between
    assert bool(read(Day(), text, date_text="9 June")) is is_close


@pytest.mark.parametrize(
    ("options", "one_matter"),
    [
        ({}, True),
        ({"words": ["resign", "lima", "w", "x", "y"]}, False),
        ({"words": ["resign", "lima", "office", "x", "y"]}, True),
        ({"people": ["Kari Moe"]}, False),
        ({"people": []}, False),
        ({"article": "a"}, False),
        ({"last": "2021-06-30", "precision": "month"}, False),
    ],
)
def test_days_are_of_one_matter_by_person_precision_and_wording(options, one_matter):
    given = {"people": ["Anna Berg"], "words": ["resign", "lima", "office", "hall", "night"]}
    one, other = claim(Day(), article="a", **given), claim(Day(), **{"article": "b", **given} | options)
    assert Day().one_matter(one, other, {}) is one_matter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg met Ortega", ["did"]),
        ("Berg did not meet Ortega", ["did not"]),
        ("Berg refused to meet Ortega", ["did not"]),
        ("Berg never really met Ortega", ["did not"]),
        ("Berg likes Ortega", []),
    ],
)
def test_meeting_is_claimed_or_denied(text, expected):
    assert [value for _, value, *_ in read(Meeting(), text)] == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("the first visit since 2018", 0, [(2017, 2019)]),
        ("the first visit in five years", 2023, [(2017, 2019)]),
        ("the first visit in five years", 0, []),
        ("the visit since 2018", 2023, []),
    ],
)
def test_first_since_gives_a_year_with_one_more_on_each_side(text, year, expected):
    assert [(low, high) for *_, low, high in read(FirstSince(), text, year=year)] == expected


@pytest.mark.parametrize(("between", "is_read"), [(70, True), (71, False)])
def test_first_and_its_year_are_seventy_characters_apart_at_most(between, is_read):
    assert bool(read(FirstSince(), f"the first{gap(between)}since 2018")) is is_read


@pytest.mark.parametrize(
    ("kind", "people", "one_matter"),
    [
        (Length(), BOTH, True),
        (Length(), BOTH[:1], False),
        (Meeting(), BOTH, True),
        (Meeting(), BOTH[:1], False),
        (Place(), BOTH, True),
        (Place(), BOTH[:1], False),
        (Order(), BOTH, True),
        (Order(), BOTH[:1], False),
        (FirstSince(), BOTH[:1], True),
        (FirstSince(), [], False),
    ],
)
def test_kinds_of_claims_about_people_need_so_many_of_them(kind, people, one_matter):
    one = claim(kind, article="a", people=BOTH, words=["w"])
    other = claim(kind, article="b", people=people, words=["w"])
    assert kind.one_matter(one, other, {}) is one_matter


@pytest.mark.parametrize(
    ("kind", "common", "one_matter"),
    [(FirstSince(), 5, True), (FirstSince(), 4, False), (Order(), 6, True), (Order(), 5, False), (Length(), 0, True)],
)
def test_kinds_of_claims_need_so_much_common_wording(kind, common, one_matter):
    words = [f"w{number}" for number in range(10)]
    one = claim(kind, article="a", people=BOTH, words=words)
    other = claim(
        kind, article="b", people=BOTH, words=words[:common] + [f"v{number}" for number in range(10 - common)]
    )
    assert kind.one_matter(one, other, {}) is one_matter


@pytest.mark.parametrize(("day", "one_matter"), [("2021-06-09", True), ("2021-06-10", False)])
def test_claims_about_people_are_of_days_that_overlap(day, one_matter):
    one, other = claim(Length(), people=BOTH), claim(Length(), article="b", people=BOTH, first=day)
    assert Length().one_matter(one, other, {}) is one_matter


@pytest.mark.parametrize(
    ("places", "expected"), [(["Lima"], ["Lima"]), (["Peru"], []), (["Oslo", "Lima"], ["Lima", "Oslo"])]
)
def test_place_of_a_meeting_lies_within_a_country(places, expected):
    assert [value for _, value, *_ in read(Place(), "Berg met Ortega", places=places)] == expected
    assert not read(Place(), "Berg praised Ortega", places=places)


@pytest.mark.parametrize(
    ("one", "other", "differ"), [("Lima", "Oslo", True), ("Lima", "Peru", False), ("Lima", "Lima", False)]
)
def test_places_differ_where_neither_lies_in_the_other(one, other, differ):
    assert Place().differ(claim(Place(), one), claim(Place(), other)) is differ


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg met Ortega before she left", [("met", "before", 0, 0)]),
        ("Berg arrived after Ortega had left", [("arrived", "after", 1, 1)]),
        ("Berg smiled after the talks", []),
    ],
)
def test_order_is_before_or_after(text, expected):
    assert read(Order(), text) == expected


@pytest.mark.parametrize(("between", "is_read"), [(61, True), (62, False)])
def test_verb_and_order_have_sixty_characters_and_a_blank_between_at_most(between, is_read):
    assert bool(read(Order(), f"Berg met{gap(between)}before she left")) is is_read


MINISTER = Mention("Kari Moe", "person", 0, 1, "Norwegian Foreign Minister", "name", True)


@pytest.mark.parametrize(
    ("change", "topics"),
    [
        ({}, ["foreign minister of Norway"]),
        ({"role": "former Norwegian Foreign Minister"}, []),
        ({"role": "Foreign Minister"}, []),
        ({"role": "Norwegian Danish Foreign Minister"}, []),
        ({"role": "Norwegian spokeswoman"}, []),
        ({"kind": "group"}, []),
        ({"basis": "pronoun"}, []),
    ],
)
def test_office_is_that_of_one_country_that_a_named_person_holds(change, topics):
    assert [topic for topic, *_ in read(Office(), "Done.", mentions=[MINISTER._replace(**change)])] == topics


@pytest.mark.parametrize("status", [Status.BACKGROUND, Status.REMARK])
def test_office_is_not_read_from_background_and_remarks(status):
    assert not read(Office(), "Done.", mentions=[MINISTER], status=status)


@pytest.mark.parametrize(("apart", "one_matter"), [(30, True), (31, False)])
def test_office_is_held_by_one_person_for_thirty_days(apart, one_matter):
    one, other = claim(Office(), "Kari Moe"), claim(Office(), "Bo Ek", article="b")
    assert Office().one_matter(one, other, {"a": 100, "b": 100 + apart}) is one_matter
    assert Office().one_matter(one, replace(other, statement=one.statement), {"a": 100})


@pytest.mark.parametrize(("one", "other", "differ"), [("Kari Moe", "Bo Ek", True), ("Kari Moe", "Kari Moe-Ek", False)])
def test_offices_differ_where_the_names_share_no_word(one, other, differ):
    assert Office().differ(claim(Office(), one), claim(Office(), other)) is differ


@pytest.mark.parametrize(("n_others", "plausible"), [(8, True), (9, False)])
def test_name_that_one_in_ten_gives_to_an_office_is_of_somebody_before(n_others, plausible):
    group = [claim(Office(), "Kari Moe"), *(claim(Office(), "Bo Ek") for _ in range(n_others))]
    assert Office().plausible(group) is plausible


@pytest.mark.parametrize(("low", "high", "differ"), [(5, 9, True), (5, 10, False), (12, 20, False), (13, 20, True)])
def test_numbers_differ_where_their_bounds_do_not_meet(low, high, differ):
    one, other = claim(Length(), low=10, high=12), claim(Length(), low=low, high=high)
    assert Length().differ(one, other) is Length().differ(other, one) is differ


def test_unknown_days_of_publication_are_no_days_apart():
    one, other = claim(Length()), claim(Length(), article="b")
    assert days_apart(one, other, {}) == 0
    assert days_apart(one, other, {"a": 5, "b": 2}) == 3


def test_sentence_is_read_once_for_lengths_and_each_statement_for_the_rest():
    statement = make_statement("Berg met Ortega for two hours.", people=BOTH)
    second = replace(statement, expression=Expression(days_of("2021-06-10")))
    around = Surroundings(0, {statement.passage: [("two hours", "PT2H")]}, {statement.passage: ()})
    kinds = [claim.kind.name for claim in claims_of_article([statement, second], around)]
    assert kinds == ["exclusion", "exclusion", "length"]


def test_lengths_then_offices_are_shown_after_all_other_disagreements():
    groups = [
        [claim(kind, value, number, article=value, people=BOTH, words=["w"]) for number, value in enumerate("xy")]
        for kind in (Office(), Length(), Meeting())
    ]
    shown = find_disagreements([item for group in groups for item in group], {})
    assert [group[0].kind.name for group in shown] == ["exclusion", "length", "office"]


def day_claim(article, first, *, guessed):
    given = {"people": ["Anna Berg"], "words": ["resign", "lima"], "article": article}
    ordinal = days_of(first).first.toordinal()
    return claim(Day(), first, ordinal, first=first, guessed=guessed, **given)


def test_guessed_day_is_moved_to_the_one_that_others_plainly_give():
    guess, plain = day_claim("a", "2020-06-09", guessed=True), day_claim("b", "2021-06-09", guessed=False)
    moved = reconcile([guess.statement, plain.statement], [[guess, plain]])
    assert [item.days.edtf for item in moved] == ["2021-06-09", "2021-06-09"]
    assert moved[0].basis.endswith("which may mean 2020-06-09; other articles say 2021-06-09")
    assert moved[1] == plain.statement


@pytest.mark.parametrize("others", [["2021-06-09", "2021-06-10"], []])
def test_guessed_day_stays_where_others_give_no_one_day(others):
    guess = day_claim("a", "2020-06-09", guessed=True)
    plain = [day_claim(f"b{day}", day, guessed=False) for day in others]
    assert reconcile([guess.statement], [[guess, *plain]]) == [guess.statement]


def test_other_disagreements_move_no_day():
    guess = claim(Length(), guessed=True, first="2020-06-09")
    plain = claim(Length(), article="b")
    assert reconcile([guess.statement], [[guess, plain]]) == [guess.statement]


def test_rows_of_a_disagreement_have_each_article_and_value_once_and_the_event_of_the_passage():
    one, other = claim(Meeting(), "did", people=BOTH), claim(Meeting(), "did not", article="b", people=BOTH)
    told = Disagreement("contradiction", (one, one, other))
    rows = claim_rows(told, 3, {one.statement.passage: "e1"}, {"a": Publication.of_day(date(2021, 6, 9))}, {})
    assert [(row["article"], row["value"], row["event"]) for row in rows] == [("a", "did", "e1"), ("b", "did not", "")]
    assert {row["about"] for row in rows} == {"whether Anna Berg and Luis Ortega met"}
    assert len({row["disagreement"] for row in rows}) == 1
    assert {(row["rank"], row["kind"], row["matter"]) for row in rows} == {(3, "contradiction", "exclusion")}
    assert [row["published"] for row in rows] == ["2021-06-09", ""]


@pytest.mark.parametrize(("share", "edtf", "is_told"), [(0.11, "2021-06-09~", True), (0.1, "2021-06", False)])
def test_day_of_a_claim_is_told_only_where_it_is_certain_or_likely(share, edtf, is_told):
    article = {"id": "a", "published_likely": "2021-06-09", "published_share": share, "published_edtf": "2021-06"}
    publication = read_publications(table("articles", [article]))["a"]
    one, other = claim(Meeting(), "did", people=BOTH), claim(Meeting(), "did not", article="b", people=BOTH)
    rows = claim_rows(Disagreement("contradiction", (one, other)), 1, {}, {"a": publication}, {})
    assert rows[0]["published"] == edtf
    assert publication.is_told == is_told
