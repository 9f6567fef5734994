"""The report page: one file that needs no network, in which no text can act as markup or script.

The template escapes everything; the page's policy allows only the one style sheet and the one script that
it carries, each by its digest (Content Security Policy Level 3).
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Any

from topics.output.page.view import Limits, PageView

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

MOST_BYTES = 5_000_000
"""The page is always smaller than this; texts are left out until it is."""


def write_page(tables: dict[str, pd.DataFrame], path: Path, *, about: dict[str, Any]) -> Path:
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
    """
    from topics.records import TABLES, table

    complete = {name: tables[name] if name in tables else table(name) for name in TABLES}
    limits = Limits()
    page = render_page(PageView(complete, limits), about)
    while len(page.encode("utf-8", "replace")) > MOST_BYTES and limits.events:
        limits = Limits(limits.events // 2, limits.sentences_of_theme // 2, 4, limits.text_characters // 2)
        page = render_page(PageView(complete, limits), about)
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
