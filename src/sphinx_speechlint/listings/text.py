"""For people: groups with what was changed, passages, formulas, and a line that counts."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Related
from ..display import shorten, visible
from ..duplicates.differences import Change, differences
from ..duplicates.listing import Copy, Listing
from ..duplicates.passages import LONGEST
from ..language import Language, Words

_EXCERPT = 40
_AROUND = 8  # unchanged characters shown on either side of a change


def report(listing: Listing, files: int, language: Language) -> str:
    """The whole listing."""
    rows = [*_groups(listing, language), *_passages(listing, language)]
    rows += _formulas(listing, language)
    if listing.limited:
        words = Words(
            "相近的段落太多，每段只与前后各 24 段和最早的一段核对过。",
            "So many paragraphs resemble each other that each was compared with 24 neighbours "
            "on either side and the first alone.",
        )
        rows += [words[language], ""]
    for block in listing.overlong:
        words = Words(
            f"{_place(block.place)}：这一段太长，{LONGEST} 字以后没有查沿用。",
            f"{_place(block.place)}: of this paragraph only the first {LONGEST} characters "
            "were searched for reused passages.",
        )
        rows += [words[language], ""]
    return "\n".join([*rows, _summary(listing, files)[language], ""])


def _groups(listing: Listing, language: Language) -> Iterator[str]:
    for number, group in enumerate(listing.groups, 1):
        head = Words(f"第 {number} 组", f"group {number}")
        yield f"{head[language]}  {_place(group.copies[0].block.place)}"
        yield f"  {_excerpt(group.copies[0].block.text)}"
        for copy in group.copies[1:]:
            yield f"  {_place(copy.block.place)}  {_likeness(copy)[language]}"
            if changes := _changes(group.copies[0], copy):
                yield f"    {changes}"
        yield ""


def _likeness(copy: Copy) -> Words:
    if copy.similarity == 1 == copy.containment:
        return Words("相同", "the same")
    similar, contained = int(copy.similarity * 100), int(copy.containment * 100)
    return Words(f"相似 {similar}%，包含 {contained}%", f"{similar}% alike, {contained}% contained")


def _changes(first: Copy, copy: Copy) -> str:
    """Two texts as one: [-left out-], {+put in+}, and a few words around each change."""
    if first.block.digest == copy.block.digest:
        return ""
    stretches = list(differences(first.block.text, copy.block.text))
    parts = []
    for number, change in enumerate(stretches):
        if change.same:
            parts.append(_unchanged(change, number == 0, number == len(stretches) - 1))
        else:
            parts.append(f"[-{change.earlier}-]" if change.earlier else "")
            parts.append(f"{{+{change.later}+}}" if change.later else "")
    return visible("".join(parts))


def _unchanged(change: Change, first: bool, last: bool) -> str:
    text = change.later
    before = "" if first else text[:_AROUND]
    after = "" if last else text[-_AROUND:]
    return text if len(text) <= len(before) + len(after) + 1 else f"{before}…{after}"


def _passages(listing: Listing, language: Language) -> Iterator[str]:
    for passage in listing.passages:
        block, span = passage.block, passage.span
        count = span.end - span.start
        line, column = block.start
        here = f"{visible(passage.path)}:{line}:{column + span.start}"
        line, column = passage.earlier_block.start
        there = f"{visible(passage.earlier_path)}:{line}:{column + passage.earlier_span.start}"
        contained = int(passage.containment * 100)
        words = Words(
            f"沿用  {here}  {count} 字，见于 {there}，包含 {contained}%",
            f"reused  {here}  {count} characters, also at {there}, {contained}% contained",
        )
        yield words[language]
        yield f"  {_excerpt(block.text[span.start : span.end])}"
        yield ""


def _formulas(listing: Listing, language: Language) -> Iterator[str]:
    for group in listing.formulas:
        speeches = len({copy.speech for copy in group.copies})
        words = Words(
            f"套语  {speeches} 篇都有，首见于 {_place(group.copies[0].block.place)}",
            f"formula  in {speeches} speeches, first at {_place(group.copies[0].block.place)}",
        )
        yield words[language]
        yield f"  {_excerpt(group.copies[0].block.text)}"
        yield ""


def _summary(listing: Listing, files: int) -> Words:
    count = sum(len(group.copies) - 1 for group in listing.groups)
    groups, passages, formulas = map(len, (listing.groups, listing.passages, listing.formulas))
    return Words(
        f"{groups} 组重复或近似的段落，其中 {count} 段是后出的；沿用 {passages} 处；"
        f"套语 {formulas} 个（{files} 个文件）",
        f"groups of copies: {groups}, with {count} later paragraphs; reused passages: {passages}; "
        f"formulas: {formulas} (files: {files})",
    )


def _place(place: Related) -> str:
    return f"{visible(place.path)}:{place.start.line}:{place.start.column}"


def _excerpt(text: str) -> str:
    return shorten(visible(text), _EXCERPT)
