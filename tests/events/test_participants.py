"""Who took part in what a sentence tells and where it was: not all that is named."""

from dataclasses import replace

import pytest

from tests.corpora import make_tables
from tests.events.making import make_statement
from topics.events.events import places_of, taking_part
from topics.events.participants import participants_of
from topics.events.people.actors import find_mentions
from topics.events.predicates import main_predicate, predicate_of
from topics.events.scenes import scene_of

BOTH = {"Anna Berg", "Luis Ortega"}
KNOWN = "Minister Anna Berg, President Luis Ortega and Senator Rosa Quispe were named."


def told(marked):
    """Return who took part and where it was, for the expression in brackets."""
    before, _, rest = marked.partition("[")
    expression, _, after = rest.partition("]")
    sentence = before + expression + after
    _, passages, _ = make_tables(("a", "2021-06-09", [sentence, KNOWN]))
    mentions = find_mentions(passages)[passages["id"].iloc[0]]
    predicate = predicate_of(sentence, len(before), len(before) + len(expression), is_past=True)
    return set(participants_of(sentence, mentions, predicate)), scene_of(sentence, mentions, predicate)


@pytest.mark.parametrize(
    ("marked", "people"),
    [
        ("Anna Berg met Luis Ortega on [Monday].", {"Anna Berg", "Luis Ortega"}),
        ("Luis Ortega was met by Anna Berg and Rosa Quispe on [Monday].", {"Anna Berg", "Luis Ortega", "Rosa Quispe"}),
        ("Anna Berg held talks with Luis Ortega on [Monday].", {"Anna Berg", "Luis Ortega"}),
        ("The minister, Anna Berg, left Lima on [Monday].", {"Anna Berg"}),
        ("The US oil company had closed its office on [Monday].", {"US oil company"}),
        ("Lawyers for the crew, Anna Berg, met Luis Ortega on [Monday].", {"lawyers for the crew", "Luis Ortega"}),
        ("The lawyer, Anna Berg, met Luis Ortega on [Monday].", {"Anna Berg", "Luis Ortega"}),
        ("A spokesman for Anna Berg left Lima on [Monday].", {"spokesman for Anna Berg"}),
        ("Charges against Anna Berg were dropped on [Monday].", {"Anna Berg"}),
        ("A book against Anna Berg was burnt on [Monday].", set()),
        ("Datapoll said on [Monday] that the vote was over.", {"Datapoll"}),
        ("Yesterday said on [Monday] that the vote was over.", set()),
        ("Anna Berg met a number of foreign leaders on [Monday].", {"Anna Berg", "foreign leaders"}),
        ("Swedish and foreign soldiers met Anna Berg on [Monday].", {"Anna Berg", "Swedish and foreign soldiers"}),
        ("Swedish officials and police met Anna Berg on [Monday].", {"Anna Berg", "Swedish officials", "police"}),
        ("Anna Berg said on [Monday] that Luis Ortega resigned.", {"Anna Berg"}),
        ("Anna Berg spoke about Luis Ortega on [Monday].", {"Anna Berg"}),
        ("Anna Berg's bridge was opened on [Monday].", set()),
        ("The plan of Anna Berg was dropped on [Monday].", set()),
        ("France released an image on [Monday].", {"France"}),
        ("The ship left France on [Monday].", set()),
        ("The relatives of the passengers gathered on [Monday].", {"relatives of the passengers"}),
        ("Relatives gathered on [Monday].", {"relatives"}),
        ("The family of Anna Berg sued Luis Ortega on [Monday].", {"family of Anna Berg", "Luis Ortega"}),
        (
            "Three miners, Ana Ruiz, Bo Lind and Carl Weiss, left on [Monday].",
            {"miners", "Ana Ruiz", "Bo Lind", "Carl Weiss"},
        ),
        (
            "Four miners, among them Anna Berg and Luis Ortega, left on [Monday].",
            {"four miners", "Anna Berg", "Luis Ortega"},
        ),
        ("Three men, including the former mayor Luis Ortega, were held on [Monday].", {"three men", "Luis Ortega"}),
        ("Three men, praised by the former mayor Luis Ortega, were held on [Monday].", {"three men"}),
        ("The mayor, Anna Berg, and the bishop, Luis Ortega, left on [Monday].", {"Anna Berg", "Luis Ortega"}),
        ("Anna Berg, the mayor, and Luis Ortega, the bishop, left on [Monday].", {"Anna Berg", "Luis Ortega"}),
        ("On [Monday], the mayor, Anna Berg, and the bishop, Luis Ortega, left.", {"Anna Berg", "Luis Ortega"}),
        ("A judge ordered the release of Anna Berg on [Monday].", {"judge", "Anna Berg"}),
        ("A judge described the release of Anna Berg on [Monday].", {"judge"}),
        ("A judge kept the letter of Anna Berg on [Monday].", {"judge"}),
        ("After a miner said it would hold, the mayor, Anna Berg, left on [Monday].", {"Anna Berg"}),
        ("Ruling Blue Party officials met on [Monday].", {"Ruling Blue Party officials"}),
        ("Peruvian warplanes attacked Anna Berg on [Monday].", {"Peruvian warplanes", "Anna Berg"}),
        ("Warplanes attacked Anna Berg on [Monday].", {"Anna Berg"}),
        ("Two suicide bombers attacked a hall on [Monday].", {"suicide bombers"}),
        ("Police arrested three men on [Monday].", {"police", "three men"}),
        ("Police arrested men on [Monday].", {"police"}),
        ("A court in Lima sentenced 12 miners to prison on [Monday].", {"court", "12 miners"}),
        ("Typhoon Haiyan hit Anna Berg on [Monday].", {"Anna Berg"}),
        ("Voters elected a parliament on [Monday].", {"voters"}),
        ("The French fired at Anna Berg on [Monday].", {"French", "Anna Berg"}),
        ("The Peruvian fired at Anna Berg on [Monday].", {"Anna Berg"}),
        ("Earlier on [Monday] the port minister Anna Berg left Lima.", {"Anna Berg"}),
        ("The athlete woke up on [Monday].", set()),
        ("Relatives and friends of the miners gathered on [Monday].", {"relatives and friends of the miners"}),
        ("Relatives and Anna Berg gathered on [Monday].", {"relatives", "Anna Berg"}),
        ("The family members of those on board were informed on [Monday].", {"family members"}),
        ("Human rights groups met on [Monday].", {"human rights groups"}),
        ("The group met on [Monday].", set()),
        ("The US treasury department fined Anna Berg on [Monday].", {"US treasury department", "Anna Berg"}),
        ("The Catholic bishops' conference met on [Monday].", {"Catholic bishops' conference"}),
        ("The conference met on [Monday].", set()),
        ("Anna Berg welcomed the EU delegation on [Monday].", {"Anna Berg", "EU delegation"}),
        ("The feud between Anna Berg and Luis Ortega grew on [Monday].", BOTH),
        ("Anna Berg campaigned across Lima with Luis Ortega on [Monday].", BOTH),
        (
            "The court is expected to rule on [Monday] on whether Anna Berg has a case to answer.",
            {"court", "Anna Berg"},
        ),
        ("The court will hear on [Monday] why Anna Berg has left.", {"court"}),
        ("The suit was filed by Anna Berg, 13, and Luis Ortega, 11, on [Monday].", BOTH),
        ("A local news agency reported on [Monday] that Anna Berg had met Luis Ortega.", BOTH),
        ("A local news agency reported on [Monday] that Anna Berg had a plan.", {"local news agency"}),
        ("The judge said on [Monday] that Anna Berg had met Luis Ortega.", {"judge"}),
        ("The Centers for Disease Control met on [Monday].", {"Centers for Disease Control"}),
        ("The federal Food and Drug Agency met on [Monday].", {"Food and Drug Agency"}),
        ("The judge Luis Ortega and Drug Agency met on [Monday].", {"Luis Ortega", "Drug Agency"}),
        ("Pol / Econ chief met Anna Berg on [Monday].", {"Anna Berg"}),
        ("Anna Berg formed a coalition with Luis Ortega on [Monday].", BOTH),
        ("Anna Berg shot a soldier on [Monday].", {"Anna Berg", "soldier"}),
        ("Anna Berg sued a private company on [Monday].", {"Anna Berg", "private company"}),
        ("The Larcova state news agency struck on [Monday].", {"Larcova state news agency"}),
        ("A coalition with Luis Ortega was formed on [Monday].", {"coalition"}),
        ("Anna Berg's birthday party was attended by Luis Ortega on [Monday].", BOTH),
        ("Anna Berg's party was praised by Luis Ortega on [Monday].", {"Anna Berg's party", "Luis Ortega"}),
        ("Anna Berg survived a crash on [Monday] that killed Luis Ortega.", BOTH),
        ("Anna Berg bought a car on [Monday] that Luis Ortega sold.", {"Anna Berg"}),
        ("The port will close on [Monday], Anna Berg said.", {"Anna Berg"}),
        ("The port was shelled on [Monday], Anna Berg said.", set()),
        ("The law graduate from Lima gave an interview on [Monday].", set()),
        ("The South African left Lima on [Monday].", set()),
        ("An athlete was shot on [Monday].", {"athlete"}),
        ("The athletes left Lima on [Monday].", {"athletes"}),
        ("The driver left Lima on [Monday].", {"driver"}),
        ("The athlete Anna Berg left Lima on [Monday].", {"Anna Berg"}),
        ("South Africans elected Anna Berg on [Monday].", {"South Africans", "Anna Berg"}),
        ("Close to 2 a.m. local time on [Monday] the plane crashed.", set()),
        ("A local shot Anna Berg on [Monday].", {"local", "Anna Berg"}),
        ("Channel 4 dropped the show on [Monday].", {"Channel 4"}),
        ("The South African police shot Anna Berg on [Monday].", {"South African police", "Anna Berg"}),
        ("Anna Berg has declared the loss of the ferry on [3 May] an accident.", set()),
        ("The ferry sank on [Monday].", set()),
        ("Parliament rose on [Monday].", {"Parliament"}),
        ("The Senate rose on [Monday].", {"Senate"}),
        ("Thousands marched on [Monday].", set()),
        ("Thousands of miners marched on [Monday].", {"thousands of miners"}),
        ("The Conservative left the hall on [Monday].", set()),
        ("Two unions called a strike on [Monday].", {"unions"}),
        ("MPs rejected the budget on [Monday].", {"MPs"}),
        ("The town council closed the bridge on [Monday].", {"town council"}),
        ("The council house burnt down on [Monday].", set()),
        ("It collapsed on [Monday].", set()),
        ("Police arrested Anna Berg on [Monday].", {"police", "Anna Berg"}),
        ("The list hurt Anna Berg on [Monday].", {"Anna Berg"}),
        ("A bus carrying fans of the club hit a bridge on [Monday].", set()),
        ("Anna Berg's negotiators left the hall on [Monday].", {"Anna Berg's negotiators"}),
        ("Chinese officials yesterday banned Anna Berg from the hall on [Monday].", {"Chinese officials", "Anna Berg"}),
        ("The KLP party agreed to talks on [Monday].", {"KLP"}),
        ("The KLP party conference ended on [Monday].", set()),
        ("The Texas Republican left the hall on [Monday].", set()),
        ("The list of relatives was lost on [Monday].", set()),
        ("Three gunmen were killed by soldiers on [Monday].", {"gunmen", "soldiers"}),
        ("Three gunmen were killed by a train on [Monday].", {"gunmen"}),
        ("A bomb killed two soldiers on [Monday].", {"soldiers"}),
        ("A bomb killed two hopes on [Monday].", set()),
        ("Anna Berg met the Peruvian president, Luis Ortega, on [Monday].", {"Anna Berg", "Luis Ortega"}),
        ("Anna Berg, a former official in Lima who resigned on [Monday], left.", {"Anna Berg"}),
        ("Anna Berg shot Luis Ortega and wounded Rosa Quispe on [Monday].", {"Anna Berg", "Rosa Quispe"}),
        (
            "Anna Berg shot Luis Ortega on [Monday] and wounded Rosa Quispe.",
            {"Anna Berg", "Luis Ortega", "Rosa Quispe"},
        ),
        ("Anna Berg told reporters on [Monday] that the port would close.", {"Anna Berg"}),
        ("Anna Berg told the court on [Monday] that the port would close.", {"Anna Berg"}),
        ("Anna Berg told Luis Ortega on [Monday] that the port would close.", {"Anna Berg", "Luis Ortega"}),
        ("The miners said they had left the pit on [Monday].", {"miners"}),
        ("The list said they had left the pit on [Monday].", set()),
        ("On [Monday] police sent officers to arrest Anna Berg.", {"police", "officers", "Anna Berg"}),
        ("On [Monday] police backed plans to arrest Anna Berg.", {"police"}),
        ("Anna Berg spoke to rebel leaders on [Monday].", {"Anna Berg", "rebel leaders"}),
        ("Anna Berg announced a plan on [Monday] amid revelations of a deal by Luis Ortega.", {"Anna Berg"}),
        ("Yesterday Anna Berg left the hall on [Monday].", {"Anna Berg"}),
        ("The murder trial of Anna Berg began on [Monday].", {"Anna Berg"}),
        ("The head of the mission left the hall on [Monday].", {"head of the mission"}),
        ("Two Peruvians were jailed on [Monday].", {"Peruvians"}),
        (
            "In a meeting with Luis Ortega on [Monday], Anna Berg said the port would close.",
            {"Anna Berg", "Luis Ortega"},
        ),
        ("In a book on Luis Ortega on [Monday], Anna Berg said the port would close.", {"Anna Berg"}),
        (
            "Anna Berg met Luis Ortega for an hour on [Monday], and Rosa Quispe.",
            {"Anna Berg", "Luis Ortega", "Rosa Quispe"},
        ),
        ("Troops loyal to Anna Berg left the hall on [Monday].", {"troops"}),
        ("A group of miners left the hall on [Monday].", {"group of miners"}),
        ("A group of boats left the port on [Monday].", set()),
        ("US Secretary of State Anna Berg met Deputy Minister for Energy Luis Ortega on [Monday].", BOTH),
        ("A minister of state and Anna Berg left the hall on [Monday].", {"minister of state", "Anna Berg"}),
        ("US officials and the WHO closed the port on [Monday].", {"US officials", "WHO"}),
        ("Anna Berg sought to mend ties with Peru on [Monday].", {"Anna Berg"}),
        ("Anna Berg signed a treaty with Peru on [Monday].", {"Anna Berg", "Peru"}),
        ("France clashed with Peru on [Monday].", {"France", "Peru"}),
        ("This followed a tense call on [Monday] in which Anna Berg told Luis Ortega to resign.", BOTH),
        ("This followed a tense call on [Monday] between Anna Berg and Luis Ortega.", BOTH),
        ("This followed a tense call on [Monday], which Anna Berg called a mistake.", set()),
        ("The meeting of Anna Berg and Luis Ortega began on [Monday].", BOTH),
        ("The wedding of Anna Berg and Luis Ortega took place on [Monday].", BOTH),
        ("Though mired in debt, President Luis Ortega and Senator Anna Berg left the hall on [Monday].", BOTH),
        ("The mayor met his Afghan and Peruvian counterparts on [Monday].", {"mayor"}),
        ("British and French ministers left the hall on [Monday].", {"British and French ministers"}),
        ("(Update 7:00 p.m. ET) Anna Berg left the hall on [Monday].", {"Anna Berg"}),
        ("Anna Berg shot her friend, 29-year - old Luis Ortega, on [Monday].", BOTH),
        ("Anna Berg, a singer who was met on [Monday] by her friend, Luis Ortega, left.", BOTH),
        (
            "Anna Berg, a singer who left Lima on [Monday] with her friends, Luis Ortega said.",
            {"Anna Berg", "her friends"},
        ),
        ("Anna Berg called it a lie as she told MPs on [Monday] to leave.", {"Anna Berg", "MPs"}),
        ("The miners called it a lie as he told MPs on [Monday] to leave.", {"MPs"}),
        ("The Ohio Republican Karl Moe left the hall on [Monday].", {"Karl Moe"}),
        ("The Ohio Republican Party left the hall on [Monday].", {"Ohio Republican Party"}),
        ("Republican members of Congress left the hall on [Monday].", {"Republican members of Congress"}),
        ("Anna Berg, a nurse from Lima, the capital, was hurt on [Monday].", {"Anna Berg"}),
        ("Two unions left the hall, the mayor said on [Monday].", {"unions"}),
        ("“Two unions left the hall,” Anna Berg said on [Monday].", {"Anna Berg"}),
        ("France is planning to withdraw its troops by [Monday].", {"France"}),
        ("France was hit by a storm on [Monday].", set()),
        ("France remained calm on [Monday].", set()),
        ("The Workers party called a strike on [Monday].", {"Workers party"}),
        ("The regime closed the port on [Monday].", {"regime"}),
        ("Anna Berg, a deputy from the KLP who dined in Lima on [Monday], left.", {"Anna Berg"}),
        ("Anna Berg, with whom Luis Ortega fled on [Monday], was jailed.", {"Luis Ortega"}),
        ("Anna Berg has announced the arrest of Luis Ortega by soldiers on [3 May].", {"Luis Ortega", "soldiers"}),
        ("Yesterday the Peruvian president, Luis Ortega, left on [Monday].", {"Luis Ortega"}),
        ("The mayor, Anna Berg, cheered when she met Luis Ortega on [Monday].", BOTH),
        ("The mayor, Anna Berg, cheered when it met Luis Ortega on [Monday].", {"Luis Ortega"}),
        ("France on [Monday] released an image.", {"France"}),
        (
            "Rosa Quispe met the leader in Lima, Anna Berg, and the leader in Oslo, Luis Ortega, on [Monday].",
            BOTH | {"Rosa Quispe"},
        ),
        ("Anna Berg backs the plan, and, on [Monday], said it was ready.", {"Anna Berg"}),
        ("Backing for Anna Berg, and, on [Monday], said it was ready.", set()),
        ("The prosecution opened its case on [Monday].", {"prosecution"}),
        ("The defence called Anna Berg on [Monday].", {"defence", "Anna Berg"}),
        ("The sea defence broke on [Monday].", set()),
        ("The defence of the town broke on [Monday].", set()),
        (
            "Talks between the ruling party and opposition leaders began on [Monday].",
            {"ruling party", "opposition leaders"},
        ),
        ("Power - sharing talks between unions and Anna Berg began , on [Monday] .", {"unions", "Anna Berg"}),
        ("The seven - times cup winner left the hall on [Monday] , she said .", {"seven-times cup winner"}),
        (
            "Police arrested the head of the main union, the Harbour League, on [Monday].",
            {"police", "head of the main union"},
        ),
        ("Anna Berg described the attacks against the miners on [Monday].", {"Anna Berg"}),
        ("Anna Berg led the attacks against the miners on [Monday].", {"Anna Berg", "miners"}),
        ("The miners' newly elected head, Anna Berg, left on [Monday].", {"Anna Berg"}),
        ("Rosa Quispe noted a letter of [3 May] in which Anna Berg told Luis Ortega to resign.", BOTH),
        ("Rosa Quispe wrote a letter on [3 May] in which Anna Berg told Luis Ortega to resign.", {"Rosa Quispe"}),
        ("The Movement for Free Ports closed the port on [Monday].", {"Movement for Free Ports"}),
        ("More than a million people marched on [Monday].", {"more than a million people"}),
        ("More than half a million Peruvians marched on [Monday].", {"more than half a million Peruvians"}),
        ("More than a million boats sank on [Monday].", set()),
        ("Several hundred people marched on [Monday].", {"several hundred people"}),
        ("At least 20 miners were killed on [Monday].", {"at least 20 miners"}),
        ("Police arrested at least 20 miners on [Monday].", {"police", "at least 20 miners"}),
        ("Eight members of the club were held on [Monday].", {"eight members of the club"}),
        ("The German engineering firm Siemens left the hall on [Monday].", {"Siemens"}),
        ("Striking the bell opened the fair on [Monday].", set()),
        ("Australian co-ordinators left the hall on [Monday].", {"Australian co-ordinators"}),
        ("The state - run Herald newspaper left the hall on [Monday].", {"state-run Herald newspaper"}),
        ("Anna Berg's year - long treason trial ends on [Monday].", {"Anna Berg"}),
        ("The Republican governor and singer Anna Berg left the hall on [Monday].", {"Anna Berg"}),
        ("The governor and Anna Berg left the hall on [Monday].", {"governor", "Anna Berg"}),
        ("This week lawyers left the hall on [Monday].", {"lawyers"}),
        ("Early this month Anna Berg left the hall on [Monday].", {"Anna Berg"}),
        ("The last president left the hall on [Monday].", {"last president"}),
        ("19 2011 14:27:00 Peruvians left the hall on [Monday].", {"Peruvians"}),
        ("The Larco palace announced a visit on [Monday].", {"Larco palace"}),
        ("Anna Berg dined at the Larco palace on [Monday].", {"Anna Berg"}),
        ("Anna Berg promised a model of growth on [Monday].", {"Anna Berg"}),
        ("Anna Berg (Labour), the mayor, left the hall on [Monday].", {"Anna Berg"}),
        ("Anna Berg confirmed on Tuesday that she will begin her tour on [Monday].", {"Anna Berg"}),
        ("Hopes rose on [Monday] when Luis Ortega left the hall.", {"Luis Ortega"}),
        ("Anna Berg's comeback drew near on [Monday] when she was cleared by the court.", {"Anna Berg", "court"}),
        ("The court heard testimony from Anna Berg on [Monday].", {"court", "Anna Berg"}),
        ("The court took papers from Anna Berg on [Monday].", {"court"}),
        ("The Giro begins on [Monday].", set()),
        ("Anna Berg returned to court on [Monday].", {"Anna Berg"}),
        ("Anna Berg wrote to the court on [Monday].", {"Anna Berg", "court"}),
        ("Anna Berg read messages between the miners on [Monday].", {"Anna Berg"}),
        ("Anna Berg led talks between the miners on [Monday].", {"Anna Berg", "miners"}),
    ],
)
def test_those_take_part_who_do_it_or_whom_it_befalls(marked, people):
    assert told(marked)[0] == people


