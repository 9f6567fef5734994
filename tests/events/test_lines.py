"""Lines: a clause as a text that stands alone, cut from its sentence, and none where no cut does."""

import pytest

from topics.events.cleaned_lines import cleaned
from topics.events.lines import deed_line, stand_alone, stands
from topics.events.loose_ends import is_plain
from topics.events.people.actors import Mention
from topics.events.predicates import predicate_of


def line_of(marked, *mentions, others=(), is_title=False):
    """Return the line of a sentence for its expression in brackets."""
    before, _, rest = marked.partition("[")
    expression, _, after = rest.partition("]")
    sentence = before + expression + after
    predicate = predicate_of(sentence, len(before), len(before) + len(expression), is_past=True)
    places = [sentence.index(other) for other in others]
    found = [
        item._replace(start=sentence.index(words), stop=sentence.index(words) + len(words)) for words, item in mentions
    ]
    line = stand_alone(sentence, predicate, found, places, is_title=is_title)
    return line or deed_line(sentence, predicate)


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        ("Anna Berg said [today] there would be no vote.", "Anna Berg said there would be no vote"),
        ("Anna Berg has been paid by the firm for years, it was reported [today].",
         "Anna Berg has been paid by the firm for years, it was reported"),
        ("Anna Berg was there in May, and it was closed [today] for good by Paul Stein.", ""),
        ("Figures released [today] show that Anna Berg won.", "Figures show that Anna Berg won"),
        ("Anna Berg called for calm in Pula [today].", "Anna Berg called for calm in Pula"),
        ("Anna Berg called for [today].", ""),
        ("Union leaders in Pula called off a strike [today].", "Union leaders in Pula called off a strike"),
        ("At least 12 people drowned [today] when a river burst its banks in Pula.",
         "At least 12 people drowned when a river burst its banks in Pula"),
        ("There was an explosion at a mine in Pula [today].", "There was an explosion at a mine in Pula"),
        ("There was an explosion [today].", ""),
        ("There was no water in Pula [today].", ""),
    ],
)  # fmt: skip
def test_line_of_what_was_said_or_became_known(marked, line):
    assert line_of(marked) == line


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        ("The mayor opened the bridge on [Friday].", "The mayor opened the bridge on Friday"),
        ("On [Friday], the mayor opened the bridge.", "On Friday, the mayor opened the bridge"),
        ("Flight XB12 vanished off Pula on [8 March].", "Flight XB12 vanished off Pula on 8 March"),
        (
            "At least eight people were killed in fighting [Friday] near Pula.",
            "At least eight people were killed in fighting Friday near Pula",
        ),
        ("In [August] about 100 officials were sent to Pula.", "In August about 100 officials were sent to Pula"),
        ("In [1997] the council adopted a plan and left Pula.", "In 1997 the council adopted a plan and left Pula"),
        ("Anna Berg joined the council and in [1983] was elected mayor.", "Anna Berg was elected mayor"),
        ("The mayor, Anna Berg, [today] accused the port of theft.", "The mayor, Anna Berg, accused the port of theft"),
        (
            "Anna Berg issued a statement on [Monday] saying: “This is a dumb game that the press is playing.",
            "Anna Berg issued a statement on Monday saying: “This is a dumb game that the press is playing”",
        ),
        ("Anna Berg's trial, due this year, was delayed [today].", "Anna Berg's trial was delayed"),
        ("Berg's Pula sold more tin in [March] than it did a year ago.", ""),
        ("Anna Berg was arrested [yesterday].", "Anna Berg was arrested"),
        ("He saw the duke and – as it were – the mayor of Pula were visiting the port on [Monday].", ""),
        ("The mayor of Pula was visiting the port on [Monday].", "The mayor of Pula was visiting the port on Monday"),
        (
            "The board of Harbour Air announced [yesterday] that Anna Berg has resigned as the head of the firm, and"
            " the board has named Luis Ortega, a lawyer who was until now the head of its office in Lima, as the one to"
            " lead it.",
            "The board of Harbour Air announced that Anna Berg has resigned as the head of the firm",
        ),
        ("No firm sold more, until [last Wednesday], when Anna Berg died of cancer.", "Anna Berg died of cancer"),
        ("The port was open until [Tuesday], when a storm sank two ships off Pula.", "A storm sank two ships off Pula"),
        ("The port was open until [Tuesday], a day on which it was sold.", ""),
        (
            "Harbour Air had hit a low of $ 3.19 in [July 1997], a month after Anna Berg joined the firm she had left.",
            "Harbour Air had hit a low of $3.19 in July 1997, a month after Anna Berg joined the firm she had left",
        ),
        ("Two sailors were killed [yesterday].", "Two sailors were killed"),
        ("Anna Berg resigned [yesterday].", "Anna Berg resigned"),
        ("Anna Berg opened [yesterday].", ""),
        ("Anna Berg was asked [yesterday].", ""),
        ("Anna Berg left the council ahead of the vote on [Friday].", ""),
        ("In the run-up to the vote in [May], Anna Berg left the council.", ""),
        (
            "Anna Berg left the council in [May] ahead of the vote.",
            "Anna Berg left the council in May ahead of the vote",
        ),
        ("Anna Berg resigned over a [2015] Facebook post.", ""),
        ("Anna Berg won the [2015] Lima marathon.", "Anna Berg won the 2015 Lima marathon"),
        ("Pula jailed a chief of its secret service, who fled on [Friday].", ""),
        ("Pula jailed two of the sailors, who fled on [Friday].", "Two of the sailors fled on Friday"),
        ("Before the war began [last year] Peru sold tin to Pula.", ""),
        ("When the war began in [2003], Peru sold tin to Pula.", "The war began in 2003"),
        ("Pula elected the council that Peru recognized as lawful on [Friday].", ""),
        ("Anna Berg, meanwhile, left Pula on [Friday].", "Anna Berg left Pula on Friday"),
        ("The mayor of Pula warned the port, and in [1983] was elected again.", ""),
        ("[This week], however, Berg likened the port to a ship.", "Berg likened the port to a ship"),
        (
            'The mayor stressed on [Friday] the need for a new port . "',
            "The mayor stressed on Friday the need for a new port",
        ),
        (
            "PULA: The port will close for good, Anna Berg said [Friday].",
            "The port will close for good, Anna Berg said Friday",
        ),
        (
            "President Berg still opposes the sale of the port, the White House said on [Friday].",
            "President Berg still opposes the sale of the port, the White House said on Friday",
        ),
        (
            "The port of Pula will close in May, the council said [yesterday].",
            "The port of Pula will close in May, the council said",
        ),
        ("The mayor said [last week] violence could break out.", "The mayor said violence could break out"),
        ("[Earlier this month] Mayor Anna Berg opened the bridge.", "Mayor Anna Berg opened the bridge"),
        ("[Later this week] the mayor will open a bridge in Pula.", "The mayor will open a bridge in Pula"),
        (
            "The ministry said on [Friday] it was pursuing the owners of the port.",
            "The ministry said on Friday it was pursuing the owners of the port",
        ),
        (
            "The mayor said on [Friday] it had to be assumed that the ferry sank.",
            "The mayor said on Friday it had to be assumed that the ferry sank",
        ),
        (
            'The bank said on [Friday] that it and others "have made the first payments".',
            'The bank said on Friday that it and others "have made the first payments"',
        ),
        (
            "A new port for Pula was announced on [3 May] by the council of Istria.",
            "A new port for Pula was announced on 3 May by the council of Istria",
        ),
        (
            "Crews saw wrecks on [28 March] in an area opened the same day.",
            "Crews saw wrecks on 28 March in an area opened the same day",
        ),
        ("Three boats will be used, starting in [August].", "Three boats will be used, starting in August"),
        (
            "The navy said the ships made 42 trips on [Friday], of which six failed.",
            "The navy said the ships made 42 trips on Friday",
        ),
        (
            "They spoke of the banker Paul Stein who reportedly left Pula in [August].",
            "The banker Paul Stein reportedly left Pula in August",
        ),
        ("Anna Berg, who then left Pula in [August], died.", "Anna Berg left Pula in August"),
        ("Allegedly, Anna Berg left Pula on [Friday].", "Allegedly, Anna Berg left Pula on Friday"),
        ("According to the police, Anna Berg left on [Friday].", "According to the police, Anna Berg left on Friday"),
        ("According to her, Anna Berg left Pula on [Friday].", ""),
        ("According to, Anna Berg left Pula on [Friday].", ""),
        ("Anna Berg said she first saw it in [August].", "Anna Berg said she first saw it in August"),
        (
            "The Press reported that Paul Stein called Anna Berg at 3.20am on [Friday].",
            "The Press reported that Paul Stein called Anna Berg at 3.20am on Friday",
        ),
        (
            "Anna Berg told the court that she left when Paul Stein came home on [Friday].",
            "Anna Berg told the court that she left when Paul Stein came home on Friday",
        ),
        ("He said that Paul Stein came home on [Friday].", ""),
        ("The merger of Harbour and Northern Media, which became final on [Friday], is large.", ""),
        ("The attack on the Lima embassy, which killed five on [Friday], was condemned.", ""),
        ("They left from the Lima embassy, which opened on [Friday].", "The Lima embassy opened on Friday"),
        ("Anna Berg first spoke in May and left Pula in [August].", "Anna Berg left Pula in August"),
        ("[Three weeks ago] Paul Stein left Pula.", "Paul Stein left Pula"),
        ("[A year ago] Paul Stein left Pula.", "Paul Stein left Pula"),
        (
            "Two men — a Dane and a Swede — who had been held since 2016 were freed in Pula on [Friday].",
            "Two men — a Dane and a Swede — who had been held since 2016 were freed in Pula on Friday",
        ),
        (
            "The son of the mayor of Pula, Paul Stein was killed, the radio of Lima reported on [Friday].",
            "The son of the mayor of Pula, Paul Stein was killed, the radio of Lima reported on Friday",
        ),
        ("Its former mayor, Paul Stein was killed, the radio of Lima reported on [Friday].", ""),
        (
            "The Lisbon Times claimed on [Friday] that Berg, who won in May, but has struggled, had tried to leave.",
            "The Lisbon Times claimed on Friday that Berg, who won in May, but has struggled, had tried to leave",
        ),
        ("But the mayor opened the bridge on [Friday].", "The mayor opened the bridge on Friday"),
        ("After his long trip, the mayor opened the bridge on [Friday].", "The mayor opened the bridge on Friday"),
        ("Speaking in Lima on [Friday], the mayor praised the port.", "The mayor praised the port"),
        ("When the ferry left Pula on [Friday], it was full.", "The ferry left Pula on Friday"),
        ("The ferry, which sank off Pula on [8 March], has not been found.", "The ferry sank off Pula on 8 March"),
        ("Police seek the van that was stolen in Leeds on [3 May 2019].", "The van was stolen in Leeds on 3 May 2019"),
        ("The family of Anna Berg, who died in Pula in [1995], came.", "Anna Berg died in Pula in 1995"),
        ("The mayor met the crew on 3 June and left Pula on [4 June].", "The mayor left Pula on 4 June"),
        ("The state has declared the loss of the ferry on [8 March] an accident.", "The loss of the ferry on 8 March"),
        ("“It is over,” the mayor said on [Friday].", "“It is over,” the mayor said on Friday"),
        ("The port is closed, the mayor said on [Friday].", "The port is closed, the mayor said on Friday"),
        ("“It is over,” the mayor posted on [Friday].", "“It is over,” the mayor posted on Friday"),
        (
            "“ It is over , ” the mayor said [Friday] on “ Radio One . ”",
            "“It is over,” the mayor said Friday on “Radio One.”",
        ),
        ("Transport -- Mayor Berg opened the bridge on [Friday].", "Mayor Berg opened the bridge on Friday"),
        ("Pula , Istria ( CNN ) -- Mayor Berg left Pula on [Friday] .", "Mayor Berg left Pula on Friday"),
        ("Thu , Oct 20 19:15 PULA ( Radio ) - Berg left Pula on [Friday] .", "Berg left Pula on Friday"),
        ("* On [Friday], the mayor opened the bridge.", "On Friday, the mayor opened the bridge"),
        ("When Anna Berg took office in [2004] she built a port.", "Anna Berg took office in 2004"),
        ("The mayor closed the bridge in Pula [10 days ago].", "The mayor closed the bridge in Pula"),
        ("The bank [yesterday] closed its last office.", "The bank closed its last office"),
        ("The mayor, Anna Berg, left Pula on [Friday].", "The mayor, Anna Berg, left Pula on Friday"),
        (
            "Anna Berg, the nurse accused of stealing a boat, left Pula on [Friday].",
            "Anna Berg, the nurse accused of stealing a boat, left Pula on Friday",
        ),
        (
            "Wearing a gown, the author, actress and heiress left Pula on [Friday].",
            "The author, actress and heiress left Pula on Friday",
        ),
        (
            "Anna Berg won a special ' recall ' vote in [2003] and faces a new one in November.",
            "Anna Berg won a special 'recall' vote in 2003 and faces a new one in November",
        ),
        ("Anna Berg toured flooded towns in Pula on [Friday].", "Anna Berg toured flooded towns in Pula on Friday"),
        (
            "A state of emergency was declared in Pula on [Friday].",
            "A state of emergency was declared in Pula on Friday",
        ),
        ("A statement was announced in Pula on [Friday].", ""),
        (
            "Polls published on [Friday] gave the Blue Party 40 per cent.",
            "Polls published on Friday gave the Blue Party 40 per cent",
        ),
        (
            "The workers ' union met the miners ' leader in Pula on [Friday] .",
            "The workers' union met the miners' leader in Pula on Friday",
        ),
        ("Thus the mayor of Pula left on [Friday].", "The mayor of Pula left on Friday"),
        ("Protests that began in Pula on [Friday] turned into riots.", "Protests began in Pula on Friday"),
        (
            "A man who was seen carrying a bag found in Pula was jailed on [Friday].",
            "A man who was seen carrying a bag found in Pula was jailed on Friday",
        ),
        ("On [Friday] Berg was named as co - defendant in a trial (", ""),
        ("On [Friday] Berg was named as mayor - elect in Pula.", "On Friday Berg was named as mayor - elect in Pula"),
        ("As Anna Berg made very clear on [Friday], Pula is open.", ""),
        ("Anna Berg left Pula on [Friday]; Paul Stein has stayed.", "Anna Berg left Pula on Friday"),
        ("“He made a mistake,” Anna Berg said on [Friday] in Pula.", ""),
        (
            "“Paul made a mistake,” Anna Berg said on [Friday] in Pula.",
            "“Paul made a mistake,” Anna Berg said on Friday in Pula",
        ),
        (
            "After a nurse said that it would hold, the mayor, Anna Berg, left Pula on [Friday].",
            "The mayor, Anna Berg, left Pula on Friday",
        ),
        (
            "Three nurses, Ana Ruiz, Bo Lind and Carl Weiss, left Pula on [Friday].",
            "Three nurses, Ana Ruiz, Bo Lind and Carl Weiss, left Pula on Friday",
        ),
        ("Berg left Pula on [Friday], a nurse's mother, Rosa Quispe, has said.", "Berg left Pula on Friday"),
        (
            "The death toll of a blast that wrecked six homes in Pula, Istria, rose to five on [Friday].",
            "The death toll of a blast that wrecked six homes in Pula, Istria, rose to five on Friday",
        ),
        (
            "Ana Ruiz, sister of the anti - strike miner Bo Lind, who was killed on [Friday], left Pula.",
            "The anti-strike miner Bo Lind was killed on Friday",
        ),
        ("Police chased the Redcaps, who fled Pula on [Friday].", "The Redcaps fled Pula on Friday"),
        ("The port closed on [Friday]: a strike; miners left the pit.", "The port closed on Friday"),
        (
            "A state of emergency was announced nationwide on [Friday].",
            "A state of emergency was announced nationwide on Friday",
        ),
        ("Protests against the mayor that began on [Friday] grew in Pula.", ""),
        ("Pula is the centre of protests that began on [Friday].", ""),
        ("The mayor backed the protests that began on [Friday] in Pula.", "The protests began on Friday in Pula"),
        ("Ana Ruiz of the team that is racing the Tour, who was killed on [Friday], was a nurse.", ""),
        (
            "The squad, hastily pulled together by Anna Berg on [Friday] after a storm, are “ready,” says Rosa Quispe.",
            "",
        ),
        (
            "At least five guards -- including two nurses, a cook and a pilot -- were killed in Pula on [Friday].",
            "At least five guards -- including two nurses, a cook and a pilot -- were killed in Pula on Friday",
        ),
        (
            "It hurt the mayor who held a rally on [Friday] titled Now or Never.",
            "The mayor held a rally on Friday titled Now or Never",
        ),
        ("The war that began on [Friday] ended in talks in Pula.", "The war began on Friday"),
        (
            "Anna Berg flew to Pula on [Friday]: her sister lived in the port and her mother had a boat there.",
            "Anna Berg flew to Pula on Friday",
        ),
        (
            "Anna Berg said on [Friday]: the port is closed for repairs.",
            "Anna Berg said on Friday: the port is closed for repairs",
        ),
        (
            "Six halls that were supposed to be ready on [Friday] are still closed.",
            "Six halls were supposed to be ready on Friday",
        ),
        (
            "In better news for the miners, the hall in Pula was declared open on [Friday].",
            "The hall in Pula was declared open on Friday",
        ),
        ("Berg left Pula on [Friday], the port authority has said.", "Berg left Pula on Friday"),
        ("Anna Berg spent [last night] hiding in Pula.", "Anna Berg spent [the night] hiding in Pula"),
        ("Anna Berg spent most of [last week] in Pula.", "Anna Berg spent most of [the week] in Pula"),
        ("The mayor opened the bridge [last November] amid protests.", "The mayor opened the bridge amid protests"),
        ("Berg said his family settled in Pula in [1851].", "Berg said his family settled in Pula in 1851"),
        ("The mayor opened the old bridge on [Friday] Read more about it", "The mayor opened the old bridge on Friday"),
        ("On [Friday], the mayor called Read the story of the bridge.", ""),
        ("Anna Berg, the mayor who left Pula on [Friday], died.", "Anna Berg left Pula on Friday"),
        ("In the case of Lima, the port that closed on [Friday], it rained.", "The port closed on Friday"),
        ("Six of the 23 who left Pula on [Friday] were jailed.", "Six of the 23 left Pula on Friday"),
        ("The mistakes that the mayor made on [Friday] in Pula.", ""),
        ("The end of a trial in Lima, Peru, which began on [Friday], is near.", ""),
        ("The mayor also opened the bridge on [Friday].", "The mayor opened the bridge on Friday"),
        ("A poll released [last week] showed that the mayor had lost.", "A poll showed that the mayor had lost"),
        ("Police seek the man behind an incident on [Friday].", ""),
        ("They blame the mayor, who won with a narrow but undisputed victory on [Friday].", ""),
        (
            "They met Anna Berg, a deputy from the KLP who dined in Pula on [Friday].",
            "Anna Berg dined in Pula on Friday",
        ),
        ("The Reef Watch team met the mayor on [Friday].", "The Reef Watch team met the mayor on Friday"),
        ("The mayor of the Read team left Pula on [Friday].", "The mayor of the Read team left Pula on Friday"),
        ("(On [Friday], the mayor opened the bridge.)", "On Friday, the mayor opened the bridge"),
    ],
)
def test_line_has_a_subject_and_a_verb_and_nothing_that_dangles(marked, line):
    assert line_of(marked) == line


