"""Odd texts of what news are made of: names, numbers, counts, denials, quotes, days, places, other scripts."""

from collections.abc import Callable
from functools import partial

from tests.benchmarks.odd_texts import PROSE, filled, numbered

TOWNS = ("Olsted", "Marwick", "Tarn", "Ellerby", "Norhavn", "Castel Vero", "Port Anse", "Upper Dunning")
NAMES = ("Ann Lee", "Jo Roe", "Mary Ann Holt", "Peter van der Meer", "Ibn Saud", "Lucy O'Neill", "J. J. Park")


def row_of(words: tuple[str, ...], joint: str, size: int) -> str:
    """Return sentences that each name a long row of words."""
    return filled(f"On 4 May 2021 {joint.join(words * 20)} were named. ", size)


def one_row_of(words: tuple[str, ...], joint: str, size: int) -> str:
    """Return one sentence that names a row of words as long as the text."""
    return f"On 4 May 2021 {filled(joint.join(words) + joint, size)} were named."


def counted_names(form: str, size: int) -> str:
    """Return lines in which a name of letters counts on, so that no two are the same."""
    letters = "abcdefghijklmnopqrstuvwxyz"

    def name(n: int) -> str:
        spelled = ""
        while True:
            n, place = divmod(n, 26)
            spelled = letters[place] + spelled
            if not n:
                return f"K{spelled}lo"

    return "\n\n".join(
        form.format(name=name(n), n=n, d=n % 28 + 1, y=1900 + n % 120) for n in range(size // (len(form) + 2))
    )


def reprinted(size: int) -> str:
    """Return the same article again and again, with small changes, in one file."""
    lines = PROSE.split("\n\n")
    return "\n\n".join(
        "\n\n".join(line.replace("ninety", str(n)) for line in lines) for n in range(max(1, size // len(PROSE)))
    )


NEWS: dict[str, Callable[[int], str]] = {
    "Greek": partial(filled, "Το πλοίο έφυγε στις 4 Μαΐου 2021, είπε ο δήμαρχος. "),
    "Hebrew": partial(filled, "המעבורת יצאה ב-4 במאי 2021, אמר ראש העיר.\n\n"),
    "Persian": partial(filled, "کشتی در ۴ مه ۲۰۲۱ بندر را ترک کرد\u200cاست. "),
    "Tamil": partial(filled, "படகு 4 மே 2021 அன்று துறைமுகத்தை விட்டுச் சென்றது. "),
    "Khmer without blanks": partial(filled, "នៅថ្ងៃទី៤ខែឧសភាឆ្នាំ២០២១"),
    "Burmese without blanks": partial(filled, "၂၀၂၁ခုနှစ်မေလ၄ရက်နေ့တွင်"),
    "Georgian": partial(filled, "ბორანი 2021 წლის 4 მაისს გავიდა. "),
    "Ethiopic": partial(filled, "ጀልባው ግንቦት 4 ቀን 2021 ወደቡን ለቋል። "),
    "Vietnamese": partial(filled, "Phà rời cảng ngày 4 tháng 5 năm 2021, thị trưởng nói. "),
    "Turkish": partial(filled, "İSTANBUL’DA feribot 4 Mayıs 2021’de ayrıldı, dedi IŞIK. "),
    "French": partial(filled, "« Le ferry a quitté le port mardi 4 mai 2021 », a dit le maire ; il reviendra. "),
    "Spanish": partial(filled, "¿El ferry salió el 4 de mayo de 2021? ¡Sí!, dijo la alcaldesa — «ayer». "),
    "full-width letters": partial(filled, "Ｔｈｅ　ｆｅｒｒｙ　ｌｅｆｔ　ｏｎ　４　Ｍａｙ　２０２１．"),
    "letters of mathematics": partial(filled, "𝐓𝐡𝐞 𝐟𝐞𝐫𝐫𝐲 𝑙𝑒𝑓𝑡 𝟒 𝕄𝕒𝕪 𝟚𝟘𝟚𝟙. "),
    "Latin, Greek and Cyrillic in a word": partial(filled, "fеrrу lеft Оlstеd оn 4 Мау 2021. "),
    "scripts in turn": partial(filled, "ferry паром 渡轮 ferry المعبارة เรือ 여객선 on 4 May 2021 "),
    "names joined by and": partial(row_of, NAMES, " and "),
    "one row of names": partial(one_row_of, NAMES, " and "),
    "one row of names and commas": partial(one_row_of, NAMES, ", "),
    "one row of towns": partial(one_row_of, TOWNS, ", "),
    "towns in brackets": partial(one_row_of, TOWNS, ") and in ("),
    "from town to town": partial(one_row_of, TOWNS, " to "),
    "Mr Mr Mr": partial(filled, "Mr "),
    "Dr Prof Sir": partial(filled, "Dr Prof Sir Lord Gen "),
    "initials": partial(filled, "J. "),
    "initials joined": partial(filled, "J.J."),
    "initials and names": partial(counted_names, "J. R. R. {name} met A. B. {name} on {d} May {y}."),
    "hyphenated names": partial(filled, "Jean-Luc-"),
    "names with apostrophes": partial(filled, "O’Neill’s D’Arcy’s "),
    "one name of capitals": partial(filled, "Harbour "),
    "name of of": partial(filled, "Ministry of Defence of "),
    "titles before names": partial(filled, "President Prime Minister Secretary of State Ann Lee, "),
    "offices after names": partial(filled, "Ann Lee, the former deputy minister of ports, chair of the council, "),
    "new persons": partial(counted_names, "{name} Roe, the mayor of {name}ton, resigned on {d} May {y}."),
    "new persons on one day": partial(counted_names, "{name} Roe was elected on 4 May 2021."),
    "new persons in a sentence": partial(counted_names, "and {name} Roe of {name}ton met {name} Lee"),
    "one surname": partial(counted_names, "{name} Lee met Lee on 4 May 2021."),
    "one first name": partial(counted_names, "Ann {name} met Ann on 4 May 2021."),
    "one person on many days": partial(numbered, "Ann Lee resigned as mayor on {d} May {y}."),
    "one person, one day, many counts": partial(numbered, "Ann Lee said on 4 May 2021 that {n} people had died."),
    "changing numbers": partial(numbered, "The flood killed {n} people in Olsted on 4 May 2021."),
    "changing money": partial(numbered, "The strike cost ${n} million, the company said on 4 May 2021."),
    "changing shares": partial(numbered, "The party won {n} percent, or {n}.5 %, on 4 May 2021."),
    "at least up to": partial(filled, "at least 5 and up to 20 and between 3 and 7 and more than "),
    "at least": partial(filled, "at least "),
    "units": partial(filled, "5 km 3.2 kg 7 °C 20 mph 4 ft 6 in 12 mb/s "),
    "currencies": partial(filled, "$5 €3.2m £7bn ¥20 USD 4 Rs 6 lakh "),
    "percent signs": lambda size: "5" + "%" * size,
    "digits": lambda size: "5" * size,
    "digits and commas": partial(filled, "1,000,"),
    "digits and dots": partial(filled, "1.000."),
    "signs between digits": partial(filled, "1-2/3:"),
    "roman numerals": partial(filled, "XIV. MCMXCIX "),
    "ordinals": partial(filled, "1st 2nd 33rd 4th "),
    "said-verbs": partial(filled, "said told added insisted claimed that "),
    "he said she said": partial(filled, "he said that she said that "),
    "nested quotes": lambda size: "“He said ‘she said " * (size // 30) + "’”" * (size // 30),
    "quotes of changing speakers": partial(counted_names, "“We saw it on {d} May {y},” said {name} Roe."),
    "quote over many paragraphs": partial(filled, "“The ferry sailed and the council met.\n\n"),
    "quote of one speaker": partial(filled, "“We waited,” Ann Lee said, “for hours,” she added. "),
    "according to": partial(filled, "according to officials, "),
    "nested brackets": lambda size: "The ferry " + "([{" * (size // 6) + "}])" * (size // 6),
    "brackets opened and never closed": partial(filled, "the (ferry [left {on "),
    "brackets closed and never opened": partial(filled, "the ferry) left] on} "),
    "semicolons": partial(filled, "the ferry left on 4 May 2021; "),
    "colons": partial(filled, "Ferry: harbour: "),
    "colon lines": partial(filled, "Date: 4 May 2021\nPlace: Olsted\n"),
    "question marks": partial(filled, "Why? Who? "),
    "exclamation marks": lambda size: "No" + "!" * size,
    "lines of capitals": partial(filled, "FERRY LEFT OLSTED ON 4 MAY 2021\n"),
    "capital headings": partial(counted_names, "{name} COUNCIL MEETS\n\nThe council met on {d} May {y}."),
    "abbreviations": partial(filled, "U.S. Gen. Corp. Inc. Jan. Feb. St. Mt. "),
    "abbreviations with days": partial(filled, "Jan. 4, Feb. 5, Mon. Sept. 6 U.S. "),
    "denials in turn": partial(filled, "He denied that he did not deny that she never said that no one "),
    "not": partial(filled, "not "),
    "denied and confirmed": partial(
        numbered, "The company denied on 4 May 2021 that {n} died.\n\nThe company said on 4 May 2021 that {n} died."
    ),
    "and then": partial(filled, "and then the ferry left and then "),
    "which which": partial(filled, "the ferry which the mayor who the council "),
    "because because": partial(filled, "because the ferry sank because "),
    "will would": partial(filled, "will would has been going to be "),
    "verbs": partial(filled, "met left sank died won resigned arrested "),
    "pronouns": partial(filled, "He met her. She left it. They sank. "),
    "days before": partial(filled, "the day before the day before "),
    "the following day": partial(filled, "The following day the ferry left. "),
    "a week after": partial(filled, "a week after the storm, two days before the vote, "),
    "last Monday and next": partial(filled, "last Monday and next Tuesday and this "),
    "days of one event": partial(numbered, "The ferry Aurora sank on Monday, {d} May {y}."),
    "early late mid": partial(filled, "early mid late "),
    "quarters and halves": partial(filled, "the first quarter of the second half of "),
    "centuries": partial(filled, "the early 19th century and the "),
    "time zones": partial(filled, "10:30 GMT 11.45 p.m. EST "),
    "datelines": partial(counted_names, "{name}TON, May 4 (Reuters) - The ferry left."),
    "bylines": partial(filled, "By Jane Roe and Ann Lee\n"),
    "captions": partial(filled, "Photo: Ann Lee/Reuters\n\n"),
    "litter lines": partial(filled, "Read more: Ferry halted\nSubscribe now\nShare this article\n"),
    "reprints in a file": reprinted,
    "hash tags": partial(filled, "#"),
    "slashes": partial(filled, "a/"),
    "plus signs": lambda size: "+" * size,
    "equals signs": partial(filled, "==== "),
    "backslashes": partial(filled, "\\n\\u0041"),
    "tildes and carets": partial(filled, "~^ "),
    "bullets": partial(filled, "• The ferry left.\n"),
    "numbered list": partial(numbered, "{n}. The ferry left on {d} May."),
    "form feeds": partial(filled, "The ferry left on 4 May 2021.\f"),
    "next lines": partial(filled, "The ferry left.\u2028\u0085"),
    "private use": partial(filled, "\ue000 "),
    "variation selectors": partial(filled, "ferry\ufe0f "),
    "tag letters": partial(filled, "a\U000e0061"),
    "Zalgo": partial(filled, "f\u0300\u0301\u0302\u0303e\u0316\u0317\u0318r\u0334\u0335 "),
}  # fmt: skip
"""Plain texts: name to what makes one of so many bytes."""
