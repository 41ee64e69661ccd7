"""The first list of themes as themes: what a network has that did not change anything yet."""

from services.themes.rules import Theme
from tenants.words.themes import THEMES

FIRST = tuple(
    Theme(
        code,
        name,
        explanation,
        tuple(words.split()),
        tuple(Theme(c, n, e, tuple(w.split("|"))) for c, n, e, w in parts),
    )
    for code, name, explanation, words, parts in THEMES
)
