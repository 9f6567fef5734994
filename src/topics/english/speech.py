"""Words that hand on what somebody said, thought, asked or denied; they stand in ``speech.toml``.

>>> sorted(CUE_VERBS["denied"].classes), CUE_VERBS["denied"].base
(['denials'], 'deny')
"""

from dataclasses import dataclass

from topics.english.data import read_lists
from topics.english.verbs import Form, forms

_LISTS = {name: entries.words for name, entries in read_lists("topics.english", "speech").items()}
_CLASSES = (
    "statements", "voicing", "thoughts", "findings", "telling", "denials", "questions", "calls", "aims-of-verbs",
    "remarks", "namings", "liked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One form of a verb of speech, thought or denial.

    Parameters
    ----------
    base : str
        The base form of the verb.
    classes : frozenset of str
        The classes of ``speech.toml`` that have it, which say what follows it.
    kinds : frozenset of Form
        Which of its forms this is.
    """

    base: str
    classes: frozenset[str]
    kinds: frozenset[Form]


def _cue_verbs() -> dict[str, CueVerb]:
    """Return all forms of the verbs of all classes, in small letters."""
    classes: dict[str, set[str]] = {}
    for name in _CLASSES:
        for base in _LISTS[name]:
            classes.setdefault(base, set()).add(name)
    for phrase in _LISTS["phrases"]:
        classes.setdefault(phrase.split()[0], set())
    verbs: dict[str, CueVerb] = {}
    for base in sorted(classes):
        kinds: dict[str, set[Form]] = {}
        for kind in Form:
            for form in forms(base, (kind,)):
                kinds.setdefault(form, set()).add(kind)
        for form, of_form in kinds.items():
            if form not in verbs or form == base:
                verbs[form] = CueVerb(base, frozenset(classes[base]), frozenset(of_form))
    return verbs


CUE_VERBS = _cue_verbs()
"""Every form of a verb of speech, thought, asking or denial, in small letters."""
CLAUSE_VERBS = frozenset(_LISTS["clauses"])
"""Base forms of verbs that hardly take a noun."""
NOUNS_TOO = frozenset(_LISTS["nouns-too"])
"""Base forms of verbs whose forms are nouns, too."""
MINDS = frozenset(_LISTS["minds"])
"""Adjectives of what somebody thinks: "confident"."""
STANCES = frozenset(_LISTS["stances"])
"""Nouns of what somebody thinks of a thing, with their preposition: "criticism of"."""
AIMS = frozenset(_LISTS["aims"])
"""Nouns for what somebody means to do: "decision"."""
PHRASES = frozenset(_LISTS["phrases"])
"""A verb in its base form with the word that makes it one of speaking of something: "call for"."""
CUE_NOUNS = frozenset(_LISTS["nouns"])
"""Nouns for what is said or thought: "claim", "fears"."""
SOURCE_PHRASES = tuple(tuple(phrase.split()) for phrase in _LISTS["sources"])
"""Words before a speaker that are no verb: "according to"."""
CUE_WORDS = frozenset({*CUE_VERBS, *CUE_NOUNS, *AIMS, *MINDS})
CUE_WORDS |= {max(phrase, key=len) for phrase in SOURCE_PHRASES} | {phrase.split()[0] for phrase in STANCES}
"""Words of which every cue holds at least one."""
MEDIA = frozenset(_LISTS["media"])
"""Where words are said or written: "statement"."""
STUDIES = frozenset(_LISTS["studies"])
"""What has a finding without being anybody: "poll"."""
PLURAL_SUBJECTS = frozenset(_LISTS["plural-subjects"])
"""Words that are or stand for several, as subjects of a verb in the present: "police"."""
QUESTION_WORDS = frozenset(_LISTS["question-words"])
"""Words that open a question told by somebody else: "whether"."""
BEFORE_TIMES = frozenset(_LISTS["before-times"])
"""Words before a week or a month that say which one: "last"."""
QUOTED = frozenset(_LISTS["quoted"])
"""Participles of whose words are handed on: "quoted as saying"."""
OPENING_VERBS = frozenset(form for base in _LISTS["opening"] for form in forms(base))
"""Forms of verbs before an infinitive of saying: "went on to say"."""
VERBS_OF_BLOWS = tuple([form] for base in _LISTS["blows"] for form in forms(base))
"""Forms of verbs of words and of blows, each as the words of a cue."""
NO_SUBJECTS = frozenset(_LISTS["no-subjects"])
"""Words that only look like a subject: "thus"."""
UNNAMED_SPEAKERS = frozenset(_LISTS["unnamed"])
"""Who speaks in a title without a name or a role: "police"."""
MACHINES = frozenset(_LISTS["machines"])
"""Nouns for machines and weapons, which do not speak."""
