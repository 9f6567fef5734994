"""The words that tell roles, groups, plans, background and happenings: rule data, no logic.

Each list holds general English words of its kind; none names a person or an outlet.
"""

from __future__ import annotations

ROLE_HEADS = frozenset(
    """
    president premier minister chancellor secretary ambassador envoy senator congressman congresswoman
    representative governor mayor king queen prince princess emir sheikh sultan pope cardinal archbishop bishop
    general admiral colonel major captain lieutenant sergeant commander marshal brigadier chief spokesman
    spokeswoman spokesperson chairman chairwoman chair director head leader chief judge justice attorney
    prosecutor commissioner inspector detective officer doctor professor coach manager adviser advisor aide
    negotiator lawyer diplomat lawmaker deputy speaker analyst economist fellow reporter correspondent editor
    founder executive treasurer administrator coordinator sheriff lord lady sir dame rebel dictator singer actor
    actress star author
    """.split()
)
ROLE_MODIFIERS = frozenset(
    """
    vice deputy former ex-president acting interim prime foreign defense defence interior finance treasury
    commerce trade state assistant under-secretary first senior chief attorney lieutenant general press special
    secretary national security central bank party opposition health energy education justice police army
    military veteran top then outgoing incoming late interior oil information environment labour labor budget
    managing executive human rights house senate majority minority speaker world un u.n. eu nato company
    """.split()
)
HONORIFICS = frozenset("mr mrs ms miss dr prof sir lord lady dame sen gov rep gen col lt capt sgt rev hon".split())
GROUP_HEADS = frozenset(
    """
    department ministry council bank party university committee agency commission organization organisation
    association union institute institution foundation court parliament congress senate house administration
    government corporation company group fund force forces army navy guard police bureau office center centre
    school college church league front brotherhood network society federation service services authority board
    cabinet chamber times post news press journal guardian telegraph reuters television radio club united
    """.split()
)
GROUP_NOUNS = frozenset(
    """
    officials authorities government ministry administration troops forces police rebels protesters
    demonstrators lawmakers military army parliament court regulators prosecutors investigators diplomats
    delegation delegates
    """.split()
)
NOT_NAMES = frozenset(
    """
    a an the this that these those i we you he she it they his her its their our my your who what when where why
    how which if but and or nor so yet for as at by in on of to from with without within into onto over under
    after before since until till while although though because unless during despite amid among between both
    either neither each every all any some many most much more less few several other others another such same
    one two three four five six seven eight nine ten first second third last next no not never now then there
    here today yesterday tomorrow tonight earlier later also even still just only too very however meanwhile
    moreover furthermore instead indeed thus hence therefore according asked given speaking following responding
    additional additionally reporting editing covering writing see read photo image file video caption share
    about above across against along around behind below beneath beside beyond down near off out through toward
    towards up upon via per versus mr mrs ms dr yes well ok okay let please thanks may might can could will would
    shall should must do does did has have had is are was were be been being am
    relations tensions both rarely particular concern fierce stiff analysts sources officials witnesses people
    despite experts allies critics supporters residents police
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
    thur thurs fri sat sun spring summer autumn winter christmas easter ramadan new year
    """.split()
)
PARTICLES = frozenset("de da do dos del della der den di du el al bin ibn ben von van la le ter ten".split())

SPEECH_VERBS = frozenset(
    """
    said says told tells added adds stressed stresses insisted insists warned warns announced announces claimed
    claims called calls noted notes emphasized emphasised acknowledged argued confirmed denied replied explained
    stated reported wrote tweeted testified suggested urged welcomed
    """.split()
)
HAPPENING_VERBS = frozenset(
    """
    met meets held holds visited visits arrived arrives spoke talked signed agreed announced launched attacked
    killed killed died dies elected resigned resigns stepped ousted toppled arrested arrests charged convicted
    sentenced released freed bombed exploded crashed struck hit seized captured took won lost defeated began
    begins started opened closed ended ends concluded wrapped postponed cancelled canceled called ordered imposed
    lifted approved passed rejected voted adopted condemned declared vowed pledged urged warned raised stressed
    discussed emphasised emphasized sought set made gave said told greeted hosted attended broke fired shot
    wounded injured evacuated fled rescued found discovered filed sued fell rose flew sank leaked spread
    confirmed reported issued published unveiled appointed named quit joined withdrew invaded bailed bought sold
    acquired merged suspended halted resumed landed left returned travelled traveled welcomed denied admitted
    apologised apologized testified ruled clashed protested demonstrated marched stormed surrendered shelled
    """.split()
)
EVENT_NOUNS = frozenset(
    """
    meeting meetings talks visit trip call conversation summit conference briefing election vote referendum
    attack bombing explosion blast crash strike protest protests rally march trial hearing verdict sentence
    ceremony funeral concert speech address statement announcement deal agreement treaty ceasefire truce
    resolution invasion operation raid battle clashes fighting earthquake quake hurricane storm flood fire
    outbreak epidemic spill leak collapse bankruptcy bailout merger takeover sanctions coup uprising revolution
    encounter negotiations session exercise exercises tour exchange flight inquiry investigation report
    """.split()
)

PLAN_WORDS = (
    r"will|would|shall|may|might|could|'ll|is to|are to|was to|were to|is due|are due|due to|set to|about to"
    r"|going to|heads? (?:to|for)|expected|expects?|plans? to|planned|planning to|scheduled|slated|poised|intends?"
    r"|aims? to|hopes? to|prepar(?:es?|ing) (?:to|for)|to be (?:held|signed|opened|announced)|upcoming"
    r"|forthcoming|ahead of|wants? to|next (?:week|month|year)"
)
PAST_PLAN_WORDS = r"was|were|had|postponed|cancelled|canceled|delayed|called off|originally"
BACKGROUND_WORDS = (
    r"since|first (?:\w+ ){0,6}since|ever since|not since|unlike in|back in|as (?:long ago|far back) as"
    r"|dating (?:from|back)|for the first time since|anniversary of"
)
