"""A phrase of advertising put in place of an ordinary word, known by its own signs.

The signs: in a text of Latin letters, a phrase of another script that comes back, sticks to Latin letters
without a space, and stands in no brackets or quotation marks. Where it took the place of one word
throughout, that word is missing: sentences begin with it and what sticks to it completes other words.
"""

import re

from topics.articles.lines import shared_head
from topics.records import Repair

RULE = "injected phrase"
_FOREIGN = (
    r"[\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff]"
)
"""Letters of other scripts, without the marks that stand between them."""
_PHRASE = re.compile(rf"([A-Za-z]{{0,40}})({_FOREIGN}(?:[{_FOREIGN[1:-1]}\d ]*{_FOREIGN})?)([A-Za-z]*)")
_SHELTERED_BEFORE = frozenset("([{“\"‘'«《「（")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…][\"”’)\]]*|[\"“(‘])\s*$")
_WORD_FROM_THE = frozenset(
    ("", "y", "n", "m", "re", "se", "ir", "irs", "mselves", "refore", "reby", "re's", "ory", "ater", "ft")
)
"""What may follow "The" in one word."""
_SENTENCE_WITH_THE = re.compile(r"(?:^|[.!?]\s+)The\b", re.MULTILINE)
_LEAST_TIMES = 2


def find_injected(text: str) -> list[Repair]:
    """Return the repairs that put back the word an injected phrase replaced, or cut the phrase."""
    if text.isascii():
        return []
    occurrences = list(_PHRASE.finditer(text))
    n_foreign = len(re.findall(_FOREIGN, text))
    if len(occurrences) < _LEAST_TIMES or n_foreign * 5 >= sum(c.isalpha() for c in text):
        return []
    by_phrase: dict[str, list[re.Match[str]]] = {}
    for match in occurrences:
        by_phrase.setdefault(match.group(2), []).append(match)
    spam = [matches for matches in by_phrase.values() if len(matches) >= _LEAST_TIMES and _is_spam(text, matches)]
    has_the = bool(spam) and _SENTENCE_WITH_THE.search(text) is not None
    repairs = [repair for matches in spam for repair in _replace(text, matches, has_the=has_the)]
    return sorted(repairs, key=lambda repair: repair.start)


def _is_spam(text: str, matches: list[re.Match[str]]) -> bool:
    """Return True where the phrase sticks to small Latin letters and stands free every time."""
    glued = all(match.group(1) or match.group(3)[:1].islower() for match in matches)
    sheltered = any(text[match.start() - 1 : match.start()] in _SHELTERED_BEFORE for match in matches if match.start())
    return glued and not sheltered


def _replace(text: str, matches: list[re.Match[str]], *, has_the: bool) -> list[Repair]:
    """Return one repair an occurrence: the word "The" where it is certain, else nothing.

    It is certain only where no sentence begins with that word any more (``has_the``).
    """
    tails = [match.group(3) for match in matches]
    n_shared = shared_head(tails)
    rests = [tail[n_shared:] for tail in tails]
    headless = [bool(_SENTENCE_END.search(text[max(0, match.start() - 6) : match.start()])) for match in matches]
    certain = (
        not any(match.group(1) for match in matches)
        and all(rest in _WORD_FROM_THE for rest in rests)
        and sum(headless) * 2 > len(matches)
        and not has_the
    )
    repairs = []
    for match, rest, at_start in zip(matches, rests, headless, strict=True):
        start, stop = match.start(2), match.end(3) - len(rest)
        if certain:
            word = "The" if at_start else "the"
            reason = f"an advertising phrase stood in place of “{word}”"
        else:
            word, reason = "", "an advertising phrase in another script; what it replaced is not certain"
            if not rest and text[stop : stop + 1] == " " and (start == 0 or text[start - 1].isspace()):
                stop += 1
        repairs.append(Repair(start, stop, text[start:stop], word, RULE, reason))
    return repairs
