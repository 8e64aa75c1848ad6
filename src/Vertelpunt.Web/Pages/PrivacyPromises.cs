using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Pages;

/// <summary>One sentence of the privacy page and the promises it states.</summary>
/// <param name="Ids">The ids of docs/promises.md, such as "SC-2"; a test proves each.</param>
public sealed record PromiseSentence(IReadOnlyList<string> Ids, LocalisedText Text);

/// <summary>The sentences of the privacy page that promise something, by heading. Each stands once, with its ids beside it in the page.</summary>
public static class PrivacyPromises
{
    private static PromiseSentence S(string ids, string nl, string en) => new(ids.Split(' '), new(nl, en));

    public static IReadOnlyList<(LocalisedText Heading, IReadOnlyList<PromiseSentence> Sentences)> All { get; } =
    [
        (new("Wat we niet weten", "What we do not know"),
        [
            S("SC-1", "Je kwam hier via een link die de organisatie heeft verspreid. Een link is van een poster, een nieuwsbrief of een groep, nooit van één mens. Wie uitgenodigd is, weten we niet.",
                "You came here through a link that the organisation spread. A link belongs to a poster, a newsletter or a group, never to one person. Who was invited we do not know."),
            S("SC-2 CH-2", "We vragen geen naam, adres, telefoonnummer of e-mailadres. Vragen over jouzelf zijn grof en mag je openlaten.",
                "We ask for no name, address, phone number or e-mail address. Questions about yourself are coarse and may be left open."),
            S("FI-2 LL-2 CH-3", "We bewaren je internetadres nergens: niet bij je verhaal, niet in een logboek. Niemand van het team kan het zien, ook niet in nood.",
                "We keep your internet address nowhere: not with your story, not in a log. Nobody on the team can see it, not even in an emergency."),
            S("SC-12", "Tegen misbruik telt de site verzoeken per aansluiting, in het geheugen en met een sleutel die elke dag verandert. Dat wordt niet opgeschreven.",
                "Against abuse the site counts requests per connection, in memory and with a key that changes every day. This is not written down."),
            S("FI-13", "Er zijn geen cookies om je te volgen en er wordt niets over je bezoek gemeten.",
                "There are no cookies to follow you and nothing about your visit is measured."),
            S("SC-14", "Geen enkele pagina haalt iets op bij een ander bedrijf.",
                "No page fetches anything from another company."),
            S("LL-4", "We tellen verhalen per link en per week. Uit die tellingen is niet te zien welk verhaal van wie is.",
                "We count stories per link and per week. Those counts do not show which story is whose."),
        ]),
        (new("Je code", "Your code"),
        [
            S("SC-3", "Met je code ga je op elk apparaat verder waar je was gebleven.",
                "With your code you go on from any device where you stopped."),
            S("FI-1", "We bewaren je code niet, alleen iets wat ervan is afgeleid. Niemand kan hem zien, veranderen of opvragen. Ben je hem kwijt, dan begin je opnieuw.",
                "We do not keep your code, only something derived from it. Nobody can see, change or request it. If you lose it, you begin again."),
            S("FI-3", "Je kunt meer verhalen vertellen. Niemand ziet dat ze van dezelfde mens zijn, behalve als jij dezelfde code kiest.",
                "You can tell more stories. Nobody sees that they are from the same person, unless you choose the same code."),
            S("CH-8", "Valt de verbinding weg, dan staat je tekst er nog en kom je met je code terug.",
                "If the connection breaks off, your text is still there and you come back with your code."),
        ]),
        (new("Hoe je verhaal bewaard wordt", "How your story is kept"),
        [
            S("FI-8 LL-5", "Je verhaal wordt versleuteld voordat het in de opslag komt, woord voor woord zoals je het schreef.",
                "Your story is encrypted before it reaches storage, word for word as you wrote it."),
            S("SC-11", "Verhalen, technische gegevens, gegevens van medewerkers en reacties op de site staan los van elkaar. Ze delen geen nummer en geen tijdstip.",
                "Stories, technical data, staff data and feedback on the site are kept apart. They share no number and no time."),
            S("FI-9 CH-5", "Aan het eind van de bewaartijd van het project wordt je verhaal vanzelf gewist; de tijd telt vanaf het laatste wat jij ermee deed. Zet je het stil, dan wachten we een jaar langer. Alleen een telling van onderwerpen blijft.",
                "At the end of the project's keeping time your story is erased by itself; the time counts from the last thing you did with it. Only a count of subjects remains."),
            S("LS-1", "Nalezen kan een kortere tijd dan we bewaren. Beide termijnen staan op de eerste pagina van het project.",
                "Reading again is possible for a shorter time than we keep. Both times are on the first page of the project."),
        ]),
        (new("Wie het leest", "Who reads it"),
        [
            S("SC-7 LL-1", "Een programma haalt eerst namen en andere gegevens uit je verhaal. Daarna kijkt een mens het na.",
                "A program first takes names and other details out of your story. Then a person checks it."),
            S("SC-8", "Wijst het verhaal dan nog te veel naar jou of naar een ander, dan wordt het nergens gebruikt.",
                "If the story then still points too much to you or to someone else, it is used nowhere."),
            S("SC-9", "Iemand namens het project kijkt elk verhaal na voordat het gebruikt wordt, en kan het weglaten.",
                "Someone for the project checks each story before it is used, and can leave it out."),
            S("FI-6 LS-3 LL-6", "Mensen van het team lezen je verhaal zonder namen. Je eigen woorden openen kan alleen met een reden, en dat wordt opgeschreven.",
                "People on the team read your story without names. Your own words can only be opened with a reason, and that is written down."),
            S("SC-13", "Alleen wie het voor zijn werk nodig heeft kan erbij, met een tweede sleutel naast het wachtwoord. De verbinding is altijd versleuteld.",
                "Only those who need it for their work have access, with a second key besides the password. The connection is always encrypted."),
            S("SC-10", "Wie in een werksessie verhalen leest, krijgt vooraf uitleg en tekent dat hij er buiten de sessie niets mee doet.",
                "Who reads stories in a work session gets instructions first and signs to do nothing with them outside the session."),
            S("LL-3", "Vraagt justitie om gegevens, dan kunnen we alleen geven wat we hebben. Een naam of adres van jou hebben we niet.",
                "If the law asks for data, we can only give what we have. Your name or address we do not have."),
            S("LS-4", "Er gaat niets naar een hulpverlener, school, werkgever of wie ook zonder dat jij dat zelf doet.",
                "Nothing goes to a care worker, school, employer or anyone else unless you do it yourself."),
        ]),
        (new("Waar het voor dient", "What it is for"),
        [
            S("SC-4", "Antwoorden van veel mensen samen worden als overzicht getekend. Kleine aantallen laten we weg.",
                "Answers of many people together are drawn as an overview. Small numbers are left out."),
            S("SC-5", "Gekozen verhalen en overzichten worden gebruikt in werksessies, waar mensen samen zoeken wat beter kan.",
                "Chosen stories and overviews are used in work sessions, where people look together for what can be better."),
            S("CH-6", "Op een kaart of in een verslag komt je verhaal alleen als jij dat kiest. Standaard telt alleen je antwoord mee.",
                "Your story appears on a card or in a report only if you choose so. By default only your answers count."),
            S("SC-16", "Een verslag houdt zich aan jouw keuze en aan wat je later verandert.",
                "A report keeps to your choice and to what you change later."),
            S("FI-7", "Onderzoekers krijgen je verhaal alleen zonder namen, en alleen als je dat goed vindt.",
                "Researchers get your story only without names, and only if you allow it."),
        ]),
        (new("Jouw rechten", "Your rights"),
        [
            S("SC-15 FI-5", "Met je code kun je je verhaal inzien, verbeteren, meenemen, stilzetten, weghalen, en bezwaar maken. Elk daarvan werkt meteen.",
                "With your code you can see your story, correct it, take a copy, pause it, take it away, and object. Each works at once."),
            S("FI-11", "Je code is het bewijs dat het verhaal van jou is. Zonder code kunnen we niet weten welk verhaal van jou is, en dus niets voor je opzoeken.",
                "Your code is the proof that the story is yours. Without it we cannot know which story is yours, and so cannot look anything up for you."),
            S("LS-2", "Je kunt een kopie maken van je verhaal en van alles wat ervan is afgeleid, bijvoorbeeld voor een aangifte.",
                "You can make a copy of your story and of all that was derived from it, for instance for a police report."),
            S("FI-12", "Ben je het ergens niet mee eens, dan kun je terecht bij de organisatie die je uitnodigde en bij de Autoriteit Persoonsgegevens.",
                "If you disagree with something, you can go to the organisation that invited you and to the Dutch Data Protection Authority."),
        ]),
        (new("Als het niet veilig is", "If it is not safe"),
        [
            S("FI-10 CH-4", "We kunnen je niet opsporen, ook niet als we ons zorgen maken. Daarom staan er op elke pagina nummers die je kunt bellen. Een verhaal dat over gevaar gaat lezen we zo snel we kunnen. Er kan dan een bericht voor je klaarstaan als je terugkomt.",
                "We cannot trace you, not even if we are worried. So every page has numbers you can call. We read a story about danger as soon as we can. A message may then be waiting when you come back."),
            S("CH-10", "Deze site is niet voor noodgevallen. Bel dan 112.",
                "This site is not for emergencies. Then call 112."),
            S("CH-7", "Op elke pagina kun je snel weg, en we vertellen eerlijk wat dat wel en niet doet.",
                "You can leave quickly on every page, and we say honestly what that does and does not do."),
        ]),
        (new("Hoe we de site open en veilig houden", "How we keep the site open and safe"),
        [
            S("CH-1", "Op de eerste pagina zie je of je nu kunt vertellen, en anders wanneer wel.",
                "The first page shows whether you can tell your story now, and otherwise when you can."),
            S("CH-9", "Is het te druk, dan zeggen we dat gewoon. Wat bewaard was, blijft bewaard.",
                "If it is too busy, we simply say so. What was saved stays saved."),
            S("FI-4 CH-11", "Er zijn huisregels. Wie de site overlaadt, kan er acht uur niet in; daarvoor hoeven we niet te weten wie het is.",
                "There are house rules. Whoever floods the site cannot come in for eight hours; for that we need not know who it is."),
            S("LL-7", "Er is een grens aan hoeveel vanaf één aansluiting kan. Die grens is ruim, want soms delen veel mensen er een.",
                "There is a limit to what can be done from one connection. It is generous, because sometimes many people share one."),
            S("CH-12", "Je mag laten weten wat je van de site vond. Dat hangt niet vast aan je verhaal en wordt alleen opgeteld.",
                "You may say what you thought of the site. That is not tied to your story and is only added up."),
        ]),
    ];
}
