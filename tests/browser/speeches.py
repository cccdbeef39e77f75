"""The pages of the project's own speeches and what is on each of them."""

from __future__ import annotations

from pathlib import Path

SWITCH = ".speech-switch input"
MARK = "mark[aria-describedby]"


def speech(site: Path, number: int) -> str:
    return (site / f"speeches/zhengxie-{number:02}.html").as_uri()
