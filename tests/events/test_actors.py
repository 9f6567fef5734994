"""Names joined over their forms, roles, pronouns, places told from people."""

import gc
import json
import weakref
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import make_tables
from topics.english.misspellings import misspelt
from topics.events.people.actors import cast_of, find_mentions
from topics.events.sentences import read_sentences

CASES = json.loads((Path(__file__).parents[1] / "cases" / "actors.json").read_text(encoding="utf-8"))


def mentions_of(*sentences):
    """Return the text of each sentence with the mentions in it."""
    _, passages, _ = make_tables(("a", "2021-05-14", sentences))
    mentions = find_mentions(passages)
    return [(row.text, mentions[row.id]) for row in passages.itertuples()]


def parameters():
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if case.get("xfail") else []
        yield pytest.param(case, id=case["label"], marks=marks)


def test_cast_of_one_table_is_made_once():
    _, passages, _ = make_tables(("a", "2021-05-14", ["Mayor Anna Berg spoke."]))
    aliases = {"Berg": "Anna Berg"}
    cast = cast_of(passages, aliases)
    assert cast_of(passages, dict(aliases)) is cast
    aliases["Annie Berg"] = "Anna Berg"
    assert cast_of(passages, aliases) is not cast
    assert cast_of(passages.copy()) is not cast_of(passages)


@pytest.mark.parametrize("kept", [0, 1, 1000])
def test_mentions_that_are_asked_for_again_are_the_same(monkeypatch, kept):
    monkeypatch.setattr("topics.events.people.actors._MENTIONS_KEPT", kept)
    _, passages, _ = make_tables(
        ("a", "2021-05-14", ["Mayor Anna Berg spoke.", "She met Otto Moe."]), ("b", "2021-05-14", ["Otto Moe left."])
    )
    cast, articles = cast_of(passages), [*read_sentences(passages)]
    first, again = ([cast.mentions(sentences) for sentences in articles] for _ in range(2))
    assert first == again
    of_each_passage = [[item.actor for item in again[0][sentence.passage]] for sentence in articles[0]]
    assert of_each_passage == [["Anna Berg"], ["Anna Berg", "Otto Moe"]]


def test_cast_goes_with_its_table():
    _, passages, _ = make_tables(("a", "2021-05-14", ["Mayor Anna Berg spoke."]))
    cast = weakref.ref(cast_of(passages))
    del passages
    gc.collect()
    assert cast() is None


@pytest.mark.parametrize("case", parameters())
def test_names_are_joined_and_told_apart(case):
    named = [item for _, here in mentions_of(*case["input"]) for item in here if item.basis == "name"]
    assert {item.actor: item.kind for item in named} == case["expected"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Anna Berg won the T44 final.", {"Anna Berg": "person", "T44": "thing"}),
        ("Anna Berg met M23 rebels.", {"Anna Berg": "person", "M23": "group"}),
        ("Anna Berg met the G20.", {"Anna Berg": "person", "G20": "group"}),
        ("Anna Berg was on TV with a PR man.", {"Anna Berg": "person"}),
        ("Anna Berg was on BBC screens.", {"Anna Berg": "person", "BBC": "group"}),
        (
            "The Committee to Protect Miners met Anna Berg.",
            {"Anna Berg": "person", "Committee to Protect Miners": "group"},
        ),
        ("The Committee to Lima met Anna Berg.", {"Anna Berg": "person", "Committee": "group", "Lima": "place"}),
        ("Anna Berg was on Channel 4.", {"Anna Berg": "person", "Channel 4": "group"}),
        ("The South African police met Anna Berg.", {"Anna Berg": "person", "South African police": "group"}),
        ("The Chinese police met Anna Berg.", {"Anna Berg": "person", "Chinese police": "group"}),
        ("Olympian Anna Berg met a Paralympian.", {"Anna Berg": "person"}),
        ("Interviewer Anna Berg left.", {"Anna Berg": "person"}),
        ("They met the cartoonist. P15 Anna Berg left.", {"Anna Berg": "person"}),
        ("The harbour met its captain, Anna Strand.co.uk posts a rise.", {"Anna": "thing", "Strand": "thing"}),
        ("The harbour met Anna Strand.The captain left.", {"Anna Strand": "person"}),
        ("They left the F16 Harbour Centre.", {"F16 Harbour Centre": "group"}),
        ("They met Kim Jong - un , he said .", {"Kim Jong-un": "person"}),
        ("They met Kim Berg - aged ten , he said .", {"Kim Berg": "person"}),
        ("Plan Unwise, Board Chief Says Anna Berg told the board.", {"Plan Unwise": "thing", "Anna Berg": "person"}),
        ("A Bitter Flood Anna Berg is wet. A bitter flood came, a bitter one.", {"Anna Berg": "person"}),
        ("The Harbour Anna Berg Trust left.", {"Harbour Anna Berg Trust": "thing"}),
        ("Many South Africans met Anna Berg.", {"Anna Berg": "person"}),
    ],
)
def test_what_is_nobody_has_no_name(sentence, named):
    here = [item for _, mentions in mentions_of(sentence) for item in mentions if item.basis == "name"]
    assert {item.actor: item.kind for item in here} == named


