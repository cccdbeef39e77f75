"""Optional YAML front matter: what is known of a speech and does not stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from .directives import Directive, Fault, Target, Verb, read_targets
from .language import Words
from .source import InputError, Source, Span

if TYPE_CHECKING:
    import yaml

IGNORE = "speechlint-ignore"

_NONE: Mapping[str, str] = MappingProxyType({})
_BLOCK_RE = re.compile(
    r"---[ \t]*\n(?P<yaml>[A-Za-z_][A-Za-z_-]*[ \t]*:.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields, the offset where the text begins, and what the file tells the linter."""

    fields: Mapping[str, str]
    end: int
    directives: tuple[Directive, ...] = ()


def front_matter(source: Source) -> FrontMatter:
    """The front matter of a source.

    A block counts as front matter when it opens the file between two lines ``---`` and
    begins with a key; other text between rules is text.

    :raises InputError: for front matter that is not a YAML mapping of plain values.
    """
    match = _BLOCK_RE.match(source.text)
    if not match:
        return FrontMatter(_NONE, 0)
    import yaml  # which few files need

    try:
        data = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = _problem(error)
        raise _bad(source, Words(why, why)) from error
    if not isinstance(data, dict):
        raise _bad(source, Words("应当是“键: 值”", "it should hold “key: value” lines"))
    values = {}
    for key, value in data.items():
        if key == IGNORE:
            continue
        if isinstance(value, dict | list):
            line = Words(f"{key} 的值应当是一行文字", f"the value of {key} should be one line")
            raise _bad(source, line)
        if value is not None:
            values[str(key)] = str(value)
    directives = tuple(_directives(source, match)) if IGNORE in data else ()
    return FrontMatter(MappingProxyType(values), match.end(), directives)


def _directives(source: Source, match: re.Match[str]) -> Iterator[Directive]:
    """What to ignore in the whole file: one line of names, or a list of them."""
    import yaml

    root = yaml.compose(match["yaml"], yaml.SafeLoader)
    fields = root.value if root is not None else []
    base = match.start("yaml")
    for key, value in fields:
        if key.value != IGNORE:
            continue
        names = value.value if isinstance(value, yaml.SequenceNode) else [value]
        spans = [_span(name, base) for name in names]
        start = base + key.start_mark.index
        whole = Span(start, max([start + len(IGNORE), *(span.end for span in spans)]))
        cut = Span(start, source.text.index("\n", whole.end) + 1)
        if len(fields) == 1:
            cut = Span(*match.span())
        plain = all(isinstance(n, yaml.ScalarNode) for n in names)
        if not plain or any(s.start < start or source.slice(s).count("\n") for s in spans):
            line = source.position(start).line
            yield Directive(Verb.FILE, whole, cut, (), (Fault(whole, line, "list"),))
            continue
        targets, faults = _targets(source, spans)
        if not targets and not faults:
            faults = [Fault(whole, source.position(start).line, "no-names")]
        yield Directive(Verb.FILE, whole, cut, tuple(targets), tuple(faults))


def _targets(source: Source, spans: list[Span]) -> tuple[list[Target], list[Fault]]:
    """The targets of all items; one that is alone in its item takes the item with it."""
    targets: list[Target] = []
    faults: list[Fault] = []
    for index, span in enumerate(spans):
        inner = Span(span.start + 1, span.end - 1) if _is_quoted(source, span) else span
        found, wrong = read_targets(source, inner)
        faults += wrong
        if len(found) == 1:
            (only,) = found
            found = [Target(only.name, only.text, only.span, _item(source, spans, index))]
        targets += found
    return targets, faults


def _item(source: Source, spans: list[Span], index: int) -> Span:
    """What to delete of a list to be rid of an item: its line, or it and a comma."""
    span = spans[index]
    line = source.line_span(source.position(span.start).line)
    if source.text[line.start : span.start].strip() == "-":
        return Span(line.start, line.end + 1)
    if index + 1 < len(spans):
        return Span(span.start, spans[index + 1].start)
    return Span(spans[index - 1].end, span.end) if index else span


def _is_quoted(source: Source, span: Span) -> bool:
    """Whether an item is in quotation marks of YAML's; a quoted text may stand inside."""
    text = source.slice(span)
    return len(text) > 1 and text[0] == text[-1] and text[0] in "'\""


def _span(node: yaml.Node, base: int) -> Span:
    return Span(base + node.start_mark.index, base + node.end_mark.index)


def _problem(error: Exception) -> str:
    return getattr(error, "problem", None) or str(error).partition("\n")[0]


def _bad(source: Source, why: Words) -> InputError:
    return InputError(
        f"{source.path}：文件头的 YAML 有误：{why.zh}；请改正，或去掉 --- 之间的内容",
        f"{source.path}: bad YAML in the front matter: {why.en}; mend it, or remove what is between"
        " the --- lines",
    )
