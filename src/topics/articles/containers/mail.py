"""Mail: a message (EML, RFC 5322), a mailbox of many (mbox), and a page that a browser saved as a message (MHTML)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from functools import partial
from itertools import chain
from typing import NamedTuple

from topics.articles.containers.archives import Member, placed
from topics.articles.containers.pages import read_pages
from topics.articles.containers.saved_page import texts_of_saved_page
from topics.articles.known_formats import KNOWN_FORMATS
from topics.articles.readers.columns import as_json
from topics.articles.readers.decoding import Decoded, decode
from topics.articles.readers.file_texts import texts_of_page
from topics.articles.readers.found_article import Block, FileContent, FoundArticle, Metadata
from topics.articles.readers.html_fields import has_html, plain_field
from topics.articles.readers.unread import counted, note_unread
from topics.errors import InputError, refuse
from topics.records import Locator, Problem

_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t]|\r?\n[ \t])")
_FIRST_FIELDS = 40
"""Lines in which the fields of a message are looked for."""
_OF_MAIL = frozenset({
    b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"content-type", b"received", b"return-path",
    b"delivered-to", b"reply-to", b"sender", b"x-mailer", b"content-transfer-encoding", b"list-id", b"dkim-signature",
    b"snapshot-content-location",
})  # fmt: skip
_MACHINE = frozenset({
    b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-transfer-encoding",
    b"dkim-signature", b"snapshot-content-location", b"content-type",
})  # fmt: skip
"""Fields that only programs write; a person may write the others at the top of a text."""
_ENOUGH = 3
"""Fields of mail, one of them a program's, from which (inclusive) a text is a message."""
_MBOX_LINE = re.compile(rb"^From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?=[A-Za-z][\w-]*:)", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_DAY = re.compile(r"\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}")
_FULLER = 1.5
"""How many times the words of the plain text a message's HTML must have to be read instead."""
_MOST_SHOWN = 3
_ENDINGS = tuple(chain.from_iterable(known.endings for known in KNOWN_FORMATS if known.name != "archive"))
"""Endings of the names of attachments that may hold an article: signatures, invitations and pictures hold none."""


class _Body(NamedTuple):
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    guessed: str = ""


def is_mail(content: bytes) -> bool:
    """Return True where the bytes begin with the fields of a message."""
    if not _FIELD.match(content[:128].lstrip(b"\xef\xbb\xbf\r\n")):
        return False
    names = []
    for line in content[:16384].lstrip(b"\xef\xbb\xbf\r\n").splitlines()[:_FIRST_FIELDS]:
        if not line.strip():
            break
        match = _FIELD.match(line + b" ")
        if match:
            names.append(line.partition(b":")[0].lower())
        elif not line.startswith((b" ", b"\t")):
            return False
    known = _OF_MAIL.intersection(names)
    return len(known) >= _ENOUGH and bool(_MACHINE.intersection(names))


def is_mailbox(content: bytes) -> bool:
    """Return True where the bytes begin as a mailbox does: "From ", a sender and a time, then a field."""
    return bool(_MBOX_LINE.match(content[:4096].lstrip(b"\r\n")))


ReadAttached = Callable[[Member, str], FileContent]
"""Reads an attachment, a file of its own, by its name and bytes and the digest of the whole."""


def read_mail(content: bytes, source: str, sha256: str, read_attached: ReadAttached) -> FileContent:
    """Return the article of a message and those attached to it, or of a page that was saved as one.

    Raises
    ------
    InputError
        If it holds no text.
    """
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage):
        refuse("a message that cannot be read")
    if _is_saved_page(message):
        return counted(partial(_page, message), texts_of_saved_page)(content, source, sha256)
    return _message(message, Locator(source, sha256=sha256), read_attached)


def read_mailbox(content: bytes, source: str, sha256: str, read_attached: ReadAttached) -> FileContent:
    """Return the articles of the messages of a mailbox, and those attached to them.

    Raises
    ------
    InputError
        If no message holds text.
    """
    articles: list[FoundArticle] = []
    problems: list[Problem] = []
    empty: list[str] = []
    for number, raw in enumerate(_messages(content)):
        message = message_from_bytes(raw, policy=policy.default)
        try:
            found, troubles = _message(message, Locator(source, str(number), sha256=sha256), read_attached)
        except InputError:
            empty.append(str(number))
            continue
        articles += found
        problems += troubles
    if not articles:
        refuse("a mailbox without text")
    if empty:
        found_there = f"{len(empty)} messages have no text (first: message {empty[0]})"
        problems.append(Problem(source, found_there, "nothing to do if they are meant to be empty", lost=False))
    return articles, problems


