"""Attachments: one page that serves a file of a case. Who keeps one does so on a page of their own."""
