using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Says what a remedy asks, in one or two sentences.</summary>
internal static class RemedyWords
{
    public static LocalisedText Of(IReadOnlyList<(Fact Fact, string Replacement)> changes, bool namesFirst, RiskLevel after)
    {
        var nl = new List<string>();
        var en = new List<string>();
        if (namesFirst)
        {
            nl.Add("maak onleesbaar wat rechtstreeks naar iemand wijst");
            en.Add("hide what points straight at a person");
        }

        foreach (var (fact, replacement) in changes)
        {
            var (what, whatEnglish) = Noun(fact);
            if (changes.Count(c => c.Fact.Type == fact.Type) > 1)
            {
                what += $" (‘{fact.Current.Words.Nl}’)";
                whatEnglish += $" (‘{fact.Current.Words.In("en")}’)";
            }

            if (fact.Spans.Count == 0)
            {
                nl.Add(replacement.Length == 0 ? $"druk het antwoord over {what} niet af" : $"druk bij het antwoord over {what} alleen ‘{replacement}’ af");
                en.Add(replacement.Length == 0 ? $"do not print the answer about {whatEnglish}" : $"print only ‘{replacement}’ for the answer about {whatEnglish}");
            }
            else
            {
                nl.Add(replacement.Length == 0 ? $"haal {what} weg" : $"maak van {what} ‘{replacement}’");
                en.Add(replacement.Length == 0 ? $"take out {whatEnglish}" : $"change {whatEnglish} into ‘{replacement}’");
            }
        }

        var (level, levelEnglish) = after == RiskLevel.Low ? ("laag", "low") : ("middelhoog", "medium");
        return new($"{Sentence(nl, "en")}. Dan wordt het risico {level}.", $"{Sentence(en, "and")}. The risk is then {levelEnglish}.");
    }

    private static string Sentence(List<string> parts, string and)
    {
        if (parts.Count == 0)
        {
            return "";
        }

        var text = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {and} {parts[^1]}";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static (string, string) Noun(Fact fact) => fact.Type switch
    {
        FactType.Place => ("de plaats", "the place"),
        FactType.Age => ("de leeftijd", "the age"),
        FactType.Sex => ("het geslacht", "the sex"),
        FactType.Profession => ("het beroep", "the profession"),
        FactType.Family => ("de gezinssituatie", "the family"),
        FactType.Origin => ("de herkomst", "the origin"),
        FactType.Religion => ("het geloof", "the religion"),
        FactType.Health => ("de ziekte of beperking", "the illness or disability"),
        FactType.Orientation => ("de geaardheid of het gender", "the orientation or gender"),
        FactType.Organisation => ("de organisatie", "the organisation"),
        FactType.Event => ("de gebeurtenis", "the event"),
        _ => ("de rol", "the role"),
    };
}
