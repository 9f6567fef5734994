"""Ways to small corpora: from files of a folder to its tables, and from sentences to the tables of the events."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from topics.articles.files import list_files
from topics.articles.sidecar import Sidecar, read_sidecar
from topics.articles.stages import merge_surveys, read_part, survey_part
from topics.dates import Span, tag
from topics.dates.likely import LikelyPublication
from topics.publication.stages import clean_part
from topics.records import passage_id, table
from topics.settings import ArticleSettings

SEEDS = Path(__file__).parents[1] / "seeds"


def read_corpus(corpus: Path, *, settings: ArticleSettings | None = None, use_sidecar: bool = True) -> dict:
    """Return all tables of a corpus, read and cleaned as one part."""
    settings = settings or ArticleSettings()
    read = read_part(corpus, list_files(corpus))
    sidecar = read_sidecar(corpus)[0] if use_sidecar else Sidecar()
    survey = merge_surveys([survey_part(read["articles"])], settings)
    cleaned = clean_part(read["articles"], survey, sidecar, settings)
    return {**cleaned, "problems": read["problems"], "raw": read["articles"]}


def write_files(folder: Path, **contents: str | bytes) -> Path:
    """Write files (name with "__" for the dot) and return the folder."""
    for name, content in contents.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def pdf_of(lines):
    """Return a small PDF with a text layer, written by hand."""
    drawn = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {drawn} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(content)
    content += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return content + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % xref


def written_pdf(pages, *, password=None, **information):
    """Return a PDF of several pages with a title, an author and a password, as asked."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for lines in pages:
        writer.append(PdfReader(io.BytesIO(pdf_of(lines))))
    writer.add_metadata({f"/{name}": value for name, value in information.items()})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def make_tables(*articles):
    """Return articles, passages and dates for (id, published, sentences) or dicts of the same with more.

    ``equals`` of a dict are the days on which an undated article can have been published, with the same chance each.
    """
    rows, passages, dates = [], [], []
    for given in articles:
        article = given if isinstance(given, dict) else dict(zip(("id", "published", "sentences"), given, strict=True))
        sentences = article["sentences"]
        text = "\n".join(sentences)
        published = article["published"]
        extra = {key: value for key, value in article.items() if key not in {"sentences", "equals"}}
        rows.append({"source": f"{article['id']}.txt", "found": text, "text": text, **extra})
        start = 0
        for position, sentence in enumerate(sentences):
            kind = "title" if position == 0 and article.get("title") == sentence else "sentence"
            passage = passage_id(article["id"], start, start + len(sentence))
            passages.append(
                {
                    "id": passage,
                    "article": article["id"],
                    "source": f"{article['id']}.txt",
                    "start": start,
                    "stop": start + len(sentence),
                    "found_text": sentence,
                    "text": sentence,
                    "kind": kind,
                    "paragraph": position,
                    "position": position,
                }
            )
            anchor = date.fromisoformat(published) if published else _likely_days(article)
            dates += [_row(article["id"], passage, start, item) for item in tag(sentence, anchor)]
            start += len(sentence) + 1
    return table("articles", rows), table("passages", passages), table("dates", dates)


def _likely_days(article):
    """Return the days on which an undated article can have been published: the likely one, and the ends."""
    if not article.get("published_likely"):
        return None
    day, ends = date.fromisoformat(article["published_likely"]), Span.from_edtf(article["published_edtf"]).bounds
    equals = tuple(map(date.fromisoformat, article.get("equals", ()))) or (ends[0], *[day] * 8, ends[1])
    return LikelyPublication(day, article["published_share"], equals)


def _row(article, passage, shift, item):
    span = item.span
    return {
        "article": article,
        "passage": passage,
        "source": f"{article}.txt",
        "start": shift + item.start,
        "stop": shift + item.stop,
        "passage_start": item.start,
        "passage_stop": item.stop,
        "text": item.text,
        "type": item.type,
        "value": item.value,
        "first": span.first.isoformat() if span and span.first else "",
        "last": span.last.isoformat() if span and span.last else "",
        "precision": span.precision if span else "",
        "edtf": span.edtf if span else "",
        "interval": span.interval.edtf if span and span.is_likely else "",
        "certainty": item.certainty,
    }