def test_those_who_take_part_come_in_the_order_of_their_part():
    sentence = "Luis Ortega was met by Anna Berg."
    _, passages, _ = make_tables(("a", "2021-06-09", [sentence, KNOWN]))
    mentions = find_mentions(passages)[passages["id"].iloc[0]]
    assert participants_of(sentence, mentions, main_predicate(sentence)) == ("Luis Ortega", "Anna Berg")


@pytest.mark.parametrize(
    ("title", "people"),
    [
        ("Anna Berg meets Luis Ortega", {"Anna Berg", "Luis Ortega"}),
        ("Anna Berg speaks of Luis Ortega", {"Anna Berg"}),
        ("Police arrest two miners", {"police", "miners"}),
        ("Photos of Anna Berg", set()),
    ],
)
def test_those_take_part_whom_a_title_names_beside_its_verb(title, people):
    _, passages, _ = make_tables(("a", "2021-06-09", [title, KNOWN]))
    mentions = find_mentions(passages)[passages["id"].iloc[0]]
    assert set(participants_of(title, mentions, main_predicate(title))) == people


def test_long_chain_of_nouns_is_read():
    sentence = "On Monday " + "a group of " * 3_000 + "miners left the pit."
    assert participants_of(sentence, (), main_predicate(sentence)) == ()


