"""The output formats by name. Each is a file of that name in ``reporters/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .language import Words


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name, what it is for, and whether it is ``data`` for programs (then UTF-8)."""

    name: str
    help: Words
    data: bool = True


_ALL = (
    Format("full", Words("给人看：原文和所指的字", "for people: the text, with carets"), False),
    Format("concise", Words("给人看：每处一行", "for people: a line each"), False),
    Format("grouped", Words("给人看：按文件分组", "for people: by file"), False),
    Format("json", Words("供程序读取", "for programs")),
    Format("jsonl", Words("供程序读取：每处一行 JSON", "for programs: a JSON line each")),
    Format("sarif", Words("SARIF 2.1.0：代码扫描平台", "SARIF 2.1.0: code scanning")),
    Format("github", Words("GitHub Actions 的批注", "annotations of GitHub Actions")),
    Format("gitlab", Words("GitLab 的代码质量报告", "GitLab's code quality report")),
    Format("junit", Words("JUnit XML：测试报告", "JUnit XML: test reports")),
    Format("rdjson", Words("reviewdog", "reviewdog")),
    Format("markdown", Words("合并请求里的评论", "a comment on a pull request")),
)
FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in _ALL})
