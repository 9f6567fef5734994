"""The reference pages that are made from the code: ``python -m docs.generate``, which ``make docs`` calls.

Settings, tables, commands, the public names and the modules are read from where each is declared and written as
Markdown. The pages are committed, and a test fails where they are not what the code says.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, ParameterInfo

import topics
from docs.drawing import draw_architecture
from docs.quality import LIMITS, quality_tables, read_measured
from topics.articles.known_formats import KNOWN_FORMATS, NOT_READ, NOT_READ_PACKAGES
from topics.records import ANSWERS, TABLES
from topics.settings import Settings, describe_settings

if TYPE_CHECKING:
    from typer import Typer

DOCS = Path(__file__).parent
SOURCE = Path(topics.__file__).parent
MADE_BY = "<!-- Made by `make docs`; do not edit. -->"


def markdown_table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    r"""Return a Markdown table; a bar in a cell is escaped.

    >>> print(markdown_table(["name", "unit"], [["share", "0 | 1"]]))
    | name | unit |
    |---|---|
    | share | 0 \| 1 |
    """
    names = list(heads)
    lines = [names, ["---"] * len(names)]
    lines += [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    written = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([written[0], written[1].replace(" ", ""), *written[2:]])


def page(title: str, about: str, *parts: str) -> str:
    """Return a page: its title, what it is about, and its parts, with a blank line between all."""
    return "\n\n".join([MADE_BY, f"# {title}", about, *parts]) + "\n"


# ---------------------------------------------------------------------- settings and tables


def settings_page() -> str:
    """Return all settings, section by section."""
    parts = []
    for section, lines in groupby(describe_settings(Settings()), key=lambda line: line.section):
        rows = [
            (f"`{line.name}`", f"`{line.toml.partition(' = ')[2]}`", line.unit, line.bounds, line.about)
            for line in lines
        ]
        parts += [f"## [{section}]", markdown_table(["setting", "default", "unit", "bounds", "what it does"], rows)]
    about = (
        "What `topics.toml` beside the articles can set, or a file given with `--settings`. `topics settings` prints "
        "the same with the values in force. An example is in [files beside the articles](files.md#topicstoml)."
    )
    return page("Settings", about, *parts)


def tables_page() -> str:
    """Return every table with its columns."""
    parts = []
    for name, columns in {**TABLES, **ANSWERS}.items():
        rows = [(f"`{column.name}`", column.kind, column.about) for column in columns]
        parts += [f"## {name}", markdown_table(["column", "kind", "what it holds"], rows)]
    about = (
        "The tables that pass between stages: attributes of a `topics.Corpus`, and `tables/*.parquet` of a folder of "
        "results. The last, `comparison`, is made only when it is asked for: `topics compare`, `Corpus.compare`. "
        "Offsets are characters of `found`, the text of an article as its file gives it. A text that does not apply is "
        "empty, an offset -1; nothing is null."
    )
    return page("Tables", about, *parts)


# ---------------------------------------------------------------------- commands


def commands_page() -> str:
    """Return every command with its arguments and options, from the functions behind them."""
    from topics.cli.app import app

    parts = []
    for name, call in _commands(app, "topics"):
        parts += [f"## {name}", *_paragraphs(inspect.getdoc(call) or "")]
        parameters = list(_parameters(call))
        if parameters:
            parts.append(markdown_table(["argument or option", "takes", "default", "what it is"], parameters))
    about = (
        "CORPUS is a folder of articles, or one file of many. Results go only where `--out` says. Exit codes: 0 done; "
        "1 done, but some inputs could not be read (they are listed) or notebooks failed; 2 wrong call; 130 "
        "interrupted. Files that are empty, and what was read with a note, leave it at 0. A script that stops at every "
        "code but 0 goes on with `topics … || [ $? -eq 1 ]`."
    )
    return page("Commands", about, *parts)


def _commands(app: Typer, name: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the function behind every command, with the command's whole name."""
    for command in app.registered_commands:
        if command.callback is not None:
            yield f"{name} {command.name or command.callback.__name__}", command.callback
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield from _commands(group.typer_instance, f"{name} {group.name}")


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a command's help, examples as code."""
    for paragraph in text.split("\n\n"):
        example = re.fullmatch(r"Example:\s+(.+)", paragraph, re.DOTALL)
        yield f"```sh\n{example[1]}\n```" if example else " ".join(paragraph.split())


