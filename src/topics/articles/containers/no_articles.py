"""Files that are no articles: scripts, styles, readme files, lists of addresses, pages of an error, walls, frames.

They are listed as what they are and take no part in themes and timeline.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.records import Problem

NOTHING_TO_DO = "nothing to do"
"""What to do about a file that is no article."""
_CODE = {
    ".js": "a script (JavaScript)", ".mjs": "a script (JavaScript)", ".css": "a style sheet",
    ".map": "a map of a script",
    ".py": "a program (Python)", ".r": "a program (R)", ".sh": "a script", ".bat": "a script", ".ps1": "a script",
    ".ipynb": "a notebook", ".rmd": "a notebook", ".qmd": "a notebook", ".java": "a program", ".c": "a program",
    ".php": "a program", ".sql": "a program (SQL)", ".tex": "a source of LaTeX", ".sty": "a style of LaTeX",
    ".yml": "settings", ".yaml": "settings", ".toml": "settings", ".ini": "settings", ".cfg": "settings",
    ".log": "a log", ".lock": "a list of versions", ".svg": "a drawing (SVG)", ".ico": "an icon", ".woff": "a font",
    ".woff2": "a font", ".ttf": "a font", ".url": "a shortcut to a page", ".webloc": "a shortcut to a page",
    ".ds_store": "a file of the system", ".wpdb": "settings",
}  # fmt: skip
"""Endings of files that are no articles, and what they are."""
_FRAMES = re.compile(r"^(?P<page>.+?)(?:_files|-Dateien|_fichiers|_archivos|_bestanden|_file|\.files)$")
"""Names of folders in which a browser puts the parts of a page that it saves."""
_PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM", ".mht", ".mhtml")
"""Endings of the pages beside such folders."""
_SHORT = 120
"""Words of a page, at most (inclusive), that an error or a wall has; an article that quotes one is longer."""
_HEAD = 200
"""Characters of a text in which the words of an error stand."""
_ADDRESS = re.compile(r"<?(?:https?|ftp)://\S+>?[,;]?")
_SCHEMES = (b"http", b"ftp", b"<http", b"<ftp")
"""How a list of addresses begins."""
_FEWEST_ADDRESSES = 1
_CODE_ENDS = (";", "{", "}", "*/", "=>", ");", "},", ");}")
_CODE_BEGINS = (
    "//", "/*", "*/", "var ", "let ", "const ", "function ", "function(", "import ", "#include", "$(", "@media",
    "return ",
)  # fmt: skip
"""With what a line of a program ends, or begins."""
_CODE_SHARE = 0.6
"""Share of the lines of a text that are code from which (inclusive) it is code."""
_CODE_SIGNS = ";{}/"
"""Signs of which code has at least one a line; most texts have none of them, which is told at once."""
_FEWEST_CODE_LINES = 3
_PLAIN = frozenset({"utf-8", "cp1252", "utf-8-sig"})


def part_fault(source: str, is_there: Callable[[str], bool]) -> str:
    """Return that a file is a part of a page that a browser saved, "" for any other.

    Parameters
    ----------
    source : str
        Its path.
    is_there : callable
        Tells of another path whether such a file lies there: the page lies beside the folder of its parts.
    """
    folders = PurePosixPath(source).parts[:-1]
    for depth, folder in enumerate(folders):
        match = _FRAMES.match(folder)
        beside = PurePosixPath(*folders[:depth])
        if match and any(is_there((beside / f"{match['page']}{ending}").as_posix()) for ending in _PAGES):
            return f"a part of the saved page “{match['page']}”, no article by itself"
    return ""


def file_fault(content: bytes, source: str) -> str:
    """Return what a file is that is no article by its name or its first lines, "" for any other.

    Parameters
    ----------
    content : bytes
        The file.
    source : str
        Its path.
    """
    name = posixpath.basename(source)
    ending = posixpath.splitext(name.lower())[1]
    if ending in _CODE:
        return f"{_CODE[ending]}, no article"
    for what, pattern in _patterns("files").items():
        if pattern.fullmatch(name):
            return f"{what}, no article"
    if not content[:16].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_SCHEMES):
        return ""
    lines = [line for line in content[:65536].decode("utf-8", "replace").splitlines() if line.strip()]
    if len(lines) >= _FEWEST_ADDRESSES and all(_ADDRESS.fullmatch(line.strip()) for line in lines):
        return "a list of addresses, no article; save the pages"
    return ""


def without_others(articles: Sequence[FoundArticle]) -> FileContent:
    """Return the texts that are articles, and a problem for each that is a page of an error, a wall or code."""
    kept: list[FoundArticle] = []
    problems: list[Problem] = []
    for article in articles:
        fault = text_fault(article)
        if not fault:
            kept.append(article)
            continue
        where = f" (record {article.locator.record})" if article.locator.record else ""
        shown = " ".join((article.metadata.title or article.text[:60]).split())[:60]
        problems.append(Problem(article.locator.source, f"{fault}, no article{where}: “{shown}”", NOTHING_TO_DO))
    return kept, problems


def text_fault(article: FoundArticle) -> str:
    """Return what a text is that is no article, "" for any other."""
    if len(article.text) > 20 * _SHORT or len(article.text.split()) > _SHORT:
        return "a program or style sheet" if _is_code(article) else ""
    is_page = bool(article.blocks or article.metadata.title)
    heads = [article.metadata.title, *[line for line in article.text[:_HEAD].splitlines() if line.strip()][:2]]
    for name, pattern in _patterns("pages").items():
        if is_page and any(pattern.search(head.strip()) for head in heads):
            return name
    return "a program or style sheet" if _is_code(article) else ""


def _is_code(article: FoundArticle) -> bool:
    """Return True where most lines of a plain text are those of a program."""
    if article.blocks or article.locator.record or article.locator.encoding not in _PLAIN:
        return False
    head = article.text[:20_000]
    signs = [sign for sign in _CODE_SIGNS if sign in head]
    if sum(map(head.count, signs)) < _FEWEST_CODE_LINES:
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    n_code = sum(line.rstrip().endswith(_CODE_ENDS) or line.lstrip().startswith(_CODE_BEGINS) for line in lines)
    return len(lines) >= _FEWEST_CODE_LINES and n_code >= _CODE_SHARE * len(lines)


@cache
def _patterns(kind: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of a kind by what they tell."""
    text = files("topics.articles.containers").joinpath("no_articles.toml").read_text(encoding="utf-8")
    rules = tomllib.loads(text)[kind].values()
    return {rule["is"]: re.compile(rule["pattern"], re.IGNORECASE) for rule in rules}
