using System.Globalization;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Puts a judgement into plain words, Dutch and English, with people instead of probabilities.</summary>
internal sealed class RiskWords
{
    /// <summary>A factor of two, in powers of ten.</summary>
    private const double Telling = 0.3;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public IReadOnlyList<RiskReason> Reasons(Judgement judgement, SetCounter counter)
    {
        var rules = judgement.Rules.ToLookup(r => r.Level > RiskLevel.Low, r => new RiskReason(r.Code, r.Spans, 0, OfRule(r)));
        var person = judgement.Critical.Person;
        var contributions = counter.Contributions(person.Facts);
        var facts = person.Facts.Select((fact, i) => (Fact: fact, Contribution: contributions[i]))
            .OrderByDescending(f => f.Contribution).ThenBy(f => f.Fact.Type).ThenBy(f => f.Fact.Current.Words.Nl, StringComparer.Ordinal)
            .ToLookup(f => f.Contribution >= Telling, f => new RiskReason(RiskParameters.KeyOf(f.Fact.Type), f.Fact.Spans, f.Contribution, OfFact(f.Fact, person.Name, f.Contribution)));
        IReadOnlyList<RiskReason> reasons = [.. rules[true], .. facts[true], .. rules[false], .. facts[false]];
        return reasons;
    }

    public LocalisedText Summary(Judgement judgement, SetCounter counter, double low, double high, RiskGroup group)
    {
        var person = judgement.Critical.Person;
        var set = judgement.Critical.Set;
        var country = person.Facts.FirstOrDefault(f => f.Type == FactType.Place)?.Ladder[^1].Words.Nl == "woont in België";
        var about = person.Subject == FactSubject.Teller ? "" : $" Dat gaat over een familielid{(person.Name is "familielid" ? "" : $" ({person.Name})")}; via die persoon is ook de verteller te vinden.";
        var aboutEnglish = person.Subject == FactSubject.Teller ? "" : " This concerns a relative, through whom the teller can be found.";
        var inGroup = 1 / Math.Max(1e-9, set.GroupMatch);
        var nl = $"Naar schatting {People(set.K, Dutch)} in {(country ? "België" : "Nederland")} {(Round(set.K) == 1 ? "past" : "passen")} hierop ({Number(low, Dutch)} tot {Number(high, Dutch)})."
            + (group.Size > 1 ? $" In de groep van {Number(group.Size, Dutch)}: {(inGroup < 1.5 ? "waarschijnlijk 1" : "ongeveer " + Number(inGroup, Dutch))}." : "");
        var en = $"An estimated {PeopleEnglish(set.K)} in {(country ? "Belgium" : "the Netherlands")} {(Round(set.K) == 1 ? "fits" : "fit")} this ({Number(low, English)} to {Number(high, English)})."
            + (group.Size > 1 ? $" In the group of {Number(group.Size, English)}: {(inGroup < 1.5 ? "probably 1" : "about " + Number(inGroup, English))}." : "");
        var contributions = counter.Contributions(person.Facts);
        var main = person.Facts.Select((fact, i) => (Fact: fact, Contribution: contributions[i])).Where(f => f.Contribution > Telling)
            .OrderByDescending(f => f.Contribution).Take(2).Select(f => Quote(f.Fact.Current.Words)).ToArray();
        if (main.Length > 0)
        {
            nl += $" Dat komt vooral door {string.Join(" en ", main.Select(m => m.Nl))}.";
            en += $" Mainly because of {string.Join(" and ", main.Select(m => m.En))}.";
        }

        return new(nl + about, en + aboutEnglish);
    }

    /// <summary>"42 mensen", with two significant figures.</summary>
    private static string People(double k, CultureInfo culture) => Round(k) == 1 ? "1 persoon" : $"{Number(k, culture)} mensen";

    private static string PeopleEnglish(double k) => Round(k) == 1 ? "1 person" : $"{Number(k, English)} people";

    private static string Number(double value, CultureInfo culture) => Round(value).ToString("N0", culture);

