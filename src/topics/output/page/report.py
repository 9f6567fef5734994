"""The report page: one file that needs no network, in which no text can act as markup or script.

The template escapes everything; the page's policy allows only the one style sheet and the one script that
it carries, each by its digest (Content Security Policy Level 3).
"""

from __future__ import annotations

import base64
import hashlib
import html
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from topics.corrections import CODEBOOK_ACTIONS
from topics.engine.store import write_text
from topics.errors import refuse
from topics.output.colours import page_style
from topics.output.display import Shown
from topics.output.page.closeness import closeness
from topics.output.page.limits import Limits
from topics.output.page.view import PageView
from topics.output.wording import BASIS_NAMES, CORRECTION_NAMES, DETAIL_NAMES, event_span_words
from topics.records import STATUSES, TABLES, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from topics.output.figures.files import ShownFigure
    from topics.settings import TimelineSettings

MOST_BYTES = 5_000_000
"""The page is always smaller than this; texts are left out until it is."""
QUOTES = {
    "full": Limits(),
    "themes": Limits(text_characters=0),
    "sentence": Limits(text_characters=0, quotes_of_themes=False),
    "none": Limits(text_characters=0, quotes_of_themes=False, quotes=False),
}
"""How much is quoted, and what that allows."""
_FRAME = (
    '<iframe title="Themes and timeline" width="100%" height="700" '
    'sandbox="allow-scripts allow-popups allow-downloads allow-modals" srcdoc="{page}"></iframe>'
)
_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"
)


_SCRIPTS = (
    "address.js",
    "search.js",
    "filters.js",
    "elsewhere.js",
    "strip.js",
    "places.js",
    "citations.js",
    "saving.js",
    "showing.js",
    "corrections.js",
)
"""The page's script, in the order in which its parts run."""
_SENTENCES_OF_EVENT = 12
"""Sentences of an event that are seen at once; the others are folded under them."""
_SENTENCES_OF_SIDE = 3
"""Sentences of one side of a disagreement that are seen at once; the others are folded under them."""
_SHRINKING = ("events", "articles", "sentences_of_event", "sentences_of_theme", "voices", "quotes_of_voice")
"""Limits of the page that shrink as it has to, until it is small enough; those of whole texts shrink more."""
_ROOM = 0.9
"""Share of the allowed bytes that a page with smaller limits is meant to take: not all of it shrinks."""


def write_page(
    tables: dict[str, pd.DataFrame],
    path: Path,
    *,
    about: Mapping[str, object],
    quotes: str = "full",
    figures: Sequence[ShownFigure] = (),
    timeline: TimelineSettings | None = None,
) -> Path:
    """Write the report page and return its path; the other parameters are those of ``page_text``."""
    return write_text(path, page_text(tables, about=about, quotes=quotes, figures=figures, timeline=timeline))


def one_page_text(
    tables: dict[str, pd.DataFrame],
    *,
    about: Mapping[str, object],
    quotes: str = "full",
    timeline: TimelineSettings | None = None,
) -> str:
    """Return the story on one page as HTML, made for print; the parameters are those of ``page_text``."""
    view = PageView(_completed(tables), _limits(quotes), (), timeline)
    return _rendered(
        "one_page.html.jinja", view, about, _title(about, "Timeline of"), closeness=closeness(view.outline)
    )


def show_page(
    tables: dict[str, pd.DataFrame], *, about: Mapping[str, object], timeline: TimelineSettings | None = None
) -> Shown:
    """Return the report page for display as the last line of a notebook cell, in a frame where its filters work.

    The parameters are those of ``page_text``; the page quotes the sentences of events and themes.
    """
    page = html.escape(page_text(tables, about=about, quotes="themes", timeline=timeline), quote=True)
    return Shown(_FRAME.format(page=page), "Themes and timeline, with filters: shown where the notebook can show HTML.")


def page_text(
    tables: dict[str, pd.DataFrame],
    *,
    about: Mapping[str, object],
    quotes: str = "full",
    figures: Sequence[ShownFigure] = (),
    timeline: TimelineSettings | None = None,
) -> str:
    """Return the report page as HTML, smaller than ``MOST_BYTES``.

    Parameters
    ----------
    tables : dict of pandas.DataFrame
        By the names of ``topics.records.TABLES``; missing ones count as empty.
    about : dict
        ``corpus`` (name), ``title`` (the reader's own, optional), ``settings`` (list of section, name, value, unit,
        about), ``versions`` (name to version), ``notes`` (list of sentences).
    quotes : str
        ``full`` with the texts of articles, ``themes`` with the sentences of events and of themes, which can be
        all of a text, ``sentence`` with those that events rest on only, ``none`` without these too: for passing a
        page on where the texts are not free.
    figures : sequence of dict
        Of ``shown_figures``, as far as the page stays small.
    timeline : TimelineSettings, optional
        How the story on one page is chosen; as by default without them.

    Raises
    ------
    InputError
        If ``quotes`` is none of these.
    """
    limits, complete = _limits(quotes), _completed(tables)
    title = _title(about, "Themes and timeline of")
    while sum(len(figure["data"]) for figure in figures) > MOST_BYTES // 2:
        figures = figures[:-1]
    while True:
        view = PageView(complete, limits, figures, timeline)
        told = {**about, "quotes": quotes}
        page = _rendered("report.html.jinja", view, told, title).encode("utf-8", "replace")
        if len(page) < MOST_BYTES or not limits.events:
            return page.decode("utf-8")
        limits = _smaller(limits, len(page))


def _smaller(limits: Limits, n_bytes: int) -> Limits:
    """Return limits that should make a page of so many bytes small enough: whole texts shrink more than the rest."""
    share = min(_ROOM * MOST_BYTES / n_bytes, _ROOM)
    fewer: dict[str, Any] = {name: int(getattr(limits, name) * share) for name in _SHRINKING}
    return replace(limits, **fewer, text_characters=int(limits.text_characters * share * share))


def _title(about: Mapping[str, object], otherwise: str) -> str:
    """Return the reader's own title, else one from the name of the corpus."""
    return str(about.get("title", "")) or f"{otherwise} {about['corpus']}"


def _limits(quotes: str) -> Limits:
    """Return what a way of quoting allows."""
    if quotes not in QUOTES:
        refuse(f"The page cannot quote '{quotes}'; it can quote {', '.join(QUOTES)}.")
    return QUOTES[quotes]


def _completed(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return all tables, those that are not given empty."""
    return {name: tables[name] if name in tables else table(name) for name in TABLES}


def _rendered(name: str, view: PageView, about: Mapping[str, object], title: str, **more: object) -> str:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    style = page_style() + _asset("report.css")
    script = "".join(map(_asset, _SCRIPTS))
    policy = _POLICY.format(style=_digest(style), script=_digest(script))
    environment = Environment(
        loader=FunctionLoader(_asset), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["day"] = event_span_words
    return environment.get_template(name).render(
        view=view,
        title=title,
        bases=BASIS_NAMES,
        sentences_of_event=_SENTENCES_OF_EVENT,
        sentences_of_side=_SENTENCES_OF_SIDE,
        statuses=STATUSES,
        corrections=CORRECTION_NAMES,
        codebook_actions=CODEBOOK_ACTIONS,
        detail_names=DETAIL_NAMES,
        about=about,
        policy=policy,
        style=Markup(style),
        script=Markup(script),
        **more,
    )


def _asset(name: str) -> str:
    return (resources.files("topics.output.page") / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
