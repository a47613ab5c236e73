"""What can go wrong that a person can mend, one class for each thing they would do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.language import Message

if TYPE_CHECKING:
    from datetime import datetime


class AppError(Exception):
    """An expected trouble: one plain sentence and what to do. Worded only where it is shown.

    `exit_code` is what a command ends with: 2 wrong use, 3 cannot open or damaged.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, title: Message, advice: Message) -> None:
        super().__init__(title.id)  # the id only: parameters may be personal
        self.title = title
        self.advice = advice


class WrongUse(AppError):
    """What was asked for does not fit; asking differently helps."""

    exit_code = 2


class BadInput(WrongUse):
    """A file or value that cannot be taken in; its path is named and nothing was changed."""


class Refused(WrongUse):
    """The step cannot be done now, for a reason that is given."""


class NoStore(WrongUse):
    """There is no store in this folder."""


class StoreExists(WrongUse):
    """There is a store in this folder already."""


class WeakPassphrase(WrongUse):
    """The passphrase is too short or too common."""


class CannotOpen(AppError):
    """The store cannot be opened; it is left as it was."""


class WrongPassphrase(CannotOpen):
    """The passphrase or recovery code does not open this store."""


class TooManyTries(CannotOpen):
    """Too many wrong passphrases in a row; it may be tried again after a pause."""


class DamagedHeader(CannotOpen):
    """Both key files are missing or damaged."""


class DamagedStore(CannotOpen):
    """The store's file is damaged."""


class NotAStore(CannotOpen):
    """The file is not one of ours (plain, empty or foreign)."""


class NewerStore(CannotOpen):
    """The store was written by a newer version of the program."""


class OlderThanRemembered(CannotOpen):
    """The store is older than this device remembers: a restored copy or a lost end.

    `ends_at` is when the last step in it was closed (None: there is none); `lost` how many steps
    that were written here it lacks at least (None: that cannot be told).
    """

    def __init__(
        self,
        title: Message,
        advice: Message,
        *,
        ends_at: datetime | None = None,
        lost: int | None = None,
    ) -> None:
        super().__init__(title, advice)
        self.ends_at = ends_at
        self.lost = lost


class NoPermission(CannotOpen):
    """The account may not read or write there."""


class AlreadyOpen(CannotOpen):
    """Kitchen Table is open already on this home."""


class UnsafeFolder(CannotOpen):
    """A network, synced, roaming or non-persistent folder: no store may live there."""


class DiskFull(AppError):
    """There is no room left on the disk; nothing that is on the screen is lost."""


class FolderGone(AppError):
    """A folder to send or save to cannot be reached now."""


class Cancelled(Exception):
    """The person asked to stop; unwinds without a word."""
