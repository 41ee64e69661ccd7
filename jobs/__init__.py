"""Jobs: what happens later. Nothing is decided here; the decision stands in the outbox already.

relay.py finds what is due, worker.py does it, register.py lists every job. To add one: a module with
@job or @mail_job, a line in register.py, and for a mail a folder in mails/.
"""
