"""Predicates: which verb or noun of a sentence has its day, and how it is told."""

import doctest

import pytest

import topics.events.predicates
from topics.english.verb_groups import Tense
from topics.events.clause_records import Role
from topics.events.manners import Manner
from topics.events.predicates import main_predicate, predicate_of, reading_of


def dated(marked, *, is_past=True):
    """Return the sentence and what the expression in brackets dates in it."""
    before, _, rest = marked.partition("[")
    expression, _, after = rest.partition("]")
    sentence = before + expression + after
    return sentence, predicate_of(sentence, len(before), len(before) + len(expression), is_past=is_past)


def test_example_in_the_docstring_holds():
    assert doctest.testmod(topics.events.predicates).failed == 0


@pytest.mark.parametrize(
    ("marked", "verb", "subject"),
    [
        ("The mayor opened the bridge on [Friday].", "opened", "The mayor"),
        ("The mayor, who refused to take part, said [yesterday] he was ill.", "said", "The mayor"),
        ("Anna Berg was named as mayor on [Friday] at a rally attended by thousands.", "was named", "Anna Berg"),
        ("The results, announced on [Friday], gave Anna Berg a lead.", "gave", "The results"),
        ("Sales fell, according to figures released on [Friday].", "fell", "Sales"),
        ("Berg won and may stand again, according to results announced on [Friday].", "won", "Berg"),
        ("Berg called for calm in a speech heard by thousands on [Friday].", "called", "Berg"),
        ("The firm closed plants on [Friday] it had promised to keep.", "closed", "The firm"),
        ("Anna Berg took over as leader in [January] after the Green Party gained seats.", "took", "Anna Berg"),
        ("Anna Berg led the party after the Green Party won in [January].", "won", "the Green Party"),
        ("At least 40 miners protested on [Friday] when the pit closed.", "protested", "At least 40 miners"),
        ("Figures released on [Friday] showed sales fell.", "showed", "Figures released on Friday"),
        ("Berg warned fraud and rigging could follow on [Friday].", "could follow", "fraud and rigging"),
        ("In [January], two brothers attacked a weekly.", "attacked", "two brothers"),
        ("The mayor, who was elected in January, opened the bridge on [Friday].", "opened", "The mayor"),
        ("The ferry, which sank on [8 March], has not been found.", "sank", "The ferry"),
        ("Police are looking for the van that was stolen on [3 May].", "was stolen", "the van"),
        ("Oil that was first seen on [Monday] came ashore.", "was", "Oil"),
        ("Anna Berg, the mayor, said on [Friday] that the port would close.", "said", "Anna Berg"),
        ("Residents said the port closed on [Friday].", "closed", "the port"),
        ("The minister, Mara Olsted, met the crew on [Friday].", "met", "The minister"),
        ("An inquiry into Berg, which ended on [Friday], found nothing.", "ended", ""),
        ("He went missing in [2009].", "went", "He"),
        ("A court sentenced the mayor to prison on [Friday].", "sentenced", "A court"),
        ("A court sentenced the mayor to ten years on [Friday].", "sentenced", "A court"),
        ("Police opened fire on striking miners on [Friday].", "opened", "Police"),
        ("Police arrested 12 people protesting in Pula on [Friday].", "arrested", "Police"),
        ("Workers at the Rio mine in Pula went on strike on [Friday].", "went", "Workers at the Rio mine in Pula"),
        ("The army withdrew its men from Pula on [Friday].", "withdrew", "The army"),
        ("The court upheld the ban on [Friday].", "upheld", "The court"),
        ("Unions marched against pension cuts on [Friday].", "marched", "Unions"),
        ("Retailers cut 90 jobs in the three months ended in [May].", "cut", "Retailers"),
        ("The three months of strikes ended in [May].", "ended", "The three months of strikes"),
        ("She told the mayor that “ tens ” had been killed on [Monday].", "had been killed", "“ tens ”"),
        ("A “ gang of thugs ” stormed the office on [Monday].", "stormed", "A “ gang of thugs ”"),
        ('The mayor " Tom " left the port on [Monday].', "left", "The mayor"),
        ("He said that “ it was cold ” and the port closed on [Monday].", "closed", "the port"),
        (
            "The talks eased fears, but in the wake of the flood in [May], prompting Berg to postpone a trip scheduled "
            "for that month, trade was thin.",
            "was",
            "trade",
        ),
        ("Anna Berg, with whom Paul Stein fled in May, was jailed on [Friday].", "was jailed", "Anna Berg"),
        ("Police found the ship on which Anna Berg fled on [Friday].", "fled", "Anna Berg"),
        ("Chairman Nor Berg spoke by phone on [Monday].", "spoke", "Chairman Nor Berg"),
        ("A vote [today], as Judge Berg set out the terms, agreed with both sides.", "set", "Judge Berg"),
        ("The mayor [today], as he left the hall, opened the port.", "opened", "he"),
        ("[Today], as Berg set out the terms, both sides agreed with the plan.", "agreed", "both sides"),
        ("Speaking in Lima on [Monday], the mayor praised the port.", "praised", "the mayor"),
        ("She met the crew on 3 June and left on [4 June].", "left", "She"),
        ("On [Friday] the man who will speak at noon left the party.", "left", "the man"),
        ("The man who left the party on [Friday] was arrested.", "left", "The man"),
        ("Berg 's newly appointed deputy , Omar Castro , left on [Friday] .", "left", "Berg 's newly appointed deputy"),
    ],
)
def test_day_is_that_of_its_verb_with_its_subject(marked, verb, subject):
    sentence, predicate = dated(marked)
    assert sentence[slice(*predicate.verb)] == verb
    assert sentence[slice(*predicate.subject)] == subject


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("The mayor opened the bridge on [Friday].", Role.MAIN),
        ("The bridge was closed, the mayor said on [Friday].", Role.MAIN),
        ("The mayor said the bridge was closed on [Friday].", Role.CONTENT),
        ("When the ferry left on [Friday], it was full.", Role.CONTENT),
        ("The mayor praised the bridge that was opened on [Friday].", Role.RELATIVE),
        ("The court jailed him over the killing on [4 June].", Role.ASIDE),
        ("The town paid for the mistakes of [2008].", Role.ASIDE),
        ("The town paid for it in the course of [2008].", Role.MAIN),
        ("The town took in 300 ships, a record for [that month].", Role.ASIDE),
        ("Shops readied themselves for [Sunday].", Role.ASIDE),
        ("The council called a vote for [Sunday].", Role.MAIN),
        ("Footage from [Sunday] showed the fire.", Role.ASIDE),
        ("The fire of [3 May] killed two men.", Role.MAIN),
        ("Rescuers tried to reach the ferry on [Sunday].", Role.MAIN),
        ("The union failed to agree on pay with the port on [Tuesday].", Role.MAIN),
        ("Rescuers left the port to reach the ferry on [Sunday].", Role.ASIDE),
        ("Rescuers used ropes to reach the ferry on [Sunday].", Role.MAIN),
        ("Rescuers praised the attempt to reach the ferry on [Sunday].", Role.ASIDE),
        ("Ten people died when the ferry sank on [Sunday].", Role.MAIN),
        ("The mayor was ten when the ferry sank on [Sunday].", Role.CONTENT),
        ("The mayor was walking home when the ferry sank on [Sunday].", Role.CONTENT),
        ("The mayor cheered when she left Pula on [Sunday].", Role.CONTENT),
        ("Ten people died last week when the ferry sank on [Sunday].", Role.CONTENT),
        ("The mayor won, well below the half of all votes required to win on [Sunday].", Role.MAIN),
        ("Despite the vote on [Friday], the mayor resigned.", Role.ASIDE),
        ("The mayor resigned over [Friday]'s vote.", Role.ASIDE),
        ("The mayor left after the meeting of [4 June].", Role.ASIDE),
        ("The sea rose during the flood of [4 June].", Role.MAIN),
        ("The mayor showed images taken on [4 June].", Role.ASIDE),
        ('"We met on [4 June]," the mayor said.', Role.ASIDE),
    ],
)
def test_role_is_what_part_of_the_sentence_the_day_dates(marked, role):
    assert dated(marked)[1].role is role


