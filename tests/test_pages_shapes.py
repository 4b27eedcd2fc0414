"""Pages of unusual shapes: each a small invented page whose text must come out whole, in order, and alone."""

import pytest

from newsparse import Article, parse, to_html
from tests.stories import BRIEF, CITING, GERMAN, RUSSIAN, WIRE, Story

CHROME = "<nav><a href=/>Home</a> <a href=/news>News</a> <a href=/sport>Sport</a> <a href=/culture>Culture</a></nav>"
FOOT = "<footer><p>© 2024 The Quay, 2 Harbour Street, Ostrey</p><a href=/imprint>Imprint</a></footer>"


def page(main: str, story: Story = WIRE, *, head: str = "", language: str = "en", attributes: str = "") -> str:
    return (
        f"<!doctype html><html lang={language} {attributes}><head><title>{story.headline} - The Quay</title>"
        f"{head}</head><body>{CHROME}{main}{FOOT}</body></html>"
    )


def paragraphs(story: Story = WIRE) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)


def assert_text(article: Article, story: Story = WIRE) -> None:
    assert article.headline == story.headline
    assert [paragraph.text for paragraph in article.body] == list(story.paragraphs)


# --- how the text is set ---


@pytest.mark.parametrize("between", ["<br>", "<br><br>", "<br/>\n<br/>&nbsp;<br/>"])
@pytest.mark.parametrize("tag", ["div", "td", "font"])
def test_line_breaks_between_paragraphs(between: str, tag: str) -> None:
    text = between.join(WIRE.paragraphs)
    body = f"<table><tr><td>{text}</td></tr></table>" if tag == "td" else f"<{tag}>{text}</{tag}>"
    assert_text(parse(page(f"<h1>{WIRE.headline}</h1>{body}")))


def test_bare_text_between_elements() -> None:
    text = "<div class=ad>Advertisement</div>".join(WIRE.paragraphs)
    assert_text(parse(page(f"<h1>{WIRE.headline}</h1>{text}<hr>")))


def test_a_page_laid_out_by_tables() -> None:
    menu = "".join(f"<tr><td><a href=/{n}>{other}</a></td></tr>" for n, other in enumerate(WIRE.others[:8]))
    text = f"<b><font size=5>{WIRE.headline}</font></b><br><br>" + "<br><br>".join(WIRE.paragraphs)
    assert_text(parse(page(f"<table><tr><td width=160><table>{menu}</table></td><td>{text}</td></tr></table>")))


def test_a_row_of_the_layout_for_each_paragraph() -> None:
    rows = "".join(f"<tr><td>{paragraph}</td></tr>" for paragraph in WIRE.paragraphs)
    article = parse(page(f"<h1>{WIRE.headline}</h1><table>{rows}</table>"))
    assert [paragraph.text for paragraph in article.body] == list(WIRE.paragraphs)
    assert {paragraph.kind for paragraph in article.body} == {"paragraph"}


def test_amp() -> None:
    head = '<script async src="https://cdn.ampproject.org/v0.js"></script>'
    main = (
        f"<amp-sidebar id=menu><ul><li><a href=/news>News</a></ul></amp-sidebar><article><h1>{WIRE.headline}</h1>"
        "<amp-img src=/pier.jpg width=1200 height=800 layout=responsive alt='The pier'></amp-img>"
        f"<amp-ad width=300 height=250 type=x></amp-ad>{paragraphs()}</article>"
    )
    article = parse(page(main, head=head, attributes="amp"), url="https://quay.example/amp/storms")
    assert_text(article)
    assert [image.url for image in article.images] == ["https://quay.example/pier.jpg"]


# --- kinds of articles ---


@pytest.mark.parametrize("mark", ["b", "strong", "h3", "em"])
def test_an_interview(mark: str) -> None:
    asked = [f"Mister Benning, what does the shore need in year {n}?" for n in range(6)]
    pairs = zip(asked, WIRE.paragraphs[:6], strict=True)
    text = "".join(
        f"<p><{mark}>{question}</{mark}></p><p>{answer}</p>" if mark != "h3" else f"<h3>{question}</h3><p>{answer}</p>"
        for question, answer in pairs
    )
    article = parse(page(f"<article><h1>{WIRE.headline}</h1><p>{WIRE.by}</p>{text}</article>"))
    assert [paragraph.text for paragraph in article.body if paragraph.text.startswith("Mister")] == asked
    assert [paragraph.text for paragraph in article.body if not paragraph.text.startswith("Mister")] == list(
        WIRE.paragraphs[:6]
    )
    if mark != "h3":
        assert article.body[0].emphasis[0].end == len(asked[0])


def test_an_interview_in_lines_that_name_the_speaker() -> None:
    lines = [f"<b>{'QUAY' if n % 2 == 0 else 'BENNING'}:</b> {text}" for n, text in enumerate(WIRE.paragraphs)]
    article = parse(page(f"<article><h1>{WIRE.headline}</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article>"))
    assert len(article.body) == len(lines)
    assert article.body[1].text == f"BENNING: {WIRE.paragraphs[1]}"


