"""TimeML in, TimeML out: TIMEX3 tags inside ``<TEXT>`` are written anew, everything else stays.

The format is TimeML 1.2.1; the creation time of a document is read from its ``<DCT>``.
"""

import html
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from topics.dates import TimeExpression, tag
from topics.dates.spans import Span
from topics.errors import InputError, refuse
from topics.records import Problem

_TEXT = re.compile(r"(<TEXT\b[^>]*>)(.*)(</TEXT>)", re.DOTALL)
_TIMEX_TAG = re.compile(r"</?TIMEX3\b[^>]*>")
_MARKUP = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>|<[^>]*>|&#?\w+;", re.DOTALL)
_CREATION = (
    re.compile(r"<DCT>.*?\bvalue=[\"']([^\"']+)", re.DOTALL),
    re.compile(r"<TIMEX3\b(?=[^>]*CREATION_TIME)[^>]*?\bvalue=[\"']([^\"']+)"),
    re.compile(r"<DCT\b[^>]*>(.*?)</DCT>", re.DOTALL),
    re.compile(r"<DOCID\b[^>]*>(.*?)</DOCID>", re.DOTALL),
)
"""Places that state the creation time of a document, the surest first."""
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=[\"']([\w.-]+)")
_ATTRIBUTES = ("type", "value", "mod", "quant", "freq")
_COMPACT_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d\d)")


def creation_time(document: str) -> Span | None:
    """Return the creation time of a TimeML document, or None where it states none.

    It is read outside ``<TEXT>`` only: from the TIMEX3 in ``<DCT>``, else from one that says it is the
    creation time, else from the words in ``<DCT>``, else from those in ``<DOCID>``.
    """
    outside = _TEXT.sub("", document)
    for found in filter(None, (pattern.search(outside) for pattern in _CREATION)):
        content = re.sub(r"<[^>]*>", " ", found[1]).strip()
        day = _COMPACT_DAY.search(content)
        written = Span.from_timex("-".join(day.groups()) if day else content)
        for span in (written, *(item.span for item in tag(content, domain="narrative"))):
            if span:
                return span
    return None


def tag_timeml(document: str, domain: str = "auto") -> str:
    """Return a TimeML document with its time expressions tagged.

    Parameters
    ----------
    document : str
        A TimeML document; TIMEX3 tags inside its ``<TEXT>`` are discarded first.
    domain : str
        ``news``, ``narrative`` or ``auto``; see ``tag``.

    Raises
    ------
    InputError
        If the document has no ``<TEXT>``.
    """
    found = _TEXT.search(document)
    if not found:
        refuse("The document has no <TEXT> element; TimeML keeps the text of an article there.")
    body = _TIMEX_TAG.sub("", found[2])
    text, places = _without_markup(body)
    expressions = tag(text, creation_time(document), domain=domain)
    return document[: found.start(2)] + _tagged(body, places, expressions) + document[found.end(2) :]


def _without_markup(body: str) -> tuple[str, list[int]]:
    """Return the text of a document, and where in the markup each of its characters lies."""
    pieces: list[str] = []
    places: list[int] = []
    reached = 0
    for markup in _MARKUP.finditer(body):
        character = html.unescape(markup[0]) if markup[0].startswith("&") else ""
        pieces += (body[reached : markup.start()], character)
        places += (*range(reached, markup.start()), *[markup.start()] * len(character))
        reached = markup.end()
    return "".join(pieces) + body[reached:], [*places, *range(reached, len(body))]


def _tagged(body: str, places: list[int], expressions: list[TimeExpression]) -> str:
    pieces: list[str] = []
    reached = 0
    number = 1
    for expression in expressions:
        start, stop = places[expression.start], places[expression.stop - 1] + 1
        if body[stop - 1] == "&":
            stop = body.index(";", stop) + 1
        widened = _balanced(body, max(start, reached), stop, reached)
        if widened is None or start < reached:
            continue
        start, stop = widened
        pieces += (body[reached:start], _open_tag(expression, number), body[start:stop], "</TIMEX3>")
        reached = stop
        number += 1
    pieces.append(body[reached:])
    return "".join(pieces)


def _balanced(body: str, start: int, stop: int, reached: int) -> tuple[int, int] | None:
    """Return the place widened over tags at its ends until it holds both or neither of each pair, or None."""
    for _ in range(8):
        depth = lowest = 0
        for markup in _MARKUP.finditer(body, start, stop):
            if markup[0].startswith("</"):
                depth -= 1
            elif markup[0][0] == "<" and markup[0][1] not in "!?" and not markup[0].endswith("/>"):
                depth += 1
            lowest = min(lowest, depth)
        if depth == lowest == 0:
            return start, stop
        before = re.search(r"<[A-Za-z][^<>]*>$", body[reached:start]) if lowest < 0 else None
        after = re.compile(r"</[^<>]*>").match(body, stop) if depth > lowest else None
        if before:
            start = reached + before.start()
        elif after:
            stop = after.end()
        else:
            return None
    return None


def _open_tag(expression: TimeExpression, number: int) -> str:
    attributes = {"tid": f"t{number}"} | {name: getattr(expression, name) for name in _ATTRIBUTES}
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items() if value)
    return f"<TIMEX3 {written}>"


def tag_folder(
    source: Path, out: Path, domain: str = "auto", progress: Callable[[int, int], None] = lambda done, total: None
) -> list[Problem]:
    """Tag every ``.tml`` file of a folder, under the same names in another folder.

    Parameters
    ----------
    source, out : Path
        Folder to read, folder to write (made if missing).
    domain : str
        See ``tag``.
    progress : callable
        Called with the number of files done and of all files, after each.

    Returns
    -------
    list of Problem
        One for each file that could not be used, or that is no valid XML.

    Raises
    ------
    InputError
        If the folder holds no ``.tml`` file, or one would be overwritten.
    """
    paths = sorted(source.glob("*.tml")) if source.is_dir() else []
    if not paths:
        refuse(f"{source} holds no .tml file; give a folder of TimeML documents.")
    overwritten = next((path for path in paths if _is_same(path, out / path.name)), None)
    if overwritten is not None:
        refuse(f"'{overwritten}' would be overwritten with its own result; name another folder with --out.")
    if out.exists() and not out.is_dir():
        refuse(f"'{out}' is no folder; name a folder with --out.")
    out.mkdir(parents=True, exist_ok=True)
    problems: list[Problem | None] = []
    for done, path in enumerate(paths, start=1):
        problems.append(_tag_file(path, out / path.name, domain))
        progress(done, len(paths))
    return [problem for problem in problems if problem]


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def _tag_file(path: Path, target: Path, domain: str) -> Problem | None:
    try:
        raw = path.read_bytes()
        declared = _ENCODING.match(raw)
        encoding = declared[1].decode("ascii") if declared else "utf-8"
        tagged = tag_timeml(raw.decode(encoding), domain)
        target.write_bytes(tagged.encode(encoding))
        ElementTree.fromstring(tagged)
    except OSError as error:
        return Problem(path.name, f"cannot be read or written: {error.strerror}", "check the file and its folder")
    except (UnicodeDecodeError, LookupError) as error:
        return Problem(path.name, f"cannot be decoded: {error}", "save it as UTF-8")
    except InputError as error:
        return Problem(path.name, str(error), "give a TimeML document")
    except (ElementTree.ParseError, ValueError) as error:
        return Problem(path.name, f"is no valid XML: {error}", "tagged all the same; mend the markup", lost=False)
    return None
