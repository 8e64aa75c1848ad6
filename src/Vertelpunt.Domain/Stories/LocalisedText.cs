namespace Vertelpunt.Domain.Stories;

/// <summary>A text in Dutch, and in English where somebody wrote it.</summary>
/// <param name="Nl">Dutch, plain language (B1). Never empty.</param>
/// <param name="En">English; null when it was not written, then the Dutch is shown.</param>
public sealed record LocalisedText(string Nl, string? En = null)
{
    /// <summary>The text in <paramref name="language"/> ("nl" or "en"), or the Dutch one.</summary>
    public string In(string language) => language == "en" && !string.IsNullOrWhiteSpace(En) ? En : Nl;

    public static implicit operator LocalisedText(string nl) => new(nl);
}
