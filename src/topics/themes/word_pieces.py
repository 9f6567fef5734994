"""Pieces of words for the offline encoder: a word that was cut into pieces before is not cut again.

Its own tokenizer reads each text letter by letter, although no piece reaches over a blank and the words of texts come
back all the time. The pieces are the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

_PLAIN = re.compile("[ -~À-ɏ‘’“”–—…]*")
"""A text of Latin letters and usual signs: only blanks part its words, and none of its signs becomes a blank."""
_REMEMBERED = 50_000
"""Words whose pieces are kept, at most (inclusive)."""


class Tokenizer(Protocol):
    """What cuts a text into pieces, given by number."""

    def encode(self, text: str, out_type: type = int, add_bos: bool = True, add_eos: bool = True) -> list[int]:
        """Return the pieces of a text, those for its beginning and its end about them where they are asked for."""


class WordPieces:
    """A tokenizer that remembers words.

    Parameters
    ----------
    tokenizer : Tokenizer
        What cuts words that are new, and texts of other scripts and signs.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._pieces_of = lru_cache(_REMEMBERED)(self._cut)
        self._beginning, *_, self._end = tokenizer.encode("")

    def encode(self, text: str, out_type: type = int, add_bos: bool = True, add_eos: bool = True) -> list[int]:
        """Return what the tokenizer gives for a text."""
        words = text.split(" ")
        if out_type is not int or not any(words) or not _PLAIN.fullmatch(text):
            return self._tokenizer.encode(text, out_type=out_type, add_bos=add_bos, add_eos=add_eos)
        pieces = [self._beginning] if add_bos else []
        for word in filter(None, words):
            pieces += self._pieces_of(word)
        if add_eos:
            pieces.append(self._end)
        return pieces

    def _cut(self, word: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(word, add_bos=False, add_eos=False))
