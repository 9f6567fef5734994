"""Which statements are about one happening: joined by days, people, places and wording.

Statements of one precise day come first; wider spans (a month, "this weekend") and plans join a happening
that they can mean, or stand on their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product
from typing import TypeVar

from topics.dates.spans import Span
from topics.english.happenings import SELDOM_VERBS
from topics.english.names import HONORIFICS, ROLE_HEADS, ROLE_MODIFIERS
from topics.events.beside import Telling, set_apart, usual_words
from topics.events.happenings import OF_SPEECH, Happening, refuses_otherwise, tell_other_acts
from topics.events.likenesses import Days, Encode, Likenesses, remembering, texts_compared
from topics.events.meanings import join_alike
from topics.events.places import compatible, share_ground
from topics.events.statements import Statement
from topics.events.wording import content_words, likeness, usual_form
from topics.records import Status
from topics.settings import TimelineSettings
from topics.ties import DIGITS

_RANGES = frozenset({"span", "weekend"})
"""Precisions of days that are all meant ("from Friday to Sunday"): they join each happening on one of them. Of any
other period some day is meant: it joins one happening only."""
_COMMON_WORDS = 3
"""Words in common from which two like wordings are of one happening, whoever acts; and, names left out, from which
those of a month, of a year or of plans can be, although their verbs differ."""
_TITLE_REACH = 2
"""Position of a passage up to which the title of its article can be about it; the title itself stands at 0."""
_NEIGHBOURS = 50
"""Statements after one with the same days and word that are compared with it; bounds the work on a day that
thousands of articles speak of."""
_ENOUGH = 2.0
"""People and places shared (words counted by their share) from which a wider statement or a plan is taken to
mean a happening."""
_SAME_ACTOR = 0.05
"""How much less alike the sentences of two articles are to be where they share nothing but who acts, as a cosine."""
_EVERYWHERE = 0.3
"""Share of the articles, inclusive, that name somebody with a day from which the folder is about them, and the name
alone joins nothing."""
_FEWEST = 10
"""Articles that do so at least."""
_WEEKS = 31
"""Days, inclusive, of a wider span within which somebody is hardly arrested or appointed twice."""
_Item = TypeVar("_Item")


def join_statements(
    statements: Sequence[Statement], settings: TimelineSettings, encode: Encode | None = None
) -> list[Happening]:
    """Return the happenings, by day; every statement is in at least one.

    Parameters
    ----------
    statements : sequence of Statement
        From ``ArticleReader``; their order does not matter.
    settings : TimelineSettings
        Its ``same_words`` is used (the share of common words at which two sentences tell the same), and
        ``crowded`` (how many articles of a day may name a person before the name alone joins nothing); ``alike``
        and ``compared`` for what is joined by the meaning of its sentences.
    encode : callable, optional
        Gives texts unit vectors, of shape (number of texts, dimensions). None: happenings are joined by their days,
        people, places and words alone.
    """
    reported, announced, background = _by_status(statements)
    precise = [item for item in reported if item.days.length == 1]
    wide = [item for item in reported if item.days.length > 1]
    planned = [Happening.of([item]) for item in announced]
    encode = remembering(encode) if encode is not None else None
    likenesses = None if encode is None else _likenesses(reported + background, settings, encode)
    first, wider, past = (_components(items, settings, likenesses) for items in (precise, wide, background))
    happenings = _attach(_attach(first, wider, settings), planned, settings) + past
    if encode is not None:
        happenings = join_alike(happenings, settings, encode)
    happenings = _set_apart(happenings, settings, encode)
    return sorted(happenings, key=lambda item: (*item.days.bounds, item.members[0].key))


def first_compared(statements: Sequence[Statement], settings: TimelineSettings) -> list[str]:
    """Return the texts whose vectors ``join_statements`` asks for first: who has them at hand need not wait there."""
    reported, _, background = _by_status(statements)
    return list(dict.fromkeys(texts_compared(_days_of(reported + background, settings))))


def _by_status(statements: Sequence[Statement]) -> tuple[list[Statement], list[Statement], list[Statement]]:
    """Return what is reported, what is planned and what is background, each by article and place."""
    ordered = sorted(statements, key=lambda item: item.key)
    reported, planned, background = (
        [item for item in ordered if item.status == status]
        for status in (Status.REPORTED, Status.PLANNED, Status.BACKGROUND)
    )
    return reported, planned, background


def _set_apart(happenings: Sequence[Happening], settings: TimelineSettings, encode: Encode | None) -> list[Happening]:
    """Return the happenings, each without what tells something else of its days."""
    several = [whole.members for whole in happenings if len(whole.members) > 1]
    joined = [item for members in several for item in members]
    likenesses = None if encode is None else _likenesses(joined, settings, encode)
    telling = Telling(likenesses, settings, usual_words(item for whole in happenings for item in whole.members))
    parts = [set_apart(whole, telling) for whole in happenings]
    opening = {
        whole.members[0].passage: own[0].members[0].passage
        for whole, own in zip(happenings, parts, strict=True)
        if not whole.part_of
    }
    return [replace(part, part_of=opening.get(part.part_of, part.part_of)) for own in parts for part in own]


def linked_groups(
    items: Sequence[_Item], pairs: Iterable[tuple[int, int]], linked: Callable[[_Item, _Item], bool]
) -> list[list[_Item]]:
    """Return the items in groups that are linked, directly or through others, in order.

    Only the ``pairs``, by place, are compared, and of these none that others already link.
    """
    group_of = list(range(len(items)))
    groups = {at: [at] for at in group_of}
    for one, other in pairs:
        smaller, larger = group_of[one], group_of[other]
        if smaller == larger or not linked(items[one], items[other]):
            continue
        if len(groups[smaller]) > len(groups[larger]):
            smaller, larger = larger, smaller
        for at in groups[smaller]:
            group_of[at] = larger
        groups[larger] += groups.pop(smaller)
    return [[items[at] for at in group] for group in sorted(map(sorted, groups.values()))]


# ---------------------------------------------------------------- statements of the same days


def _likenesses(statements: Sequence[Statement], settings: TimelineSettings, encode: Encode) -> Likenesses:
    """Return how alike the sentences are."""
    return Likenesses.of(_days_of(statements, settings), encode)


def _days_of(statements: Sequence[Statement], settings: TimelineSettings) -> dict[str, list[Days]]:
    """Return the days of each sentence; of very many sentences, those that a name alone could join come first."""
    naming = _naming(statements)
    joinable = {key for key, articles in naming.items() if 1 < len(articles) <= settings.crowded}
    by_need = sorted(statements, key=lambda item: joinable.isdisjoint(_people_of_day(item)))
    days_of: dict[str, list[Days]] = defaultdict(list)
    for item in by_need:
        if item.sentence.quote in days_of or len(days_of) < settings.compared:
            days_of[item.sentence.quote].append(item.days.bounds)
    return days_of


def _components(
    statements: Sequence[Statement], settings: TimelineSettings, likenesses: Likenesses | None
) -> list[Happening]:
    """Return the happenings that statements of the same days tell, directly or through others, in order."""
    same = partial(_same_happening, crowd=_crowd(statements, settings), settings=settings, likenesses=likenesses)
    return [Happening.of(group) for group in linked_groups(statements, _candidates(statements), same)]


def _crowd(statements: Sequence[Statement], settings: TimelineSettings) -> frozenset[tuple[date, str]]:
    """Return the people whom so many articles name, for a day or anywhere, that the name alone tells nothing."""
    naming = _naming(statements)
    of_all: dict[str, set[str]] = defaultdict(set)
    for (_, name), articles in naming.items():
        of_all[name].update(articles)
    everywhere = max(_FEWEST, _EVERYWHERE * len({item.article for item in statements}))
    return frozenset(
        (day, name)
        for (day, name), articles in naming.items()
        if len(articles) > settings.crowded or len(of_all[name]) >= everywhere
    )


def _naming(statements: Iterable[Statement]) -> dict[tuple[date, str], set[str]]:
    """Return the articles that name a person for a day."""
    articles: dict[tuple[date, str], set[str]] = defaultdict(set)
    for item in statements:
        for key in _people_of_day(item):
            articles[key].add(item.article)
    return articles


def _people_of_day(statement: Statement) -> list[tuple[date, str]]:
    return [(statement.days.bounds[0], name) for name in statement.people]


def _candidates(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs with the same days that share a person or a word, or stand in one article."""
    by_days: dict[tuple[date, date], list[int]] = defaultdict(list)
    for at, item in enumerate(statements):
        by_days[item.days.bounds].append(at)
    for same_days in by_days.values():
        by_feature: dict[object, list[int]] = defaultdict(list)
        for at in same_days:
            item = statements[at]
            for feature in (*item.people, *item.words, ("article", item.article)):
                by_feature[feature].append(at)
        pairs: set[tuple[int, int]] = set()
        for members in by_feature.values():
            pairs.update(_neighbours(members))
        yield from sorted(pairs)


