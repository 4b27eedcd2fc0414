"""Bylines: beside the headline, above the text, and as sign-offs below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.bylines import agency_of, by_others, is_initials, may_name_agency, opening, signed
from newsparse.names import MOST_INITIALS
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.lines import LINKED, MOST_INTRODUCING, Lines

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LIKELY = 0.4
"""From here on a block with a name is a byline: half of them are plain names, which the forest is never sure of."""

POSSIBLE = 0.05
"""From here on it's one where it gives a name that the metadata gives."""

FIRST_LINES = 0.04
"""From here on names alone on the first lines of the text are no part of it, or those above the headline a byline."""

ALONE = 0.1
"""From here on names alone are a byline whatever stands by them."""

UNSURE = (None, Label.BODY, Label.HEADING)
"""Labels of what may still be a sign-off."""

MOST_AGENCY = 6
"""Words of a line that's little but a wire service."""

DASHES = "–—-("
"""What sets a sign-off apart from the text."""

NEAR, UNDER = 3, 2
"""Lines into the text, and above the headline or below the text, in which names alone are a byline."""

BELOW = 12
"""Lines below the text in which its reporters sign."""

FAR_BELOW = 40
"""Lines below the text in which 'Written by' may stand over a name."""

MOST_SIGNED = 400
"""Characters of the longest line in which reporters sign."""

PLACED = re.compile(r"(.{2,30}), [^\W\d_a-z]{3,}(?: [^\W\d_a-z]{3,}){0,2}")
"""A wire service and the place it reports from: 'AFP, MANILA'."""


def label_bylines(draft: Draft, headline: int | None, heads: range, tails: range, body: range) -> Lines:
    """Label the bylines above, within and below the body; `body` is empty where there is none."""
    lines = Lines(draft)
    for index in (*heads, *range(heads.stop, body.stop), *tails):
        label_likely(lines, index)
    above = range(heads.start, min(heads.stop, max(body.start, (headline or 0) + NEAR) + 1))
    for index in above:
        label_named(lines, index)
        label_introduced(lines, index)
    for index in above:
        label_before(lines, index)
    for index in range(above.stop, heads.stop):
        if lines.gives_known(index) or not lines.credited:
            label_named(lines, index)
    label_alone(lines, headline, body)
    for index in (*heads, *range(max(body.stop - 2, heads.stop), body.stop), *tails):
        label_agency(lines, index, body)
    for index in range(body.start, min(len(draft.blocks), body.stop + BELOW)):
        label_signed(lines, index)
    for index in tails:
        if lines.gives_known(index):
            label_named(lines, index)
    label_tail(lines, tails, body)
    drop_names_of_columns(lines)
    return lines


def drop_names_of_columns(lines: Lines) -> None:
    """Beside a line that credits a person, one of nothing but a body's name, which says no 'By', is the outlet's or a
    column's name."""
    kinds = {index: {author.kind for author in lines.names(index)} for index in lines.bylines}
    if not any("person" in found for found in kinds.values()):
        return
    for index, found in kinds.items():
        if found == {"organization"} and not lines.says_by(index) and not lines.gives_known(index):
            lines.draft.put(index, Label.BOILERPLATE, "rest", over=True)
            lines.bylines.remove(index)


def label_tail(lines: Lines, tails: range, body: range) -> None:
    """Sign-offs, where nobody else is credited."""
    for index in (*body[-2:], *tails):
        if not lines.credited:
            label_named(lines, index)
    if not lines.credited:
        label_sign_off(lines, body)
    for index in range(body.stop, min(len(lines.draft.blocks), body.stop + FAR_BELOW)):
        if lines.credited:
            return
        if lines.says_author(index):
            label_named(lines, index)
        label_introduced(lines, index)


def label_likely(lines: Lines, index: int) -> None:
    """What the forest takes for a byline, where it names somebody."""
    draft = lines.draft
    p = draft.likely("byline")[index]
    if p < LIKELY or lines.is_photo_credit(index):
        return
    caption = draft.label(index) is Label.CAPTION and draft.likely("caption")[index] < p
    if (draft.free(index) or caption) and lines.names(index):
        lines.take(index, "byline:forest", p)


def label_named(lines: Lines, index: int) -> None:
    """A short line that says 'By' before a name, or gives the name of the metadata's author."""
    draft = lines.draft
    if not lines.short(index) or not (draft.free(index) or draft.label(index) in BODY_LABELS):
        return
    p = draft.likely("byline")[index]
    by = lines.says_by(index) and bool(lines.names(index))
    if by or (p >= POSSIBLE and lines.gives_known(index)):
        lines.take(index, "byline:name", p)


