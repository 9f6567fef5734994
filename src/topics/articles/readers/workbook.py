"""Spreadsheets (XLSX, XLSM, XLSB, XLS, ODS): a table a sheet, an article a row."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from topics.articles.limits import limits, or_raise
from topics.articles.readers.columns import Record, as_text, read_records
from topics.articles.readers.delimited import has_header, told_header, unique_names
from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.articles.readers.packages import Package
from topics.errors import InputError, reason_of, refuse
from topics.records import Locator, Problem

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLD_SHEET = ("W\0o\0r\0k\0b\0o\0o\0k\0".encode("ascii"), "B\0o\0o\0k\0".encode("ascii"))
"""Names of the part of an old Office file that makes it a workbook."""
_FEWEST_ROWS = 2


def is_old_workbook(content: bytes) -> bool:
    """Return True where the bytes are an old Office file with a workbook in it."""
    return content.startswith(_OLD_OFFICE) and any(name in content for name in _OLD_SHEET)


def is_workbook(names: Sequence[str], mimetype: bytes) -> bool:
    """Return True where an archive of these members is a workbook."""
    return any(name.startswith("xl/workbook") for name in names) or b"opendocument.spreadsheet" in mimetype


def read_workbook(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of the sheets of a workbook.

    Raises
    ------
    InputError
        If it is damaged or encrypted, or no sheet has a column of text.
    """
    if not content.startswith(_OLD_OFFICE):
        Package(content, "XLSX")
    book = _opened(content)
    articles: list[FoundArticle] = []
    problems: list[Problem] = []
    reasons: list[str] = []
    for name in book.sheet_names:
        locator = Locator(source, encoding="workbook", sha256=sha256)
        try:
            found, troubles = _of_sheet(book, name, locator)
        except InputError as error:
            reasons.append(f"sheet “{name}”: {error}")
            continue
        is_only = len(book.sheet_names) == 1
        articles += found if is_only else [_of_named(article, name) for article in found]
        problems += troubles
    if not articles:
        refuse(reasons[0] if reasons else "a workbook without rows")
    advice = "nothing to do where the sheet holds no articles"
    problems += [Problem(source, reason, advice, lost=False) for reason in reasons]
    return articles, problems


def _opened(content: bytes) -> "CalamineWorkbook":
    """Return the workbook of some bytes.

    Raises
    ------
    InputError
        If it is damaged or encrypted.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        return load_workbook(io.BytesIO(content))
    except PasswordError:
        refuse("an encrypted workbook; save it again without a password")
    except (CalamineError, OSError, ValueError) as error:
        refuse(f"a workbook that cannot be read ({reason_of(error)})")
    except BaseException as error:
        _refuse_panic(error, "a workbook that cannot be read")


def _of_sheet(book: "CalamineWorkbook", name: str, locator: Locator) -> FileContent:
    from python_calamine import CalamineError

    try:
        sheet = book.get_sheet_by_name(name)
        n_cells = sheet.height * sheet.width
        if n_cells > limits().cells:
            refuse(f"{n_cells} cells, more than {limits().cells}; split it, {or_raise('cells')}")
        rows = [[_without_nul(as_text(cell)) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    except (CalamineError, ValueError) as error:
        refuse(f"cannot be read ({reason_of(error)})")
    except BaseException as error:
        _refuse_panic(error, "cannot be read")
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        refuse("no rows")
    problems: list[Problem] = []
    header = unique_names(rows[0])
    if has_header(rows[0]):
        rows = rows[1:]
    else:
        header = told_header(rows)
        found = f"sheet “{name}” has no header; its columns were told by what they hold: {', '.join(header)}"
        problems.append(Problem(locator.source, found, "give it a first row with the names of the columns", lost=False))
    records: dict[str, Record] = {str(at): dict(zip(header, row, strict=False)) for at, row in enumerate(rows)}
    return read_records(records, locator, problems)


def _refuse_panic(error: BaseException, found: str) -> NoReturn:
    """Refuse what the library gave up on: its panics are no exceptions of the usual kind, and would end the run."""
    if type(error).__name__ == "PanicException":
        refuse(f"{found} (the library that reads it gave up)")
    raise error


def _without_nul(text: str) -> str:
    r"""Return the text of a cell without the signs that the library puts between the letters of workbooks of Excel 95.

    >>> _without_nul("F\0e\0r\0r\0y\0")
    'Ferry'
    """
    return text.replace("\0", "") if "\0" in text else text


def _of_named(article: FoundArticle, sheet: str) -> FoundArticle:
    """Return an article with the name of its sheet in its record."""
    record = f"{sheet}!{article.locator.record}"
    is_numbered = article.id == f"{article.locator.source}#{article.locator.record}"
    identity = f"{article.locator.source}#{record}" if is_numbered else article.id
    return replace(article, id=identity, locator=replace(article.locator, record=record))
