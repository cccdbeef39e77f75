"""From ``speechlint_corpus`` in conf.py to a mounted project."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from .. import topics
from ..cache import folder_for
from ..config import Config, Settings, find_config
from ..paths import collect
from ..selection import rules_for
from ..source import InputError
from .domain import speech_domain
from .project import SpeechProject, speech_project

_logger = logging.getLogger(__name__)


def mount(app: Sphinx) -> None:
    """Put the speech folders into the project before Sphinx looks for documents.

    A wrong setting is one line in the log and status 2 at the end: of an exception
    Sphinx would show the traceback.
    """
    faults: list[str] = []
    confdir = Path(app.confdir)
    mounts = dict(_folders(app.config.speechlint_corpus, confdir, faults))
    stage = Path(app.doctreedir) / "speechlint"
    settings, config = _settings(confdir, mounts, faults)
    project = SpeechProject(
        app.env.project,
        stage=stage,
        mounts=mounts,
        settings=settings,
        root=config.root if config.file else confdir,
        root_doc=app.config.root_doc if app.config.speechlint_corpus else "",
        cached=folder_for(config) if app.config.speechlint_cache else None,
        staged=speech_domain(app.env).data["staged"],
    )
    app.project = app.env.project = project
    for fault in faults:
        _logger.error("%s", fault)
        app.statuscode = 2


def outdated(
    app: Sphinx,  # noqa: ARG001
    env: BuildEnvironment,
    added: set[str],  # noqa: ARG001
    changed: set[str],  # noqa: ARG001
    removed: set[str],  # noqa: ARG001
) -> list[str]:
    """All speeches, when other rules or other code would now read them differently.

    Else those whose text changed, be it in what it says to the linter, which no copy shows.
    """
    project, domain = speech_project(env), speech_domain(env)
    data = domain.data
    state = f"{project.configs()!r} {project.code().hex()} {version('pypinyin')}"
    if data["settings"] == state:
        domain.documents.load(domain.documents)
        known = {docname: record.digest for docname, record in domain.documents.items()}
        return [d for d, digest in project.digests.items() if known.get(d, digest) != digest]
    data["settings"] = state
    data["pinyin"].clear()
    data["reported"].clear()
    return [*project.speeches, *project.generated]


def load_words(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001
    """Read the dictionaries before Sphinx forks a process for each bundle of documents.

    They and what is known of the last build stay to the end, so that the collector of garbage
    need not go through them again and again, which took a quarter of a small change's build.
    A process that builds again lets go of them before.
    """
    gc.unfreeze()
    if speech_project(env).speeches.keys() & docnames:
        topics.load()
    documents = speech_domain(env).documents
    documents.load(documents.keys() - docnames)  # other code may have written the rest
    gc.freeze()


def _folders(value: object, confdir: Path, faults: list[str]) -> Iterator[tuple[str, Path]]:
    """The folder of each prefix of document names; a missing one is as good as empty."""
    if not isinstance(value, Mapping) or not all(
        isinstance(part, str) for item in value.items() for part in item
    ):
        faults.append('speechlint_corpus 应当是字典，例如 {"speeches": "../corpus/speeches"}')
        return
    for prefix, folder in value.items():
        name = PurePosixPath(prefix.strip("/"))
        if ".." in name.parts or not name.parts:
            faults.append(f'speechlint_corpus["{prefix}"]：应当是文档名的前缀，例如 "speeches"')
            continue
        path = (confdir / folder).resolve()
        if not path.is_dir():
            faults.append(f'speechlint_corpus["{prefix}"]：没有文件夹 {path}')
        yield name.as_posix(), path


def _settings(
    confdir: Path, mounts: Mapping[str, Path], faults: list[str]
) -> tuple[Settings, Config]:
    """Where the settings of each speech come from, and those of the whole project.

    One that is wrong, or a plugin that is, leaves the defaults and this package's rules for all.
    """
    settings = Settings()
    try:
        for folder in mounts.values():
            files, _ = collect([str(folder)], settings)
            rules_for({os.path.dirname(file): file for file in files}.values(), settings)
        return settings, find_config(confdir)
    except InputError as error:
        faults.append(str(error))
        return Settings(isolated=True), Config()
