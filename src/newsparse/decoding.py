"""Bytes to text: what the encoding is, and whether it's text at all."""

from __future__ import annotations

import codecs
import re

from newsparse.errors import BinaryInput

SIGNATURES = (
    (b"%PDF-", "a PDF", "extract its text first, with pdftotext or the like"),
    (b"{\\rtf", "an RTF document", "save it as text or HTML first"),
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
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
"""Byte order mark, the encoding's name, and the codec for what follows it. UTF-32's begin as UTF-16's do."""

PROBE = 4096
"""Bytes looked at to tell text from noise: what a browser sniffs, and more."""

CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
NOISE_SHARE, SOME_NOISE = 0.02, 3
"""Control bytes that still pass for dirt in a text, by its length and besides; random bytes hold 10 %."""

DIRTY = 200
"""A text of which fewer than one character in so many isn't of its encoding is dirty, and the encoding right."""

SAMPLE = 1 << 18
"""Bytes by which an encoding is guessed, before and after the tags are taken out."""

LANGUAGE = re.compile(rb"""<html\b[^>]*?\blang\s*=\s*["']?([a-z]+(?:-(?:tw|hk|hant))?)""", re.I)

ASCII = bytes(range(128))
FOREIGN_RUN = re.compile(rb"[\x80-\xff]{3,}")
"""Letters beyond ASCII stand alone in Latin script and in rows in all others."""

LATIN = "cp1252"

LEGACY = {
    language: encoding
    for encoding, languages in (
        ("cp1250", "cs hu pl sk sl hr bs ro"),
        ("cp1251", "ru uk be bg mk sr kk"),
        (LATIN, "en de fr es it pt nl sv da no nb nn fi is ca eu gl ga id ms af sq"),
        ("cp1253", "el"),
        ("cp1254", "tr az"),
        ("cp1255", "he"),
        ("cp1256", "ar fa ur"),
        ("cp1257", "et lv lt"),
        ("cp874", "th"),
        ("cp932", "ja"),
        ("cp949", "ko"),
        ("gb18030", "zh"),
        ("big5hkscs", "zh-tw zh-hk zh-hant"),
    )
    for language in languages.split()
}
"""The encoding that a language's pages had before UTF-8, as browsers fall back on it."""

TELLABLE = "cp1251 koi8_r cp1253 cp1255 cp1256 cp874 cp932 euc_jp cp949 gb18030 big5hkscs".split()
"""Encodings that the bytes tell: other scripts'. Those of Latin letters are too alike."""

DIRT = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufdd0-\ufdef]")
"""What no reader sees: control characters, lone surrogates, and Unicode's noncharacters."""

DIRTY_BYTES = bytes({*range(9), *range(14, 28)})
NONCHARACTERS = b"\xef\xb7"
"""Of these, the control characters as UTF-8, and how the noncharacters begin there."""


UNSEEN = re.compile(
    "[\u2060\ufeff]|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b|\u200c(?!\\w)|\u200d(?=\\s|\\Z)"
)
"""Characters without width that part no words and join no letters: places where a line may break, byte order marks amid
a text, and joiners with nothing to join. Scripts of South East Asia part words by one of them, where it stays; so does
the soft hyphen, which a reader may see."""

UNSEEN_SIGNS = "\u200b\u200c\u200d\u2060\ufeff"

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EDGE = re.compile(rf"(?m)(?<![{BIDI}])(?:^[{BIDI}]++|[{BIDI}]++(?=[ \t\r]*+$))")
"""Marks of direction where a line begins or ends, at which they turn nothing round."""

TWICE_BYTES = re.compile(rb"\xc3[\x80-\xbf]\xc2[\x80-\x9f]")
"""A letter and a control character that no text holds: what UTF-8 becomes where it's taken for Latin-1 and encoded
once more."""

TWICE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""The same as characters, control characters or not."""

LEAST_TWICE = 3
"""Of these, so many tell that all of a text was encoded twice; fewer may be quoted."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, list[str]]:
    """Text, the name of its encoding, and warnings.

    Order: byte order mark; UTF-8 where the bytes are valid UTF-8, since hardly any other text is; the transport's
    declaration (`declared`); the page's own; a guess from the bytes. Raises `BinaryInput`.
    """
    for bom, name, codec in BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(codec, "replace")
            refuse_noise(text)
            return text, name, []
    data = data.removeprefix(codecs.BOM_UTF8)
    refuse_binary(data)
    wide = wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), wide, []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return decode_other(data, declared)
    if len(TWICE_BYTES.findall(data)) < LEAST_TWICE:
        return text, "utf-8", []
    return TWICE.sub(once, text), "utf-8", ["text was encoded as UTF-8 twice, as in 'itâ€™s', and has been repaired"]


