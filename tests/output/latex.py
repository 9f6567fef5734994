"""LaTeX read as plain text by a library."""

from __future__ import annotations

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

_CONTEXT = get_default_latex_context_db()
_SIGNS = {"textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
_MORE = [MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
_CONTEXT.add_context_category("signs", prepend=True, macros=_MORE)


def read_latex(text):
    """Return what LaTeX would print of a text."""
    return LatexNodes2Text(latex_context=_CONTEXT, strict_latex_spaces=True, keep_comments=True).latex_to_text(text)
