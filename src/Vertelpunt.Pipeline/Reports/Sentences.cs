namespace Vertelpunt.Pipeline.Reports;

/// <summary>Cuts a redacted text into sentences, so that a passage can be named by number and never has to be copied.</summary>
public static class Sentences
{
    /// <summary>The sentences in order, trimmed; a line break always ends one. The same text always gives the same sentences.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] is '.' or '!' or '?' or '…' && EndsHere(text, i)))
            {
                // Closing quotes and brackets belong to the sentence they close.
                while (i + 1 < text.Length && text[i + 1] is '’' or '”' or '"' or '\'' or ')')
                {
                    i++;
                }

                Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        Add(text[start..]);
        return sentences;

        void Add(string piece)
        {
            if (piece.Trim() is { Length: > 0 } sentence)
            {
                sentences.Add(sentence);
            }
        }
    }

    /// <summary>The sentences with these numbers as one passage; what is left out between two shows as an ellipsis in brackets. Numbers the text does not have are passed over.</summary>
    public static string Passage(string text, IEnumerable<int> numbers)
    {
        var sentences = Of(text);
        var chosen = numbers.Where(n => n >= 0 && n < sentences.Count).Distinct().Order().ToList();
        return string.Concat(chosen.Select((n, at) => (at == 0 ? "" : n == chosen[at - 1] + 1 ? " " : " […] ") + sentences[n]));
    }

    private static bool EndsHere(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is '’' or '”' or '"' or '\'' or ')')
        {
            next++;
        }

        if (next == text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '‘' or '“' or '"' or '\'' or '('))
        {
            next++;
        }

        // After an abbreviation the next word is small; a placeholder in brackets can begin a sentence.
        return next == text.Length || char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] == '[';
    }
}
