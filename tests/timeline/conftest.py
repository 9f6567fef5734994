"""Small corpora of our own words, as the tables that the timeline works on."""

from datetime import date

import pytest

from topics.dates import tag
from topics.records import passage_id, table


@pytest.fixture(scope="session")
def tables():
    return make_tables


def make_tables(*articles):
    """Return articles, passages and dates for (id, published, sentences) or dicts of the same with more."""
    rows, passages, dates = [], [], []
    for given in articles:
        article = given if isinstance(given, dict) else dict(zip(("id", "published", "sentences"), given, strict=True))
        sentences = article["sentences"]
        text = "\n".join(sentences)
        published = article["published"]
        extra = {key: value for key, value in article.items() if key != "sentences"}
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
            anchor = date.fromisoformat(published) if published else None
            dates += [_row(article["id"], passage, start, item) for item in tag(sentence, anchor)]
            start += len(sentence) + 1
    return table("articles", rows), table("passages", passages), table("dates", dates)


def _row(article, passage, shift, item):
    span = item.span
    return {
        "article": article,
        "passage": passage,
        "source": f"{article}.txt",
        "start": shift + item.start,
        "stop": shift + item.stop,
        "text": item.text,
        "type": item.type,
        "value": item.value,
        "first": span.first.isoformat() if span and span.first else "",
        "last": span.last.isoformat() if span and span.last else "",
        "precision": span.precision if span else "",
        "edtf": span.edtf if span else "",
        "certainty": item.certainty,
    }
