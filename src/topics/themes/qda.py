"""The codebook exchanged with programs for qualitative analysis, and with spreadsheets.

REFI-QDA 1.0 (qdasoftware.org) is what NVivo, MAXQDA, ATLAS.ti, QualCoder and others exchange: a codebook is one file of
XML (``.qdc``), a project (``.qdpx``) a ZIP of ``project.qde`` with the texts and their codings. It is written with lxml
alone: the library for it, pyrefiqda (MIT), would bring pydantic and xsdata.

What REFI-QDA has no place for (terms, hints, exclusions, examples) stands in the description, a line each, and is read
from there again.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from topics.articles.readers.packages import attribute, local_name
from topics.articles.readers.xml import parse_xml
from topics.errors import InputError, refuse
from topics.themes.codebook import Codebook, DeclaredTheme

if TYPE_CHECKING:
    from lxml.etree import _Element

CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"
PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
COLUMNS = ("name", "definition", "terms", "hints", "exclusions", "examples")
"""Columns of a codebook as CSV."""
MACHINE = "topics"
"""The coder of what the codebook found."""
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:topics:qda")
"""What the ids of codes and texts are made from, so that the same codebook has the same ids at each run."""
_PROJECT = "project.qde"
_LABELS = {"terms": "Terms", "hints": "Hints", "exclusions": "Exclusions", "examples": "Example"}
"""How the lists of a theme begin their line in a description; an example has a line of its own."""
_SEPARATOR = "; "
_PLAIN_DATE = (1980, 1, 1, 0, 0, 0)
"""Date of the files in a project: none, so that the same project is the same bytes."""
_MOST_BYTES = 500_000_000
"""Bytes of a project's XML, or of one of its texts, up to which (inclusive) it is opened."""
_HALF = 0.5
"""Share of a passage that a coded stretch must cover (inclusive) for the passage to be coded."""


@dataclass(frozen=True)
class CodedText:
    """A text of a project with its coded stretches: start, stop, code, coder; offsets in characters of the text."""

    name: str
    text: str
    codings: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True)
class QdaProject:
    """A codebook with coded texts."""

    codebook: Codebook
    texts: tuple[CodedText, ...] = ()


# ---------------------------------------------------------------- written


