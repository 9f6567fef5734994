"""Time expressions against gold TimeML: TimeBank and AQUAINT, the training sets of TempEval-3.

Only expressions inside ``<TEXT>`` count. Places are compared on the text without white space, so that lines wrapped
anew do no harm.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evaluation.figures import Bench, Figure, rounded, run_script
from evaluation.measures import Expression, ExpressionCounts

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("dates/timebank", "dates/aquaint")
TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
TAG = re.compile(r"(<[^>]*>)")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


def read_expressions(document: str) -> list[Expression]:
    """Return the TIMEX3 inside ``<TEXT>``, in the order in which they end.

    >>> read_expressions('<TEXT>On <TIMEX3 type="DATE" value="2023-06-18">18 June</TIMEX3>.</TEXT>')
    [Expression(start=2, stop=8, type='DATE', value='2023-06-18')]
    """
    text = TEXT.search(document)
    if text is None:
        return []
    place, begun, read = 0, [], []
    for token in TAG.split(text.group(1)):
        if token.startswith("<TIMEX3"):
            begun.append((place, dict(ATTRIBUTE.findall(token))))
        elif token == "</TIMEX3>":
            start, said = begun.pop()
            if place > start:
                read.append(Expression(start, place, said.get("type", ""), said.get("value", "")))
        elif not token.startswith("<"):
            place += n_characters(token)
    return read


def n_characters(token: str) -> int:
    """Return the number of characters that are no white space, an entity counted as one."""
    for entity, character in ENTITIES.items():
        token = token.replace(entity, character)
    return len("".join(token.split()))


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield F1 of places, types and values of each set."""
    for folder in bench.folders(*SETS):
        out = bench.work / f"dates-{folder.name}"
        if not out.is_dir():
            bench.run("dates", folder, "--out", out)
        counts = ExpressionCounts()
        documents = sorted(folder.glob("*.tml"))
        for path in documents:
            tagged = out / path.name
            system = read_expressions(tagged.read_text("utf-8", "replace")) if tagged.is_file() else []
            counts.add(system, read_expressions(path.read_text("utf-8", "replace")))
        for name, value in counts.figures().items():
            command = "topics dates FOLDER --out RESULTS"
            yield Figure("dates", folder.name, name, rounded(value), len(documents), "documents", command)


if __name__ == "__main__":
    run_script(__doc__, measure)
