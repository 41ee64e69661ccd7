"""What a municipality can choose, in plain words."""

VOCABULARIES = {
    "limburg": "coördinator, spilfiguur, hulpverleningsplan",
    "kempen": "LCO-coördinator, spilfiguur, stappenplan",
    "jeugdhulp": "voorzitter, hulpcoördinator, werkplan",
}
PRESENCE = {
    "recommended": "de cliënt zit liefst mee aan tafel",
    "required": "zonder de cliënt is er geen overleg",
}
CONFIDANT = {"yes": "ja", "no": "nee, alleen de cliënt zelf of wie wettelijk beslist"}
