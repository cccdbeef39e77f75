"""What the commands of ``speechlint index`` do; each gives its exit status."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import DIAGNOSTICS, OK, complain, emit, read, wants_colour
from ..language import Words
from ..options import settings
from ..progress import is_watched, progress_bar

if TYPE_CHECKING:
    from ..duplicates.index.layout import Contents
    from ..indexing import Taken
    from ..source import InputError

_READING = Words("读入", "reading")
_ASKED = ("duplicate-paragraph", "near-duplicate-paragraph")  # what an index can answer


def build(arguments: argparse.Namespace) -> int:
    """Make an index."""
    if arguments.engine == "spark":
        return _build_by_spark(arguments)
    from ..duplicates.index import writer

    return _take(arguments, Path(arguments.output), writer.build)


def _build_by_spark(arguments: argparse.Namespace) -> int:
    from ..paths import collect
    from ..source import InputError

    try:
        from .. import spark
    except ImportError as error:
        raise InputError(
            "--engine spark 需要 pyspark：pip install 'sphinx-speechlint[spark]'，另装 Java 17",
            "--engine spark needs pyspark: pip install 'sphinx-speechlint[spark]', and Java 17",
        ) from error
    paths, errors = collect(arguments.paths, settings.of(arguments))
    try:
        session = spark.start(arguments.master)
        unread = spark.build_index(session, paths, Path(arguments.output))
        session.stop()
    except spark.FAILURES as error:
        why = next(iter(str(error).splitlines()), "")
        raise InputError(
            f"Spark 没有做成（{arguments.master}）：{why}；要有 Java 17，各节点要装本软件包",
            f"Spark failed ({arguments.master}): {why}; it needs Java 17, and this package "
            "on every node",
        ) from error
    _show(Path(arguments.output), arguments)
    if errors or unread:
        return complain([*errors, *unread], arguments.language)
    return OK


def add(arguments: argparse.Namespace) -> int:
    """Add files, in place of what the index has of them."""
    from ..duplicates.index import writer

    return _take(arguments, Path(arguments.index), writer.add)


def _take(arguments: argparse.Namespace, folder: Path, write: Callable[..., None]) -> int:
    """Read files into an index."""
    from ..indexing import take_all
    from ..paths import collect

    paths, errors = collect(arguments.paths, settings.of(arguments))
    unread: list[InputError] = []

    def contents(shown: Iterable[Taken]) -> Iterator[Contents]:
        for taken in shown:
            unread.extend(taken.unread)
            yield from taken.contents

    bar: AbstractContextManager[Iterable[Taken]] = nullcontext(take_all(paths, read))
    if is_watched():
        files, language = take_all(paths, read), arguments.language
        bar = progress_bar(files, len(paths), language, _READING, lambda taken: taken.files)
    with bar as shown:
        write(folder, contents(shown))
    _show(folder, arguments)
    if errors or unread:
        return complain([*errors, *unread], arguments.language)
    return OK


def query(arguments: argparse.Namespace) -> int:
    """Report which paragraphs of some files the index knows."""
    from ..duplicates.index.named import NamedIndex
    from ..linter import check_paths
    from ..paths import collect
    from ..reporters import Presentation, reporter
    from ..selection import rules_alone

    given = settings.of(arguments)
    paths, errors = collect(arguments.paths, given)
    rules = rules_alone(_ASKED, paths, given, NamedIndex(Path(arguments.index)))
    checked = check_paths(paths, rules, read)
    show = Presentation(arguments.language, wants_colour(), rules.catalogue)
    emit(
        reporter(arguments.format)(checked.diagnostics, checked.sources, show),
        data=arguments.format == "json",
    )
    if errors or checked.unread:
        return complain([*errors, *checked.unread], arguments.language)
    return DIAGNOSTICS if checked.fails else OK


def remove(arguments: argparse.Namespace) -> int:
    """Remove files, and name those that were not there."""
    from ..duplicates.index import writer

    if unknown := writer.remove(Path(arguments.index), arguments.paths):
        return complain(unknown, arguments.language)
    return OK


def merge(arguments: argparse.Namespace) -> int:
    """Take over other indexes."""
    from ..duplicates.index import writer

    writer.merge(Path(arguments.index), [Path(other) for other in arguments.others])
    _show(Path(arguments.index), arguments)
    return OK


def info(arguments: argparse.Namespace) -> int:
    """Show what an index holds."""
    _show(Path(arguments.index), arguments)
    return OK


def verify(arguments: argparse.Namespace) -> int:
    """Check an index for damage."""
    from ..duplicates.index.store import Index

    Index.open(Path(arguments.index)).verify()
    words = Words("索引完好", "the index is sound")
    emit(words[arguments.language] + "\n")
    return OK


def _show(folder: Path, arguments: argparse.Namespace) -> None:
    from ..duplicates.index.manifest import PARAMETERS
    from ..duplicates.index.store import Index

    opened = Index.open(folder)
    entries = opened.manifest.entries
    (documents, paragraphs), size = opened.counts(), opened.size()
    parameters = ", ".join(f"{key} {value}" for key, value in PARAMETERS.items())
    words = Words(
        f"{folder}：{documents} 篇讲话，{paragraphs} 段，{len(entries)} 个分段，{size} 字节\n"
        f"参数：{parameters}\n",
        f"{folder}: speeches {documents}, paragraphs {paragraphs}, segments {len(entries)}, "
        f"bytes {size}\nparameters: {parameters}\n",
    )
    emit(words[arguments.language])
