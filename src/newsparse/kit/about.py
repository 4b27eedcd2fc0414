"""What inputs of one site tell of the outlet: domains, languages, country, time zone, publisher."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from newsparse.addresses import site_of
from newsparse.declaration import HOST, LANGUAGE
from newsparse.files import data_text
from newsparse.samples import Sample

DEFAULT = "US"
"""The region that templates state where nobody chose one: `en-US` says little by itself."""

PARTS = re.compile(r"\s+[|–—·:«»-]+\s+|\s*\|\s*")
"""What parts a page's title from the site's name."""


@attrs.frozen
class About:
    """The outlet. What isn't known is left out, and `notes` say so."""

    publisher: str | None = None
    domains: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    timezone: str | None = None
    notes: tuple[str, ...] = attrs.field(default=(), eq=False)
    """What couldn't be known, and what was a choice, in words."""

    def stated(self) -> dict[str, Any]:
        """The attributes of the source that are known, in the order in which one writes them."""
        return {name: value for name, value in attrs.asdict(self).items() if name != "notes" and value}


def find_out(samples: Sequence[Sample]) -> About:
    """What the inputs say of their outlet; where they disagree, what most of them say."""
    notes: list[str] = []
    domains = find_domains(samples, notes)
    publisher = find_publisher(samples, domains, notes)
    languages = find_languages(samples, notes)
    country = find_country(samples, domains, languages)
    timezone = find_zone(samples, country, notes)
    return About(publisher, domains, country, languages, timezone, tuple(notes))


def find_domains(samples: Sequence[Sample], notes: list[str]) -> tuple[str, ...]:
    """The hosts of the inputs' addresses, without those that are within another."""
    hosts = Counter(site_of(sample.url) for sample in samples if sample.url)
    found = [host for host, _ in hosts.most_common() if HOST.fullmatch(host)]
    if not found:
        notes.append("domains: no page tells its address; state them, or the source is known by its name only")
    return tuple(host for host in found if not any(host.endswith(f".{other}") for other in found))


def find_publisher(samples: Sequence[Sample], domains: tuple[str, ...], notes: list[str]) -> str | None:
    """The name that most inputs give the publisher, else the site; a bare host only where there's no other."""
    for lists in ("publishers", "site_names"):
        named = (getattr(sample.reading.metadata, lists) for sample in samples)
        name = most_common(values[0].text for values in named if values and values[0].text.lower() not in domains)
        if name is not None:
            return name
    name = most_common(name for sample in samples for name in named_by_title(sample, domains))
    if name is None:
        notes.append("publisher: no page names it")
    return name


def named_by_title(sample: Sample, domains: tuple[str, ...]) -> Iterator[str]:
    """The end of a page's title that its domain is made of: 'Harbour Daily' on harbourdaily.example."""
    names = {"".join(filter(str.isalnum, name)) for domain in domains for name in (domain, domain.split(".")[0])}
    for value in sample.reading.metadata.headlines:
        *_, last = PARTS.split(value.text)
        letters = "".join(filter(str.isalnum, last.casefold()))
        if last != value.text and letters in names:
            yield last


def find_languages(samples: Sequence[Sample], notes: list[str]) -> tuple[str, ...]:
    """The inputs' languages, the most frequent first."""
    tags = [sample.article.language or "" for sample in samples]
    found = tuple(tag for tag, _ in Counter(filter(LANGUAGE.fullmatch, tags)).most_common())
    if not found:
        notes.append("languages: no input tells its language; dates such as 03/04/2024 are doubtful without it")
    return found


def find_country(samples: Sequence[Sample], domains: tuple[str, ...], languages: tuple[str, ...]) -> str | None:
    """By the domain's ending, else the region of the language tags, else the only country that writes the language."""
    endings = [domain.rpartition(".")[2] for domain in domains]
    table: Mapping[str, str | None] = data()["endings"]
    by_ending = most_common(
        code for ending in endings if (code := table.get(ending, ending.upper())) and code in zones_by_country()
    )
    if by_ending is not None:
        return by_ending
    tags = [value.text for sample in samples for value in sample.reading.metadata.languages]
    regions = (tag.replace("_", "-").split("-")[-1].upper() for tag in tags if "-" in tag or "_" in tag)
    local = moments(samples)
    by_region = most_common(region for region in regions if fitting(zones_by_country().get(region, ()), local))
    if by_region is not None and (local or by_region != DEFAULT):
        return by_region
    only: str | None = data()["languages"].get(languages[0].partition("-")[0]) if languages else None
    return only if only is not None and fitting(zones_by_country()[only], local) else None


def find_zone(samples: Sequence[Sample], country: str | None, notes: list[str]) -> str | None:
    """The country's zone with the offsets that the pages' times have; the country's main one where several have."""
    if country is None:
        notes.append("timezone, country: neither the domain nor the pages tell them; state timezone = '...'")
        return None
    zones = zones_by_country()[country]
    local = moments(samples)
    fit = fitting(zones, local)
    if not fit:
        printed = ", ".join(sorted({moment.strftime("%z") for moment in local}))
        notes.append(f"timezone: no zone of {country} has the offsets that the pages state ({printed}); state it")
        return None
    main = data()["zones"].get(country, "").split()
    zone = next((zone for zone in main if zone in fit), fit[0])
    others = [other for other in (*main, *fit) if other in fit and offsets(other) != offsets(zone)]
    if others:
        notes.append(f"timezone: {country} has others that fit, such as {others[0]}; see whether {zone} is right")
    return zone


def moments(samples: Sequence[Sample]) -> list[datetime]:
    """The times with an offset that the pages state; those in UTC say nothing of the zone, unless all may be local."""
    stated = []
    for sample in samples:
        metadata = sample.reading.metadata
        for value in [*metadata.published, *metadata.modified]:
            try:
                moment = datetime.fromisoformat(value.text.strip())
            except ValueError:
                continue
            if moment.tzinfo is not None and moment.utcoffset() != UTC.utcoffset(None):
                stated.append(moment)
    return stated


def fitting(zones: Iterable[str], local: Sequence[datetime]) -> list[str]:
    """The zones in which most of the times have the offset that they're stated with."""
    right = {
        zone: sum(moment.astimezone(ZoneInfo(zone)).utcoffset() == moment.utcoffset() for moment in local)
        for zone in zones
    }
    return [zone for zone, count in right.items() if 2 * count > len(local) or not local]


def offsets(zone: str) -> list[timedelta | None]:
    """A zone's offsets in winter and in summer of a late year: zones that have the same are one, for news."""
    return [datetime(2024, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)]


@cache
def zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """IANA's zones of each country, as `tzdata` lists them."""
    table: dict[str, list[str]] = {}
    for line in (files("tzdata.zoneinfo") / "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, zone, *_ = line.split("\t")
            table.setdefault(code, []).append(zone)
    return {code: tuple(zones) for code, zones in table.items()}


@cache
def data() -> dict[str, Any]:
    """Zones of countries with several, that of most people first; endings of domains that aren't a country's code; and
    languages that are written in one country above all."""
    read: dict[str, Any] = json.loads(data_text("countries.json"))
    return read


def most_common(values: Iterable[str]) -> str | None:
    """The most frequent value, the first of equals; `None` where there's none."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