@pytest.mark.parametrize(
    "marked",
    [
        "It sank off Pula on [8 March].",
        "They were seen by a satellite on [16 March].",
        "We opened the bridge on [Friday].",
        "The mayor told reporters on [Friday].",
        "The port is closed, her office said on [Friday].",
        "The mayor spoke of images taken on [4 June].",
        "Figures on trade released [this week] by the Harbour Board.",
        "She praised a country that joined the union [last year].",
        "Anyone opposed the plan on [Friday].",
        "Berg said [yesterday] it was a mistake of the Harbour Board.",
        "The port said [yesterday] it had been wrong to tell of it.",
        "Months after the Hilda vanished into [the night], the mayor of Pula spoke.",
        "A day after the storm in Pula, Berg told the council on [Friday].",
        'The port said on [Friday] that it intended to hold "further talks" .',
        "Storm hits port [Friday] Boats sunk at pier The battle for help",
        "A report on the port issued [this week].",
        "The mayor assaulted her in [2009].",
        "A further hearing is set for [10 June].",
        "Says the port should close on [Friday].",
        "Berg said he was fit to stand in Pula, where his family settled in [1851].",
        "50 fans spent the night of [Friday] in his house.",
        "The mayor came [10 days ago].",
        "The two unions met [last Sunday] and Monday in Pula.",
        "The bank lost more on [Friday] than in all of last week.",
        "The bank closed Sunday†™ s office on [Friday].",
    ],
)
def test_sentence_without_a_plain_subject_or_without_what_was_said_gives_no_line(marked):
    assert not line_of(marked)


