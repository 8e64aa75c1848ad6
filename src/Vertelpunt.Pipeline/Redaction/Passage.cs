using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction;

/// <summary>A finding in its text, with the look around that grammar needs. Never looks beyond the finding's line.</summary>
/// <param name="From">Where a replacement may begin at the earliest: the end of the one before.</param>
internal readonly record struct Passage(string Document, Finding Finding, int From)
{
    public ReadOnlySpan<char> Text => Finding.Span.In(Document);

    /// <summary>The word right before the finding, parted from it by one space, and where it starts; empty when there is none.</summary>
    public ReadOnlySpan<char> WordBefore(out int start) => WordEndingAt(Finding.Span.Start, out start);

    /// <summary>The word right before <paramref name="position"/>, parted from it by one space.</summary>
    public ReadOnlySpan<char> WordEndingAt(int position, out int start)
    {
        start = position;
        var end = position - 1;
        if (end < From || Document[end] != ' ')
        {
            return default;
        }

        var first = end;
        while (first > From && (char.IsLetter(Document[first - 1]) || Document[first - 1] == '\''))
        {
            first--;
        }

        // A word cut off by the replacement before it is no word.
        if (first == end || (first > 0 && first == From && (char.IsLetter(Document[first - 1]) || Document[first - 1] == '\'')))
        {
            return default;
        }

        start = first;
        return Document.AsSpan(first, end - first);
    }

    /// <summary>True when a sentence, line or text begins at <paramref name="position"/>; after an abbreviation ('geb. 1947') none does.</summary>
    public bool StartsSentence(int position)
    {
        var i = position - 1;
        while (i >= 0 && Document[i] is ' ' or '"' or '\'' or '\u2018' or '\u201C' or '(' or '-')
        {
            i--;
        }

        if (i < 0 || Document[i] is '\n' or '\r')
        {
            return true;
        }

        return i < position - 1 && (Document[i] is '!' or '?' or '\u2026' || (Document[i] == '.' && i >= 4 && char.IsLetter(Document[i - 4]) && char.IsLetter(Document[i - 1])));
    }
}

/// <summary>What is put in the place of a stretch that holds a finding.</summary>
internal readonly record struct Replacement(TextSpan Original, string Text);
