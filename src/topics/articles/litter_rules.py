"""The wordings of litter, as data: one rule a kind, each on the form of a whole line."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineRule:
    """A form of litter: ``pattern`` must match from the start of a line of at most ``max_words`` words.

    ``place`` is ``any`` or ``head`` (before the first sentence); ``unfinished`` asks that the line does
    not end as a sentence does, ``verbless`` that it says nothing about anybody but by whom it was made.
    """

    name: str
    reason: str
    pattern: re.Pattern[str]
    max_words: int = 25
    place: str = "any"
    unfinished: bool = False
    verbless: bool = False


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_SITE = (
    r"(?:facebook|twitter|x|whats\s?app|linked\s?in|reddit|e-?mail|pinterest|telegram|tumblr"
    r"|flipboard|messenger"
    r"|instagram|pocket|threads|bluesky|mastodon|skype|line|viber|vk|digg|stumble\s?upon|google\+?|delicious"
    r"|xing|rss|youtube|tiktok|snapchat|wechat|weibo)"
)
_SHARE_WORD = (
    rf"(?:{_SITE}|share[ds]?|tweet(?:s|ed)?|print|copy|link|save|pin|it|like|follow|send|post|article"
    rf"|page|this|via"
    r"|on|with|by|to|a|the|us|now|more|story|friends?|and|or|shares|total|comments?|\d[\d.,]*k?|click"
    r"|here|opens?|in"
    r"|new|window)"
)
_GAP = r"(?:[\s|/·•,:&+()\-–—…]+|$)"

LINE_RULES = (
    LineRule(
        "comment form",
        "belongs to the comments under the article",
        _form(
            r"""(?:leave|post|add|write|submit)\s+(?:a\s+|an\s+|your\s+|new\s+)*(?:reply|comments?
              |response)\b(?!\s+(?:on|by|from|that|to\s+\w+\s+\w+\s+\w+)\b)
            |your\s+e-?mail(?:\s+address)?\s+will\s+(?:not|never)\s+be
            |your\s+e-?mail(?:\s+address)?\s+is\s+(?:not|never)\s+(?:published|shown|displayed|shared)
            |we\s+(?:will\s+|do\s+)?(?:not|never|won['’]t|don['’]t)\s+(?:publish|show|display|share|disclose
              |reveal)\s+your\s+e-?mail
            |(?:e-?mail\s+address\s+)?required(?:\s+fields)?\s+(?:are\s+)?marked
            |(?:.{0,80}[.;!]\s+)?(?:all\s+|the\s+)?fields\s+(?:marked\s+)?with
              \s+(?:\*|an?\s+(?:asterisk|star)|asterisks?)\s+(?:are|must)\b
            |save\s+my\s+name,?\s+e-?mail
            |(?:you\s+must|please)\s+(?:be\s+)?(?:logged?|sign(?:ed)?)[\s-]+in\b
            |(?:log|sign)\s+in\s+to\s+(?:leave|post|comment|reply|join)
            |notify\s+me\s+(?:of|by|via|when)\b
            |(?:no|\d+)\s+(?:comments?|repl(?:y|ies)|responses?)(?:\s+(?:yet|so\s+far|on\b.*|to\b.*))?[.:]?$
            |comments?(?:\s+(?:url|\(\d+\)|are\s+closed.*|\d+|off|section|policy|feed))?[.:]?$
            |(?:view|show|see|read|load|hide)\s+(?:all\s+|more\s+|the\s+|\d+\s+)*(?:comments?|replies)
            |(?:join|start)\s+the\s+(?:conversation|discussion|debate)\b
            |cancel\s+reply|be\s+the\s+first\s+to\s+comment|reply$|this\s+site\s+uses\s+akismet"""
        ),
    ),
    LineRule(
        "navigation",
        "leads to other pages of the site",
        _form(
            r"""(?:(?:«|←|<+|‹)\s*)?(?:next|previous|prev|older|newer)\s+(?:post|article|story|page
              |entry|entries|posts)\b.{0,80}$
            |(?:skip|jump|back|return|go)\s+(?:back\s+)?to\s+(?:the\s+)?(?:main\s+)?(?:content|top
              |navigation|home(?:page)?|article|search|menu)\b.{0,20}$
            |(?:main\s+)?(?:menu|navigation|search|home|close|toggle\s+\w+|load\s+more|show\s+more
              |read\s+more|continue\s+reading|click\s+here|learn\s+more|view\s+(?:all|more)|see\s+(?:all
                |more)|advertisement|advertisements|sponsored(?:\s+content)?|ad|ads
                  |scroll\s+to\s+continue.*|story\s+continues(?:\s+below)?.*
                  |article\s+continues\s+(?:after|below).*|continue\s+reading\s+(?:below
                  |the\s+main\s+story).*)[.…:»>→]*$
            |(?:\w[\w&'’\- ]{0,25}\s*(?:[>»›/]|::)\s*){2,}\w[^.!?]{0,80}$
            |(?:\w[\w&'’\- ]{0,20}\s*\|\s*){2,}\w[\w&'’\- ]{0,25}$
            |page\s+\d+(?:\s+of\s+\d+)?$
            |(?:filed\s+under|tags?|topics?|categor(?:y|ies)|labels?|posted\s+in|keywords?
              |more\s+on\s+this\s+story|explore\s+more)\s*:.{0,200}$"""
        ),
        max_words=20,
        unfinished=True,
    ),
    LineRule(
        "sharing bar",
        "buttons for sharing the page",
        _form(
            rf"""(?=.*\b(?:{_SITE}|share|tweet|print|e-?mail|copy)\b){_GAP}?(?:{_SHARE_WORD}{_GAP}){{1,25}}$
            |share\s+(?:this|on|via|with|article|story|the)\b.{{0,60}}$
            |(?:follow|find|like|connect\s+with|join)\s+(?:us|me|him|her|them|@\w+|[A-Z][\w ]{{2,30}})
              \s+on\s+{_SITE}\b.{{0,60}}$
            |(?:click|tap)\s+(?:here|the\s+link|to)\s+(?:to\s+)?
              (?:share|print|e-?mail|subscribe|read|see|watch|follow).{{0,80}}$"""
        ),
    ),
    LineRule(
        "newsletter prompt",
        "asks the reader to subscribe, follow or pay",
        _form(
            r"""(?:please\s+|to\s+)?(?:receive|get|sign[\s-]up|subscribe|register|join|enter|download
              |try|become|support|unlock|don['’]t\s+miss)\b
            (?=.*\b(?:newsletters?|inbox|alerts?|subscri\w+|notifications?|our\s+app|podcast|whats\s?app
              |telegram|membership
                |free\b.{0,40}\b(?:updates?|access|trial|e-?mails?|reports?|copy)|e-?mail\s+(?:updates?
                  |address)|click\s+here
                |daily\s+(?:digest|briefing|update)|breaking\s+news|latest\s+(?:news|updates|stories)))
            .*$
            |(?:want|looking\s+for)\s+more\b.{0,80}(?:newsletter|sign\s+up|subscribe)
            |(?:thank\s+you|thanks)\s+for\s+(?:signing\s+up|subscribing|your\s+registration|reading)
            |(?:the|our)\s+(?:daily|weekly|morning|evening|free)\b.{0,40}\bnewsletter\b.{0,60}$
            |if\s+you\s+(?:enjoyed|liked|found|value)\b.{0,30}\b(?:article|story|post|reporting
              |journalism)\b
            |(?:follow|read|see|find)\s+.{2,40}\b(?:full|complete|more)\b.{0,10}\bcoverage\b
            |you\s+(?:can\s+unsubscribe|may\s+unsubscribe|will\s+receive
              |have\s+(?:been\s+)?(?:successfully\s+)?subscribed)
            |by\s+(?:signing\s+up|subscribing|clicking|registering|entering\s+your|submitting)\b
            |already\s+(?:a\s+(?:subscriber|member)|subscribed|registered)"""
        ),
        max_words=32,
    ),
    LineRule(
        "credit",
        "says who contributed to the article",
        _form(
            r"""[^.!?“”"]{2,250}\bcontributed\s+(?:to\s+this\s+(?:report|story|article|piece|post)
              |(?:to\s+the\s+)?reporting
              |research|to\s+the\s+report)\b.{0,120}$
            |(?:source|sources|with\s+(?:inputs?|files|reporting|agency\s+inputs?)\s+from|via
              |originally\s+published\s+(?:in|by|on)|first\s+published\s+(?:in|by|on)|this\s+(?:article
                |story|post|piece)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published)).{2,100}$
            |(?:©|\(c\)\s).{0,80}$
            |[-–—\s(\[]*(?:agencies|staff\s+(?:reporter|writer)|web\s+desk
                |news\s+desk)[)\]\s.]*$"""
        ),
        max_words=120,
    ),
    LineRule(
        "credit",
        "says who reported and edited the article",
        _form(
            r"""\(?\s*(?:additional\s+|further\s+)?
            (?:report(?:ing|ed)|covering|writing|written|editing|edited|compiled|translat(?:ed|ion)
              |produced|graphics?)\s+
            (?:and\s+(?:writing|editing|additional\s+reporting)\s+)?by\s+[^.]{2,120}(?:[;.)].*)?$"""
        ),
        max_words=120,
        verbless=True,
    ),
    LineRule(
        "photo credit",
        "says who took a picture",
        _form(
            r"""(?:(?:main|lead|header|top|hero|title)\s+)?
            (?:photo(?:graph)?s?|pictures?|images?|video|graphic|illustration|cover|featured\s+image
              |file\s+photo)
            (?:\s+(?:credits?|by|source|courtesy(?:\s+of)?|from)\s*:?\s*|\s*[:©]\s*).{2,120}$
            |.{0,120}\b(?:photos?|images?|pictures?)\s*(?:credit\s*:|by\s|©).{0,60}$"""
        ),
        max_words=40,
    ),
    LineRule(
        "standards and rights",
        "terms, rights or standards of the publisher",
        _form(
            r"""(?:our\s+standards|standards|editorial\s+(?:standards|policy|note)|ethics\s+policy
              |disclaimer|disclosure|corrections?\s+policy|terms\s+(?:of|and)\s+(?:use|service
                |conditions)|privacy\s+(?:policy|notice)|cookie\s+policy)\b\s*(?::.*|[|&,].*|)$
            |(?:copyright|©|\(c\)|all\s+(?:rights|content)\b).{0,160}$
            |.{0,80}\ball\s+rights\s+reserved\b.{0,80}$
            |.{0,60}©\s*(?:copyright\s*)?(?:19|20)\d\d.{0,80}$
            |(?:this|the)\s+(?:material|content|website|site|article|work)\s+(?:may\s+not\s+be
              |is\s+(?:licen[sc]ed|protected|copyright)|uses\s+cookies)\b.{0,200}$
            |(?:do\s+not|no\s+part\s+of)\b.{0,60}\b(?:reproduc|republish|redistribut
              |selling?\s+my\s+personal).{0,120}$
            |(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+uses?\s+cookies\b.{0,200}$
            |(?:this\s+\w+\s+requires|please\s+(?:enable|turn\s+on)
              |you\s+need\s+to\s+enable)\s+javascript\b.{0,60}$
            |(?:if\s+you|you\s+can)\b.{0,60}\baffiliate\b.{0,120}$"""
        ),
        max_words=60,
    ),
    LineRule(
        "contact line",
        "tells how to reach the author",
        _form(
            r"""(?:.{0,200}\b(?:can|may)\s+be\s+(?:reached|contacted|e-?mailed)\b.{0,40}\S+@\S+.{0,200}$)
            |(?:e-?mail|contact|write\s+to|reach)\s+(?:the\s+)?[\w .’'-]{2,40}
              \s+(?:at|on|via)?\s*:?\s*\S+@.{0,120}$
            |(?:his|her|their|my|the\s+author['’]?s)\s+e-?mail(?:\s+address)?\s+is\s+\S+@.{0,60}$
            |(?:have|got)\s+an?\s+(?:news\s+)?(?:tip|story|question|comment|opinion)\b.{0,20}\?.{0,200}$
            |follow\s+(?:@\w+|[\w .’'-]{2,40}\s+(?:at\s+|on\s+twitter\s*:?\s*)@\w+).{0,80}$
            |(?:@[\w.]+\s*)+$"""
        ),
        max_words=50,
    ),
    LineRule(
        "shortcode",
        "a command of the publishing system",
        re.compile(r"\[/?[a-z_-]+(?:\s+[\w-]+=[^\]]*)?\]", re.IGNORECASE),
        max_words=40,
        unfinished=True,
    ),
    LineRule(
        "update line",
        "says when the page was changed",
        _form(r"(?:last\s+)?updated?\s+(?:at|on|:)?\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?.{0,40}$"),
        max_words=12,
    ),
    LineRule(
        "byline",
        "names the author, beside the text",
        re.compile(
            r"(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Aa]uthor|AUTHOR|[Pp]ublished by|[Rr]eported by)\s*:?\s+"
            r"(?:(?:[A-Z][\w.'’\-]*|and|AND|&|de|von|van|der|al|bin|for|of|the|in|@\w+)(?:[\s,|]+|$)){1,14}$"
        ),
        max_words=14,
        place="head",
        unfinished=True,
    ),
    LineRule(
        "reading aid",
        "counts, players and tools of the page",
        _form(
            r"""(?:about\s+|estimated\s+)?\d+\s*[-\s]?(?:min(?:ute)?s?)\s*(?:to\s+)?read(?:ing)?(?:\s+time)?$
            |(?:reading\s+time|read\s+time|time\s+to\s+read|views?|page\s*views|hits|shares|likes|votes?
              |ratings?|word\s+count)\s*[:\-]\s*[\d.,]+.{0,20}$
            |[\d.,]+k?\s+(?:views?|shares|likes|votes|reads|comments
              |hits)(?:\s*[|·•,]?\s*[\d.,]+k?\s+(?:views?|shares|likes|votes|reads|comments))*$
            |(?:listen\s+to\s+(?:this\s+)?(?:article|story)|play\s+(?:video|audio)|watch\s+(?:live|now
              |the\s+video.*)|now\s+playing|video\s+(?:player|unavailable).*|media\s+caption.*
                |image\s+(?:caption|source|copyright).*|text\s+size|font\s+size|print\s+this\s+page
                  |enlarge(?:\s+(?:this\s+)?image)?|toggle\s+caption|hide\s+caption|view\s+(?:gallery
                  |image|photos)|loading)\b[.…:]*.{0,30}$"""
        ),
        max_words=14,
        unfinished=True,
    ),
    LineRule(
        "related link",
        "a link to another article between the paragraphs",
        re.compile(
            r"(?:\W{0,3})(?:(?:see|read|watch|listen|check)\s+(?:also|more|next|now|this|out|the\s+full)\b"
            r"|(?:also|must)[\s-]+(?:read|watch|see)\b|"
            r"(?:related|recommended|more\s+(?:from|on|about)|most\s+(?:read|popular)|trending"
            r"|don['’]t\s+miss|editor['’]?s['’]?\s+(?:picks?|choice)|"
            r"in\s+pictures|in\s+depth|explainer|analysis|opinion|watch|read|more|video|gallery|podcast|live"
            r"|next|further\s+reading|"
            r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested))(?:\s+\w+){0,2}\s*[:|»>–—-]+\s)",
            re.IGNORECASE,
        ),
        max_words=24,
        unfinished=True,
    ),
)
"""Rules on the form of one line; the first that matches gives the reason."""

MAKING_WORDS = frozenset({"reported", "edited", "written", "compiled", "translated", "produced", "contributed"})
"""Verbs of making an article."""

CLOSING = frozenset({"comment form", "credit", "standards and rights", "navigation", "sharing bar"})
"""Rules whose line, late in an article, means that the article is over."""

LINK_HEADERS = re.compile(
    r"(?:related(?:\s+(?:articles?|posts?|stor(?:y|ies)|links?|topics?|news|content|reading"
    r"|coverage))?|see\s+also"
    r"|read\s+(?:more|also|next)|more\s+(?:from|on|in|about)\s+(?:this\s+|the\s+)?[\w .'’-]{2,40}"
    r"|more\s+(?:stories|news)|most\s+(?:read|popular|viewed|shared|commented)"
    r"|also\s+(?:on|in|read)\b[\w .'’-]{0,30}"
    r"|recommended(?:\s+(?:for\s+you|articles?|stories|reading))?|editor['’]?s['’]?\s+(?:picks?|choice)"
    r"|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)|top\s+stories|trending(?:\s+now)?"
    r"|(?:latest|popular|recent)\s+(?:news|posts|stories|articles|comments)|don['’]t\s+miss|further\s+reading"
    r"|(?:from\s+)?around\s+the\s+web|from\s+the\s+web|what\s+to\s+read\s+next|more\s+like\s+this"
    r"|share\s+this)\s*(?::|…|\.{3})?$",
    re.IGNORECASE,
)
"""Lines that stand over a list of links."""

BIOGRAPHY = re.compile(
    r"^(?:About\s+the\s+[Aa]uthors?\b.*|(?!The\b)(?:(?:Dr|Prof|Professor|Sir|Mr|Ms|Mrs)\.?\s+)?"
    r"(?P<name>[A-Z][\w.'’\-]+(?:\s+(?:[A-Z][\w.'’\-]*|de|von|van|der|bin|al|and)){1,5}),?\s+"
    r"(?:(?:is|are|has\s+been|works\s+as|serves\s+as)\s+(?:(?:an?|the|our|currently"
    r"|also)\s+)*(?:[\w’'.&,-]+\s+){0,5}?"
    r"(?:correspondent|reporter|editor|journalist|writer|columnist|contributor|author|producer"
    r"|blogger|bureau\s+chief"
    r"|anchor|presenter|fellow|analyst|professor|lecturer|researcher|intern|freelancer|photographer"
    r"|economist)s?\b"
    r"|(?:covers|writes|reports)\b).*)",
    re.DOTALL,
)
"""What a biography of the author looks like; it counts only after the end of an article."""
