"""Word, OpenDocument, rich text, archives and XML: no word is lost in silence, and nothing unpacks without end."""

import gzip
import io
import json
import tarfile
import zipfile

import pytest

from tests.corpora import write_files
from tests.saved import FERRY, STORIES, docx, file_of, odt, page, rss, zipped
from topics.articles.files import read_file, reread

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(inside):
    return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


BOX = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"


def document(body, space=WORD, **parts):
    """Return a Word document with parts beside its text, each by its kind."""
    links = "".join(f'<Relationship Id="{kind}" Type="{LINKS}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    files = {"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"}
    files["word/_rels/document.xml.rels"] = f"<Relationships>{links}</Relationships>"
    files |= {f"word/{kind}.xml": f"<w:{kind} {space}>{content}</w:{kind}>" for kind, content in parts.items()}
    return zipped(files)


def text_of(folder, content, name="a.docx"):
    (folder / name).write_bytes(content)
    (article,), problems = read_file(folder, name)
    assert reread(folder, article.locator) == article.text
    return article.text, article, problems


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f'<w:p>{run("On ")}<w:ins>{run("Tuesday")}</w:ins>{run(" it met.")}</w:p>', "On Tuesday it met."),
        (f'<w:p>{run("On ")}<w:moveTo>{run("Tuesday")}</w:moveTo>{run(" it met.")}</w:p>', "On Tuesday it met."),
        (f'<w:p><w:moveFrom>{run("Gone")}</w:moveFrom>{run("It met.")}</w:p>', "It met."),
        (f'{control("<w:p>" + run("On 5 May") + "</w:p>")}<w:p>{run("it met.")}</w:p>', "On 5 May\n\nit met."),
        (f'<w:p>{run("On ")}{control(run("5 May"))}{run(" it met.")}</w:p>', "On 5 May it met."),
        (f'<w:p>{run("It met.")}<w:r><w:pict>{BOX}</w:pict></w:r></w:p>', "It met.\n\nIn a box."),
        ("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>", "One\ttwo\nthree"),
        (f'<w:p><w:hyperlink>{run("A link")}</w:hyperlink></w:p>', "A link"),
    ],
)  # fmt: skip
def test_word_keeps_insertions_controls_and_boxes(tmp_path, inside, text):
    assert text_of(tmp_path, document(inside))[0] == text


def test_word_reads_a_drawing_and_not_its_second_copy(tmp_path):
    copies = f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="urn:mc">{copies}</mc:AlternateContent>'

    assert text_of(tmp_path, document(f"<w:p>{run('It met.')}<w:r>{both}</w:r></w:p>"))[0] == "It met.\n\nIn a box."


def test_word_gives_headers_and_notes_after_the_text(tmp_path):
    line = f'<w:footnote w:type="separator"><w:p>{run("---")}</w:p></w:footnote>'
    note = f"{line}<w:footnote><w:p>{run('A note.')}</w:p></w:footnote>"
    header = f"<w:p>{run('The Times, 19 June 2023')}</w:p>"

    text, _, problems = text_of(tmp_path, document(f"<w:p>{run('It met.')}</w:p>", header=header, footnotes=note))

    assert text == "It met.\n\nThe Times, 19 June 2023\n\nA note."
    assert problems == []


def test_word_lists_comments_and_deletions(tmp_path):
    body = f"<w:p>{run('It ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{run('met.')}</w:p>"

    text, article, problems = text_of(tmp_path, document(body, comments=f"<w:p>{run('Really?')}</w:p>"))

    assert text == "It met."
    assert json.loads(article.extra) == {"comments": ["Really?"], "deleted": ["never "]}
    assert [("Really?" in problem.found or "never" in problem.found, problem.lost) for problem in problems] == [
        (True, False)
    ] * 2


@pytest.mark.parametrize("name", ["a.docm", "a.dotx", "a"])
def test_word_is_known_by_its_parts(tmp_path, name):
    assert text_of(tmp_path, docx(["It met."]), name)[0] == "It met."


def test_word_of_the_strict_kind_and_with_another_main_part_is_read(tmp_path):
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    main = f'<Relationship Id="r" Type="{kind}" Target="word/document2.xml"/>'
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"<Relationships>{main}</Relationships>",
        "word/document2.xml": f"<w:document {STRICT}><w:body><w:p>{run('It met.')}</w:p></w:body></w:document>",
    }  # fmt: skip

    assert text_of(tmp_path, zipped(files))[0] == "It met."


def test_open_document_gives_boxes_notes_and_blanks_and_lists_comments(tmp_path):
    inner = (
        'The <text:s text:c="2"/>board<text:tab/>met.<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>Really?</text:p></office:annotation>"
    )
    with zipfile.ZipFile(io.BytesIO(odt(["@"]))) as archive:
        parts = {name: archive.read(name).decode().replace("@", inner) for name in archive.namelist()}

    text, article, problems = text_of(tmp_path, zipped(parts), "a.odt")

    assert text == "The   board\tmet.\n\nA note."
    assert json.loads(article.extra) == {"comments": ["Really?"]}
    assert [problem.lost for problem in problems] == [False]


RICH = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Times;}{\f2\fcharset128 Mincho;}}"
    rb"{\info{\title One}}"
    rb"{\header The Times\par}It \ldblquote met\rdblquote  in caf\'e9 \u8211-{\f1 \'cc\'e8\'f0} {\f2 \'93\'fa\'96\'7b}."
    rb"{\footnote A note.}\par"
    rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt A link}}{\pict 00ff}{\deleted gone}{\v unseen} end"
    rb"{\shp{\*\shpinst{\sp{\sn a}}{\shptxt In a box}}{\shprslt copy}}}"
)


