"""The days that the reader knows all articles to be of: ``[publication]`` in the settings, ``--between``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.dates.given import plain_days
from topics.dates.spans import Span
from topics.errors import InputError, SettingsError, refuse

if TYPE_CHECKING:
    from topics.settings import PublicationSettings


def frame_of(settings: PublicationSettings) -> Span | None:
    """Return the days on which all articles were published, as the settings tell, or None where they tell nothing.

    Raises
    ------
    SettingsError
        If they leave no day.
    """
    year = f"{settings.year:04d}" if settings.year else ".."
    frame: Span | None = None
    for text in (f"{settings.from_ or '..'}/{settings.to or '..'}", year):
        if text in {"../..", ".."}:
            continue
        span = Span.from_edtf(text)
        frame = span if frame is None else frame.intersection(span)
        if frame is None:
            refuse("[publication] from, to and year leave no day; correct one of them.", SettingsError)
    return frame


def read_between(text: str) -> tuple[str, str]:
    """Return the two ends of ``2021-05-01..2021-06-30`` as the settings write them; one of them may be missing.

    Raises
    ------
    InputError
        If it is no such interval.
    """
    first, dots, last = text.partition("..")
    try:
        if dots and (first or last):
            ends = _end(first.strip()), _end(last.strip())
            Span.from_edtf("/".join(end or ".." for end in ends))
            return ends
    except InputError:
        pass
    refuse(f"--between is '{text}'; write two days with two dots between them, such as 2021-05-01..2021-06-30.")


def _end(text: str) -> str:
    """Return a day, month or year in any plain form as the settings write it; "" for none."""
    return plain_days(text).edtf if text else ""
