"""The directives; the generated pages are made of nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.matching import Matcher

from ..rule import FAMILIES, BaseRule
from . import quality
from .domain import speech_domain
from .groups import ORDERS
from .nodes import speech_summary
from .project import speech_project
from .records import GroupedList
from .rule_pages import PARTS, rule_nodes, rules_table


def _words_of(known: tuple[str, ...]) -> Callable[[str | None], list[str]]:
    """An option that holds some of the known words."""

    def read(value: str | None) -> list[str]:
        words = (value or "").replace(",", " ").split()
        unknown = [word for word in words if word not in known]
        if unknown or not words:
            raise ValueError(f"应当是{'、'.join(known)}中的一个或几个")
        return words

    return read


def _one_of(*known: str) -> Callable[[str | None], str]:
    """An option that is one of the known words."""
    return lambda value: str(directives.choice(value or "", known))


class SpeechList(SphinxDirective):
    """``speech-list``: links to speeches with what is known of them and their diagnostics.

    The content names documents, one a line, ``*`` allowed; without content all
    speeches are listed. ``:toctree:`` makes them the children of this page; ``:by:``
    groups them; ``:place:``, ``:level:`` and ``:year:`` choose among them.
    """

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "toctree": directives.flag,
        "by": _one_of(*ORDERS),
        "place": directives.unchanged_required,
        "level": directives.unchanged_required,
        "year": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """A placeholder, and a hidden toctree if asked for."""
        names = self._names()
        docname = self.env.docname
        speech_domain(self.env).lists.setdefault(docname, []).extend(names)
        wanted = {name: self.options.get(name, "") for name in ("place", "level", "year")}
        by = self.options.get("by", "")
        grouped = speech_domain(self.env).grouped.setdefault(docname, [])
        made: list[nodes.Node] = [
            speech_summary(
                "",
                kind="list",
                names=names,
                by=by,
                wanted=wanted,
                docname=docname,  # a book puts the documents together
                number=len(grouped),
            )
        ]
        if not by:
            speech_domain(self.env).telling.setdefault(docname, False)
        elif by != "passage":
            grouped.append(GroupedList(tuple(names), by, wanted))
        if "toctree" in self.options:
            toctree = addnodes.toctree(
                parent=docname,
                entries=[(None, name) for name in names],
                includefiles=names,
                maxdepth=-1,
                caption=None,
                glob=False,
                hidden=True,
                includehidden=False,
                numbered=0,
                titlesonly=False,
            )
            self.set_source_info(toctree)
            made.append(nodes.compound("", toctree, classes=["toctree-wrapper"]))
        return made

    def _names(self) -> list[str]:
        speeches = speech_project(self.env).speeches
        if not any(line.strip() for line in self.content):
            self.env.note_reread()  # it depends on which files there are
            return list(speeches)
        names: list[str] = []
        for line in map(str.strip, self.content):
            name = line.lstrip("/")
            if name in self.env.found_docs:
                found = [name]
            else:
                matches = Matcher([name])
                found = [s for s in speeches if matches(s)]
                self.env.note_reread()
            if line and not found:
                self.state.document.reporter.warning(
                    f"speech-list：没有名为 {name} 的讲话", line=self.lineno
                )
            names += found
        return list(dict.fromkeys(names))


class SpeechQuality(SphinxDirective):
    """``speech-quality``: the report on all speeches, or on those below a prefix.

    ``:show:`` names its parts, ``:family:`` the families to count, ``:limit:`` how many
    of the worst speeches.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "show": _words_of(quality.PARTS),
        "family": _words_of(FAMILIES),
        "limit": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        """A placeholder."""
        domain, docname = speech_domain(self.env), self.env.docname
        show = self.options.get("show", list(quality.PARTS))
        domain.lists.setdefault(docname, [])
        domain.telling[docname] = domain.telling.get(docname, False) or "data" in show
        return [
            speech_summary(
                "",
                kind="quality",
                prefix=self.arguments[0] if self.arguments else "",
                show=show,
                families=self.options.get("family", []),
                limit=self.options.get("limit", 0),
            )
        ]


class SpeechRule(SphinxDirective):
    """``speech-rule``: a rule from its documentation and its own examples, or all rules.

    ``:show:`` names the parts of a rule. The first page with a whole rule becomes the rule's
    page. Without an argument every rule by family, with links to the rules' pages;
    ``:family:`` names the families.
    """

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "show": _words_of(PARTS),
        "family": _words_of(FAMILIES),
    }

    def run(self) -> list[nodes.Node]:
        """What the rule says of itself; or a table of references that the domain resolves."""
        rules = speech_project(self.env).rules().catalogue
        if self.arguments:
            return self._one(self.arguments[0], rules)
        if "show" in self.options:
            raise self.error("speech-rule：要写规则名，才能用 :show:")
        families = self.options.get("family", FAMILIES)
        listed = {name: rule for name, rule in rules.items() if rule.family in families}
        return rules_table(listed, self.env.docname)

    def _one(self, name: str, rules: Mapping[str, type[BaseRule]]) -> list[nodes.Node]:
        rule = rules.get(name)
        if rule is None:
            raise self.error(f"没有名为 {name} 的规则；可用的有 {'、'.join(rules)}")
        if "family" in self.options:
            raise self.error("speech-rule：写了规则名，不能再用 :family:")
        configs = speech_project(self.env).configs()
        for file in (inspect.getfile(rule), *(config.file for config in configs)):
            if file is not None:
                self.env.note_dependency(file)
        if "show" not in self.options:
            speech_domain(self.env).rules[name] = self.env.docname
        return rule_nodes(rule, self.options.get("show", list(PARTS)))


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("speech-list", SpeechList)
    app.add_directive("speech-quality", SpeechQuality)
    app.add_directive("speech-rule", SpeechRule)
