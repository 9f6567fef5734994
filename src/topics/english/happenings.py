"""Words that tell of happenings: verbs and nouns for them, words of planning, words of comparison.

Verbs are classes of ``verbs.toml``, in the forms that report something done; all else stands in ``happenings.toml``.
"""

import re
from dataclasses import dataclass

from topics.english.data import read_lists, read_rows, read_texts
from topics.english.verbs import Form, forms, irregular_verbs, participles, past_forms, third_person, verb_class

_PACKAGE, _FILE = "topics.english", "happenings"
_SPEECH = read_lists(_PACKAGE, "speech")
_LISTS = {name: frozenset(entries.words) for name, entries in read_lists(_PACKAGE, _FILE).items()}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show how a sentence stands to its date: a regular expression, with a text that holds them or not."""

    words: str
    example: str
    counterexample: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words, as whole words, whatever their case."""
        return re.compile(rf"\b(?:{self.words})\b", re.IGNORECASE)


PLAN_CUES = read_rows(_PACKAGE, _FILE, "plan", Cue)
SINCE_CUES = read_rows(_PACKAGE, _FILE, "since", Cue)


def _pattern(cues: tuple[Cue, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cue.words for cue in cues)})\b", re.IGNORECASE)


PLAN = _pattern(PLAN_CUES)
"""Words that announce something still to come."""
SINCE = _pattern(SINCE_CUES)
"""Words after which a date is only a point of comparison."""

EVENT_NOUNS = _LISTS["nouns"]
"""Nouns for what happens at a time: "meeting", "earthquake"."""
TALKS = _LISTS["talks"]
"""Nouns for talks, visits and calls, which last."""


DEED_NOUNS = EVENT_NOUNS | _LISTS["deeds"]
"""Nouns for what happened, by which a day can stand."""
ARRANGED = _LISTS["arranged"]
"""Nouns for what is arranged for a day before it comes: "election", "funeral"."""
NO_DEEDS = _LISTS["no-deeds"]
"""Nouns that end like those for deeds and are none: "information"."""
COURT_MATTERS = _LISTS["court-matters"]
"""Nouns for what is held against somebody."""
DEALINGS = _LISTS["dealings"]
"""Nouns for what a land does with another one, beside happenings: "pact"."""
CONDITIONS = _LISTS["conditions"]
"""Words that open a clause of what is only possible: "if"."""
NOBODY = _LISTS["nobody"]
"""Words by which a subject is nobody."""
PUBLISHED = _LISTS["published"]
"""Participles of what appears: "a report released on Monday"."""
MADE_KNOWN = PUBLISHED | _LISTS["made-known"]
"""The same, with what was announced: "results announced on Monday"."""
MEDIA = _LISTS["media"]
"""Nouns for what somebody says something in: "in a speech heard on Monday"."""
SPEAKERS_OWN = _LISTS["speakers-own"]
"""Words for the speaker and the reader: "we"."""
OTHER_TIMES = _LISTS["other-times"]
"""Words of another time than the day that is spoken of: "previously"."""
CORRECTION_NOTES = tuple(read_lists(_PACKAGE, _FILE)["corrections"].words)
"""Phrases of a note that mends an earlier article, in small letters."""


def _forms(name: str) -> frozenset[str]:
    return frozenset(form for base in _LISTS[name] for form in forms(base))


