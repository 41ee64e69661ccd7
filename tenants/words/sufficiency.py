"""Dutch for how it goes (zelfredzaamheid): what helped, what is wrong with a file of sentences, what somebody did."""

from collections.abc import Mapping

CONTRIBUTIONS: Mapping[str, str] = {
    "much": "Ja, veel",
    "some": "Ja, een beetje",
    "none": "Nee",
    "unknown": "Ik weet het niet",
}
# What is wrong with a file; {row} is the line or the domain, {about} what stood there or should stand there.
WRONGS: Mapping[str, str] = {
    "too-big": "Dit bestand is te groot. Een schaal is kleiner dan 200 kB.",
    "no-text": "Dit bestand is geen tekst in UTF-8. Bewaar het opnieuw als CSV (UTF-8) of JSON.",
    "empty": "Dit bestand is leeg.",
    "no-file": "Kies een bestand.",
    "no-json": "Dit lijkt JSON, maar het is niet te lezen. Kijk na of elk haakje en elke komma klopt.",
    "no-domains": "Er staat geen lijst “domains” in dit bestand.",
    "not-a-domain": "Domein {row}: hier horen “domain”, “title”, “question” en een lijst “steps” met zinnen.",
    "no-csv": "Dit bestand is niet te lezen als CSV. Bewaar het opnieuw met puntkomma’s.",
    "no-column": "De kolom “{about}” ontbreekt in de eerste regel.",
    "out-of-order": "Regel {row}: hier hoort stap {about} van dit domein.",
    "two-titles": "Regel {row}: titel of vraag van “{about}” is anders dan op de eerste regel van dat domein.",
    "count-of-domains": "Een schaal heeft 1 tot 16 domeinen.",
    "bad-code": "Domein {row}: de code “{about}” mag alleen kleine letters en streepjes hebben, hoogstens 30.",
    "twice": "Domein {row}: de code “{about}” staat er twee keer.",
    "count-of-steps": "Domein {row} (“{about}”): er horen 2 tot 9 zinnen te staan.",
    "bad-text": "Domein {row} (“{about}”): een titel, vraag of zin is leeg, te lang (hoogstens 300 tekens) "
    "of heeft een teken dat we niet kunnen bewaren.",
    "a-sum": "Domein {row} (“{about}”): een titel, vraag of zin begint met =, +, - of @. Begin met een woord.",
}
DEEDS: Mapping[str, str] = {
    "sufficiency.printed": "drukte het blad over hoe het gaat af",
    "sufficiency.begun": "begon een gesprek over hoe het gaat",
    "sufficiency.answered": "schreef op hoe het gaat",
    "sufficiency.removed": "wiste een gesprek over hoe het gaat",
    "sufficiency.readers-chosen": "koos wie mag lezen hoe het gaat",
    "sufficiency.chart-chosen": "koos of er een tekening komt van hoe het gaat",
    "scale.adopted": "veranderde de zinnen over hoe het gaat",
}
REFUSED: Mapping[str, str] = {
    "sufficiency.no-such-sentence": "Kies een van de zinnen die hier staan.",
    "sufficiency.pull-of-two": "Kies twee dingen, of laat beide leeg.",
    "sufficiency.pull-of-itself": "Kies twee verschillende dingen.",
    "sufficiency.too-many": "Er staan al zestig gesprekken. Wis er eerst een dat niet meer telt.",
}
