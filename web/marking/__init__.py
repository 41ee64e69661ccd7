"""The marking pass on a page: a text with what may lead back to somebody, while it is typed and after."""
