"""Odd texts in the forms of other kinds of writing: logs, code, verse, games, laws, threads, tables, letters."""

import base64
from collections.abc import Callable
from functools import partial

from tests.benchmarks.odd_news import NAMES, counted_names
from tests.benchmarks.odd_texts import PROSE, filled, numbered

MONTHS = ("January", "March", "May", "July", "October", "December")
LINE = "The ferry left Olsted on 4 May 2021, Ann Lee said."


def quoted_deeper(size: int) -> str:
    """Return a thread of mails, each quoted by the next, up to fifty signs deep and again."""
    lines: list[str] = []
    length = 0
    while length < size:
        depth = len(lines) // 3 % 50
        lines.append(f"{'>' * depth} {('On 4 May 2021 Ann Lee wrote:', LINE, '')[len(lines) % 3]}")
        length += len(lines[-1]) + 1
    return "\n".join(lines)


def verse(size: int) -> str:
    """Return a poem: short lines with a capital each, four to a stanza, none ended by a point."""
    feet = ("When ferries leave the harbour bell", "And Olsted sleeps below the rain", "Ann Lee recalls", "The May")
    return filled("\n".join(feet) + "\n\n", size)


def chained_ranges(size: int) -> str:
    """Return ranges of days that each go on from the one before."""
    unit = " – ".join(f"{n % 28 + 1} {MONTHS[n % len(MONTHS)]} {1950 + n % 70}" for n in range(60))
    return filled(unit + " – ", size)


def named_with_titles(size: int) -> str:
    """Return names with titles in turn, first in full and then short."""
    titles = ("President", "Prime Minister", "Dr", "Sir", "Judge", "Foreign Minister", "Gen.")
    units = (f"{title} {name} met {title} {name.split()[-1]} on 4 May 2021. " for title in titles for name in NAMES)
    return filled("".join(units), size)


def subtitles(size: int) -> str:
    """Return subtitles: a number, two times and a line."""
    blocks = (
        f"{n}\n{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02},000 --> 00:00:{n % 60:02},900\n- The ferry left.\n"
        for n in range(max(1, size // 55))
    )
    return "\n".join(blocks)


def encoded(size: int) -> str:
    """Return base64 in lines of 76 signs."""
    letters = base64.b64encode(bytes(n * 7919 % 251 for n in range(size * 3 // 4))).decode()
    return "\n".join(letters[at : at + 76] for at in range(0, len(letters), 76))


FORMS: dict[str, Callable[[int], str]] = {
    "table of days": partial(filled, "4 May 2021\tOlsted\t12\n5 May 2021\tTarn\t7\n"),
    "one word of hyphens": lambda size: "ferry" + "-a" * (size // 2),
    "nested brackets of all kinds": lambda size: "ferry (" + "([{<«“‘" * (size // 26) + "’”»>}])" * (size // 26),
    "chained ranges": chained_ranges,
    "names with titles": named_with_titles,
    "quotation and denial in turn": partial(
        counted_names, "“It sank on {d} May {y},” said {name} Roe, who denied that {n} people had died."
    ),
    "verse": verse,
    "log lines": partial(
        numbered, "2021-05-{d:02}T10:11:12.345Z WARN [ferry-{n}] o.f.Harbour - took {n} ms, status={n} ok (4/7)"
    ),
    "chess": partial(filled, "1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Nxe4 {4 May 2021} 1-0 "),
    "citations of laws": partial(
        filled, "See Roe v. Lee, 410 U.S. 113, 93 S. Ct. 705 (1973); 18 U.S.C. § 1001(a)(2); Art. 6(1) ECHR. "
    ),
    "thread quoted to a depth": quoted_deeper,
    "BibTeX in a text": partial(
        numbered,
        "@article{{lee{n}, author = {{Lee, Ann and Roe, Jo}}, title = {{Ferry {n}}}, year = {{{y}}}, month = may}}",
    ),
    "LaTeX": partial(
        filled, "\\section{Ferry} Let $x_{1}^{2} \\in \\mathbb{R}$, \\cite{lee2021} see~\\ref{fig:a}. % 4 May\n"
    ),
    "SQL": partial(numbered, "INSERT INTO ferry VALUES ({n}, 'O''Neill', '2021-05-{d:02} 10:00:00', NULL, {n}.50);"),
    "base64": encoded,
    "subtitles": subtitles,
    "scores": partial(filled, "Olsted 3–1 Tarn (HT 1–0), Lee 12', Roe 45+2', 90' pen. Att: 12,345. Sat 4 May 2021\n"),
    "posts": partial(
        filled, "RT @annlee: #Ferry left #Olsted!! https://t.co/a1B2c3 via @harbour 10:30 PM · May 4, 2021 🚢\n"
    ),
    "chat": partial(numbered, "[{d:02}/05/2021, 10:{d:02}:00] Ann Lee: ok ferry {n}?? lol brb 5 min"),
    "scanned columns": partial(
        filled, "The fer-\nry left Ol-\nsted on 4\nMay 2021,\nAnn Lee\nsa1d. l5 peo-\nple d1ed.\n\f\n12\n\n"
    ),
    "recipe": partial(filled, "1½ cups flour, 2 tbsp. salt, 350°F/180°C for 20–25 min; serves 4. "),
    "genealogy": partial(
        counted_names, "{name} Lee (b. {d} May {y}; d. 4 June 1990), m. 1921 {name} Roe, dau. of Gen. {name} Holt:"
    ),
    "minutes of a council": partial(
        numbered,
        "{n}.{d} Cllr Lee MOVED, seconded by Cllr Roe, that the report of {d} May {y} be received. CARRIED 7–2",
    ),
    "dialogue": partial(
        filled, "“No,” she said.\n\n“Yes.”\n\n“When?” he asked. “On Monday?”\n\n“Never,” said Ann Lee.\n\n"
    ),
    "programme of a radio": partial(
        filled, "06:00 News 06.30–07.00 Sport 7pm The Ferry (rpt) Mon–Fri 9.15pm Weather\n"
    ),
    "prices of shares": partial(filled, "OLST 123.45 +1.2% -0.35 52wk 99.1-150.2 Vol 1.2M P/E 14.3 Div 2.1% $4.5bn\n"),
    "telegram": partial(filled, "FERRY LEFT STOP LEE SAYS FOUR MAY STOP ALL SAFE STOP "),
    "contents": partial(numbered, "{d}.{n} The ferry of {y} ........................ {n}"),
    "footnotes": partial(
        filled, "The ferry left[1][2] Olsted.[3] Ibid., pp. 12–15; cf. Lee (2021a, b), 4 May 2021.¹² "
    ),
    "horoscope": partial(
        filled, "Taurus (20 April – 20 May): Monday brings luck; by Thursday, Venus; next week, rest. "
    ),
    "stage directions": partial(
        filled, "ANN LEE (rising): The ferry! [Exit ROE.]\n\nROE. On Monday, then. (They kiss.)\n\n"
    ),
    "one sentence of prose": lambda size: filled(PROSE.replace(".", ",").replace("\n\n", " and "), size),
}
"""Plain texts: name to what makes one of so many bytes."""
