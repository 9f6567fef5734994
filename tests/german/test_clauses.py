"""The tense of the clause that holds the words in brackets."""

import pytest

from tests.marked import read_marked
from topics.german.clauses import Tense, clause_at


def tense_of(text):
    plain, (words,) = read_marked(text)
    start = text.index("[")
    clause = clause_at(plain, start, start + len(words))
    return clause and clause.tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Der Rat tagte am [Montag]", Tense.PAST),
        ("Am [Montag] brach der Damm", Tense.PAST),
        ("Die Minister kamen am [Montag] zusammen", Tense.PAST),
        ("Er wurde am [Montag] gewählt", Tense.PAST),
        ("Er musste am [Montag] gehen", Tense.PAST),
        ("Er hat am [Montag] gewonnen", Tense.PERFECT),
        ("Sie sei am [Montag] angekommen", Tense.PERFECT),
        ("Er soll am [Montag] gelogen haben", Tense.PERFECT),
        ("Er hatte am [Montag] gewonnen", Tense.PLUPERFECT),
        ("Er war am [Montag] da", Tense.PAST),
        ("Er wird am [Montag] kommen", Tense.FUTURE),
        ("Er will am [Montag] kommen", Tense.FUTURE),
        ("Die Wahl ist für [Montag] geplant", Tense.FUTURE),
        ("Der Betrag ist bis [Montag] zu zahlen", Tense.FUTURE),
        ("Der Rat tagt am [Montag]", Tense.PRESENT),
        ("Die Minister treffen sich am [Montag]", Tense.PRESENT),
        ("Die Schule bleibt bis [Montag] geschlossen", Tense.PRESENT),
        ("Das Finale ist am [Montag]", Tense.COPULA),
        ("Wie er am [Montag] sagt", Tense.REPORT),
        ("Er würde am [Montag] kommen", Tense.MODAL),
        ("Er wäre am [Montag] da", Tense.MODAL),
        ("Er wäre am [Montag] gekommen", Tense.UNREAL),
        ("Er wollte am [Montag] kommen", Tense.PAST_FUTURE),
        ("Er kam, um am [Montag] zu beraten", Tense.AHEAD),
        ("Er versprach, am [Montag] zurückzutreten", Tense.AHEAD),
        ("Er bestreitet, am [Montag] gelogen zu haben", Tense.PERFECT),
        ("Das Treffen am [Montag]", None),
    ],
)
def test_verbs_of_a_clause_tell_its_tense(text, tense):
    assert tense_of(text) == tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Der Rat teilte am [Montag] mit, dass er am Freitag berät", Tense.PAST),
        ("Der Rat teilte am Montag mit, dass er am [Freitag] berät", Tense.PRESENT),
        ("Der Gipfel, der am [Montag] begann, endet am Freitag", Tense.PAST),
        ("Der Gipfel, der am Montag begann, endet am [Freitag]", Tense.PRESENT),
        ("Der Rat, der am [Freitag] berät, schwieg", Tense.PRESENT),
        ("Der Mann, am [Montag] verletzt, schwieg", Tense.PAST),
        ("Er kam am [Montag] und geht am Freitag", Tense.PAST),
        ("Er kam am Montag und geht am [Freitag]", Tense.PRESENT),
        ("Er hat am [Montag] und Dienstag gestreikt", Tense.PERFECT),
        ("Er hat am Montag und [Dienstag] gestreikt", Tense.PERFECT),
        ("Am Montag, also [gestern], kam er", Tense.PAST),
    ],
)
def test_each_clause_has_its_own_tense(text, tense):
    assert tense_of(text) == tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Die letzte Runde beginnt am [Montag]", Tense.PRESENT),
        ("Die geplante Wahl beginnt am [Montag]", Tense.PRESENT),
        ("Die Minister arbeiten am [Montag]", Tense.PRESENT),
        ("Die Minister arbeiteten am [Montag]", Tense.PAST),
        ("Die Beamten erhalten am [Montag] Lohn", Tense.PRESENT),
        ("Die Beamten erhielten am [Montag] Lohn", Tense.PAST),
    ],
)
def test_words_that_look_like_a_past_are_told_by_their_place_and_stem(text, tense):
    assert tense_of(text) == tense
