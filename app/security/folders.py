"""Which folders a store may not live in: network, synced, roaming or gone at the next start."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.errors import UnsafeFolder
from app.language import N_, Message, message

_NETWORK_NAMES: Final = (
    "nfs nfs4 cifs smb2 smb3 smbfs 9p afs ceph glusterfs lustre gpfs ncpfs davfs coda orangefs "
    "beegfs vboxsf vmhgfs prl_fs fuse.sshfs fuse.rclone fuse.gvfsd-fuse fuse.davfs2 fuse.ceph "
    "fuse.glusterfs fuse.smbnetfs fuse.s3fs fuse.curlftpfs fuse.vmhgfs-fuse fuse.onedriver "
    "fuse.google-drive-ocamlfuse fuse.dropbox"
)
_NETWORK_TYPES: Final = frozenset(_NETWORK_NAMES.split())
_TEMPORARY_TYPES: Final = frozenset({"tmpfs", "ramfs"})
# `OneDrive - Powys County Council`, `Dropbox (Team)`, `Nextcloud2`, but not `Dropboxes`.
_SYNCED_PART: Final = re.compile(
    r"(onedrive|dropbox|google ?drive|icloud ?drive|nextcloud|owncloud|box sync)(\d+|[ (-].*)?"
    r"|mobile documents|cloudstorage|icloud~.*"
)
_SYNCED_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MARKER_FILES: Final = (".dropbox", ".owncloudsync.log", ".nextcloudsync.log")
_MARKER_FOLDERS: Final = (".dropbox.cache", ".stfolder", ".tmp.drivedownload", ".tmp.driveupload")
_MARKER_PATTERNS: Final = ("._sync_*.db", ".sync_*.db")
_DRIVE_REMOTE: Final = 4
_DRIVE_RAM: Final = 6


def refuse_unsafe_folder(
    path: Path,
    *,
    allow_temporary: bool = False,
    mounts: Path = Path("/proc/self/mounts"),
    environment: Mapping[str, str] | None = None,
) -> None:
    """Raise `UnsafeFolder` with one plain sentence if no store may live in this folder.

    The folder need not exist yet; links are followed. `allow_temporary` lets a memory disk pass,
    for a practice store at a folder somebody chose.
    """
    around = os.environ if environment is None else environment
    reason = _unc_reason(path)
    for place in () if reason else dict.fromkeys((Path(os.path.abspath(path)), path.resolve())):
        reason = (
            reason
            or _roaming_reason(place, around)
            or _synced_reason(place, around)
            or _disk_reason(place, mounts, allow_temporary=allow_temporary)
        )
    if reason is not None:
        advice = message(
            N_("Choose a folder on this computer's own disk that nothing copies away.")
        )
        raise UnsafeFolder(reason, advice)


def _network(path: Path) -> Message:
    """Others reach the folder, and its locks cannot be trusted."""
    return message(N_("This folder is on a network drive: {folder}"), folder=path)


def _temporary(path: Path) -> Message:
    """The folder does not outlast the day."""
    return message(N_("This folder is emptied when the computer stops: {folder}"), folder=path)


def _unc_reason(path: Path) -> Message | None:
    """`\\\\server\\share` in either slash; `\\\\?\\C:\\` is a local path with a long-path mark."""
    text = str(path).replace("\\", "/")
    is_local_form = re.match(r"//[?.]/(?!unc/)", text, re.IGNORECASE) is not None
    return _network(path) if text.startswith("//") and not is_local_form else None


def _roaming_reason(path: Path, environment: Mapping[str, str]) -> Message | None:
    """Windows copies the roaming half of AppData between computers at sign-in."""
    parts = _parts(path)
    is_roaming = ("appdata", "roaming") in zip(parts, parts[1:], strict=False)
    if is_roaming or _is_below(path, environment.get("APPDATA")):
        return message(N_("Windows copies this folder between computers: {folder}"), folder=path)
    return None


def _synced_reason(path: Path, environment: Mapping[str, str]) -> Message | None:
    """A folder that a sync program uploads, known by its name, its variable or its marker files."""
    is_synced = (
        any(_SYNCED_PART.fullmatch(part) for part in _parts(path))
        or any(_is_below(path, environment.get(name)) for name in _SYNCED_VARIABLES)
        or any(_has_marker(folder) for folder in (path, *path.parents))
    )
    if not is_synced:
        return None
    return message(N_("A sync program copies this folder to another place: {folder}"), folder=path)


def _has_marker(folder: Path) -> bool:
    """Whether a sync program has left its mark; `~/.dropbox`, a folder, is only its settings."""
    try:
        return (
            any((folder / name).is_file() for name in _MARKER_FILES)
            or any((folder / name).exists() for name in _MARKER_FOLDERS)
            or any(True for pattern in _MARKER_PATTERNS for _ in folder.glob(pattern))
        )
    except OSError:
        return False  # a folder that may not be read shows no marks


def _disk_reason(path: Path, mounts: Path, *, allow_temporary: bool) -> Message | None:
    """What kind of disk the folder is on, as far as the system tells."""
    if sys.platform == "win32":
        kind = _windows_drive_type(path)
        is_network, is_temporary = kind == _DRIVE_REMOTE, kind == _DRIVE_RAM
    else:
        point, kind = _mounted_at(path, mounts)
        # A virtual machine may reach its own system disk through 9p; that is its disk all the same.
        is_network = kind in _NETWORK_TYPES and point != Path("/")
        is_temporary = kind in _TEMPORARY_TYPES
    if is_network:
        return _network(path)
    return _temporary(path) if is_temporary and not allow_temporary else None


def _mounted_at(path: Path, mounts: Path) -> tuple[Path, str]:
    """The mount point a path lies under and its file system type; "" where nothing tells."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return Path("/"), ""
    found = (Path("/"), "")
    for fields in (line.split(" ") for line in lines):
        if len(fields) >= 3:
            point = Path(_unescaped(fields[1]))
            # Of two on one point the later one covers the earlier.
            if path.is_relative_to(point) and len(point.parts) >= len(found[0].parts):
                found = (point, fields[2])
    return found


def _unescaped(text: str) -> str:
    """A field of the mount table with its octal escapes undone (`\\040` is a space)."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _windows_drive_type(path: Path) -> int:
    """What Windows says of the drive: 4 is remote, 6 a memory disk."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))


def _parts(path: Path) -> list[str]:
    """The folder names, case folded, whichever slash they were written with."""
    return [part.casefold() for part in re.split(r"[\\/]", str(path)) if part]


def _is_below(path: Path, folder: str | None) -> bool:
    """Whether a path is a folder named by the environment or lies in it."""
    if not folder:
        return False
    inner, outer = _parts(path), _parts(Path(folder))
    return bool(outer) and inner[: len(outer)] == outer
