"""What the commands that crawl, or read what was crawled, share: options that bound a search, manners, the store."""

import logging
from collections.abc import Callable

import click

from newsparse.cli.inputs import NumberRange, moment

OPTIONS = (
    click.option(
        "--since",
        callback=moment,
        metavar="ISO",
        help="Only what was published then or later, as in 2024-05-03 or 2024-05-03T14:30+04:00. What isn't dated is"
        " taken all the same.",
    ),
    click.option("--until", callback=moment, metavar="ISO", help="Only what was published then or before."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than so many articles."),
    click.option(
        "--pause",
        type=NumberRange(min=0),
        default=1.0,
        show_default=True,
        metavar="SECONDS",
        help="Between two requests to a host. A site's robots.txt may ask for more.",
    ),
    click.option(
        "--agent",
        "user_agent",
        metavar="NAME",
        help="Who asks, with a way to reach them, as in 'tides/1.0 (+https://tides.example/bot)'. A robots.txt may"
        " name its first word.",
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Also fetch from private networks, and through the environment's proxies.",
    ),
)

store_option = click.option(
    "--store",
    default="news.db",
    show_default=True,
    metavar="FILE|URL",
    help="The SQLite file with the articles, or a PostgreSQL database as in postgresql://user@host/name.",
)


def set_up_logging(*, verbose: bool = False) -> None:
    """Keep libraries' complaints about feeds and sitemaps from standard error: what fails is told by newsparse, and
    with `verbose` as it happens."""
    logging.getLogger("usp").setLevel(logging.CRITICAL)
    if verbose:
        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")


def asks_politely(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options. The command gets them as keywords, those of `newsparse.discover` and `newsparse.crawl`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
