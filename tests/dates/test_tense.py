"""Where a clause points: words directly before an expression, the verb that governs it, and the chance of either."""

import pytest

from tests.marked import read_marked
from topics.dates.expressions import RESOLVED_FROM, chosen
from topics.dates.periods import Period
from topics.dates.tense import LIKELY_PAST, SURE_OF_PAST, Pointing, chance_of, cue_pattern, cues, direction
from topics.english.data import read_numbers

FOUND = [(cue.name, text) for cue in cues().values() for text in cue.examples]
NONE = [(cue.name, text) for cue in cues().values() for text in cue.counterexamples]
CHANCES = read_numbers("topics.dates", "cues", "chances")


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_cue_finds_what_its_example_marks(name, text):
    plain, marked = read_marked(text)

    assert [match[0] for match in cue_pattern(name).finditer(plain)] == marked


@pytest.mark.parametrize(("name", "text"), NONE)
def test_cue_finds_nothing_in_its_counterexample(name, text):
    assert cue_pattern(name).search(text) is None


def pointing(text):
    plain, (words,) = read_marked(text)
    start = text.index("[")
    return direction(plain, start, start + len(words))


# ---------------------------------------------------------------- the verb that governs


@pytest.mark.parametrize(
    ("text", "sign", "words", "cue"),
    [
        ("They met in [May].", -1, "met", "past"),
        ("In [May] they met.", -1, "met", "past after"),
        ("In a speech on [May 3], they left.", -1, "left", "past after"),
        ("Before the speech on [May 3], they left.", -1, "left", "attribute"),
        ("Before long, on [May 3], they left.", -1, "left", "past after"),
        ("The king called elections for [May].", 1, "called … for", "ahead word"),
        ("The court set a hearing for [June].", 1, "set … for", "ahead word"),
        ("The firm reported a loss for [May].", -1, "reported", "past"),
        ("The king called the port for [May].", -1, "called", "past"),
        ("The king had called elections for [May].", -1, "had called", "pluperfect"),
        ("The storm had passed in [May].", -1, "had passed", "pluperfect"),
        ("The troops have left in [May].", -1, "have left", "perfect"),
        ("They have backed plans for a concert on [8 October].", 1, "plans for a concert on", "ahead word"),
        ("They backed plans for a concert on [8 October].", -1, "backed", "past"),
        ("They have dropped plans, and the troops have left in [May].", -1, "have left", "perfect"),
        ("She was to speak on [Monday].", -1, "was to speak", "past future"),
        ("It was scheduled for [Monday].", -1, "was scheduled", "past future"),
        ("They would have met on [Monday].", -1, "would have met", "unreal"),
        ("They could not agree on [Monday].", -1, "could not agree", "unreal"),
        ("Shots could be heard on [Monday].", -1, "could be heard", "past"),
        ("They will meet in [May].", 1, "will meet", "future"),
        ("In [May] they will meet.", 1, "will meet", "future after"),
        ("In [May] they hope to meet.", 1, "hope to meet", "future after"),
        ("Flights are due to resume on [Monday].", 1, "are due to resume", "future"),
        ("The leaders meet on [Saturday].", 1, "meet", "scheduled"),
        ("They would vote on [Monday].", 1, "would vote", "modal"),
        ("They agreed to meet on [Monday].", 1, "to meet", "ahead"),
        ("They will meet on 9 and [10 July], he added.", 1, "will meet", "future"),
        ("They agreed to close it on [Monday].", 1, "to close", "ahead of a decision"),
        ("They have agreed to close it on [Monday].", 1, "to close", "ahead"),
        ("They hoped to close it on [Monday].", 1, "to close", "ahead"),
        ("On Friday they agreed to close it on [Monday].", 1, "to close", "ahead"),
        ("They left, with results expected in [May].", 1, "expected", "ahead"),
        ("They left, results expected between [3] and 7 May.", 1, "expected", "ahead"),
        ("They fled a storm expected around [Sunday].", 1, "expected", "ahead"),
        ("They told of a visit expected before [Sunday].", 1, "expected", "ahead"),
        ("They cut jobs, with more cuts scheduled in [May].", 1, "scheduled", "ahead"),
        ("Sales fell more than expected in [May].", -1, "fell", "past"),
        ("It was not as close as expected on [Sunday].", -1, "expected", "past"),
        ("He expected in [May] to win.", -1, "expected", "past"),
        ("They left, with three men arrested in [May].", -1, "arrested", "past"),
        ("The king called on [Friday] for calm.", -1, "called", "past"),
        ("The party called for calm on [Friday].", -1, "called", "past"),
        ("Troops advanced on the town on [Friday].", -1, "advanced", "past"),
        ("A man called to the scene on [Friday].", -1, "called", "past"),
        ("He moved on [Friday] to end the row.", -1, "moved", "past"),
        ("A trip planned for Rome on [Friday].", 1, "planned", "ahead"),
        ("A rally planned on [Friday].", 1, "planned", "ahead"),
        ("He has called on them to leave on [Friday].", 1, "to leave", "ahead"),
        ("He called on them to leave on [Friday].", 1, "to leave", "ahead of a decision"),
        ("He appealed to all to vote on [Friday].", 1, "to vote", "ahead of a decision"),
        ("He called at the office to vote on [Friday].", -1, "called", "infinitive"),
        ("A ruling is likely in [May].", 1, "is likely", "future"),
        ("A ruling was likely in [May].", -1, "was likely", "past future"),
        ("He said that, in a speech on [Tuesday], he would go.", 1, "would go", "modal"),
        ("He said that, in a speech on [Tuesday], he left.", -1, "left", "past after"),
        ("He was held following the march on [Sunday].", -1, "following", "past"),
        ("They agreed to leave him alone following a fight on [Sunday].", -1, "following", "past"),
        ("They will leave following the vote on [Sunday].", 1, "will leave", "gerund"),
        ("He has raised the possibility of a vote in [May].", 1, "possibility of a vote in", "ahead word"),
        ("He raised the possibility in [May].", -1, "raised", "past"),
        ("Teachers are striking on [Tuesday].", 1, "are striking", "progressive"),
        ("The vote is on [Sunday].", 1, "is", "is on"),
        ("The party is strong on [Sunday].", 0, "is", "present"),
        ("They managed to escape on [Monday].", -1, "managed", "infinitive"),
        ("Working on [Monday], they finished.", -1, "finished", "gerund"),
        ("Talks in [May].", 0, "", "none"),
        ("They met; talks in [May].", 0, "", "none"),
        ("Talks in [May]; they met.", 0, "", "none"),
        ("He said they will come on [Friday].", 1, "will come", "future"),
        ("He said he came on [Friday] and will stay.", -1, "came", "past"),
        ("Flights were cancelled due to the storm on [Monday].", -1, "were cancelled", "past"),
        ("Theresa May resigned on [Monday].", -1, "resigned", "past"),
        ("Will Smith met fans on [Monday].", -1, "met", "past"),
        ("He opened the will on [Monday].", -1, "opened", "past"),
        ("They agreed to the plan on [Monday].", -1, "agreed", "past"),
        ("According to police, he fled on [Monday].", -1, "fled", "past"),
        ("The planned march drew thousands on [Monday].", -1, "drew", "past"),
    ],
)
def test_clause_points_where_its_verb_tells(text, sign, words, cue):
    assert pointing(text) == Pointing(sign, words, cue)


