"""Whose a file is: what is loaded as a program must not be writable by anybody but us and root."""

import os
import stat

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_ROOT = 0


def stranger(found: os.stat_result) -> str | None:
    """Who else could have written a file or folder; None where nobody could."""
    if found.st_uid not in (os.geteuid(), _ROOT):
        return f"uid {found.st_uid}"
    return stat.filemode(found.st_mode) if found.st_mode & _OTHERS_MAY_WRITE else None


def closed(mode: int) -> int:
    """The permission bits without writing by others."""
    return stat.S_IMODE(mode) & ~_OTHERS_MAY_WRITE