@pytest.mark.parametrize(
    ("last", "other", "is_one"),
    [("Melania", "Melania", True), ("Melania", "Melanie", False), ("Berg", "Melania", True)],
)
def test_first_name_known_by_a_pronoun_alone_has_no_misspelling(last, other, is_one):
    known = ["A woman, Melania Berg, came.", "Melania Berg left.", "She met Melania Berg, who praised her dog."]
    here = mentions_of(*known, *[f"Then {last} sang."] * 6, f"Then {other} sang of rain.")[-1][1]
    assert [item.actor for item in here] == (["Melania Berg"] if is_one else [other])


@pytest.mark.parametrize(
    ("sentences", "word", "actor"),
    [
        (["The Harlan Treasury met.", "Harlan spoke.", "Harlan left."], "Harlan", ""),
        (["The Harlan Treasury met.", "Harlan spoke."], "Harlan", "Harlan Treasury"),
        (["President Lin Jiapeng met them.", "Lin spoke.", "Lin left."], "Lin", "Lin Jiapeng"),
        (["The GDP Restart met.", "GDP spoke."], "GDP", ""),
    ],
    ids=["met more often alone", "met as often alone", "surely a person", "an acronym"],
)
def test_first_word_stands_for_a_full_name_only_where_that_is_likely(sentences, word, actor):
    text, here = mentions_of(*sentences)[1]
    named = [item.actor for item in here if text[item.start : item.stop] == word]
    assert [name for name in named if " " in name] == ([actor] if actor else [])


def test_role_is_kept_with_the_name():
    [(_, here)] = mentions_of("Peruvian Foreign Minister Rosa Quispe met Paul Stein, chairman of the board.")
    roles = [(item.actor, item.role) for item in here]
    assert roles == [("Rosa Quispe", "Peruvian Foreign Minister"), ("Paul Stein", "chairman")]


@pytest.mark.parametrize(
    ("sentences", "actor"),
    [
        (["Mrs Rosa Quispe met Senator Juan Flores.", "She agreed."], "Rosa Quispe"),
        (["In a talk with Juan Flores, Mrs Rosa Quispe agreed.", "Later she left."], "Rosa Quispe"),
        (["Minister Robin Quispe left.", "Nobody spoke of rain.", "He laughed."], "Robin Quispe"),
    ],
)
def test_pronoun_stands_for_the_subject_of_the_sentence_before(sentences, actor):
    _, last = mentions_of(*sentences)[-1]
    assert [item.actor for item in last if item.basis == "pronoun"] == [actor]


