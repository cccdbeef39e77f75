"""A rule written in the settings: the data, without the machine that runs it."""

from __future__ import annotations

from dataclasses import dataclass

from .diagnostic import Severity
from .language import Words
from .settings import FLAG, TEXT, TEXTS, choice, list_of, setting, table

SEVERITY = choice([s.value for s in Severity], Severity)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the user says of one rule of their own."""

    name: str = setting(
        TEXT,
        Words(
            "名称：小写字母和数字，用 - 连接，至少两段",
            "its name: lower-case letters and digits joined by -, of at least two parts",
        ),
        '"old-title"',
        required=True,
    )
    pattern: str = setting(
        TEXT,
        Words("找什么：RE2 的正则表达式，逐行查找", "what to find: an RE2 pattern, line by line"),
        "'政协(委员|常委)们'",
        required=True,
    )
    message: str = setting(
        TEXT,
        Words(
            "怎么说；`{text}` 是找到的字，`{replacement}` 是改成的字，`{组名}` 是一个组",
            "what to say; `{text}` is what was found, `{replacement}` what it becomes, "
            "`{name}` a named group",
        ),
        '"称谓不妥：{text}"',
        required=True,
    )
    message_en: str = setting(
        TEXT,
        Words("用英语怎么说；不写就用 message", "the same in English; message if left out"),
        '"wrong form of address: {text}"',
        default="",
    )
    family: str = setting(
        TEXT,
        Words("类别；不写就是 wording（用词）", "the family; wording if left out"),
        '"wording"',
        default="wording",
    )
    severity: Severity = setting(
        SEVERITY,
        Words("级别；不写就是 warning", "the severity; warning if left out"),
        '"warning"',
        default=Severity.WARNING,
    )
    replacement: str | None = setting(
        TEXT,
        Words(
            r"改成什么；`\1` 或 `\g<组名>` 是一个组",
            r"what it becomes; `\1` or `\g<name>` is a group",
        ),
        r"'各位\1'",
        default=None,
    )
    safe: bool = setting(
        FLAG,
        Words("这样改是否一定不改变意思", "whether this cannot change what the text says"),
        "true",
        default=False,
    )
    why: str = setting(
        TEXT,
        Words("为什么不好：规则页上的说明", "why it is bad: for the rule's page"),
        '"公文里称“各位委员”。"',
        default="",
    )
    valid: tuple[str, ...] = setting(
        TEXTS,
        Words("没有问题的例子，读配置时核对", "examples without the fault, checked on loading"),
        '["各位委员："]',
    )
    invalid: tuple[str, ...] = setting(
        TEXTS,
        Words(
            "有问题的例子，⟦ ⟧ 标出所指的字，读配置时核对",
            "examples with the fault between ⟦ ⟧, checked on loading",
        ),
        '["⟦政协委员们⟧："]',
    )


PATTERNS = list_of(table(Pattern), Words(" [[pattern]] 的列表", "a list of [[pattern]]"))
