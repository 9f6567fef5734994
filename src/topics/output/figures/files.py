"""Figures on disk and in notebooks: the one place that writes them.

A figure ``NN-slug`` is six things of one name: SVG, PDF (fonts embedded), PNG (300 dots an inch), the data
drawn as CSV, and JSON with caption, alternative text and where it came from. Same inputs, same bytes.
"""

from __future__ import annotations

import base64
import html
import io
import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from topics.engine.keys import versions
from topics.engine.store import write_bytes, write_text
from topics.errors import refuse
from topics.output.display import Shown
from topics.output.exports.csv import table_csv
from topics.output.exports.markdown import escape_markdown
from topics.output.figures import style
from topics.output.figures.tints import AS_DRAWN, tinted

if TYPE_CHECKING:
    from topics.output.figures.drawing import Drawing

_NAME = re.compile(r"[0-9a-z]+(-[0-9a-z]+)*")
_GALLERY_HEAD = (
    "# Figures\n\nEach figure is here as SVG, PDF and PNG (300 dots an inch), with the data drawn (CSV) "
    "and its description (JSON). To cite one, give its name, the version of `topics` and the hashes in "
    "its JSON file.\n"
)
_FORMS = ("svg", "pdf", "png", "csv", "json")
_LIBRARIES = ("matplotlib", "numpy", "pandas", "scikit-learn", "bertopic")
_NOTEBOOK_DPI = 130
_PRINT_DPI = 300
_PAGE_PIXELS = 1100
"""Width on the report page of a figure as wide as a printed page; narrower ones keep that scale."""
_AT_ONCE = 2
"""Pictures that are made smaller at the same time."""
_PLACES = {"01": "articles", "02": "themes", "03": "themes", "08": "left-out"}
"""Part of the report page that holds the sentences behind a figure, by the number of its notebook."""
_METADATA: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": "topics"},
    "pdf": {"CreationDate": None, "Creator": "topics", "Producer": "matplotlib"},
    "png": {"Software": None},
}
_DESCRIPTION = {"svg": "Description", "pdf": "Subject", "png": "Description"}


def save_figure(
    drawing: Drawing, name: str, out: str | Path, *, notebook: str = "", corpus_hash: str = "", settings_hash: str = ""
) -> list[Path]:
    """Write a figure with its data twin and its description, and return the paths.

    A figure with nothing to show is not written: no paths come back, and files of its name from an earlier run go.

    Parameters
    ----------
    drawing : Drawing
        What to write.
    name : str
        ``NN-slug``: lower-case letters and digits, joined by hyphens.
    out : str or pathlib.Path
        Folder, made where it does not exist.
    notebook, corpus_hash, settings_hash : str
        Where the figure comes from; written as they are.

    Raises
    ------
    InputError
        If the name has other characters.
    """
    if not _NAME.fullmatch(name):
        refuse(f"A figure cannot be named '{name}': use small letters, digits and hyphens, like '01-days'.")
    paths = [Path(out) / f"{name}.{form}" for form in _FORMS]
    if drawing.data.empty:
        for path in paths:
            path.unlink(missing_ok=True)
        return []
    for path in paths[:3]:
        write_bytes(path, figure_bytes(drawing, path.suffix[1:]))
    origin = {"notebook": notebook, "corpus_hash": corpus_hash, "settings_hash": settings_hash}
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    libraries = {"python": python} | versions(_LIBRARIES)
    description = {"name": name, "caption": drawing.caption, "alt": drawing.alt, **origin, "versions": libraries}
    write_text(paths[3], table_csv(drawing.data))
    write_text(paths[4], json.dumps(description, ensure_ascii=False, indent=2) + "\n")
    return paths


def figure_bytes(drawing: Drawing, kind: str, dpi: int = _PRINT_DPI, *, tint: str = AS_DRAWN) -> bytes:
    """Return the figure as the bytes of a file of the kind ``svg``, ``pdf`` or ``png``.

    ``tint`` is "colour", "grey" or "dark", as in ``topics.output.figures.tints``.
    """
    from matplotlib import rc_context

    buffer = io.BytesIO()
    metadata = _METADATA[kind] | {"Title": drawing.caption, _DESCRIPTION[kind]: drawing.alt}
    with rc_context(style.SAVING), tinted(drawing.figure, tint):
        drawing.figure.savefig(buffer, format=kind, dpi=dpi, metadata=metadata)
    return buffer.getvalue()


