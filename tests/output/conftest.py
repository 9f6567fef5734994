"""A small corpus of our own words as tables: other scripts, markup, long lines, equal and wide days."""

from __future__ import annotations

from hashlib import sha256

import pytest

from topics.records import TABLES, passage_id, table

TEXTS = {
    "harbour.txt": (
        "Sign up for our harbour letter\nThe mayor of Westport met the dockers on 3 May 2024. "
        "Theyâ€™ll meet again in June. The quay was built in 1998."
    ),
    "inject.txt": (
        "<script>alert('x')</script> The mayor <b>shook hands</b> with dockers & owners on 3 May 2024. "
        "</title><img src=x onerror=alert(1)> was painted on the wall on 4 May 2024."
    ),
    "chinese.txt": "港口会议于五月三日举行。 The dockers will strike in June 2024, the union 工会 said.",
}
SENTENCES = [
    ("harbour.txt", "The mayor of Westport met the dockers on 3 May 2024."),
    ("harbour.txt", "Theyâ€™ll meet again in June."),
    ("harbour.txt", "The quay was built in 1998."),
    ("inject.txt", "<script>alert('x')</script> The mayor <b>shook hands</b> with dockers & owners on 3 May 2024."),
    ("inject.txt", "</title><img src=x onerror=alert(1)> was painted on the wall on 4 May 2024."),
    ("chinese.txt", "港口会议于五月三日举行。"),
    ("chinese.txt", "The dockers will strike in June 2024, the union 工会 said."),
]
LONG = (
    "The mayor of Westport, who had refused every invitation for eleven months, met the dockers and the "
    "owners of the three largest warehouses in the old custom house, and left without saying a word to "
    "anybody who had been waiting outside in the rain since the early hours with $5 and $6 umbrellas"
)
EVENTS = [
    ("e1998", "1998-01-01", "1998-12-31", "1998", "year", "background", "The quay was built", [2]),
    ("e0503", "2024-05-03", "2024-05-03", "2024-05-03", "day", "reported", LONG, [0, 3, 5]),
    ("e0503b", "2024-05-03", "2024-05-03", "2024-05-03", "day", "reported", "The mayor <b>shook hands</b>", [3]),
    ("e0504", "2024-05-04", "2024-05-04", "2024-05-04", "day", "reported", "A wall was painted 港口会议", [4]),
    ("e06", "2024-06-01", "2024-06-30", "2024-06", "month", "planned", "The dockers will strike", [1, 6]),
    ("e2025", "2025-01-01", "2025-12-31", "2025", "year", "planned", "A second quay is to be built", [2]),
]
THEMES = [
    ("codebook", "talks", "Talks and meetings", ["met", "talks", "shook hands"], [0, 3, 5]),
    ("codebook", "labour", "Labour", ["strike", "union", "dockers"], [6]),
    ("tfidf", "0", "mayor, dockers", ["mayor", "dockers", "met"], [0, 3]),
    ("tfidf", "1", "strike, 工会", ["strike", "工会", "<b>union</b>"], [4, 6]),
    ("bertopic", "0", "harbour", ["harbour", "quay"], [0, 1, 2]),
    ("bertopic", "-1", "no theme", ["wall"], [4]),
]


def _span(number: int) -> tuple[str, int, int]:
    article, sentence = SENTENCES[number]
    start = TEXTS[article].index(sentence)
    return article, start, start + len(sentence)


def _clean(text: str) -> str:
    return text.replace("â€™", "’")