def once(match: re.Match[str]) -> str:
    """The character that became several when its bytes were taken for Latin-1; what isn't one stays."""
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def decode_other(data: bytes, declared: str | None) -> tuple[str, str, list[str]]:
    """Text that isn't valid UTF-8."""
    from w3lib.encoding import html_body_declared_encoding, resolve_encoding

    for name in (declared and resolve_encoding(declared), html_body_declared_encoding(data)):
        if not name:
            continue
        # A few bad bytes in a declared encoding are dirt; many mean that the declaration is wrong. A page in another
        # encoding that is mostly ASCII has few of either, so that UTF-8 isn't taken at its word.
        # Western is what servers declare that know nothing of their pages.
        wrong = codecs.lookup(name).name == "utf-8" or (name == LATIN and is_foreign(visible(data[:SAMPLE])))
        if not wrong and fits(data, name):
            text = data.decode(name, "replace")
            bad = text.count("\ufffd")
            return text, name, [f"{bad} bytes are no {name} and were replaced"] if bad else []
    guess = guess_encoding(data)
    return data.decode(guess, "replace"), guess, [f"encoding is not declared, or wrongly; read as {guess}"]


def guess_encoding(data: bytes) -> str:
    """The likeliest encoding of bytes that aren't UTF-8 throughout; windows-1252 where nothing speaks for another."""
    # UTF-8 that was cut in the middle of a character, or holds a few bad bytes, is still UTF-8.
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) - bad > 2 * bad:
        return "utf-8"
    stated = LANGUAGE.search(data[:SAMPLE])
    legacy = LEGACY.get(stated[1].decode("ascii").lower()) if stated else None
    if legacy is not None and fits(data, legacy):
        return legacy
    sample = visible(data[:SAMPLE])
    if not is_foreign(sample):
        return LATIN
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=TELLABLE).best()
    return best.encoding if best is not None and best.encoding in TELLABLE else LATIN


def fits(data: bytes, name: str) -> bool:
    """Whether hardly any byte is none of the encoding's."""
    text = data.decode(name, "replace")
    return text.count("\ufffd") * DIRTY <= len(text)


def is_foreign(data: bytes) -> bool:
    """Whether bytes that aren't UTF-8 are of another script than Latin."""
    return 2 * sum(map(len, FOREIGN_RUN.findall(data))) > len(data.translate(None, ASCII))


def visible(data: bytes) -> bytes:
    """The bytes without scripts, styles and tags: those are ASCII and drown what tells an encoding."""
    data = re.sub(rb"(?is)<(script|style)\b.*?(?:</\1|\Z)", b" ", data)
    return re.sub(rb"<[^<>]*>", b" ", data)


def refuse_binary(data: bytes) -> None:
    """Raise `BinaryInput` where the bytes are a known format or noise."""
    head = data[:PROBE]
    for signature, name, advice in SIGNATURES:
        if head.startswith(signature):
            raise BinaryInput(name, advice)
    control = len(head) - len(head.translate(None, CONTROL))
    if control > NOISE_SHARE * len(head) + SOME_NOISE and not wide_encoding(head):
        raise BinaryInput("binary data", "give a page's bytes or text")


def refuse_noise(text: str) -> None:
    """Raise `BinaryInput` where what should be UTF-16 or UTF-32 is largely neither; random bytes are by 6 %."""
    head = text[:PROBE]
    if head.count("\ufffd") > NOISE_SHARE * len(head) + SOME_NOISE:
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
    """The text with a space for each character that no reader sees, so that offsets stay; and warnings."""
    if is_clean(text):
        return text, []
    clean, dirt = DIRT.subn(" ", text)
    return clean, [f"{dirt} control characters or lone surrogates were replaced by spaces"] if dirt else []


def is_clean(text: str) -> bool:
    """Whether a text surely holds nothing to scrub: bytes are looked through far quicker than characters."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return NONCHARACTERS not in data and len(data.translate(None, DIRTY_BYTES)) == len(data)


def holds_unseen(text: str) -> bool:
    """Whether a text holds characters that may be `UNSEEN`."""
    return any(sign in text for sign in UNSEEN_SIGNS)
