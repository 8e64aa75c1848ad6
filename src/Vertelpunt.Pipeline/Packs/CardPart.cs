namespace Vertelpunt.Pipeline.Packs;

/// <summary>A paragraph, or the part of it that stands on one card.</summary>
internal sealed record CardParagraph(string Text, bool Gap);

/// <summary>A story on its cards.</summary>
/// <param name="Type">Which of the types of <see cref="CardGeometry.Types"/> it is set in.</param>
/// <param name="Parts">One, or the first and its continuations.</param>
internal sealed record CardSetting(int Type, IReadOnlyList<CardPart> Parts);

/// <summary>What stands on one printed card: a whole story, or a part of one.</summary>
/// <param name="Number">1, 2, ... within the story.</param>
/// <param name="WithAnswers">True on the last: the answers stand under the end of the story.</param>
internal sealed record CardPart(int Number, IReadOnlyList<CardParagraph> Paragraphs, bool WithAnswers);