@pytest.mark.parametrize(
    ("verb", "is_past", "role"),
    [
        ("has declared", True, Role.ASIDE),
        ("had declared", True, Role.MAIN),
        ("declared", True, Role.MAIN),
        ("is mourning", True, Role.ASIDE),
        ("is mourning", False, Role.MAIN),
    ],
)
def test_verb_of_now_leaves_a_past_day_to_its_noun(verb, is_past, role):
    _, predicate = dated(f"The town {verb} the loss of the ferry on [8 March] in silence.", is_past=is_past)
    assert predicate.role is role


@pytest.mark.parametrize(
    ("marked", "deed"),
    [
        (
            "The state has declared the loss of the ferry Aurora on [8 March] an accident.",
            "the loss of the ferry Aurora on 8 March",
        ),
        (
            "This followed a tense call [Tuesday] in which the envoy told him to stop.",
            "a tense call Tuesday in which the envoy told him to stop.",
        ),
        ("Checks were tightened after the attack in [January] in Pula.", "the attack in January in Pula"),
        (
            "In the wake of a flood of the harbour in [May], held up for long, trade was thin.",
            "a flood of the harbour in May",
        ),
        (
            "This followed a call on [Monday] between the mayor and the envoy.",
            "a call on Monday between the mayor and the envoy",
        ),
        ("In the middle of the flood plain in [May], trade was thin.", ""),
        ("The plane has kept to its flight path on [8 March].", ""),
        ("Images taken on [8 March] were shown.", ""),
    ],
)
def test_dated_noun_comes_with_its_words(marked, deed):
    sentence, predicate = dated(marked)
    assert sentence[slice(*predicate.deed)] == deed