STATE_VERBS = _forms("states") | frozenset(read_lists(_PACKAGE, "verbs")["auxiliaries"].words)
"""Forms of verbs of states, feelings and what lasts."""
BELIEF_VERBS = frozenset(form for base in _SPEECH["suppositions"].words for form in forms(base))
"""Forms of verbs after which a clause is only supposed."""
VIEW_VERBS = _forms("views")
"""Forms of verbs of saying that by themselves only hand on a view."""
DOCUMENTS = _LISTS["documents"]
"""Nouns for texts and inquiries, which say what was found."""
SPOKESPEOPLE = _LISTS["spokespeople"]
"""Nouns for those who speak for a body."""
OCCASIONS = _LISTS["occasions"]
"""Nouns for occasions on which statements are made."""
DENYING_VERBS = frozenset(form for base in _SPEECH["denials"].words for form in forms(base))
"""Forms of verbs that say that what follows is not so: "denied"."""
REJECTING_VERBS = frozenset(form for base in _SPEECH["rejections"].words for form in forms(base))
"""Forms of those of them by which a proposal is decided on, too: "rejected the treaty"."""
REFUSAL_VERBS = _forms("refusals")
"""Forms of verbs by which somebody does not do what follows: "refused"."""
DENIAL_VERBS = DENYING_VERBS | REFUSAL_VERBS
"""Forms of verbs of both kinds."""
FALSEHOODS = read_lists(_PACKAGE, _FILE)["falsehoods"]
"""Words by which what was said is not so: "false"."""
NO_TRUTH = read_lists(_PACKAGE, _FILE)["no-truth"]
"""Words by which the reports that follow are not so: "no truth in"."""
WRONGLY = _LISTS["wrongly"]
"""Adverbs by which what was said or thought was not so."""
NEARLY = _LISTS["nearly"]
"""Adverbs by which what follows did not quite happen."""
GUESSES = _LISTS["guesses"]
"""Adverbs by which what follows is only guessed."""
HABITS = _LISTS["habits"]
"""Adverbs of what is done again and again."""
BELIEVERS = _LISTS["believers"]
"""Words for those who only believe something: "some"."""
CONSIDERING_VERBS = _forms("considering")
"""Forms of verbs of doing something only in thought, before a form in -ing."""


def _presents(name: str) -> frozenset[str]:
    return frozenset(third_person(base) for base in _LISTS[name])


HAPPENING_VERBS = verb_class("happening") | _presents("headline-verbs") | frozenset(participles("swear"))
"""Forms of verbs that report something done."""
PRESENT_VERBS = verb_class("happening", (Form.THIRD_PERSON, Form.BASE)) | verb_class(
    "speech", (Form.THIRD_PERSON, Form.BASE)
)
PRESENT_VERBS |= verb_class("ahead", (Form.THIRD_PERSON,)) | {third_person(base) for base in irregular_verbs()}
"""Forms of the present by which a title can be told from a label."""
SPEECH_VERBS = verb_class("speech") | _presents("speech-in-headlines")
"""Forms of verbs that report what somebody said."""
CHANGE_VERBS = _forms("changes")
"""Forms of verbs of what prices, sales and numbers do: that two things do so tells nothing of one happening."""
BY_ITSELF = _forms("by-itself")
"""Forms of verbs of what things do by themselves: no thing takes part as their subject."""
MEETING_VERBS = verb_class("meeting") | {"meet", third_person("meet")}
"""Forms of verbs of people who come together."""
ONCE_VERBS = verb_class("once") - set(past_forms("bear")) | {"born"} | set(past_forms("take"))
"""Forms of verbs of what happens once only; of "bear" only "born", and "took", since offices are taken."""
SELDOM_VERBS = ONCE_VERBS | verb_class("seldom")
"""Forms of verbs of what hardly happens twice within weeks to one person."""
BEFALLEN = {word: kind for kind, text in read_texts(_PACKAGE, _FILE, "befallen").items() for word in text.split()}
"""Words for what befell people, and the kind of count that they belong to."""
SAME_WORDS = {word: usual for usual, text in read_texts(_PACKAGE, _FILE, "same").items() for word in text.split()}
"""Words that are compared as another one."""
_ONE_ACT = [
    (act, *verb.split("+")) for act, text in read_texts(_PACKAGE, _FILE, "one-act").items() for verb in text.split()
]
ONE_ACT = {(form, " ".join(behind)): act for act, base, *behind in _ONE_ACT for form in forms(base)}
"""The first of the verbs by which one and the same act is told, by their forms and what stands behind these, or ""."""
BEHIND_VERBS = frozenset(behind for _, behind in ONE_ACT if behind)
"""What stands behind verbs of ``ONE_ACT``: "missing", "into custody"."""
ONE_THING = {noun: thing for thing, text in read_texts(_PACKAGE, _FILE, "one-thing").items() for noun in text.split()}
"""Nouns by which one and the same thing is called, and the first of them: "plane" and "jet"."""
NO_HAPPENING = _LISTS["reporting"]
"""Words that hand on what was said: they tell no happening from another."""