@pytest.mark.parametrize(
    ("times", "pronoun", "actors"), [(2, "He", []), (1, "He", ["Robin Quispe"]), (2, "She", ["Robin Quispe"])]
)
def test_pronoun_stands_for_nobody_beside_whom_only_the_other_one_is_met(times, pronoun, actors):
    known = ["Minister Robin Quispe lost her way."] * times
    _, last = mentions_of(*known, "Minister Robin Quispe left.", f"{pronoun} laughed.")[-1]
    assert [item.actor for item in last if item.basis == "pronoun"] == actors


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        (["Juan Flores doctor jailed Juan Flores' doctor, Paul Stein, was jailed.", "He gave him a drug."], []),
        (["The owner of the Paul Stein chain came.", "He left."], []),
        (["The owner of the chain, Paul Stein, came.", "He left."], ["Paul Stein"]),
        (["That was the view of Paul Stein's lawyer.", "He left."], []),
        (["Paul Stein's rise was quick.", "He won."], ["Paul Stein"]),
        (["The singer Paul Stein fell.", "He was found guilty of giving the singer a drug."], []),
        (["The singer Paul Stein fell.", "He was found guilty of giving the nurse a drug."], ["Paul Stein"]),
        (["The singer Paul Stein fell.", "He met the singer Luis Berg."], ["Paul Stein"]),
        (["Paul Stein fell.", "He had asked Stein to stay."], []),
        (["Paul Stein fell.", "Since leaving Lima, where he fell ill, Luis Berg has been silent."], []),
        (["Paul Stein fell.", "When he woke, Stein was in Lima."], ["Paul Stein"]),
        (["She had said Robin Berg was ill.", "She left."], []),
        (["It was a talk with Angela Stein.", "He left."], []),
        (["Angela Stein spoke.", "He left."], []),
        (["“Paul Stein is a fool.", "I know it.”", "He left."], []),
        (["Paul Stein spoke.", "“He ran away.”"], []),
        (["Paul Stein spoke.", "“They ran away,” he said."], ["Paul Stein"]),
        (["The vote matters for Democrats.", "Democrats said so.", "He left."], []),
    ],
)
def test_pronoun_stands_for_nobody_who_is_only_spoken_of_beside_the_matter(sentences, actors):
    _, last = mentions_of(*sentences)[-1]
    assert [item.actor for item in last if item.basis == "pronoun"] == actors


def test_pronoun_stands_for_nobody_behind_another_person():
    _, last = mentions_of("Minister Rosa Quispe left.", "A protester said she laughed.")[-1]
    assert not [item.actor for item in last if item.basis == "pronoun"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr Juan Flores met the council.", "She agreed."],
        ["Mr Juan Flores met Mrs Rosa Quispe and Eva Stein.", "She agreed."],
        ["Minister Robin Quispe met Senator Juan Flores.", "She agreed."],
        ["Mrs Rosa Quispe left.", "A young woman wept.", "She agreed."],
    ],
    ids=["of the other gender", "two may be meant", "of unknown gender beside another", "somebody without a name"],
)
def test_pronoun_stands_for_nobody_where_something_speaks_against_it(sentences):
    _, last = mentions_of(*sentences)[-1]
    assert [item.actor for item in last if item.basis == "pronoun"] == []


@pytest.mark.parametrize("word", ["Republican", "Peruvian"])
def test_word_for_a_party_or_a_people_is_no_name_behind_a_role(word):
    _, here = mentions_of(f"One of the chief {word} opponents of the mayor left.")[-1]
    assert not here


def test_bare_role_stands_for_its_one_holder():
    _, (_, here) = mentions_of("Foreign Minister Rosa Quispe left.", "The Foreign Minister agreed.")
    assert [item.actor for item in here] == ["Rosa Quispe"]


def test_bare_role_of_two_holders_stands_for_nobody():
    _, (_, here) = mentions_of(
        "Foreign Minister Rosa Quispe met Foreign Minister Juan Flores.", "The Foreign Minister agreed."
    )
    assert not here


def test_mentions_slice_back_to_the_name():
    [(text, here)] = mentions_of("Peruvian Foreign Minister Rosa Quispe met Juan Flores in Lima.")
    spans = {text[item.start : item.stop] for item in here}
    assert spans == {"Rosa Quispe", "Juan Flores", "Lima"}


@given(st.text("abcdefgh", min_size=6, max_size=12), st.data())
@settings(max_examples=60, deadline=None)
def test_one_letter_changed_late_is_a_misspelling_both_ways(word, data):
    at = data.draw(st.integers(2, len(word) - 1))
    other = word[:at] + "x" + word[at + 1 :]
    assert misspelt(word, other)
    assert misspelt(other, word)
    assert not misspelt(word, other + "xx")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Berlin", "Berlin", True),
        ("Bo", "Bo", True),
        ("Berg", "Bert", False),
        ("Hartwell", "Hxrtwell", False),
        ("Hartwell", "Haxtwell", True),
        ("Marten", "Martin", True),
        ("Marte", "Marti", False),
    ],
    ids=["the same", "the same, short", "short", "second letter", "third letter", "six letters", "five letters"],
)
def test_misspelling_is_of_one_late_letter_of_a_word_of_six_or_more(one, other, expected):
    assert misspelt(one, other) is expected


SPRINTS = ["Ian Dahl won his first race.", *["Dahl ran well."] * 6]


