"""See the class."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..language import Words
from ..remains import remains
from ..rule import Invalid, Option, Rule
from ..speech import Speech
from ..throughout import lost_throughout

_MEASURED = Words(
    "到这个数，9 份公开发表的报告没有误报，186 万字的报纸每 10 万字不足两处",
    "from here on 9 published reports give no false alarm, and 1.86 million characters of a "
    "newspaper fewer than two per 100,000",
)


class ElidedTerm(Rule):
    """固定用语缺字。

    检查什么
        招商引资、政治协商、与时俱进这样的固定用语少了一个字，例如“招引资”“政治协、”。
        固定用语取自通用的词表、常用的四字词，也取自文章自己反复说的话。
        补上那个字整句通顺得多才报告；少字之后仍由完整的词组成的（现代化产业、现代产业）不报告，
        断口两边的字在文中别处也相连的，要更有把握才报告。所缺的字全文一个也没有的，
        带这个字的其他词也一并查找（“加大招力度”，招商）。
    为什么不好
        有的网站按敏感词表逐字删除，成语和术语因此缺字，检索也找不到。
    怎样修改
        补上缺的字。
    """

    english = """Character lost from a set phrase.

    What it reports
        A set phrase such as 招商引资, 政治协商 or 与时俱进 with one character missing
        (“招引资”, “政治协、”). The phrases are fixed terms of a general list, common words of
        four characters, and what the speech itself says again and again. The sentence must be
        far likelier with the character. What is still made of whole words (现代产业, from
        现代化产业) is left out, and where the characters that now meet meet elsewhere in the
        speech too, the evidence must be stronger. If the speech holds the missing character
        nowhere, other words with it are looked for as well (加大招力度, from 招商).
    Why it matters
        Some sites delete characters by a list of sensitive words; phrases break, and no search
        finds them.
    How to mend it
        Restore the missing character.
    """

    family = "elision"
    severity = Severity.WARNING
    options = (
        Option(
            "certainty",
            4,
            Words(
                "把握不到这么多不报告：补上缺字，句子的可能性提高多少（自然对数）",
                "how much likelier the sentence must be with the character (natural logarithm)",
            ),
            _MEASURED,
        ),
        Option(
            "own-certainty",
            11,
            Words(
                "同上，用于文章自己反复说的话",
                "the same for what is no fixed term, but said again and again in the speech",
            ),
            _MEASURED,
        ),
        Option(
            "again-certainty",
            3,
            Words(
                "同上，用于同一个字在文中一概缺失时的其他词",
                "the same for other words with a lost character that the speech holds nowhere",
            ),
            Words(
                "从没有缺字的文章里任取 540 个文中没有的字，到这个数误报两处",
                "of 540 characters that sound speeches do not hold, two give a false alarm",
            ),
        ),
        Option(
            "repeats",
            3,
            Words(
                "文章自己说过这么多次的话，才当作固定用语",
                "how often the speech must say a phrase that is no fixed term",
            ),
            Words("少于三次多是巧合", "what is said twice is mostly chance"),
            least=2,
        ),
    )
    messages = {
        "zh": "固定用语缺字：{text}，通常写作{term}",
        "en": "character lost from a set phrase: {text}, usually {term}",
    }
    valid = (
        "认真履行政治协商、民主监督、参政议政职能，做好招商引资。",
        "坚持与时俱进、实事求是，推进政治协同，健全问责制，壮大现代产业。",
        "科技要进步。社会主要矛盾已经变化，依法治企，扎实推进。",
    )
    invalid = (
        Invalid("落实一批⟦招引资⟧项目，履行⟦政治协⟧、民主监督职能。"),
        Invalid("坚持⟦与俱进⟧，高举中国特色⟦社会主⟧伟大旗帜，优化⟦营环境⟧。"),
        Invalid("做好⟦招引资⟧工作，加大⟦招⟧力度，组团进行⟦招⟧考察。"),
        Invalid("推进岚溪流域治理。岚溪流域很美，岚溪流域很长，全市关心岚溪流域，⟦岚溪域⟧变清。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        least = {False: self.option("certainty"), True: self.option("own-certainty")}
        found = [r for r in remains(speech, self.option("repeats")) if r.gain >= least[r.repeated]]
        again = lost_throughout(speech, found) if found else []
        found += [r for r in again if r.gain >= self.option("again-certainty")]
        for remain in sorted(found):
            args = {"text": speech.source.slice(remain.span), "term": remain.phrase}
            yield self.report(speech.source.path, remain.span, args=args)