@pytest.mark.parametrize(
    ("marked", "places"),
    [
        ("Anna Berg met Luis Ortega in Lima on [Monday].", {"Lima"}),
        ("The ship sailed from Lima to Oslo on [Monday].", {"Lima", "Oslo"}),
        ("The ship vanished on [Monday] as it sailed from Lima to Oslo.", {"Lima", "Oslo"}),
        ("Anna Berg said on [Monday] that the bridge in Oslo was safe.", set()),
        ("Anna Berg spoke of Oslo on [Monday].", set()),
        ("Police banned marches in several of Lima's suburbs on [Monday].", {"Lima"}),
        ("Police listed several of Lima's suburbs on [Monday].", set()),
        ("Anna Berg attended the Lima premiere on [Monday].", {"Lima"}),
        ("Anna Berg attended the Peru conference on [Monday].", set()),
        ("Anna Berg signed the Lima accord on [Monday].", set()),
        ("Anna Berg was held at Lima airport on [Monday].", {"Lima"}),
        ("Anna Berg bought Lima airport on [Monday].", set()),
        ("Gunfire was heard in the Peruvian capital of Lima on [Monday].", {"Lima"}),
        ("Planes bombed camps on the outskirts of the town of Lima on [Monday].", {"Lima"}),
        ("Anna Berg praised the old town of Lima on [Monday].", set()),
        ("Anna Berg, held in Oslo for a year, flew to Lima on [Monday].", {"Lima"}),
        ("Miners marched through Lima on [Monday] to protest at Peru's record.", {"Lima"}),
        ("Miners marched in Peru's capital on [Monday].", {"Peru"}),
        ("Miners marched in the Peruvian capital on [Monday].", {"Peru"}),
        ("Miners marched at the Peruvian embassy on [Monday].", set()),
        ("Miners marched in the Peruvian capital, Lima, on [Monday].", {"Lima"}),
        ("The ship was seen in the southern Indian Ocean on [Monday].", {"Indian Ocean"}),
        ("The ship was seen off the north coast of Peru on [Monday].", {"Peru"}),
        ("Anna Berg was seen at her house in southern France on [Monday].", {"France"}),
        ("Shots were heard in upmarket Larcovilla on [Monday].", {"Larcovilla"}),
        ("Shots were heard north - east of Larcovilla on [Monday].", {"Larcovilla"}),
        ("Shots were heard in the town of Larcovilla on [Monday].", {"Larcovilla"}),
        ("Anna Berg is due to visit Peru on [Monday].", {"Peru"}),
        ("Anna Berg left Lima on [Monday].", {"Lima"}),
        ("Anna Berg left Lima's team on [Monday].", set()),
        ("Anna Berg put off Luis Ortega on [Monday] by postponing a visit to Lima.", set()),
        ("A storm hit Lima on [Monday].", {"Lima"}),
        ("Lima was hit by a storm on [Monday].", {"Lima"}),
        ("Lima was praised by Anna Berg on [Monday].", set()),
        ("Anna Berg met Luis Ortega at Lima's main airport on [Monday].", {"Lima"}),
        ("Anna Berg met Luis Ortega in Lima city centre on [Monday].", {"Lima"}),
        ("Anna Berg filed a request in a Lima court on [Monday].", {"Lima"}),
        ("A Lima court rejected the request on [Monday].", {"Lima"}),
        ("Anna Berg wrote of a Lima court on [Monday].", set()),
        ("The high court in Lima heard three miners on [Monday].", {"Lima"}),
        ("Anna Berg spoke at Lima University on [Monday].", {"Lima University"}),
        ("Anna Berg studied Lima University on [Monday].", set()),
        ("Anna Berg resigned on [Monday] to fight charges of the theft of a car in Lima.", set()),
        ("Anna Berg was arrested on [Monday] in Oslo over a theft in Lima.", {"Oslo"}),
        ("Anna Berg wants to lift the ban on sales to Peru on [Monday].", set()),
        ("Anna Berg flew to Peru and Chile on [Monday].", {"Peru", "Chile"}),
        ("Anna Berg said on [Monday] the ban in Peru was wrong.", set()),
        ("Anna Berg said in Peru on [Monday] the ban was wrong.", {"Peru"}),
        ("In Oslo on [Monday], Anna Berg voiced hopes that he would call after Lima snubbed her in Peru.", {"Oslo"}),
        ("Anna Berg left Oslo on [Monday] after she was held in Lima.", {"Oslo"}),
        ("Anna Berg left Oslo on [Monday] as she was hailed in Lima.", {"Oslo", "Lima"}),
        ("Anna Berg discussed the crisis in Peru with Luis Ortega on [Monday].", set()),
        ("Anna Berg spoke in Peru with Luis Ortega on [Monday].", {"Peru"}),
        ("Aircraft from Peru searched the sea on [Monday].", set()),
        ("Fans were evacuated from Peru on [Monday].", {"Peru"}),
        ("Police said on [Monday] that three miners had been shot in the southern city of Lima.", {"Lima"}),
        ("Police said on [Monday] that Anna Berg feared for miners in Lima.", set()),
        ("Three miners were shot in Lima on [Monday], a statement added.", {"Lima"}),
        ("Police said in Oslo on [Monday] that three miners had been shot in Lima.", {"Oslo"}),
        ("Anna Berg survived a crash on [Monday] that killed her friend near Lima.", {"Lima"}),
        ("Anna Berg drove a car on [Monday] that was made in Lima.", set()),
        ("Objects were seen on [Monday] about 2,300km (1,430 miles) from Perth.", {"2,300km from Perth"}),
        (
            "Objects were seen on [Monday] 1,500 miles southwest of Perth, Australia.",
            {"1,500 miles southwest of Perth"},
        ),
        ("Objects were seen on [Monday] 30 km from Perth.", {"Perth"}),
        ("The bus from Lima to Oslo crashed in Bonn on [Monday].", {"Bonn"}),
        ("The bus from Lima to Oslo vanished on [Monday].", {"Lima", "Oslo"}),
        ("Miners marched in Bonn, south of Oslo, on [Monday].", {"Bonn"}),
        ("Miners marched in Ghazni province, 93 miles (150 km) southwest of Kabul, on [Monday].", {"Ghazni"}),
        ("Miners marched in Larcova province on [Monday].", {"Larcova"}),
        ("Miners marched in Larcova talks on [Monday].", set()),
        ("Peru's presidential election was held on [Monday].", {"Peru"}),
        ("Anna Berg spoke of Peru's presidential election on [Monday].", set()),
        ("Peru will vote for a new president on [Monday].", {"Peru"}),
        ("Miners marched in Lima, Oslo and Bonn on [Monday].", {"Lima", "Oslo", "Bonn"}),
        ("The ship vanished on [Monday] after taking off from Lima.", {"Lima"}),
        ("Anna Berg resigned on [Monday] after taking off from Lima.", set()),
        ("Anna Berg left Lima for Oslo on [Monday].", {"Lima", "Oslo"}),
        ("Anna Berg left a message for Oslo on [Monday].", set()),
        ("The jet was shot down over eastern Ukraine on [Monday].", {"Ukraine"}),
        ("Anna Berg met Luis Ortega on [Monday] in a row over Ukraine.", set()),
        ("The ship sank off Peru on [Monday].", {"Peru"}),
        ("Relatives gathered at the Lidorama on [Monday].", {"Lidorama"}),
        ("Anna Berg laughed at the Lidorama on [Monday].", set()),
        ("Anna Berg spoke at the Sama-Sama Hotel on [Monday].", {"Sama-Sama Hotel"}),
        ("Anna Berg filed a request in the Kuala Lumpur High Court on [Monday].", {"Kuala Lumpur"}),
        ("Anna Berg won the Nevada caucuses on [Monday].", {"Nevada"}),
        ("Anna Berg came third in the Nevada primary on [Monday].", {"Nevada"}),
        ("Anna Berg spoke of the Nevada primary on [Monday].", set()),
        ("Texas votes on [Monday].", {"Texas"}),
        ("Anna Berg saw Texas, which votes on [Monday].", {"Texas"}),
        ("Peru voted against the ban on [Monday].", set()),
        ("Zimbabweans went to the polls on [Monday].", {"Zimbabwe"}),
        ("Anna Berg spoke of Lima, where miners marched on [Monday].", {"Lima"}),
        ("Anna Berg was sworn in as Peru's new president on [Monday].", {"Peru"}),
        ("Anna Berg was sworn in as Prime Minister of Peru on [Monday].", {"Peru"}),
        ("Peru's congress voted on [Monday] to remove Anna Berg.", {"Peru"}),
        ("The Peruvian supreme court ruled on [Monday] that Anna Berg must go.", {"Peru"}),
        ("Peru's president spoke on [Monday] of reform.", set()),
        ("On [Monday] Anna Berg hosted a dinner at the Rivas palace for her cabinet.", {"Rivas palace"}),
        ("On [Monday] Anna Berg hosted a dinner at the Rivas palaces for her cabinet.", set()),
        ("Anna Berg was elected vice president of Peru on [Monday].", set()),
        ("Peru's miners marched across the country on [Monday].", {"Peru"}),
        ("Peru's miners told those of Chile to march across the country on [Monday].", set()),
    ],
)
def test_places_are_those_where_it_was_not_those_spoken_of(marked, places):
    assert told(marked)[1] == places