@pytest.mark.parametrize(
    ("line", "is_alone"),
    [
        ("The mayor, Anna Berg, left Pula on Friday", True),
        ("The mayor, a nurse, left Pula on Friday", False),
        ("The mayor left Pula on Friday", False),
        ("She, Anna Berg, left Pula on Friday", False),
    ],
)
def test_name_beside_a_subject_says_who_it_is(line, is_alone):
    assert stands(line, frozenset()) is is_alone


def test_line_is_not_cut_behind_a_word_that_is_of_what_follows():
    told = "Officials said on [Friday] that the ferry went on until it ran out of fuel"
    why = "because the crew had become unresponsive, perhaps since the air on the bridge had been foul for all the day"
    line = line_of(f"{told}, most likely {why}.")
    assert line.startswith(told.replace("[", "").replace("]", "")[:60])
    assert not line.endswith("most likely")


@pytest.mark.parametrize(("length", "is_cut"), [(200, False), (201, True)])
def test_line_of_more_than_two_hundred_characters_is_cut_at_a_clause(length, is_cut):
    head = "The mayor opened the bridge on Friday"
    tail = ", which had been closed for so long".ljust(length - len(head), "v")
    assert len(head + tail) == length
    assert line_of(head.replace("Friday", "[Friday]") + tail + ".") == head + ("" if is_cut else tail)


