"""Joining: which statements are of one happening, each threshold on both sides."""

import random
from dataclasses import replace

import numpy as np
import pytest

from tests.events.making import make_statement
from topics.events.joining import join_statements
from topics.events.wording import likeness, usual_form
from topics.records import Status
from topics.settings import TimelineSettings

SETTINGS = TimelineSettings()
TEN = [f"w{number}" for number in range(10)]
OTHER_TEN = [f"v{number}" for number in range(10)]


def groups(*statements, settings=SETTINGS):
    """Return the articles of each happening, in the order of the happenings."""
    return [sorted(item.article for item in happening.members) for happening in join_statements(statements, settings)]


def pair_of_words(common):
    """Return two statements of ten words each of which some are common."""
    other = TEN[:common] + OTHER_TEN[common:]
    return make_statement("One.", article="a", words=TEN), make_statement("Two.", article="b", words=other)


@pytest.mark.parametrize(("common", "n_happenings"), [(6, 1), (5, 2)])
def test_like_wording_joins_from_the_share_of_words_on(common, n_happenings):
    one, other = pair_of_words(common)
    assert likeness(one.words, other.words) == common / 10
    assert len(groups(one, other)) == n_happenings


@pytest.mark.parametrize(("words", "n_happenings"), [(TEN[:3], 1), (TEN[:2], 2)])
def test_like_wording_needs_three_words_in_common(words, n_happenings):
    one, other = make_statement("One.", article="a", words=words), make_statement("Two.", article="b", words=words)
    assert len(groups(one, other)) == n_happenings


@pytest.mark.parametrize(("place", "n_happenings"), [("Lima", 1), ("Peru", 1), ("Oslo", 2)])
def test_statements_join_only_on_the_same_ground(place, n_happenings):
    one = make_statement("One.", article="a", words=TEN, places=["Lima"])
    other = make_statement("Two.", article="b", words=TEN, places=[place])
    assert len(groups(one, other)) == n_happenings


@pytest.mark.parametrize(("n_articles", "n_happenings"), [(SETTINGS.crowded, 1), (SETTINGS.crowded + 1, 6)])
def test_name_alone_joins_until_it_is_in_every_article(n_articles, n_happenings):
    statements = [
        make_statement("Done.", article=f"a{number}", people=["Anna Berg"], words=[f"x{number}"])
        for number in range(n_articles)
    ]
    assert len(groups(*statements)) == n_happenings


@pytest.mark.parametrize(("n_named", "n_others", "n_happenings"), [(9, 9, 1), (10, 23, 2), (10, 24, 1)])
def test_name_that_the_folder_is_about_joins_nothing(n_named, n_others, n_happenings):
    """From 10 articles and .3 of all on; these name her on days of their own, but for two."""
    days = [f"2021-0{1 + number // 20}-{1 + number % 20:02}" for number in range(n_named + n_others)]
    pair = [make_statement("Done.", days[0], article=f"p{at}", people=["Anna Berg"], words=[f"p{at}"]) for at in (0, 1)]
    named = [
        make_statement("Done.", days[at], article=f"a{at}", people=["Anna Berg"], words=[f"x{at}"])
        for at in range(1, n_named - 1)
    ]
    others = [
        make_statement("Done.", days[n_named + at], article=f"o{at}", people=[f"Person {at}"], words=[f"y{at}"])
        for at in range(n_others)
    ]
    found = groups(*pair, *named, *others)
    assert sum(any(article in {"p0", "p1"} for article in group) for group in found) == n_happenings


@pytest.mark.parametrize(("common", "n_happenings"), [(3, 1), (2, 7)])
def test_name_in_every_article_joins_with_half_the_wording(common, n_happenings):
    statements = [
        make_statement(
            "Done.",
            article=f"a{number}",
            people=["Anna Berg"],
            words=TEN[:common] + [f"x{number}-{at}" for at in range(10 - common)],
        )
        for number in range(7)
    ]
    assert len(groups(*statements)) == n_happenings