class ParameterLine(NamedTuple):
    """One argument or option as it is shown."""

    name: str
    takes: str
    default: str
    about: str


TAKES = {"Path": "path", "str": "text", "int": "number", "float": "number", "datetime": "YYYY-MM-DD", "bool": ""}
"""What is given on the command line for a value of each type."""


def _parameters(call: Callable[..., Any]) -> Iterator[ParameterLine]:
    """Yield the arguments and options of a command."""
    hints = get_type_hints(call, include_extras=True)
    for parameter in inspect.signature(call).parameters.values():
        kind, *notes = get_args(hints[parameter.name])
        (said,) = (note for note in notes if isinstance(note, ParameterInfo))
        is_argument = isinstance(said, ArgumentInfo)
        dashed = f"--{parameter.name.replace('_', '-')}"
        declared = _declared_names(said)
        name = ", ".join(declared) or dashed
        if is_argument:
            name = (said.metavar or parameter.name.upper()).strip("[]")
        elif kind is bool and not declared:
            name = f"{dashed}, --no-{dashed.removeprefix('--')}"
        default = "" if parameter.default in (None, "") else f"`{parameter.default}`"
        if parameter.default is inspect.Parameter.empty:
            default = "needed"
        yield ParameterLine(f"`{name}`", _taken(kind), default, said.help or "")


def _declared_names(said: ParameterInfo) -> list[str]:
    """Return the names that an option is declared with; beside a type, the first stands where a default would.

    One that is switched on and off has both of its names in one declaration, with a stroke between them.
    """
    given = (said.default, *(said.param_decls or ()))
    names = [name for name in given if isinstance(name, str) and name.startswith("-")]
    return [name for both in names for name in both.split("/")]


def _taken(kind: Any) -> str:
    """Return what a parameter takes: its choices, or a word for its type."""
    if get_origin(kind) is Literal:
        return ", ".join(map(str, get_args(kind)))
    kinds = [one for one in get_args(kind) if one is not type(None)] or [kind]
    return " or ".join(dict.fromkeys(TAKES.get(one.__name__, one.__name__) for one in kinds))


# ---------------------------------------------------------------------- public names

UNDERLINED = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)
"""A heading of a NumPy docstring."""


def api_page() -> str:
    """Return the public names of the package with their signatures and docstrings."""
    parts = [markdown_table(["name", "what it is"], [_summary(name) for name in topics.__all__])]
    for name in topics.__all__:
        thing = getattr(topics, name)
        parts += [f"## {name}", *_described(thing, f"topics.{name}")]
        if inspect.ismodule(thing):
            parts += _calls_of(thing, name)
        elif inspect.isclass(thing) and not issubclass(thing, Exception):
            parts += _members(thing, name)
    about = (
        "Everything below is a name of `topics` itself, such as `topics.Corpus`, and stays from version to version. "
        "All modules, for those who work on the tool: [modules.md](modules.md)."
    )
    return page("Python", about, *parts)


def _summary(name: str) -> tuple[str, str]:
    return f"[`{name}`](#{name.lower()})", first_sentence(inspect.getdoc(getattr(topics, name)) or "")


def _calls_of(module: ModuleType, name: str) -> Iterator[str]:
    """Yield the public functions of a module with their signatures and docstrings."""
    for own, call in sorted(vars(module).items()):
        if inspect.isfunction(call) and not own.startswith("_"):
            yield f"### {name}.{own}"
            yield from _described(call, f"topics.{name}.{own}")


def first_sentence(text: str) -> str:
    r"""Return the first paragraph of a docstring on one line, without the marks of reStructuredText.

    >>> first_sentence("Return ``found``.\n\nMore.")
    'Return `found`.'
    """
    return " ".join(text.split("\n\n")[0].split()).replace("``", "`")


