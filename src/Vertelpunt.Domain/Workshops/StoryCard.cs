using System.Security.Cryptography;
using System.Text;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Domain.Workshops;

/// <summary>An answer drawn small at the foot of a card.</summary>
/// <param name="Question">Never one about the teller: background answers are not printed with a story.</param>
/// <param name="Answer">A <see cref="Written"/> holds redacted words.</param>
public sealed record CardAnswer(Question Question, Answer Answer);

/// <summary>A story as it is printed.</summary>
/// <param name="Code">The card's number in this pack, such as "07".</param>
/// <param name="Title">Redacted; empty when the teller gave none.</param>
/// <param name="Text">Redacted.</param>
public sealed record StoryCard(
    StoryId StoryId,
    int StoryVersion,
    string Code,
    string Title,
    string Text,
    IReadOnlyList<CardAnswer> Answers)
{
    /// <summary>The day the story goes, as things stood when this was made; null when not known.</summary>
    public DateOnly? ErasedOn { get; init; }

    /// <summary>Whether its answers are left off because they would make the story too recognisable; <see cref="Answers"/> is empty then.</summary>
    public bool AnswersWithheld { get; init; }

    /// <summary>SHA-256 of title, two line feeds and text in UTF-8, in lower-case hexadecimal: what was printed, to the letter.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Title}\n\n{Text}")));

    /// <summary>Lengths only.</summary>
    public override string ToString() => $"StoryCard {Code} ({Title.Length} + {Text.Length} characters)";
}
