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
    entities = [item for item in _pipeline(pipeline)(text).ents if item.label_ in _KINDS]
    recognised_names = [_labelled(name, entities) for name in names]
    for item in entities:
        if not any(name.start < item.end_char and item.start_char < name.stop for name in names):
            kind, clue = _KINDS[item.label_]
            recognised_names.append(Name(item.start_char, item.end_char, item.text, "", kind, clue, subject=True))
    return sorted(recognised_names, key=lambda name: name.start)


def _labelled(name: Name, entities: Sequence[Any]) -> Name:
    """Return a name with the kind and clue of the first entity that it overlaps; a kind of the rules stays."""
    for item in entities:
        if item.start_char < name.stop and name.start < item.end_char:
            kind, clue = _KINDS[item.label_]
            return name._replace(kind=name.kind or kind, clue=clue or name.clue)
    return name
