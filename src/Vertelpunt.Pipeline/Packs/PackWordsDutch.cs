using System.Globalization;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The fixed words of a pack in plain Dutch (B1).</summary>
internal static class PackWordsDutch
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static PackWords Words { get; } = new()
    {
        Language = "nl",
        Pack = "Pakket",
        Copy = (number, of) => $"exemplaar {number} van {of}",
        Page = (page, of) => $"bladzijde {page} van {of}",
        Confidential = "Vertrouwelijk: alleen voor deze werksessie",
        Day = day => day.ToString("d MMMM yyyy", Dutch),

        Kind = "Werkpakket",
        Session = "Werksessie",
        Date = "Datum",
        Facilitator = "Begeleider",
        Contents = "In dit pakket",
        MadeOn = "Gemaakt op",
        CoverPromise = "In dit pakket staan verhalen van mensen die ze in vertrouwen vertelden. Namen en andere gegevens die naar iemand wijzen, zijn weggehaald of ruimer gemaakt. Alles gaat na de sessie terug naar de begeleider.",
        Counts = (stories, cards, patterns) => $"{Plural(stories, "verhaal", "verhalen")} op {Plural(cards, "kaart", "kaarten")}, {Plural(patterns, "patroon", "patronen")}",

        Guide = "Voor de begeleider",
        GuideLead = "Je gaat met een groep kijken naar verhalen. Jullie zoeken geen schuldigen en geen gemiddelden. Jullie kijken wat er te zien is, zeggen wat het kan betekenen, en spreken af wat er nu nodig is.",
        Before =
        [
            new("Vooraf",
            [
                "Lees alle kaarten zelf. Weet je welke verhalen zwaar zijn, dan kun je ze rustig inleiden.",
                "Print de kaarten enkelzijdig op stevig papier. Snij langs de tekens in de hoeken. Tel de kaarten en vergelijk met de lijst achterin.",
                "Maak groepjes van drie tot vijf mensen. Mensen die elkaars baas zijn, zitten liever niet in één groepje.",
                "Zorg voor een grote tafel of een lange muur per groepje, plakbriefjes in drie kleuren, stiften en plakband.",
            ]),
            new("Tijdens de sessie",
            [
                "Begin met de uitleg voor deelnemers en laat iedereen de verklaring tekenen.",
                "Wie een verhaal te zwaar vindt, legt de kaart weg. Daar hoeft niemand iets over te zeggen.",
                "Hoor je raden wie het is? Zeg: 'Dat zoeken we hier niet uit. Wat raakt je in het verhaal?'",
                "Herkent iemand zichzelf of een ander, neem de kaart dan terug en praat er samen over, buiten de groep.",
                "Laat eerst kijken, dan pas verklaren. Vraag bij elke verklaring: wat zou het ook kunnen zijn?",
            ]),
            new("Daarna",
            [
                "Vul de lijst 'Terug of vernietigd' in. Er blijft geen kaart achter op tafel, in een tas of op een telefoon.",
                "De observatiebladen horen bij het project. Schrijf er geen namen op.",
            ]),
        ],
        Agenda = "Zo kan de sessie gaan",
        AgendaLead = "Reken op twee en een half uur, met acht tot twintig mensen.",
        AgendaItems =
        [
            new(10, "Welkom", "Waarom zijn we hier, wat gebeurt er met de uitkomst."),
            new(10, "Uitleg en verklaring", "Lees de uitleg samen. Iedereen tekent."),
            new(20, "Lezen", "Ieder leest drie tot vijf kaarten. Stil."),
            new(25, "Twee keer verteld", "In groepjes. Zie de oefening hierna."),
            new(15, "Pauze", "Zet iets te drinken klaar. Loop even rond."),
            new(40, "Eén oefening met kaarten", "Kies tijdlijn of landschap. Met meer tijd: verhaalelementen of samengesteld verhaal."),
            new(15, "Patronen en observaties", "Leg de patronen ernaast. Vul de observatiebladen in."),
            new(10, "Afronden", "Wat nemen we mee, wat gaan we doen, wie doet wat."),
            new(5, "Alles terug", "Kaarten tellen, lijst invullen."),
        ],
        AgendaTotal = "Samen",
        AgendaNote = "Minder tijd? Laat de tweede oefening weg en kom toe met anderhalf uur. Een halve dag? Doe twee oefeningen na elkaar met andere groepjes.",
        Minutes = "minuten",
        Clock = "begint om",
        What = "Wat",
        How = "Hoe",
        Exercises = "Oefeningen met de kaarten",
        Needed = "Nodig",
        ExerciseList =
        [
            new("Twee keer verteld", 25,
                "Een verhaal dat je hardop navertelt, ga je anders horen.",
                "per persoon drie tot vijf kaarten",
                [
                    "Ieder kiest uit de gelezen kaarten één verhaal dat blijft hangen.",
                    "Om de beurt vertel je dat verhaal na, in eigen woorden, in ongeveer twee minuten. De anderen luisteren.",
                    "Kies samen één van de verhalen: het verhaal dat de rest van de zaal moet horen. Zeg ook waarom.",
                    "Eén iemand vertelt dat verhaal nog eens, nu aan de hele zaal. Let op wat er bij de tweede keer anders klinkt.",
                ]),
            new("Tijdlijn", 40,
                "Zien wat er eerst komt, waar het kantelt en wat te laat kwam.",
                "een lange strook papier, kaarten, plakbriefjes in twee kleuren",
                [
                    "Teken een lijn. Links staat 'het begon', rechts staat 'nu'.",
                    "Leg elke kaart op de plek waar het verhaal in die weg past. Niet de datum telt, maar het moment in het verloop.",
                    "Schrijf bij elk keerpunt op een briefje wat daar gebeurde of juist niet gebeurde.",
                    "Neem de andere kleur. Schrijf wat er op dat punt had kunnen helpen, en van wie dat had kunnen komen.",
                    "Loop samen de lijn langs. Waar liggen veel kaarten, waar geen enkele?",
                ]),
            new("Landschap", 40,
                "Zien waar verhalen dicht bij elkaar liggen en waar het leeg blijft.",
                "een groot vel met twee lijnen in een kruis, kaarten, stiften",
                [
                    "Kies twee tegenstellingen die voor jullie vraag belangrijk zijn, zoals 'alleen – samen' en 'vast – in beweging'. Schrijf ze bij de lijnen.",
                    "Leg de kaarten neer, eerst zonder te praten. Daarna mag je schuiven en uitleggen.",
                    "Teken grenzen om groepen kaarten en geef elke groep een naam, zoals je een streek een naam geeft.",
                    "Kijk naar lege plekken. Bestaan die verhalen niet, of heeft niemand ze verteld?",
                    "Teken een pijl: waar zouden jullie willen dat verhalen naartoe gaan, en wat duwt ze daarheen?",
                ]),
            new("Verhaalelementen", 50,
                "Uit veel verhalen samen halen wie erin speelt, waar het om gaat en wat mensen geloven.",
                "kaarten, veel plakbriefjes, een muur",
                [
                    "Lees de kaarten en schrijf op losse briefjes wat je tegenkomt: personen ('de collega die wegkijkt'), situaties, wat mensen belangrijk vinden, wat mensen geloven.",
                    "Hang de briefjes van één soort bij elkaar en maak hoopjes van wat op elkaar lijkt.",
                    "Schrijf bij elk hoopje wat er goed aan is en wat er lastig aan is. Doe allebei.",
                    "Neem alleen die goede en lastige kanten en maak daar nieuwe hoopjes van. Geef ze een naam.",
                    "Die namen zijn de elementen. Welke ken je uit je eigen werk of leven?",
                ]),
            new("Samengesteld verhaal", 60,
                "Eén nieuw verhaal maken dat van niemand is en waarin velen zich herkennen.",
                "kaarten, papier, eventueel de elementen van de vorige oefening",
                [
                    "Kies een vraag, zoals: hoe gaat het mis terwijl iedereen het goed bedoelt? Of: hoe lukt het toch?",
                    "Zoek kaarten met een stukje dat bij die vraag hoort. Schrijf het stukje in eigen woorden over op een briefje.",
                    "Leg de briefjes op volgorde: begin, wat er schuurt, keerpunt, afloop. Bedenk wat nog ontbreekt.",
                    "Verzin een hoofdpersoon en een plek die in geen enkele kaart staan.",
                    "Vertel het verhaal aan een ander groepje. Vraag: klopt dit? Wat zou er echt gebeuren?",
                ]),
            new("Afronden in drie lijsten", 10,
                "Niet naar huis zonder te weten wat jullie hebben gevonden.",
                "drie vellen aan de muur",
                [
                    "Schrijf boven de vellen: 'We ontdekten dat …', 'Het zou helpen als …' en 'We weten nog niet hoe …'.",
                    "Ieder schrijft op elk vel minstens één zin. Lees ze hardop voor, zonder er iets van te vinden.",
                    "Kies samen één zin om mee te beginnen. Wie doet wat, en wanneer horen de anderen ervan?",
                    "Vraag tot slot: welk verhaal kwam vandaag steeds terug?",
                ]),
        ],

        Instruction = "Voor jou als deelnemer",
        InstructionLead = "Fijn dat je meedoet. De verhalen op de kaarten zijn echt. Mensen hebben ze verteld zonder hun naam te noemen, omdat ze willen dat er iets van geleerd wordt.",
        InstructionParts =
        [
            new("Zo gaan we met de verhalen om",
            [
                "Lees met aandacht. Je hoeft het niet met de verteller eens te zijn.",
                "Ga niet raden wie het is. Woorden tussen haken, zoals [naam 1], staan er met reden.",
                "Herken je toch iemand, of jezelf? Zeg het niet hardop. Geef de kaart aan de begeleider.",
                "Maak geen foto's, schrijf niets over en neem geen kaarten mee.",
                "Praat na vandaag gerust over wat je hebt geleerd, maar niet over één verhaal of één persoon.",
            ]),
            new("Zo gaan we met elkaar om",
            [
                "Je vertelt over jezelf alleen wat je zelf wilt.",
                "We kijken eerst, daarna pas zoeken we een verklaring. En dan nog een.",
                "Je mag altijd een kaart overslaan of even naar buiten gaan.",
            ]),
        ],
        TouchedHeading = "Raakt een verhaal je?",
        Touched = "Dat kan gebeuren, ook later vandaag. Zeg het tegen de begeleider, of bel:",

        Statement = "Verklaring",
        StatementLead = (project, organisation) => $"Ik doe mee aan een werksessie van {organisation}, voor het project {project}. Ik lees daar verhalen die in vertrouwen zijn verteld. Ik beloof:",
        StatementPoints =
        [
            "Ik probeer niet te achterhalen van wie een verhaal is.",
            "Ik vertel niemand iets waaraan een verteller of een ander te herkennen is. Ook niet na de sessie.",
            "Ik maak geen foto's en geen kopieën, en ik gebruik geen persoonlijke informatie uit de verhalen voor iets anders.",
            "Ik lever alles in bij de begeleider voordat ik wegga.",
            "Gaat er iets mis, dan zeg ik dat meteen tegen de begeleider.",
        ],
        StatementLaw = "De begeleider bewaart dit blad apart van de verhalen, en vernietigt het als het project voorbij is.",
        Name = "Naam",
        Signature = "Handtekening",
        Number = "Nummer",

        Cards = "Verhaalkaarten",
        Continued = (code, number, of) => $"Vervolg van kaart {code} ({number} van {of})",
        TurnTo = (code, number) => $"Lees verder op kaart {code}, vervolg {number}",
        DoesNotApply = "niet van toepassing",
        Other = "anders",
        NoTitle = "Verhaal zonder titel",
        Patterns = "Patronen",
        HowSure = "Hoe zeker is dat?",
        PatternQuestions = "Wat valt jullie op?",
        PatternQuestionHint = "Welke kaarten passen hierbij, en welke juist niet?",

        Observations = "Observaties tot nu toe",
        Reading = "Dat kan zo komen",
        OtherReading = "Of zo",
        StillTrue = "Zien jullie dit ook? Wat zien jullie anders?",
        Observation = "Observatieblad",
        ObservationLead = "Eén blad per observatie. Schrijf geen namen op. Grote letters mogen.",
        Group = "Groepje",
        Sheet = (number, of) => $"blad {number} van {of}",
        Front = "voorkant",
        Back = "achterkant",
        FrontFields =
        [
            new("Deze kaarten hebben we gelezen", "Alleen de nummers.", 2),
            new("Dit viel ons op", "Wat zie je, nog zonder te zeggen waarom.", 9),
            new("Dat kan zo komen", "Eén verklaring. Schrijf hem op alsof je hem zelf gelooft.", 8),
        ],
        BackFields =
        [
            new("Maar het kan ook zo komen", "Een heel andere verklaring, even serieus.", 8),
            new("Nu vragen we ons af", "", 5),
            new("Dit verhaal kwam steeds terug", "", 2),
            new("Dit verhaal riep om iets", "", 2),
            new("Dit verhaal verraste ons", "", 2),
        ],

        Checklist = "Terug of vernietigd",
        ChecklistLead = "Vul dit in voordat de laatste deelnemer weggaat. Klopt een aantal niet, zoek dan samen. Vind je het niet, meld het dezelfde dag aan het project.",
        Part = "Onderdeel",
        GivenOut = "Uitgedeeld",
        CameBack = "Terug",
        Destroyed = "Vernietigd",
        CheckItems = (cards, patterns, sheets) =>
        [
            new($"Verhaalkaarten ({cards})", "Papierversnipperaar, of terug naar het project."),
            new($"Patronen ({patterns})", "Mogen bij het project blijven."),
            new($"Observatiebladen ({sheets})", "Terug naar het project, zonder namen."),
            new("Verklaringen", "Apart bewaren van de verhalen."),
            new("Uitleg en gids", "Mogen bij het oud papier."),
            new("Vellen, briefjes en muren", "Niets laten hangen. Foto's alleen van vellen zonder verhaaltekst."),
        ],
        ChecklistAfter =
        [
            "Alle kaarten zijn geteld, ook de vervolgkaarten.",
            "Er zijn geen foto's van kaarten gemaakt.",
            "Het bestand van dit pakket staat niet meer op mijn computer of in mijn mail.",
        ],
        Manifest = "Wat er in dit pakket zit",
        ManifestLead = "Van elke kaart staat hier een vingerafdruk (SHA-256) van de gedrukte tekst. Zo is later te zien of een kaart is wat het project heeft vrijgegeven. Uit een vingerafdruk is niets terug te lezen. Op de dag die erbij staat wissen wij het verhaal, of eerder als de verteller dat wil. Uiterlijk dan gaat ook de kaart weg.",
        ManifestWithheld = "* Deze kaart is zonder antwoorden gedrukt: met de antwoorden erbij zou het verhaal te herkenbaar worden.",
        ManifestCounts = (selected, printed, parts, sheets, patterns) =>
            $"Gekozen: {Plural(selected, "verhaal", "verhalen")}. Gedrukt: {Plural(printed, "verhaal", "verhalen")} op {Plural(parts, "kaart", "kaarten")} en {Plural(sheets, "vel", "vellen")}. Patronen: {patterns}.",
        Card = "Kaart",
        Version = "Versie",
        PartsColumn = "Delen",
        ErasedOn = "Gewist op",

        Recall = "Haal deze kaarten terug",
        RecallLead = code => $"Een of meer verhalen in pakket {code} mogen niet meer gebruikt worden. Doe dit vandaag:",
        RecallSteps =
        [
            "Zoek in elk exemplaar de kaarten hieronder, met alle vervolgkaarten.",
            "Gebruik ze niet meer: niet in een sessie, niet in een verslag, niet als voorbeeld.",
            "Vernietig ze met een papierversnipperaar.",
            "Gooi ook het bestand van het pakket weg. Een nieuw pakket zonder deze kaarten kun je opnieuw maken.",
            "Streep de kaarten door op de lijst achterin het pakket, en teken hieronder.",
        ],
        RecallCards = "Deze kaarten",
        RecallWhy = "De verteller hoeft geen reden te geven. Vraag er ook niet naar.",
        RecallDone = "Gedaan door",
    };

    private static string Plural(int count, string one, string more) => count == 1 ? $"1 {one}" : $"{count} {more}";
}
