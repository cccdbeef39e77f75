"""Faults made on purpose: each mutator damages a clean text and labels what it did.

A mutator takes a text and a random number generator and gives back the damaged text with
labels in the shape of the gold labels. Masks, furniture and elisions come from alphabets
and templates of their own, wider than any rule's, and positions where the damaged text
would still read as complete are passed over. Nothing here knows the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from . import duplicates, elisions, furniture, markup, masks, numbering, pairs, truncation
from .text import Damage, Label, Mutator, half_width

_ALL: tuple[Mutator, ...] = (
    masks.masked_year,
    masks.masked_number,
    masks.masked_name,
    masks.empty_quotes,
    elisions.elided_name,
    elisions.elided_place,
    elisions.elided_number,
    elisions.elided_percent,
    elisions.elided_term,
    duplicates.duplicate_block,
    duplicates.duplicate_changed,
    duplicates.duplicate_phrase,
    numbering.numbering_gap,
    numbering.numbering_orphan,
    numbering.count_mismatch,
    numbering.empty_section,
    numbering.missing_body,
    truncation.cut_start,
    truncation.cut_end,
    truncation.cut_end_closed,
    truncation.split_paragraph,
    truncation.merged_paragraph,
    truncation.spliced_speech,
    furniture.furniture_line,
    furniture.furniture_shards,
    furniture.furniture_inline,
    markup.stray_sign,
    markup.stray_hyphen,
    markup.stray_mark,
    pairs.unbalanced_pair,
)
MUTATORS: Mapping[str, Mutator] = MappingProxyType({f.__name__.replace("_", "-"): f for f in _ALL})

__all__ = ["MUTATORS", "Damage", "Label", "Mutator", "half_width"]
