"""What stands outside quotation marks, sentence by sentence, where a quotation can go on over several."""

import re

_MARK = re.compile(r"[“”\"]")
_LONGEST = 4
"""Sentences without a mark, inclusive, over which a quotation goes on that was not closed."""


class Speech:
    """Blanks quoted words in the sentences of one article, which are given in order.

    >>> speech = Speech()
    >>> [" ".join(speech.outside(text).split()) for text in ("Berg said: “I fell.", "He ran.” She saw it.", "He left.")]
    ['Berg said:', 'She saw it.', 'He left.']
    """

    def __init__(self) -> None:
        self._is_open = False
        self._n_within = 0

    def outside(self, text: str) -> str:
        """Return a sentence with its quoted words blanked, every character in its place."""
        pieces: list[str] = []
        at = 0
        for match in _MARK.finditer(text):
            words = text[at : match.start()]
            pieces.append(" " * (len(words) + 1) if self._is_open else f"{words} ")
            self._is_open = self._opens(text, match)
            at = match.end()
        self._n_within = 0 if pieces else self._n_within + 1
        self._is_open = self._is_open and self._n_within <= _LONGEST
        pieces.append(" " * (len(text) - at) if self._is_open else text[at:])
        return "".join(pieces)

    def _opens(self, text: str, match: re.Match[str]) -> bool:
        """Return whether a mark opens a quotation; one that opens a paragraph may follow one that was never closed."""
        if match[0] != '"':
            return match[0] == "“"
        is_first = not text[: match.start()].strip() and text[match.end() : match.end() + 1].isalnum()
        return is_first or not self._is_open
