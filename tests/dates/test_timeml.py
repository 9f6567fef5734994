import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.dates import tag
from topics.dates.timeml import creation_time, tag_folder, tag_timeml
from topics.errors import InputError

GOLD = """<?xml version="1.0" ?>
<TimeML>
<DOCID>made_up_0001</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2023-06-19" functionInDocument="CREATION_TIME">today</TIMEX3></DCT>
<TEXT>
Smith &amp; Sons <EVENT eid="e1" class="OCCURRENCE">met</EVENT> <TIMEX3 tid="t9" type="DATE" value="1066">on
Wednesday</TIMEX3> and <SIGNAL sid="s1">late</SIGNAL> <TIMEX3 tid="t3" value="2023-W24">last week</TIMEX3>.
They will &#8220;meet&#8221; in <NUMEX>November</NUMEX>, &lt;soon&gt;.
</TEXT>
<TLINK lid="l1" relType="BEFORE" timeID="t3" />
</TimeML>
"""


def test_only_timex_tags_of_the_text_change() -> None:
    tagged = tag_timeml(GOLD, "news")

    bare = re.compile(r"</?TIMEX3[^>]*>")
    assert bare.sub("", tagged) == bare.sub("", GOLD)
    assert '<TIMEX3 tid="t0" type="DATE" value="2023-06-19" functionInDocument="CREATION_TIME">' in tagged
    assert "1066" not in tagged


def test_output_is_xml_with_the_expressions() -> None:
    root = ElementTree.fromstring(tag_timeml(GOLD, "news"))

    text = root.find("TEXT")
    assert text is not None
    found = [(" ".join("".join(item.itertext()).split()), item.get("value")) for item in text.iter("TIMEX3")]
    assert found == [
        ("Wednesday", "2023-06-14"),
        ("late last week", "2023-W24"),
        ("November", "2023-11"),
        ("soon", "FUTURE_REF"),
    ]


def test_gold_tags_make_no_difference() -> None:
    body = GOLD.index("<TEXT>")
    stripped = GOLD[:body] + re.sub(r"</?TIMEX3[^>]*>", "", GOLD[body:])

    assert tag_timeml(GOLD, "news") == tag_timeml(stripped, "news")


def test_tagging_again_changes_nothing() -> None:
    once = tag_timeml(GOLD, "news")

    assert tag_timeml(once, "news") == once


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<DCT><TIMEX3 tid="t0" value="1998-02-13T14:26:00">02/13</TIMEX3></DCT>', "1998-02-13"),
        ('<TIMEX3 functionInDocument="CREATION_TIME" value="1998-03">x</TIMEX3>', "1998-03"),
        ("<DOCID>APW19980213.1310</DOCID>", "1998-02-13"),
        ("<DCT>02/13/1998</DCT>", "1998-02-13"),
        ("<DCT>Friday, 13 February 1998</DCT><DOCID>x20230619</DOCID>", "1998-02-13"),
        ("<DOCID>wsj_0026</DOCID>", ""),
    ],
)
def test_creation_time_is_read_outside_the_text(head: str, day: str) -> None:
    span = creation_time(
        f'<TimeML>{head}<TEXT><TIMEX3 functionInDocument="CREATION_TIME" value="1900"/></TEXT></TimeML>'
    )

    assert (span.edtf if span else "") == day


def test_document_without_creation_time_is_tagged_from_its_own_dates() -> None:
    tagged = tag_timeml("<TimeML><TEXT>On 6 June 1944 they landed; the next day it rained.</TEXT></TimeML>")

    assert re.findall(r'value="([^"]+)"', tagged) == ["1944-06-06", "1944-06-07"]


def test_document_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="no <TEXT>"):
        tag_timeml("<TimeML></TimeML>")


def test_folder_lists_broken_files_and_tags_the_rest(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.tml").write_text(GOLD, encoding="utf-8")
    (source / "b.tml").write_text("no markup at all", encoding="utf-8")
    (source / "c.tml").write_bytes(b"<TimeML><TEXT>\xff\xfe</TEXT></TimeML>")
    (source / "d.tml").write_text("<TimeML><TEXT>in May 2020<b></TEXT>", encoding="utf-8")
    seen: list[tuple[int, int]] = []

    problems = tag_folder(source, tmp_path / "out", "news", lambda done, total: seen.append((done, total)))

    assert [(problem.source, problem.lost) for problem in problems] == [
        ("b.tml", True),
        ("c.tml", True),
        ("d.tml", False),
    ]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.tml", "d.tml"]
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \.tml file"):
        tag_folder(tmp_path, tmp_path / "out")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*"<>&;/ ", "Monday", "in May 2020", "&amp;", "<b>", "</b>", "x"]), max_size=20))
def test_text_outside_the_tags_stays_whatever_it_is(pieces: list[str]) -> None:
    document = f"<TimeML><DCT>2023-06-19</DCT><TEXT>{''.join(pieces)}</TEXT></TimeML>"

    tagged = tag_timeml(document)

    assert re.sub(r"</?TIMEX3[^>]*>", "", tagged) == document
    assert tag_timeml(tagged) == tagged


def test_written_expressions_are_read_with_the_values_that_the_tagger_gives() -> None:
    text = "They met on Wednesday, late last week and every month for five years."
    root = ElementTree.fromstring(tag_timeml(f"<TimeML><DCT>2023-06-19</DCT><TEXT>{text}</TEXT></TimeML>", "news"))

    written = [("".join(item.itertext()), item.get("type"), item.get("value")) for item in root.iter("TIMEX3")]

    assert written == [(item.text, item.type, item.value) for item in tag(text, "2023-06-19", domain="news")]


def test_expression_over_nested_tags_holds_them_whole() -> None:
    inner = "<b><i>June</i></b> <i>2023</i>"
    tagged = tag_timeml(GOLD.replace("<NUMEX>November</NUMEX>", inner), "news")

    assert re.search(rf'<TIMEX3 [^>]*value="2023-06">{re.escape(inner)}</TIMEX3>', tagged)
    ElementTree.fromstring(tagged)


def test_folder_of_results_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.tml").write_text(GOLD, encoding="utf-8")

    assert tag_folder(tmp_path / "in", tmp_path / "above" / "out") == []
    assert (tmp_path / "above" / "out" / "a.tml").is_file()
