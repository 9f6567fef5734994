"""Verb groups: which words belong to one, and what its tense says."""

import pytest

from topics.english.clauses import Sentence
from topics.english.verb_groups import Tense


def groups(text):
    return [(group.words, group.tense.value) for group in Sentence(text).groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met.", [("met", "past")]),
        ("Rebels advanced to Pula.", [("advanced", "past")]),
        ("The vote, advanced to May, is off.", [("advanced", "ahead"), ("is", "present")]),
        ("She praised a man killed last week.", [("praised", "past"), ("killed", "past")]),
        ("She called for calm.", [("called", "past")]),
        ("A vote called for next week failed.", [("called", "ahead"), ("failed", "past")]),
        ("A bridge scheduled for repair fell.", [("scheduled", "ahead"), ("fell", "past")]),
        ("The firm suspended on Monday its work.", [("suspended", "past")]),
        ("She called for the mayor to resign.", [("called", "past"), ("to resign", "ahead")]),
        ("She came for the mayor to resign.", [("came", "past"), ("to resign", "infinitive")]),
        ("Ahmed Berg left.", [("left", "past")]),
        ("Asked Monday, they left.", [("Asked", "past"), ("left", "past")]),
        ("A hit squad left.", [("left", "past")]),
        ("A bus hit a wall.", [("hit", "past")]),
        ("They were killed by a rebel hit squad.", [("were killed", "past")]),
        ("Rebels said troops hit homes.", [("said", "past"), ("hit", "past")]),
        ("The quake that struck Pula killed dozens.", [("struck", "past"), ("killed", "past")]),
        ("The quake struck flooded towns.", [("struck", "past")]),
        ("They were keen to hear him set out plans.", [("were", "past"), ("to hear", "ahead")]),
        ("He set out plans.", [("set", "past")]),
        ("Figures released today show that sales fell.", [("released", "past"), ("show", "present"), ("fell", "past")]),
        ("The trade show fell flat.", [("fell", "past")]),
        ("They lost a million votes in May.", [("lost", "past")]),
        ("Parliament votes in May.", [("votes", "scheduled")]),
        ("Flight XB12 vanished off Pula.", [("vanished", "past")]),
        ("Channel 9 reported the loss.", [("reported", "past")]),
        ("On May 3 wounded men left.", [("left", "past")]),
        ("The crews shifted to a new area.", [("shifted", "past")]),
        ("The vote, shifted to next Monday, is off.", [("shifted to next", "ahead"), ("is", "present")]),
        ("The navy said its jets bombed tanks.", [("said", "past"), ("bombed", "past")]),
        ("The bank said it will redeem preferred shares.", [("said", "past"), ("will redeem", "future")]),
        ("It 's closed .", [("'s closed", "present")]),
        ("The mayor 's newly elected deputy left .", [("left", "past")]),
        ("The ministers ' planned talks failed .", [("failed", "past")]),
        ("It wo n't meet .", [("wo n't meet", "future")]),
        ("The Ca firm left .", [("left", "past")]),
        ("The ministers' planned talks failed.", [("failed", "past")]),
        ("The call of 'the ministers' opened the talks.", [("opened", "past")]),
        ("A run - off vote failed , they say .", [("failed", "past")]),
        ("A run-off vote failed.", [("failed", "past")]),
        ("They 'll meet , they 've met .", [("'ll meet", "future"), ("'ve met", "perfect")]),
        ("They visited Rome.", [("visited", "past")]),
        ("They were visited.", [("were visited", "past")]),
        ("They were visiting.", [("were visiting", "past")]),
        ("They did not meet.", [("did not meet", "past")]),
        ("They had to go.", [("had to go", "past")]),
        ("They had met.", [("had met", "pluperfect")]),
        ("They had not yet been told.", [("had not yet been told", "pluperfect")]),
        ("They had been there.", [("had been", "pluperfect")]),
        ("They have met.", [("have met", "perfect")]),
        ("They have been told.", [("have been told", "perfect")]),
        ("They have yet to meet.", [("have yet to meet", "future")]),
        ("They've put it off.", [("They've put", "perfect")]),
        ("They have a house.", [("have", "present")]),
        ("They had a house.", [("had", "past")]),
        ("It is here.", [("is", "present")]),
        ("It is held here.", [("is held", "present")]),
        ("They do not meet.", [("do not meet", "present")]),
        ("It is raining.", [("is raining", "progressive")]),
        ("They are leaving.", [("are leaving", "scheduled")]),
        ("They will meet.", [("will meet", "future")]),
        ("They'll meet.", [("They'll meet", "future")]),
        ("They won't meet.", [("won't meet", "future")]),
        ("They will have met.", [("will have met", "future")]),
        ("It will be held.", [("will be held", "future")]),
        ("It will be good.", [("will be", "future")]),
        ("They have to go.", [("have to go", "future")]),
        ("They are to meet.", [("are to meet", "future")]),
        ("It is to be held.", [("is to be held", "future")]),
        ("They are going to meet.", [("are going to meet", "future")]),
        ("They are about to meet.", [("are about to meet", "future")]),
        ("It is about money.", [("is", "present")]),
        ("It is due.", [("is due", "future")]),
        ("They are expected to meet.", [("are expected to meet", "future")]),
        ("They have scheduled a vote.", [("have scheduled", "future")]),
        ("She hopes to go.", [("hopes to go", "future")]),
        ("They were to meet.", [("were to meet", "past future")]),
        ("They were expected to meet.", [("were expected to meet", "past future")]),
        ("They had been expected to meet.", [("had been expected to meet", "past future")]),
        ("They had planned to meet.", [("had planned to meet", "past future")]),
        ("They had scheduled a vote.", [("had scheduled", "pluperfect")]),
        ("They would meet.", [("would meet", "modal")]),
        ("They can't meet.", [("can't meet", "modal")]),
        ("They may be held.", [("may be held", "modal")]),
        ("They would have met.", [("would have met", "unreal")]),
        ("They could not meet.", [("could not meet", "unreal")]),
        ("They couldn't meet.", [("couldn't meet", "unreal")]),
        ("They could meet.", [("could meet", "modal")]),
        ("Shots could be heard.", [("could be heard", "past")]),
        ("They could see the fire.", [("could see", "past")]),
        ("They might be heard.", [("might be heard", "modal")]),
        ("They agreed to meet.", [("agreed", "past"), ("to meet", "ahead")]),
        ("Their decision to meet", [("to meet", "ahead")]),
        ("Rules to be published", [("to be published", "ahead")]),
        ("They managed to meet.", [("managed", "past"), ("to meet", "infinitive")]),
        ("They went to London.", [("went", "past")]),
        ("They went to talks.", [("went", "past")]),
        ("They came to discuss it.", [("came", "past"), ("to discuss", "infinitive")]),
        ("Working there, they slept.", [("Working", "gerund"), ("slept", "past")]),
        ("After working there", [("working", "past")]),
        ("The working man slept.", [("slept", "past")]),
        ("A vote scheduled for Monday", [("scheduled", "ahead")]),
        ("A ruling expected on Monday", [("expected", "ahead")]),
        ("They scheduled a vote.", [("scheduled", "ahead")]),
        ("They scheduled it.", [("scheduled", "past")]),
        ("The planned vote", []),
        ("They saw the newly planned vote.", [("saw", "past")]),
        ("They will redeem preferred shares.", [("will redeem", "future")]),
        ("The firm cut jobs.", [("cut", "past")]),
        ("The cut in jobs", []),
    ],
)
def test_group_has_its_words_and_its_tense(text, expected):
    assert groups(text) == expected


