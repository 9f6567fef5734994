"""The rules on litter, read from ``litter_rules.toml``: what each form of line is dropped for, and when."""

import re
from dataclasses import dataclass
from functools import cached_property

from topics.articles.lines import Line, has_verb
from topics.english.data import read_lists, read_rows, read_texts

_PACKAGE = "topics.articles.boilerplate"
_FILE = "litter_rules"
_MOST_WORDS = 25
"""Words that a line may have (inclusive) to be litter, where its rule does not say."""
_MOST_CHARACTERS = 1_000
"""Characters that a line may have (inclusive) to be litter: it bounds the time that a form takes."""
_SHORT = 40
"""Characters of a line up to which (inclusive) all rules are tried at once: a text may have very many such lines."""
_PIECE = re.compile(r"<:(\w+)>")
_CLASS_OR_BLANK = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")
"""A class of characters, in which a blank is one, or a blank, which stands for any white space."""


@dataclass(frozen=True)
class LitterRule:
    """One kind of litter: a line of one of these forms, at most ``max_words`` long.

    The further conditions are explained at the top of ``litter_rules.toml``.
    """

    name: str
    reason: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    max_words: int = _MOST_WORDS
    head: bool = False
    unfinished: bool = False
    verbless: bool = False
    cased: bool = False
    closes: bool = False
    late: bool = False
    below: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All forms as one regular expression."""
        return self.compile("|".join(self.forms))

    def compile(self, form: str) -> re.Pattern[str]:
        """Return a form as a regular expression, its pieces and blanks put in."""
        return re.compile(_expand(form), re.DOTALL if self.cased else re.DOTALL | re.IGNORECASE)

    def match(self, line: Line) -> re.Match[str] | None:
        """Return where a form of the rule fits a line, its runs of white space taken as one blank."""
        return self.pattern.match(line.folded) if len(line.folded) <= _MOST_CHARACTERS else None

    def fits(self, line: Line, *, in_head: bool) -> bool:
        """Tell whether a line is litter by this rule; ``in_head`` where it stands before the first sentence."""
        if len(line.words) > self.max_words or (self.head and not in_head):
            return False
        if self.unfinished and line.ends_sentence:
            return False
        if self.match(line) is None:
            return False
        return not (self.verbless and _says_more(line))


def _says_more(line: Line) -> bool:
    """Return True where a line has a verb besides those of making an article."""
    return has_verb(tuple(word for word in line.words if word.lower() not in MAKING_WORDS))


def _expand(form: str) -> str:
    while _PIECE.search(form):
        form = _PIECE.sub(lambda match: f"(?:{_PIECES[match[1]]})", form)
    return _CLASS_OR_BLANK.sub(lambda match: r"\s+" if match[0] == " " else match[0], form)


_PIECES = read_texts(_PACKAGE, _FILE, "pieces")
MAKING_WORDS, RUNNING_WORDS = (frozenset(read_lists(_PACKAGE, _FILE)[name].words) for name in ("making", "running"))
"""Verbs of making an article, and words that a title does without."""
LINE_RULES = read_rows(_PACKAGE, _FILE, "rule", LitterRule)
"""Rules on the form of one line; the first that fits gives the reason."""
_ANY_LINE_RULE = re.compile("|".join(f"(?{'s' if rule.cased else 'is'}:{rule.pattern.pattern})" for rule in LINE_RULES))
"""All forms of all these rules."""


def line_rule_of(line: Line, *, in_head: bool) -> LitterRule | None:
    """Return the first rule on the form of one line that fits it; most short lines fit none, which one look tells."""
    if len(line.folded) <= _SHORT and not _ANY_LINE_RULE.match(line.folded):
        return None
    return next((rule for rule in LINE_RULES if rule.fits(line, in_head=in_head)), None)


HEADER_RULES = read_rows(_PACKAGE, _FILE, "header", LitterRule)
"""Lines that stand over a list of links."""
BIOGRAPHY_RULES = read_rows(_PACKAGE, _FILE, "biography", LitterRule)
"""Biographies of the author, at the end of an article."""
OWN_RULES = read_rows(_PACKAGE, _FILE, "own", LitterRule)
"""What a sentence that comes back says where it is the outlet's own."""
CLOSING = frozenset(rule.name for rule in LINE_RULES if rule.closes)
"""Names of the rules whose line, late in an article, means that the article is over."""
CLOSING_LATE = frozenset(rule.name for rule in LINE_RULES if rule.late)
"""Those of them whose line means that only near the end."""
WITH_LINES_BELOW = frozenset(rule.name for rule in LINE_RULES if rule.below)
"""Names of the rules whose line has the unfinished lines right below it with it."""
