"""The backup that is made, of the old version as it is, before a store is brought to a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app import paths
from app.clock import Clock
from app.exchange.backup import a_workplace, free_name, wrap_up
from app.models.copying import copy_into, looked_over
from app.security.data_key import DataKey
from app.security.files import file_trouble


def backup_before_migration(
    home: Path, key: DataKey, *, clock: Clock, floor: int
) -> Callable[[int, int], None]:
    """What `Store.open` is to do before it takes a schema step: without a backup, no step."""

    def before(old: int, new: int) -> None:
        """Copy, look over, wrap up; raises what `make_backup` raises, the store is untouched."""
        del old, new  # the copy itself tells its version
        folder = paths.backup_folder(home)
        try:
            with a_workplace(folder) as workplace:
                copy = paths.store_file(workplace)
                copy_into(paths.store_file(home), key, copy)
                head, rows = looked_over(copy, key)
                wrap_up(
                    copy,
                    free_name(folder, clock.now()),
                    home=home,
                    key=key,
                    now=clock.now(),
                    head=f"{head.seq}:{head.tag.hex()}",
                    rows=rows,
                    floor=floor,
                )
        except OSError as error:
            raise file_trouble(error) from error

    return before
