"""Examples as the data files write them: a text in which what is to be found stands in brackets."""

import re


def read_marked(text):
    """Return the plain text, and the pieces that stood in brackets, in order.

    >>> read_marked("in [March] and [May]")
    ('in March and May', ['March', 'May'])
    """
    return re.sub(r"\[([^\[\]]*)\]", r"\1", text), re.findall(r"\[([^\[\]]*)\]", text)


def words_found(words, text):
    """Return where the words of a list stand in a text as whole words, as they are written there."""
    found = re.findall(rf"(?<!\w)(?:{words.pattern})(?!\w)", text, re.IGNORECASE)
    return [" ".join(piece.split()) for piece in found]
