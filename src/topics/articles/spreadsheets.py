"""Cells that people open in a spreadsheet: none of them is taken for a formula, and what comes back is the same.

A text that begins as a formula gets an apostrophe before it (CWE-1236). Where such a file is read again, the apostrophe
goes.
"""

_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_GUARD = "'"


def guarded(text: str) -> str:
    """Return the text so that a spreadsheet does not take it for a formula.

    >>> guarded("=1+1"), guarded("1+1"), guarded("'=1+1")
    ("'=1+1", '1+1', "''=1+1")
    """
    return f"{_GUARD}{text}" if text.lstrip(_GUARD).startswith(_SIGNS) else text


def unguarded(text: str) -> str:
    r"""Return what a text was before ``guarded``.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis so")
    ('=1+1', "'=1+1", "'tis so")
    """
    is_guarded = text.startswith(_GUARD) and text.lstrip(_GUARD).startswith(_SIGNS)
    return text.removeprefix(_GUARD) if is_guarded else text