@pytest.mark.parametrize(
    ("text", "is_scheduled"),
    [
        ("The leaders meet again.", True),
        ("Spain meet Italy.", True),
        ("The police meet them.", True),
        ("The leader meet again.", False),
        ("Parliament returns.", True),
        ("Parliament Returns.", False),
        ("Returns fell.", False),
        ("The returns were late.", False),
        ("The law takes effect.", True),
        ("The law takes full effect.", True),
        ("The law takes more and more time and has effect.", False),
        ("The film hits cinemas.", True),
        ("The film hits hard.", False),
        ("They said visits helped.", False),
        ("They met when parliament returns.", True),
    ],
)
def test_present_of_a_scheduled_verb_is_a_plan(text, is_scheduled):
    tenses = [group.tense for group in Sentence(text).groups]

    assert (Tense.SCHEDULED in tenses) is is_scheduled


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They ordered the captain of the very small old ship to return.", "infinitive"),
        ("They ordered the captain of the small old ship to return.", "ahead"),
        ("They ordered it when he came to help.", "infinitive"),
        ("It is likely to happen.", "future"),
        ("They are ready to go.", "ahead"),
        ("Talks due to begin", "ahead"),
        ("Delays due to rain", "infinitive"),
    ],
)
def test_infinitive_lies_ahead_of_some_verbs_nouns_and_adjectives(text, tense):
    last = Sentence(text).groups[-1] if Sentence(text).groups else None

    assert (last.tense.value if last else None) == tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will not meet.", True),
        ("They will meet.", False),
        ("They cannot meet.", True),
        ("They can't meet.", True),
    ],
)
def test_negation_is_noted(text, expected):
    assert Sentence(text).groups[0].negated is expected
    assert Sentence(text).groups[0].verb == "meet"


@pytest.mark.parametrize(
    "text", ["Theresa May", "Mrs May", "Will Smith", "the will", "a shall-issue law", "in Beijing", "MAY", "sing-song"]
)
def test_name_or_noun_that_looks_like_a_verb_is_none(text):
    assert groups(text) == []


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Angry, tired and wounded miners took to the streets.", ["took"]),
        ("Wounded miners marched.", ["marched"]),
        ("The mayor resigned and wounded miners were freed.", ["resigned", "were freed"]),
        ("The army shelled and captured towns held by rebels.", ["shelled", "captured", "held"]),
        ("The mayor came and claimed miners were armed.", ["came", "claimed", "were armed"]),
    ],
)
def test_form_in_ed_before_a_noun_with_its_verb_is_none(text, verbs):
    assert [words for words, _ in groups(text)] == verbs


def test_modal_in_a_line_of_capitals_is_a_verb():
    assert groups("PM WILL RESIGN") == [("WILL RESIGN", "future")]
    assert groups("PM Will resign") == []


def test_set_with_no_day_and_no_verb_behind_it_is_of_the_past():
    assert groups("A man was set on fire") == [("was set", "past")]
    assert groups("He was put on trial") == [("was put", "past")]
    assert groups("The vote was set for May") == [("was set", "past future")]
    assert groups("The vote was set on Monday") == [("was set", "past future")]


def test_hour_with_am_is_no_verb():
    assert groups("They left at 3.20am") == [("left", "past")]
    assert groups("I am leaving")[0][0] == "am leaving"