def test_refusal_to_speak_in_a_clause_of_its_own_is_past():
    assert pointing("He would not comment on [Monday].") == Pointing(-1, "would not comment", "refusal")
    assert pointing("He said he would not comment on [Monday].").sign == 1
    assert pointing("He would not march on [Monday].").sign == 1
    assert pointing("He would comment on [Monday].").sign == 1


# ---------------------------------------------------------------- words directly before


@pytest.mark.parametrize(
    ("text", "sign", "words", "cue"),
    [
        ("They have come since [May].", -1, "since", "past word"),
        ("The report is dated [May].", -1, "dated", "past word"),
        ("He resigned ahead of [Sunday]'s vote.", 1, "ahead of", "ahead word"),
        ("She flew in ahead of the funeral on [Sunday].", 1, "ahead of the funeral on", "ahead word"),
        ("He left ahead of the vote and was held on [Sunday].", -1, "was held", "past"),
        ("He resigned in advance of [Sunday]'s vote.", 1, "in advance of", "ahead word"),
        ("It fell in the run-up to the vote on [Sunday].", 1, "run-up to the vote on", "ahead word"),
        ("With days to go until the vote on [Sunday], he quit.", 1, "days to go until the vote on", "ahead word"),
        ("He quit with a week left before the [May] vote.", 1, "week left before the", "ahead word"),
        ("With days to go, he quit on [Sunday].", -1, "quit", "past"),
        ("They fought for two days until a truce on [Sunday].", -1, "fought", "past"),
        ("He quit before the vote on [Sunday].", 1, "before the vote on", "before an occasion"),
        ("He quit two days before a debate in Lima in [May].", 1, "before a debate in Lima in", "before an occasion"),
        ("He quit before [Sunday]'s national elections.", 1, "before", "before an occasion"),
        ("Polls led before the [May] vote.", 1, "before the", "before an occasion"),
        ("He was held until a hearing on [Friday].", 1, "until a hearing on", "before an occasion"),
        ("He had quit before the vote on [Sunday].", -1, "had quit", "pluperfect"),
        ("He will quit before the vote on [Sunday].", 1, "will quit", "future"),
        ("He quit before he won the vote on [Sunday].", -1, "won", "past"),
        ("He quit before the crash on [Sunday].", -1, "quit", "past"),
        ("He quit before [Sunday]'s crash.", -1, "quit", "attribute"),
        ("She testified before a hearing on [Sunday].", -1, "testified", "past"),
        ("It is likely to draw fewer than the first vote in [May].", -1, "than the first vote in", "compared"),
        ("Turnout will be lower than in [May].", -1, "than in", "compared"),
        ("It will be bigger than [Friday]'s march.", -1, "than", "compared"),
        ("They will draw more people than that on [Friday].", -1, "than that on", "compared"),
        ("It will open no later than [May].", 1, "will open", "future"),
        ("It will open in June rather than in [May].", 1, "will open", "future"),
        ("They will do better than their rivals on [Friday].", 1, "will do", "future"),
        ("More than 300 men will march in [May].", 1, "will march", "future"),
        ("It will be warmer in June than in [May].", 1, "will be", "future"),
        ("It is due on Saturday or even [Sunday], both said.", 1, "due on", "ahead word"),
        ("It is not expected until Saturday or [Sunday], both said.", 1, "until", "until"),
        ("It will be closed on Saturday and probably on [Sunday], both said.", 1, "will be closed", "future"),
        ("He died on Saturday or even [Sunday] and will be missed.", -1, "died", "past"),
        ("It is due on Saturday, and on [Sunday] both left.", -1, "left", "past after"),
        ("It is scheduled for [Monday].", 1, "scheduled for", "ahead word"),
        ("A strike called for early [May] is off.", 1, "called for early", "ahead word"),
        ("The vote, moved to [Friday], is open.", 1, "moved to", "ahead word"),
        ("It was postponed until [Monday].", 1, "postponed until", "ahead word"),
        ("The match, put off until [Monday], is off.", 1, "put off until", "ahead word"),
        ("They put the match off until [Monday].", 1, "until", "ahead word"),
        ("The match has been put off until [Monday].", 1, "put off until", "ahead word"),
        ("The vote was pushed until late [Monday].", 1, "pushed until late", "ahead word"),
        ("The vote, pushed until [Monday], may be lost.", 1, "pushed until", "ahead word"),
        ("They pushed the vote until [Monday].", 1, "until", "ahead word"),
        ("The court adjourned until [Monday].", 1, "adjourned until", "ahead word"),
        ("They pushed until [Monday] for a deal.", 0, "pushed until", "until"),
        ("They pushed for a deal until [Monday].", 0, "until", "until"),
        ("Troops moved through the town until [Monday].", 0, "until", "until"),
        ("Tickets for [Saturday]'s final sold out.", 1, "Tickets for", "ahead word"),
        ("He resigned after [Sunday]'s vote.", -1, "after", "after"),
        ("They will rest after [Sunday]'s vote.", 1, "after", "after what is to come"),
        ("Ready by [May].", 1, "by", "until"),
        ("They will stay until [May].", 1, "until", "until"),
        ("They closed it until [May].", 0, "until", "until"),
        ("It was ready by [May].", 0, "by", "until"),
        ("Until [May] they had not come.", -1, "had not come", "pluperfect"),
        ("The storm had passed by [Monday].", -1, "had passed", "pluperfect"),
    ],
)
def test_words_directly_before_tell_more_than_the_verb(text, sign, words, cue):
    assert pointing(text) == Pointing(sign, words, cue)


