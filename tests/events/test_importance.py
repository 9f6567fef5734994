"""Importance: weights of events and of days, each threshold on both sides."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.corpora import make_tables
from topics.events.importance import (
    DATED_LEAD,
    NAMED,
    UNDATED_LEAD,
    _to_come,
    find_voices,
    ordinal,
    sparseness_of,
    weigh_days,
    weigh_event,
    weigh_sentences,
    weigh_voices,
)
from topics.records import Status
from topics.settings import TimelineSettings

SETTINGS = TimelineSettings()
TOLD = "The mayor opened the port on 3 March 2021."


def voices_of(*articles, settings=SETTINGS):
    tables = make_tables(*articles)
    passages = tables[1].sort_values(["article", "start"], ignore_index=True)
    published = dict(zip(tables[0]["id"], tables[0]["published"], strict=True))
    return find_voices(published, passages, tables[2], settings)


def weights(*articles, settings=SETTINGS):
    voices = voices_of(*articles, settings=settings)
    return list(weigh_voices(voices, np.full(len(voices), 0.5), settings))


def weight_of(day, *articles, outlets=None, settings=SETTINGS):
    voices = voices_of(*articles, settings=settings)
    outlets = outlets or dict.fromkeys(voices["article"], "")
    published = [published for _, published, _ in articles]
    return weigh_days(voices, np.full(len(voices), 0.5), outlets, published, settings)[ordinal(day)]


def test_reported_event_weighs_most_then_planned_then_background():
    reported, planned, background = (weigh_event(status, 4, 3, 10) for status in list(Status)[:3])
    assert (reported, planned, background) == (0.615, 0.444, 0.286)


def test_five_sources_give_an_event_half_of_all_importance_and_no_number_all():
    assert weigh_event(Status.REPORTED, 5, 0, 0) == 0.5
    assert 0.99 < weigh_event(Status.REPORTED, 999, 0, 0) < 1


def test_outlet_that_comes_back_to_a_thing_makes_it_matter_more_but_is_no_other_source():
    once, again, by_another = (weigh_event(Status.REPORTED, *given) for given in ((1, 0, 0), (1, 0, 0, 1), (2, 0, 0)))
    assert once < again < by_another
    assert weigh_event(Status.REPORTED, 1, 0, 0, 4) == by_another


def test_ten_passages_and_a_source_that_leads_with_it_weigh_as_one_more_source():
    assert weigh_event(Status.REPORTED, 1, 0, 10) == weigh_event(Status.REPORTED, 2, 0, 0)
    assert weigh_event(Status.REPORTED, 1, 1, 0) == weigh_event(Status.REPORTED, 2, 0, 0)


def test_voice_names_its_day_or_leads_its_article():
    voices = voices_of(
        ("a", "2021-03-04", ["The mayor resigned.", TOLD]), ("b", "2021-03-05", ["The mayor left.", "He is ill."])
    )
    kinds = {(row.article, row.position): (row.manner, row.gap) for row in voices.itertuples()}
    assert kinds == {
        ("a", 0): (DATED_LEAD, 0),
        ("a", 1): (NAMED, 1),
        ("b", 0): (UNDATED_LEAD, 0),
        ("b", 1): (UNDATED_LEAD, 0),
    }


@pytest.mark.parametrize(("position", "leads"), [(SETTINGS.lead_passages - 1, True), (SETTINGS.lead_passages, False)])
def test_only_the_first_passages_lead(position, leads):
    voices = voices_of(("a", "2021-03-04", ["It is warm."] * 5))
    assert (position in set(voices["position"])) is leads


@pytest.mark.parametrize(
    ("before", "manner"), [(SETTINGS.lead_passages, DATED_LEAD), (SETTINGS.lead_passages + 1, UNDATED_LEAD)]
)
def test_lead_is_beside_a_day_that_is_named_soon_after_it(before, manner):
    voices = voices_of(("a", "2021-03-04", [*["It is warm."] * before, TOLD]))
    assert voices.set_index("position").loc[0, "manner"] == manner


def test_article_without_a_day_has_no_lead_and_no_gap():
    voices = voices_of(("a", "", ["It is warm.", TOLD]))
    assert list(zip(voices["position"], voices["manner"], voices["gap"], strict=True)) == [(1, NAMED, 0)]


def test_day_that_is_named_twice_in_a_passage_is_one_voice():
    assert len(voices_of(("a", "", ["On 3 March 2021, it was 3 March 2021."]))) == 1


def test_voice_weighs_less_where_it_announces_and_more_where_it_tells():
    [after], [before] = weights(("a", "2021-03-05", [TOLD])), weights(("a", "2021-03-02", [TOLD]))
    assert before == pytest.approx(after * SETTINGS.announced)
    [on_the_day] = weights(("a", "2021-03-03", [TOLD]))
    assert on_the_day == pytest.approx(after)
    [flat] = weights(("a", "2021-03-05", ["The port is of 3 March 2021."]))
    assert after == pytest.approx(flat * SETTINGS.told_bonus)


def test_voice_weighs_by_its_manner():
    undated = weights(("a", "2021-03-05", ["The mayor resigned."]))[0]
    dated, named = weights(("a", "2021-03-05", ["The mayor resigned.", TOLD]))
    [first] = weights(("a", "2021-03-05", [TOLD]))
    assert undated == pytest.approx(first * SETTINGS.undated_lead)
    assert dated == pytest.approx(first * SETTINGS.dated_lead)
    assert named < first


def test_first_passage_weighs_more_than_a_later_one():
    settings = replace(SETTINGS, early_bonus=0.0)
    articles = [("a", "", [TOLD, "It is warm.", TOLD.replace("opened", "closed")])]
    first, later = weights(*articles)
    assert first > later
    first, later = weights(*articles, settings=settings)
    assert first == pytest.approx(later)


def test_voice_about_the_subject_weighs_more():
    voices = voices_of(("a", "", [TOLD]), ("b", "", [TOLD]))
    off, on = weigh_voices(voices, np.array([0.0, 0.9]), SETTINGS)
    assert 0 < off < on


def test_where_few_days_of_many_are_chosen_a_lead_without_a_day_weighs_less_and_one_that_names_it_more():
    lead = voices_of(("a", "2021-03-04", ["The mayor resigned."]))
    named = voices_of(("a", "", [TOLD]))
    both = voices_of(("a", "", ["The mayor stayed.", TOLD, TOLD]))
    second, third = both[both["position"] == 1], both[both["position"] == 2]
    topicality = np.array([0.5])
    for voices, at_all, at_most in ((lead, 1.0, 0.0), (named, 1.0, 1.5), (second, 1.0, 1.5), (third, 1.0, 1.0)):
        dense = weigh_voices(voices, topicality, SETTINGS)
        ratios = [weigh_voices(voices, topicality, SETTINGS, share) / dense for share in (0.0, 1.0)]
        assert ratios == pytest.approx([at_all, at_most])


@pytest.mark.parametrize(("span", "length", "share"), [(0, 5, 0), (900, 10, 0.5), (899, 10, 0.499), (9000, 10, 0.99)])
def test_sparseness_is_one_half_where_a_day_is_chosen_of_each_quarter(span, length, share):
    days = pd.Series([700_000, 700_000 + span])
    assert sparseness_of(days, length, SETTINGS) == pytest.approx(share, abs=0.001)


def test_all_days_and_no_days_are_not_sparse():
    assert sparseness_of(pd.Series([1, 5000]), 0, SETTINGS) == 0
    assert sparseness_of(pd.Series([], dtype="int64"), 5, SETTINGS) == 0


def test_sentence_that_names_its_day_tells_it_better_than_a_lead():
    voices = voices_of(("a", "2021-03-04", ["The mayor resigned."]), ("b", "", [TOLD]))
    lead, named = weigh_sentences(voices, np.array([0.5, 0.5]), SETTINGS)
    assert lead == pytest.approx(named * SETTINGS.lead_sentence)


def test_sentence_on_the_subject_tells_its_day_better_up_to_a_limit():
    voices = voices_of(*((f"a{number:02}", "", [TOLD]) for number in range(40)))
    topicality = np.array([0.0, 0.2, *[0.4] * 36, 0.7, 4.0])
    weighed = weigh_sentences(voices, topicality, SETTINGS)
    assert weighed[0] < weighed[1] < weighed[2] < weighed[-2] == weighed[-1]


def test_more_articles_weeks_and_outlets_make_a_day_weigh_more():
    one = weight_of("2021-03-03", ("a", "2021-03-04", [TOLD]))
    same_article = weight_of("2021-03-03", ("a", "2021-03-04", [TOLD, TOLD]))
    two = weight_of("2021-03-03", ("a", "2021-03-04", [TOLD]), ("b", "2021-03-04", [TOLD]))
    outlets = {"a": "Post", "b": "News"}
    two_outlets = weight_of("2021-03-03", ("a", "2021-03-04", [TOLD]), ("b", "2021-03-04", [TOLD]), outlets=outlets)
    assert one == pytest.approx(same_article)
    assert one < two < two_outlets


@pytest.mark.parametrize(("published", "again"), [("2021-03-09", False), ("2021-03-10", True)])
def test_day_is_told_again_from_a_week_on(published, again):
    light = replace(SETTINGS, later_articles=1)
    others = [("b", "2021-02-05", [TOLD.replace("March", "February")])]
    others += [(f"b{number}", "2021-03-01", ["It is warm."]) for number in range(8)]
    articles = [("a", published, [TOLD]), *others]
    # Nine articles came so late after the day in February and one after that in March: what it tells counts for all.
    raised = weight_of("2021-03-03", *articles, settings=light) > weight_of("2021-03-03", articles[0], settings=light)
    assert raised is again


def test_time_to_be_told_again_in_is_that_of_the_years_after_a_day_not_of_all_to_come():
    voices = voices_of(("a", "2021-06-01", [TOLD]), ("b", "2030-06-01", [TOLD.replace("2021", "2030")]))
    published = ["2021-06-01", *["2022-06-01"] * 200, *["2030-06-01"] * 50]
    fading = weigh_days(voices, np.full(2, 0.5), {}, published, SETTINGS)
    lasting = weigh_days(voices, np.full(2, 0.5), {}, published, replace(SETTINGS, later_fades=1_000_000))
    early, late = ordinal("2021-03-03"), ordinal("2030-03-03")
    assert lasting[late] > 3 * lasting[early], "of 251 articles only 50 came after it"
    assert fading[late] < 2 * fading[early]


def test_articles_to_come_are_counted_as_adding_them_up_gives():
    published = [ordinal(day) for day in ("2021-03-01", "2021-03-10", "2021-03-10", "2022-03-10")]
    days = np.array([ordinal(day) for day in ("2021-03-01", "2021-03-03", "2021-03-04", "2023-01-01")])
    gaps = np.array(published)[None, :] - days[:, None]
    summed = np.where(gaps >= SETTINGS.later_days, np.exp(-gaps / SETTINGS.later_fades), 0).sum(axis=1)
    assert _to_come(days, published, SETTINGS) == pytest.approx(summed)
    assert _to_come(days, [], SETTINGS).tolist() == [0, 0, 0, 0]


def test_days_before_the_first_article_have_as_much_time_as_its_own():
    published = [ordinal(day) for day in ("2021-03-01", "2021-03-10", "2022-03-10")]
    days = np.array([ordinal(day) for day in ("1971-01-01", "2020-01-01", "2021-02-22")])
    old, earlier, first = _to_come(days, published, SETTINGS)
    assert old == earlier == pytest.approx(first)


def test_days_come_in_order_with_python_numbers():
    voices = voices_of(("a", "", [TOLD.replace("3", "5"), TOLD]))
    days = weigh_days(voices, np.full(len(voices), 0.5), {"a": ""}, [], SETTINGS)
    assert list(days) == [ordinal("2021-03-03"), ordinal("2021-03-05")]
    assert {type(weight) for weight in days.values()} == {float}


@pytest.mark.parametrize("sentences", [["… 3 March 2021"], ["3 March 2021."], [TOLD]])
@pytest.mark.filterwarnings("error")
def test_tiny_inputs_raise_no_warning(sentences):
    assert weight_of("2021-03-03", ("a", "", sentences)) > 0


def test_day_without_a_date_has_number_zero():
    assert ordinal("") == 0
    assert ordinal("0001-01-01") == 1
