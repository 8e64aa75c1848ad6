namespace Vertelpunt.Pipeline.Packs;

/// <summary>A paragraph, or the part of it that stands on one card.</summary>
internal sealed record CardParagraph(string Text, bool Gap);

/// <summary>What stands on one printed card: a whole story, or a part of one.</summary>
/// <param name="Number">1, 2, ... within the story.</param>
/// <param name="WithAnswers">True on the last: the answers stand under the end of the story.</param>
internal sealed record CardPart(int Number, IReadOnlyList<CardParagraph> Paragraphs, bool WithAnswers);
