namespace Vertelpunt.Pipeline.Text;

/// <summary>What a token is and looks like. One of the first five is always set.</summary>
[Flags]
public enum TokenKind : ushort
{
    None = 0,

    /// <summary>A run of letters.</summary>
    Word = 1,

    /// <summary>A run of the digits 0 to 9.</summary>
    Number = 2,

    /// <summary>One punctuation mark.</summary>
    Punctuation = 4,

    /// <summary>One other visible character: a sign, an emoji.</summary>
    Symbol = 8,

    /// <summary>One line break.</summary>
    LineBreak = 16,

    /// <summary>White space or a line break stands before it, or it is the first.</summary>
    SpaceBefore = 32,

    /// <summary>A word that starts with a capital.</summary>
    Capitalised = 64,

    /// <summary>A word of capitals only, one letter included.</summary>
    AllCapitals = 128,

    /// <summary>The first word or number of a sentence or line.</summary>
    SentenceStart = 256,
}

/// <summary>A word, number, sign or line break in a normalised text. Spaces are no tokens; everything else is in exactly one.</summary>
/// <remarks>Tokens are fine: "Anne-Fleur's" is Anne, -, Fleur, ', s and "A12b" is A, 12, b, so that every span of the annotation guide
/// except a genitive or unit glued to a word starts and ends at a token's border.</remarks>
public readonly record struct Token(int Start, int End, TokenKind Kind)
{
    public int Length => End - Start;

    public bool Is(TokenKind kind) => (Kind & kind) != 0;

    public bool IsWord => (Kind & TokenKind.Word) != 0;

    public bool IsNumber => (Kind & TokenKind.Number) != 0;

    public bool IsLineBreak => (Kind & TokenKind.LineBreak) != 0;

    public bool SpaceBefore => (Kind & TokenKind.SpaceBefore) != 0;
}
