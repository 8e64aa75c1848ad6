using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>A normalised text as annotators read it: characters, lower-cased characters and tokens, each made once.</summary>
/// <remarks>All three share the same offsets. Holds story text in memory; <see cref="ToString"/> shows its length only.</remarks>
public sealed class DetectionText
{
    private readonly Token[] _tokens;

    /// <param name="text">As <see cref="TextNormaliser"/> leaves it.</param>
    public DetectionText(string text)
    {
        Text = text;
        Lower = string.Create(text.Length, text, static (lower, source) =>
        {
            // Character by character: offsets must not move.
            for (var i = 0; i < lower.Length; i++)
            {
                var c = source[i];
                lower[i] = char.IsAscii(c) ? char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c : char.ToLowerInvariant(c);
            }
        });
        _tokens = Tokeniser.Tokenise(text);
    }

    public string Text { get; }

    /// <summary><see cref="Text"/> in lower case, of the same length.</summary>
    public string Lower { get; }

    public ReadOnlySpan<Token> Tokens => _tokens;

    /// <summary>The characters of a token as written.</summary>
    public ReadOnlySpan<char> this[in Token token] => Text.AsSpan(token.Start, token.Length);

    /// <summary>The characters of a token in lower case.</summary>
    public ReadOnlySpan<char> LowerOf(in Token token) => Lower.AsSpan(token.Start, token.Length);

    /// <summary>The first token that ends after <paramref name="position"/>; the number of tokens when there is none.</summary>
    public int TokenAt(int position)
    {
        int low = 0, high = _tokens.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_tokens[middle].End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The length only.</summary>
    public override string ToString() => $"DetectionText({Text.Length} characters, {_tokens.Length} tokens)";
}
