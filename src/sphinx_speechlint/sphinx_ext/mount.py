"""From ``speechlint_corpus`` in conf.py to a mounted project."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from .. import __version__
from ..config import find_config
from ..linter import select_rules
from ..source import InputError
from .domain import speech_domain
from .project import SpeechProject, speech_project


def mount(app: Sphinx) -> None:
    """Put the speech folders into the project before Sphinx looks for documents."""
    mounts = _folders(app.config.speechlint_corpus, Path(app.confdir))
    try:
        config = find_config(Path(app.confdir))
        select_rules(config.select, config.ignore, preview=config.preview)
    except InputError as error:
        raise ConfigError(str(error)) from error
    stage = Path(app.doctreedir) / "speechlint"
    project = SpeechProject(app.env.project, stage, mounts, config, app.config.root_doc)
    app.project = app.env.project = project


def outdated(
    app: Sphinx,  # noqa: ARG001
    env: BuildEnvironment,
    added: set[str],  # noqa: ARG001
    changed: set[str],  # noqa: ARG001
    removed: set[str],  # noqa: ARG001
) -> list[str]:
    """All speeches, when other rules or other code would now read them differently."""
    project, data = speech_project(env), speech_domain(env).data
    state = f"{project.lint_config!r} {_code()}"
    if data["settings"] == state:
        return []
    data["settings"] = state
    return [*project.speeches, *project.generated]


def _folders(value: object, confdir: Path) -> dict[str, Path]:
    if not isinstance(value, Mapping) or not all(
        isinstance(part, str) for item in value.items() for part in item
    ):
        raise ConfigError('speechlint_corpus 应当是字典，例如 {"speeches": "../corpus/speeches"}')
    folders = {}
    for prefix, folder in value.items():
        path = (confdir / folder).resolve()
        if not path.is_dir():
            raise ConfigError(f'speechlint_corpus["{prefix}"]：没有文件夹 {path}')
        name = PurePosixPath(prefix.strip("/"))
        if name.is_absolute() or ".." in name.parts or not name.parts:
            raise ConfigError(f'speechlint_corpus["{prefix}"]：应当是文档名的前缀，例如 "speeches"')
        folders[name.as_posix()] = path
    return folders


def _code() -> str:
    """The version of this package, down to its rules: while they are written it changes."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=8)
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