@pytest.mark.parametrize(
    ("marked", "manner"),
    [
        ("The minister resigned on [Friday].", Manner.ASSERTED),
        ("There was an explosion on [Friday].", Manner.ASSERTED),
        ("The vote was on [Friday].", Manner.ASSERTED),
        ("The airline had an incident on [Friday].", Manner.ASSERTED),
        ("The minister did not resign on [Friday].", Manner.DENIED),
        ("The minister denied that she resigned on [Friday].", Manner.DENIED),
        ("The minister denied on [Friday] that she resigned.", Manner.ASSERTED),
        ("The land is bleeding on [Saturday].", Manner.STATE),
        ("Rebels are attacking the town on [Saturday].", Manner.ASSERTED),
        ("As the leaders meet on [Saturday], the minister bows her head.", Manner.STATE),
        ("As the leaders meet on [Saturday], unions will march.", Manner.PLANNED),
        ("The minister refused to say on [Friday] who paid.", Manner.DENIED),
        ("The minister refused to sign the pact on [Friday].", Manner.ASSERTED),
        ("The minister failed to win the vote on [Friday].", Manner.ASSERTED),
        ("Nobody left the town on [Friday].", Manner.DENIED),
        ("The minister will resign on [Friday].", Manner.PLANNED),
        ("The minister was due to resign on [Friday].", Manner.PLANNED),
        ("The minister agreed to resign on [Friday].", Manner.PLANNED),
        ("The minister may have resigned on [Friday].", Manner.SUPPOSED),
        ("Nobody knows whether the minister resigned on [Friday].", Manner.SUPPOSED),
        ("Many believe that the minister resigned on [Friday].", Manner.SUPPOSED),
        ("Did the minister resign on [Friday]?", Manner.ASKED),
        ("The minister was glad on [Friday].", Manner.STATE),
        ("The minister knew the plan on [Friday].", Manner.STATE),
        ("We left the town on [Friday].", Manner.STATE),
        ("The visit was a success on [Friday].", Manner.STATE),
        ("The visit was in the balance on [Friday].", Manner.STATE),
        ("The vote will be a test on [Friday].", Manner.STATE),
    ],
)
def test_manner_tells_what_happened_from_what_is_denied_planned_supposed_asked_or_lasting(marked, manner):
    assert dated(marked)[1].manner is manner


