namespace Vertelpunt.Domain.Privacy;

/// <summary>What is done with a finding.</summary>
public enum RedactionOperator
{
    /// <summary>Left as it is.</summary>
    Keep,

    /// <summary>A soft bar of fixed length: unreadable, length not told.</summary>
    Mask,

    /// <summary>A word in brackets, the same for the same person: [naam 1].</summary>
    Label,

    /// <summary>Something truer but wider: age to band, date to season, place to province, profession to group.</summary>
    Generalise,

    /// <summary>Taken out.</summary>
    Remove,
}

/// <summary>Which operator each kind gets by default in a project.</summary>
public sealed record RedactionPolicy(IReadOnlyDictionary<IdentifierKind, RedactionOperator> Operators)
{
    /// <summary>Direct identifiers get a label, places, dates, ages and professions are generalised, the rest is kept for the risk score to judge.</summary>
    public static RedactionPolicy Default { get; } = new(IdentifierKinds.All.ToDictionary(k => k, k => k switch
    {
        IdentifierKind.Location or IdentifierKind.Date or IdentifierKind.Age or IdentifierKind.Profession => RedactionOperator.Generalise,
        IdentifierKind.Organisation => RedactionOperator.Label,
        _ when k.TypeOf() == IdentifierType.Direct => RedactionOperator.Label,
        _ => RedactionOperator.Keep,
    }));

    public RedactionOperator For(IdentifierKind kind) => Operators.TryGetValue(kind, out var chosen) ? chosen : RedactionOperator.Label;
}

/// <summary>One replacement that was made.</summary>
/// <param name="Original">Where it stood in the original document.</param>
/// <param name="Redacted">Where its replacement stands in the redacted document; empty for a removal.</param>
public sealed record Redaction(TextSpan Original, TextSpan Redacted, IdentifierKind Kind, RedactionOperator Operator);

/// <summary>A redacted text and the map back.</summary>
/// <param name="Text">What may be shown.</param>
/// <param name="Redactions">In order, not overlapping, in both texts.</param>
public sealed record RedactedText(string Text, IReadOnlyList<Redaction> Redactions)
{
    /// <summary>The position in the original that <paramref name="position"/> of the redacted text stands for; inside a replacement: its original start.</summary>
    public int ToOriginal(int position)
    {
        var shift = 0;
        foreach (var r in Redactions)
        {
            if (position < r.Redacted.Start)
            {
                break;
            }

            if (r.Redacted.Contains(position))
            {
                return r.Original.Start;
            }

            shift = r.Original.End - r.Redacted.End;
        }

        return position + shift;
    }

    /// <summary>The position in the redacted text of <paramref name="position"/> of the original; inside a replaced stretch: the replacement's start.</summary>
    public int ToRedacted(int position)
    {
        var shift = 0;
        foreach (var r in Redactions)
        {
            if (position < r.Original.Start)
            {
                break;
            }

            if (r.Original.Contains(position))
            {
                return r.Redacted.Start;
            }

            shift = r.Redacted.End - r.Original.End;
        }

        return position + shift;
    }

    /// <summary>The length only.</summary>
    public override string ToString() => $"RedactedText({Text.Length} characters, {Redactions.Count} redactions)";
}
