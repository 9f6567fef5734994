"""Articles that are attached to a message are read; an attachment without one is named."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.saved import FERRY, STORIES, STRIKE, docx, nexis_old, page, pdf
from topics.articles.files import read_file, reread


def message(*attachments, text="Here are the articles of this week, as I promised you.\n"):
    """Return the bytes of a message with files attached to it: names and contents."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ann <ann@example.org>", "bo@example.org", "Articles"
    mail["Date"], mail["Message-ID"] = "Mon, 19 Jun 2023 08:00:00 +0000", "<1@example.org>"
    mail.set_content(text)
    for name, content in attachments:
        data = content if isinstance(content, bytes) else content.encode()
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def read(folder, content, name="a.eml"):
    (folder / name).write_bytes(content)
    return read_file(folder, name)


ATTACHED = {
    "ferry.docx": docx(FERRY.paragraphs),
    "ferry.html": page(FERRY),
    "ferry.pdf": pdf(FERRY),
    "ferry.txt": FERRY.text,
}


@pytest.mark.parametrize(("stated", "guessed"), [("", "cp1252"), ('; charset="windows-1252"', "")])
def test_guessed_encoding_of_a_message_is_told(tmp_path, stated, guessed):
    head = "From: A <a@b.example>\nSubject: Fees\nDate: Mon, 3 May 2021 10:00:00 +0000\n"
    stated = f"Content-Type: text/plain{stated}\n"
    rest = "MIME-Version: 1.0\nContent-Transfer-Encoding: 8bit\n\nThe café’s owner paid £5 for it, she said.\n"
    (article,), _ = read(tmp_path, (head + stated + rest).encode("cp1252"))

    assert article.locator.guessed == guessed
    assert "café’s owner paid £5" in article.text


@pytest.mark.parametrize("name", ATTACHED)
def test_attached_article_is_read_beside_its_message(tmp_path, name):
    articles, problems = read(tmp_path, message((name, ATTACHED[name])))

    own, attached = articles
    assert problems == []
    assert own.text.startswith("Here are the articles")
    assert "ran aground off the northern cape" in " ".join(attached.text.split())
    assert (attached.locator.source, attached.locator.record, attached.id) == ("a.eml", name, f"a.eml#{name}")
    assert reread(tmp_path, attached.locator) == attached.text


def test_each_article_of_an_attached_export_is_read(tmp_path):
    articles, _ = read(tmp_path, message(("nexis.txt", nexis_old(STORIES))))

    assert [article.metadata.title for article in articles[1:]] == [story.title for story in STORIES]
    assert [article.locator.record for article in articles] == ["", "nexis.txt#0", "nexis.txt#1"]


def test_attachments_of_one_name_are_told_apart(tmp_path):
    articles, _ = read(tmp_path, message(("a.txt", FERRY.text), ("a.txt", STRIKE.text)))

    assert [article.locator.record for article in articles] == ["", "a.txt", "a.txt~2"]
    assert [reread(tmp_path, article.locator) for article in articles[1:]] == [FERRY.text, STRIKE.text]


def test_message_without_a_text_of_its_own_gives_what_is_attached(tmp_path):
    (article,), _ = read(tmp_path, message(("ferry.txt", FERRY.text), text=""))

    assert article.locator.record == "ferry.txt"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("invite.ics", "BEGIN:VCALENDAR\nSUMMARY:The board meets on Monday at nine.\n"),
        ("broken.docx", b"PK\x03\x04 and nothing else"),
        ("empty.txt", " \n"),
        ("several.zip", b"PK\x05\x06" + bytes(18)),
    ],
)
def test_attachment_without_an_article_is_named(tmp_path, name, content):
    (article,), (problem,) = read(tmp_path, message((name, content)))

    assert article.locator.record == ""
    assert problem.found == f"1 attachments were not read ({name})"
    assert not problem.lost


def test_attachments_of_each_message_of_a_mailbox_are_read(tmp_path):
    line = b"From ann@example.org Mon Jun 19 08:00:00 2023\n"
    box = b"".join(
        line + message((name, text)) + b"\n" for name, text in (("a.txt", FERRY.text), ("b.txt", STRIKE.text))
    )

    articles, _ = read(tmp_path, box, "a.mbox")

    assert [article.locator.record for article in articles] == ["0", "0#a.txt", "1", "1#b.txt"]
    assert [article.id for article in articles] == [f"a.mbox#{article.locator.record}" for article in articles]


def test_problem_of_an_attachment_names_it(tmp_path):
    _, problems = read(tmp_path, message(("table.csv", "title,text\nPier,The board met on Monday.\nDam,\n")))

    assert [problem.found.partition(":")[0] for problem in problems] == ["table.csv"]
