using System.Globalization;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Reports;

/// <summary>The fixed words of a report.</summary>
internal sealed class ReportWords(string language)
{
    private readonly bool _en = language == "en";

    public string Language => _en ? "en" : "nl";

    public CultureInfo Culture => CultureInfo.GetCultureInfo(_en ? "en-GB" : "nl-NL");

    public string Report => Say("Verslag", "Report");
    public string InShort => Say("In het kort", "In short");
    public string Loose => Say("Verder viel op", "What also struck us");
    public string Observations => Say("Wat ons opviel", "What struck us");
    public string MayBe => Say("Het kan zijn dat …", "It may be that …");
    public string ThenWeCould => Say("Dan zouden we kunnen:", "Then we could:");
    public string LookAgain => Say("Na deze observatie zijn er verhalen bijgekomen of teruggenomen. Ze is sindsdien niet opnieuw bekeken.", "After this observation stories came or were taken back. It has not been looked at again since.");
    public string LookAgainShort => Say("kijk opnieuw", "look again");
    public string Perspectives => Say("Manieren van kijken", "Ways of looking");
    public string PerspectivesLead => Say("Sommige verklaringen kijken op eenzelfde manier, bij verschillende observaties. Hier staan ze bij elkaar; geen ervan is juister dan de andere.", "Some explanations look in the same way, at different observations. Here they stand together; none is truer than the others.");
    public string Sessions => Say("Wat mensen ermee deden", "What people did with it");
    public string Interventions => Say("Afspraken", "What will be done");
    public string What => Say("Wat", "What");
    public string Who => Say("Wie", "Who");
    public string When => Say("Wanneer", "When");
    public string Method => Say("Zo is dit gemaakt", "How this was made");
    public string Appendix => Say("De antwoorden per vraag", "The answers by question");

    public string HowToRead => Say(
        "Bij elke observatie staan verklaringen die elkaar tegenspreken. Dat is met opzet: het verslag zegt wat we zagen, niet wat waar is. Ze zijn bedoeld om samen verder te praten.",
        "Each observation comes with explanations that compete. That is on purpose: this report says what we saw, not what is true. They are there to go on talking.");

    public string Promise(int threshold) => Say(
        $"De vertellers zijn anoniem. Persoonsgegevens zijn weggehaald, elk getal staat voor minstens {threshold} mensen, en geciteerd is alleen wie dat goedvond. Probeer niet te achterhalen wie iets vertelde.",
        $"The tellers are anonymous. Personal data were removed, every number stands for at least {threshold} people, and only those who allowed it are quoted. Do not try to find out who told what.");

    public string Count(int? stories, int observations) => (stories, observations) switch
    {
        ({ } s, 0) => Say($"{s.ToString("N0", Culture)} verhalen zijn meegenomen. Er zijn nog geen observaties opgeschreven.", $"{s.ToString("N0", Culture)} stories were included. No observations have been written yet."),
        ({ } s, _) => Say($"{s.ToString("N0", Culture)} verhalen zijn meegenomen. Samen kijkend zagen we dit:", $"{s.ToString("N0", Culture)} stories were included. Looking at them together we saw this:"),
        (null, _) => Say("Er zijn nog te weinig verhalen om het aantal te noemen.", "There are too few stories yet to name their number."),
    };

    public string People(int people) => Say($"{people} deelnemers", $"{people} participants");

    public string Kind(InsightKind kind) => kind switch
    {
        InsightKind.Idea => Say("Ideeën", "Ideas"),
        InsightKind.Dilemma => Say("Dilemma’s", "Dilemmas"),
        InsightKind.Question => Say("Vragen die blijven", "Questions that remain"),
        _ => Say("Inzichten", "Insights"),
    };

    public IEnumerable<string> MethodLines(int threshold) =>
    [
        Say("Mensen vertelden anoniem een eigen ervaring en gaven er zelf betekenis aan met een paar vragen. Wie meedeed, koos daar zelf voor: de verhalen staan niet voor iedereen.", "People anonymously told an experience of their own and gave it meaning themselves with a few questions. They chose to take part: the stories do not stand for everybody."),
        Say("Elk verhaal is eerst nagekeken. Namen, adressen en andere gegevens die naar iemand wijzen zijn vervangen; verhalen die daarna nog te herkenbaar waren, doen niet mee.", "Each story was checked first. Names, addresses and other data that point to somebody were replaced; stories that remained too recognisable take no part."),
        Say($"Aantallen die voor minder dan {threshold} mensen staan, zijn samengenomen of weggelaten. Daarom tellen staven soms niet op.", $"Counts that stand for fewer than {threshold} people are put together or left out. Therefore bars do not always add up."),
        Say("‘Geen toeval’ betekent: na correctie voor alle vergelijkingen tegelijk (Benjamini en Hochberg) blijft de kans op toeval onder 5%. Een verband zegt niets over de oorzaak.", "‘Not chance’ means: after allowing for all comparisons at once (Benjamini and Hochberg) the chance stays below 5%. An association says nothing of the cause."),
        Say("Citaten zijn letterlijk, op de vervangen woorden na, en komen alleen uit verhalen waarvan de verteller citeren goedvindt. Neemt een verteller het verhaal terug, dan verdwijnt het citaat uit elk volgend verslag.", "Quotes are literal but for the replaced words, and come only from stories whose tellers allow quoting. When a teller takes a story back, the quote disappears from every next report."),
    ];

    private string Say(string nl, string en) => _en ? en : nl;
}
