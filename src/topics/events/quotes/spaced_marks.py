"""Straight quotation marks with blanks on both sides, as tokenizers write them: which opens, which closes.

Nothing about such a mark says what it does but its order and its neighbours: after a comma or a full stop it rather
closes, behind a colon or at the beginning it opens, behind a number it may be inches. The cheapest way through all
marks of a paragraph is taken, in time that grows with their number.

>>> text = '" It rained , " Berg said . " A lot . "'
>>> [(text[start:stop]) for start, stop in pair_spaced(text).items()]
['" It rained , ', '" A lot . ']
"""

import re
from functools import lru_cache

_MARK = re.compile(r"(?<!\w)\"(?!\w)|(?<!\w)\"|\"(?!\w)")
_FREE = re.compile(r"(?:(?<=\s)|\A)\"(?=\s)|(?<=\s)\"\Z")
_NEVER = 9.0
_UNLIKELY = 1.5
_ODD = 0.8
_OPEN_AT_END = 0.8
"""What a quotation costs that is never closed."""
_LEFT_OUT = 2.0
"""What a mark costs that neither opens nor closes anything."""
_INCHES = 0.6
"""The same behind a number."""
UNCLOSED = -1
"""Where a quotation ends that is never closed."""


@lru_cache(maxsize=1024)
def has_spaced_marks(text: str) -> bool:
    """Return whether a straight mark stands between blanks."""
    return '"' in text and _FREE.search(text) is not None


def pair_spaced(text: str) -> dict[int, int]:
    """Return where each mark that opens a quotation stands, with the one that closes it, or ``UNCLOSED``."""
    places = [match.start() for match in _MARK.finditer(text)]
    steps: list[tuple[str, str]] = []
    cost_out, cost_in = 0.0, float("inf")
    for at in places:
        opens, closes, ignored = _costs(text, at)
        to_in = min((cost_out + opens, "open"), (cost_in + ignored, "skip"))
        to_out = min((cost_in + closes, "close"), (cost_out + ignored, "skip"))
        steps.append((to_out[1], to_in[1]))
        cost_out, cost_in = to_out[0], to_in[0]
    return _walked(places, steps, is_inside=cost_in + _OPEN_AT_END < cost_out)


def _walked(places: list[int], steps: list[tuple[str, str]], *, is_inside: bool) -> dict[int, int]:
    """Return the pairs on the cheapest way, which is followed from its end."""
    pairs: list[tuple[int, int]] = []
    close = UNCLOSED
    for at, step in zip(reversed(places), reversed(steps), strict=True):
        action = step[is_inside]
        if action == "close":
            close, is_inside = at, True
        elif action == "open":
            pairs.append((at, close))
            close, is_inside = UNCLOSED, False
    return dict(reversed(pairs))


def _costs(text: str, at: int) -> tuple[float, float, float]:
    """Return how unlikely it is that a mark opens, closes, and does neither."""
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 3]
    ignored = _INCHES if before.rstrip()[-1:].isdigit() else _LEFT_OUT
    if not before.strip():
        return 0.0, _NEVER, ignored
    if not after.strip():
        return _ODD, 0.0, ignored
    if before[-1:].isspace() != after[:1].isspace():  # it hangs on a word
        return (0.0, _UNLIKELY, ignored) if before[-1:].isspace() else (_UNLIKELY, 0.0, ignored)
    last, following = before.rstrip()[-1:], after.lstrip()[:1]
    if following in ",.;:!?)":
        return _UNLIKELY, 0.0, ignored
    if last in ":(":
        return 0.0, _UNLIKELY, ignored
    if last in ",.!?…":
        return _ODD, 0.0, ignored
    if last.isdigit():
        return _ODD, 0.3, ignored
    return (0.2, 0.4, ignored) if following.isupper() else (0.3, 0.3, ignored)