def test_clause_of_what_was_said_keeps_its_speaker_unless_another_day_stands_between():
    marked = "Officials revealed Monday that they received a letter on [Friday]."
    assert line_of(marked) == "Officials revealed Monday that they received a letter on Friday"
    assert not line_of(marked, others=["Monday"])


def person(actor, *, basis="name", is_sure=True):
    return Mention(actor, "person", 0, 0, "", basis, subject=True, is_sure=is_sure)


@pytest.mark.parametrize(
    ("words", "mention", "line"),
    [
        ("Berg", person("Anna Berg"), "[Anna] Berg opened the bridge on Friday"),
        ("Anna", person("Anna Berg"), "Anna [Berg] opened the bridge on Friday"),
        ("Anna Berg", person("Anna Berg"), "Anna Berg opened the bridge on Friday"),
        ("He", person("Paul Berg", basis="pronoun"), "[Paul Berg] opened the bridge on Friday"),
        ("Berg", person("Anna Berg", is_sure=False), "Berg opened the bridge on Friday"),
        ("He", person("Paul Berg", basis="pronoun", is_sure=False), ""),
    ],
)
def test_name_is_made_full_only_where_it_is_surely_a_persons(words, mention, line):
    assert line_of(f"{words} opened the bridge on [Friday].", (words, mention)) == line


