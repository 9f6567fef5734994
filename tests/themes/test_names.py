"""What themes are called: noun phrases in the form of the text, in six languages."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from topics.themes.members import gather_members
from topics.themes.names import Kind, RankedPhrase, choose_names, name_themes, rank_phrases
from topics.themes.phrases import PhraseFinder, is_general
from topics.themes.wording import Wording

CASES = json.loads((Path(__file__).parents[1] / "cases" / "theme_names.json").read_text(encoding="utf-8"))


def members_of(corpus, texts, language, wording=None):
    """Return members of two articles, texts in turn, in one language."""
    passages, articles = corpus({"a": texts[::2], "b": texts[1::2]})
    return gather_members(passages, articles.assign(language=language), "passage", wording or Wording())


def phrases_of(corpus, case, wording=None):
    """Return the phrases of the two subjects of a case."""
    members = members_of(corpus, [*case["first"], *case["second"]], case["language"], wording)
    labels = np.array([0 if text in case["first"] else 1 for text in members.texts])
    names, _ = name_themes(members, labels, [[], []])
    return names


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["language"])
def test_names_are_noun_phrases_of_the_subject(corpus, case):
    first, second = phrases_of(corpus, case)
    assert {name.casefold() for name in case["in_first"]} <= {name.casefold() for name in first}
    assert {name.casefold() for name in case["in_second"]} <= {name.casefold() for name in second}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["language"])
def test_names_hold_no_small_words_verbs_addresses_or_halves_of_words(corpus, case):
    names = {name.casefold() for own in phrases_of(corpus, case) for name in own}
    assert not names & set(case["never"])
    assert not any("example.org" in name for name in names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["language"])
def test_names_stand_in_the_text_as_they_are_written(corpus, case):
    text = " ".join([*case["first"], *case["second"]])
    names = [name for own in phrases_of(corpus, case) for name in own]
    assert all(name in text or name[0].upper() + name[1:] in text for name in names)


def ranked(*words):
    """Return phrases of these words, the first the heaviest."""
    return [RankedPhrase(word, word.title(), 1 - number / 10) for number, word in enumerate(words)]


def of_kinds(*given):
    """Return phrases of a word, weight and kind each."""
    return [RankedPhrase(word, word, weight, kind) for word, weight, kind in given]


def test_name_begins_with_what_the_theme_is_about():
    hall, talks, crowd = ("Ana Moor", 1.0, Kind.NAME), ("talks", 0.6, Kind.HAPPENING), ("crowd", 0.7, Kind.SUBJECT)
    assert choose_names([of_kinds(hall, crowd, talks)], 3) == [["talks", "Ana Moor", "crowd"]]
    assert choose_names([of_kinds(hall, ("crowd", 0.8, Kind.SUBJECT), talks)], 3) == [["crowd", "Ana Moor", "talks"]]


@pytest.mark.parametrize(("weight", "first"), [(0.55, "crowd"), (0.54, "Ana Moor")])
def test_subject_that_weighs_too_little_does_not_come_first(weight, first):
    names = choose_names([of_kinds(("Ana Moor", 1.0, Kind.NAME), ("crowd", weight, Kind.SUBJECT))], 3)
    assert names[0][0] == first


def test_what_tells_little_names_a_theme_only_where_it_has_nothing_else():
    spare, crowd = ("people", 1.0, Kind.SPARE), ("crowd", 0.5, Kind.SUBJECT)
    assert choose_names([of_kinds(spare, crowd)], 3) == [["crowd"]]
    assert choose_names([of_kinds(spare)], 3) == [["people"]]


@pytest.mark.parametrize(
    ("form", "general"),
    [
        ("statement", True),
        ("process", True),
        ("mere fact", True),
        ("own position", True),
        ("peace process", False),
        ("mere shadow", False),
        ("relevant", False),
        ("Great Britain", False),
    ],
)
def test_empty_adjective_makes_no_subject_of_a_general_noun(form, general):
    assert is_general(form, "en") is general


def test_third_name_gives_way_to_a_common_noun():
    names = of_kinds(
        ("Ana", 1.0, Kind.NAME), ("Bo", 0.9, Kind.NAME), ("Cy", 0.8, Kind.NAME), ("oar", 0.1, Kind.SUBJECT)
    )
    assert choose_names([names], 4) == [["Ana", "Bo", "oar", "Cy"]]


def test_what_half_of_the_articles_name_names_no_theme_unless_most_of_it_is_there(corpus):
    texts = {f"a{at}": ["Talks in Arland went on.", "Talks in Borria were long."] for at in range(4)}
    texts |= {f"b{at}": ["A choir sang in Arland.", "A choir of Arland sang."] for at in range(4)}
    passages, articles = corpus(texts)
    members = gather_members(passages, articles.assign(language="en"), "passage", Wording())
    labels = np.array([1 if "choir" in text else 0 for text in members.texts])
    of_talks, of_choir = ({one.form: one.kind for one in own} for own in rank_phrases(members, labels, 2))
    assert (of_talks["Arland"], of_talks["Borria"]) == (Kind.SPARE, Kind.NAME)
    assert (of_choir["Arland"], of_choir["choir"]) == (Kind.NAME, Kind.SUBJECT)


@pytest.mark.parametrize(("weight", "shown"), [(0.6, "stolen pass"), (0.59, "pass")])
def test_longer_phrase_stands_for_its_noun_where_it_weighs_hardly_less(weight, shown):
    names = of_kinds(("pass", 0.8, Kind.SUBJECT), ("stolen pass", weight, Kind.SUBJECT), ("crew", 0.5, Kind.SUBJECT))
    assert choose_names([names], 3) == [[shown, "crew"]]


def test_longer_phrase_takes_the_place_of_each_single_word_that_it_holds():
    door, bath, whole = (("door", 0.8, Kind.SUBJECT), ("bath", 0.7, Kind.SUBJECT), ("bath door", 0.75, Kind.SUBJECT))
    assert choose_names([of_kinds(door, whole, bath)], 3) == [["bath door"]]


def test_longer_phrase_does_not_stand_for_a_noun_where_another_phrase_has_its_words():
    names = of_kinds(("pass", 0.8, Kind.SUBJECT), ("old town", 0.7, Kind.SUBJECT), ("town pass", 0.65, Kind.SUBJECT))
    assert choose_names([names], 3) == [["pass", "old town"]]


def forms_in(corpus, texts):
    """Return the forms of all phrases of some texts."""
    members = members_of(corpus, texts, "en")
    [own] = rank_phrases(members, np.zeros(len(members.texts), dtype=np.int64), 1)
    return {phrase.form for phrase in own}


def test_first_name_alone_names_no_theme(corpus):
    texts = ["The judge asked Anna about the dock.", "The judge heard Anna and Holmgren at the dock."] * 3
    assert "Anna" not in forms_in(corpus, texts)
    assert "Holmgren" in forms_in(corpus, texts)


def test_first_name_that_no_list_knows_is_told_by_its_family(corpus):
    texts = ["The judge asked Okwui Strand and Ymre Strand.", "Later Okwui left the dock, and Pula burned."] * 3
    assert "Okwui" not in forms_in(corpus, texts)
    alone = ["The judge asked Okwui Strand.", "Later Okwui left the dock, and Pula burned."] * 3
    assert "Strand" in " ".join(forms_in(corpus, alone))


def test_title_stands_with_its_rank_or_not_at_all(corpus):
    texts = [
        "Then Deputy Prime Minister Lena Halvorsen spoke of coal.",
        "Coal is dear, Deputy Prime Minister Lena Halvorsen said.",
    ] * 3
    forms = forms_in(corpus, texts)
    assert not {"Prime Minister Lena Halvorsen", "Minister Lena Halvorsen"} & forms
    plain = [text.replace("Deputy ", "") for text in texts]
    assert "Prime Minister Lena Halvorsen" in forms_in(corpus, plain)


@pytest.mark.parametrize(("share", "first"), [(0.06, "oil slick"), (0.05, "search")])
def test_what_few_texts_of_a_theme_hold_does_not_lead_its_name(share, first):
    slick = RankedPhrase("oil slick", "oil slick", 1.0, Kind.SUBJECT, share=share)
    search = RankedPhrase("search", "search", 0.6, Kind.SUBJECT, share=0.3)
    assert choose_names([[slick, search]], 3)[0][0] == first


def test_within_a_name_what_more_texts_hold_comes_first():
    talks = RankedPhrase("talks", "talks", 1.0, Kind.HAPPENING, share=0.2)
    rare = RankedPhrase("berg", "Berg", 0.9, Kind.NAME, share=0.1)
    often = RankedPhrase("stein", "Stein", 0.8, Kind.NAME, share=0.4)
    assert choose_names([[talks, rare, often]], 3) == [["talks", "Stein", "Berg"]]


def test_name_with_a_wrong_letter_is_counted_as_the_one_with_its_first_name(corpus):
    texts = ["Then the minister Lena Halvorsen spoke of coal.", "Coal matters, and Halvorsen knows coal."] * 3
    other = ["Coal, the minister Halverson said, is dear.", "They say that Brandvold has coal."]
    assert {"Lena Halvorsen", "Brandvold"} <= forms_in(corpus, [*texts, *other, *other])
    assert "Halverson" not in forms_in(corpus, [*texts, *other, *other])


def test_small_word_of_a_name_set_apart_is_no_phrase(corpus):
    texts = ["Men of al - Nura held the quarry.", "The quarry of al - Nura burned."] * 3
    assert "al" not in forms_in(corpus, texts)


def test_no_phrase_names_two_themes():
    assert choose_names([ranked("ship", "port"), ranked("crew", "ship", "port")], 3) == [["Ship", "Port"], ["Crew"]]


def test_phrases_of_a_name_share_no_word():
    assert choose_names([ranked("old port", "port wall", "crew")], 3) == [["Old Port", "Crew"]]


def test_theme_with_too_few_phrases_of_its_own_takes_others_that_name_no_theme():
    first = ranked("ship", "port", "crew", "sail")
    assert choose_names([first, ranked("tug", "sail")], 3)[1] == ["Tug", "Sail"]


def test_own_stop_words_name_nothing(corpus):
    wording = Wording.read(["flood", "nurses"], [])
    names = [name for own in phrases_of(corpus, CASES[0], wording) for name in own]
    assert not any("flood" in name or "urses" in name for name in names)


def test_synonyms_are_counted_as_one_name(corpus):
    texts = ["The UN met.", "The United Nations met.", "The United Nations left.", "A choir sang."]
    members = members_of(corpus, texts, "en", Wording.read([], ["United Nations = UN"]))
    first, _ = rank_phrases(members, np.array([int("choir" in text) for text in members.texts]), 2)
    assert [phrase.form for phrase in first if phrase.key == "unit nation"] == ["United Nations"]


def test_phrase_of_one_article_names_no_theme_of_four_articles(corpus):
    about = {name: ["The old gate fell."] for name in "abcd"} | {"e": ["The red mill fell."] * 12}
    passages, articles = corpus(about)
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    assert "red mill" not in {phrase.form for phrase in own}


def test_forms_of_terms_are_those_of_the_text(corpus):
    members = members_of(corpus, ["We saw the Indian Ocean.", "The Indian Ocean is deep."], "en")
    _, terms = name_themes(members, np.zeros(2, dtype=np.int64), [["indian ocean", "deep", "unseen"]])
    assert terms == [["Indian Ocean", "deep", "unseen"]]


@pytest.mark.parametrize(
    ("texts", "there", "absent"),
    [
        (
            ["Talks with Foreign Secretary Ann Kearly began.", "On Monday Foreign Secretary Ann Kearly spoke of fish."],
            "Foreign Secretary Ann Kearly",
            "Foreign Secretary Ann",
        ),
        (
            ["The mayor was openly opposed by Openly Green.", "Openly opposed, the mayor met openly with the union."],
            "mayor",
            "Openly Green",
        ),
    ],
    ids=["surname like an adverb", "adverb that once has a capital"],
)
def test_surname_that_looks_like_an_adverb_is_part_of_a_name(texts, there, absent):
    finder = PhraseFinder("en")
    finder.learn(texts)
    found = {phrase.form for text in texts for phrase in finder.phrases(text) if not phrase.goes_on}
    assert there in found
    assert absent not in found


def test_words_of_transcripts_buttons_and_credits_name_no_theme(corpus):
    said = "BERGSTROM: The harbour wall fell. "
    credit = "The harbour wall fell (News Agency/Lena Holm). "
    passages, articles = corpus({name: [said, credit, "[Download Sound File]"] * 3 for name in "abcd"})
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    assert {phrase.form for phrase in own} <= {"harbour wall", "wall", "harbour"}


def test_name_shouted_in_one_place_is_written_as_elsewhere(corpus):
    shouted = ["They asked BERGSTROM about it."] * 3
    passages, articles = corpus({"a": shouted, "b": ["They asked Bergstrom about it."], "c": shouted})
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    assert [phrase.form for phrase in own] == ["Bergstrom"]


def test_rare_phrase_stands_beside_the_name_of_a_place_only_where_there_is_too_little_else():
    place = RankedPhrase("harstad", "Harstad", 0.5, Kind.NAME)
    rare = RankedPhrase("fishing quota", "fishing quota", 0.4, Kind.SUBJECT, is_rare=True)
    others = [RankedPhrase(word, word, 0.45, Kind.SUBJECT) for word in ("trawler", "herring")]
    assert choose_names([[place, rare]], 10) == [["fishing quota", "Harstad"]]
    assert "fishing quota" not in choose_names([[place, *others, rare]], 10)[0]


@pytest.mark.parametrize(("word", "names"), [("decide", False), ("decision", True)])
def test_word_that_is_mostly_a_verb_is_no_name(corpus, word, names):
    texts = [f"They {word} late.", f"We {word} now.", f"They will {word}.", f"The {word} came.", f"A {word} came."]
    if names:
        texts = [f"The {word} came late.", f"A {word} fell.", f"They like the {word}."]
    passages, articles = corpus(dict.fromkeys("abc", texts))
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    assert (word in {phrase.form for phrase in own}) is names


def forms_of_one_theme(corpus, texts):
    """Return the forms of the phrases of one theme of three articles, each with these texts."""
    passages, articles = corpus(dict.fromkeys("abc", texts))
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    return {phrase.form for phrase in own}


@pytest.mark.parametrize(
    ("texts", "there", "absent"),
    [
        (["Two people died in the flood.", "The flood came."], "flood", "people died"),
        (["Many people fleeing the flood waited.", "The flood came."], "flood", "people fleeing"),
        (["There coal mining ended.", "The mining went on."], "coal mining", "mining went"),
        (["The search area covers the bay.", "The search area grew."], "search area", "search area covers"),
        (["The damage was 65 million pounds.", "The damage grew."], "damage", "million pounds"),
        (["A severe storm came.", "The storm was severe.", "The severe, long storm went."], "storm", "severe"),
    ],
    ids=["verb", "form in -ing", "noun in -ing", "verb with its object", "amount", "adjective"],
)
def test_phrases_end_with_nouns(corpus, texts, there, absent):
    found = forms_of_one_theme(corpus, texts)
    assert there in found
    assert absent not in found


def test_first_name_names_no_theme_without_its_surname(corpus):
    found = forms_of_one_theme(corpus, ["They saw Ana Moor.", "Then Ana Moor left.", "He met Ana Vik there."])
    assert "Ana Moor" in found
    assert "Ana" not in found


def test_phrase_of_one_article_names_a_theme_that_is_nearly_all_of_it(corpus):
    passages, articles = corpus({"a": ["The red mill fell."] * 12} | {key: ["It rained."] for key in "bcd"})
    members = gather_members(passages, articles, "passage")
    labels = np.array([int("rained" in text) for text in members.texts])
    assert "red mill" in {phrase.form for phrase in rank_phrases(members, labels, 2)[0]}


def test_two_persons_of_one_office_stand_in_one_name():
    first = RankedPhrase("presid moor", "President Moor", 1.0, Kind.NAME)
    second = RankedPhrase("presid vik", "President Vik", 0.9, Kind.NAME)
    assert choose_names([[first, second]], 3) == [["President Moor", "President Vik"]]


def test_rare_phrases_stand_behind_the_others_of_a_theme(corpus):
    texts = ["The strike began.", "The port closed.", "The parade ended."] * 20
    texts += ["The strike ended on the harbour wall."] * 2
    passages, articles = corpus(dict.fromkeys("ab", texts) | {"c": ["A choir sang."] * 9})
    members = gather_members(passages, articles, "passage")
    names, _ = name_themes(members, np.array([int("choir" in text) for text in members.texts]), [[], []])
    assert set(names[0][:3]) == {"strike", "port", "parade"}
    assert "harbour wall" in names[0][3:]


def test_word_without_theme_is_part_of_a_name(corpus):
    found = forms_of_one_theme(corpus, ["They met in New York.", "He left New York.", "A new boat came."])
    assert "New York" in found
    assert "York" not in found
    assert "new boat" not in found


def test_names_hold_no_empty_adjectives_verbs_with_objects_feelings_or_buttons(corpus):
    first = [
        "The balloon flew over the coast, sparking controversy about the largest economies.",
        "A tense phone call about the balloon followed, and the tense phone call ended with deep sadness.",
        "Reply: the balloon over the coast was seen again, sparking controversy and deep sadness.",
        "The phone call about the largest economies, and the balloon, went on.",
    ]
    second = [f"The strike of the train drivers in {place} went on." for place in ("Lund", "Oslo", "Turku", "Bergen")]
    members = members_of(corpus, [*first, *second], "en")
    labels = np.array([0 if text in first else 1 for text in members.texts])
    names, _ = name_themes(members, labels, [[], []])
    assert not {"sparking controversy", "largest economies", "tense phone", "deep sadness", "Reply"} & set(names[0])
    assert "balloon" in names[0]


def test_a_name_that_is_written_with_and_without_its_first_part_names_a_theme_once():
    key, short = "lena al-berg", "al berg"
    own = [RankedPhrase(key, "Lena al-Berg", 1.0, Kind.NAME), RankedPhrase(short, "Al-Berg", 0.9, Kind.NAME)]
    assert choose_names([own], 3) == [["Lena al-Berg"]]


def test_theme_without_a_phrase_is_called_by_its_nouns_not_by_adverbs(corpus):
    members = members_of(corpus, ["Apparently so.", "Apparently not."], "en")
    names, terms = name_themes(members, np.zeros(2, dtype=np.int64), [["apparently", "fifth", "childhood"]])
    assert names == [["childhood"]]
    assert terms == [["Apparently", "fifth", "childhood"]], "what tells it from others stays listed"


def test_surname_stands_for_the_whole_name_where_one_bearer_is_meant(corpus):
    told = ["They asked Lena Holm about it.", "They met Holm.", "They asked Holm again."]
    passages, articles = corpus(dict.fromkeys("abc", told))
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    assert [phrase.form for phrase in own] == ["Lena Holm"]


@pytest.mark.parametrize(
    "others",
    [
        ["They asked Lena Holm about it.", "They asked Odd Holm about it.", "They met Holm."],
        ["They met Dr Holm.", "They asked Holm again.", "They thanked Holm."],
    ],
    ids=["two bearers", "title"],
)
def test_surname_of_two_bearers_or_behind_a_title_stays_alone(corpus, others):
    passages, articles = corpus(dict.fromkeys("abc", others))
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    assert "Holm" in {phrase.form for phrase in own}


def test_word_that_is_part_of_names_and_a_common_noun_names_no_theme_with_a_capital(corpus):
    told = ["They sat in Holm Park.", "They sat in Vik Park.", "They sat in a park."]
    passages, articles = corpus(dict.fromkeys("abc", told))
    members = gather_members(passages, articles, "passage")
    (own,) = rank_phrases(members, np.zeros(len(members.ids), dtype=np.int64), 1)
    assert "Park" not in {phrase.form for phrase in own}


@pytest.mark.parametrize(
    ("form", "general"),
    [
        ("home affairs correspondent", True),
        ("reader comments", True),
        ("P26", True),
        ("G7", False),
        ("U6vgfT", True),
        ("iPhone 4S", False),
        ("B737", False),
        ("Ch vez", True),
        ("Dr Holm", False),
        ("University", True),
        ("University of Olsted", False),
        ("Treasury Secretary Robert", True),
        ("Prince William", False),
        ("Norwegian Prime Minister", True),
        ("prime minister", False),
        ("Robert", True),
        ("Lena Robert", False),
        ("incident", True),
    ],
)
def test_page_furniture_and_halves_of_names_are_no_subject(form, general):
    assert is_general(form, "en") is general
