using System.Globalization;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>A normalised text as annotators read it: characters, lower-cased characters and tokens, each made once.</summary>
/// <remarks>All three share the same offsets. Holds story text in memory; <see cref="ToString"/> shows its length only.</remarks>
public sealed class DetectionText
{
    private readonly Token[] _tokens;
    private readonly Lexeme[] _lexemes;

    /// <param name="text">As <see cref="TextNormaliser"/> leaves it.</param>
    /// <param name="tokensAtSpaces">The text is ready-made tokens with spaces between them.</param>
    public DetectionText(string text, bool tokensAtSpaces = false)
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
        _tokens = tokensAtSpaces ? Tokeniser.AtSpaces(text) : Tokeniser.Tokenise(text);
        _lexemes = new Lexeme[_tokens.Length];
        for (var i = 0; i < _tokens.Length; i++)
        {
            ref readonly var token = ref _tokens[i];
            _lexemes[i] = token.IsWord ? Vocabulary.Of(LowerOf(token))
                : token.IsNumber && token.Length <= 9 ? new(WordSense.None, int.Parse(this[token], CultureInfo.InvariantCulture))
                : new(WordSense.None);
        }
    }

    public string Text { get; }

    /// <summary><see cref="Text"/> in lower case, of the same length.</summary>
    public string Lower { get; }

    public ReadOnlySpan<Token> Tokens => _tokens;

    /// <summary>What each token of <see cref="Tokens"/> can mean to the recognisers of structured kinds.</summary>
    public ReadOnlySpan<Lexeme> Lexemes => _lexemes;

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

    /// <summary>True when one of the <paramref name="window"/> tokens before <paramref name="token"/>, not beyond a blank line, has the sense.</summary>
    public bool HasBefore(int token, WordSense sense, int window)
    {
        for (var i = token - 1; i >= 0 && i >= token - window; i--)
        {
            if (_lexemes[i].Is(sense))
            {
                return true;
            }

            if (_tokens[i].IsLineBreak && i > 0 && _tokens[i - 1].IsLineBreak)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True when one of the <paramref name="window"/> tokens from <paramref name="token"/> on has the sense.</summary>
    public bool HasFrom(int token, WordSense sense, int window)
    {
        for (var i = token; i < _tokens.Length && i < token + window && !_tokens[i].IsLineBreak; i++)
        {
            if (_lexemes[i].Is(sense))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The character of a token of one character, else NUL; also beyond either end.</summary>
    public char Mark(int token) =>
        (uint)token < (uint)_tokens.Length && _tokens[token].Length == 1 ? Text[_tokens[token].Start] : '\0';

    /// <summary>True when there is such a token and no space stands between it and the one before.</summary>
    public bool Glued(int token) => (uint)token < (uint)_tokens.Length && !_tokens[token].SpaceBefore;

    /// <summary>The length only.</summary>
    public override string ToString() => $"DetectionText({Text.Length} characters, {_tokens.Length} tokens)";
}
