"""Litter that only the lines around it show: links below a link, videos, words of a graphic, titles at the end.

Every function takes the lines of one article, a paragraph each, and returns the numbers of those that are litter. None
of them takes a sentence, save that of a reader's comment.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from topics.articles.boilerplate.rules import RUNNING_WORDS
from topics.articles.lines import Line

_QUOTE = "“\"‘'«„"
_LINK_WORDS = 24
"""Words that a link below another has at most (inclusive)."""
_LENGTH = re.compile(r"\s+\(?(?:\d{1,2}:)?\d{1,2}:[0-5]\d\)?$")
"""The length of a video after its title."""
_LABEL_WORDS = 8
"""Words that a label of a graphic has at most (inclusive)."""
_FEWEST_LABELS = 8
"""Lines from which (inclusive) a run of short ones may be the words of a graphic."""
_FEWEST_BROKEN = 2
"""Lines of such a run that at least (inclusive) begin in small letters: a label went on from the line before."""
_FEWEST_LOUD = 3
"""Lines of such a run that at least (inclusive) are in capitals, a measure, or there more than once."""
_SIGN_SHARE = 0.3
"""Share of the lines of such a run that at least (inclusive) show one of these signs."""
_MEASURE = re.compile(r"[\d.,]+\s?(?:ft|feet|m|metres|meters|km|miles?|mi|yards|nm)\b\.?$", re.IGNORECASE)
_CAPITALS = re.compile(r"(?=(?:[^\W\d_]*\W*){4})[^a-zà-öø-ÿ\d]{4,}$")
_TITLE_WORDS = range(5, 15)
"""Words of a title of another article."""
_FEWEST_TITLES = 2
"""Titles from which (inclusive) those after the last sentence are links."""
_COMMENT_END = re.compile(
    r"\b\d{1,2}[:.][0-5]\d\s*(?:[ap]\.?m\b\.?)?\s*[|·•–—-]?\s*"
    r"(?:report (?:abuse|(?:this )?(?:comment|post)|as\b)|flag (?:as\b|(?:this )?comment))",
    re.IGNORECASE,
)
"""What stands below the comment of a reader: the time of day, and a button to report it."""
_FEWEST_COMMENTS = 2
"""Such ends from which (inclusive) what follows the first of them is readers' comments."""
_MARK_AT_END = re.compile(r"[.!?:;,…\"”’)\]]$")


def find_lines_below(lines: Sequence[Line], above: Collection[int]) -> set[int]:
    """Return the unfinished lines right below one of those given, up to an empty line.

    Where a sentence follows without an empty line, paragraphs do not stand apart, and none is taken.
    """
    if not above:
        return set()
    goes_on = [False] * len(lines)
    for number in reversed(range(len(lines))):
        is_last = number + 1 == len(lines) or lines[number + 1].blank_before
        goes_on[number] = (is_last or goes_on[number + 1]) and _is_unfinished(lines[number])
    found: set[int] = set()
    for first in sorted(above, reverse=True):
        for number in _rest_of_block(lines, first):
            if number in found or not goes_on[number]:
                break
            found.add(number)
    return found


def _rest_of_block(lines: Sequence[Line], first: int) -> Iterator[int]:
    for number in range(first + 1, len(lines)):
        if lines[number].blank_before:
            return
        yield number


def _is_unfinished(line: Line) -> bool:
    return not line.ends_sentence and line.text[0] not in _QUOTE and len(line.words) <= _LINK_WORDS


def find_video_titles(lines: Sequence[Line]) -> set[int]:
    """Return the titles of videos: those that stand there twice, the second time with a length, and their like.

    Where one is found, other unfinished lines with a length at their end are titles too.
    """
    found: set[int] = set()
    for number, (line, after) in enumerate(pairwise(lines)):
        title = _LENGTH.sub("", after.text)
        if title != after.text and title == line.text:
            found.update({number, number + 1})
    if found:
        found.update(number for number, line in enumerate(lines) if _LENGTH.search(line.text) and not line.is_sentence)
    return found


def find_comments(lines: Sequence[Line]) -> set[int]:
    """Return the lines from the first end of a reader's comment on, where an article has several.

    The first comment stands before that and is not told from the article.
    """
    n_ends = [len(_COMMENT_END.findall(line.folded)) for line in lines]
    if sum(n_ends) < _FEWEST_COMMENTS:
        return set()
    first = next(number for number, n in enumerate(n_ends) if n)
    return set(range(first, len(lines)))


def find_graphics(lines: Sequence[Line], dropped: Collection[int]) -> set[int]:
    """Return the words of a map or drawing: a long run of labels, some of them broken, loud or repeated.

    A list of names, of demands or of results is none: its lines begin alike.
    """
    found: set[int] = set()
    for run in _runs_of_labels(lines, dropped):
        texts = [lines[number].text for number in run]
        times = Counter(texts)
        broken = [text for text in texts if text[0].islower()]
        loud = [text for text in texts if _MEASURE.match(text) or _CAPITALS.match(text) or times[text] > 1]
        if len(broken) < _FEWEST_BROKEN or len(loud) < _FEWEST_LOUD:
            continue
        if len(run) >= _FEWEST_LABELS and len(broken) + len(loud) >= _SIGN_SHARE * len(run):
            found.update(run)
    return found


def _runs_of_labels(lines: Sequence[Line], dropped: Collection[int]) -> Iterator[list[int]]:
    """Yield the longest runs of short lines that are neither sentences nor quotations nor litter."""
    run: list[int] = []
    for number, line in enumerate(lines):
        is_short = len(line.words) <= _LABEL_WORDS and not line.is_sentence
        if is_short and number not in dropped and line.text[0] not in _QUOTE and not line.kind:
            run.append(number)
        elif run:
            yield run
            run = []
    yield run


def find_last_titles(lines: Sequence[Line], dropped: Collection[int]) -> set[int]:
    """Return the titles of other articles that stand apart after the last sentence, where there are several.

    A list that a colon announces is none, nor are names: a title has five words or more.
    """
    last = max((number for number, line in enumerate(lines) if line.ends_sentence or line.is_sentence), default=-1)
    if last < 0 or lines[last].text.endswith(":"):
        return set()
    after = [number for number in range(last + 1, len(lines)) if number not in dropped]
    if len(after) < _FEWEST_TITLES or not all(_is_title(lines[number]) for number in after):
        return set()
    return set(after)


def _is_title(line: Line) -> bool:
    if line.kind or not line.blank_before or len(line.words) not in _TITLE_WORDS or _MARK_AT_END.search(line.text):
        return False
    return line.text[0].isupper() and RUNNING_WORDS.isdisjoint(word.lower() for word in line.words)