@pytest.mark.parametrize(
    ("acts", "others", "words", "n_happenings"),
    [
        (["open"], ["open"], ["y"], 1),
        (["open"], ["y"], ["y"], 1),
        (["open"], ["resign"], ["y"], 2),
        (["open"], ["resign"], ["x"], 1),
        (["open"], ["resign"], ["berg"], 2),
        (["said"], ["said"], ["y"], 2),
        (["said"], ["said"], ["x"], 1),
        (["open"], [], ["y"], 1),
    ],
)
def test_two_acts_of_one_person_on_one_day_stay_apart(acts, others, words, n_happenings):
    own = ["x", "berg"]
    one = make_statement("One.", article="a", people=["Anna Berg"], words=own, acts=map(usual_form, acts))
    other = make_statement(
        "Two.",
        article="b",
        people=["Anna Berg"],
        words=[*words, *TEN, *(acts if others == ["y"] else [])],
        acts=map(usual_form, others),
    )
    assert len(groups(one, other)) == n_happenings


@pytest.mark.parametrize("status", [Status.BACKGROUND, Status.PLANNED, Status.REPORTED])
@pytest.mark.parametrize(("act", "common", "n_happenings"), [("win", 3, 1), ("win", 2, 2), ("open", 2, 1)])
def test_two_acts_of_one_year_join_only_by_words_of_no_name(status, act, common, n_happenings):
    given = {"precision": "year", "status": status, "people": ["Anna Berg"], "places": ["Lima"]}
    texts = [TEN[:4], TEN[:common] + OTHER_TEN[: 4 - common]]
    one, other = (
        make_statement("Done.", "2021-01-01", "2021-12-31", article=article, words=words, acts=[acts], **given)
        for article, words, acts in zip("ab", texts, ["open", act], strict=True)
    )
    assert len(groups(one, other)) == n_happenings


def test_person_who_only_is_acted_on_joins_nothing():
    one = make_statement("One.", article="a", people=["Anna Berg", "Kari Moe"], words=["a"])
    other = make_statement("Two.", article="b", people=["Luis Ortega", "Kari Moe"], words=["b"])
    assert groups(one, other) == [["a"], ["b"]]


@pytest.mark.parametrize(("position", "n_happenings"), [(2, 1), (3, 2)])
def test_title_joins_what_opens_its_article(position, n_happenings):
    title = make_statement("Berg in Lima", kind="title", words=["a"])
    sentence = make_statement("She came.", position=position, words=["b"])
    assert len(groups(title, sentence)) == n_happenings


def test_sentence_goes_with_the_one_that_it_follows():
    before = make_statement("Berg met Ortega.", position=5, words=["a"])
    after = make_statement("Talks were frank.", position=6, words=["b"], follows=before.passage)
    assert groups(before, after) == [["a", "a"]]
    assert groups(before, replace(after, follows="")) == [["a"], ["a"]]


def plan(first, last, precision, **options):
    given = {"people": ["Anna Berg"], "places": ["Lima"], "words": ["talk"], "status": Status.PLANNED}
    return make_statement("Berg will go.", first, last, precision=precision, article="plan", **given | options)


def met(first, **options):
    given = {"people": ["Anna Berg"], "places": ["Lima"], "words": ["meet", first]}
    return make_statement("Berg went.", first, article=f"met {first}", **given | options)


@pytest.mark.parametrize("precision", ["month", "week"])
def test_plan_for_a_wide_period_joins_one_event_only(precision):
    happenings = groups(plan("2021-06-07", "2021-06-13", precision), met("2021-06-09"), met("2021-06-10"))
    assert happenings == [["met 2021-06-09", "plan"], ["met 2021-06-10"]]


@pytest.mark.parametrize("precision", ["span", "weekend"])
def test_plan_for_several_days_joins_an_event_on_each(precision):
    happenings = groups(plan("2021-06-09", "2021-06-10", precision), met("2021-06-09"), met("2021-06-10"))
    assert happenings == [["met 2021-06-09", "plan"], ["met 2021-06-10", "plan"]]


