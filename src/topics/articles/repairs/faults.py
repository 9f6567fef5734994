"""All faults of a text, found and put right in turn: the one way in to the repairs.

One function a fault, each ``text -> repairs on that text``. Their repairs are composed into one list on the text
as found. Text that was right is never touched: a fault shows its own signs (bytes that decode as UTF-8, a phrase
of another script glued to letters and repeated).
"""

from collections.abc import Callable, Sequence

from topics.articles.alignment import apply_repairs, compose_repairs
from topics.articles.repairs.gbk import find_gbk_faults
from topics.articles.repairs.injected import find_injected
from topics.articles.repairs.inline_litter import find_inserts
from topics.articles.repairs.marks import find_marks
from topics.articles.repairs.mojibake import find_mojibake
from topics.articles.repairs.parted_bytes import find_parted_bytes
from topics.articles.repairs.typesetting import find_line_end_hyphens, find_markdown_marks, find_tokenizer_escapes
from topics.records import Repair

FAULTS: Sequence[Callable[[str], list[Repair]]] = (
    find_gbk_faults, find_parted_bytes, find_marks, find_mojibake, find_injected,
)  # fmt: skip
"""Faults of decoding and injected spam, in the order in which they are looked for."""
TYPESETTING: Sequence[tuple[tuple[str, ...], Callable[[str], list[Repair]]]] = (
    ((".md", ".markdown"), find_markdown_marks),
    ((".pdf",), find_line_end_hyphens),
    (("",), find_tokenizer_escapes),
    (("",), find_inserts),
)
"""Endings of files with the traces that their typesetting leaves, and what was put into their lines."""
_ROUNDS = 4
"""One fault may hide another: the search is repeated until it finds nothing, this often at most."""


def find_faults(found: str, source: str) -> list[Repair]:
    """Return the repairs on ``found`` that undo every fault, the traces of typesetting included.

    Parameters
    ----------
    found : str
        The text as found.
    source : str
        Path of its file; the ending tells which typesetting left its traces.
    """
    repairs = repair_text(found)
    for endings, find in TYPESETTING:
        if source.lower().endswith(endings):
            repairs = compose_repairs(found, repairs, find(apply_repairs(found, repairs)))
    return repairs


def repair_text(found: str) -> list[Repair]:
    """Return the repairs on ``found`` that undo faults of decoding and injected spam."""
    repairs: list[Repair] = []
    text, before = found, ""
    for _ in range(_ROUNDS):
        if text == before:
            break
        before = text
        for find in FAULTS:
            later = find(text)
            if later:
                repairs = compose_repairs(found, repairs, later)
                text = apply_repairs(found, repairs)
    return repairs
