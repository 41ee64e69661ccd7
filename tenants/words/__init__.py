"""Dutch words for codes, and the vocabulary packs of a municipality (Limburg, Kempen, Jeugdhulp).

The code speaks English; what a person reads comes from here or from a template.
"""