def _neighbours(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each member with those that come soon after it."""
    for place, one in enumerate(members):
        for other in members[place + 1 : place + 1 + _NEIGHBOURS]:
            yield one, other


def _same_happening(
    one: Statement,
    other: Statement,
    crowd: frozenset[tuple[date, str]],
    settings: TimelineSettings,
    likenesses: Likenesses | None,
) -> bool:
    """Return whether two statements of the same days tell one happening."""
    if _goes_with(one, other) or _goes_with(other, one):
        return True
    if not compatible(one.places, other.places):
        return False
    if _say_other_things(one, other) or refuses_otherwise(one, other):
        return False
    if _befell_one_person(one, other) or _befell_one_thing(one, other):
        return True
    return _tell_alike(one, other, crowd, settings, likenesses)


def _tell_alike(
    one: Statement,
    other: Statement,
    crowd: frozenset[tuple[date, str]],
    settings: TimelineSettings,
    likenesses: Likenesses | None,
) -> bool:
    """Return whether two statements of the same days share enough words, or who acts and something besides."""
    common = likeness(one.words, other.words)
    if one.days.length > 1 and tell_other_acts(one, other, _COMMON_WORDS):
        return False
    if common >= settings.same_words and len(one.words & other.words) >= _COMMON_WORDS:
        return True
    acting = {one.principal, other.principal} & one.people & other.people
    if not acting or tell_other_acts(one, other):
        return False
    if common >= settings.same_words / 2:
        return True
    if one.days.length > 1 or all((one.days.bounds[0], name) in crowd for name in acting):
        return False
    if one.article == other.article and abs(one.sentence.position - other.sentence.position) <= settings.carry_reach:
        return True
    alike = likenesses.alike(one.sentence.quote, other.sentence.quote) if likenesses is not None else None
    return alike is None or alike >= settings.alike - _SAME_ACTOR


def _say_other_things(one: Statement, other: Statement) -> bool:
    """Return whether both only say something, and not one word of what is said is common, names and titles left out."""
    if not (one.acts and other.acts and one.acts | other.acts <= OF_SPEECH):
        return False
    names = {word for name in one.people | other.people for word in content_words(name)}
    return not (one.words & other.words) - names - OF_SPEECH - _TITLES


def _befell_one_person(one: Statement, other: Statement) -> bool:
    """Return whether both tell, of the same weeks, what hardly befalls one person twice: "was arrested in May"."""
    is_of_weeks = 1 < one.days.length <= _WEEKS and one.days.bounds == other.days.bounds
    if not is_of_weeks or not one.taking_part:
        return False
    return one.taking_part[:1] == other.taking_part[:1] and bool(one.acts & other.acts & _SELDOM)


def _befell_one_thing(one: Statement, other: Statement) -> bool:
    """Return whether both tell the same act, on one day, of what can be one thing, whatever it is called."""
    if one.thing is None or other.thing is None or one.days.length > 1:
        return False
    return one.thing.can_be(other.thing) and bool((one.acts & other.acts) - OF_SPEECH)


_SELDOM = frozenset(map(usual_form, SELDOM_VERBS))
"""Usual forms of verbs of what hardly happens twice within weeks to one person."""
_TITLES = frozenset(map(usual_form, ROLE_HEADS | ROLE_MODIFIERS | HONORIFICS))
"""Usual forms of the words of titles before a name."""


def _goes_with(one: Statement, other: Statement) -> bool:
    """Return whether one goes on from the other, or is the title of the article that the other opens."""
    if one.follows:
        return one.follows == other.passage
    is_title = one.sentence.kind == "title" and one.article == other.article
    return is_title and other.sentence.position <= _TITLE_REACH


# ---------------------------------------------------------------- wider days and plans


def _attach(happenings: Sequence[Happening], wider: Iterable[Happening], settings: TimelineSettings) -> list[Happening]:
    """Let what has wider days join the reported happenings it can mean; the rest become happenings of their own."""
    attached = list(happenings)
    by_person: dict[tuple[int, str], set[int]] = defaultdict(set)
    for at, item in enumerate(attached):
        for name in item.people:
            by_person[_month(item.days.bounds[0]), name].add(at)
    left: list[Statement] = []
    for whole in wider:
        meant = _meant_by(whole, attached, by_person)
        for at in meant:
            reason = f"{whole.status}, its days hold this one"
            attached[at] = attached[at].with_members(whole.members, reason)
            for name in whole.people:
                by_person[_month(attached[at].days.bounds[0]), name].add(at)
        if not meant:
            left += whole.members
    return attached + _overlapping(left, settings)


def _meant_by(
    whole: Happening, happenings: Sequence[Happening], by_person: dict[tuple[int, str], set[int]]
) -> list[int]:
    """Return which happenings one with wider days can mean: those within its days that share enough with it."""
    acting = {item.principal for item in whole.members}
    first, last = whole.days.bounds
    keys = product(range(_month(first), _month(last) + 1), acting)
    near = sorted(set[int]().union(*(by_person.get(key, set()) for key in keys)))
    held = [at for at in near if whole.days.holds(happenings[at].days.bounds[0])]
    strength = {at: _strength(whole, happenings[at]) for at in held}
    enough = [at for at in strength if strength[at] >= _ENOUGH]
    if not enough or whole.days.precision in _RANGES:
        return enough
    return [max(enough, key=lambda at: round(strength[at], DIGITS))]


def _strength(one: Happening, other: Happening) -> float:
    """Return how many people and places two happenings share, words by their share; 0 if they lie apart."""
    if not compatible(one.places, other.places):
        return 0.0
    is_report = one.status != Status.PLANNED
    if is_report and tell_other_acts(one, other, _COMMON_WORDS):
        return 0.0
    shared = float(len(one.people & other.people))
    if share_ground(one.places, other.places):
        shared += 1
    return shared + likeness(one.words, other.words)


def _overlapping(statements: Sequence[Statement], settings: TimelineSettings) -> list[Happening]:
    """Join plans and wide statements whose days overlap and that share people, ground or the wording."""
    groups: list[Happening] = []
    by_feature: dict[tuple[int, str], set[int]] = defaultdict(set)
    for item in sorted(statements, key=lambda item: (item.days.length, item.key)):
        own = Happening.of([item])
        features = own.people | own.words
        near = set[int]().union(*(by_feature[key] for key in product(_end_months(own.days), features)))
        at = next((at for at in sorted(near) if _akin(own, groups[at], settings)), len(groups))
        if at < len(groups):
            groups[at] = groups[at].with_members([item], "")
        else:
            groups.append(own)
        for key in product(_end_months(groups[at].days), features):
            by_feature[key].add(at)
    return groups


def _end_months(days: Span) -> set[int]:
    """Return the months of the first and the last day."""
    return {_month(day) for day in days.bounds}


def _month(day: date) -> int:
    """Return the number of a month on one count: only what lies in the same months is compared."""
    return day.year * 12 + day.month


def _akin(one: Happening, other: Happening, settings: TimelineSettings) -> bool:
    """Return whether two plans share people and ground, or one of these and some wording, or the wording."""
    if not one.days.overlaps(other.days) or not compatible(one.places, other.places):
        return False
    if any(_befell_one_person(here, there) for here, there in product(one.members, other.members)):
        return True
    if tell_other_acts(one, other, _COMMON_WORDS):
        return False
    needed = settings.same_words
    if one.people & other.people:
        needed -= settings.same_words / 2
    if share_ground(one.places, other.places):
        needed -= settings.same_words / 2
    return likeness(one.words, other.words) >= needed
