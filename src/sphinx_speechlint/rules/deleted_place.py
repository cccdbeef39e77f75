"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_THING = "发展|振兴|改革|经济|社会|建设|明天|未来|繁荣|稳定|事业|全面|事情|工作"
_DELETED_PLACE_RE = re.compile(
    rf"""
    (?<![认作行成以因人称转分变列视奉尊设定改命谓誉尤更较最极颇甚])为的(?={_THING})   # 为的发展
  | (?<=[，。；,;])把的(?={_THING}) | 努力把的
  | [对使让]来说                                                    # 去年对来说
  | (?:提高|扩大|提升|增强)了?的(?=知名度|影响力|竞争力|美誉度)          # 提高了的知名度
  | (?:宣传|推介|推荐|介绍)的(?=区位|优势|资源|环境|情况|发展)            # 推介的优势
  | 都是的 | 来到(?=投资|考察|兴业|创业)
    """,
    re.VERBOSE,
)


class DeletedPlace(Rule):
    """地名丢失。

    检查什么
        地名被整个删掉，前后文直接相连：“为的发展作出贡献”“去年对来说”“提高了的知名度”。
    为什么不好
        读者不知道说的是哪里。
    怎样修改
        按原文补上地名；不要猜。
    """

    english = """Place name lost.

    What it reports
        A place name deleted whole, so that what stood around it meets: “为的发展作出贡献”,
        “去年对来说”, “提高了的知名度”.
    Why it matters
        Readers cannot tell which place is meant.
    How to mend it
        Restore the name from the original; do not guess.
    """

    family = "elision"
    severity = Severity.WARNING
    preview = True
    messages = {"zh": "地名丢失：{text}", "en": "place name lost: {text}"}
    valid = (
        "为我市的发展作出贡献，去年对我们来说很不平凡，提高了城市的知名度。",
        "我们奋斗为的是人民。宣传的内容和推介的项目，来到北京。",
    )
    invalid = (
        Invalid("⟦为的⟧发展作出贡献，去年⟦对来说⟧很不平凡。"),
        Invalid("不仅⟦提高了的⟧知名度，还主动⟦推介的⟧优势。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            for match in _DELETED_PLACE_RE.finditer(source.text, *block.span):
                if match[0]:
                    yield self.report(source.path, Span(*match.span()), args={"text": match[0]})