def test_last_name_alone_is_a_persons_of_whom_his_full_name_stands_beside_a_pronoun():
    *_, (_, last) = mentions_of(*SPRINTS, "He trains with his father, Ian Dahl.", "Dahl won.")
    assert [item.actor for item in last] == ["Ian Dahl"]


def test_last_name_met_mostly_alone_stays_alone_where_nothing_tells_a_person():
    *_, (_, last) = mentions_of("Cobalt Dahl shone at the fair.", *["Dahl grew."] * 6)
    assert [item.actor for item in last] == ["Dahl"]


def test_last_name_that_speaks_is_a_persons():
    *_, (_, last) = mentions_of("It was for Ian Dahl to ask.", *["It rained, Dahl said."] * 3, "Dahl left the room.")
    assert [item.actor for item in last] == ["Ian Dahl"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("June Berg told the papers of it.", ["June Berg"]),
        ("Her mother, June Berg, wept for hours.", ["June Berg"]),
        ("Her parents Paul and June Berg wept for hours.", ["Paul", "June Berg"]),
        ("In June Berg told the papers of it.", ["Berg"]),
        ("Late in 2011, June Berg told the papers of it.", ["Berg"]),
        ("Between May and June Berg told the papers of it.", ["Berg"]),
        ("June World Cup matches were called off.", ["World Cup"]),
    ],
)
def test_month_is_a_first_name_where_no_month_can_stand(sentence, names):
    [(text, mentions)] = mentions_of(sentence)
    assert [text[item.start : item.stop] for item in mentions] == names


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        (["Mr Juan Flores won.", "It rained.", "He left."], ["Juan Flores"]),
        (["Mr Juan Flores won.", "The prosecutor told the court of it.", "He left."], []),
        (["The prosecutor told the court that Mr Juan Flores had won.", "He left."], []),
        (["Mr Juan Flores told the court that the prosecutor had won.", "He left."], ["Juan Flores"]),
        (["Mr Juan Flores wept as his lawyer spoke to the court.", "He left."], []),
        (["Mr Juan Flores wept as his wife spoke to the court.", "He left."], ["Juan Flores"]),
        (["The winner was Mr Juan Flores.", "He left."], ["Juan Flores"]),
        (["The sprinter Juan Flores won, said Mr Juan Flores.", "The sprinter ran on.", "He left."], ["Juan Flores"]),
        (["Mr Juan Flores won.", "Now 19, Quarrow has run faster.", "He left."], []),
        (["Mr Juan Flores won, by the way of Quarrow.", "Quarrow said he left."], []),
        (["Mr Juan Flores won, by the way of Quarrow.", "At the Quarrow he left."], ["Juan Flores"]),
    ],
)
def test_pronoun_stands_for_nobody_where_somebody_else_acts_without_a_known_name(sentences, actors):
    _, last = mentions_of(*sentences)[-1]
    assert [item.actor for item in last if item.basis == "pronoun"] == actors


@pytest.mark.parametrize(
    ("others", "word", "actor"),
    [
        ([], "Mr Berg", "Paul Berg"),
        ([], "Mrs Berg", "Anna Berg"),
        ([], "Berg", "Anna Berg"),
        (["Paul Berg won."] * 4, "Berg", "Berg"),
        (["Paul Berg won."] * 18, "Berg", "Berg"),
        (["Paul Berg won."] * 19, "Berg", "Paul Berg"),
        (["Paul Berg won."] * 30, "Mrs Berg", "Anna Berg"),
    ],
)
def test_last_name_of_two_persons_is_that_of_the_one_who_is_plain(others, word, actor):
    own = ["Mr Paul Berg met Mrs Anna Berg.", "Mrs Anna Berg spoke.", f"{word} left."]
    _, passages, _ = make_tables(("a", "2021-05-14", own), ("b", "2021-05-14", others))
    mentions = find_mentions(passages)
    last = passages.loc[passages["text"] == own[-1], "id"].iloc[0]
    assert [item.actor for item in mentions[last]] == [actor]


@pytest.mark.parametrize(("times", "actor"), [(2, "Berg"), (3, "Paul Berg")])
def test_last_name_of_two_persons_of_other_articles_stands_alone_unless_one_is_far_better_known(times, actor):
    known = ["Mrs Anna Berg spoke.", *["Mr Paul Berg won."] * times]
    _, passages, _ = make_tables(("a", "2021-05-14", ["Berg left."]), ("b", "2021-05-14", known))
    mentions = find_mentions(passages)
    last = passages.loc[passages["text"] == "Berg left.", "id"].iloc[0]
    assert [item.actor for item in mentions[last]] == [actor]


