"""Odd texts and pages for ``make bench-odd``: other scripts, signs, days, Markdown, HTML, tables."""

import json
from collections.abc import Callable
from functools import partial

SENTENCE = "The council met in the town hall on Tuesday, 4 May 2021, and the mayor said the ferry would sail again. "
PROSE = (
    "Ferry service halted after storm\n\nBy Jane Roe\n\n"
    "The ferry Aurora left the harbour on 4 May 2021 with ninety passengers. “We waited for hours,” said Ann Lee.\n\n"
    "Officials closed the port two days later. The company will pay 3 million dollars, it said on Friday.\n\n"
)


def filled(unit: str, size: int) -> str:
    """Return a text repeated until it has about so many bytes of UTF-8."""
    return unit * max(1, size // len(unit.encode("utf-8")))


def among(sign: str, size: int) -> str:
    """Return prose with a sign between any two words."""
    return filled(PROSE.replace(" ", f" {sign}"), size)


def inside(sign: str, size: int) -> str:
    """Return prose with a sign after each letter."""
    return filled("".join(letter + sign if letter.isalpha() else letter for letter in PROSE), size)


def as_one_line(unit: str, size: int) -> str:
    """Return a text on a single line."""
    return filled(" ".join(unit.split()) + " ", size)


def numbered(form: str, size: int) -> str:
    """Return lines with a running number, so that no two are the same."""
    return "\n\n".join(form.format(n=n, d=n % 28 + 1, y=1900 + n % 120) for n in range(size // (len(form) + 2)))


def mojibake(encoding: str, size: int) -> str:
    """Return prose with accents and quotes, whose UTF-8 was read in another encoding."""
    text = PROSE.replace("ferry", "café Zürich “naïve” – déjà")
    return filled(text.encode("utf-8").decode(encoding, "replace"), size)


def in_page(head: str, body: str) -> str:
    """Return a page."""
    return f"<!DOCTYPE html><html><head><title>Ferry</title>{head}</head><body><article>{body}</article></body></html>"


def paragraphs(size: int) -> str:
    """Return paragraphs of a page."""
    return filled("".join(f"<p>{part}</p>" for part in PROSE.split("\n\n") if part), size)


def records(size: int) -> str:
    """Return the same record over and over, as JSON lines."""
    record = {"title": "Ferry service halted", "date": "2021-05-04", "text": PROSE}
    return filled(json.dumps(record) + "\n", size)


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": partial(filled, PROSE),
    "prose on one line": partial(as_one_line, PROSE),
    "one paragraph": lambda size: "Ferry\n\n" + filled(SENTENCE, size),
    "one word": lambda size: "a" * size,
    "no blanks": partial(filled, "ferryharbour"),
    "lines of a letter": partial(filled, "a\n"),
    "blank lines": lambda size: "a" + "\n" * size + "b",
    "blanks": lambda size: "a" + " " * size + "b",
    "tabs": lambda size: "a" + "\t" * size + "b",
    "blanks and line ends": lambda size: "a" + " \n" * (size // 2) + "b",
    "carriage returns": partial(filled, "a\r"),
    "soft hyphens": partial(inside, "\u00ad"),
    "soft hyphens only": lambda size: "a" + "\u00ad" * (size // 2) + "b",
    "zero width": partial(inside, "\u200b"),
    "zero width joiners": partial(inside, "\u200d"),
    "byte order marks": partial(among, "\ufeff"),
    "combining signs": partial(inside, "\u0301"),
    "stacked combining signs": lambda size: "e" + "\u0301\u0323" * (size // 4),
    "direction marks": partial(among, "\u202e"),
    "non-breaking blanks": lambda size: filled(PROSE.replace(" ", "\u00a0"), size),
    "thin blanks": lambda size: filled(PROSE.replace(" ", "\u2009"), size),
    "emoji": partial(among, "😀👍🏽"),
    "emoji only": partial(filled, "😀👨‍👩‍👧 "),
    "Chinese": partial(filled, "渡轮于二〇二一年五月四日离开港口,市长说将恢复航行。"),
    "Chinese lines": partial(filled, "渡轮于2021年5月4日离开港口。\n\n"),
    "Japanese": partial(filled, "フェリーは2021年5月4日に港を出ました。市長は言った。\n\n"),
    "Korean": partial(filled, "여객선은 2021년 5월 4일 항구를 떠났다.\n\n"),
    "Thai": partial(filled, "เรือข้ามฟากออกจากท่าเรือเมื่อวันที่ 4 พฤษภาคม 2564 "),
    "Arabic": partial(filled, "غادرت العبارة الميناء في الرابع من مايو 2021. قال رئيس البلدية.\n\n"),
    "Hindi": partial(filled, "नौका 4 मई 2021 को बंदरगाह से रवाना हुई। महापौर ने कहा।\n\n"),
    "Russian": partial(filled, "Паром вышел из гавани 4 мая 2021 года, сказал мэр. "),
    "German": partial(filled, "Die Fähre lief am 4. Mai 2021 aus. Der Bürgermeister sagte am Dienstag, es sei gut. "),
    "curly quotes": partial(filled, "“‘”’ "),
    "curly quotes around words": partial(filled, "“The ferry” ‘sailed’ "),
    "straight quotes": partial(filled, "\"The ferry\" 'sailed' "),
    "opening quotes": partial(filled, "“The ferry sailed on 4 May 2021. "),
    "angle quotes": partial(filled, "«The ferry» „sailed“ ‚again‘ "),
    "em dashes": partial(filled, "ferry—sailed—"),
    "em dashes between sentences": partial(filled, "— The ferry sailed on Friday — "),
    "hyphens": partial(filled, "well-known-"),
    "line-end hyphens": partial(filled, "the har-\nbour was closed "),
    "dots": partial(filled, ". "),
    "dots without blanks": lambda size: "." * size,
    "commas": partial(filled, "ferry, "),
    "brackets": lambda size: "(" * size,
    "square brackets": lambda size: "[" * size,
    "mojibake of Windows-1252": partial(mojibake, "cp1252"),
    "mojibake of Latin-1": partial(mojibake, "latin-1"),
    "mojibake of GBK": partial(mojibake, "gbk"),
    "mojibake of Mac": partial(mojibake, "mac_roman"),
    "entities": partial(filled, "&amp;quot; &nbsp;ferry "),
    "ampersands": lambda size: "&" * size,
    "control characters": partial(filled, "ferry\x07\x1b "),
    "capitals": partial(filled, "Ann Lee Roe Harbour Council "),
    "names": partial(numbered, "Ann Lee{n} met Jo Roe{n} in Olsted{n} on {d} May {y}."),
    "years": partial(filled, "1998 2003 "),
    "years in lines": lambda size: "\n".join(str(1800 + n % 250) for n in range(size // 5)),
    "clock times": partial(filled, "10:30 11:45 "),
    "decades": partial(filled, "decades "),
    "days": partial(filled, "4 May 2021 "),
    "dates of numbers": partial(filled, "4/5/2021 2021-05-04 "),
    "weekdays": partial(filled, "Monday Tuesday "),
    "months": partial(filled, "May June "),
    "days in one sentence": partial(filled, "on Monday, 4 May 2021, and "),
    "ago": partial(filled, "two years and three months ago "),
    "ranges": partial(filled, "from May to June 2021 and "),
    "numbers": partial(filled, "1 2 3 "),
    "words of numbers": partial(filled, "twenty hundred thousand "),
    "million": partial(filled, "3 million "),
    "one long sentence": partial(filled, "and the mayor said that on Friday the ferry would sail, "),
    "sentences of an event": partial(numbered, "The ferry Aurora sank on {d} May 2021 with {n} people on board."),
    "sentences of many days": partial(numbered, "The council number {n} met in Olsted on {d} May {y}."),
    "denials": partial(numbered, "The company denied on {d} May {y} that {n} people had died."),
    "league table": partial(filled, "Olsted 3 1 0 2 5-4 3\n"),
    "chapter numbers": partial(filled, "1.1.1 The ferry\n"),
    "addresses": partial(filled, "https://example.org/2021/05/04/ferry-halted?a=b "),
    "mail addresses": partial(filled, "ann.lee@example.org "),
    "bars": partial(filled, "News | Sport | Weather | "),
    "stars": lambda size: "*" * size,
    "underscores": lambda size: "_" * size,
    "mentions": partial(filled, "@annlee #ferry "),
    "said": partial(filled, "said "),
    "penn": partial(filled, "`` The ferry '' -LRB- "),
}
"""Plain texts: name to what makes one of so many bytes."""
OTHERS: dict[str, tuple[str, Callable[[int], str]]] = {
    "Markdown [": ("a.md", lambda size: "# Ferry\n\n" + "[" * size),
    "Markdown ![": ("a.md", lambda size: "# Ferry\n\n" + "![" * (size // 2)),
    "Markdown [](": ("a.md", partial(filled, "[a](")),
    "Markdown [a](b": ("a.md", lambda size: "[a](" + "b" * size),
    "Markdown [a](()": ("a.md", lambda size: "[a](" + "()" * (size // 2)),
    "Markdown #": ("a.md", lambda size: "#" * size),
    "Markdown # blanks": ("a.md", lambda size: "# " + " " * size + "a"),
    "Markdown # signs": ("a.md", lambda size: "# a" + " #" * (size // 2) + "a"),
    "Markdown # lines": ("a.md", partial(filled, "# Ferry\n\n")),
    "Markdown stars": ("a.md", partial(filled, "*a ")),
    "Markdown pairs": ("a.md", partial(filled, "**ferry** _sailed_ ")),
    "Markdown >": ("a.md", partial(filled, "> a\n")),
    "Markdown table": ("a.md", partial(filled, "| a | b |\n")),
    "Markdown front": ("a.md", lambda size: "---\n" + "a: b\n" * (size // 5)),
    "page": ("a.html", lambda size: in_page("", paragraphs(size))),
    "page of a long doctype": ("a.html", lambda size: "<!DOCTYPE html " + "a" * size + ">" + in_page("", PROSE)),
    "page of [ in its doctype": ("a.html", lambda size: "<!DOCTYPE html " + "[" * size + in_page("", PROSE)),
    "page of doctypes": ("a.html", lambda size: in_page("", "<!DOCTYPE [" * (size // 11) + PROSE)),
    "page of attributes": (
        "a.html", lambda size: in_page("", "<p " + " ".join(f"a{n}=b" for n in range(size // 8)) + f">{PROSE}</p>"),
    ),
    "page of a long attribute": ("a.html", lambda size: in_page("", f'<p title="{"a" * size}">{PROSE}</p>')),
    "page of spans": ("a.html", lambda size: in_page("", f"<p>{filled('<span class=a>ferry </span>', size)}</p>")),
    "page of nested divs": ("a.html", lambda size: in_page("", "<div>" * (size // 5) + PROSE)),
    "page of nested spans": ("a.html", lambda size: in_page("", "<span class=a>" * (size // 14) + PROSE)),
    "page of unclosed p": ("a.html", lambda size: in_page("", filled("<p>The ferry sailed on 4 May 2021.", size))),
    "page of links": ("a.html", lambda size: in_page("", filled('<a href="/a">The ferry sailed</a> ', size))),
    "page of list items": ("a.html", lambda size: in_page("", f"<ul>{filled('<li>The ferry sailed</li>', size)}</ul>")),
    "page of a table": ("a.html", lambda size: in_page("", f"<table>{filled('<tr><td>1<td>2', size)}</table>")),
    "page of br": ("a.html", lambda size: in_page("", f"<p>{filled('The ferry sailed.<br>', size)}</p>")),
    "page of comments": ("a.html", lambda size: in_page("", filled("<!-- a -->", size) + paragraphs(2000))),
    "page of <": ("a.html", lambda size: in_page("", "<" * size)),
    "page of metas": ("a.html", lambda size: in_page(filled('<meta name="a" content="b">', size), paragraphs(2000))),
    "page of scripts": ("a.html", lambda size: in_page(f"<script>{'a = 1;' * (size // 6)}</script>", PROSE)),
    "page of JSON-LD": (
        "a.html",
        lambda size: in_page(f'<script type="application/ld+json">[{"{}," * (size // 3)}{{}}]</script>', PROSE),
    ),
    "page of times": ("a.html", lambda size: in_page("", filled("<time>4 May 2021</time> ", size))),
    "page of entities": ("a.html", lambda size: in_page("", f"<p>{filled('&amp;&#8217;&nbsp;', size)}</p>")),
    "JSON record repeated": ("a.jsonl", records),
    "JSON list": ("a.json", lambda size: "[" + ",".join(records(size).splitlines()) + "]"),
    "JSON nested": ("a.json", lambda size: "[" * (size // 2) + "]" * (size // 2)),
    "CSV": ("a.csv", lambda size: "title,date,text\n" + filled('Ferry,2021-05-04,"The ferry sailed."\n', size)),
    "CSV of quotes": ("a.csv", lambda size: "title,text\n" + '"' * size),
    "CSV of commas": ("a.csv", lambda size: "title,text\n" + "," * size),
}  # fmt: skip
"""Other files: their name, and what makes one of so many bytes."""