    private static double Round(double value)
    {
        if (value < 100)
        {
            return Math.Max(1, Math.Round(value));
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Round(value / unit) * unit;
    }

    /// <summary>What a fact says, and about whom when it is not the teller.</summary>
    public static LocalisedText Of(Fact fact) => fact.Subject switch
    {
        FactSubject.Teller => new(Capital(fact.Current.Words.Nl, ""), Capital(fact.Current.Words.In("en"), "")),
        FactSubject.Relative => new($"Over een familielid ({fact.Person}): {fact.Current.Words.Nl}", $"About a relative: {fact.Current.Words.In("en")}"),
        _ => new($"Over iemand anders: {fact.Current.Words.Nl}", $"About somebody else: {fact.Current.Words.In("en")}"),
    };

    private static (string Nl, string En) Quote(LocalisedText text) => ($"‘{text.Nl}’", $"‘{text.In("en")}’");

    private static LocalisedText OfFact(Fact fact, string person, double contribution)
    {
        var factor = Math.Pow(10, Math.Max(0, contribution));
        var who = person.Length == 0 ? "" : $"Over een familielid ({person}): ";
        var whoEnglish = person.Length == 0 ? "" : "About a relative: ";
        var unknown = fact.IsUnknown ? " Dit staat niet in onze tabellen; we rekenen voorzichtig." : "";
        var unknownEnglish = fact.IsUnknown ? " This is not in our tables; counted cautiously." : "";
        var effect = factor < 1.3 ? "Dat maakt weinig verschil." : $"Daardoor wordt de groep mensen die past {Times(factor, Dutch)} keer zo klein.";
        var effectEnglish = factor < 1.3 ? "That makes little difference." : $"That makes the set of people who fit {Times(factor, English)} times smaller.";
        return new($"{who}{Capital(fact.Current.Words.Nl, who)}. {effect}{unknown}", $"{whoEnglish}{Capital(fact.Current.Words.In("en"), whoEnglish)}. {effectEnglish}{unknownEnglish}");
    }

    private static LocalisedText OfRule(RuleHit rule) => rule.Code switch
    {
        "direct-left" => new(
            "Er staat nog een gegeven in dat rechtstreeks naar iemand wijst. Zo mag het verhaal niet naar buiten.",
            "Something that points straight at a person is still readable. The story cannot go out like this."),
        "office" => new(
            "Een ambt of functie waarvan er in die plaats maar een of een paar zijn, wijst één persoon aan. Dit is een vaste regel, geen schatting.",
            "An office of which that place has one or a few points to one person. This is a rule, not an estimate."),
        "office-other" => new(
            "Iemand met een ambt of functie in een genoemde plaats of organisatie is te herkennen, ook al gaat het verhaal niet over die persoon. Dit is een vaste regel.",
            "Someone with an office in a place or organisation that is named can be recognised, even if the story is about others. This is a rule."),
        "cue-incident" => new(
            "Er staan woorden in voor een voorval dat anderen kunnen kennen, zoals een brand of een ongeluk.",
            "There are words for an incident that others may know of, such as a fire or an accident."),
        "cue-court" => new(
            "Er staan woorden in over recht of straf. Zulke zaken zijn vaak op te zoeken, of iemand loopt gevaar.",
            "There are words about law or punishment. Such cases can often be looked up, or somebody is in danger."),
        "cue-news" => new(
            "Er staan woorden in over krant, televisie of een filmpje. Dan is er buiten dit verhaal meer te vinden.",
            "There are words about newspapers, television or a film. Then more can be found outside this story."),
        "cue-only" => new(
            "Iemand is ergens de enige of de eerste in, of iedereen in het dorp weet ervan.",
            "Somebody is the only or the first one in something, or the whole village knows."),
        "cue-office" => new(
            "Er staat een ambt of functie in waarvan er in een plaats vaak maar een is.",
            "There is an office of which a place often has only one."),
        "event" => new(
            "Een opvallende gebeurtenis kennen veel mensen uit het nieuws of van horen zeggen. Dit is een vaste regel.",
            "Many people know a striking event from the news or by hearsay. This is a rule."),
        _ => new(
            "Een opvallende gebeurtenis met plaats, en met een dag, de krant of de rechter erbij, is met een zoekmachine te vinden. Dit is een vaste regel, geen schatting.",
            "A striking event with place, and with a day, the press or a court, can be found with a search engine. This is a rule, not an estimate."),
    };

    private static string Times(double factor, CultureInfo culture) => factor < 10 ? factor.ToString("0.#", culture) : Number(factor, culture);

    private static string Capital(string text, string before) => before.Length == 0 && text.Length > 0 ? char.ToUpper(text[0], Dutch) + text[1..] : text;
}
