"""The codebook exchanged with other programs: REFI-QDA and CSV."""

from __future__ import annotations

import io
import re
import zipfile

import pandas as pd
import pytest
from lxml import etree

from topics.errors import InputError
from topics.output.exports.csv import table_csv
from topics.themes.codebook import Codebook, DeclaredTheme, read_codebook
from topics.themes.coding import read_coded
from topics.themes.qda import (
    CODEBOOK_NAMESPACE,
    PROJECT_NAMESPACE,
    codebook_as_qdc,
    codebook_as_table,
    codebook_as_toml,
    coded_passages,
    project_as_qdpx,
    read_qda,
)

BOOK = Codebook(
    (
        DeclaredTheme(
            "floods & rivers",
            "High water, and what it does: <dykes> break.",
            terms=("flood*", "high water|tide"),
            hints=("river",),
            exclusions=("flood of letters",),
            examples=("The dyke broke: twice.", "Water stood in the streets."),
        ),
        DeclaredTheme("strikes", "Work that stops."),
    )
)
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_codebook_comes_back_from_qdc_csv_and_toml_as_it_was(tmp_path):
    (tmp_path / "a.qdc").write_bytes(codebook_as_qdc(BOOK))
    (tmp_path / "a.toml").write_text(codebook_as_toml(BOOK), encoding="utf-8")
    assert read_qda(tmp_path / "a.qdc").codebook == BOOK
    assert read_codebook(tmp_path / "a.toml") == BOOK
    (tmp_path / "a.csv").write_text(table_csv(codebook_as_table(BOOK)), encoding="utf-8")
    assert read_qda(tmp_path / "a.csv").codebook == BOOK


def test_qdc_is_what_the_standard_asks_for():
    root = etree.fromstring(codebook_as_qdc(BOOK))
    assert root.tag == f"{{{CODEBOOK_NAMESPACE}}}CodeBook"
    (codes,) = root
    assert [code.get("isCodable") for code in codes] == ["true", "true"]
    assert all(GUID.fullmatch(code.get("guid")) for code in codes)
    assert len({code.get("guid") for code in codes}) == 2
    assert codebook_as_qdc(BOOK) == codebook_as_qdc(BOOK)


def test_codes_within_codes_are_named_by_their_way_and_folders_are_no_themes(tmp_path):
    path = tmp_path / "other.qdc"
    path.write_text(
        f'<CodeBook xmlns="{CODEBOOK_NAMESPACE}" origin="other"><Codes>'
        '<Code guid="1" name="economy" isCodable="false"><Code guid="2" name="trade" isCodable="true">'
        "<Description>What is bought and sold.\nTerms: tariff; export*</Description></Code></Code></Codes></CodeBook>",
        encoding="utf-8",
    )
    (theme,) = read_qda(path).codebook.themes
    assert (theme.name, theme.definition) == ("economy / trade", "What is bought and sold.")
    assert theme.terms == ("tariff", "export*")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.qdc", b"<Other/>", "no REFI-QDA file"),
        ("a.qdc", f'<CodeBook xmlns="{CODEBOOK_NAMESPACE}"><Codes/></CodeBook>'.encode(), "holds no code"),
        ("a.qdpx", b"no zip", "no REFI-QDA project"),
        ("a.docx", b"", "no codebook that is exchanged"),
        ("a.csv", b"title\nx\n", "no column 'name'"),
        ("a.csv", b"name\nx\nx\n", "more than once"),
    ],
)
def test_file_that_is_no_codebook_says_so(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_qda(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_qda(tmp_path / "absent.qdc")


@pytest.fixture
def project(corpus, tmp_path):
    """Return two articles, their passages, coded passages, and the path of the project that holds them."""
    passages, articles = corpus({"a.txt": ["The dyke broke.", "Nurses walked out."], "b.txt": ["It rained."]})
    articles = articles.assign(found=articles["text"])
    ids = passages["id"].tolist()
    rows = [(ids[0], "floods & rivers", "Ann"), (ids[1], "strikes", "Ann"), (ids[2], "floods & rivers", "topics")]
    coded = pd.DataFrame(rows, columns=["passage", "theme", "coder"])
    path = tmp_path / "p.qdpx"
    path.write_bytes(project_as_qdpx(BOOK, articles, passages, coded))
    return articles, passages, coded, path


def test_project_holds_texts_and_codings_and_comes_back(project):
    articles, passages, coded, path = project
    read = read_qda(path)
    assert read.codebook == BOOK
    assert {text.name: text.text for text in read.texts} == dict(zip(articles["id"], articles["found"], strict=True))
    rows, unknown = coded_passages(read, articles, passages)
    assert rows.to_numpy().tolist() == coded[coded["coder"] != "topics"].to_numpy().tolist()
    assert unknown == []


def test_project_is_what_the_standard_asks_for_and_the_same_bytes(project):
    articles, passages, coded, path = project
    assert path.read_bytes() == project_as_qdpx(BOOK, articles, passages, coded)
    archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    root = etree.fromstring(archive.read("project.qde"))
    space = {"q": PROJECT_NAMESPACE}
    assert [etree.QName(child).localname for child in root] == ["Users", "CodeBook", "Sources"]
    sources = root.findall("q:Sources/q:TextSource", space)
    files = {name for name in archive.namelist() if name != "project.qde"}
    assert {f"sources/{source.get('plainTextPath').removeprefix('internal://')}" for source in sources} == files
    users = {user.get("guid") for user in root.findall("q:Users/q:User", space)}
    codings = root.findall(".//q:Coding", space)
    assert {coding.get("creatingUser") for coding in codings} <= users
    codes = {code.get("guid") for code in root.findall(".//q:Code", space)}
    assert {coding.find("q:CodeRef", space).get("targetGUID") for coding in codings} <= codes


def test_coded_text_that_is_no_article_is_named(project):
    articles, passages, _, path = project
    rows, unknown = coded_passages(read_qda(path), articles.assign(found="other"), passages)
    assert rows.empty
    assert unknown == ["a.txt", "b.txt"]


@pytest.mark.parametrize(("stop", "is_coded"), [(8, True), (7, False)])
def test_passage_is_coded_where_half_of_it_is(project, stop, is_coded):
    articles, passages, _, path = project
    read = read_qda(path)
    text = next(text for text in read.texts if text.name == "a.txt")
    partly = type(read)(read.codebook, (type(text)("a.txt", text.text, ((0, stop, "strikes", "Ann"),)),))
    rows, _ = coded_passages(partly, articles, passages)
    assert (len(rows) == 1) is is_coded


def test_cell_of_a_coding_sheet_may_hold_several_themes(tmp_path):
    path = tmp_path / "coded.csv"
    path.write_text("passage,theme\np1,strikes; floods & rivers\np2,none\np3,\n", encoding="utf-8")
    coded = read_coded(path, BOOK, ["p1", "p2", "p3"])
    assert coded["theme"].tolist() == ["strikes", "floods & rivers", "none", "none"]
    path.write_text("passage,theme\np1,strikes; nonsense\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: there is no theme 'nonsense'"):
        read_coded(path, BOOK, ["p1"])
