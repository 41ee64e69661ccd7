"""The table of themes: one list per network, by codes that never change."""

from piccolo.columns import Array, Integer, Text
from piccolo.table import Table

from infra.columns import MaybeDate
from infra.database import key


class ThemeRow(Table, tablename="theme"):
    """Network scope: a theme, or with a `parent` a sub-theme; `words` is its lexicon, `successors` are codes."""

    id = key()
    code = Text()
    name = Text()
    parent = Text(default="")
    explanation = Text(default="")
    words = Array(base_column=Text())
    position = Integer(default=0)
    ended_on = MaybeDate()
    successors = Array(base_column=Text())
    version = Integer(default=1)
