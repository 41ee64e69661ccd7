"""The table of themes. The column `network` is stamped by PostgreSQL and stays out of this class."""

from piccolo.columns import Array, Integer, Text
from piccolo.table import Table

from infra.columns import MaybeDate
from infra.database import key


class NetworkTheme(Table, tablename="theme"):
    """Network scope: a theme, or with a `parent` a part of it; living from `begins_on` up to `ended_on`.

    The code is for good: what was coded or published under it stays. The name and the words may change.
    """

    id = key()
    code = Text()
    name = Text()
    parent = Text(default="")
    explanation = Text(default="")
    words = Array(base_column=Text())
    position = Integer(default=0)
    begins_on = MaybeDate()
    ended_on = MaybeDate()
    successors = Array(base_column=Text())
    version = Integer(default=1)
