"""Names by a spaCy pipeline that the user has installed: used only where the setting ``names`` asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from topics.errors import SettingsError
from topics.events.people.names import Name

_KINDS = {"PERSON": ("", "person"), "ORG": ("group", ""), "NORP": ("group", ""), "GPE": ("", "place")}
_KINDS |= dict.fromkeys(("LOC", "FAC"), ("", "place"))
"""Labels of spaCy's English pipelines, with the kind and clue that a ``Name`` has for them."""


@cache
def _pipeline(name: str) -> Callable[[str], Any]:
    try:
        loaded: Callable[[str], Any] = import_module("spacy").load(name)
    except (ImportError, OSError) as error:
        message = (
            f"[timeline] names = '{name}' asks for a spaCy pipeline of that name, which is not installed ({error}); "
            "install spaCy and the pipeline, or set names to 'rules'."
        )
        raise SettingsError(message) from error
    return loaded


def recognised(text: str, names: Sequence[Name], pipeline: str) -> list[Name]:
    """Return the names that the rules found, their kinds as spaCy sees them, and those that only spaCy found.

    Parameters
    ----------
    text : str
        One sentence or title.
    names : sequence of Name
        What the rules found in it.
    pipeline : str
        Name of the installed pipeline, such as ``en_core_web_sm``.

    Raises
    ------
    SettingsError
        If spaCy or the pipeline is not installed.
    """
    known = [item for item in _pipeline(pipeline)(text).ents if item.label_ in _KINDS]
    found = []
    for name in names:
        label = next((item.label_ for item in known if item.start_char < name.stop and name.start < item.end_char), "")
        kind, clue = _KINDS.get(label, (name.kind, name.clue))
        found.append(name._replace(kind=name.kind or kind, clue=clue or name.clue))
    for item in known:
        if not any(name.start < item.end_char and item.start_char < name.stop for name in names):
            found.append(Name(item.start_char, item.end_char, item.text, "", *_KINDS[item.label_], True))
    return sorted(found, key=lambda name: name.start)
