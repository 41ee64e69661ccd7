"""Tests that every page joins by existing: bad input, reading without writing, axe and Chromium.

Nothing here names a page: paths come from `create_app()`, who may see them from tests/isolation/matrix.py,
forms from the pages themselves.
"""