@pytest.mark.parametrize(("acts", "n_happenings"), [(["meet"], 1), (["resign"], 2)])
def test_report_of_several_days_joins_no_event_of_another_act(acts, n_happenings):
    wide = replace(plan("2021-06-09", "2021-06-10", "span"), status=Status.REPORTED, acts=frozenset(acts))
    own = replace(met("2021-06-09"), acts=frozenset(["meet"]), words=frozenset(["hall"]))
    assert len(groups(replace(wide, words=frozenset(["square"])), own)) == n_happenings


def test_plan_joins_the_event_that_it_shares_most_with():
    close = met("2021-06-10", words=["talk", "meet"])
    happenings = groups(plan("2021-06-07", "2021-06-13", "week"), met("2021-06-09"), close)
    assert happenings == [["met 2021-06-09"], ["met 2021-06-10", "plan"]]


@pytest.mark.parametrize("day", ["2021-06-08", "2021-06-11"])
def test_plan_joins_no_event_outside_its_days(day):
    assert len(groups(plan("2021-06-09", "2021-06-10", "span"), met(day))) == 2


@pytest.mark.parametrize(
    ("options", "joined"),
    [
        ({}, True),
        ({"places": []}, False),
        ({"places": [], "words": ["meet"]}, True),
        ({"places": ["Oslo"], "words": ["meet"]}, False),
        ({"people": ["Kari Moe"], "words": ["meet"]}, False),
    ],
)
def test_plan_needs_two_of_people_place_and_wording_to_mean_an_event(options, joined):
    happenings = groups(plan("2021-06-07", "2021-06-13", "week", **options), met("2021-06-09"))
    assert (len(happenings) == 1) is joined


def test_plan_is_found_by_somebody_whom_only_a_plan_before_it_names():
    both = plan("2021-06-07", "2021-06-13", "week", people=["Anna Berg", "Kari Moe"])
    alone = plan("2021-06-07", "2021-06-13", "week", people=["Kari Moe"], position=1)
    assert groups(alone, both, met("2021-06-09")) == [["met 2021-06-09", "plan", "plan"]]
    assert len(groups(alone, met("2021-06-09"))) == 2


def test_joined_plan_keeps_its_status_and_says_why_it_is_there():
    [happening] = join_statements([plan("2021-06-07", "2021-06-13", "week"), met("2021-06-09")], SETTINGS)
    assert (happening.status, happening.days.first.isoformat()) == (Status.REPORTED, "2021-06-09")
    member = next(item for item in happening.members if item.status == Status.PLANNED)
    assert member.basis == "; planned, its days hold this one"


@pytest.mark.parametrize(
    ("options", "joined"),
    [
        ({}, True),
        ({"words": ["sign"]}, True),
        ({"words": ["sign"], "places": []}, False),
        ({"words": ["talk", "pact", "sea"], "places": []}, True),
        ({"people": ["Kari Moe"], "places": [], "words": ["talk"]}, True),
        ({"people": ["Kari Moe"], "places": [], "words": ["sign"]}, False),
        ({"places": ["Oslo"]}, False),
    ],
)
def test_plans_that_nobody_reports_join_by_people_ground_and_wording(options, joined):
    one = plan("2021-06-07", "2021-06-13", "week")
    other = replace(plan("2021-06-10", "2021-06-30", "span", **options), sentence=met("2021-06-01").sentence)
    assert (len(groups(one, other)) == 1) is joined


def test_plans_of_different_days_do_not_join():
    one = plan("2021-06-07", "2021-06-13", "week")
    other = replace(plan("2021-06-14", "2021-06-20", "week"), sentence=met("2021-06-01").sentence)
    assert len(groups(one, other)) == 2


