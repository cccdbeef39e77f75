"""What a text is about: its weightiest nouns, and the names of places.

From ``topics.msgpack`` and ``places.txt.gz``, made of jieba's tables by
tools/make_dictionary.py and read in a hundredth of the time that jieba takes.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from .lexicon import cut

if TYPE_CHECKING:
    from .backwards import Vocabulary

_NAME = 6  # characters that are cut into words to see whether the first is a place


def load() -> None:
    """Read the tables now: processes that are forked off share them, instead of each its own."""
    keywords("讲话", 1)
    place_names()


def keywords(text: str, count: int) -> tuple[str, ...]:
    """The nouns that say most of what a text is about, the weightiest first.

    Weighed by TF-IDF with jieba's inverse document frequencies; what speeches on anything say
    is left out.
    """
    return tuple(islice(_words().heaviest(text), count))


@cache
def place_names() -> frozenset[str]:
    """The names of places in jieba's dictionary, those of counties and cities also bare."""
    lines = gzip.decompress(_file("places.txt.gz")).decode().splitlines()
    names = [name for line in lines if line[0] != "#" for name in line.split(" ")]
    return frozenset((*names, *(n[:-1] for n in names if len(n) > 2 and n[-1] in "省市县区")))


def place_at(text: str, at: int) -> str:
    """The name of a place that is the word at an offset, or nothing."""
    around = text[at : at + _NAME]
    end = min(cut(around).ends - {0}, default=0)
    return around[:end] if around[:end] in place_names() else ""


@cache
def _words() -> Vocabulary:
    """All words but fixed terms that are no nouns, in which nouns would be lost."""
    from .backwards import Vocabulary  # with numpy, which takes a while to load

    return Vocabulary.unpacked(_file("topics.msgpack"))


def _file(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
