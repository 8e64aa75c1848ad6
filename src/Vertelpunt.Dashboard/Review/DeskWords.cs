using System.Globalization;
using Vertelpunt.Dashboard.Pages;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>What codes and enums are called on the screen.</summary>
public static class DeskWords
{
    private static string T(string nl, string en) => DeskLanguage.T(nl, en);

    public static string Of(RiskLevel? level) => level switch
    {
        RiskLevel.Low => T("laag", "low"),
        RiskLevel.Medium => T("midden", "medium"),
        RiskLevel.High => T("hoog", "high"),
        RiskLevel.Exclude => T("uitsluiten", "exclude"),
        _ => T("onbekend", "unknown"),
    };

    public static string Shape(RiskLevel? level) => level switch
    {
        RiskLevel.Low => "●",
        RiskLevel.Medium => "◆",
        RiskLevel.High => "▲",
        RiskLevel.Exclude => "■",
        _ => "○",
    };

    public static string Class(RiskLevel? level) => level?.ToString().ToLowerInvariant() ?? "none";

    public static string Of(StoryState state) => state switch
    {
        StoryState.ToReview => T("te beoordelen", "to review"),
        StoryState.Proposed => T("wacht op een tweede", "waits for a second"),
        StoryState.OnHold => T("aangehouden", "on hold"),
        StoryState.Included => T("opgenomen", "included"),
        StoryState.Excluded => T("uitgesloten", "excluded"),
        StoryState.Failed => T("vraagt aandacht", "needs attention"),
        _ => T("in verwerking", "being processed"),
    };