def test_background_never_joins_what_is_reported():
    old = replace(met("2021-06-09"), status=Status.BACKGROUND)
    new = make_statement("Berg went.", article="b", people=["Anna Berg"], places=["Lima"])
    assert len(groups(old, new)) == 2


def test_happenings_come_by_first_day_then_last_day_whatever_the_order_of_statements():
    wide = met("2021-06-09", words=["sign"], people=["Kari Moe"])
    statements = [
        met("2021-06-10"),
        met("2021-06-09"),
        replace(wide, expression=plan("2021-06-09", "2021-06-11", "span").expression),
    ]
    expected = [happening.days for happening in join_statements(statements, SETTINGS)]
    assert [(str(days.first), str(days.last)) for days in expected] == [
        ("2021-06-09", "2021-06-09"),
        ("2021-06-09", "2021-06-11"),
        ("2021-06-10", "2021-06-10"),
    ]
    random.Random(3).shuffle(statements)
    assert [happening.days for happening in join_statements(statements, SETTINGS)] == expected


# ---------------------------------------------------------------- one meaning in other words

ANGLES = {"east": 0.0, "north": 90.0}


def compass(texts):
    """Return a unit vector for each text, which is a name or a number of degrees."""
    angles = np.radians([ANGLES.get(text, 0.0) if text in ANGLES else float(text) for text in texts])
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def at_angle(degrees, **options):
    return make_statement(str(degrees), words=[f"x{degrees}"], **options)


def joined(*statements, settings=SETTINGS, encode=compass):
    return join_statements(statements, settings, encode)


@pytest.mark.parametrize(("degrees", "n_happenings"), [(63.2, 1), (63.3, 2)])  # the cosines are .4509 and .4493
def test_happenings_of_one_day_are_one_from_a_cosine_of_nine_twentieths(degrees, n_happenings):
    assert len(joined(at_angle(0, article="a"), at_angle(degrees, article="b"))) == n_happenings


def test_without_an_encoder_nothing_is_joined_by_its_meaning():
    assert len(joined(at_angle(0, article="a"), at_angle(1, article="b"), encode=None)) == 2


def test_happenings_of_other_days_stay_apart_whatever_their_sentences_say():
    one, other = at_angle(0, article="a", first="2021-03-04"), at_angle(0, article="b", first="2021-03-05")
    assert len(joined(one, replace(other, words=frozenset({"y"})))) == 2


def test_average_decides_and_no_chain_of_likenesses():
    chain = [at_angle(degrees, article=f"a{degrees}") for degrees in (0, 50, 100, 150)]
    assert [len(item.members) for item in joined(*chain)] == [2, 2]


def test_plan_joins_the_report_of_its_day_which_gives_the_status():
    plan, report = at_angle(0, article="a", status=Status.PLANNED), at_angle(5, article="b")
    (happening,) = joined(plan, report)
    assert happening.status == Status.REPORTED
    assert [item.basis for item in happening.members] == ["", "; means the same"]


def test_what_one_article_tells_is_a_detail_of_what_several_tell_from_three_tenths_on():
    told = [at_angle(0, article="a"), at_angle(1, article="b")]
    near, far = at_angle(72.8, article="c"), at_angle(-72.2, article="d")  # cosines to the middle: .309, .292
    whole, *others = sorted(joined(*told, near, far), key=lambda item: -len(item.members))
    details = {item.members[0].article: item.part_of for item in others}
    assert details == {"c": whole.members[0].passage, "d": ""}
    assert whole.part_of == ""


@pytest.mark.parametrize(("place", "counts"), [("Lima", True), ("", True), ("Oslo", False)])
def test_what_no_line_tells_is_a_source_only_on_the_same_ground(place, counts):
    line = "The mayor opened the port of Lima on Friday"
    told = replace(at_angle(0, article="a", places=["Lima"], acts=["open"]), line=line)
    untold = at_angle(50.2, article="b", places=[place] if place else [], acts=["close"])  # the cosine is .640
    (happening,) = joined(told, untold)
    assert [item.counts for item in happening.members] == [True, counts]


