"""Cues: what the words around a time expression tell, as patterns read from ``cues.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _patterns() -> dict[str, str]:
    return tomllib.loads(files("topics.dates").joinpath("cues.toml").read_text(encoding="utf-8"))


def cue(name: str) -> re.Pattern[str]:
    """Return the compiled pattern of a cue by its name in ``cues.toml``."""
    return re.compile(_patterns()[name], re.VERBOSE)
