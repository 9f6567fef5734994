"""Lines: what a sentence tells on its day, as a text that stands alone.

A line has a subject and a finite verb, is taken from the text and cut at the borders of its clauses; where no such
cut stands alone there is none. Only names are made full, in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from topics.english.clauses import read_sentence
from topics.english.happenings import BY_ITSELF, DEED_NOUNS, SPEAKERS_OWN
from topics.english.names import BODIES, CROWDS, PEOPLE_NOUNS, PERSON_NOUNS
from topics.english.places import DEMONYMS
from topics.english.sentence_parts import DANGLING, HEDGES, LEADS, NEVER_PLAIN, NO_LEADS, STAND_INS
from topics.english.tokens import Kind
from topics.english.verbs import Form, verb_class
from topics.english.words import PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clause_records import Role
from topics.events.clauses import unquoted
from topics.events.cleaned_lines import CUT_OFF, OPENING, cleaned
from topics.events.empty_lines import WORDS_SAID, only_appeared, says_nothing, speaks
from topics.events.fused_texts import is_fused, links_in, seams_in
from topics.events.leaning import leans
from topics.events.loose_ends import is_plain, names_nothing, points_back
from topics.events.manners import Manner
from topics.events.open_ends import LOST_STOP, OWNING, ends_open, may_end
from topics.events.people.actors import Mention
from topics.events.phrase_actors import is_one_person, is_person_noun
from topics.events.predicates import Predicate, main_predicate, reading_of
from topics.events.relative_days import ends_with_speaker, needs_its_day
from topics.events.titles import has_verb
from topics.events.whole_clauses import ends_whole

LONGEST = 200
"""Characters, inclusive, that a line may have without being cut."""
_LONGEST_NOUN = 30
"""Words, inclusive, of a line that is a noun with its day."""
_TELLING = 2
"""Words beside those of time, inclusive, that tell which happening a noun with its day is."""
_SHORTEST = 4
"""Words, inclusive, that a line has at least."""
_LONGEST_WHOLE = 300
"""Characters, inclusive, of a line that cannot be cut."""
_LONGEST_LEAD = 7
"""Words, inclusive, of a time or place before the subject that a line keeps."""
_ENDS = re.compile(r"[.!?…:]\s?[\"”’')\]]*\s*$")
"""How a whole sentence ends."""
_BORDER = re.compile(
    r",\s(?=(?:which|who|where|when|while|as|after|before|with|adding|saying|but|and|although|though|because|despite|including"
    r"|prompting|leaving|making|according)\b)|\s[–—-]\s|;\s|\s(?=(?:while|although|because|whereas|amid|following)\s)|\s(?=when\s?,)"
    r"|,\s(?=[a-z]+ing\s(?:the|a|an|his|her|its|their|that|to|it|them|on|in|for|from|at|by|up|with|out)\b)"
    r"|,\s(?=an?\s(?:\w+\s)?\w+\s(?:which|that)\b)"
    r"|,\s(?=(?:the|one of the|its|his|her|their)\s(?:first|second|third|last|latest|largest|biggest|worst|most)\b)"
)
"""Where what follows can be left out."""


def stand_alone(
    quote: str,
    predicate: Predicate,
    mentions: Sequence[Mention],
    others: Sequence[int] = (),
    familiar: frozenset[str] | None = None,
    *,
    is_title: bool,
) -> str:
    """Return the line that a sentence gives for one of its days, or "" where none stands alone.

    Parameters
    ----------
    quote : str
        The sentence.
    predicate : Predicate
        What the day dates in it.
    mentions : sequence of Mention
        Who is named in the sentence.
    others : sequence of int
        Characters at which other days are named in the sentence: no clause with one leads in a line about this day.
    familiar : frozenset of str, optional
        Nouns with "the" that need no name in this corpus.
    is_title : bool
        Whether it is a title: that needs no verb that can be told by its form.
    """
    if is_title:
        title = cleaned(quote)
        is_own = not SPEAKERS_OWN.isdisjoint(split_words(title)[:1])  # "My friend sent me to Pula"
        is_whole = _is_clean(title) and _is_balanced(title) and not _EVER_SINCE.match(title)
        return title if has_verb(quote) and is_whole and not is_own else ""
    if _is_of_another_number(quote, predicate, mentions):
        return ""
    for start, stop in _spans(quote, predicate, mentions, familiar):
        breaks_off = not _ENDS.search(quote) if stop == len(quote) else not may_end(quote, stop, predicate.verb[1])
        if breaks_off:
            continue
        if predicate.role is Role.CONTENT and any(start <= at < predicate.start for at in others):
            continue
        if predicate.has_subject and not start <= predicate.subject[0] < stop:
            text = _with_subject(quote, predicate, stop, mentions)
        else:
            text = _named(quote, start, stop, mentions)
        text = cleaned(_with_quote_closed(text) if stop == len(quote) else text, quote)
        text += _where(quote, predicate) if start == predicate.start else ""
        if _is_clean(text) and stands(text, familiar) and not (familiar is not None and names_nothing(text, familiar)):
            return text
    return ""


_EVER_SINCE = re.compile(r"(?:Ever since|Because|Although|Whereas)\b(?!.*,)")
"""What opens a title that is half a sentence."""


def _is_of_another_number(quote: str, predicate: Predicate, mentions: Sequence[Mention]) -> bool:
    """Return whether one person has the verb of several: the subject was cut, as in "for Anna Berg have left"."""
    first = split_words(quote[slice(*predicate.verb)])[:1]
    if not first or first[0] not in _OF_SEVERAL:
        return False
    subject = quote[slice(*predicate.subject)]
    if is_one_person(subject) and _SEVERAL.isdisjoint(split_words(subject)):
        return True  # "the duke and [duchess of Pula] are"
    return any(
        (item.start, item.stop) == predicate.subject and item.kind == "person" and item.is_sure for item in mentions
    )


def _with_quote_closed(text: str) -> str:
    """Return the end of a sentence with the mark that a quotation lacks which goes on in the next one."""
    if text.count("“") == text.count("”") + 1 and text.rfind("“") > text.rfind("”"):
        return f"{text.rstrip(' .')}”"
    is_open = text.count('"') % 2 and _OPENS_QUOTE.search(text) is not None
    return f'{text.rstrip(" .")}"' if is_open else text


_OPENS_QUOTE = re.compile(r'[,:]\s"\s?\w[^"]*$')
"""A quotation mark behind a comma or colon that nothing closes."""
_OF_SEVERAL = frozenset({"have", "are", "were"})
_SEVERAL = frozenset({"and", "or", "both", "police"})
"""Words by which a subject that ends in one person is several."""


def _where(quote: str, predicate: Predicate) -> str:
    """Return the place that a clause with "where" is about, in brackets: "in Pula, where they vote on Friday"."""
    match = _WHERE.search(quote, 0, predicate.start) if predicate.role is Role.CONTENT else None
    return f" [in {match['place'].rstrip()}]" if match else ""


_WHERE = re.compile(r"\b(?:in|at|near|from|to|of)\s(?P<place>(?:the\s)?(?:[A-Z][\w’'.-]*\s?){1,4}),?\s?where\s$")
"""A place with a name right before "where"."""


def deed_line(quote: str, predicate: Predicate, familiar: frozenset[str] | None = None) -> str:
    """Return the noun that has the day, with its words, as a line: "The loss of the ferry on 8 March"; "" for none."""
    start, stop = predicate.deed
    line = cleaned(quote[start:stop], quote)
    words = split_words(line)
    if (
        len(words) < _SHORTEST
        or words[0] in STAND_INS | SPEAKERS_OWN
        or words[-1] in DANGLING
        or _TWO_DEEDS.search(line)
        or _WHO.search(line)
        or _WHICH.search(line)
        or not (_is_balanced(line) and _is_clean(line) and _is_plain_deed(line, familiar))
    ):
        return ""
    return line if len(words) <= _LONGEST_NOUN else ""


_TWO_DEEDS = re.compile(r"\band\s(?:the|an?)\b")
"""Two nouns, of which the day may be that of the last one only: "the flood and the fire of May"."""


def _is_plain_deed(line: str, familiar: frozenset[str] | None) -> bool:
    """Return whether a noun with its day says which happening is meant: not "the events of 8 March"."""
    rest = [word for word in line.split() if word.lower().strip(",.") not in TIME_WORDS and not word[0].isdigit()]
    while rest and rest[-1].lower() in PREPOSITIONS | {"the"}:
        rest.pop()
    is_led_in = bool(rest) and rest[0].lower() in {"a", "an", "the"}
    telling = [word for word in rest if word.lower() not in PREPOSITIONS | {"a", "an", "the", "and", "or"}]
    if len(telling) < _TELLING:
        return False  # "an incident on Sunday"
    return is_led_in and NEVER_PLAIN.isdisjoint(split_words(line)) and is_plain(" ".join(rest), familiar)


def _spans(
    quote: str, predicate: Predicate, mentions: Sequence[Mention], familiar: frozenset[str] | None
) -> list[tuple[int, int]]:
    """Return the parts of a sentence that can be its line, the best first."""
    is_inverted = _is_inverted(quote, predicate)
    if predicate.manner is Manner.SUPPOSED and predicate.role is not Role.MAIN:
        return []
    if predicate.role is Role.ASIDE or not (predicate.has_subject or is_inverted or _is_there(quote, predicate)):
        return []
    if predicate.role is Role.RELATIVE:
        is_any = _ANY.fullmatch(quote[slice(*predicate.subject)].strip())  # "a country that joined last year"
        is_object = _LACKS_OBJECT.search(quote, 0, predicate.subject[0])  # "the council that Peru recognized as"
        is_lost = is_any or is_object or _is_nobody_who(quote, predicate) or _is_of_other_noun(quote, predicate)
        return [] if is_lost else [(predicate.start, predicate.stop)]
    if predicate.role is Role.CONTENT:
        before = split_words(quote[: predicate.start])
        if before == ["that"] or (before[-1:] == ["what"] and not predicate.is_said):
            return []  # "That meeting was due in May", "What Berg did on Tuesday was …"
        if predicate.is_said and before[-1:] == ["after"]:
            return [(predicate.chain, predicate.stop), (predicate.start, predicate.stop)]  # what that follows is a fact
        if predicate.is_said and _is_far_within(quote, predicate):
            return []
        if _runs_into_main(quote, predicate):
            return []
        whole = (predicate.chain, predicate.stop)
        return [whole] if predicate.is_said else [(predicate.start, predicate.stop), whole]
    if _is_it_that_is_said(quote, predicate):
        return [(0, len(quote))]
    starts = _starts_of_main(quote, predicate, mentions, familiar)
    enough = max(predicate.verb[1], predicate.subject[1])
    joints = reading_of(quote).joints()
    found = _BORDER.finditer(unquoted(quote))
    borders = {item.start() for item in found if item.end() in joints or not quote.startswith("and ", item.end())}
    borders.update(joints, links_in(quote, enough), seams_in(quote), [predicate.stop])
    quote = _first_part(quote, enough, is_told=not speaks(quote, predicate))
    borders = {at for at in borders if at <= len(quote)}
    ends = [len(quote), *sorted((at for at in borders if at > enough and may_end(quote, at, enough)), reverse=True)]
    spans = [(start, end) for start in dict.fromkeys(starts) for end in dict.fromkeys(ends)]
    lengths = {(start, end): len(CUT_OFF.sub("", quote[start:end]).rstrip(" .")) for start, end in spans}
    fitting = [span for span in spans if lengths[span] <= LONGEST]
    return fitting + [span for span in reversed(spans) if LONGEST < lengths[span] <= _LONGEST_WHOLE]


def _first_part(quote: str, enough: int, *, is_told: bool) -> str:
    """Return a sentence up to the first semicolon behind the verb that is told, where it can be cut there.

    A colon parts it, too, where it ``is_told`` by itself, and a whole sentence with a subject of its own follows, and
    so does a full stop within it, which a machine that translated it had set.
    """
    marks = [match for match in _PARTED.finditer(unquoted(quote)) if match.start() > enough]
    colon = next((mark for mark in marks if ":" in mark[0]), None)
    is_parted = colon is not None and is_told and _is_whole(quote[colon.end() :])
    parting = (mark for mark in marks if ";" in mark[0] or (mark is colon and is_parted))
    parted = next((mark.start() for mark in parting), len(quote))
    lost = LOST_STOP.search(unquoted(quote), enough)
    parted = min(parted, lost.start("mark")) if lost else parted
    return quote[:parted] if parted < len(quote) and may_end(quote, parted, enough) else quote


_PARTED = re.compile(r"\s?[;:]\s")
"""What stands between two sentences in one."""


def _is_whole(text: str) -> bool:
    """Return whether words behind a colon are a sentence of their own: ": his wife and children remain in Pula"."""
    predicate = main_predicate(text)
    return predicate.role is Role.MAIN and predicate.has_subject and "," not in text[: predicate.subject[0]]


def _is_nobody_who(quote: str, predicate: Predicate) -> bool:
    """Return whether what stands before "who" is no person: "a chief of the secret service, who fled on Friday"."""
    is_who = _WHO.search(quote, predicate.subject[1], predicate.verb[0]) is not None
    first, *last = quote[slice(*predicate.subject)].split() or [""]
    is_one = bool(_OF_ONE.match(quote, predicate.verb[0]))
    if is_who and is_one and first.lower() == "the" and len(last) == 1 and last[0][0].isupper():
        return last[0] not in DEMONYMS and not is_person_noun(last[0].lower())  # "racing the Tour, who was killed"
    last = last[-1:] or [first]
    if not is_who or not last[0].islower():
        return False
    people = PEOPLE_NOUNS | PERSON_NOUNS | CROWDS
    return people.isdisjoint((last[0], last[0].removesuffix("s"), last[0].replace("men", "man")))


_OF_ONE = re.compile(r"(?:was|is|has)\b")
_WHO = re.compile(r"\bwho\b")
_WHICH = re.compile(r"(?<!\b(?:in|at|by)\s)\b(?:which|whose|whom)\b")
"""What opens a clause within a noun, whose day may be of that; "a call in which" goes on about the call."""


def _is_of_other_noun(quote: str, predicate: Predicate) -> bool:
    """Return whether what begins or ends is not what stands right before: "protests against the mayor that began"."""
    words = split_words(quote[slice(*predicate.subject)])
    before = split_words(quote[: predicate.subject[0]])[-2:]
    deeds = DEED_NOUNS | _several(DEED_NOUNS)
    is_of_last = "of" in words and words[words.index("of") - 1] not in deeds and words[-1] in deeds
    begins = not BY_ITSELF.isdisjoint(split_words(quote[slice(*predicate.verb)]))
    is_behind = len(before) > 1 and before[1] in PREPOSITIONS and before[0] in deeds
    return begins and (is_of_last or (is_behind and words[-1] not in deeds))


@cache
def _several(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{noun}s" for noun in nouns)


def _runs_into_main(quote: str, predicate: Predicate) -> bool:
    """Return whether a clause in front has no end that can be seen: "Before the war began last year Peru sold tin"."""
    opens = len(split_words(quote[: predicate.start])) == 1 and not predicate.is_said
    return opens and predicate.stop >= len(quote.rstrip(' .!?"”'))


_LACKS_OBJECT = re.compile(r"\b(?:that|which|whom)\s(?:the\s)?$", re.IGNORECASE)
"""What opens a clause about its object, before the subject of that clause."""


def _is_far_within(quote: str, predicate: Predicate) -> bool:
    """Return whether a day is of no more than a part of what was said: "said he knew, noting she was there when"."""
    clauses = [item for item in reading_of(quote).clauses if item.role is not Role.RELATIVE]
    between = [item for item in clauses if predicate.chain <= item.group.start < predicate.verb[0]]
    return len(between) > _NESTED


_NESTED = 2
"""Verbs, inclusive, before the one that a day dates in what was said: "said she left when he came"."""
_ANY = re.compile(r"(?:an? \w+|(?:any|no|every|each)\b.*)", re.IGNORECASE)
"""A noun before "which" that says of nothing which one it is."""


def _is_said_before(quote: str, predicate: Predicate) -> bool:
    """Return whether what was said stands before who said it: "The port is closed, the mayor said on Friday, but …"."""
    start = predicate.subject[0] if predicate.has_subject else predicate.start
    if not quote[:start].rstrip().endswith(","):
        return False
    return any(clause.role is Role.MAIN and clause.group.stop <= start for clause in reading_of(quote).clauses)


def _starts_of_main(
    quote: str, predicate: Predicate, mentions: Sequence[Mention], familiar: frozenset[str] | None
) -> list[int]:
    """Return where the line of a main clause can begin, the best first.

    Where somebody says something, that is with what is said, if it stands before; nowhere, if nobody knows who it is.
    """
    starts = [] if _is_inverted(quote, predicate) else [_start(quote, predicate)]
    if not (speaks(quote, predicate) or _closes_quote(quote, predicate)):
        return starts
    is_known = is_plain(quote[slice(*predicate.subject)], familiar) or _is_filled(predicate, mentions)
    if predicate.has_subject and not is_known:
        return []
    is_quoted = any(mark in quote[: predicate.start] for mark in '"“”')
    return [0] if is_quoted or _is_said_before(quote, predicate) else [*starts, 0]


def _is_it_that_is_said(quote: str, predicate: Predicate) -> bool:
    """Return whether "it was reported" or the like ends a sentence, with a comma before it."""
    is_it = quote[slice(*predicate.subject)].lower() == "it" and quote[: predicate.subject[0]].rstrip().endswith(",")
    return is_it and speaks(quote, predicate) and len(split_words(quote[predicate.verb[1] :])) <= _WORDS_OF_TIME


_WORDS_OF_TIME = 3
"""Words, inclusive, behind "it was reported" at the end of a sentence: "late last night"."""


def _closes_quote(quote: str, predicate: Predicate) -> bool:
    """Return whether words that somebody said stand right before the subject, whatever the verb: "“Go,” Berg wrote"."""
    return quote[: predicate.subject[0]].rstrip().endswith(('"', "”")) if predicate.has_subject else False


def _is_filled(predicate: Predicate, mentions: Sequence[Mention]) -> bool:
    """Return whether the subject is a pronoun behind which a person plainly stands."""
    first, after = predicate.subject
    return any(item.is_sure and item.basis == "pronoun" and first <= item.start < after for item in mentions)


def _is_inverted(text: str, predicate: Predicate) -> bool:
    """Return whether a speaker follows the verb, behind what is said: "It is over,” said the mayor"."""
    if predicate.has_subject or not speaks(text, predicate):
        return False
    return text[: predicate.verb[0]].rstrip().endswith((",", '"', "”", "!", "?"))


def _start(quote: str, predicate: Predicate) -> int:
    """Return where the line of a main clause begins: with its subject, or a short time or place before it."""
    begin = predicate.start
    lead = quote[begin : predicate.subject[0]].strip()
    if predicate.subject[0] < begin or not lead.endswith(","):
        return begin
    if any(mark in lead for mark in '"“”'):
        return begin
    opened = OPENING.sub("", lead).strip()
    words = split_words(opened)
    is_short = not words or (words[0] in LEADS and len(words) <= _LONGEST_LEAD and not reading_of(opened).clauses)
    return begin if is_short or _is_reserved(words) else predicate.subject[0]


def _is_reserved(words: Sequence[str]) -> bool:
    """Return whether what stands before a subject says whose word the rest is: "According to the mayor"."""
    return words[0] == "according" or words[-1] in HEDGES


def _with_subject(quote: str, predicate: Predicate, stop: int, mentions: Sequence[Mention]) -> str:
    """Return the subject of a clause with its predicate, what stands between them left out."""
    subject = _named(quote, *predicate.subject, mentions)
    hedge = _HEDGE.search(quote, 0, predicate.verb[0])
    return f"{subject} {quote[hedge.start() if hedge else predicate.verb[0] : stop]}"


_HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(HEDGES))})\s$", re.IGNORECASE)
"""A word right before a verb by which that is only said to be so."""


def _named(quote: str, start: int, stop: int, mentions: Sequence[Mention]) -> str:
    """Return a part of a sentence with "he" as its subject and short names of persons made full, in brackets."""
    pieces: list[str] = []
    at = start
    seen: set[str] = set()
    for mention in mentions:
        if not start <= mention.start < stop or mention.kind != "person":
            continue
        words = quote[mention.start : mention.stop]
        is_new = mention.actor not in seen
        seen.add(mention.actor)
        is_attribute = quote[: mention.start].endswith((" the ", "The "))
        is_joined = is_attribute or "-" in {
            quote[mention.stop : mention.stop + 1],
            quote[mention.start - 1 : mention.start],
        }
        is_joined = is_joined or bool(_GOES_ON.match(quote, mention.stop))
        full = _full(words, mention) if is_new and mention.is_sure and not is_joined else words
        pieces += [quote[at : mention.start], full]
        at = mention.stop
    rest = quote[at:stop]
    return "".join([*pieces, _with_antecedent(rest, quote[:start], mentions, start) if at == start else rest])


_GOES_ON = re.compile(r"\sof\s[A-Z]")
"""What makes a name another one: "the Tour of Peru" is not the Tour that is known in full."""


def _with_antecedent(text: str, before: str, mentions: Sequence[Mention], start: int) -> str:
    """Return a part of a sentence with "he" or "him" as the only person that the sentence names before it."""
    named = [item for item in mentions if item.kind == "person" and item.start < start]
    persons = {item.actor for item in named if item.is_sure and " " in item.actor}
    if len(persons) != 1 or len({item.actor for item in named}) != 1:
        return text
    if not _OTHER_PEOPLE.isdisjoint(split_words(unquoted(before))):
        return text
    return _HIM.sub(f"[{min(persons)}]", text, count=1) if not any(mark in text for mark in '"“”') else text


_OTHER_PEOPLE = PEOPLE_NOUNS | BODIES | {"he", "she", "him", "worker", "friend", "wife", "husband", "brother", "sister"}
_HIM = re.compile(r"\b(?:[Hh]e|[Ss]he|him)\b")


def _full(words: str, mention: Mention) -> str:
    """Return a name with what it lacks in brackets: "[Anna] Berg", "[Anna Berg]" for "she"."""
    if mention.basis == "pronoun":
        return f"[{mention.actor}]"
    if mention.basis != "name" or " " in words:
        return words
    if mention.actor.endswith(f" {words}"):
        return f"[{mention.actor.removesuffix(f' {words}')}] {words}"
    if mention.actor.startswith(f"{words} "):
        return f"{words} [{mention.actor.removeprefix(f'{words} ')}]"
    return words


def stands(line: str, familiar: frozenset[str] | None = None) -> bool:
    """Return whether a line stands alone: a plain subject, a finite verb, nothing that dangles or is left open.

    >>> stands("The ferry sank off Pula on Tuesday"), stands("When it sank on Tuesday"), stands("Toward land and Pula")
    (True, False, False)
    """
    words = split_words(line)
    is_short = len(words) < _SHORTEST and not ends_whole(line)
    if is_short or _dangles(line) or not _is_balanced(line):
        return False
    line = line.replace("[", " ").replace("]", " ")
    if reading_of(line).opens_within or reading_of(line).lacks_content or is_fused(line):
        return False
    predicate = main_predicate(line)
    if says_nothing(line, predicate) or only_appeared(line, predicate) or words[0] in _SPEECH_NOW:
        return False
    if _is_inverted(line, predicate):
        return True
    if _is_quote_of_nobody(line, predicate, familiar):
        return False
    if points_back(line, predicate.verb[1]) or leans(line, predicate):
        return False
    return _is_there(line, predicate) or _has_plain_subject(line, predicate, familiar)


def _has_plain_subject(line: str, predicate: Predicate, familiar: frozenset[str] | None) -> bool:
    """Return whether the verb of a line is that of a main clause with a subject that is whole and plain."""
    if predicate.role is not Role.MAIN or not predicate.has_subject or predicate.manner is Manner.ASKED:
        return False
    subject, beside = line[slice(*predicate.subject)], line[predicate.subject[1] : predicate.verb[0]]
    if _is_half_inserted(subject, beside) or _is_torn(line, predicate):
        return False  # "Air defences, began in March", "The squad, hastily put together": no verb of this subject
    before = split_words(unquoted(line[: predicate.subject[0]]))
    is_lead = not before or (before[0] in PREPOSITIONS | LEADS and before[0] not in NO_LEADS)
    is_lead = is_lead or _names_source(before) or _is_beside_name(line, predicate)
    if not is_lead and not _ends_with_speaker(line, predicate):
        return False
    is_named = _NAME_BESIDE.match(beside) is not None
    return is_plain(subject, None if is_named else familiar, line[predicate.verb[1] :])


def _is_there(line: str, predicate: Predicate) -> bool:
    """Return whether a main clause says that there was a happening somewhere: "There was an explosion in Pula"."""
    is_told = predicate.role is Role.MAIN and not predicate.has_subject and predicate.manner is Manner.ASSERTED
    match = _THERE.search(line, 0, predicate.verb[1]) if is_told else None
    following = (word.strip(",.") for word in line[predicate.verb[1] :].split())
    return match is not None and any(word[:1].isupper() and word.lower() not in TIME_WORDS for word in following)


_THERE = re.compile(r"(?:^|,\s)[Tt]here\s(?:was|were)$")
"""What opens a clause about what there was, at the beginning of a sentence or behind a lead."""


def _is_half_inserted(subject: str, beside: str) -> bool:
    """Return whether one comma parts a subject from its verb: what stands between is no insertion or half of one."""
    has_dash = _DASH.search(beside) is not None
    if beside.rstrip().endswith(",") and f"{subject}{beside}".count(",") == 1:
        return True  # "Unsuccessful in his bid in May, cuts"
    return beside.lstrip().startswith(",") and beside.count(",") == 1 and "," not in subject and not has_dash


_DASH = re.compile(r"--|\s[–—]\s")


def _is_torn(line: str, predicate: Predicate) -> bool:
    """Return whether a line lacks its beginning: "In 2006 but he left", "The mayor said Friday, and the part"."""
    if _LEAD_LEFT.match(unquoted(line)):
        return True
    return predicate.subject[0] == 0 and _SAYS_NOTHING.match(line, predicate.verb[0]) is not None


_LEAD_LEFT = re.compile(r"(?:In|On|At|By|During|Since)\s(?:\w+\s){1,3}but\s(?:his|her|its|their|the|he|she|it|they)\b")
"""A time or place at the beginning that "but" follows: what stood before it is lost."""
_SAYS_NOTHING = re.compile(
    rf"(?:{'|'.join(sorted(verb_class('speech', (Form.PAST,))))})"
    r"(?:\s(?:on\s)?[A-Z]\w+day(?:\s(?:morning|night))?)?,\s(?:and|but)\s"
)
"""A verb of saying whose words stood before it, and what goes on behind them."""


def _is_quote_of_nobody(line: str, predicate: Predicate, familiar: frozenset[str] | None) -> bool:
    """Return whether a line opens with words of whom or by whom nobody knows: "“He made a mistake,” Berg said"."""
    if not line.startswith(('"', "“")):
        return False
    is_unnamed = not any(mark.isupper() for mark in line[slice(*predicate.subject)])
    return (familiar is not None and is_unnamed) or _OF_SOMEBODY.search(line[: predicate.subject[0]]) is not None


_OF_SOMEBODY = re.compile(r"^[\"“](?![^\"”]*\s[A-Z][a-z])[^\"”]*\b(?:[Hh]e|[Ss]he|[Hh]im|[Tt]hey|[Tt]hem)\b")
"""Quoted words with a pronoun and no name, at the beginning of a line."""
_NAME_BESIDE = re.compile(r"\s?,\s(?:[A-Z][a-z]+\s)?(?:[A-Z][\w’'.-]+\s?){2,4},\s")
"""A name between commas right behind a subject: "the president, Anna Berg, left"."""


def _names_source(before: Sequence[str]) -> bool:
    """Return whether what stands before a subject is who says so, and no pronoun: "According to the police"."""
    if before[:2] != ["according", "to"]:
        return before[0] in HEDGES
    return len(before) > len(("according", "to")) and before[2] not in STAND_INS | SPEAKERS_OWN


def _is_beside_name(line: str, predicate: Predicate) -> bool:
    """Return whether all before a name tells who that is: "The son of the mayor, Paul Stein was killed"."""
    before, subject = line[: predicate.subject[0]].rstrip(), line[slice(*predicate.subject)]
    opens = split_words(before)[:1]
    is_led_in = opens and opens[0] in {"a", "an", "the"} and before.endswith(",")
    is_name = len(subject.split()) > 1 and all(word[0].isupper() for word in (subject.split()[0], subject.split()[-1]))
    return bool(is_led_in) and is_name and split_words(subject)[0] not in {"a", "an", "the"}


def _ends_with_speaker(line: str, predicate: Predicate) -> bool:
    """Return whether a line says something and, at its end, who said it: "The port stays closed, the mayor said"."""
    said = line[: predicate.subject[0]].rstrip()
    words = split_words(said)
    if not speaks(line, predicate) or not said.endswith(",") or len(words) < WORDS_SAID:
        return False
    opens = read_sentence(said).tokens[0]
    is_other = opens.kind not in {Kind.OTHER, Kind.DETERMINER, Kind.NUMBER} or words[0] in STAND_INS | SPEAKERS_OWN
    is_time = not TIME_WORDS.isdisjoint(words[:2])
    goes_on = any(clause.group.start > predicate.verb[0] for clause in reading_of(line).clauses)
    return not (is_other or is_time or goes_on)


_SAYING = verb_class("speech", (Form.GERUND,))
"""Forms with which no line ends: "issued a statement saying"."""
_SPEECH_NOW = verb_class("speech", (Form.THIRD_PERSON, Form.GERUND))
"""Verbs of saying with which a line begins whose speaker was cut off: "Says the port should close", "Telling us"."""


def _dangles(line: str) -> bool:
    """Return whether a line ends with a word that something must follow; "May" is a month."""
    last = line.split()[-1]
    if ends_with_speaker(line):
        return False
    if (last.lower() in DANGLING | _SAYING and last != "May") or OWNING.search(line):
        return True
    if ends_open(line.replace("[", " ").replace("]", " ")):
        return True
    turn = _TURN.search(line)
    return turn is not None and all(group.start < turn.start() for group in reading_of(line).sentence.groups)


_TURN = re.compile(rf",\sbut\s(?:{'|'.join(sorted(PREPOSITIONS))})(?:\s[^\s,;]+){{3,}}$")
"""What begins another clause, at the end of a line: ", but in the wake of the storm"."""


_DAMAGE = re.compile(r"†|‡|\d\?[a-z]|\ufffd|â€|Ã[^a-z\s]|\s™|[“”]\s?™")
"""Signs that stand in no line of news: what is left of others whose encoding was misread."""


def _is_clean(line: str) -> bool:
    """Return whether a line has no signs of a misread encoding, and no time that only its article makes plain."""
    return not _DAMAGE.search(line) and not needs_its_day(line)


def _is_balanced(line: str) -> bool:
    """Return whether every quotation mark and bracket of a line is closed."""
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        return False
    if line.count("‘") > line.count("’") + line.count("'"):
        return False
    return all(line.count(one) == line.count(other) for one, other in ("()", "[]"))
