"""A rule's page: its facts, its documentation, and its examples with the spans marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from string import Formatter

from docutils import nodes
from sphinx import addnodes

from ..measured import measured
from ..rule import FAMILIES, BaseRule, Invalid
from ..rules import RULES
from ..testing import lint_example
from .nodes import speech_mark
from .words import FAMILY_NAMES, SEVERITY_NAMES

_LITERAL_RE = re.compile(r"``(.+?)``")


PARTS = ("facts", "documentation", "options", "examples")


def rule_nodes(rule: type[BaseRule], parts: Collection[str]) -> list[nodes.Node]:
    """The body of a rule's page, or the wanted parts of it."""
    made: list[nodes.Node] = [_facts(rule)] if "facts" in parts else []
    if "documentation" in parts:
        made.append(_documentation(rule))
    if "options" in parts and rule.options:
        made += [nodes.rubric("", "选项"), _options(rule)]
    if "examples" in parts:
        made += _examples(rule)
    return made


def _documentation(rule: type[BaseRule]) -> nodes.definition_list:
    listed = nodes.definition_list(classes=["speech-rule-documentation"], support_smartquotes=False)
    for term, text in [*rule.passages(), *_measured(rule)]:
        definition = nodes.definition("", nodes.paragraph("", "", *_words(text)))
        listed += nodes.definition_list_item("", nodes.term("", term), definition)
    return listed


def _examples(rule: type[BaseRule]) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    if rule.invalid:
        made.append(nodes.rubric("", "有问题的写法"))
        made += [part for example in rule.invalid for part in _invalid(rule, example)]
    if rule.valid:
        made.append(nodes.rubric("", "没有问题的写法"))
        made += [_example([nodes.Text(text)], "speech-example-valid") for text in rule.valid]
    return made


def rules_table(rules: Mapping[str, type[BaseRule]], docname: str) -> list[nodes.Node]:
    """Some rules in a table, family by family."""
    group = nodes.tgroup(cols=4)
    for width in (3, 4, 1, 1):
        group += nodes.colspec(colwidth=width)
    head = (nodes.Text(words) for words in ("规则", "检查", "类别", "程度"))
    group += nodes.thead("", nodes.row("", *(_cell(node) for node in head)))
    body = nodes.tbody()
    for family in FAMILIES:
        for name, rule in rules.items():
            if rule.family == family:
                severity = rule.severity.value
                body += nodes.row(
                    "",
                    _cell(_reference(name, docname)),
                    _cell(nodes.Text(_plain(rule.title()))),
                    _cell(nodes.Text(FAMILY_NAMES.get(family, family))),
                    _cell(nodes.inline("", SEVERITY_NAMES[severity], classes=[f"sev-{severity}"])),
                )
    group += body
    table = nodes.table("", group, classes=["speech-rules"])
    return [nodes.compound("", table, classes=["speech-table"])]


def _reference(rule: str, docname: str) -> addnodes.pending_xref:
    """A link to a rule's page; in a project without that page, the bare name."""
    name = nodes.literal("", rule)
    return addnodes.pending_xref(
        "", name, refdomain="speech", reftype="rule", reftarget=rule, refexplicit=True,
        refdoc=docname, refwarn=False,
    )  # fmt: skip


def _measured(rule: type[BaseRule]) -> list[tuple[str, str]]:
    """A further term of the documentation: what was measured of the rule."""
    figures = measured().get(rule.name)
    return [("实测", figures.words().zh)] if figures else []


def _plain(text: str) -> str:
    return _LITERAL_RE.sub(r"\1", text)


def _words(text: str) -> Iterator[nodes.Node]:
    for n, part in enumerate(_LITERAL_RE.split(text)):
        if part:
            yield nodes.literal("", part) if n % 2 else nodes.Text(part)


def _facts(rule: type[BaseRule]) -> nodes.paragraph:
    severity = rule.severity.value
    facts = nodes.paragraph(classes=["speech-rule-facts"])
    family = f"{FAMILY_NAMES.get(rule.family, rule.family)}（{rule.family}）"
    facts += nodes.inline("", family, classes=[f"speech-{rule.family}"])
    facts += nodes.Text(" · ")
    facts += nodes.inline("", SEVERITY_NAMES[severity], classes=[f"sev-{severity}"])
    if rule.preview:
        facts += nodes.Text(" · 试行，用 --preview 启用")
    if not rule.default:
        facts += nodes.Text(" · 只在指名时检查")
    return facts


def _options(rule: type[BaseRule]) -> nodes.definition_list:
    listed = nodes.definition_list(classes=["speech-rule-options"])
    for option in rule.options:
        term = nodes.term(
            "", "", nodes.literal("", option.name), nodes.Text(f"（{option.default}）")
        )
        words = nodes.paragraph("", f"{option.help.zh}（{option.origin.zh}）")
        listed += nodes.definition_list_item("", term, nodes.definition("", words))
    return listed


def _invalid(rule: type[BaseRule], example: Invalid) -> Iterator[nodes.Node]:
    """The text with its spans marked, what the rule says of it, and the text mended."""
    parts: list[nodes.Node] = []
    end = 0
    classes = ["speech-mark", f"speech-{rule.family}", f"sev-{rule.severity.value}"]
    for span in example.spans:
        parts.append(nodes.Text(example.text[end : span.start]))
        words = nodes.Text(example.text[span.start : span.end])
        parts.append(speech_mark("", "", words, classes=classes, notes=[], note_id=""))
        end = span.end
    parts.append(nodes.Text(example.text[end:]))
    yield _example(parts, "speech-example-invalid")
    if said := _messages(rule, example):
        lines = (nodes.list_item("", nodes.paragraph("", words)) for words in said)
        yield nodes.bullet_list(
            "", *lines, classes=["speech-example-messages"], support_smartquotes=False
        )
    if example.fixed is not None:
        yield nodes.paragraph("", "改正后：", classes=["speech-example-after"])
        yield _example([nodes.Text(example.fixed)], "speech-example-fixed")


def _messages(rule: type[BaseRule], example: Invalid) -> list[str]:
    """What the rule says of an example, each thing once."""
    if _only_quotes(rule):
        said = [rule.messages["zh"].format(text=example.text[slice(*s)]) for s in example.spans]
    else:
        said = [rule.message(diagnostic) for diagnostic in lint_example(rule, example.text)]
    return list(dict.fromkeys(said))


def _only_quotes(rule: type[BaseRule]) -> bool:
    """Whether the marks of an example already tell what a rule of this package says of it.

    So it is for a rule that quotes the words and says no more. To run all of these takes half
    a second, and those of the preview ones that cut words would load jieba.
    """
    fields = {field for _, field, _, _ in Formatter().parse(rule.messages["zh"]) if field}
    return rule is RULES.get(rule.name) and not rule.variants and fields == {"text"}


def _example(parts: Sequence[nodes.Node], kind: str) -> nodes.line_block:
    """An example, line by line; its text is data and is left as it is."""
    block = nodes.line_block(classes=["speech-example", kind], support_smartquotes=False)
    line = nodes.line()
    for part in parts:
        words = part.astext().split("\n")
        for n, text in enumerate(words):
            if n:
                block += line
                line = nodes.line()
            if isinstance(part, speech_mark):
                copy = part.copy()
                copy += nodes.Text(text)
                line += copy
            else:
                line += nodes.Text(text)
    block += line
    return block


def _cell(node: nodes.Node) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", node))