@pytest.fixture(scope="session")
def tables():
    """Return all tables of the small corpus."""
    spans = [_span(number) for number in range(len(SENTENCES))]
    ids = [passage_id(*span) for span in spans]
    letter = "Sign up for our harbour letter\n"
    broken = TEXTS["harbour.txt"].index("â€™")
    articles = [
        {
            "id": name,
            "source": name,
            "encoding": "utf-8",
            "sha256": sha256(TEXTS[name].encode()).hexdigest(),
            "title": title,
            "outlet": outlet,
            "url": url,
            "published": day,
            "published_edtf": edtf,
            "published_basis": basis,
            "language": language,
            "found": TEXTS[name],
            "text": _clean(TEXTS[name].replace(letter, "")),
        }
        for name, title, outlet, url, day, edtf, basis, language in [
            (
                "harbour.txt",
                "Mayor meets dockers",
                "The Tide",
                "https://tide.example/1",
                "2024-05-04",
                "2024-05-04",
                "sidecar",
                "en",
            ),
            (
                "inject.txt",
                "<i>Hands</i> shaken",
                "Quay & Sons",
                "javascript:alert(1)",
                "",
                "2024-05",
                "inferred",
                "en",
            ),
            ("chinese.txt", "港口", "", "", "", "", "unknown", "zh"),
        ]
    ]
    repairs = [
        {
            "article": "harbour.txt",
            "start": 0,
            "stop": len(letter),
            "found_text": letter,
            "rule": "newsletter",
            "reason": "asks to subscribe",
            "applied": True,
        },
        {
            "article": "harbour.txt",
            "start": broken,
            "stop": broken + 3,
            "found_text": "â€™",
            "text": "’",
            "rule": "decoding",
            "reason": "UTF-8 read as Windows-1252",
            "applied": True,
        },
    ]
    passages = [
        {
            "id": ids[n],
            "article": a,
            "source": a,
            "start": start,
            "stop": stop,
            "found_text": TEXTS[a][start:stop],
            "text": _clean(TEXTS[a][start:stop]),
            "kind": "sentence",
            "paragraph": 0,
            "position": n,
        }
        for n, (a, start, stop) in enumerate(spans)
    ]
    evidence = [
        {
            "event": event[0],
            "passage": ids[n],
            "article": spans[n][0],
            "source": spans[n][0],
            "start": spans[n][1],
            "stop": spans[n][2],
            "quote": _clean(SENTENCES[n][1]),
            "found_text": SENTENCES[n][1],
            "date_text": "",
            "status": event[5],
            "basis": "stated day",
        }
        for event in EVENTS
        for n in event[7]
    ]
    events = [
        {
            "id": i,
            "first": first,
            "last": last,
            "edtf": edtf,
            "precision": precision,
            "status": status,
            "headline": headline,
            "themes": ["Talks and meetings"] if 3 in members else ["Labour"],
            "actors": ["the mayor"] if 3 in members else ["the dockers"],
            "places": ["Westport"],
            "n_articles": len({spans[n][0] for n in members}),
            "n_outlets": len({spans[n][0] for n in members}),
            "n_sources": len({spans[n][0] for n in members}),
            "detail_of": "",
            "importance": float(len(members)),
        }
        for i, first, last, edtf, precision, status, headline, members in EVENTS
    ]
    dates = [
        {
            "article": spans[n][0],
            "passage": ids[n],
            "source": spans[n][0],
            "start": spans[n][1],
            "stop": spans[n][2],
            "text": edtf,
            "type": "DATE",
            "value": edtf,
            "first": first,
            "last": last,
            "precision": precision,
            "edtf": edtf,
            "certainty": "stated",
        }
        for _, first, last, edtf, precision, _, _, members in EVENTS
        for n in members
    ]
    themes = [
        {
            "method": method,
            "theme": theme,
            "label": label,
            "terms": terms,
            "n_passages": len(members),
            "n_articles": len({spans[n][0] for n in members}),
            "share_articles": 0.5,
            "npmi": 0.1,
            "typical": [ids[n] for n in members],
            "note": "found by <hand>",
        }
        for method, theme, label, terms, members in THEMES
    ]
    assignments = [
        {
            "method": method,
            "passage": ids[n],
            "article": spans[n][0],
            "theme": theme,
            "score": 0.8,
            "chosen": True,
            "basis": "terms found: met",
        }
        for method, theme, _, _, members in THEMES
        for n in members
    ]
    claims = [
        {
            "disagreement": "d1",
            "rank": 1,
            "kind": "contradiction",
            "matter": "day",
            "about": "the day of the meeting",
            "event": "e0503",
            "article": spans[n][0],
            "source": spans[n][0],
            "start": spans[n][1],
            "stop": spans[n][2],
            "quote": SENTENCES[n][1],
            "value": value,
            "published": "2024-05-05",
            "speaker": "",
        }
        for n, value in ((0, "2024-05-03"), (4, "2024-05-04 <u>"))
    ]
    problems = [{"source": "scan.pdf", "found": "no text layer <pages>", "advice": "Run OCR first.", "lost": True}]
    rows = {
        "articles": articles,
        "repairs": repairs,
        "problems": problems,
        "passages": passages,
        "dates": dates,
        "assignments": assignments,
        "themes": themes,
        "events": events,
        "evidence": evidence,
        "claims": claims,
    }
    return {name: table(name, rows.get(name, ())) for name in TABLES}


@pytest.fixture(scope="session")
def about():
    """Return what the page is told about the run."""
    return {
        "corpus": "harbour <folder>",
        "settings": [("dates", "domain", "auto", "auto, news or narrative", "what an expression is resolved from")],
        "versions": {"topics": "0.1.0", "python": "3.11"},
        "notes": ["Themes of <one> article are marked."],
    }
