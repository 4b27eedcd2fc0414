"""Pages a second of a crawl, beside Scrapy doing the same: find a site's articles by its sitemaps, fetch, parse, keep.

    python benchmarks/crawl.py [--pages N]

The site is on this machine and served by a process of its own, without pauses between requests, so what's measured is
what the crawler itself takes. Both parse by `newsparse.parse`; newsparse keeps articles, versions, links and the state
of each address in SQLite, in one transaction a page, and Scrapy writes a line of JSON a page. `pip install '.[bench]'`
has Scrapy.
"""

import argparse
import json
import logging
import os
import resource
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

PART = 500
"""Articles of one sitemap."""

PARAGRAPHS = (
    "Rope {0} was moved from the north pier on Friday by nine people, who said it was heavier than they had thought.",
    "Nobody at the harbour office had counted the days since it was last seen, but a keeper put them at {0}.",
    "A second attempt is planned for the autumn, when the water is low and the gulls have left the bay.",
    "The office wants to hear by Monday who owns it, and whether anybody would like to have it back.",
    "It was made in the old yard behind the market, from what the ferries had left behind over forty years.",
    '"We had a smaller one in mind," said the woman who had ordered it, and looked at the sea for a while.',
    "Two lamps fell into the water on the way, and were brought up again by a diver before it was dark.",
    "The night ferry waited for a quarter of an hour, and reached the other side with all of its passengers.",
)

STORY = """<!DOCTYPE html><html lang="en"><head><title>Rope {0} is moved</title></head><body><nav>
<a href="/a">Harbour</a><a href="/b">Weather</a></nav><main><h1>Rope {0} is moved</h1><p class="byline">By Ines Falk</p>
<time datetime="2024-05-03T10:00:00Z">3 May 2024</time>{1}</main><aside><h2>Read also</h2><ul>{2}</ul></aside>
<footer>Imprint</footer></body></html>"""


class Site(BaseHTTPRequestHandler):
    """A site of `pages` articles, in sitemaps with an index."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    pages = 0

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def __getattr__(self, name: str) -> Any:
        if name == "do_GET":
            return self.reply
        raise AttributeError(name)

    def reply(self) -> None:
        home = f"http://{self.headers['Host']}"
        kind, _, number = self.path.strip("/").rpartition("-")
        if self.path == "/robots.txt":
            self.answer(f"Sitemap: {home}/index.xml\n", "text/plain")
        elif self.path == "/index.xml":
            parts = (f"<sitemap><loc>{home}/part-{start}</loc></sitemap>" for start in range(0, self.pages, PART))
            self.answer(self.listing("sitemapindex", parts), "application/xml")
        elif kind == "part":
            ends = range(int(number), min(int(number) + PART, self.pages))
            urls = (f"<url><loc>{home}/2024/05/03/rope-{at}</loc></url>" for at in ends)
            self.answer(self.listing("urlset", urls), "application/xml")
        elif kind.startswith("2024"):
            self.answer(story(int(number), self.pages), "text/html; charset=utf-8")
        else:
            self.answer("<html></html>", "text/html")

    def listing(self, root: str, entries: Any) -> str:
        return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</{root}>'

    def answer(self, text: str, kind: str) -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def story(number: int, pages: int) -> str:
    body = "".join(f"<p>{paragraph.format(number)}</p>" for paragraph in PARAGRAPHS)
    near = [(number + step) % pages for step in range(1, 6)]
    others = "".join(f'<li><a href="/2024/05/03/rope-{at}">Rope {at} is moved on Friday, too</a></li>' for at in near)
    return STORY.format(number, body, others)


def serve(pages: int) -> None:
    """Serve the site until the process is ended; tells its address first."""
    Site.pages = pages
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


def by_newsparse(home: str, folder: Path) -> int:
    from newsparse import crawl

    return crawl(home, store=folder / "news.db", pause=0, allow_private=True).total.articles


def by_scrapy(home: str, folder: Path) -> int:
    from scrapy.crawler import CrawlerProcess
    from scrapy.spiders import SitemapSpider

    import newsparse

    def parse(_spider: Any, response: Any) -> Any:
        yield json.loads(newsparse.parse(response.body, url=response.url).to_json())

    spider = type("Spider", (SitemapSpider,), {"name": "ropes", "sitemap_urls": [f"{home}/robots.txt"], "parse": parse})
    out = folder / "articles.jsonl"
    settings = {
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "FEEDS": {str(out): {"format": "jsonlines"}},
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    }
    process = CrawlerProcess(settings)
    process.crawl(spider)
    process.start()
    return len(out.read_text("utf-8").splitlines())


CRAWLERS = {"newsparse": by_newsparse, "scrapy": by_scrapy}


def run(name: str, home: str) -> None:
    """Crawl the site once, and tell how it went."""
    logging.disable(logging.WARNING)
    with TemporaryDirectory() as folder:
        began = perf_counter()
        articles = CRAWLERS[name](home, Path(folder))
        seconds = perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([articles, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000, help="articles of the site (default: 1000)")
    parser.add_argument("--only", choices=CRAWLERS, help="one of the crawlers")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--run", nargs=2, metavar=("NAME", "HOME"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.pages)
    elif options.run:
        run(*options.run)
    else:
        compare(options.pages, [options.only] if options.only else list(CRAWLERS))


def compare(pages: int, names: list[str]) -> None:
    this = [sys.executable, __file__]
    environment = os.environ | {"NO_PROXY": "127.0.0.1"}
    serving = [*this, "--serve", "--pages", str(pages)]
    with subprocess.Popen(serving, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        home = server.stdout.readline().strip()
        print(f"{'':<10} {'articles':>8} {'seconds':>8} {'a second':>9} {'CPU ms each':>12} {'peak MB':>8}")
        try:
            for name in names:
                done = subprocess.run([*this, "--run", name, home], env=environment, stdout=subprocess.PIPE, check=True)
                articles, seconds, processor, peak = json.loads(done.stdout)
                each = 1000 * processor / max(articles, 1)
                print(f"{name:<10} {articles:>8} {seconds:>8.1f} {articles / seconds:>9.1f} {each:>12.1f} {peak:>8.0f}")
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
