"""JUnit XML: a test suite for each file, a test case for each diagnostic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..diagnostic import Diagnostic, Severity
from ..display import visible
from ..source import Source
from . import SEVERITY_WORDS, Presentation, place

_NO_CHARACTER_RE = re.compile("[\ufffe\uffff]")  # XML has none of these, nor what visible() shows


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """An XML document; a file without diagnostics has one test case, which passes."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in sources}
    for diagnostic in diagnostics:
        by_path[diagnostic.path].append(diagnostic)
    root = Element("testsuites", name="speechlint")
    for path, found in by_path.items():
        root.append(_suite(sources[path], found, show))
    if show.unread:
        root.append(_unread(show))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, 0)) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(source: Source, found: Sequence[Diagnostic], show: Presentation) -> Element:
    name = _text(place(source.path))
    failures = sum(d.severity is not Severity.INFO for d in found)
    suite = _counted(name, max(1, len(found)), failures=failures)
    if not found:
        SubElement(suite, "testcase", name="speechlint", classname=name, file=name)
    for diagnostic in found:
        start = source.position(diagnostic.span.start)
        case = SubElement(
            suite,
            "testcase",
            name=f"{diagnostic.rule} {start.line}:{start.column}",
            classname=name,
            file=name,
            line=str(start.line),
        )
        message = _text(show.message(diagnostic))
        severity = SEVERITY_WORDS[diagnostic.severity][show.language]
        body = f"{name}:{start.line}:{start.column}: {severity} {diagnostic.rule} {message}"
        if diagnostic.severity is Severity.INFO:
            SubElement(case, "system-out").text = body
        else:
            failure = SubElement(case, "failure", message=message, type=diagnostic.rule)
            failure.text = body
    return suite


def _unread(show: Presentation) -> Element:
    suite = _counted("speechlint", len(show.unread), errors=len(show.unread))
    for error in show.unread:
        message = _text(error.words[show.language])
        case = SubElement(suite, "testcase", name=message, classname="speechlint")
        SubElement(case, "error", message=message, type="input")
    return suite


def _counted(name: str, tests: int, *, failures: int = 0, errors: int = 0) -> Element:
    return Element(
        "testsuite",
        name=name,
        tests=str(tests),
        failures=str(failures),
        errors=str(errors),
        skipped="0",
    )


def _text(text: str) -> str:
    return _NO_CHARACTER_RE.sub(lambda match: f"<U+{ord(match[0]):04X}>", visible(text))