@pytest.mark.parametrize(
    ("verb", "doer", "other", "actors"),
    [
        ("arrest", "three-time winner", "Anna Berg", ("Anna Berg",)),
        ("arrest", "miners", "Anna Berg", ("miners",)),
        ("arrest", "Luis Ortega", "Anna Berg", ("Luis Ortega",)),
        ("tell", "three-time winner", "Anna Berg", ("three-time winner",)),
    ],
)
def test_one_without_name_has_that_of_whom_others_tell_the_same(verb, doer, other, actors):
    best = make_statement("The one of the headline did it.", people=[doer] if doer.istitle() else [], acts=[verb])
    best = replace(best, taking_part=(doer,), line="The one of the headline did it")
    told = replace(make_statement("Anna Berg did it.", article="b", people=[other], acts=[verb]), taking_part=(other,))
    assert taking_part([best, told]) == actors


@pytest.mark.parametrize(
    ("scenes", "places"),
    [
        ([set(), {"Lima"}, set()], ("Lima",)),
        ([set(), {"Lima"}, {"Peru"}], ("Lima",)),
        ([set(), {"Lima"}, {"Oslo"}], ()),
        ([{"Oslo"}, {"Lima"}, set()], ("Oslo",)),
        ([set(), {"Lima"}, *[set()] * 4], ()),
    ],
)
def test_place_that_few_tell_counts_where_no_other_one_is_told(scenes, places):
    members = [
        replace(
            make_statement("Miners marched.", article=f"a{n}", acts=["march"]),
            scene=frozenset(scene),
            line="Miners marched",
        )
        for n, scene in enumerate(scenes)
    ]
    assert places_of(members) == places


