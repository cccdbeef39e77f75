"""How the work is done: ``--jobs``, ``--cache-dir``, ``--no-cache``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import Parser, number_of_jobs
from ..progress import is_watched, progress_bar

if TYPE_CHECKING:
    from ..config import Settings
    from ..ruleset import Rules
    from ..runner import Runner
    from ..selection import Asked


def add(parser: Parser) -> None:
    """Declare the options."""
    say = parser.say
    parser.add_argument(
        "-j",
        "--jobs",
        type=number_of_jobs,
        metavar="N",
        help=say(
            "用几个进程；默认 auto：文字多时才用，至多每个处理器一个",
            "how many processes; by default auto: one for each\nprocessor where it pays",
        ),
    )
    cache = parser.add_mutually_exclusive_group()
    cache.add_argument(
        "--cache-dir",
        metavar="DIR",
        help=say(
            "缓存放在这里；默认在配置旁的 .speechlint_cache",
            "where the cache lies; by default .speechlint_cache beside the\nconfiguration",
        ),
    )
    cache.add_argument(
        "--no-cache",
        action="store_true",
        help=say("不用缓存，每个文件都重新检查", "no cache: examine every file again"),
    )


def runner(
    paths: Sequence[str],
    settings: Settings,
    asked: Asked,
    rules: Rules,
    arguments: argparse.Namespace,
) -> Runner:
    """What checks these files as the options have it."""
    from ..cache import Cache, folder_for
    from ..pool import Recipe
    from ..runner import Runner, no_progress

    cache = None
    if not arguments.no_cache:
        given = arguments.cache_dir
        folder = Path(given) if given else folder_for(settings.of("."))
        cache = Cache(folder, settings, rules.catalogue, asked)
    watched = is_watched() and not arguments.quiet
    return Runner(
        Recipe(tuple(paths), settings, asked),
        rules,
        not arguments.paths,
        arguments.jobs,
        cache,
        partial(progress_bar, language=arguments.language) if watched else no_progress,
    )
