"""Time expressions shown in their sentences, coloured by how certain their days are."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from topics.output.tables import Shown

if TYPE_CHECKING:
    import pandas as pd

CERTAINTIES = {"stated": "#cfe8cf", "resolved": "#cfe0f5", "guessed": "#fbe3b5", "vague": "#e4e4e4"}
"""Background of each certainty; black on any of them has a contrast of 14:1 or more."""


def show_dates(passages: pd.DataFrame, dates: pd.DataFrame, *, most: int = 60) -> Shown:
    """Return the sentences that hold time expressions for display as the last line of a notebook cell.

    Parameters
    ----------
    passages, dates : DataFrame
        Tables of these names.
    most : int
        Sentences shown at most.
    """
    expressions = {str(name): part.to_dict("records") for name, part in dates.groupby("passage", sort=False)}
    held = passages[passages["id"].isin(list(expressions))]
    lines, words = [], []
    for passage in held.head(most).to_dict("records"):
        found, start = passage["found_text"], passage["start"]
        marked, plain, reached = "", "", 0
        for one in sorted(expressions[passage["id"]], key=lambda one: one["start"]):
            first, last = max(one["start"] - start, reached), one["stop"] - start
            value = f"{one['value']}{', ' + one['cue'] if one['cue'] else ''}"
            colour = CERTAINTIES.get(one["certainty"], "#e4e4e4")
            shown = f'<mark style="background:{colour};color:#000" title="{html.escape(value)}">'
            shown += f"{html.escape(found[first:last])} <small>{html.escape(one['value'])}</small></mark>"
            marked += html.escape(found[reached:first]) + shown
            plain += f"{found[reached:first]}[{found[first:last]} = {one['value']}, {one['certainty']}]"
            reached = last
        lines.append(f"<li>{marked}{html.escape(found[reached:])}</li>")
        words.append(f"- {plain}{found[reached:]}\n")
    key = " ".join(f'<mark style="background:{c};color:#000">{name}</mark>' for name, c in CERTAINTIES.items())
    left_out = len(held) - len(lines)
    more = f"<p>… and {left_out} more sentences.</p>" if left_out else ""
    return Shown(f"<p>{key}</p><ul>{''.join(lines)}</ul>{more}", "".join(words))
