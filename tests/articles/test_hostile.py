"""Bad input gives one listed reason each, and nothing else is lost."""

from __future__ import annotations

import io
import zipfile

import pytest

from topics.articles.files import list_files, read_file

GOOD = "A good title\n\nThe minister said on Tuesday that the talks had gone well. They will go on.\n"


def docx_with(document: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("[Content_Types].xml", b"<Types/>")
    return stream.getvalue()


def docm(*paragraphs: str) -> bytes:
    """Return a Word document with macros: its main part has a content type of its own."""
    import docx

    stream, changed = io.BytesIO(), io.BytesIO()
    written = docx.Document()
    for paragraph in paragraphs:
        written.add_paragraph(paragraph)
    written.save(stream)
    with zipfile.ZipFile(stream) as document, zipfile.ZipFile(changed, "w") as archive:
        for name in document.namelist():
            plain = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            with_macros = b"vnd.ms-word.document.macroEnabled.main+xml"
            archive.writestr(name, document.read(name).replace(plain, with_macros))
    return changed.getvalue()


BAD_FILES = {
    "macros.docm": docm(),
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
    "binary.txt": bytes(range(256)) * 40,
    "truncated.docx": docx_with(b"<w:document/>")[:120],
    "bomb.docx": docx_with(b" " * 150_000_000),
    "entities.docx": docx_with(b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>"),
    "not-word.docx": docx_with(b"<x/>"),
    "other.zip": docx_with(b"x").replace(b"word/document.xml", b"some/else/abc.xml"),
    "broken.pdf": b"%PDF-1.7\n" + b"garbage " * 50,
    "broken.parquet": b"PAR1" + b"\0" * 40 + b"PAR1",
    "broken.jsonl": b"{not json\n{neither\n",
    "no-text.csv": b"a,b\n1,2\n3,4\n",
    "empty.html": b"<html><head><title>T</title></head><body><script>var a = 1;</script></body></html>",
    "old.doc": b"\xd0\xcf\x11\xe0" + b"\0" * 100,
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_bad_file_gives_one_problem(tmp_path, name):
    (tmp_path / name).write_bytes(BAD_FILES[name])

    articles, problems = read_file(tmp_path, name)

    assert articles == []
    assert len(problems) == 1
    assert problems[0].source == name
    assert problems[0].lost is bool(BAD_FILES[name].strip())


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_problem_of_a_bad_file_reads_the_same_in_every_run(tmp_path, name):
    (tmp_path / name).write_bytes(BAD_FILES[name])

    kept_alive = [read_file(tmp_path, name)[1] for _ in range(3)]

    assert kept_alive[0] == kept_alive[1] == kept_alive[2]
    assert "0x" not in kept_alive[0][0].found
    assert len(kept_alive[0][0].found) < 300


def test_document_with_macros_is_read(tmp_path):
    (tmp_path / "a.docm").write_bytes(docm("The council met.", "It left."))

    (article,), problems = read_file(tmp_path, "a.docm")

    assert (article.text, problems) == ("The council met.\n\nIt left.", [])


def test_bad_files_stop_nothing_else(tmp_path):
    for name, content in BAD_FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")

    read = [read_file(tmp_path, source) for source in list_files(tmp_path)]

    assert [article.id for articles, _ in read for article in articles] == ["good.txt"]


def test_deeply_nested_page_is_read_or_listed(tmp_path):
    body = "<div>" * 10_000 + f"<p>{GOOD * 5}</p>" + "</div>" * 10_000
    (tmp_path / "deep.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")

    articles, problems = read_file(tmp_path, "deep.html")

    assert len(articles) + len(problems) == 1


def test_entities_of_a_page_are_not_expanded(tmp_path):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20 if n else "lol"}">' for n in range(9))
    page = f"<!DOCTYPE html [{entities}]><html><body><p>{GOOD}&e8;</p></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")

    articles, problems = read_file(tmp_path, "page.html")

    assert not problems
    assert len(articles[0].text) < 2 * len(page)


def test_links_out_of_the_corpus_are_not_followed(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text(GOOD, encoding="utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "inside.txt").write_text(GOOD, encoding="utf-8")
    (corpus / "link.txt").symlink_to(outside)
    (corpus / "folder").symlink_to(tmp_path, target_is_directory=True)

    assert list_files(corpus) == ["inside.txt"]


def test_side_files_and_hidden_files_are_no_articles(tmp_path):
    for name in (
        "sources.csv",
        "codebook.toml",
        "coded.csv",
        "corrections.toml",
        "topics.toml",
        ".hidden",
        "z.csl.json",
    ):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")

    assert list_files(tmp_path) == ["a.txt", "sub/b.txt"]


def test_control_characters_of_a_page_go_and_ordinary_references_stay(tmp_path):
    page = f"<html><body><p>A&#45;B &#x1F600; &#1;&#x02;\x03 {GOOD}</p></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")

    (article,), problems = read_file(tmp_path, "page.html")

    assert not problems
    assert article.text.startswith("A-B 😀 A good title")


def test_encrypted_member_of_a_document_is_told(tmp_path):
    content = bytearray(docx_with(b"<w:document/>"))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    (tmp_path / "a.docx").write_bytes(content)

    (problem,) = read_file(tmp_path, "a.docx")[1]

    assert problem.found == "an encrypted archive"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bomb.docx", "a DOCX file that unpacks to more than 100 MB"),
        ("entities.docx", "a DOCX file that declares XML entities"),
        ("other.zip", "a ZIP archive that is no DOCX file, which is not read"),
        ("truncated.docx", "a damaged or truncated ZIP or DOCX file"),
        ("broken.pdf", "a PDF file that cannot be read"),
        ("no-text.csv", "a table without a column of text; its columns are a, b"),
        ("binary.txt", "binary data, no text"),
        ("empty.txt", "an empty file"),
    ],
)
def test_problem_of_a_bad_file_says_what_it_is(tmp_path, name, found):
    (tmp_path / name).write_bytes(BAD_FILES[name])

    assert read_file(tmp_path, name)[1][0].found.startswith(found)
