"""Which words carry a theme: by language, and by the reader's own lists."""

from __future__ import annotations

import pytest

from tests.marked import read_marked
from topics.english.data import read_lists
from topics.errors import SettingsError
from topics.settings import ThemeSettings, read_settings
from topics.themes.phrases import words_of
from topics.themes.terms import terms, words
from topics.themes.wording import NO_LANGUAGE, Wording, stop_words, without_addresses

LISTS = {
    name: own for file in ("languages", "phrases") for name, own in read_lists("topics.themes", file).items()
} | read_lists("topics.themes", "languages")


def pieces_of(text, name):
    """Return the words of a text in small letters; its characters where the list is of such."""
    return list(text) if name.endswith("-edges") else [word.low for word in words_of(text)]


@pytest.mark.parametrize("name", [name for name, own in LISTS.items() if own.examples])
def test_list_of_a_language_holds_what_its_examples_mark(name):
    own = LISTS[name]
    for example in own.examples:
        plain, marked = read_marked(example)
        listed = [piece for piece in pieces_of(plain, name) if piece in own]
        assert listed == [piece.lower() for piece in marked]
    for text in own.counterexamples:
        assert not [piece for piece in pieces_of(text, name) if piece in own]


@pytest.mark.parametrize("word", ["fire", "bill", "system", "interest", "cry", "mill", "move", "side", "war", "strike"])
def test_word_that_news_is_about_is_no_english_stop_word(word):
    assert word not in stop_words("en")


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "die"), ("fr", "dans"), ("es", "pero"), ("it", "della"), ("pt", "não"), ("nl", "het"), ("sv", "och"),
        ("da", "ikke"), ("no", "ikke"), ("nb", "ikke"), ("fi", "että"), ("pl", "się"), ("cs", "který"), ("ru", "это"),
        ("uk", "що"), ("tr", "için"), ("ar", "التي"), ("fa", "این"), ("he", "את"), ("hi", "है"), ("id", "yang"),
        ("vi", "của"), ("zh", "我们"), ("ja", "これ"), ("ko", "그리고"), ("el", "και"), ("hu", "hogy"), ("ro", "este"),
        ("bg", "това"), ("hr", "nije"), ("sk", "ktorý"), ("sl", "ali"), ("ca", "amb"),
    ],
)  # fmt: skip
def test_small_word_of_a_language_does_not_count(language, word):
    assert words(word, language) == [""] * len(words(word, language))


def test_small_word_of_one_language_may_count_in_another():
    assert words("war", "de") == [""]
    assert words("war", "en") == ["war"]


def test_language_without_a_list_takes_that_of_english():
    assert stop_words("xx") == stop_words("en") == stop_words("")
    assert stop_words(NO_LANGUAGE) == frozenset()


def test_elided_article_is_no_part_of_a_word():
    assert words("l'accord", "fr") == ["accord"]
    assert words("dell'accordo", "it") == ["accordo"]
    assert words("o'clock strikes", "en")[-1] == "strikes"


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=1", "www.example.org/x", "a@example.org", "@someone", "<b>"]
)
def test_addresses_and_markup_are_no_words(address):
    assert [word for word in words(f"ships {address} ports") if word] == ["ships", "ports"]
    assert "ships ports" not in terms(f"ships {address} ports")


def test_text_without_addresses_stays():
    assert without_addresses("At 5 < 7: see R&D, 3 > 2") == "At 5 < 7: see R&D, 3 > 2"


def test_synonym_of_several_words_counts_as_the_name():
    wording = Wording.read([], ["European Union = EU, the bloc"])
    assert words("EU talks", wording=wording) == ["european", "union", "talks"]
    assert words("inside the bloc", wording=wording)[-2:] == ["european", "union"]
    assert words("the block", wording=wording) == ["", "block"]


@pytest.mark.parametrize("entry", ["United States", "= US", "United States =", "United States = US,,"])
def test_entry_of_synonyms_that_is_none_is_refused(entry):
    with pytest.raises(SettingsError, match="an entry is a name and what is counted as it"):
        Wording.read([], [entry])


def test_own_words_stand_in_the_settings_file(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text('[themes]\nstop_words = ["gazette"]\nsynonyms = ["UN = United Nations"]\n', encoding="utf-8")
    themes = read_settings(path).themes
    assert themes.stop_words == ("gazette",)
    assert themes.synonyms == ("UN = United Nations",)


@pytest.mark.parametrize("value", ["gazette", [""], [3], 7])
def test_own_words_that_are_no_list_of_texts_are_refused(value):
    with pytest.raises(SettingsError, match="a list of texts"):
        ThemeSettings(stop_words=value)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("write to ann.lee@mail.example today", "write to ,  today"),
        ("(ann@mail.example)", ", "),
        ("<b>ann@mail.example", ", , "),
        ("two at noon", "two at noon"),
    ],
)
def test_mail_address_is_cut_out_from_its_first_sign(text, left):
    assert without_addresses(text) == left


def test_word_of_very_many_signs_is_looked_at_once():
    import time

    began = time.process_time()
    assert without_addresses("a" * 40_000) == "a" * 40_000
    assert time.process_time() - began < 2.0
