"""Themes of the first list: care, family, learning, work."""

from collections.abc import Sequence

# (code, name, explanation, words, parts); the words of a part stand between bars.
Part = tuple[str, str, str, str]

PEOPLE: Sequence[tuple[str, str, str, str, Sequence[Part]]] = (
    (
        "care",
        "Zorg bij handicap en ouder worden",
        "Hulp om te leven zoals je wil, ook als je niet alles zelf kunt.",
        "handicap beperking zorgnood oudere bejaard",
        (
            (
                "care-budget",
                "Persoonsvolgend budget",
                "Wachten op een budget, of een regel die de weg afsnijdt.",
                (
                    "vaph|persoonsvolgend|pvb|prioriteitengroep|zorgbudget|ticket|toekenning van budget|"
                    "rechtstreeks toegankelijke|rth|persoonsvolgende"
                ),
            ),
            (
                "care-place",
                "Geen plaats in een voorziening",
                "Wachtlijsten, een inschrijving die vervalt, wie zorgt er later?",
                (
                    "voorziening|wachtlijst voor|inschrijving|ingeschreven|geen plaats|leefgroep|dagcentrum|"
                    "woonzorgcentrum|rusthuis|toekomst als ouders|als de ouders"
                ),
            ),
            (
                "care-home",
                "Hulp aan huis",
                "Gezinszorg, poetshulp, verpleging: te weinig of te kort.",
                (
                    "gezinszorg|gezinshulp|poetshulp|thuiszorg|thuisverpleg|thuishulp|huishoudhulp|"
                    "dienstencheque|"
                    "maaltijden aan huis|thuisbegeleid"
                ),
            ),
            (
                "care-carers",
                "Mantelzorgers houden het niet vol",
                "Geen rust, geen steun, niemand neemt over.",
                "mantelzorg|overbelast|respijt|oppas|draagkracht|houdt het niet vol|zorgt al jaren|burn-out",
            ),
            (
                "care-recognition",
                "Erkenning van de handicap",
                "Lange onderzoeken, strenge drempels, telkens opnieuw bewijzen.",
                (
                    "erkenning|attest|fod sociale zekerheid|inkomensvervangende|"
                    "integratietegemoetkoming|indicatiestelling|"
                    "verslag nodig|diagnose|iq|herziening"
                ),
            ),
        ),
    ),
    (
        "family",
        "Gezin, kinderen en jongeren",
        "Opgroeien en opvoeden, met hulp die op tijd komt.",
        "gezin kind jongere ouder opvoed",
        (
            (
                "family-help",
                "Hulp bij opvoeden",
                "Begeleiding aan huis: wachten, te kort, te veel verschillende mensen.",
                "opvoedingsondersteun|gezinsbegeleid|contextbegeleid|huis van het kind|opvoedhulp|caw gezin",
            ),
            (
                "family-youth-help",
                "Jeugdhulp laat op zich wachten",
                "Toegangspoort, crisishulp, plaatsing.",
                (
                    "jeugdhulp|jeugdzorg|toegangspoort|intersectoraal|jeugdrechter|jeugdrechtbank|"
                    "ocj|plaatsing|"
                    "pleegzorg|pleeggezin|vertrouwenscentrum|crisishulp aan huis"
                ),
            ),
            (
                "family-childcare",
                "Geen kinderopvang",
                "Geen plaats, te duur, niet op de uren dat het nodig is.",
                (
                    "kinderopvang|crèche|onthaalouder|naschoolse|voorschoolse|opvangplaats|"
                    "opvang voor de kinderen|"
                    "vakantieopvang"
                ),
            ),
            (
                "family-split",
                "Uit elkaar",
                "Scheiding, bezoekrecht, alimentatie.",
                (
                    "scheiding|gescheiden|bezoekrecht|bezoekruimte|alimentatie|onderhoudsgeld|"
                    "co-ouder|ex-partner|"
                    "verblijfsregeling|eenouder|alleenstaande ouder"
                ),
            ),
            (
                "family-violence",
                "Geweld thuis",
                "Geen veilige plek, geen hulp voor wie slaat en wie geslagen wordt.",
                "geweld|mishandel|huisverbod|onveilig|slachtoffer|intrafamiliaal|stalking|dader",
            ),
            (
                "family-eighteen",
                "Achttien worden",
                "Hulp die stopt op een verjaardag.",
                (
                    "achttien|wordt achttien|achttien wordt|18 jaar|meerderjarig|"
                    "jongvolwassen|voortgezette hulp|jeugdhulpverlater|"
                    "alleen gaan wonen"
                ),
            ),
        ),
    ),
    (
        "learning",
        "Leren en school",
        "Naar school kunnen, en blijven leren.",
        "school leren onderwijs leerling leerkracht",
        (
            (
                "learning-cost",
                "School kost te veel",
                "Facturen, materiaal, uitstappen, maaltijden.",
                (
                    "schoolfactuur|schoolrekening|schoolkost|schooltoelage|schooltoeslag|uitstap|"
                    "maximumfactuur|"
                    "brooddoos|laptop"
                ),
            ),
            (
                "learning-place",
                "Geen plaats op school",
                "Inschrijving geweigerd, uitgesloten, thuis zonder les.",
                (
                    "schorsing|tuchtprocedure|schooluitval|spijbel|thuiszitter|inschrijving geweigerd|"
                    "inschrijvingsrecht|leerplicht"
                ),
            ),
            (
                "learning-support",
                "Te weinig steun op school",
                "CLB, leersteun, buitengewoon onderwijs.",
                "clb|leersteun|buitengewoon onderwijs|ondersteuner|zorgleerkracht|inclusief|m-decreet|leerzorg",
            ),
            (
                "learning-language",
                "Nederlands leren",
                "Wachten op een cursus, geen opvang tijdens de les.",
                (
                    "nederlandse les|taalles|inburger|nt2|basiseducatie|ligo|taalcursus|analfabe|"
                    "alfabetis|geletterd"
                ),
            ),
            (
                "learning-later",
                "Leren als volwassene",
                "Opleidingen die niet passen bij het leven van mensen.",
                "volwassenenonderwijs|tweedekans|opleiding|studiebeurs|diploma|vorming|omscholing",
            ),
        ),
    ),
    (
        "work",
        "Werk en activering",
        "Werk dat past, en steun voor wie niet kan werken.",
        "job tewerkstel werkgever werknemer werkloos werkzoek",
        (
            (
                "work-find",
                "Geen werk dat past",
                "Te ver, verkeerde uren, te hoge eisen.",
                "vacature|sollicit|vdab|interim|arbeidsmarkt|flexi|ploegen|job vinden",
            ),
            (
                "work-sheltered",
                "Te weinig aangepast werk",
                "Maatwerk, arbeidszorg, begeleid werk.",
                (
                    "maatwerk|sociale economie|arbeidszorg|beschutte werkplaats|begeleid werk|"
                    "individueel maatwerk|w²|"
                    "arbeidsmatige"
                ),
            ),
            (
                "work-social",
                "Werk via het OCMW",
                "Artikel 60, GPMI, trajecten.",
                "artikel 60|art. 60|gpmi|tijdelijke werkervaring|activering|trajectbegeleid|wijk-werken",
            ),
            (
                "work-loses",
                "Wie gaat werken, verliest",
                "Voordelen die wegvallen zodra er loon is.",
                (
                    "werkloosheidsval|inactiviteitsval|verliest voordelen|loont niet|bijverdien|"
                    "minder over|cumul|"
                    "verhoogde kinderbijslag|vrijstelling"
                ),
            ),
            (
                "work-unable",
                "Te ziek om te werken",
                "Te ziek voor een job, te gezond voor een uitkering.",
                (
                    "arbeidsongeschikt|medisch onderzoek|controlearts|niet toeleidbaar|re-integratie|"
                    "langdurig ziek|"
                    "adviserend arts|arbeidsongeval"
                ),
            ),
        ),
    ),
)
