"""Bytes in the encodings that news comes in give the characters that were meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.articles.readers.alphabets import ALPHABETS, encoding_by_letters
from topics.articles.readers.decoding import PATCHED, decode, decode_as, parse_json
from topics.errors import InputError

ENGLISH = "Profits at the café rose to £76m – a “record” – said Mr Müller’s firm.\n" * 3
TEXTS = {
    "French": "Le président a déclaré à l’Assemblée qu’il était très heureux. « Ça ira », a-t-il dit.\n",
    "German": "Die Regierung hat über die Änderung des Gesetzes für größere Städte und Straßen beraten.\n",
    "Spanish": "El señor Ibáñez celebró la canción más popular del año. ¿Qué ocurrió mañana?\n",
    "Russian": "Министр иностранных дел заявил во вторник, что переговоры прошли успешно.\n",
    "Chinese": "中国外交部长周二表示，会谈进展顺利。双方将于明天在北京继续举行会谈，讨论贸易问题。\n",
    "Japanese": "外務大臣は火曜日、会談は順調に進んだと述べた。会談は明日も東京で続けられる予定である。\n",
    "Korean": "외교부 장관은 화요일 회담이 잘 진행되었다고 말했다. 회담은 내일 서울에서 계속될 예정이다.\n",
    "Greek": "Ο υπουργός Εξωτερικών δήλωσε την Τρίτη ότι οι συνομιλίες πήγαν καλά.\n",
}


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_english_with_marks(encoding):
    assert decode(ENGLISH.encode(encoding))[0] == ENGLISH


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("French", "cp1252"),
        ("German", "latin-1"),
        ("German", "cp850"),
        ("Spanish", "latin-1"),
        ("Russian", "cp1251"),
        ("Russian", "koi8-r"),
        ("Chinese", "gb18030"),
        ("Chinese", "big5"),
        ("Chinese", "utf-16-le"),
        ("Japanese", "shift_jis"),
        ("Japanese", "euc_jp"),
        ("Japanese", "iso2022_jp"),
        ("Korean", "euc_kr"),
        ("Greek", "iso-8859-7"),
    ],
)
def test_other_languages(language, encoding):
    content = (TEXTS[language] * 4).encode(encoding, "ignore")

    assert decode(content)[0] == content.decode(encoding)


@pytest.mark.parametrize("text", ["The firm’s share – £5 – fell.", "It cost £5.", "“Yes,” he said.", "’90s bands"])
def test_few_marks_of_windows_are_enough(text):
    assert decode(text.encode("cp1252"))[0] == text


def test_declared_encoding_is_used():
    assert decode("Дa".encode("koi8-r") + b" " * 50, "koi8-r")[0].startswith("Дa")


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=80, deadline=None)
def test_decoding_by_name_gives_the_same_text(text):
    content = text.encode("utf-8", "replace") + b" plain words follow here \xe9t\xe9"
    decoded = decode_or_none(content)

    assert decoded is None or decode_as(content, decoded[1]) == decoded[0]


def decode_or_none(content):
    try:
        return decode(content)
    except InputError:
        return None


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"The council.", "utf-8"),
        ("Café".encode(), "utf-8"),
        ("Café".encode("utf-8-sig"), "utf-8-sig"),
        ("Café".encode("utf-16"), "utf-16"),
        ("Café".encode("utf-32"), "utf-32"),
        ("The café owner".encode("utf-16-le"), "utf-16-le"),
        ("The café owner".encode("utf-16-be"), "utf-16-be"),
        ("It cost £5 – so he said.".encode("cp1252"), "cp1252"),
    ],
)
def test_name_of_the_encoding_is_told(content, encoding):
    assert decode(content)[1] == encoding


@pytest.mark.parametrize(
    ("content", "declared", "is_guessed"),
    [
        (b"plain", "", False),
        ("Café".encode(), "", False),
        ("Café".encode("utf-8-sig"), "", False),
        ("The café owner".encode("utf-16-le"), "", False),
        ("外務大臣は火曜日".encode("iso2022_jp"), "", False),
        ("Да, и нет. ".encode("koi8-r"), "koi8-r", False),
        ("The café owner".encode("cp1252"), "", True),
        ("The café owner".encode("cp1252"), "utf-8", True),
        ("The café owner".encode("cp1252"), "no-such-encoding", True),
        ("é".encode() * 9 + b" na\xefve", "", True),
    ],
)
def test_encoding_is_guessed_where_nothing_states_or_shows_it(content, declared, is_guessed):
    decoded = decode(content, declared)

    assert decoded.is_guessed is is_guessed
    assert decoded.guessed == (decoded.encoding if is_guessed else "")


@pytest.mark.parametrize("declared", ["KOI8-R", "koi8-r"])
def test_declared_encoding_is_told_in_small_letters(declared):
    assert decode("Да, и нет. ".encode("koi8-r"), declared)[:2] == ("Да, и нет. ", "koi8-r")


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("GB2312", "gb18030", "台灣，中國"),
        ("iso-8859-1", "cp1252", "the “plan” – so"),
        ("US-ASCII", "cp1252", "the “plan” – so"),
        ("Shift_JIS", "cp932", "①外務大臣"),
    ],
)
def test_declared_encoding_means_the_wider_one(declared, encoding, text):
    assert decode(text.encode(encoding), declared) == (text, encoding, False)


@pytest.mark.parametrize("declared", ["no-such-encoding", "utf-8", ""])
def test_declared_encoding_that_does_not_fit_is_passed_over(declared):
    assert decode("It cost £5 – so he said.".encode("cp1252"), declared)[0] == "It cost £5 – so he said."


@pytest.mark.parametrize(("n_letters", "is_patched"), [(2, True), (1, False)])
def test_text_is_utf8_with_odd_bytes_where_fewer_than_a_quarter_are_odd(n_letters, is_patched):
    """Two letters of two bytes and an odd one are five bytes; one letter and an odd one are three."""
    text, name, _ = decode(("é" * n_letters).encode() + b" na\xefve")

    assert (name == PATCHED) is is_patched
    assert (text == "é" * n_letters + " naïve") is is_patched


@pytest.mark.parametrize(("n_broken", "is_patched"), [(1000, True), (1001, False)])
def test_text_is_utf8_with_a_thousand_odd_bytes_at_most(n_broken, is_patched):
    content = ("é" * 3000).encode() + b" \xef" * n_broken

    assert (decode(content)[1] == PATCHED) is is_patched


def test_text_that_is_cut_short_ends_with_the_sign_for_that():
    assert decode(("é" * 9).encode()[:-1])[0] == "é" * 8 + "\ufffd"


@pytest.mark.parametrize(("n_controls", "is_text"), [(2, True), (3, False)])
def test_more_than_two_control_characters_in_a_hundred_are_no_text(n_controls, is_text):
    content = b"a" * (100 - n_controls) + b"\x01" * n_controls

    if is_text:
        assert decode(content)[0] == content.decode()
    else:
        with pytest.raises(InputError, match="binary data, no text"):
            decode(content)


@pytest.mark.parametrize("code", [9, 10, 12, 13, 26, 27])
def test_white_space_and_ends_of_old_files_are_no_control_characters(code):
    content = b"a" + bytes([code])

    assert decode(content)[0] == content.decode()


@pytest.mark.parametrize("content", [b"a\0", b" \0", b"a\0b\0c", b"\0" * 8])
def test_bytes_with_zeros_that_show_no_wide_characters_are_no_text(content):
    with pytest.raises(InputError, match="binary data, no text"):
        decode(content)


def test_four_bytes_may_be_wide_characters():
    assert decode("a ".encode("utf-16-le")) == ("a ", "utf-16-le", False)


@pytest.mark.parametrize(
    ("text", "parsed"), [('{"a": 1}', {"a": 1}), ('"a\tb"', "a\tb"), ("{a", None), ("[" * 100_000, None), (b"[1]", [1])]
)
def test_json_is_parsed_with_bare_control_characters_or_is_none(text, parsed):
    assert parse_json(text) == parsed


LANGUAGES = [(alphabet, encoding) for alphabet in ALPHABETS for encoding in alphabet.encodings]


@pytest.mark.parametrize(
    ("alphabet", "encoding"), LANGUAGES, ids=[f"{alphabet.language} {encoding}" for alphabet, encoding in LANGUAGES]
)
def test_text_of_a_language_is_decoded_from_each_of_its_encodings(alphabet, encoding):
    text = f"{alphabet.example}\n" * 3
    content = text.encode(encoding, "ignore")

    assert decode(content)[0] == content.decode(encoding)


@pytest.mark.parametrize("alphabet", ALPHABETS, ids=[alphabet.language for alphabet in ALPHABETS])
def test_example_of_an_alphabet_has_its_letters_only(alphabet):
    letters = [letter for letter in alphabet.example.lower() if letter > "\x7f" and letter.isalpha()]

    assert letters
    assert set(letters) <= set(alphabet.letters)


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("Russian", "mac_cyrillic"),
        ("Russian", "iso8859_5"),
        ("Russian", "cp866"),
        ("Chinese", "hz"),
        ("Chinese", "utf-32-le"),
        ("Japanese", "utf-32-be"),
        ("French", "utf-32-le"),
        ("Korean", "iso2022_kr"),
        ("Korean", "johab"),
    ],
)
def test_rare_encodings_of_other_scripts(language, encoding):
    content = (TEXTS[language] * 4).encode(encoding, "ignore")

    assert decode(content)[0] == content.decode(encoding)


@pytest.mark.parametrize(
    ("language", "encoding"), [("Russian", "cp1251"), ("Chinese", "gb18030"), ("Korean", "euc_kr")]
)
def test_few_words_of_another_script_among_much_markup(language, encoding):
    content = (
        f'<li class="a plain item"><a href="/archive">{TEXTS[language].strip()}</a> and so on and so on</li>\n' * 9
    )
    content = (content + "plain words of a page and no other\n" * 90).encode(encoding)

    assert decode(content)[0] == content.decode(encoding)


def test_names_from_elsewhere_in_an_english_text_are_those_of_windows():
    text = "Mr Müller met Señora Ibáñez and Monsieur Gérard in São Paulo, said Åsa Þór, but not Mr Øst. " + ENGLISH

    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize(("n_own", "is_told"), [(19, True), (18, False)])
def test_letters_may_be_foreign_in_one_of_twenty(n_own, is_told):
    """Beside letters of Polish that no other language has together, one of Hungarian."""
    content = ("żółąęćśź " * 9)[:n_own].replace(" ", "ł").encode("iso8859_2") + "ő and so on and so on".encode(
        "iso8859_2"
    )

    assert bool(encoding_by_letters(content + b" plain" * 12, lambda decoded: 100)) is is_told


@pytest.mark.parametrize(("n_plain", "is_told"), [(82, True), (83, False)])
def test_text_is_in_such_a_language_from_twelve_letters_in_a_thousand_on(n_plain, is_told):
    content = ("ż" + "a" * n_plain).encode("cp1250")

    assert bool(encoding_by_letters(content, lambda decoded: 100)) is is_told
