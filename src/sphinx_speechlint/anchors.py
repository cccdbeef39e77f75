"""Ids that last: they come from what a place says, not from where it stands.

A paragraph's id is a hash of its normalised text and a section's is the path of its
ordinals, so that adding or removing other paragraphs leaves every link as it was.
"""

from __future__ import annotations

from hashlib import blake2b

from .duplicates.normalise import normalise
from .facts import title_number
from .speech import Marker

LONE_SPEECH = "speech"  # the id of the only speech of a file
WHOLE_PAGE = "page"  # the id of a page that holds several


class Anchors:
    """The ids of one document: each is given once, a repeat gets ``-2``, ``-3`` …"""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def speech(self, title: str, position: int) -> str:
        """A speech among several: the number in its title, else where it stands."""
        return self._claim(f"{LONE_SPEECH}-{title_number(title) or position}")

    def section(self, parent: str, marker: Marker | None, text: str) -> str:
        """A section below ``parent``; without an ordinal its words stand in for one.

        A repeated 一、 is ``s-1--2``: ``s-1-2`` is its （二）, whether there is one or not.
        """
        number = marker.number if marker else f"h{_digest(text)}"
        return self._claim(f"{parent}-{number}", repeat="--")

    def item(self, parent: str, marker: Marker | None, text: str) -> str:
        """A point of an enumeration (一是) below ``parent``."""
        return self._claim(f"{parent}-i{marker.number if marker else _digest(text)}")

    def paragraph(self, text: str) -> str:
        """A paragraph; one that is all punctuation is known by its raw text."""
        return self._claim(f"p-{_digest(text)}")

    def _claim(self, wanted: str, repeat: str = "-") -> str:
        anchor, copy = wanted, 1
        while anchor in self._taken:
            copy += 1
            anchor = f"{wanted}{repeat}{copy}"
        self._taken.add(anchor)
        return anchor


def top(speech: str) -> str:
    """What the ids of a speech's sections begin with."""
    return "s" if speech == LONE_SPEECH else f"{speech}-s"


def _digest(text: str) -> str:
    known = (normalise(text) or text).encode("utf-8", "surrogatepass")
    return blake2b(known, digest_size=4).hexdigest()