def test_rich_text_gives_notes_boxes_and_all_scripts_and_lists_what_is_deleted(tmp_path):
    text, article, problems = text_of(tmp_path, RICH, "a.rtf")

    assert text == "It “met” in café –Мир 日本.\nA link endIn a box\n\nThe Times\n\nA note."
    assert article.metadata.title == "One"
    assert json.loads(article.extra) == {"deleted": "gone", "hidden": "unseen"}
    assert len(problems) == 2


# ---------------------------------------------------------------- archives


def test_archive_in_an_archive_is_listed_and_not_opened(tmp_path):
    inner = zipped({"b.txt": FERRY.text})
    write_files(tmp_path, a__zip=zipped({"inner.zip": inner, "c.txt": FERRY.text, "d.gz": gzip.compress(inner)}))

    articles, problems = read_file(tmp_path, "a.zip")

    assert [article.id for article in articles] == ["a.zip#c.txt"]
    assert ["an archive in an archive" in problem.found for problem in problems] == [True, True]


def test_packed_tar_gives_its_files_and_hidden_ones_are_listed(tmp_path):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name in ("news/a.txt", "news/.hidden", "__MACOSX/a.txt"):
            content = FERRY.text.encode()
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    write_files(tmp_path, a__tgz=stream.getvalue())

    articles, problems = read_file(tmp_path, "a.tgz")

    assert [article.id for article in articles] == ["a.tgz#news/a.txt"]
    assert [one.found for one in problems] == ["1 hidden files in the archive were not read (news/.hidden)"]


def test_what_cannot_be_read_in_an_archive_is_named_and_the_rest_read(tmp_path):
    write_files(tmp_path, a__zip=zipped({"a.png": b"\x89PNG123", "b.txt": FERRY.text}))

    articles, (problem,) = read_file(tmp_path, "a.zip")

    assert len(articles) == 1
    assert problem.found.startswith("a.png: a PNG image, which is not read; read its words")


# ---------------------------------------------------------------- XML


def test_entities_of_xml_are_not_expanded(tmp_path):
    declared = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    feed = rss(STORIES).partition("?>")[2].replace("Short.", "&b;")
    write_files(tmp_path, a__xml=f'<?xml version="1.0"?>{declared}{feed}')

    articles, (problem,) = read_file(tmp_path, "a.xml")

    assert articles == []
    assert "declares entities" in problem.found


def test_entities_of_pages_and_bare_ampersands_in_a_feed_are_characters(tmp_path):
    item = "<item><title>A & B</title><description>Fish &nbsp; chips &amp; caf&eacute;</description></item>"
    write_files(tmp_path, a__xml=f"<rss><channel>{item}</channel></rss>")

    (article,), problems = read_file(tmp_path, "a.xml")

    assert (article.metadata.title, article.text) == ("A & B", "Fish \xa0 chips & café")
    assert ["only beginnings" in problem.found for problem in problems] == [True]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'><title>Icon</title></svg>", "an SVG drawing"),
        ("<?xml version='1.0'?><urlset><url><loc>https://news.example</loc></url></urlset>", "a sitemap"),
        ("<?xml version='1.0'?><things><thing>One</thing></things>", "XML with the outermost element <things>"),
    ],
)  # fmt: skip
def test_xml_that_is_not_read_is_named_with_what_to_do(tmp_path, content, what):
    write_files(tmp_path, saved__dat=content)

    articles, (problem,) = read_file(tmp_path, "saved.dat")

    assert articles == []
    assert problem.found.startswith(what)


# ---------------------------------------------------------------- what is no container


@pytest.mark.parametrize(
    "text",
    [
        "Document 3 of 120 was read out in court on Monday.\n\nIt had a LENGTH: of two pages.",
        "From: Ann Lee\nTo: all\nSubject: the harbour\n\nThe council met on Monday.",
        "End of Document was the last thing that the machine printed.\n\nThen it stopped.",
        "TY - the harbour\n\nThe council met.",
        "@article means something else here {says the editor}.\n\nThe council met.",
        "From Monday 10:00 on\n\nThe council met.",
    ],
)
def test_text_that_looks_a_little_like_a_container_is_one_article(tmp_path, text):
    write_files(tmp_path, a__txt=text)

    (article,), problems = read_file(tmp_path, "a.txt")

    assert (article.text, article.id, problems) == (text, "a.txt", [])


def test_page_with_an_article_and_cards_of_others_is_one_article(tmp_path):
    cards = "".join(f"<article><h3>Other {n}</h3><p>{'word ' * 20}</p></article>" for n in range(3))
    write_files(tmp_path, a__html=page(FERRY).replace("</body>", f"{cards}</body>"))

    assert [article.id for article in read_file(tmp_path, "a.html")[0]] == ["a.html"]


def test_words_around_the_articles_of_an_export_are_told(tmp_path):
    write_files(tmp_path, a__txt=b"A note of the librarian.\n\n" + file_of("nexis-old.txt"))

    articles, (problem,) = read_file(tmp_path, "a.txt")

    assert len(articles) == 2
    assert problem.found.startswith(
        "5 words of Nexis around its articles are none of them (“A note of the librarian.”)"
    )
