"""What an editor offers to do about a diagnostic: its fix, to ignore it, and to fix all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial

from lsprotocol import types

from ..diagnostic import Diagnostic, Edit
from ..fix import mend
from ..language import Language, Words
from ..linter import lint
from ..source import Span
from .documents import Document
from .readings import Reading

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.speechlint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)

_FIX_ALL = Words("改正全部能可靠改正的", "Make all safe fixes")
_CHECK_IT = Words("（请核对）", " (check the result)")
_DIRECTIVES = "suppression"  # of this family a directive is no cure

Shown = Callable[[Diagnostic], types.Diagnostic]


def quick_fixes(
    reading: Reading, found: Iterable[Diagnostic], shown: Shown, language: Language
) -> Iterator[types.CodeAction]:
    """The fixes of some diagnostics, safe ones preferred, then what ignores them."""
    document, chosen = reading.document, list(found)
    for diagnostic in chosen:
        if fix := diagnostic.fix:
            title = fix.title[language] + ("" if fix.safe else _CHECK_IT[language])
            yield types.CodeAction(
                title,
                types.CodeActionKind.QuickFix,
                [shown(diagnostic)],
                is_preferred=fix.safe,
                edit=workspace_edit(document, fix.edits),
            )
    ignored: set[tuple[str, int]] = set()
    for diagnostic in chosen:
        line = document.source.position(diagnostic.span.start).line
        place = (diagnostic.rule, line)
        if diagnostic.family != _DIRECTIVES and place not in ignored:
            ignored.add(place)
            yield _ignore(document, diagnostic, line, shown, language)


def fix_all(
    reading: Reading, found: Sequence[Diagnostic], language: Language
) -> types.CodeAction | None:
    """All safe fixes as one action, made until none is left; ``None`` if there is none."""
    before = reading.document.source
    if not any(d.fix and d.fix.safe for d in found):
        return None
    check = partial(lint, rules=reading.rules)
    after = mend({before.path: before}, found, check).sources[before.path]
    edits = list(_edits(before.text, after.text))
    edit = workspace_edit(reading.document, edits)
    return types.CodeAction(_FIX_ALL[language], FIX_ALL, edit=edit) if edits else None


def _ignore(
    document: Document, diagnostic: Diagnostic, line: int, shown: Shown, language: Language
) -> types.CodeAction:
    """A directive above the line in which the diagnostic begins."""
    rule, start = diagnostic.rule, document.source.line_span(line).start
    title = Words(f"这一段不再提 {rule}", f"Ignore {rule} in this paragraph")
    directive = f"<!-- speechlint: ignore-next {rule} -->\n"
    return types.CodeAction(
        title[language],
        types.CodeActionKind.QuickFix,
        [shown(diagnostic)],
        edit=workspace_edit(document, [Edit(Span(start, start), directive)]),
    )


def workspace_edit(document: Document, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Edits of one document."""
    return types.WorkspaceEdit({document.uri: [document.text_edit(edit) for edit in edits]})


def _edits(before: str, after: str) -> Iterator[Edit]:
    """The lines that differ; small edits leave the cursor where it is."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield Edit(Span(starts[i1], starts[i2]), "".join(new[j1:j2]))