@pytest.mark.parametrize(
    ("marked", "is_of_main"),
    [
        ("The mayor wrote a poem as the ship came in on [Friday].", True),
        ("The mayor wrote a poem because the ship came in on [Friday].", False),
        ("The mayor was glad when the ship came in on [Friday].", False),
    ],
)
def test_day_of_a_clause_with_as_or_when_is_that_of_the_main_clause_too(marked, is_of_main):
    assert dated(marked)[1].tells_time_of_main is is_of_main


def test_main_clause_of_a_sentence_without_a_day():
    sentence = "The ship, which had left Pula, sank."
    predicate = main_predicate(sentence)
    assert (sentence[slice(*predicate.verb)], predicate.tense) == ("sank", Tense.PAST)


@pytest.mark.parametrize("text", ["", "Friday", "In Pula on Friday", "?!"])
def test_text_without_a_verb_has_no_predicate_of_its_own(text):
    assert main_predicate(text).tense is None


@pytest.mark.parametrize(
    "marked",
    [
        "Speaking in Lima on [Monday].",
        "To be met on [Monday]",
        "[Monday]",
        "[Monday]'s vote",
        "who left on [Monday]",
        "and on [Monday]",
    ],
)
def test_fragment_with_a_day_has_a_predicate_without_a_subject(marked):
    assert not dated(marked)[1].has_subject


@pytest.mark.parametrize(
    ("marked", "manner"),
    [
        ("Officials denied in a statement that the ferry sank on [8 March].", Manner.DENIED),
        ("Officials said in a statement that the ferry sank on [8 March].", Manner.ASSERTED),
        ("The ferry did not sink on [8 March].", Manner.DENIED),
        ("The ferry sank not far from Pula on [8 March].", Manner.ASSERTED),
    ],
)
def test_only_a_denial_of_the_deed_itself_denies_it(marked, manner):
    assert dated(marked)[1].manner is manner


def told_of(sentence, words, *, is_past=True):
    start = sentence.index(words)
    return predicate_of(sentence, start, start + len(words), is_past=is_past)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Under the deal signed last year, some troops may remain.", "last year"),
        ("The bridge, painted last week, was closed.", "last week"),
        ("Berg left, according to a friend trapped last week.", "last week"),
        ("Berg wept in a house flooded last week.", "last week"),
        ("The board accepted a report which stripped him of votes cast in May.", "May"),
        ("The guard, appointed last week, has been working on a plan.", "last week"),
        ("The mayor told police, in a call heard last week, that he was away.", "last week"),
        ("Evidence revealed on 5 March by the minister suggested a fault.", "5 March"),
        ("The mayor went into the debate before the votes on Tuesday.", "Tuesday"),
        ("The board moved the vote originally scheduled for June to October.", "June"),
    ],
)
def test_day_of_a_noun_or_participle_is_not_that_of_the_verb(sentence, words):
    assert told_of(sentence, words).role is Role.ASIDE


@pytest.mark.parametrize(
    ("sentence", "words", "manner"),
    [
        ("From his debut in 1994 Berg has become a star.", "1994", Manner.STATE),
        ("Five people have been killed in the past week.", "past week", Manner.ASSERTED),
        ("If the list holds enough names by 4 July, voters will be asked.", "4 July", Manner.SUPPOSED),
        ("Pula will enjoy the fair in May.", "May", Manner.STATE),
        ("Pula is expected to win in May.", "May", Manner.PLANNED),
    ],
)
def test_manner_goes_with_the_tense_and_the_day(sentence, words, manner):
    assert told_of(sentence, words).manner is manner


