"""Documents: what becomes paper. A typst template and a function that gives its data; who may have it is not here.

Every template imports letterhead.typ; the bytes come from infra/pdf.py. Add one: a .typ file beside this one,
and a function that calls printed().
"""
