"""What goes wrong in a fetch: in which words it's told, and whether to try again."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests
import urllib3.exceptions

from newsparse.errors import BadURL, ConnectionFailed, FetchError, HTTPStatus, TimedOut, TooManyRedirects

BACKOFF = 0.5
"""Seconds before the first retry where the server doesn't say; each further one waits twice as long."""

MAX_WAIT = 120.0
"""The longest wait before a retry, in seconds. A server that asks for more isn't tried again."""

ADVICE = {
    401: "a login is needed: give a session= that has it",
    403: "access is refused: save the page with a browser and parse the file, or give a session= that has access",
    404: "no such page: check the address",
    410: "the page was taken down: look for it in an archive",
    429: "too many requests: try again later, and fetch more slowly",
    451: "the page is withheld for legal reasons: look for it in an archive",
}


def status_error(url: str, status: int, headers: Mapping[str, str]) -> HTTPStatus:
    """What an answer that is none says, with advice."""
    retry_after = retry_after_seconds(headers.get("Retry-After"))
    advice = ADVICE.get(status, "the server failed: try again later" if status >= 500 else "check the address")
    when = "" if retry_after is None else f" (the server says in {retry_after:.0f} seconds)"
    return HTTPStatus(url, f"HTTP status {status}, {advice}{when}", status, retry_after)


def retry_after_seconds(value: str | None) -> float | None:
    """Seconds from a `Retry-After` header, which holds a number of them or a date; `None` where it holds neither."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:  # the zone -0000; HTTP's dates are in UTC
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def wait_before_retry(error: HTTPStatus | ConnectionFailed, attempt: int) -> float | None:
    """Seconds to wait before another try; `None` where it would be in vain."""
    backoff = min(BACKOFF * 2.0**attempt, MAX_WAIT)
    if isinstance(error, ConnectionFailed):
        return backoff if broke_off(error.__cause__) else None
    passing = error.status == 429 or error.status >= 500  # too many requests, or a server in trouble
    asked = error.retry_after or 0.0
    return max(asked, backoff) if passing and asked <= MAX_WAIT else None


def broke_off(cause: BaseException | None) -> bool:
    """Whether there was a connection, lost on the way; requests wraps the error where the headers were missing."""
    parts = () if cause is None else (cause, *cause.args)
    return any(isinstance(part, urllib3.exceptions.ProtocolError) for part in parts)


@contextmanager
def named_errors(url: str, timeout: float) -> Iterator[None]:
    """Turns the errors of requests, of urllib3 beneath it and of URL parsing into ours."""
    try:
        yield
    except FetchError:
        raise
    except requests.TooManyRedirects as error:
        raise TooManyRedirects(url, f"{error}: open it in a browser, it may want a login or cookies") from error
    except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
        raise TimedOut(url, f"nothing came for {timeout:g} seconds: try again later, or raise timeout") from error
    except requests.exceptions.SSLError as error:
        raise ConnectionFailed(url, f"no secure connection ({error}): check the certificate and the clock") from error
    except urllib3.exceptions.DecodeError as error:
        raise ConnectionFailed(url, f"the compressed body is broken ({error}): try again later") from error
    except requests.exceptions.InvalidHeader as error:
        raise ConnectionFailed(url, f"the answer isn't valid HTTP ({error}): try again later") from error
    except ValueError as error:
        raise BadURL(url, f"it is, or redirects to, no web address ({error}): check it") from error
    except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
        raise ConnectionFailed(url, f"connection failed ({error}): check the address and the network") from error