@pytest.mark.parametrize(
    ("sentence", "words", "subject"),
    [
        ("On Monday a blast killed two guards.", "Monday", "a blast"),
        ("At the talks, British and French ministers met on Monday.", "Monday", "British and French ministers"),
        ("Anna, Ben and Carl left on Monday.", "Monday", "Anna, Ben and Carl"),
        ("On Monday, Ben and Carl left.", "Monday", "Ben and Carl"),
        ("The firm left the plan that Anna Berg presented on Monday.", "Monday", ""),
        ("Reports suggest he left on Monday.", "Monday", "he"),
        ("They asked that the airline withdraw the note made in May.", "May", ""),
        ("Ditching the plan made in May hurt.", "May", ""),
        (
            "Officials said the runoff between the mayor, Ana Ruiz, and the bishop, Bo Lind, will be held in May.",
            "May",
            "the runoff between the mayor, Ana Ruiz, and the bishop, Bo Lind",
        ),
    ],
)
def test_subject_is_whole_or_none(sentence, words, subject):
    assert sentence[slice(*told_of(sentence, words).subject)] == subject


@pytest.mark.parametrize(
    ("marked", "manner"),
    [
        ("The court heard allegations that Berg rigged the vote on [3 March].", Manner.SUPPOSED),
        ("Fears that the dam burst on [3 March] proved wrong.", Manner.SUPPOSED),
        ("The court heard that Berg rigged the vote on [3 March].", Manner.ASSERTED),
        ("The court had proof that Berg rigged the vote on [3 March].", Manner.ASSERTED),
    ],
)
def test_what_is_alleged_or_feared_is_only_supposed(marked, manner):
    assert dated(marked)[1].manner is manner


def test_sentence_goes_on_behind_an_object_and_not_right_behind_a_verb_that_shares_it():
    text = "The bank lent or gave a million to the port and left it."
    assert [text[at:].split()[0] for at in reading_of(text).joints()] == ["and"]


@pytest.mark.parametrize(
    ("text", "words", "manner"),
    [
        ("Prices rose quickly after 9 May in Pula.", "9 May", "state"),
        ("Prices rose quickly on 9 May in Pula.", "9 May", "asserted"),
        ("More people came than in 2008 to the fair.", "2008", "state"),
        ("The crew left Pula shortly after 8 p.m. on Friday.", "8 p.m. on Friday", "asserted"),
        ("The mayor spoke of the mistakes of 2008 in Pula.", "2008", "state"),
        ("The mayor conceded that her claim in a letter a year ago that she left was wrong.", "a year ago", "state"),
        ("The mayor conceded a year ago that her claim that she left was wrong.", "a year ago", "asserted"),
    ],
)
def test_day_that_bounds_or_belongs_to_a_thing_tells_nothing(text, words, manner):
    at = text.index(words)
    assert predicate_of(text, at, at + len(words), is_past=True).manner.value == manner


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        (
            "Berg's hopes of being chosen as mayor suffered when Moe came.",
            "Berg's hopes of being chosen as mayor",
            "suffered",
        ),
        ("Officials confirmed images from May showed debris.", "Officials", "confirmed"),
        ("THE START OF THE CONFLICT The war began in May.", "The war", "began"),
        ("She said a free and fair vote was held.", "She", "said"),
        ("The ministers' newly elected head left.", "The ministers' newly elected head", "left"),
        ("Berg followed Moe as head of the board and he left.", "Berg", "followed"),
    ],
)
def test_main_clause_is_found_behind_as_names_of_things_and_headings(text, subject, verb):
    told = main_predicate(text)
    assert (text[slice(*told.subject)], text[slice(*told.verb)]) == (subject, verb)