# ---------------------------------------------------------------- attributes


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He told of [Wednesday]'s ruling.", -1),
        ("He told of [Wednesday]’s ruling.", -1),
        ("They welcomed the [June] summit.", -1),
        ("[Wednesday]'s ruling will hurt them.", 1),
        ("The [June] summit will fail.", 1),
        ("They will study [Wednesday]'s ruling.", 0),
        ("The leaders discuss [Wednesday]'s ruling.", 0),
        ("[Wednesday]'s vote has been postponed.", 1),
        ("[Wednesday]'s vote was postponed.", 0),
        ("[Wednesday]'s vote will be postponed.", 1),
        ("He said [Wednesday]'s vote should be postponed.", 1),
        ("He said [Wednesday] 's vote would be fair.", 1),
        ("He said [Wednesday]'s vote was fair.", -1),
        ("He praised [Wednesday]'s vote and will go.", -1),
        ("He said [Wednesday]'s attacks would be investigated.", -1),
    ],
)
def test_day_of_a_noun_lies_where_its_subject_does_and_where_a_past_verb_takes_it(text, sign):
    found = pointing(text)

    assert found.sign == sign
    assert found.cue == ("attribute" if sign else "none")


# ---------------------------------------------------------------- how far a clause reaches


def test_clause_reaches_200_characters_back_and_half_as_many_on():
    assert pointing(f"met {'y ' * 98}[May]").sign == -1
    assert pointing(f"met {'y ' * 99}[May]") == Pointing()
    assert pointing(f"[May] {'y ' * 48}met").sign == -1
    assert pointing(f"[May] {'y ' * 49}met") == Pointing()


