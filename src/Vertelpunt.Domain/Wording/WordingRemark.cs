namespace Vertelpunt.Domain.Wording;

/// <summary>What may make a Dutch text harder to read than B1 asks. Closed set.</summary>
public enum WordingIssue
{
    /// <summary>More than <see cref="PlainDutch.LongestSentence"/> words.</summary>
    LongSentence,

    /// <summary>A word of more than <see cref="PlainDutch.LongestWord"/> letters.</summary>
    LongWord,

    /// <summary>A form of 'worden' with a past participle: who does it?</summary>
    Passive,

    /// <summary>A word of offices, for which there is a plain one.</summary>
    Jargon,

    /// <summary>Two or more denials in one sentence.</summary>
    Denials,

    /// <summary>'U' where the product says 'je'.</summary>
    Formal,

    /// <summary>The whole reads harder than <see cref="PlainDutch.LowestEase"/>.</summary>
    Hard,
}

/// <summary>Something to look at again; never a reason to refuse.</summary>
/// <param name="Words">What it is about: a word, or the first words of a sentence.</param>
/// <param name="Instead">A plainer word, where one is known.</param>
public sealed record WordingRemark(WordingIssue Issue, string Words, string? Instead = null);
