"""Bytes in the encodings that news comes in give the characters that were meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.articles.readers.decoding import decode, decode_as

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
    from topics.errors import InputError

    try:
        return decode(content)
    except InputError:
        return None