def show_figure(drawing: Drawing) -> Shown:
    """Return the drawing for display as the last line of a notebook cell: picture, caption, alternative text.

    Where there is nothing to show, a sentence says so.
    """
    if drawing.data.empty:
        words = f"No figure, since there is nothing to show: {drawing.caption}"
        return Shown(f"<p>{html.escape(words)}</p>", words)
    return _displayed(figure_bytes(drawing, "png", _NOTEBOOK_DPI), drawing.caption, drawing.alt)


def _displayed(picture: bytes, caption: str, alt: str) -> Shown:
    data = base64.b64encode(picture).decode("ascii")
    image = f'<img alt="{html.escape(alt, quote=True)}" src="data:image/png;base64,{data}" style="max-width: 100%">'
    return Shown(f"<figure>{image}<figcaption>{html.escape(caption)}</figcaption></figure>", alt)


class ShownFigure(TypedDict):
    """A figure as the report page shows it.

    ``place`` is the part of the page that holds what is behind it, ``data`` (base64) a PNG of few colours,
    ``width`` by ``height`` pixels.
    """

    name: str
    caption: str
    alt: str
    place: str
    data: str
    width: int
    height: int


def shown_figures(folder: Path) -> list[ShownFigure]:
    """Return the figures of a folder as the report page shows them, by name."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(_shown_figure, sorted(folder.glob("*.json"))))


def _shown_figure(path: Path) -> ShownFigure:
    """Return the figure of a description as the report page shows it."""
    from PIL import Image

    scale = _PAGE_PIXELS / (style.PAGE_MM / style.INCH_MM * _PRINT_DPI)
    words = json.loads(path.read_text(encoding="utf-8"))
    with Image.open(path.with_suffix(".png")) as picture:
        size = round(picture.width * scale), round(picture.height * scale)
        small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.quantize(64, Image.Quantize.MAXCOVERAGE).save(buffer, "png", optimize=True)
    return ShownFigure(
        name=words["name"],
        caption=words["caption"],
        alt=words["alt"],
        place=_PLACES.get(words["name"][:2], "timeline"),
        data=base64.b64encode(buffer.getvalue()).decode("ascii"),
        width=size[0],
        height=size[1],
    )


def figure(name: str, folder: str | Path = "build/figures") -> Shown:
    """Return a saved figure for display in a notebook: picture, caption, alternative text.

    Raises
    ------
    InputError
        If there is no such figure in the folder.
    """
    picture = find_figure(Path(folder), name, "png")
    words = json.loads(picture.with_suffix(".json").read_text(encoding="utf-8"))
    return _displayed(picture.read_bytes(), words["caption"], words["alt"])


def write_gallery(folder: Path) -> Path:
    """Write a README.md that shows every figure of a folder with its caption, and how to cite it."""
    lines = [_GALLERY_HEAD]
    for path in sorted(folder.glob("*.svg")):
        described = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        alt, caption = escape_markdown(described["alt"]), escape_markdown(described["caption"])
        forms = ", ".join(f"[{kind}]({path.stem}.{kind})" for kind in _FORMS)
        source = f" From the notebook `{described['notebook']}`." if described["notebook"] else ""
        lines.append(f"\n## {path.stem}\n\n![{alt}]({path.name})\n\n{caption}{source} {forms}\n")
    return write_text(folder / "README.md", "".join(lines))


def find_figure(folder: Path, name: str, kind: str) -> Path:
    """Return the file of a figure in one of its forms (svg, pdf, png, csv or json).

    Raises
    ------
    InputError
        If there is no such figure in the folder, or it has no such form.
    """
    names = sorted(path.stem for path in folder.glob("*.svg"))
    path = folder / f"{name}.{kind}"
    if not names:
        remedy = "notebooks draw them; run topics report with --notebooks"
        refuse(f"There is no figure '{name}' in {folder}, nor any other: {remedy}.")
    if name not in names:
        refuse(f"There is no figure '{name}' in {folder}; there are {', '.join(names)}.")
    if not path.is_file():
        refuse(f"The figure '{name}' has no form '{kind}'; it has svg, pdf, png, csv and json.")
    return path


def notebook_of(folder: Path, name: str) -> str:
    """Return the notebook that a figure of a run names as its own; "" where there is no such figure."""
    path = folder / f"{name}.json"
    if not _NAME.fullmatch(name) or not path.is_file():
        return ""
    return str(json.loads(path.read_text(encoding="utf-8")).get("notebook", ""))