def test_name_that_goes_on_behind_of_is_another_one():
    tour = ("Tour", person("Tour de Lima"))
    assert line_of("Tour of Peru riders left on [Friday].", tour) == "Tour of Peru riders left on Friday"
    assert line_of("Tour riders of Peru left on [Friday].", tour) == "Tour [de Lima] riders of Peru left on Friday"


@pytest.mark.parametrize(("verb", "is_line"), [("have", False), ("has", True)])
def test_one_person_has_no_verb_of_several(verb, is_line):
    line = line_of(f"Anna Berg {verb} opened the bridge on [Friday].", ("Anna Berg", person("Anna Berg")))
    assert bool(line) is is_line


def test_title_is_its_own_line():
    assert line_of("Bridge in Pula to open on [Friday]", is_title=True) == "Bridge in Pula to open on Friday"


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("The ferry sank off Pula", True),
        ("The ferry sank", False),
        ("A senior officer of Pula said Friday, and the part the party may play in it", False),
        ("A senior officer of Pula said Friday the party may play a part in it", True),
        ("In 2006 but his trial emerged in the port of Pula", False),
        ("In 2006 the trial of Anna Berg emerged in Pula", True),
        ("The ferry sank off Pula and", False),
        ("The last survey was made in Pula in May", True),
        ("The next day the ferry left Pula", True),
        ("Anna Berg started a new show in Pula and there", False),
        ("The ferry, sank off Pula on Friday", False),
        ("The ferry, an old one, sank off Pula on Friday", True),
        ("The ferry sank off Pula, but in the wake of the storm", False),
        ("The ferry sank off Pula, but in the storm nobody died", True),
        ("The crew of the ferry followed up Read the story of Pula", False),
        ("The mayor left Pula in May", True),
        ("Both crews left Pula on Friday", True),
        ("Both left Pula on Friday", False),
        ("This morning the crews left Pula", True),
        ("This crew left Pula on Friday", False),
        ("Last year left Pula poor", False),
        ("The mayor of Pula declared a state of emergency on Friday", True),
        ("The mayor of Pula announced her resignation on Friday", True),
        ("The mayor of Pula announced the statement on Friday", False),
        ("The mayor of Pula confirmed information on Friday", False),
        ("The mayor of Pula announced on Friday", False),
        ("The mayor of Pula said on Friday as the strike began", False),
        ("The mayor of Pula said on Friday that the strike began", True),
        ("The mayor of Pula spoke on Friday after the strike began", True),
        ("The mayor of Pula told the council on Friday", False),
        ("When it sank off Pula", False),
        ("When the mayor, Anna Berg, left Pula", False),
        ("Toward land, from its last known place", False),
        ('The mayor said "it is over', False),
        ("The mayor (of Pula left on Friday", False),
        ("Did the ferry sink off Pula?", False),
    ],
)
def test_line_stands_alone_or_not(line, whole):
    assert stands(line) is whole


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("In addition to Berg, Moe left Pula.", "In addition to Berg, Moe left Pula"),
        ("In addition, Moe left Pula.", "Moe left Pula"),
        ("and Moe left Pula ;", "Moe left Pula"),
        ("PULA, 3 May 2021 – The mayor left.", "The mayor left"),
        ("LIMA (NTB) — The mayor left.", "The mayor left"),
        ("- Last week the mayor left Pula.", "The mayor left Pula"),
        ("The mayor also took aim at “also-rans”.", "The mayor took aim at “also-rans”"),
        ('Berg said: "He also left."', 'Berg said: "He also left."'),
        ("The figures, disclosed yesterday, put him first.", "The figures put him first"),
        ("The state - run bank closed , said the mayor .", "The state-run bank closed"),
        ("… last year was hard for the mayor", "… last year was hard for the mayor"),
    ],
)
def test_opening_word_is_left_out_but_no_part_of_a_phrase(text, line):
    assert cleaned(text) == line