@pytest.mark.parametrize(
    ("marked", "verb", "subject"),
    [
        ("Berg followed Moe as head of the board in [May] and he left in June.", "followed", "Berg"),
        ("Berg followed Moe as head of the board in May and he left in [June].", "left", "he"),
        ("She said a free and fair vote on [Friday] was held.", "was held", "a free and fair vote on Friday"),
        ("She met a friend on Thursday and police left on [Friday].", "left", "police"),
    ],
)
def test_and_parts_two_clauses_but_not_two_adjectives(marked, verb, subject):
    sentence, predicate = dated(marked)

    assert (sentence[slice(*predicate.verb)], sentence[slice(*predicate.subject)]) == (verb, subject)


@pytest.mark.parametrize(
    ("marked", "verb", "role"),
    [
        ("A man shot [a week ago] during a march died Friday.", "died", Role.ASIDE),
        ("A man shot a week ago during a march died [Friday].", "died", Role.MAIN),
        ("A man who was shot [a week ago] died Friday.", "was shot", Role.RELATIVE),
        ("A man who was shot a week ago died [Friday].", "died", Role.MAIN),
        ("A man jailed in [2003] escaped on Monday.", "escaped", Role.ASIDE),
        ("A man jailed in 2003 escaped on [Monday].", "escaped", Role.MAIN),
        ("A girl kidnapped [last week] returned on Friday.", "returned", Role.ASIDE),
        ("A soldier wounded on January 28 walked to a port on [Friday].", "walked", Role.MAIN),
        ("The company in [2003] bought a mine sold on Monday.", "bought", Role.MAIN),
        ("The company in 2003 bought a mine sold on [Monday].", "bought", Role.ASIDE),
        ("The court jailed a man arrested in [May].", "jailed", Role.ASIDE),
        ("The man arrived on [Monday] dressed in black.", "arrived", Role.MAIN),
    ],
)
def test_time_of_a_participle_is_not_that_of_the_verb_behind_it(marked, verb, role):
    sentence, predicate = dated(marked)

    assert (sentence[slice(*predicate.verb)], predicate.role) == (verb, role)


@pytest.mark.parametrize("dash", [" -- ", " – ", " — ", "—", " - "])
@pytest.mark.parametrize("aside", ["including two children", "a 75-year-old man among them"])
def test_words_between_dashes_part_no_subject_from_its_verb(dash, aside):
    sentence, predicate = dated(f"At least five people{dash}{aside}{dash}were killed on [Monday].")

    assert sentence[slice(*predicate.verb)] == "were killed"
    assert sentence[slice(*predicate.subject)] == "At least five people"


@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("Rebels took the port -- the third to fall -- in May, troops fled on [Monday].", "troops"),
        ("Berg left -- five people were killed on [Monday].", "five people"),  # one dash alone
        ("Two towns -- Pula and Faro -- also fell on [Monday].", "Two towns"),
    ],
)
def test_dashes_that_do_not_stand_between_subject_and_verb_part_clauses(marked, subject):
    sentence, predicate = dated(marked)

    assert sentence[slice(*predicate.subject)] == subject


@pytest.mark.parametrize(
    ("marked", "verb", "role"),
    [
        ("Troops thrust west, recovering land lost in a retreat [on Monday].", "thrust", Role.ASIDE),
        ("Troops thrust west on [Tuesday], recovering land lost in a retreat on Monday.", "thrust", Role.MAIN),
        ("Troops stormed the port, retaking bridges seized in a raid [on Monday].", "stormed", Role.ASIDE),
        ("Troops left, meaning talks failed in the city [on Monday].", "failed", Role.MAIN),  # a clause of its own
        ("Troops left, fearing rebels seized the port [on Monday].", "seized", Role.MAIN),
        ("Troops left, as rising waters flooded streets [on Monday].", "flooded", Role.CONTENT),
    ],
)
def test_time_of_the_object_of_a_participle_is_not_that_of_a_happening(marked, verb, role):
    sentence, predicate = dated(marked)

    assert (sentence[slice(*predicate.verb)], predicate.role) == (verb, role)


