"""Text and pages that try to act in what shows them."""

TRIES = (
    "<script>window.hacked=1;alert(1)</script>",
    "</script><script>window.hacked=1</script>",
    "</style><script>window.hacked=1</script>",
    "</title></textarea></noscript><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '"><svg onload=window.hacked=1>',
    "' onmouseover='window.hacked=1' autofocus onfocus='window.hacked=1",
    "<!--<script>--><script>window.hacked=1</script>",
    "]]><script>window.hacked=1</script><![CDATA[",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    '<a href="javascript:window.hacked=1">javascript:window.hacked=1</a>',
    "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/><form action=//evil.example/><button>send</button></form>",
    "{{ 7*191 }} {% for x in range(9) %}{% endfor %} {# note #} ${7*191} <%= 7*191 %>",
    "u\u2028window.hacked=1\u2029u",
    "\u202eexe.txt\u202c \u2066inner\u2069 a\u0007b",
    "&lt;script&gt;window.hacked=1&lt;/script&gt; &#60;script&#62;window.hacked=1",
)
"""A dozen ways and some more."""


def dump() -> str:
    """A dump that holds all tries, in its headline, text, byline and list."""
    body = "\n\n".join(
        f"The ferry between Orla and Vestby sailed again on Friday with {each} aboard, said the harbour office."
        for each in TRIES
    )
    related = "\n".join(f"Bridge at Vestby closed for repairs {each}\n3 May 2024, 10:15" for each in TRIES)
    return f"Ferry {TRIES[0]} sails again after nine months\n\nBy Ines <b>Falk</b>\n\n{body}\n\nRead also\n{related}\n"


def page() -> str:
    """A page that holds all tries, as text and as they are, in names, styles and metadata too."""
    text = "".join(
        f"<p>The ferry between Orla and Vestby sailed again on Friday with {escaped(each)} aboard, said the office.</p>"
        for each in TRIES
    )
    return f"""<!DOCTYPE html><html lang="en" onclick="parent.hacked=1">
<head><title>Ferry sails {escaped(TRIES[1])}</title>
<meta property="og:title" content="Ferry sails {escaped(TRIES[1])}">
<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/" target="_top">
<link rel="stylesheet" href="https://evil.example/a.css"><script>parent.hacked=1;window.hacked=1</script>
<style>@import url(https://evil.example/b.css); body {{ background: url("https://evil.example/c.png") }}
@font-face {{ font-family: x; src: url(//evil.example/d.woff) }}
p {{ font-family: x; background: \\75 rl(//evil.example/e) }}
</style></head><body onload="parent.hacked=1" style="background: url(//evil.example/f.png)">
<svg onload="parent.hacked=1"><script>parent.hacked=1</script></svg>
<math><mtext><img src=x onerror=parent.hacked=1></math>
<noscript><p title="</noscript><img src=x onerror=parent.hacked=1>"></noscript>
<article>
<h1 class='"><script>parent.hacked=1</script>' onmouseover="parent.hacked=1">Ferry sails {escaped(TRIES[1])}</h1>
{text}
<p><a href="javascript:parent.hacked=1" target="_top" id="trap" ping="https://evil.example/g">A link of the harbour
office, which says that tickets would cost four crowns.</a>
<img src="https://evil.example/h.png" srcset="https://evil.example/i.png 2x" alt="boat">
<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="drawn">
<video src="https://evil.example/j.mp4" autoplay></video><object data="https://evil.example/k"></object>
<embed src="https://evil.example/l"><iframe src="https://evil.example/m"></iframe></p>
<form action="https://evil.example/n"><input name="q" autofocus onfocus="parent.hacked=1">
<button formaction="javascript:parent.hacked=1">Send</button></form>
{"".join(each.replace("window", "parent") for each in TRIES if "--" not in each and "title" not in each)}
</article></body></html>"""


def escaped(text: str) -> str:
    """As markup that stands for the text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
