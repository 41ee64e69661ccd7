"""Preparing: who may read and write what, behind a link and by the coordinator's hand."""
