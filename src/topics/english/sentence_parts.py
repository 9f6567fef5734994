"""Words by which the parts of a sentence are told apart, in small letters; they stand in ``sentence_parts.toml``."""

from topics.english.data import read_lists
from topics.english.verbs import forms

_LISTS = {name: frozenset(entries.words) for name, entries in read_lists("topics.english", "sentence_parts").items()}

TELLING_SOMEBODY = _LISTS["telling-somebody"]
"""Verbs of speech whose object is the hearer, not what is said."""
STAND_INS = _LISTS["stand-ins"]
"""Words that stand for something told before: a subject that begins with them is not plain."""
STAND_INS_ALONE = _LISTS["stand-ins-alone"]
"""Words that so stand where they are the whole subject."""
DANGLING = _LISTS["dangling"]
"""Words that something must follow."""
LEADS = _LISTS["leads"]
"""Words that open a time or a place before the subject."""
NO_LEADS = _LISTS["no-leads"]
"""Prepositions with which no line begins: "After his trip, …"."""
OPENERS = _LISTS["openers"]
"""Words that open a clause and are of another class by their form."""
AT_ONE_TIME = _LISTS["at-one-time"]
"""Words that open a clause of what is at one time with the main clause."""
OWN_TIME = _LISTS["own-time"]
"""Prepositions before a noun that has its own day: "after the vote on Sunday"."""
OF_ANOTHER_TIME = _LISTS["of-another-time"]
"""Forms of verbs whose object has its own time: "this followed a call on Monday"."""
TRADED = _LISTS["traded"]
"""Nouns for what is traded by the month of its delivery: "October crude"."""
OF_ONE_DAY = frozenset(form for base in _LISTS["of-one-day"] for form in forms(base))
"""Forms of verbs whose object has their own day: "won Sunday's election"."""
BEFALLING_IN = frozenset(form for base in _LISTS["befalling-in"] for form in forms(base))
"""Forms of verbs of what befalls somebody or is decided in a happening: "was killed in Monday's attack"."""
EVERY_WEEK = _LISTS["every-week"]
"""Nouns before which a weekday names no day: "end Saturday publication"."""
BODIES_OF_A_PLACE = _LISTS["bodies-of-a-place"]
"""Nouns for bodies of which a place has one: "the army took the port of Pula"."""
COURT_ROLES = _LISTS["court-roles"]
"""Nouns for those of whom a trial has one: "the judge" of Anna Berg."""
HEDGES = _LISTS["hedges"]
"""Adverbs by which what follows is only said or likely to be so: "reportedly"."""
SPEAKING_OF = _LISTS["speaking-of"]
"""Forms of verbs that only speak of their object."""
BEFORE_MONTHS = _LISTS["before-months"]
"""Words right before which a month is one, although somebody is called so: "in June", not "told June"."""
BEFORE_DAYS = _LISTS["before-days"]
"""Prepositions between a noun and its day."""
BOUNDS = _LISTS["bounds"]
"""Prepositions by which a day only bounds what is told: "rose after 9 May"."""
COMPARED = _LISTS["compared"]
"""Words by which a day is only compared with: "more than in May"."""
OF_THE_NOUN = _LISTS["of-the-noun"]
"""Prepositions by which a day belongs to the noun before it: "the mistakes of 2008"."""
AHEAD_HEADS = _LISTS["ahead-heads"]
"""Words that with "of", "for" or "to" put what is told before what follows: "ahead of the vote"."""
TIME_HEADS = _LISTS["time-heads"]
"""Nouns that with "of" and a day only say when: "in the course of 2008"."""
BEFORE_NAMES = _LISTS["before-names"]
"""Participles behind which a name or a gift stands: "the ship called the Fox"."""
ARTICLES_AND_NUMBERS = _LISTS["articles-and-numbers"]
"""Words before a group of people that are no part of how it is called."""
CONTENT_NOUNS = _LISTS["content-nouns"]
"""Nouns whose clause with "that" says what they hold: "the claim that he left"."""
SUPPOSING_NOUNS = _LISTS["supposing-nouns"]
"""Nouns whose clause with "that" is only said or feared: "allegations that she lied"."""
NEVER_PLAIN = _LISTS["never-plain"]
"""Words in a subject that leave open who or what it is: "the pair", "another man"."""
DEMONSTRATIVES = _LISTS["demonstratives"]
"""Words that point at something told before."""
ANAPHORS = _LISTS["anaphors"]
"""Pronouns that stand for something told before, as objects."""
UP_TO_NOW = _LISTS["up-to-now"]
"""Words of a time that reaches up to now, with which the perfect goes."""
LINK_WORDS = _LISTS["link-words"]
"""Words with which a link begins that was run into a sentence: "Read more about the vote"."""
POINTING_NOUNS = _LISTS["pointing-nouns"]
"""Nouns for what was said, shown or planned, that with "the" alone stand for something told before."""
THERE_IS_ONE = _LISTS["there-is-one"]
"""Nouns that with "the" alone stand for what everybody knows: "the polls"."""
PLACES_OF_A_KIND = _LISTS["places-of-a-kind"]
"""Nouns for places of which there are many, that with "the" alone stand for one told before."""
DEMONSTRATIVE_TIMES = _LISTS["demonstrative-times"]
"""Words before a time that has no other word of its own: "this week"."""
ABOUT_HOW_MANY = _LISTS["about-how-many"]
"""Words before a number for about how many: "more than"."""
HOW_MANY = _LISTS["how-many"]
"""Words for numbers that are no numerals: "hundred", "dozens"."""
AFTER_HYPHENS = _LISTS["after-hyphens"]
"""Second halves of compounds behind a hyphen that stands apart: "a year - long trial"."""