@pytest.mark.parametrize(
    ("marked", "verb"),
    [
        ("On [Friday], a day after he resigned, the house was stormed.", "was stormed"),
        ("On [Friday], after a judge freed him, crowds burned the court.", "burned"),
        ("On [Friday], when the king died, the mayor left.", "left"),
        ("On [Friday], before he resigned.", "resigned"),
        ("On [Friday] the mayor left, after the king died.", "left"),
    ],
)
def test_day_that_opens_a_sentence_is_not_of_a_clause_put_in_behind_it(marked, verb):
    sentence, predicate = dated(marked)

    assert sentence[slice(*predicate.verb)] == verb


def test_day_within_a_word_has_no_words_of_its_own():
    sentence, predicate = dated("What they saw is that the storm moves in a classic nor'[easter] sense.")

    assert sentence[slice(*predicate.verb)] == "is"


@pytest.mark.parametrize(
    ("marked", "manner"),
    [
        ("The plane probably crashed on [Monday] off Pula.", Manner.SUPPOSED),
        ("The plane reportedly crashed on [Monday] off Pula.", Manner.ASSERTED),
        ("Police said on [Monday] the plane probably crashed off Pula.", Manner.ASSERTED),
        ("Anna Berg thinks [Monday]'s vote ended the crisis.", Manner.SUPPOSED),
        ("Police thinks tanks won the battle on [Monday].", Manner.SUPPOSED),
        ("Pula saw the return of Berg on [13 June] as a peace offer.", Manner.STATE),
        ("Crews saw the plane on [Monday] as a storm moved in.", Manner.ASSERTED),
        ("Berg found herself alone in the office on [Monday].", Manner.STATE),
        ("Berg found herself imprisoned on [Monday].", Manner.ASSERTED),
        ("Berg found the wreck on [Monday].", Manner.ASSERTED),
        ("Berg was consistently winning polls in [May].", Manner.STATE),
        ("Berg was suddenly winning polls in [May].", Manner.ASSERTED),
        ("The team often met in Lima in [May].", Manner.STATE),
    ],
)
def test_guess_view_and_habit_tell_of_no_happening(marked, manner):
    assert dated(marked)[1].manner is manner


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("Berg shaved in Lima, which caucuses [Saturday].", Role.ASIDE),
        ("Berg arrived in Lima, which voted on [Saturday].", Role.RELATIVE),
        ("Berg’s ‘ambush’ followed the suspension of two of his allies [a month earlier].", Role.ASIDE),
        ("The talks followed the election of Berg on [Monday].", Role.MAIN),
        ("Following his doubts at Berg's [11 January] confirmation hearing, Stein met the mayor.", Role.ASIDE),
        ("At Berg's [11 January] confirmation hearing, Stein met the mayor.", Role.MAIN),
        ("Speaking in Lima on [11 January], Stein praised the mayor.", Role.MAIN),
    ],
)
def test_day_is_none_of_the_main_clause_where_it_is_of_a_thing(marked, role):
    assert dated(marked)[1].role is role


@pytest.mark.parametrize(
    ("sentence", "words", "manner"),
    [
        ("Berg said the port would open on Monday.", "Monday", Manner.PLANNED),
        ("Peru agreed that the talks would begin in May.", "May", Manner.PLANNED),
        ("Berg said the port could open on Monday.", "Monday", Manner.SUPPOSED),
        ("Berg said it would be wrong to leave on Monday.", "Monday", Manner.STATE),
        ("Berg feared the port would open on Monday.", "Monday", Manner.SUPPOSED),
        ("Berg would open the port on Monday.", "Monday", Manner.SUPPOSED),
    ],
)
def test_what_somebody_said_would_be_is_planned(sentence, words, manner):
    assert told_of(sentence, words, is_past=False).manner is manner