def label_introduced(lines: Lines, index: int) -> None:
    """Names on the lines after 'Written by', and those beside a line of names alone."""
    draft = lines.draft
    text = draft.blocks[index].text.strip()
    introduces = len(text) < MOST_INTRODUCING and opening().fullmatch(text)
    if not introduces and not (draft.label(index) is Label.BYLINE and lines.is_names(index)):
        return
    for after in range(index + 1, len(draft.blocks)):
        if not any(map(str.isalpha, draft.blocks[after].text)):
            continue
        listed = draft.blocks[after - 1].text.rstrip().endswith((",", "&"))
        sure = introduces or listed or draft.likely("byline")[after] >= POSSIBLE
        first = introduces and after == index + 1
        named = lines.is_names(after) if first or listed else lines.is_people(after)
        if not sure or not named or draft.label(after) not in (None, Label.TAG, Label.BYLINE):
            return
        lines.take(after, "byline:introduced")


def label_before(lines: Lines, index: int) -> None:
    """Names alone right above a byline of names alone, linked like it."""
    draft = lines.draft
    if not index or draft.label(index) is not Label.BYLINE or lines.says_by(index) or not lines.is_names(index):
        return
    alike = (draft.stats.links[index] >= LINKED) == (draft.stats.links[index - 1] >= LINKED)
    if alike and draft.free(index - 1) and lines.is_people(index - 1):
        lines.take(index - 1, "byline:introduced")


def label_alone(lines: Lines, headline: int | None, body: range) -> None:
    """Names alone between headline and text, where nobody else is credited."""
    draft = lines.draft
    if headline is None or not body or lines.credited:
        return
    p = draft.likely("byline")
    above = [i for i in range(max(0, headline - UNDER), headline) if draft.free(i) and p[i] >= FIRST_LINES]
    below = [i for i in range(headline + 1, body.start) if draft.free(i)]
    first = [i for i in body[:NEAR] if draft.label(i) is Label.BODY and p[i] >= FIRST_LINES]
    found = [i for i in (*below, *first, *above) if lines.is_people(i) and may_stand_alone(lines, i)]
    if found:
        best = max(found, key=lambda i: (bool(draft.stamps(i)), p[i]))
        lines.take(best, "byline:alone", p[best])


def may_stand_alone(lines: Lines, index: int) -> bool:
    """Whether what stands by names alone speaks for a byline, as a timestamp does; a link elsewhere speaks against."""
    if lines.is_marked(index) or len(lines.names(index)) > 1 or lines.is_role(index + 1):
        return True
    draft = lines.draft
    likely = draft.likely("byline")[index] >= ALONE or lines.is_dated(index)
    return likely and draft.stats.links[index] < LINKED


def label_agency(lines: Lines, index: int, body: range) -> None:
    """A line that's little but a wire service, with the initials of who edited it: 'sak/Reuters', 'AFP, MANILA'."""
    draft = lines.draft
    text = draft.blocks[index].text
    placed = PLACED.fullmatch(text) if index == body.start - 1 else None
    if placed and agency_of(placed[1]) is not None:
        lines.take(index, "byline:agency")
        return
    if draft.label(index) not in UNSURE or draft.stats.words[index] > MOST_AGENCY or not may_name_agency(text):
        return
    if draft.likely("caption")[index] > 0.3 or draft.stats.links[index] >= LINKED or lines.is_photo_credit(index):
        return
    if any(author.kind == "agency" for author in lines.names(index)):
        lines.take(index, "byline:agency")


def label_signed(lines: Lines, index: int) -> None:
    """A line that tells who reported: 'Reporting by Ana Roe', 'Ana Roe contributed to this report'."""
    draft = lines.draft
    text = draft.blocks[index].text
    if len(text) <= MOST_SIGNED and signed().search(text) and lines.names_author(index):
        lines.take(index, "byline:signed")


def label_sign_off(lines: Lines, body: range) -> None:
    """Names or initials alone, as the text's last line or right below it; on a page the markup must say so too, or a
    dash or a role."""
    draft = lines.draft
    for index in range(max(body.stop - 1, body.start), min(body.stop + UNDER, len(draft.blocks))):
        text = draft.blocks[index].text
        initials = index <= body.stop and signs(text)
        alone = initials or (draft.label(index) in UNSURE and lines.is_people(index))
        if alone and (not draft.page or lines.is_marked(index) or tells_role(lines, index)):
            lines.take(index, "byline:sign-off")
            return


def tells_role(lines: Lines, index: int) -> bool:
    """Whether a line is set off by a dash, or tells what those named are, or who took the pictures."""
    text = lines.draft.blocks[index].text
    told = any(author.role for author in lines.names(index)) or lines.is_role(index + 1)
    return told or text[:1] in DASHES or bool(by_others().search(text))


def signs(text: str) -> bool:
    """Whether a line is nothing but initials, before the credits of others: 'amw', 'ssi, dan; Foto: Bo Lind'."""
    first, *others = re.split(r"[,/ ]+", text.partition(";")[0].strip("() "))
    listed = all(is_initials(other, listed=True) for other in others)
    return len(others) < MOST_INITIALS and is_initials(first) and listed
