"""A page of several speeches -> one file a speech, byte for byte, and where they came from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from .parse import parse
from .source import InputError, Source, Span
from .speech import Page
from .writing import write_file

PROVENANCE = "provenance.toml"

_HEADER = """\
# 由 speechlint split 写出。page 的字节 = BOM（若有）+ lead + 各篇（依次，各去 BOM）。
"""


def split(page: Path, folder: Path, stem: str, force: bool = False) -> list[Path]:
    """Write each speech of a page to ``STEM-01.txt`` … and their origin to provenance.toml.

    Each file has the page's encoding and line ends, and a BOM of its own if the page has
    one, so that it can be read by itself.

    :raises InputError: if the page holds no speech, if a file exists (without ``force``),
        or if one cannot be written.
    """
    if not stem or stem != Path(stem).name or stem.startswith("."):
        raise InputError(
            f"--stem {stem!r} 不能用作文件名的开头", f"--stem {stem!r} cannot begin a file name"
        )
    parsed = parse(Source.read(page))
    if not parsed.speeches:
        raise InputError(f"{page}：没有找到讲话", f"{page}: no speech found")
    files = _files(parsed, stem)
    existing = [name for name, _ in files if (folder / name).exists()]
    if existing and not force:
        first = folder / existing[0]
        raise InputError(
            f"{first}：已经存在；要覆盖请加 --force", f"{first}: exists already; --force overwrites"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        name, why = error.filename, error.strerror
        raise InputError(f"{name}：无法写入：{why}", f"{name}: cannot be written: {why}") from error
    for name, data in files:
        write_file(folder / name, data)
    return [folder / name for name, _ in files]


def _files(page: Page, stem: str) -> list[tuple[str, bytes]]:
    spans = [speech.span for speech in page.speeches]
    digits = max(2, len(str(len(spans))))
    speeches = [
        (f"{stem}-{number:0{digits}}.txt", _cut(page.source, span).to_bytes())
        for number, span in enumerate(spans, 1)
    ]
    lines = _provenance(page, speeches)
    return [*speeches, (PROVENANCE, "\n".join([*lines, ""]).encode())]


def _cut(source: Source, span: Span) -> Source:
    """A part of a source that begins at a line, stored as the whole is."""
    first = source.text.count("\n", 0, span.start)
    text = source.slice(span)
    newlines = source.newlines[first : first + text.count("\n")]
    return Source(source.path, text, source.encoding, newlines, source.bom)


def _provenance(page: Page, speeches: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    source = page.source
    yield _HEADER
    yield f"page = {_quoted(os.path.basename(source.path))}"
    yield f"sha256 = {_quoted(sha256(source.to_bytes()).hexdigest())}"
    yield f"encoding = {_quoted(source.encoding)}"
    yield f"bom = {str(source.bom).lower()}"
    yield f"lead = {_quoted(_original(_cut(source, Span(0, page.speeches[0].span.start))))}"
    for speech, (name, data) in zip(page.speeches, speeches, strict=True):
        last = max(speech.span.start, speech.span.end - 1)
        yield "\n[[speech]]"
        yield f"file = {_quoted(name)}"
        yield f"title = {_quoted(speech.title)}"
        yield f"first_line = {source.position(speech.span.start).line}"
        yield f"last_line = {source.position(last).line}"
        yield f"sha256 = {_quoted(sha256(data).hexdigest())}"


def _original(source: Source) -> str:
    """The text with its own line ends, without BOM."""
    return Source("", source.text, "utf-8", source.newlines).to_bytes().decode()


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