def codebook_as_qdc(codebook: Codebook) -> bytes:
    """Return a codebook as REFI-QDA XML (``.qdc``)."""
    from lxml import etree

    root = etree.Element(f"{{{CODEBOOK_NAMESPACE}}}CodeBook", nsmap={None: CODEBOOK_NAMESPACE}, origin=MACHINE)
    _add_codes(root, codebook, CODEBOOK_NAMESPACE)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def codebook_as_table(codebook: Codebook) -> pd.DataFrame:
    """Return a codebook as a table: one row a theme, the entries of a list with semicolons between."""
    rows = [
        (theme.name, theme.definition, *(_SEPARATOR.join(getattr(theme, name)) for name in _LABELS))
        for theme in codebook.themes
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def codebook_as_toml(codebook: Codebook) -> str:
    """Return a codebook as ``codebook.toml`` has it."""
    import tomlkit

    document = tomlkit.document()
    document.add("version", tomlkit.item("1"))
    themes = tomlkit.aot()
    for theme in codebook.themes:
        entry = tomlkit.table()
        entry.add("name", theme.name)
        entry.add("definition", theme.definition)
        for name in _LABELS:
            if getattr(theme, name):
                entry.add(name, list(getattr(theme, name)))
        themes.append(entry)
    document.add("theme", themes)
    return tomlkit.dumps(document)


def project_as_qdpx(codebook: Codebook, articles: pd.DataFrame, passages: pd.DataFrame, coded: pd.DataFrame) -> bytes:
    """Return a project with the articles as found and the coded passages (``.qdpx``).

    Parameters
    ----------
    codebook : Codebook
        The declared themes.
    articles, passages : pandas.DataFrame
        As in ``topics.records.TABLES``.
    coded : pandas.DataFrame
        Columns ``passage, theme, coder``, as ``topics.themes.coding.read_coded`` gives them.
    """
    from lxml import etree

    coders = sorted({coder or "coder" for coder in coded["coder"]} | {MACHINE})
    root = etree.Element(
        f"{{{PROJECT_NAMESPACE}}}Project", nsmap={None: PROJECT_NAMESPACE}, name="topics", origin=MACHINE
    )
    users = etree.SubElement(root, f"{{{PROJECT_NAMESPACE}}}Users")
    for coder in coders:
        etree.SubElement(users, f"{{{PROJECT_NAMESPACE}}}User", guid=_guid("user", coder), name=coder)
    _add_codes(etree.SubElement(root, f"{{{PROJECT_NAMESPACE}}}CodeBook"), codebook, PROJECT_NAMESPACE)
    sources = etree.SubElement(root, f"{{{PROJECT_NAMESPACE}}}Sources")
    files: dict[str, str] = {}
    known = coded[coded["theme"].isin(codebook.names)]
    for article, found in sorted(zip(articles["id"], articles["found"], strict=True)):
        guid = _guid("text", article)
        files[f"sources/{guid}.txt"] = found
        source = etree.SubElement(
            sources,
            f"{{{PROJECT_NAMESPACE}}}TextSource",
            guid=guid,
            name=_xml_text(article),
            plainTextPath=f"internal://{guid}.txt",
        )
        own = passages[passages["article"] == article]
        _add_codings(source, own, known[known["passage"].isin(own["id"])])
    xml = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return _zipped({_PROJECT: bytes(xml)} | {name: text.encode("utf-8", "replace") for name, text in files.items()})


def _add_codes(parent: _Element, codebook: Codebook, namespace: str) -> None:
    """Add the themes as codes."""
    from lxml import etree

    codes = etree.SubElement(parent, f"{{{namespace}}}Codes")
    for theme in codebook.themes:
        code = etree.SubElement(
            codes, f"{{{namespace}}}Code", guid=_guid("code", theme.name), name=_xml_text(theme.name), isCodable="true"
        )
        etree.SubElement(code, f"{{{namespace}}}Description").text = _xml_text(_description(theme))


def _add_codings(source: _Element, passages: pd.DataFrame, coded: pd.DataFrame) -> None:
    """Add a coded stretch for each coded passage of an article."""
    from lxml import etree

    codings = {str(passage): own for passage, own in coded.groupby("passage")}
    for passage, start, stop in zip(passages["id"], passages["start"], passages["stop"], strict=True):
        if passage not in codings:
            continue
        selection = etree.SubElement(
            source,
            f"{{{PROJECT_NAMESPACE}}}PlainTextSelection",
            guid=_guid("selection", passage),
            name=_xml_text(passage),
            startPosition=str(start),
            endPosition=str(stop),
        )
        own = codings[passage].sort_values(["theme", "coder"])
        for theme, coder in zip(own["theme"], own["coder"], strict=True):
            coding = etree.SubElement(
                selection,
                f"{{{PROJECT_NAMESPACE}}}Coding",
                guid=_guid("coding", passage, theme, coder),
                creatingUser=_guid("user", coder or "coder"),
            )
            etree.SubElement(coding, f"{{{PROJECT_NAMESPACE}}}CodeRef", targetGUID=_guid("code", theme))


def _description(theme: DeclaredTheme) -> str:
    """Return the definition of a theme and a line for each of its lists; a line for each example."""
    lines = [theme.definition] if theme.definition else []
    for name, label in _LABELS.items():
        entries = getattr(theme, name)
        if name == "examples":
            lines += [f"{label}: {' '.join(entry.split())}" for entry in entries]
        elif entries:
            lines.append(f"{label}: {_SEPARATOR.join(entries)}")
    return "\n".join(lines)


def _guid(*names: str) -> str:
    return str(uuid.uuid5(_IDS, "\n".join(names)))


_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _xml_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _NO_XML.sub("�", text)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a ZIP, the same bytes for the same files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _PLAIN_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


# ---------------------------------------------------------------- read


def read_qda(path: Path) -> QdaProject:
    """Return the codebook of a ``.qdc`` or ``.csv`` file, of a ``.qdpx`` project with its coded texts too.

    Codes within codes are named by the way to them ("economy / trade").

    Raises
    ------
    InputError
        If the file cannot be read, is none of these, or holds no code.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        refuse(f"'{path}' cannot be read: {error.strerror}.")
    match path.suffix.lower():
        case ".qdc":
            project = QdaProject(Codebook(tuple(theme for theme, _ in _themes_of(_parse(content, path)))))
        case ".qdpx":
            project = _read_project(content, path)
        case ".csv":
            project = QdaProject(_read_table(path))
        case ending:
            refuse(f"'{path}' is no codebook that is exchanged ({ending or 'no ending'}); give .qdc, .qdpx or .csv.")
    if not project.codebook.themes:
        refuse(f"'{path}' holds no code.")
    return _with_unique_names(project)


def _parse(content: bytes, path: Path) -> _Element:
    root, _, fault = parse_xml(content)
    if local_name(root) not in {"CodeBook", "Project"}:
        refuse(
            f"'{path}' is no REFI-QDA file: it holds <{local_name(root)}>, not <CodeBook> or <Project>. {fault}".strip()
        )
    return root


def _themes_of(root: _Element) -> list[tuple[DeclaredTheme, str]]:
    """Return the codes below an element as themes, each with its id."""
    themes: list[tuple[DeclaredTheme, str]] = []
    for codes in root.iter():
        if local_name(codes) == "Codes":
            for code in codes:
                _add_themes(code, "", themes)
            break
    return themes


def _add_themes(code: _Element, way: str, themes: list[tuple[DeclaredTheme, str]]) -> None:
    """Add a code that passages can be about, and the codes within it."""
    if local_name(code) != "Code":
        return
    name = f"{way}{attribute(code, 'name').strip()}"
    described = next((child.text or "" for child in code if local_name(child) == "Description"), "")
    inner = [child for child in code if local_name(child) == "Code"]
    if attribute(code, "isCodable") != "false" and name:
        themes.append((_theme(name, described), attribute(code, "guid")))
    for child in inner:
        _add_themes(child, f"{name} / ", themes)


def _theme(name: str, described: str) -> DeclaredTheme:
    """Return the theme of a code, its lists read from the lines of its description."""
    lists: dict[str, list[str]] = {list_name: [] for list_name in _LABELS}
    definition = []
    for line in described.splitlines():
        label, _, rest = line.partition(":")
        list_name = next((key for key, known in _LABELS.items() if known == label.strip()), "")
        if not list_name:
            definition.append(line.strip())
        elif list_name == "examples":
            lists[list_name].append(rest.strip())
        else:
            lists[list_name] += _entries(rest)
    kept = {key: tuple(entry for entry in entries if entry) for key, entries in lists.items()}
    return DeclaredTheme(name=name, definition=" ".join(filter(None, definition)), **kept)


def _entries(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split(";") if entry.strip()]


def _read_table(path: Path) -> Codebook:
    """Return the codebook of a CSV file."""
    try:
        frame = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", index_col=False)
    except (OSError, ValueError) as error:
        message = f"The codebook {path} cannot be read as CSV in UTF-8: {error}."
        raise InputError(message) from error
    if "name" not in frame:
        refuse(f"The codebook {path} has no column 'name'; it can have {', '.join(COLUMNS)}.")
    themes = []
    for row in frame.reindex(columns=list(COLUMNS), fill_value="").to_dict("records"):
        lists = {key: tuple(_entries(str(row[key]))) for key in _LABELS}
        if str(row["name"]).strip():
            themes.append(DeclaredTheme(str(row["name"]).strip(), str(row["definition"]).strip(), **lists))
    return Codebook(tuple(themes))


def _read_project(content: bytes, path: Path) -> QdaProject:
    """Return the codebook and the coded texts of a project."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = {name.rsplit("/", 1)[-1]: name for name in archive.namelist()}
        root = _parse(_unpacked(archive, names.get(_PROJECT, _PROJECT)), path)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        refuse(f"'{path}' is no REFI-QDA project: {error}.")
    themes = _themes_of(root)
    code_of = {guid: theme.name for theme, guid in themes}
    coder_of = {attribute(user, "guid"): attribute(user, "name") for user in root.iter() if local_name(user) == "User"}
    texts = []
    for source in root.iter():
        if local_name(source) == "TextSource":
            file = attribute(source, "plainTextPath").rsplit("/", 1)[-1]
            inline = next((child.text or "" for child in source if local_name(child) == "PlainTextContent"), "")
            text = inline or _text_of(archive, names.get(file, ""))
            texts.append(CodedText(attribute(source, "name"), text, _codings_of(source, code_of, coder_of)))
    return QdaProject(Codebook(tuple(theme for theme, _ in themes)), tuple(texts))


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST_BYTES:
        refuse(f"'{name}' in the project is larger than {_MOST_BYTES:,} bytes.")
    return archive.read(name)


def _text_of(archive: zipfile.ZipFile, name: str) -> str:
    """Return a text of the project, "" where it is not there (audio, pictures, a file left out)."""
    return _unpacked(archive, name).decode("utf-8-sig", "replace") if name.endswith(".txt") else ""


def _codings_of(
    source: _Element, code_of: Mapping[str, str], coder_of: Mapping[str, str]
) -> tuple[tuple[int, int, str, str], ...]:
    """Return the coded stretches of a text."""
    codings = []
    for selection in source:
        if local_name(selection) != "PlainTextSelection":
            continue
        start, stop = (attribute(selection, name) for name in ("startPosition", "endPosition"))
        for coding in selection:
            code = next((attribute(ref, "targetGUID") for ref in coding if local_name(ref) == "CodeRef"), "")
            if code in code_of and start.isdecimal() and stop.isdecimal():
                coder = coder_of.get(attribute(coding, "creatingUser"), "")
                codings.append((int(start), int(stop), code_of[code], coder))
    return tuple(codings)


def _with_unique_names(project: QdaProject) -> QdaProject:
    """Return the project, refused where two codes have one name."""
    names = project.codebook.names
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        refuse(f"The code '{repeated[0]}' is there more than once; names must differ.")
    return project


def coded_passages(
    project: QdaProject, articles: pd.DataFrame, passages: pd.DataFrame
) -> tuple[pd.DataFrame, list[str]]:
    """Return the coded passages of a project, as ``coded.csv`` has them, and the texts that are no article here.

    A text is an article's where they are the same, white space apart at its ends; a passage is coded where half of it
    or more is. What the codebook itself had found (the coder "topics") is left out.

    Parameters
    ----------
    project : QdaProject
        As ``read_qda`` gives it.
    articles, passages : pandas.DataFrame
        As in ``topics.records.TABLES``.
    """
    article_of = dict(zip(articles["found"].str.replace("\r\n", "\n").str.strip(), articles["id"], strict=True))
    rows: list[tuple[str, str, str]] = []
    unknown: list[str] = []
    for text in project.texts:
        article = article_of.get(text.text.replace("\r\n", "\n").strip(), "")
        if not article:
            unknown += [text.name] if text.codings else []
            continue
        own = passages[passages["article"] == article]
        rows += _rows_of(text.codings, list(zip(own["id"], own["start"], own["stop"], strict=True)))
    frame = pd.DataFrame(rows, columns=["passage", "theme", "coder"], dtype="str")
    return frame.drop_duplicates(ignore_index=True), unknown


def _rows_of(
    codings: Sequence[tuple[int, int, str, str]], places: Sequence[tuple[str, int, int]]
) -> list[tuple[str, str, str]]:
    """Return a row for each passage that a coded stretch covers by half or more."""
    rows = []
    for start, stop, theme, coder in codings:
        for passage, first, last in places:
            if coder != MACHINE and min(stop, last) - max(start, first) >= _HALF * (last - first):
                rows.append((passage, theme, coder))
    return rows
