namespace Vertelpunt.Pipeline.Risk;

/// <summary>Facts about one person that cannot both be true.</summary>
internal static class FactContradictions
{
    /// <exception cref="FormatException">Two facts about one person cannot both be; the message names them.</exception>
    public static void Refuse(List<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (facts[i], facts[j]);
                if (a.Subject == b.Subject && a.Person == b.Person && a.Subject != FactSubject.Other && Why(a, b) is { } why)
                {
                    throw new FormatException($"facts[{i}]: contradicts facts[{j}]: {why}");
                }
            }
        }
    }

    private static string? Why(Fact a, Fact b)
    {
        var apart = !a.Current.Share.Zip(b.Current.Share).Any(s => s.First > 0 && s.Second > 0);
        return (a.Type, b.Type) switch
        {
            (FactType.Sex, FactType.Sex) or (FactType.Age, FactType.Age) when apart => "nobody has both.",
            (FactType.Place, FactType.Place) when a is { IsUnknown: false, Weight: >= 1 } && b is { IsUnknown: false, Weight: >= 1 } && !Persons.IsAround(a, b) && !Persons.IsAround(b, a)
                => "nobody lives in both; give a place that is no home \"tie\": true.",
            (FactType.Age, FactType.Profession) or (FactType.Profession, FactType.Age) when IsNoWorkFor(a, b) || IsNoWorkFor(b, a) => "a child has no such profession.",
            (FactType.Family, FactType.Family) when IsParent(a) && IsParent(b) && a.Current.Words.Nl != b.Current.Words.Nl => "nobody has both numbers of children.",
            (FactType.Age, FactType.Family) or (FactType.Family, FactType.Age) when (IsParent(a) || IsParent(b)) && (IsTooYoung(a) || IsTooYoung(b)) => "a child has no children.",
            _ => null,
        };
    }

    /// <summary>True for an age that is surely below ten: who delivers papers at thirteen has a profession.</summary>
    private static bool IsTooYoung(Fact fact) => fact.Type == FactType.Age && Array.FindLastIndex(fact.Current.Share, Cells.Bands - 1, s => s > 0) < 2;

    private static bool IsNoWorkFor(Fact age, Fact work) =>
        IsTooYoung(age) && age.Current.Share.Zip(work.Current.Share).All(s => s.First == 0 || s.Second < 0.1 * work.Current.Share.Max());

    private static bool IsParent(Fact fact) => fact.Type == FactType.Family && fact.Current.Words.Nl.StartsWith("heeft ", StringComparison.Ordinal);
}
