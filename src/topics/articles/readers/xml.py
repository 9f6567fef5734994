"""XML: parsed without loading or expanding anything, found by names without namespaces, laid out as a page is."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from topics.articles.limits import refuse_elements
from topics.articles.readers.decoding import Decoded, decode
from topics.articles.readers.html import declared_charset
from topics.articles.readers.packages import attribute, local_name
from topics.errors import reason_of, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+[\w.:-]+(?:[^\[>]*\[(?P<inner>.*?)\]\s*>|[^>\[]*>)", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!#?\w{1,32};)")
"""Ampersands that were not escaped."""
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
"""Entities that XML itself has."""
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*(?:[0-8bBcCeEfF]|1[\da-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_AS_HTML = {
    "head": "h2", "hl1": "h1", "hl2": "h2", "block": "div", "l": "p", "lg": "div", "ab": "p", "lb": "br", "item": "li",
    "list": "ul", "row": "tr", "cell": "td", "para": "p", "body": "div", "text": "div", "body.content": "div",
    "title": "h2", "html": "div", "inlineXML": "div", "media": "figure", "media-caption": "figcaption",
    "figDesc": "figcaption", "sp": "div", "floatingText": "div", "front": "div", "back": "div", "note": "aside",
    "inlineData": "div", "opener": "div", "closer": "div", "byline": "p", "dateline": "p", "textarea": "p",
    "FullText": "div", "Paragraph": "p", "paragraph": "p", "P": "p",
}  # fmt: skip
"""Elements of other vocabularies, and those of HTML that are laid out as they are."""
_DEEPEST = 200
"""Elements within elements that are laid out."""


def root_name(content: bytes) -> str:
    """Return the name of the outermost element of XML by its first bytes, "" where there is none."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        content = content[:8192].decode("utf-16", "replace").encode("utf-8", "replace")
    if not content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ""
    match = _ROOT.search(re.sub(rb"<!--.*?-->", b"", content[:8192], flags=re.DOTALL))
    return match["name"].decode("utf-8", "replace") if match else ""


def parse_xml(content: bytes) -> tuple[_Element, Decoded, str]:
    """Return the root element of XML, how its bytes were decoded, and what was wrong with it ("" where nothing was).

    Entities of HTML become their characters; those that a document declares itself are not expanded.

    Raises
    ------
    InputError
        If nothing in it is XML, or it declares entities.
    """
    from lxml import etree

    decoded = decode(content, declared_charset(content))
    text = decoded.text
    refuse_elements(text, "XML")
    text = _CONTROLS.sub("", _DECLARATION.sub("", text.removeprefix("\ufeff")))
    doctype = _DOCTYPE.search(text[:10_000])
    if doctype and "<!ENTITY" in (doctype["inner"] or ""):
        refuse("an XML file that declares entities, which are not expanded; save it without them")
    text = text[: doctype.start()] + text[doctype.end() :] if doctype else text
    text = _BARE.sub("&amp;", _ENTITY.sub(_character, text))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        refuse(f"an XML file that cannot be parsed ({reason_of(error)})")
    if root is None:
        refuse("an XML file that cannot be parsed")
    faults = parser.error_log
    fault = f"line {faults[0].line}: {faults[0].message}" if len(faults) else ""
    return root, decoded, fault


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _OWN else html5.get(f"{match[1]};", match[0])


def find_all(element: _Element, path: str) -> Iterator[_Element]:
    """Yield the elements at a path of names, whatever their namespace; ``//name`` is at any depth.

    Parameters
    ----------
    element : lxml element
        Where the path begins.
    path : str
        Such as ``head/title`` or ``//byline``; a last step ``@name`` keeps elements that have the attribute.
    """
    found = [element]
    for number, step in enumerate(path.removeprefix("//").split("/")):
        name, _, wanted = step.partition("@")
        if name:
            found = _named(found, name, anywhere=not number and path.startswith("//"))
        found = [one for one in found if not wanted or attribute(one, wanted)]
    yield from found


def _named(parents: Sequence[_Element], name: str, *, anywhere: bool) -> list[_Element]:
    """Return the elements of a name in others: directly, or at any depth."""
    found: list[_Element] = []
    for parent in parents:
        within = parent.iter() if anywhere else parent
        found += [child for child in within if local_name(child) == name]
    return found


def value_at(element: _Element, *paths: str) -> str:
    """Return the first value at one of the paths: an attribute, or the words in an element; "" where none has any."""
    for path in paths:
        wanted = path.rpartition("@")[2] if "@" in path else ""
        for one in find_all(element, path):
            value = attribute(one, wanted) if wanted else " ".join("".join(one.itertext()).split())
            if value.strip():
                return value.strip()
    return ""


def as_page(element: _Element, depth: int = 0) -> HtmlElement:
    """Return an element of any vocabulary as one of HTML, to be laid out as a page is."""
    from lxml.html import Element

    name = local_name(element)
    html = Element(_AS_HTML.get(name, name) if name else "span")
    html.text = element.text
    for child in element:
        if not local_name(child) or depth >= _DEEPEST:
            html.append(_tail_only(child))
            continue
        inner = as_page(child, depth + 1)
        inner.tail = child.tail
        html.append(inner)
    return html


def _tail_only(child: _Element) -> HtmlElement:
    """Return an element for what is no element (an instruction), or lies too deep: its words in one line."""
    from lxml.html import Element

    html = Element("span")
    html.text = "".join(child.itertext()) if local_name(child) else ""
    html.tail = child.tail
    return html
