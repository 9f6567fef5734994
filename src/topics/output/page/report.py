"""The report page: one file that needs no network, in which no text can act as markup or script.

The template escapes everything; the page's policy allows only the one style sheet and the one script that
it carries, each by its digest (Content Security Policy Level 3).
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from topics.errors import InputError
from topics.output.page.view import Limits, PageView
from topics.records import TABLES, table

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

MOST_BYTES = 5_000_000
"""The page is always smaller than this; texts are left out until it is."""
QUOTES = {"full": 1_500_000, "sentence": 0, "none": 0}
"""How much is quoted, and how many characters of whole texts that allows."""


def write_page(
    tables: dict[str, pd.DataFrame], path: Path, *, about: dict[str, Any], quotes: str = "full"
) -> Path:
    """Write the report page and return its path.

    Parameters
    ----------
    tables : dict of pandas.DataFrame
        By the names of ``topics.records.TABLES``; missing ones count as empty.
    path : pathlib.Path
        Where to write.
    about : dict
        ``corpus`` (name), ``settings`` (list of section, name, value, unit, about), ``versions`` (name to
        version), ``notes`` (list of sentences).
    quotes : str
        ``full`` with the texts of articles, ``sentence`` with the cited sentences only, ``none`` without
        these too: for passing a page on where the texts are not free.

    Raises
    ------
    InputError
        If ``quotes`` is none of these.
    """
    if quotes not in QUOTES:
        message = f"The page cannot quote '{quotes}'; it can quote {', '.join(QUOTES)}."
        raise InputError(message)
    complete = {name: tables[name] if name in tables else table(name) for name in TABLES}
    limits = Limits(quotes=quotes != "none", text_characters=QUOTES[quotes])
    page = render_page(PageView(complete, limits), {**about, "quotes": quotes})
    while len(page.encode("utf-8", "replace")) > MOST_BYTES and limits.events:
        limits = replace(
            limits,
            events=limits.events // 2,
            sentences_of_theme=limits.sentences_of_theme // 2,
            text_characters=limits.text_characters // 2,
        )
        page = render_page(PageView(complete, limits), {**about, "quotes": quotes})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", errors="replace", newline="")
    return path


def render_page(view: PageView, about: dict[str, Any]) -> str:
    """Return the page as HTML."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    style, script, template = (_asset(name) for name in ("report.css", "report.js", "report.html.jinja"))
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(
        view=view, about=about, policy=policy, style=Markup(style), script=Markup(script)
    )


def _asset(name: str) -> str:
    return (resources.files("topics.output.page") / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