@pytest.mark.parametrize(
    ("subject", "following", "plain"),
    [
        ("The army", " took the port of Pula on Friday", True),
        ("The army", " took the port on Friday", False),
        ("The army", " took the port in May", False),
        ("The ship", " left the port of Pula on Friday", False),
    ],
)
def test_body_of_which_a_place_has_one_is_told_by_the_name_of_the_place(subject, following, plain):
    assert is_plain(subject, frozenset(), following) is plain


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("The Spaniard", False),
        ("The Spanish", True),
        ("The Spaniards", True),
        ("The Spanish mayor", True),
        ("The 37-year-old", False),
        ("The 37-year-old American", False),
        ("The 37-year-old American Ann Lee", True),
    ],
)
def test_one_of_a_people_without_a_name_is_nobody_in_particular(subject, plain):
    assert is_plain(subject, frozenset()) is plain


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Thu Mar 17 2011 05:49:00 The rebels took the city.", "The rebels took the city"),
        ("Updated: March 8, 2014 12:41 GMT - The plane left Pula.", "The plane left Pula"),
        ("Sept. 11, 2007 3.15 p.m. EST The mayor resigned.", "The mayor resigned"),
        ("3 May 2021 10:30 | The bridge fell.", "The bridge fell"),
        ("March 8 2014 saw the loss of the ferry.", "March 8 2014 saw the loss of the ferry"),
        ("May 10:30 was when they met.", "May 10:30 was when they met"),
    ],
)
def test_time_at_which_a_page_was_written_opens_no_line(text, line):
    assert cleaned(text) == line


@pytest.mark.parametrize(
    ("title", "line"), [("My friend was sent to Pula", ""), ("Myanmar was sent to Pula", "Myanmar was sent to Pula")]
)
def test_title_of_its_author_gives_no_line(title, line):
    assert line_of(f"{title}[ ]", is_title=True) == line


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Telling the Pula Post on Sunday the mayor was late", False),
        ("Teller Berg told the Pula Post on Sunday the mayor was late", True),
        ("The mayor demurred in a briefing on Tuesday as to whether", False),
        ("The mayor demurred in a briefing on Tuesday as to the weather", True),
    ],
)
def test_line_begins_with_its_speaker_and_ends_with_what_is_asked(line, alone):
    assert stands(line) is alone