    public static string Of(ConsentLevel level) => level switch
    {
        ConsentLevel.WorkshopCards => T("ook als kaart", "also as a card"),
        ConsentLevel.Quotes => T("ook citeren", "may be quoted"),
        _ => T("alleen patronen", "patterns only"),
    };

    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Include => T("opgenomen", "included"),
        DecisionKind.IncludeWithEdits => T("opgenomen met aanpassingen", "included with edits"),
        DecisionKind.Hold => T("aangehouden", "held"),
        DecisionKind.Exclude => T("uitgesloten", "excluded"),
        DecisionKind.TakenBack => T("beslissing teruggenomen", "decision taken back"),
        DecisionKind.Disagreed => T("niet mee eens, aangehouden", "not agreed, on hold"),
        _ => T("teruggenomen door de verteller", "withdrawn by the teller"),
    };

    public static string Of(DangerKind kind) => kind switch
    {
        DangerKind.Suicide => T("gedachten aan zelfdoding", "thoughts of suicide"),
        DangerKind.ChildrenAtRisk => T("een kind dat niet veilig is", "a child that is not safe"),
        _ => T("geweld of dreiging, nu", "violence or a threat, now"),
    };

    public static string Of(HeavySubject subject) => subject switch
    {
        HeavySubject.SexualViolence => T("seksueel geweld", "sexual violence"),
        HeavySubject.Suicide => T("zelfdoding", "suicide"),
        HeavySubject.ChildAbuse => T("geweld tegen kinderen", "violence against children"),
        HeavySubject.Death => T("overlijden", "a death"),
        _ => T("geweld", "violence"),
    };

    public static string Of(RedactionOperator chosen) => chosen switch
    {
        RedactionOperator.Keep => T("laten staan", "keep"),
        RedactionOperator.Mask => T("onleesbaar maken", "mask"),
        RedactionOperator.Label => T("een woord ervoor in de plaats", "put a label"),
        RedactionOperator.Generalise => T("ruimer maken", "make wider"),
        _ => T("weghalen", "remove"),
    };

    public static string Of(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Person => T("naam van een persoon", "name of a person"),
        IdentifierKind.Address => T("adres", "address"),
        IdentifierKind.Postcode => T("postcode", "postcode"),
        IdentifierKind.Phone => T("telefoonnummer", "telephone number"),
        IdentifierKind.Email => T("e-mailadres", "e-mail address"),
        IdentifierKind.Url => T("webadres", "web address"),
        IdentifierKind.Handle => T("naam op sociale media", "social media name"),
        IdentifierKind.Bsn => T("burgerservicenummer", "citizen service number"),
        IdentifierKind.Iban => T("rekeningnummer", "bank account"),
        IdentifierKind.LicencePlate => T("kenteken", "licence plate"),
        IdentifierKind.IdNumber => T("nummer van een document of dossier", "document or file number"),
        IdentifierKind.IpAddress => T("IP-adres", "IP address"),
        IdentifierKind.Location => T("plaats", "place"),
        IdentifierKind.Organisation => T("organisatie", "organisation"),
        IdentifierKind.Date => T("datum of tijd", "date or time"),
        IdentifierKind.Age => T("leeftijd", "age"),
        IdentifierKind.Profession => T("beroep", "profession"),
        IdentifierKind.Nationality => T("afkomst of nationaliteit", "origin or nationality"),
        IdentifierKind.Religion => T("geloof", "religion"),
        IdentifierKind.Health => T("gezondheid", "health"),
        IdentifierKind.Family => T("gezin of familie", "family"),
        _ => T("gebeurtenis", "event"),
    };

    public static string Of(IdentifierType type) => type switch
    {
        IdentifierType.Direct => T("wijst direct naar iemand", "points to someone directly"),
        IdentifierType.Confidential => T("gevoelig, en wijst samen met andere dingen naar iemand", "sensitive, and points to someone together with other things"),
        _ => T("wijst samen met andere dingen naar iemand", "points to someone together with other things"),
    };

    /// <summary>Why something was found, in plain words.</summary>
    public static string Evidence(Finding finding) => finding.Evidence.Split(':')[0] switch
    {
        FindingEdits.Reviewer => T("Een beoordelaar wees dit aan.", "A reviewer pointed this out."),
        "checksum" => T("De vorm klopt en het controlecijfer ook.", "The form is right and so is the check digit."),
        "list" => T("Het staat in een lijst van bekende namen of woorden.", "It is in a list of known names or words."),
        "format" => T("Het heeft de vorm van zo'n gegeven.", "It has the form of such a thing."),
        "context" => T("De woorden eromheen wijzen erop.", "The words around it point to it."),
        _ => T("Het geleerde model herkent het aan de zin.", "The trained model recognises it from the sentence."),
    };

    public static string Sure(double confidence) => confidence switch
    {
        >= 0.9 => T("zeker", "sure"),
        >= 0.6 => T("vrij zeker", "fairly sure"),
        _ => T("twijfel", "doubtful"),
    };

    /// <summary>The week a story was told in.</summary>
    public static string Of(Week week) => week.InWords;

    /// <summary>The day a story is erased, as its teller reads it.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The same where there is little room.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    public static string Length(int? words) => words is { } n ? T($"± {n} woorden", $"± {n} words") : "–";

    /// <summary>A number of people as people say it: two significant figures.</summary>
    public static string People(double k)
    {
        if (k < 1.5)
        {
            return T("1 mens", "1 person");
        }

        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(k)) - 1));
        var rounded = Math.Round(k / step) * step;
        return rounded >= 1_000_000
            ? T((rounded / 1_000_000).ToString("0.#", CultureInfo.CurrentCulture) + " miljoen mensen", (rounded / 1_000_000).ToString("0.#", CultureInfo.CurrentCulture) + " million people")
            : rounded.ToString("N0", CultureInfo.CurrentCulture) + T(" mensen", " people");
    }

    /// <summary>A chance in words: "1 op 40".</summary>
    public static string Chance(double p) => p >= 0.995 ? T("bijna zeker", "almost certain") : p <= 0 ? "0" : T("1 op ", "1 in ") + Math.Max(2, Math.Round(1 / p)).ToString("N0", CultureInfo.CurrentCulture);
}
