"""What somebody is called in a sentence."""

from __future__ import annotations

from typing import Final

TITLES: Final = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "fr", "prof", "sir", "dame", "lady")
    + ("lord", "canon", "imam", "sister", "y", "parch", "parchedig")
)


def called_by(name: str, preferred: str = "") -> str:
    """What somebody is called in a sentence: what they prefer, or the first of their names.

    An initial or a title alone is nobody's name: then it is the whole of what was given.
    """
    if preferred:
        return preferred
    first = (name.split() or [name])[0]
    bare = first.rstrip(".").casefold()
    is_name = len(bare) > 1 and "." not in bare and bare not in TITLES
    return first if is_name else name
