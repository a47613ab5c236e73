"""A store is refused in folders that others reach, that are copied away, or that do not last."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UnsafeFolder
from app.language import Words
from app.security.folders import refuse_unsafe_folder

DISK = "/dev/sda1 / ext4 rw,relatime 0 0\nproc /proc proc rw 0 0\n"


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """A mount table with nothing but a local disk; tests add lines."""
    path = tmp_path / "mounts"
    path.write_text(DISK, encoding="utf-8")
    return path


def add(mounts: Path, kind: str, point: Path | str) -> None:
    escaped = str(point).replace(" ", "\\040")
    with mounts.open("a", encoding="utf-8") as table:
        table.write(f"source {escaped} {kind} rw 0 0\n")


def reason(path: Path, mounts: Path, **environment: str) -> str | None:
    """The sentence a person is told, or None if the folder is let pass."""
    try:
        refuse_unsafe_folder(path, mounts=mounts, environment=environment)
    except UnsafeFolder as error:
        return error.title.id
    return None


def test_the_sentence_names_the_folder(tmp_path: Path, mounts: Path) -> None:
    add(mounts, "nfs", tmp_path)
    with pytest.raises(UnsafeFolder) as caught:
        refuse_unsafe_folder(tmp_path / "home", mounts=mounts, environment={})
    said = Words().say(caught.value.title)
    assert said == f"This folder is on a network drive: {tmp_path / 'home'}"


NETWORK = "This folder is on a network drive: {folder}"
SYNCED = "A sync program copies this folder to another place: {folder}"
ROAMING = "Windows copies this folder between computers: {folder}"
TEMPORARY = "This folder is emptied when the computer stops: {folder}"


@pytest.mark.parametrize("kind", ["ext4", "overlay", "btrfs", "xfs", "apfs", "fuseblk", "virtiofs"])
def test_a_local_disk_is_let_pass(tmp_path: Path, mounts: Path, kind: str) -> None:
    add(mounts, kind, tmp_path)
    assert reason(tmp_path / "home", mounts) is None


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "davfs"])
def test_a_network_file_system_is_refused(tmp_path: Path, mounts: Path, kind: str) -> None:
    add(mounts, kind, tmp_path / "share")
    assert reason(tmp_path / "share" / "deep" / "home", mounts) == NETWORK
    assert reason(tmp_path / "shared", mounts) is None


def test_the_innermost_and_latest_mount_decides(tmp_path: Path, mounts: Path) -> None:
    add(mounts, "nfs", tmp_path)
    add(mounts, "ext4", tmp_path / "local")
    assert reason(tmp_path / "local" / "home", mounts) is None
    add(mounts, "cifs", tmp_path / "local")
    assert reason(tmp_path / "local" / "home", mounts) == NETWORK


def test_a_mount_point_with_a_space_is_understood(tmp_path: Path, mounts: Path) -> None:
    add(mounts, "cifs", tmp_path / "team share")
    assert reason(tmp_path / "team share" / "home", mounts) == NETWORK


def test_a_virtual_machine_whose_own_disk_is_9p_is_let_pass(tmp_path: Path, mounts: Path) -> None:
    mounts.write_text("none / 9p rw 0 0\n", encoding="utf-8")
    assert reason(tmp_path, mounts) is None


def test_a_link_to_a_share_is_followed(tmp_path: Path, mounts: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    add(mounts, "nfs", tmp_path / "share")
    assert reason(tmp_path / "link", mounts) == NETWORK


@pytest.mark.parametrize(
    "path", ["//server/share/home", r"\\server\share\home", r"\\?\UNC\server\share", r"\\wsl$\x"]
)
def test_a_server_path_is_refused(mounts: Path, path: str) -> None:
    assert reason(Path(path), mounts) == NETWORK


def test_a_long_path_mark_is_no_server(mounts: Path) -> None:
    assert reason(Path(r"\\?\C:\Users\gill\AppData\Local\kitchen-table"), mounts) is None


def test_a_memory_disk_is_refused_unless_allowed(tmp_path: Path, mounts: Path) -> None:
    add(mounts, "tmpfs", tmp_path)
    assert reason(tmp_path, mounts) == TEMPORARY
    refuse_unsafe_folder(tmp_path, allow_temporary=True, mounts=mounts, environment={})


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - Cyngor Sir Powys",
        "onedrive-personal",
        "Dropbox",
        "Dropbox (Team)",
        "Google Drive",
        "GoogleDrive",
        "iCloudDrive",
        "iCloud Drive",
        "Nextcloud",
        "Nextcloud2",
        "ownCloud",
        "Mobile Documents",
        "CloudStorage",
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, mounts: Path, name: str) -> None:
    assert reason(tmp_path / name / "work" / "home", mounts) == SYNCED


@pytest.mark.parametrize("name", ["Dropboxes", "my onedrives", "Nextcloudy", "Drive", "Box"])
def test_a_name_that_only_looks_like_one_is_let_pass(
    tmp_path: Path, mounts: Path, name: str
) -> None:
    assert reason(tmp_path / name / "home", mounts) is None


@pytest.mark.parametrize("marker", [".dropbox", ".nextcloudsync.log", "._sync_0a.db", ".sync_1.db"])
def test_a_synced_folder_is_known_by_its_marker(tmp_path: Path, mounts: Path, marker: str) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / marker).write_bytes(b"")
    assert reason(tmp_path / "work" / "home", mounts) == SYNCED
    assert reason(tmp_path / "elsewhere", mounts) is None


@pytest.mark.parametrize("marker", [".stfolder", ".dropbox.cache", ".tmp.drivedownload"])
def test_a_synced_folder_is_known_by_its_marker_folder(
    tmp_path: Path, mounts: Path, marker: str
) -> None:
    (tmp_path / "work" / marker).mkdir(parents=True)
    assert reason(tmp_path / "work" / "home", mounts) == SYNCED


def test_the_settings_of_dropbox_in_the_account_are_no_marker(tmp_path: Path, mounts: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert reason(tmp_path / "home", mounts) is None


def test_a_synced_folder_is_known_by_its_variable(tmp_path: Path, mounts: Path) -> None:
    work = tmp_path / "Arbeit"
    assert reason(work / "home", mounts, OneDriveCommercial=str(work)) == SYNCED
    assert reason(work / "home", mounts, OneDriveCommercial="") is None


@pytest.mark.parametrize(
    "path",
    [r"C:\Users\gill\AppData\Roaming\kitchen-table", "/c/Users/gill/appdata/roaming/kitchen-table"],
)
def test_roaming_data_of_windows_is_refused(mounts: Path, path: str) -> None:
    assert reason(Path(path), mounts) == ROAMING
    assert reason(Path(path.replace("oaming", "elated")), mounts) is None


def test_roaming_data_is_known_by_its_variable(tmp_path: Path, mounts: Path) -> None:
    assert reason(tmp_path / "x", mounts, APPDATA=str(tmp_path)) == ROAMING


def test_without_a_mount_table_nothing_is_guessed(tmp_path: Path) -> None:
    assert reason(tmp_path / "home", tmp_path / "no table") is None
