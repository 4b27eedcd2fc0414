"""Addresses: which are the same page, which are articles', and what site they belong to.

`tidy` is what's asked for, `page_key` what tells one page from another: two addresses of one key are one page, be it by
tracking parameters, or as its AMP, print and mobile versions.
"""

from __future__ import annotations

import json
import re
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string

from newsparse.dates import from_url
from newsparse.files import data_text

VERSION_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
"""Names that put another face, or none, before the same site."""

VERSION_PATH = re.compile(r"/(?:amp|print)(?=/|$)|\.amp(?=\.html?$|$)|/index\.(?:html?|php)$|/+$", re.I)
"""Parts of paths that lead to another version of a page, or to no other page at all."""

CAMPAIGN = re.compile(r"utm_\w+|wt_\w+|pk_\w+|mtm_\w+|hsa_\w+", re.I)
"""Families of parameters that tell where a reader came from."""

NUMBERED = re.compile(r"\d{5,}")
"""A number as systems give it to an article; shorter ones are years and pages of lists."""

NUMBER_QUERY = re.compile(r"(?:^|&)(?:\w*id|p|story|article|news|n|a)=\d{2,}(?:&|$)", re.I)
"""An article known by a number in the query."""

PAGE_FILE = re.compile(r"\.(?:html?|shtml|xhtml|php|aspx?|jsp)$", re.I)

LEAST_WORDS = 4
"""Words of a headline in an address; the names of sections have fewer."""

SECTION_DEPTH, SECTION_WORDS = 2, 3
"""Segments of a section's path, and words of each, at most."""


@cache
def words(name: str) -> frozenset[str]:
    """A word list of the data."""
    data = json.loads(data_text("addresses.json"))
    return frozenset(data[name].split())


def is_web(url: str) -> bool:
    """Whether it's an http or https address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def tidy(url: str, base: str | None = None) -> str | None:
    """The address to ask for: absolute, without fragment and tracking; `None` where it's no web address."""
    try:
        parts = urlsplit(safe_url_string(urljoin(base or "", url.strip())))
        query = "&".join(pair for pair in parts.query.split("&") if not tracks(pair.partition("=")[0]))
        whole = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))
    except ValueError:
        return None
    return whole if is_web(whole) else None


def tracks(parameter: str) -> bool:
    """Whether a parameter only tells where the reader came from."""
    return parameter.lower() in words("tracking") or CAMPAIGN.fullmatch(parameter) is not None


def page_key(url: str) -> str:
    """What all addresses of one page have in common: no scheme, no tracking, no version."""
    parts = urlsplit(canonicalize_url(tidy(url) or url))
    path = VERSION_PATH.sub("", VERSION_PATH.sub("", parts.path))
    pairs = (pair for pair in parts.query.split("&") if pair.partition("=")[0].lower() not in words("versions"))
    query = "&".join(filter(None, pairs))
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    return f"{site_of(url)}{port}{path}{'?' + query if query else ''}"


def is_same_face(one: str, other: str) -> bool:
    """Whether two addresses give the same page in the same version: they differ in scheme, 'www.' or marks at most."""
    return face(one) == face(other)


def face(url: str) -> str:
    whole = canonicalize_url(tidy(url) or url).partition("://")[2].rstrip("/")
    return whole.removeprefix("www.")


def host_of(url: str) -> str:
    """Host, and port where one is given, in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def origin_of(url: str) -> str:
    """Scheme, host and port."""
    return f"{urlsplit(url).scheme}://{host_of(url)}"


def site_of(url: str) -> str:
    """The host without what names only a version of the site, such as 'www.'."""
    return VERSION_HOST.sub("", (urlsplit(url).hostname or "").rstrip("."))


def is_home(url: str) -> bool:
    """Whether it's the address of a whole site."""
    parts = urlsplit(url)
    return not parts.query and not VERSION_PATH.sub("", parts.path)


def is_media(url: str) -> bool:
    """Whether it leads to a picture, a document or anything else that is no page, as its ending says."""
    name = urlsplit(url).path.rpartition("/")[2]
    return "." in name and name.rpartition(".")[2].lower() in words("media")


def segments(url: str) -> list[str]:
    """The parts of a path, decoded."""
    return [unquote(part) for part in urlsplit(url).path.split("/") if part]


def is_elsewhere(url: str) -> bool:
    """Whether it names a tag, an author, an account or the like."""
    return any(part.lower() in words("elsewhere") for part in segments(url))


def is_article(url: str) -> bool:
    """Whether an address has an article's shape: a date and a name, a number, or the words of a headline."""
    parts = segments(url)
    if is_media(url) or is_elsewhere(url):
        return False
    if NUMBER_QUERY.search(urlsplit(url).query):
        return True
    if not parts:
        return False
    name = PAGE_FILE.sub("", parts[-1])
    named = len([word for word in re.split(r"[-_+ ]", name) if word.isalpha()])
    if from_url(url) is not None:
        return named > 0 and not name.isdigit()
    return named >= LEAST_WORDS or bool(NUMBERED.search(name)) or (name != parts[-1] and len(parts) > 1 and named > 1)


def is_section(url: str) -> bool:
    """Whether an address may be a section's: short, without numbers, and not shaped like an article's."""
    parts = segments(url)
    if not 0 < len(parts) <= SECTION_DEPTH or urlsplit(url).query or is_media(url) or is_elsewhere(url):
        return False
    short = all(len(re.split(r"[-_]", part)) <= SECTION_WORDS and not re.search(r"\d", part) for part in parts)
    return short and not is_article(url)