@pytest.mark.parametrize(
    ("article", "actors"),
    [
        (["Berg left.", "Mrs Anna Berg stayed."], ["Paul Berg"]),
        (["Mrs Anna Berg stayed.", "Berg left."], ["Anna Berg"]),
    ],
)
def test_last_name_before_a_full_one_is_of_who_is_far_better_known(article, actors):
    _, passages, _ = make_tables(("a", "2021-05-14", article), ("b", "2021-05-14", ["Mr Paul Berg won."] * 5))
    mentions = find_mentions(passages)
    told = passages.loc[passages["text"] == "Berg left.", "id"].iloc[0]
    assert [item.actor for item in mentions[told]] == actors


def test_pronoun_beside_a_name_tells_of_which_of_two_persons_it_is():
    known = ["Mr Paul Berg met Mrs Anna Berg.", "Mrs Anna Berg spoke.", "While Berg left Lima, he praised the town."]
    assert mentions_of(*known)[-1][1][0].actor == "Paul Berg"
    known[-1] = "Berg, she added, praised the town."
    assert mentions_of(*known)[-1][1][0].actor == "Anna Berg"


@pytest.mark.parametrize(
    ("before", "actors"),
    [
        ("Guards held him as he shook hands with Minister Juan Flores.", []),
        ("A storm blew as they shook hands with Minister Juan Flores.", ["Juan Flores"]),
        ("As he shook hands, Minister Juan Flores fell.", ["Juan Flores"]),
    ],
)
def test_pronoun_goes_on_from_a_pronoun_not_from_whom_that_one_met(before, actors):
    _, last = mentions_of(before, "Later he read a speech.")[-1]
    assert [item.actor for item in last if item.basis == "pronoun"] == actors


@pytest.mark.parametrize(
    ("full", "opening"),
    [
        ("Lina al-Sadri", "Al-Sadri"),
        ("Lina Al-Sadri", "al-Sadri"),
        ("Mohamed El Bardi", "El Bardi"),
        ("Mohamed El Bardi", "El-Bardi"),
        ("Charles de Lonn", "De Lonn"),
        ("Marten van Lonn", "Van Lonn"),
        ("Ursula von der Lonn", "Von der Lonn"),
        ("Juan del Lonn", "Del Lonn"),
    ],
)
def test_last_name_is_the_same_however_its_small_words_are_written(full, opening):
    read = mentions_of(f"President {full} spoke.", f"{opening} said no.", f"But {opening} said so again.")
    assert [[item.actor for item in here] for _, here in read] == [[full]] * 3


def test_capital_of_a_small_word_prefers_no_other_person_of_that_name():
    read = mentions_of(
        "Lina al-Sadri, a lawyer, came to the hotel.",
        "Al-Sadri said men had beaten her.",
        '"Help us," said Omar Al-Sadri, her father.',
        "Lina al-Sadri wept.",
        "Al-Sadri said she was afraid.",
    )
    assert [[item.actor for item in here if item.basis == "name"] for _, here in read] == [
        ["Lina al-Sadri"],
        ["Lina al-Sadri"],
        ["Omar Al-Sadri"],
        ["Lina al-Sadri"],
        ["Lina al-Sadri"],
    ]


def test_last_name_of_two_who_are_named_alike_often_is_nobodys():
    read = mentions_of("Lina al-Sadri came with Omar Al-Sadri.", "Al-Sadri said no.")
    assert [item.actor for item in read[1][1]] == ["Al-Sadri"]


def test_two_capitals_are_a_name_where_no_longer_one_ends_with_them():
    read = mentions_of("President Ben Moe spoke.", "Mayor Anna Berg said that Ben Moe left.")
    assert {item.actor for _, here in read for item in here} == {"Ben Moe", "Anna Berg"}


def test_acronym_is_nobody_who_sounds_like_it():
    _, passages, _ = make_tables(
        ("a", "2021-06-09", ["Kim Jong Un met Anna Berg.", "The UN left.", "Kim Jong-un left."])
    )
    found = [{mention.actor for mention in own} for own in find_mentions(passages).values()]
    assert found == [{"Kim Jong Un", "Anna Berg"}, {"UN"}, {"Kim Jong Un"}]
