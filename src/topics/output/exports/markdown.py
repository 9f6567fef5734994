"""Markdown: any table, and a timeline as a list; nothing in a text can act as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.output.disputes import claim_words, disputes_of
from topics.output.tables import cells, heads, is_number
from topics.output.wording import NO_EVENTS

if TYPE_CHECKING:
    from pandas import DataFrame

    from topics.output.exports.chronicle import Chronicle, Entry

_ESCAPES = {mark: f"\\{mark}" for mark in "\\`*_[]#|~$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LEAST_RULE, _LONGEST_RULE = 3, 40
"""Dashes under a head, at least and at most: Pandoc takes the widths of the columns from them."""


def escape_markdown(text: str) -> str:
    """Return the text on one line, with every character escaped that Markdown would act on."""
    return "".join(_ESCAPES.get(character, character) for character in " ".join(text.split()))


def table_markdown(frame: DataFrame) -> str:
    """Return the table with pipes; the rule is longer under longer cells."""
    head, *body = [[escape_markdown(text) for text in row] for row in [heads(frame), *cells(frame)]]
    columns = zip(head, *body, strict=True)
    rules = [_rule(frame, name, column) for name, column in zip(frame.columns, columns, strict=True)]
    return "".join(f"| {' | '.join(line)} |\n" for line in [head, rules, *body])


def _rule(frame: DataFrame, name: str, column: tuple[str, ...]) -> str:
    """Return the rule under a head, as long as the longest cell; its colon aligns numbers right."""
    dashes = "-" * min(max(_LEAST_RULE, *map(len, column)), _LONGEST_RULE)
    return f"{dashes}:" if is_number(frame, name) else dashes


def timeline_markdown(chronicle: Chronicle) -> str:
    """Return the timeline: a paragraph an event, with its sentences as a list."""
    if not chronicle.entries:
        return f"# Timeline\n\n{NO_EVENTS}\n"
    return "# Timeline\n" + "".join(map(_entry, chronicle.entries)) + _disputes(chronicle)


def _disputes(chronicle: Chronicle) -> str:
    """Return what the articles tell differently as a section, "" where nothing."""
    disputes = [
        f"\n**{escape_markdown(item.about)}** ({escape_markdown(item.kind)})\n\n"
        + "".join(f"- {escape_markdown(claim_words(claim))}\n" for claim in item.claims)
        for item in disputes_of(chronicle.claims)
    ]
    return "\n## Disagreements\n" + "".join(disputes) if disputes else ""


def _entry(entry: Entry) -> str:
    day, headline, counts = map(escape_markdown, (entry.day, entry.event.headline, entry.counts))
    sentences = [
        f"- {lead}“{escape_markdown(line.quote)}” ({escape_markdown(entry.place_of(line))})\n"
        for lead, line in entry.quoted
    ]
    return f"\n**{day}**: {headline} ({counts})\n\n{''.join(sentences)}"