def test_a_gallery() -> None:
    captions = [f"{text.split('. ')[0]}." for text in WIRE.paragraphs[2:8]]
    slides = "".join(
        f"<figure><img src=/g/{n}-storm-mast.jpg width=1200 height=800 alt='Mast {n}'><figcaption>{caption} "
        f"<span class=credit>Photo: Lena Marsh/AFP</span></figcaption></figure>"
        for n, caption in enumerate(captions)
    )
    main = f"<article><h1>{WIRE.headline}</h1><p>{WIRE.by}</p><p>{WIRE.paragraphs[0]}</p><p>{WIRE.paragraphs[1]}</p>"
    article = parse(page(f"{main}<div class=gallery>{slides}</div></article>"), url="https://quay.example/g")
    assert [paragraph.text for paragraph in article.body] == list(WIRE.paragraphs[:2])
    assert len(article.images) == 6
    assert [image.caption for image in article.images] == captions
    assert {image.credit for image in article.images} == {"Lena Marsh/AFP"}


@pytest.mark.parametrize("text", [BRIEF.paragraphs[0], BRIEF.paragraphs[0].split(". ")[0] + "."])
def test_a_brief_of_one_paragraph(text: str) -> None:
    main = f"<article><h1>{BRIEF.headline}</h1><time datetime=2024-05-03>May 3, 2024</time><p>{text}</p></article>"
    article = parse(page(main, BRIEF, head="<meta property=og:type content=article>"))
    assert article.text == text
    assert article.is_article


# --- scripts ---

ARABIC = Story(
    "generic",
    "الجسر فوق نهر ولتا يفتح بعد عام",
    (
        "أعلنت إدارة الطرق يوم الاثنين أن الجسر الجديد فوق نهر ولتا لن يفتح قبل شهر سبتمبر من العام المقبل.",
        "وقال مدير الإدارة إن الدعائم الخرسانية بقيت ثلاثة أشهر في محطة بعيدة عن النهر، وإن الماء ارتفع حين وصلت.",
        "ويقول سكان القرى إن الطريق البديل يستغرق نحو ثلاث ساعات، وإن المعلمة تخرج من بيتها قبل الفجر كل يوم.",
        "وارتفعت كلفة البناء خلال هذه المدة من ثمانية عشر إلى ثلاثة وعشرين مليونا، منها مليون لتخزين الدعائم.",
    ),
    "سمير ناصر",
    "بقلم: سمير ناصر",
    "اقرأ أيضا",
    (),
)
HEBREW = Story(
    "generic",
    "הגשר מעל נהר הולטה ייפתח באיחור של שנה",
    (
        "הגשר החדש מעל נהר הולטה, שהיה אמור להיפתח בסתיו, לא ייפתח לפני ספטמבר בשנה הבאה, כך נמסר ממינהל הדרכים.",
        "לדברי מנהל המינהל, שישים וארבע כלונסאות בטון שכבו שלושה חודשים בתחנה במרחק מאתיים קילומטר מן הנהר.",
        "התושבים אומרים שהדרך העוקפת נמשכת כמעט שלוש שעות, והמורה יוצאת מביתה בכל בוקר לפני עלות השחר.",
    ),
    "נורה טהיר",
    "מאת: נורה טהיר",
    "קראו גם",
    (),
)
JAPANESE = Story(
    "generic",
    "渡し船、九か月ぶりに運航再開へ",
    (
        "北浜と島を結ぶ渡し船が、月曜日から九か月ぶりに運航を再開する。船会社が水曜日に発表した。",
        "船は昨年秋の嵐で桟橋に衝突し、造船所まで曳航された。けが人はいなかったという。",
        "「ねじを一本ずつ回した」と船長は話した。修理には約四百万円かかったとみられる。",
        "村議会は冬の間にもう一隻を使えるかどうかを調べる。夏休みの前に結論を出す方針だ。",
    ),
    "山田花子",
    "文：山田花子",
    "関連記事",
    (),
)
CHINESE = Story(
    "generic",
    "渡轮停航九个月后恢复通航",
    (
        "北港与小岛之间的渡轮将于星期一恢复通航，此前已停航九个月。船运公司星期三公布了这一消息。",
        "去年秋天，渡轮在风暴中撞上码头，随后被拖到船厂修理。事故中没有人受伤。",
        "船长说：“每一颗螺丝我们都拧了一遍，有的拧了两遍。”修理费用约为四百万元。",
        "村委会将研究冬季能否再增加一艘渡轮，预计在暑假之前作出决定。",
    ),
    "林小雨",
    "记者：林小雨",
    "相关新闻",
    (),
)