def test_what_several_tell_is_no_detail():
    pairs = [at_angle(0, article="a"), at_angle(1, article="b"), at_angle(72, article="c"), at_angle(73, article="d")]
    assert [item.part_of for item in joined(*pairs)] == ["", ""]


def test_only_so_many_sentences_are_compared_those_that_most_articles_tell_first():
    two = [replace(at_angle(0, article=article), words=frozenset(TEN)) for article in "ab"]
    told = [*two, at_angle(5, article="c"), at_angle(6, article="d")]
    sizes = {
        n: sorted(len(item.members) for item in joined(*told, settings=replace(SETTINGS, compared=n)))
        for n in (0, 2, 3)
    }
    assert sizes == {0: [1, 1, 2], 2: [1, 3], 3: [4]}


@pytest.mark.parametrize(("compared", "sizes"), [(2, [1, 2]), (3, [3])])
def test_happenings_told_in_the_same_sentence_count_each_by_themselves(compared, sizes):
    told = [replace(at_angle(0, article=article), words=frozenset([f"x{article}"])) for article in "abc"]
    happenings = joined(*told, settings=replace(SETTINGS, compared=compared))
    assert sorted(len(item.members) for item in happenings) == sizes


def test_happenings_that_most_articles_tell_are_compared_first_wherever_they_stand():
    two = [replace(at_angle(0, article=article), words=frozenset(TEN)) for article in "yz"]
    told = [at_angle(5, article="a"), at_angle(6, article="b"), *two]
    happenings = joined(*told, settings=replace(SETTINGS, compared=2))
    assert sorted(sorted(item.article for item in happening.members) for happening in happenings) == [
        ["a", "y", "z"],
        ["b"],
    ]


@pytest.mark.parametrize(("place", "n_happenings"), [("Lima", 1), ("", 2)])
def test_plans_that_share_people_and_ground_join_without_a_common_word(place, n_happenings):
    plans = [
        make_statement(
            "Planned.", "2021-07-01", "2021-07-31", article=article, precision="month", status=Status.PLANNED,
            people=["Anna Berg"], places=[place] if place else [], words=[f"x{article}"],
        )
        for article in "ab"
    ]  # fmt: skip
    assert len(groups(*plans)) == n_happenings


@pytest.mark.parametrize(("difference", "degrees", "n_happenings"), [
    ("", 63.2, 1), ("act", 56.7, 2), ("act", 56.6, 1), ("place", 56.7, 2), ("place", 56.6, 1),
])  # fmt: skip  # the cosines are .4509, .5490 and .5505
def test_other_act_or_ground_asks_for_a_tenth_more_of_likeness(difference, degrees, n_happenings):
    one = at_angle(0, article="a", acts=["open"], places=["Lima"])
    acts, places = (["close"] if difference == "act" else []), (["Oslo"] if difference == "place" else [])
    assert len(joined(one, at_angle(degrees, article="b", acts=acts, places=places))) == n_happenings


@pytest.mark.parametrize(("degrees", "n_happenings"), [(56.7, 2), (56.6, 1)])  # the cosines are .5490 and .5505
@pytest.mark.parametrize("named", [(), ("Anna Berg",)])
def test_others_who_act_ask_for_a_tenth_more_of_likeness_unless_one_names_the_other(named, degrees, n_happenings):
    one = at_angle(0, article="a", people=["Anna Berg"])
    other = at_angle(degrees, article="b", people=["Bo Dahl"])
    other = replace(other, people=other.people | set(named), words=frozenset({"y"}))
    assert len(joined(one, other)) == (1 if named else n_happenings)


@pytest.mark.parametrize(("article", "position", "degrees", "n_happenings"), [
    ("b", 0, 66.4, 1), ("b", 0, 66.5, 2), ("a", 4, 90, 1), ("a", 5, 90, 2),
])  # fmt: skip  # the cosines of the first two are .4004 and .3987
def test_name_alone_joins_sentences_near_by_or_of_some_likeness(article, position, degrees, n_happenings):
    one = at_angle(0, article="a", people=["Anna Berg"])
    other = at_angle(degrees, article=article, position=position, people=["Anna Berg"])
    assert len(joined(one, other)) == n_happenings


