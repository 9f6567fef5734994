"""What people are called by: the nouns that a corpus puts beside their names ("the singer Anna Berg")."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from topics.events.people.names import Name
from topics.events.people.pronouns import Place, nouns_beside

_NO_CALLING = frozenset({"place", "group"})


class Callings:
    """Collects the nouns beside each written form of a name, and then for each actor."""

    def __init__(self) -> None:
        self._nouns: dict[str, set[str]] = defaultdict(set)

    def add(self, texts: Sequence[str], names: Sequence[Sequence[Name]]) -> None:
        """Collect those of one article, given its passages and the names in each."""
        for text, of_passage in zip(texts, names, strict=True):
            for name in of_passage:
                if name.text and name.kind not in _NO_CALLING:
                    nouns = nouns_beside(text, Place(name.start, name.stop, name.role, is_open=False))
                    if nouns:
                        self._nouns[name.text].update(nouns)

    def join(self, actor_of: Callable[[str], str]) -> None:
        """Put together the nouns of all forms of one actor, whose usual name ``actor_of`` gives."""
        together: dict[str, set[str]] = defaultdict(set)
        for form, nouns in self._nouns.items():
            together[actor_of(form)].update(nouns)
        self._nouns = together

    def of(self, actor: str) -> frozenset[str]:
        """Return the nouns of an actor, in small letters."""
        return frozenset(self._nouns.get(actor, ()))


def is_described(text: str, nouns: frozenset[str]) -> bool:
    """Return whether somebody is spoken of by one of some nouns with "the", and not by a name behind it.

    >>> told = ("met the late singer.", "met a singer.", "met the singer Anna Berg.")
    >>> [is_described(text, frozenset({"singer"})) for text in told]
    [True, False, False]
    """
    if not nouns:
        return False
    return re.search(rf"\bthe (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(nouns))})\b(?! ?,? [A-Z])", text) is not None
