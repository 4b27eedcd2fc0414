"""Pages and dumps of an invented outlet, in the markup of several kinds of sites."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsparse.samples import Sample


class Story(NamedTuple):
    number: int
    headline: str
    byline: str
    day: str
    text: Sequence[str]


FERRY = Story(
    8,
    "Night ferry to Orla sails again",
    "Ani Tovmasyan",
    "4 April 2025, 12:30",
    (
        "The night ferry to Orla sailed on Friday for the first time in two years, with all 212 berths taken.",
        "A second ship will follow in May, the port said, and a third one when the pier has been mended.",
    ),
)

GULLS = Story(
    9,
    "Gulls counted on the north pier",
    "Bo Lee",
    "5 April 2025, 09:10",
    (
        "Nobody knew their number before the harbour office began to count the birds of the north pier in March.",
        "A second count is planned for the autumn, when the young birds have left the pier for the open water.",
    ),
)

APP = "Our app tells you when it rains, and when it will stop. Get it for your telephone today."


def page(story: Story, top: str, *, lang: str = "en", body: str = "", end: str = "", head: str = "") -> str:
    """A page; `top` stands between its header and its text, `end` below it."""
    text = body or "".join(f"<p>{paragraph}</p>\n" for paragraph in story.text)
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{story.headline} - The Example</title>
<link rel="canonical" href="https://www.example.am/news/{story.number}">
<meta property="og:site_name" content="The Example">{head}</head>
<body><header><a href="/">The Example</a> <a href="/news">News</a></header>
<main><article>
{top}
{text}
</article></main>
{end}
<footer>(c) 2025 The Example</footer></body></html>
"""


def semantic(story: Story) -> str:
    """Classes that a person named."""
    return page(
        story,
        f'<h1 class="story__title">{story.headline}</h1>'
        f'<div class="story__meta"><span class="story__author">{story.byline}</span>'
        f' <span class="story__date">{story.day}</span></div>',
    )


def hashed(story: Story) -> str:
    """Classes that a build made, others on each page: only what stands before the hash is the same."""
    end = {8: "3xK2a", 9: "9fQ7z"}[story.number]
    return page(
        story,
        f'<h1 class="css-1h{story.number}x9q">{story.headline}</h1><div class="css-k{story.number}p2 Meta_box__{end}">'
        f'<span class="Byline_author__{end} sc-b{story.number}xTq">{story.byline}</span>'
        f' <span class="sc-d{story.number}kLm">{story.day}</span></div>',
    )


def microdata(story: Story) -> str:
    """Properties in the markup, and classes that say how things look."""
    return page(
        story,
        f'<h1 class="text-xl bold" itemprop="headline">{story.headline}</h1><div class="text-sm">'
        f'<span class="bold" itemprop="author">{story.byline}</span>'
        f' <span class="text-sm" itemprop="datePublished">{story.day}</span></div>',
    )


def arabic(story: Story) -> str:
    """From right to left."""
    headline, name = ARABIC[story.number]
    text = "<p>" + "أبحرت العبارة الليلية يوم الجمعة لأول مرة منذ عامين، وكانت جميع المقاعد محجوزة. " * 2 + "</p>"
    top = (
        f'<h1>{headline}</h1><div class="meta"><span class="katib">{name}</span>'
        f'<span class="tarikh">{story.number} أبريل 2025</span></div>'
    )
    return page(story._replace(headline=headline), top, lang="ar", body=text * 2).replace(
        '<html lang="ar">', '<html lang="ar" dir="rtl">'
    )


ARABIC = {
    8: ("العبارة الليلية تبحر من جديد إلى أورلا", "آني توفماسيان"),
    9: ("إحصاء النوارس على الرصيف الشمالي", "ليلى حداد"),
}


def dump(story: Story) -> str:
    """What's left of a page where somebody copied its text."""
    text = "\n\n".join(story.text)
    return f"""{story.headline}

By {story.byline} for The Example
{story.day}

{text}

(c) 2025 The Example
The Example, 4 Quay Street, Yerevan
"""


Make = Callable[[Story], str]


def samples(make: Make, *stories: Story) -> list[Sample]:
    """Inputs named `8` and `9` with their kind's ending."""
    end = "txt" if make is dump else "html"
    return [Sample(f"{story.number}.{end}", make(story).encode()) for story in stories or (FERRY, GULLS)]


def promoted(story: Story) -> str:
    """A page with the same advertisement as all others, amid its text."""
    first, *others = (f"<p>{paragraph}</p>" for paragraph in story.text)
    body = "".join([first, f'<p class="promo-inline">{APP}</p>', *others])
    return page(
        story,
        f'<h1>{story.headline}</h1><p><b class="story__author">{story.byline}</b></p><p>{story.day}</p>',
        body=body,
    )