@pytest.mark.parametrize(
    ("story", "language"),
    [(ARABIC, "ar"), (HEBREW, "he"), (JAPANESE, "ja"), (CHINESE, "zh"), (RUSSIAN, "ru")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_scripts(story: Story, language: str) -> None:
    main = (
        f"<article><h1>{story.headline}</h1><div class=author>{story.by}</div><div>{paragraphs(story)}</div></article>"
    )
    article = parse(page(main, story, language=language, attributes="dir=rtl" if language in ("ar", "he") else ""))
    assert_text(article, story)
    assert article.language == language
    assert 'dir="auto"' in to_html(article)


# --- what stands in the way ---


def test_the_same_text_again_for_print_and_for_mobile() -> None:
    twice = f"<div class=desktop>{paragraphs()}</div><div class=mobile>{paragraphs()}</div>"
    assert_text(parse(page(f"<article><h1>{WIRE.headline}</h1>{twice}</article>")))


def test_a_line_for_phones_and_again_for_wide_screens() -> None:
    first = f"<div class=narrow><p>{GERMAN.paragraphs[0]}</p></div>"
    both = f"{first}<div class=wide>{paragraphs(GERMAN)}</div>"
    assert_text(parse(page(f"<article><h1>{GERMAN.headline}</h1>{both}</article>", GERMAN, language="de")), GERMAN)


def test_the_same_text_again_with_its_headline() -> None:
    once = f"<h1>{WIRE.headline}</h1><p>{WIRE.by}</p>{paragraphs()}"
    assert_text(parse(page(f"<div class=screen>{once}</div><div class=print-only>{once}</div>")))


def test_a_line_that_is_said_twice_stays() -> None:
    lines = (*WIRE.paragraphs[:3], "“No.”", *WIRE.paragraphs[3:6], "“No.”", *WIRE.paragraphs[6:])
    text = "".join(f"<p>{line}</p>" for line in lines)
    assert parse(page(f"<article><h1>{WIRE.headline}</h1>{text}</article>")).text.count("“No.”") == 2


def test_hidden_cards_amid_the_text() -> None:
    card = (
        "<span class=term>Lorn Institute</span><div class=hover-card style='display:none'><h4>Lorn Institute</h4>"
        "<p>The Lorn Institute was founded in 1931 and measures the winds of the shore for three countries.</p>"
        "<a href=/topics/lorn>More on the Lorn Institute</a></div>"
    )
    text = "".join(
        f"<p>{paragraph}</p>{card if n in (1, 4, 7) else ''}" for n, paragraph in enumerate(WIRE.paragraphs)
    ).replace("<span class=term>Lorn Institute</span>", "")
    assert_text(parse(page(f"<article><h1>{WIRE.headline}</h1>{text}</article>")))


def article_of(story: Story, slug: str) -> str:
    head = f"<h2><a href=/{slug}>{story.headline}</a></h2><p>{story.by}</p>"
    return f"<article id={slug}>{head}{paragraphs(story)}</article>"


@pytest.mark.parametrize(("story", "slug"), [(WIRE, "storms"), (CITING, "ferries"), (GERMAN, "faehre")])
def test_several_articles_of_which_the_title_names_one(story: Story, slug: str) -> None:
    every = article_of(WIRE, "storms") + article_of(CITING, "ferries") + article_of(GERMAN, "faehre")
    assert_text(parse(page(f"<main>{every}</main>", story), url=f"https://quay.example/{slug}"), story)


def test_the_next_article_below_the_first() -> None:
    first = f"<article><h1>{WIRE.headline}</h1><p>{WIRE.by}</p>{paragraphs()}</article>"
    following = f"<article><h1>{CITING.headline}</h1><p>{CITING.by}</p>{paragraphs(CITING)}</article>"
    assert_text(parse(page(f"<main>{first}<div>Next article</div>{following}</main>"), url="https://quay.example/a"))


# --- what stands on the page and is another's ---


def test_the_day_of_a_post_that_is_quoted_is_not_the_articles() -> None:
    post = (
        "<blockquote class=tweet><p>The masts stay. Thank you all.</p>&mdash; Lena Marsh (@lenamarsh) "
        "<a href=https://posts.example/lenamarsh/1>July 19, 2024</a></blockquote>"
    )
    first, *others = (f"<p>{paragraph}</p>" for paragraph in WIRE.paragraphs)
    article = parse(page(f"<article><h1>{WIRE.headline}</h1>{first}{post}{''.join(others)}</article>"))
    assert article.published is None
    assert "The masts stay. Thank you all." in article.text


def test_the_byline_of_another_article_below_is_not_the_articles() -> None:
    main = f"<article><h1>{BRIEF.headline}</h1><p>By Ana Roe</p>{paragraphs(BRIEF)}</article>"
    others = "".join(f"<p>{paragraph}</p>" for paragraph in CITING.paragraphs[:3])
    below = f"<article><h1>{CITING.headline}</h1><p>By Tom Lark</p>{others}</article>"
    article = parse(page(main + below, BRIEF))
    assert [author.name for author in article.authors] == ["Ana Roe"]
    assert_text(article, BRIEF)
