"""Bytes to text: what the encoding is, and whether it's text at all."""

from __future__ import annotations

import codecs
import re

from newsparse.errors import BinaryInput

SIGNATURES = (
    (b"%PDF-", "a PDF", "extract its text first, with pdftotext or the like"),
    (b"\x1f\x8b", "gzip data", "decompress it first; parse_file() does so for files that end in .gz"),
    (b"PK\x03\x04", "a zip archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstandard data", "decompress it first"),
    (b"BZh", "bzip2 data", "decompress it first"),
    (b"\xfd7zXZ\x00", "xz data", "decompress it first"),
    (b"\x89PNG\r\n", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF87a", "a GIF image", ""),
    (b"GIF89a", "a GIF image", ""),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)", ""),
    (b"\x00\x00\x01\x00", "an icon", ""),
    (b"\x00\x00\x00\x18ftyp", "an MP4 video", ""),
    (b"\x00\x00\x00\x20ftyp", "an MP4 video", ""),
    (b"\xd0\xcf\x11\xe0", "a Microsoft Office file", "save it as text or HTML first"),
    (b"SQLite format 3\x00", "an SQLite database", ""),
    (b"\x7fELF", "a program", ""),
)

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

PROBE = 4096
"""Bytes looked at to tell text from noise: what a browser sniffs, and more."""

CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
NOISE_SHARE = 0.02
"""Control bytes that still pass for dirt in a text; random bytes hold 10 %."""

DIRT = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff]")
"""What no reader sees: control characters and lone surrogates."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, list[str]]:
    """Text, the name of its encoding, and warnings.

    Order: byte order mark; UTF-8 where the bytes are valid UTF-8, since hardly any other text is; the transport's
    declaration (`declared`); the page's own; a guess from the bytes. Raises `BinaryInput`.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name if name == "utf-8" else sided(bom), "replace"), name, []
    refuse_binary(data)
    wide = wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), wide, []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        return decode_other(data, declared)


def sided(bom: bytes) -> str:
    """The codec for what follows a UTF-16 or UTF-32 byte order mark."""
    return {
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
    }[bom]


def decode_other(data: bytes, declared: str | None) -> tuple[str, str, list[str]]:
    """Text that isn't valid UTF-8."""
    from w3lib.encoding import html_body_declared_encoding, resolve_encoding

    for name in (declared and resolve_encoding(declared), html_body_declared_encoding(data)):
        if not name:
            continue
        text = data.decode(name, "replace")
        bad = text.count("\ufffd")
        # A few bad bytes in a declared encoding are dirt; many mean that the declaration is wrong.
        if bad * 200 <= len(text):
            return text, name, [f"{bad} bytes are no {name} and were replaced"] if bad else []
    guess = guess_encoding(data)
    return data.decode(guess, "replace"), guess, [f"encoding is not declared, or wrongly; read as {guess}"]


def guess_encoding(data: bytes) -> str:
    """The likeliest encoding of undeclared bytes; windows-1252 where nothing speaks for another."""
    # UTF-8 that was cut in the middle of a character, or holds a few bad bytes, is still UTF-8.
    text = data.decode("utf-8", "replace")
    foreign = sum(char > "\x7f" for char in text) - text.count("\ufffd")
    if foreign > 10 * text.count("\ufffd"):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(visible(data)[:65536]).best()
    return best.encoding if best is not None and best.encoding != "ascii" else "cp1252"


def visible(data: bytes) -> bytes:
    """The bytes without scripts, styles and tags: those are ASCII and drown what tells an encoding."""
    data = re.sub(rb"(?is)<(script|style)\b.*?</\1", b" ", data)
    return re.sub(rb"<[^>]*>", b" ", data)


def refuse_binary(data: bytes) -> None:
    """Raise `BinaryInput` where the bytes are a known format or noise."""
    head = data[:PROBE]
    for signature, name, advice in SIGNATURES:
        if head.startswith(signature):
            raise BinaryInput(name, advice)
    control = len(head) - len(head.translate(None, CONTROL))
    if control > NOISE_SHARE * len(head) + 8 and not wide_encoding(head):
        raise BinaryInput("binary data", "give a page's bytes or text")


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by markup or plain letters with a NUL beside each."""
    head = data[:64]
    if len(head) >= 8 and len(head) % 2 == 0:
        for name, letters, zeros in (("utf-16-le", head[::2], head[1::2]), ("utf-16-be", head[1::2], head[::2])):
            if not any(zeros) and all(0 < byte < 127 for byte in letters):
                return name
    return None


def scrub(text: str) -> tuple[str, list[str]]:
    """The text with a space for each control character and lone surrogate, so that offsets stay; and warnings."""
    clean, dirt = DIRT.subn(" ", text)
    return clean, [f"{dirt} control characters or lone surrogates were replaced by spaces"] if dirt else []