def _messages(content: bytes) -> Iterator[bytes]:
    """Yield the messages of a mailbox, without the lines between them."""
    starts = list(_MBOX_LINE.finditer(content))
    for at, match in enumerate(starts):
        stop = starts[at + 1].start() if at + 1 < len(starts) else len(content)
        yield _QUOTED_FROM.sub(rb"\1", content[match.end() : stop])


def _is_saved_page(message: EmailMessage) -> bool:
    is_related = message.get_content_type() == "multipart/related"
    return "Snapshot-Content-Location" in message or (
        is_related and any(part["Content-Location"] for part in message.walk())
    )


def _page(message: EmailMessage, _content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of the first page in a message that was parsed.

    Raises
    ------
    InputError
        If there is none.
    """
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    for part in pages[:1]:
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        charset = part.get_content_charset()
        if charset and b"charset" not in content[:4096].lower():
            content = f'<meta charset="{charset}">'.encode() + content
        address = str(part["Content-Location"] or message["Snapshot-Content-Location"] or "")
        articles, problems = read_pages(content, source, sha256)
        if len(pages) > 1:
            found = f"{len(pages) - 1} further pages in the saved page (frames) were not read"
            problems = [*problems, Problem(source, found, "save them by themselves if they matter", lost=False)]
        return [_at(article, address) for article in articles], problems
    refuse("a saved page (MHTML) without a page in it")


def _at(article: FoundArticle, address: str) -> FoundArticle:
    from dataclasses import replace

    known = article.metadata
    url = known.url or (address if address.startswith(("http://", "https://")) else "")
    return replace(article, metadata=replace(known, url=url))


def _message(message: EmailMessage, locator: Locator, read_attached: ReadAttached) -> FileContent:
    """Return the article of a message, those attached to it, and a problem that names the attachments without one.

    Raises
    ------
    InputError
        If neither it nor an attachment holds text.
    """
    attached, problems = _attached(message, locator, read_attached)
    try:
        own = [_own_article(message, locator)]
    except InputError:
        if not attached:
            raise
        own = []
    return [*own, *attached], problems


def _attached(message: EmailMessage, locator: Locator, read_attached: ReadAttached) -> FileContent:
    """Return the articles that are attached to a message, and a problem that names the attachments that gave none."""
    articles: list[FoundArticle] = []
    problems: list[Problem] = []
    unread: list[str] = []
    taken: Counter[str] = Counter()
    for part in message.walk():
        if not _is_apart(part):
            continue
        name, content = _name_of(part), part.get_payload(decode=True)
        taken[name] += 1
        if not isinstance(content, bytes) or not content.strip() or not name.lower().endswith(_ENDINGS):
            unread.append(name)
            continue
        member = name if taken[name] == 1 else f"{name}~{taken[name]}"
        found, troubles = read_attached(Member(name, content), locator.sha256)
        if not found:
            unread.append(name)
        articles += [
            placed(article, locator.source, "#".join(filter(None, (locator.record, member)))) for article in found
        ]
        if found:
            problems += [_of_attachment(problem, locator, name) for problem in troubles]
    if unread:
        found_there = f"{len(unread)} attachments were not read ({', '.join(sorted(unread)[:_MOST_SHOWN])})"
        advice = "save those that are articles beside the message"
        problems.append(Problem(locator.source, found_there, advice, lost=False))
    return articles, problems


def _of_attachment(problem: Problem, locator: Locator, name: str) -> Problem:
    from dataclasses import replace

    return replace(problem, source=locator.source, found=f"{name}: {problem.found}", lost=False)


def _own_article(message: EmailMessage, locator: Locator) -> FoundArticle:
    """Return the article that a message is by itself.

    Raises
    ------
    InputError
        If it holds no text.
    """
    from dataclasses import replace

    body = _body(message)
    unread = note_unread(_forms(message), body.text)
    name, address = parseaddr(_field(message, "From"))
    day = _DAY.search(_field(message, "Date"))
    metadata = Metadata(
        title=" ".join(_field(message, "Subject").split()),
        author=name or address,
        published=day[0] if day else "",
        notes=(*body.notes, *unread),
    )
    aside = as_json({"list": _field(message, "List-Id")} if message["List-Id"] else {})
    identity = f"{locator.source}#{locator.record}" if locator.record else locator.source
    locator = replace(locator, encoding="mail", guessed=body.guessed)
    return FoundArticle(identity, locator, body.text, metadata, aside, body.blocks)


def _is_apart(part: EmailMessage) -> bool:
    """Return True for an attachment, and for any other part that is neither text nor a picture in the text."""
    kind = part.get_content_maintype()
    return part.is_attachment() or (kind in {"application", "audio", "video"} and not part.is_multipart())


def _name_of(part: EmailMessage) -> str:
    """Return the name of a part, its type where it has none."""
    try:
        return part.get_filename() or part.get_content_type()
    except (ValueError, TypeError, LookupError, AttributeError):
        return part.get_content_type()


def _forms(message: EmailMessage) -> list[list[str]]:
    """Return the texts of a message that are no attachments, in each form that it has, such as plain and rich.

    What stands in no choice of forms belongs to all of them.
    """
    forms: dict[str, list[str]] = {}
    common: list[str] = []
    to_open = [(message, False)]
    while to_open:
        part, is_choice = to_open.pop()
        common += [words for words in (part.preamble, part.epilogue) if words and "MIME" not in words]
        if part.is_multipart():
            is_choice = is_choice or part.get_content_subtype() == "alternative"
            to_open += [(inner, is_choice) for inner in part.iter_parts() if isinstance(inner, EmailMessage)]
        elif is_choice:
            forms.setdefault(part.get_content_subtype(), []).extend(_texts_of(part))
        else:
            common += _texts_of(part)
    return [form + common for form in forms.values()] or [common]


def _texts_of(part: EmailMessage) -> list[str]:
    """Return the texts of a part that is no attachment."""
    payload = part.get_payload(decode=True) if part.get_content_maintype() == "text" else b""
    if part.is_attachment() or not isinstance(payload, bytes) or not payload.strip():
        return []
    try:
        text = decode(payload, part.get_content_charset() or "")[0]
    except InputError:
        return []
    return list(texts_of_page(text)) if part.get_content_subtype() == "html" else [text]


def _field(message: EmailMessage, name: str) -> str:
    """Return a field of a message as it is shown; as it was written where it is damaged."""
    try:
        return str(message[name] or "")
    except (ValueError, TypeError, LookupError, IndexError, AttributeError):
        return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _body(message: EmailMessage) -> _Body:
    """Return the text of a message: its plain text, or its HTML where that has much more.

    Raises
    ------
    InputError
        If it has none.
    """
    plain, rich = _texts(message, "text/plain"), _texts(message, "text/html")
    field = plain_field(f"<div>{rich}</div>") if has_html(rich.text) else None
    if field is not None and len(field.text.split()) > _FULLER * len(plain.text.split()):
        return _Body(field.text, field.blocks, ("the HTML of the message was read",), rich.guessed)
    told = [one for one in (plain, rich) if one.text][:1] or [_texts(message, kind) for kind in _FURTHER]
    text = "\n\n".join(one.text for one in told if one.text)
    if not text.strip():
        kinds = sorted({part.get_content_type() for part in message.walk() if not part.is_multipart()})
        refuse(f"a message without text (what it holds: {', '.join(kinds)})")
    return _Body(text, (), (), next((one.guessed for one in told if one.is_guessed), ""))


_FURTHER = ("text/markdown", "text/enriched", "text/richtext", "multipart/mixed", "multipart/alternative")
"""Kinds of parts that are read where no other is; one of several parts has text itself where it marks none of them."""


def _texts(message: EmailMessage, kind: str) -> Decoded:
    """Return the parts of a message of one kind that are no attachments, decoded, one after the other.

    Of their encodings, the first that was guessed is told.
    """
    texts: list[Decoded] = []
    for part in message.walk():
        if part.get_content_type() != kind or part.is_attachment() or part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            texts.append(decode(payload, part.get_content_charset() or ""))
    text = "\n\n".join(one.text.replace("\r\n", "\n") for one in texts)
    first = next((one for one in texts if one.is_guessed), Decoded("", "mail"))
    return first._replace(text=text)