def _members(thing: type, name: str) -> Iterator[str]:
    """Yield the public attributes and methods of a class, in the order in which they are written."""
    for owner in reversed(thing.__mro__[:-1]):
        if not owner.__module__.startswith("topics"):
            continue
        for own, member in vars(owner).items():
            if own.startswith("_") or not inspect.getdoc(member):
                continue
            if isinstance(member, (classmethod, staticmethod)):
                member = member.__func__
            if inspect.isfunction(member):
                yield f"### {name}.{own}"
                yield from _described(member, f"{name.lower()}.{own}")
            elif isinstance(member, property) or hasattr(member, "attrname"):
                yield f"### {name}.{own}"
                yield markdown_of(inspect.getdoc(member) or "")


def _described(thing: Any, name: str) -> Iterator[str]:
    """Yield the signature, where there is one, and the docstring as Markdown."""
    if isinstance(thing, type) and issubclass(thing, Exception):
        yield markdown_of(inspect.getdoc(thing) or "")
        return
    if callable(thing):
        yield f"```python\n{signature_of(thing, name)}\n```"
    yield markdown_of(inspect.getdoc(thing) or "")


SIGNS: Mapping[Any, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
"""What stands before the name of an argument that takes many."""
LINE = 100
"""Characters from which a signature is written with an argument a line."""


def signature_of(thing: Callable[..., Any], name: str) -> str:
    """Return a call as it is declared, one argument a line where it is long.

    >>> def join(words: list[str], *, by: str = "") -> str: ...
    >>> signature_of(join, "join")
    "join(words: list[str], *, by: str = '') -> str"
    """
    declared = inspect.signature(thing)
    arguments = list(_arguments(declared))
    returned = annotation_of(declared.return_annotation)
    back = "" if inspect.isclass(thing) or not returned else f" -> {returned}"
    whole = f"{name}({', '.join(arguments)}){back}"
    if len(whole) <= LINE:
        return whole
    return f"{name}(\n" + "".join(f"    {argument},\n" for argument in arguments) + f"){back}"


def _arguments(declared: inspect.Signature) -> Iterator[str]:
    """Yield the arguments of a call as they are written, with "*" before the first that must be named."""
    starred = False
    for argument in declared.parameters.values():
        if argument.name == "self":
            continue
        if argument.kind is argument.VAR_POSITIONAL:
            starred = True
        elif argument.kind is argument.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        sign = SIGNS.get(argument.kind, "")
        annotation = annotation_of(argument.annotation)
        written = f"{sign}{argument.name}" + (f": {annotation}" if annotation else "")
        if argument.default is not argument.empty:
            default = getattr(argument.default, "__name__", None) or repr(argument.default)
            written += f" = {default}" if annotation else f"={default}"
        yield written


def annotation_of(annotation: object) -> str:
    """Return a type as it is written in the source, "" where there is none."""
    if annotation in (inspect.Signature.empty, None):
        return "" if annotation is not None else "None"
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def markdown_of(docstring: str) -> str:
    r"""Return a NumPy docstring as Markdown: sections as bold words, entries as a list.

    >>> print(markdown_of("Count.\n\nParameters\n----------\nday : date\n    The ``day``.\n    Any."))
    Count.
    <BLANKLINE>
    **Parameters**
    <BLANKLINE>
    - `day` (date): The `day`. Any.
    """
    head, *sections = UNDERLINED.split(inspect.cleandoc(docstring))
    parts = [_reflowed(head)]
    for title, body in zip(sections[::2], sections[1::2], strict=True):
        parts += [f"**{title}**", _entries(body)]
    return "\n\n".join(part for part in parts if part)


def _reflowed(text: str) -> str:
    """Return paragraphs on one line each; what follows ``::`` or is a doctest stays as it is, as code."""
    parts: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        if paragraph.startswith((" ", ">>>")):
            parts.append(f"```\n{textwrap.dedent(paragraph)}\n```")
        elif paragraph.strip() != "::":
            parts.append(re.sub(r"::$", ":", " ".join(paragraph.split()).replace("``", "`")))
    return "\n\n".join(parts)


def _entries(body: str) -> str:
    """Return the entries of a section: a name, its type in brackets, what it is."""
    lines = []
    for entry in re.split(r"\n(?=\S)", body.strip("\n")):
        head, _, about = entry.partition("\n")
        names, _, kind = head.partition(" : ")
        words = " ".join(about.split()).replace("``", "`")
        shown = f"`{names}`" + (f" ({kind.replace('``', '`')})" if kind else "")
        lines.append(f"- {shown}: {words}" if words else f"- {names.replace('``', '`')}")
    return "\n".join(lines)


# ---------------------------------------------------------------------- modules


def modules_page() -> str:
    """Return every module with the first line of its docstring, package by package."""
    parts = []
    modules = sorted(SOURCE.rglob("*.py"), key=lambda path: (len(path.relative_to(SOURCE).parts) > 1, path))
    for folder, paths in groupby(modules, key=lambda path: path.parent):
        shown = folder.relative_to(SOURCE.parent).as_posix()
        files = list(paths)
        about = module_line(folder / "__init__.py")
        rows = [(f"`{path.name}`", module_line(path)) for path in files if path.name != "__init__.py"]
        parts += [f"## {shown}/", about, *([markdown_table(["module", "what it makes"], rows)] if rows else [])]
    about = (
        "Every module in one line. Imports go down only: see [architecture.md](../architecture.md). Words and rules "
        "that are data lie beside the modules that read them, in `.toml` files."
    )
    return page("Modules", about, *parts)


def module_line(path: Path) -> str:
    """Return the first paragraph of a module's docstring."""
    if not path.is_file():
        return ""
    return first_sentence(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")


# ---------------------------------------------------------------------- formats


def formats_page() -> str:
    """Return the formats that are read, and what to do with those that are not."""
    rows = [(known.name, ", ".join(f"`{end}`" for end in known.endings), known.gives) for known in KNOWN_FORMATS]
    unread = {name: advice for _, name, advice in (*NOT_READ, *NOT_READ_PACKAGES)}
    parts = [
        markdown_table(["format", "endings", "an article is"], rows),
        "## Not read",
        "Each of these is listed with its name, and what to do.",
        markdown_table(["file", "what to do"], sorted(unread.items())),
    ]
    about = (
        "A file is known by its content, not by its name alone: an export of Nexis in a `.txt`, a mailbox without an "
        "ending. Each article of a file of many keeps where it stood (`file#3`), and reading it again there gives its "
        "text again. What cannot be read, and what is no article (scripts, the parts of a saved page, a page that only "
        "says that there is none), is listed and takes no part."
    )
    return page("Formats", about, *parts)


# ---------------------------------------------------------------------- quality


def quality_page() -> str:
    """Return how good each job is, from the figures of the evaluation, and where it fails."""
    parts = ["## Where it fails", "\n".join(f"- {limit}" for limit in LIMITS)]
    heads = ["data", "of", "measure", "value", "another tool"]
    for name, about, rows in quality_tables(read_measured()):
        parts += [f"## {name}", about, markdown_table(heads, rows)]
    about = (
        "What each job was measured to do on public data that nobody on this project wrote. 1 is perfect, but for "
        "widths in days. Precision: of what is given, how much is right; recall: of what is there, how much is found; "
        "F1 is the balance of both. What is measured and how to do it again: [evaluation](../evaluation/README.md). A "
        "job without figures here has not been measured on this version."
    )
    return page("How good it is", about, *parts)


PAGES: Mapping[str, Callable[[], str]] = {
    "architecture.svg": draw_architecture,
    "quality.md": quality_page,
    "reference/api.md": api_page,
    "reference/commands.md": commands_page,
    "reference/formats.md": formats_page,
    "reference/modules.md": modules_page,
    "reference/settings.md": settings_page,
    "reference/tables.md": tables_page,
}
"""What makes each generated file, by its path below ``docs/``."""


def main() -> None:
    """Write every page."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
