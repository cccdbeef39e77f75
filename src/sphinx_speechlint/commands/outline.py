"""``speechlint outline``: the structure of a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..arguments import Commands
from ..console import OK, emit, read
from ..language import Language, Words
from ..speech import Page

_EXAMPLES = Words(
    """\
例：
  speechlint outline 讲话.txt
  speechlint outline 讲话.txt --format json
  speechlint outline 讲话.txt --format tei > 讲话.xml""",
    """\
examples:
  speechlint outline speech.txt
  speechlint outline speech.txt --format json
  speechlint outline speech.txt --format tei > speech.xml""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    outline = commands.add(
        "outline",
        run,
        summary=Words("显示一份文件的结构", "show the structure of a file"),
        description=Words(
            "显示一份文件的结构：导语、各篇讲话、标题、称呼、各级小标题及行号。",
            "Show the structure of a file: lead-in, speeches, titles, salutations, headings,\n"
            "with their lines.",
        ),
        epilog=_EXAMPLES,
    )
    outline.add_argument("file", metavar="FILE", help=outline.say("文件", "the file"))
    outline.add_argument(
        "--format",
        choices=("text", "json", "tei"),
        default="text",
        help=outline.say(
            "输出格式：text（默认）、json 或 tei（TEI P5，连同文字和问题）",
            "output format: text (default), json, or tei (TEI P5, with the text and what is wrong)",
        ),
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the outline."""
    from ..outline import as_json, as_text
    from ..parse import parse

    page = parse(read(arguments.file))
    if arguments.format == "json":
        emit(as_json(page), data=True)
    elif arguments.format == "tei":
        emit(_as_tei(page, arguments.language), data=True)
    else:
        emit(as_text(page, arguments.language))
    return OK


def _as_tei(page: Page, language: Language) -> str:
    """The file as its own settings have it checked, without what compares it with others."""
    from ..config import Settings
    from ..exporters.tei import Damage, Described, report
    from ..facts import find_facts
    from ..layout import lay_out
    from ..linter import lint_pages
    from ..reporters import Presentation
    from ..rules.spliced_speech import SplicedSpeech
    from ..selection import rules_for

    source = page.source
    rules = rules_for([source.path], Settings())
    show = Presentation(language, rules=rules.catalogue)
    found = lint_pages([page], rules)
    damage = [
        Damage(
            f"speech-mark-{number}",
            d.span,
            d.rule,
            d.family,
            show.message(d),
            d.args.get("missing", ""),
        )
        for number, d in enumerate(found, 1)
    ]
    splices = {d.span.start for d in found if d.rule == SplicedSpeech.name}
    name = Path(source.path).stem
    layout = lay_out(page, name, splices)
    described = [
        Described(
            x.anchor, x.title, find_facts(source, x.title, x.speech.blocks, x.speech.metadata)
        )
        for x in layout.speeches
    ]
    title = layout.speeches[0].title if len(layout.speeches) == 1 else name
    return report(source, layout, title, described, damage, splices, language)