def test_place_of_another_deed_of_the_day_is_none_of_the_event():
    best = replace(make_statement("Miners marched.", acts=["march"]), line="Miners marched")
    other = replace(make_statement("Police slept in Lima.", article="b", acts=["sleep"]), scene=frozenset({"Lima"}))
    assert places_of([best, other]) == ()


@pytest.mark.parametrize(
    ("marked", "places"),
    [
        ("The jet was shot down near the Syrian border on [Monday].", {"Syria"}),
        ("Divers found bodies off the western Australian coast on [Monday].", {"Australia"}),
        ("Floods swept through the town of Ahrweiler on [Monday].", {"Ahrweiler"}),
        ("Anna Berg spoke of the town of Ahrweiler on [Monday].", set()),
        ("Anna Berg praised the western Australian coast on [Monday].", set()),
        ("Rebels blocked the port of Arica on [Monday].", {"Arica"}),
        ("Rebels described the port of Arica on [Monday].", set()),
        ("Rebels stormed the coastal town of Bintang on [Monday].", {"Bintang"}),
        ("The crew was saved on [Monday] from the village of Ras Ali.", {"Ras Ali"}),
        ("A bridge fell in Ahrweiler on [Monday].", {"Ahrweiler"}),
        ("A bridge fell in Ahrweiler colours on [Monday].", set()),
        ("Peruvian unions staged a strike on [Monday].", {"Peru"}),
        ("Peruvian unions condemned a plan on [Monday].", set()),
        ("Peruvian unions met a Chilean firm on [Monday].", set()),
        ("Peruvian troops shelled a camp on [Monday].", set()),
        ("Peru's interior minister, Anna Berg, resigned on [Monday].", {"Peru"}),
        ("Peru's interior minister, Anna Berg, visited a camp on [Monday].", set()),
        ("The supreme court of Peru freed two men on [Monday].", {"Peru"}),
        ("The mayor of Lima, Anna Berg, resigned on [Monday].", {"Lima"}),
        ("The mayor of Lima, Anna Berg, met Paul Stein on [Monday].", set()),
        ("Lima police arrested two men on [Monday].", {"Lima"}),
        ("Pilots at Harbour Air struck on [Monday].", set()),
        ("Peru banned plastic bags on [Monday].", {"Peru"}),
        ("Voters in Scotland chose Anna Berg on [Monday].", {"Scotland"}),
        ("A study was published on [Monday] in Lima.", {"Lima"}),
        ("A study was published on [Monday] in JAMA Pediatrics.", set()),
        ("Peru banned imports from Chile on [Monday].", set()),
        ("Peru praised plastic bags on [Monday].", set()),
        ("Anna Berg spoke in Lima on [Monday] before ending her trip to Spain.", {"Lima"}),
        ("Anna Berg died on [Monday] after being shot in Lima.", {"Lima"}),
        ("Anna Berg met Luis Ortega on [Monday], who was held in Lima.", set()),
        ("A court in the capital, Lima, freed two men on [Monday].", {"Lima"}),
        ("A man, held in Lima for a year, left on [Monday].", set()),
        ("A village was buried in the French Alps on [Monday].", {"French Alps"}),
        ("Boats sank on Lake Garda on [Monday].", {"Lake Garda"}),
        ("Anna Berg wrote on Lake Garda colours on [Monday].", set()),
        ("Thousands fled along the Danube on [Monday].", {"Danube"}),
        ("Rebels fired rockets from the hills above Lima on [Monday].", {"Lima"}),
        ("Miners were evacuated by helicopter from Ahrweiler on [Monday].", {"Ahrweiler"}),
        ("Miners heard from Ahrweiler on [Monday].", set()),
    ],
)
def test_part_of_a_land_or_kind_of_place_leads_to_where_it_was(marked, places):
    assert told(marked)[1] == places