@pytest.mark.parametrize(("n_words", "cue"), [(7, "past"), (8, "past far")])
def test_verb_more_than_eight_words_away_is_less_sure(n_words, cue):
    assert pointing(f"They met {'y ' * n_words}[May]") == Pointing(-1, "met", cue)


@pytest.mark.parametrize(("n_words", "sign"), [(7, 1), (8, 0)])
def test_progressive_is_a_plan_only_with_its_day_within_eight_words(n_words, sign):
    assert pointing(f"They are striking {'y ' * n_words}[May]").sign == sign
    assert pointing("On [May] they are striking").sign == 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He arrived with Mr. Smith on [Friday].", -1),
        ("He arrived in Oct. or on [Friday].", -1),
        ("He arrived at Acme Corp. Offices on [Friday].", -1),
        ("He met J. Smith on [Friday].", -1),
        ("He arrived. Talks on [Friday].", 0),
        ("He arrived! Talks on [Friday].", 0),
        ("He arrived – talks on [Friday].", 0),
        ("He arrived “talks on [Friday]”", -1),
        ("He arrived: “Talks on [Friday]”", 0),
    ],
)
def test_clause_ends_with_its_sentence_but_not_behind_an_abbreviation(text, sign):
    assert pointing(text).sign == sign


# ---------------------------------------------------------------- chances


def test_every_cue_has_its_chance():
    assert all(0 < chance <= 1 for chance in CHANCES.values())
    assert pointing("They met in [May].").chance == CHANCES["past"]
    assert set(CHANCES) >= LIKELY_PAST | SURE_OF_PAST
    tenses = {"past", "pluperfect", "perfect", "unreal", "past future", "scheduled", "future"}
    assert {f"{tense}{place}" for tense in tenses for place in ("", " after", " far")} <= set(CHANCES)
    assert not LIKELY_PAST & SURE_OF_PAST


@pytest.mark.parametrize(("surer", "less_sure"), [("past", "ahead"), ("future", "modal"), ("past word", "nearest")])
def test_what_readers_bet_on_has_the_greater_chance(surer, less_sure):
    assert chance_of(surer) > chance_of(less_sure)


@pytest.mark.parametrize(("chance", "certainty"), [(0.949, "guessed"), (0.95, "resolved"), (1.0, "resolved")])
def test_reading_is_resolved_from_nineteen_in_twenty(chance, certainty):
    first, other = Period("year", 2023), Period("year", 2022)
    meaning = chosen(first, other, "", "", chance)

    assert RESOLVED_FROM == 0.95
    assert (meaning.value, meaning.alternative) == ("2023", "2022")
    assert (meaning.certainty, meaning.chance) == (certainty, chance)


def test_reading_without_another_has_no_alternative():
    only = Period("year", 2023)

    assert chosen(only, only, "", "", 0.9).alternative == ""
    assert chosen(only, None, "", "", 0.9).alternative == ""