@pytest.mark.parametrize(("degrees", "n_happenings"), [(30, 2), (150, 1), (100, 1)])
def test_what_sentences_of_other_days_are_like_too_joins_nothing(degrees, n_happenings):
    days = [f"2020-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    others = [at_angle(degrees + n / 100, article=f"o{n}", first=day) for n, day in enumerate(days)]
    told = joined(at_angle(0, article="a"), at_angle(60, article="b"), at_angle(61, article="c"), *others)
    assert len([item for item in told if item.days.bounds[0].year == 2021]) == n_happenings


@pytest.mark.parametrize(("degrees", "n_happenings"), [(49.4, 1), (49.5, 2)])  # the cosines are .6508 and .6494
def test_happenings_of_one_month_ask_for_more_likeness_than_those_of_one_day(degrees, n_happenings):
    month = {"first": "2021-06-01", "last": "2021-06-30", "precision": "month"}
    assert len(joined(at_angle(0, article="a", **month), at_angle(degrees, article="b", **month))) == n_happenings


@pytest.mark.parametrize(("degrees", "n_happenings"), [(69.5, 1), (69.6, 2)])  # the cosines are .3502 and .3486
def test_what_no_line_tells_goes_with_what_is_nearly_alike(degrees, n_happenings):
    told = replace(at_angle(0, article="a"), line="The mayor opened the bridge")
    assert len(joined(told, at_angle(degrees, article="b"))) == n_happenings


@pytest.mark.parametrize(("degrees", "telling"), [(50.9, {"a", "b"}), (51.0, {"a"})])  # .6307 and .6293
def test_what_is_only_nearest_to_an_event_is_no_source_of_it(degrees, telling):
    told = replace(at_angle(0, article="a"), line="The mayor opened the bridge")
    (happening,) = joined(told, at_angle(degrees, article="b"))
    assert happening.articles == {"a", "b"}
    assert happening.telling == telling


@pytest.mark.parametrize(
    ("last", "precision", "degrees", "n_happenings"),
    [
        ("2021-12-31", "year", 56.6, 1),  # the cosines are .5505 and .5490
        ("2021-12-31", "year", 56.7, 2),
        ("2021-01-31", "month", 69.5, 1),
        ("2021-01-31", "month", 69.6, 2),
    ],
)
def test_what_no_line_tells_of_a_year_goes_only_with_what_is_as_alike_as_of_a_year(
    last, precision, degrees, n_happenings
):
    days = {"first": "2021-01-01", "last": last, "precision": precision}
    told = replace(at_angle(0, article="a", **days), line="The mayor opened the bridge")
    assert len(joined(told, at_angle(degrees, article="b", **days))) == n_happenings


@pytest.mark.parametrize(
    ("verb", "other", "last", "n_happenings"),
    [
        ("arrest", "Anna Berg", "2021-05-31", 1),
        ("arrest", "Luis Ortega", "2021-05-31", 2),
        ("travel", "Anna Berg", "2021-05-31", 2),
        ("arrest", "Anna Berg", "2021-06-01", 2),
    ],
)
def test_what_hardly_befalls_one_person_twice_in_a_month_is_one_whatever_the_sentences_say(
    verb, other, last, n_happenings
):
    precision = "month" if last == "2021-05-31" else "span"
    days = {"first": "2021-05-01", "last": last, "precision": precision}
    act = [usual_form(verb)]
    one = make_statement("0", words=["x", *act], article="a", acts=act, **days)
    two = make_statement("90", words=["y", *act], article="b", acts=act, **days)
    assert len(joined(replace(one, taking_part=("Anna Berg",)), replace(two, taking_part=(other,)))) == n_happenings
