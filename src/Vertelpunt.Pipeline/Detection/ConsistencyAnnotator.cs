using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>What was found once is found everywhere: other mentions of a name, place or number that earlier annotators found in this text.</summary>
/// <remarks>
/// Comes last. Whole words only. A full name is also looked for by each of its names, and with a genitive -s. A name that is an ordinary
/// word as well ('Roos', 'Hoop') counts only with a capital inside a sentence, so that a rose stays a rose.
/// </remarks>
public sealed class ConsistencyAnnotator(Lexicons lexicons) : IAnnotator
{
    private const double SureEnough = 0.5;
    private const double SureEnoughForNames = 0.35;
    private const int LongestPhrase = 8;

    public string Name => "consistency";

    /// <inheritdoc/>
    public void Annotate(DetectionText text, List<Annotation> into)
    {
        if (into.Count == 0)
        {
            return;
        }

        var tokens = text.Tokens;
        var taken = new bool[tokens.Length];
        var phrases = new Dictionary<uint, Phrase>();
        foreach (var annotation in into)
        {
            var first = text.TokenAt(annotation.Span.Start);
            var last = first;
            while (last < tokens.Length && tokens[last].Start < annotation.Span.End)
            {
                taken[last++] = true;
            }

            Remember(text, annotation, first, last, phrases);
        }

        var longest = phrases.Count == 0 ? 0 : phrases.Values.Max(p => p.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (taken[i] || !(tokens[i].IsWord || tokens[i].IsNumber))
            {
                continue;
            }

            i += Find(text, i, longest, taken, phrases, into);
        }
    }

    private void Remember(DetectionText text, Annotation annotation, int first, int last, Dictionary<uint, Phrase> phrases)
    {
        var tokens = text.Tokens;
        var person = annotation.Kind == IdentifierKind.Person;
        if (last <= first || last - first > LongestPhrase || annotation.Confidence < (person ? SureEnoughForNames : SureEnough))
        {
            return;
        }

        // Dates and ages depend on what stands around them; an event is told once.
        if (annotation.Kind is IdentifierKind.Date or IdentifierKind.Age or IdentifierKind.Event or IdentifierKind.Family)
        {
            return;
        }

        var hash = WordHash.Of(text.LowerOf(tokens[first]));
        for (var t = first + 1; t < last; t++)
        {
            hash = WordHash.Join(hash, WordHash.Of(text.LowerOf(tokens[t])));
        }

        if (last - first > 1 || IsTelling(text, tokens[first], annotation.Kind))
        {
            Keep(phrases, hash, new(last - first, annotation.Kind, annotation.Confidence, last - first == 1 && IsOrdinary(text, tokens[first])));
        }

        if (!person || last - first == 1)
        {
            return;
        }

        for (var t = first; t < last; t++)
        {
            if (IsTelling(text, tokens[t], annotation.Kind) && (tokens[t].Is(TokenKind.Capitalised) || !IsOrdinary(text, tokens[t])))
            {
                Keep(phrases, WordHash.Of(text.LowerOf(tokens[t])), new(1, annotation.Kind, annotation.Confidence, IsOrdinary(text, tokens[t])));
            }
        }
    }

    private static int Find(DetectionText text, int start, int longest, bool[] taken, Dictionary<uint, Phrase> phrases, List<Annotation> into)
    {
        var tokens = text.Tokens;
        var hash = 0u;
        Phrase? found = null;
        for (var length = 1; length <= longest && start + length <= tokens.Length && !taken[start + length - 1]; length++)
        {
            var word = WordHash.Of(text.LowerOf(tokens[start + length - 1]));
            hash = length == 1 ? word : WordHash.Join(hash, word);
            if (phrases.TryGetValue(hash, out var phrase) && phrase.Length == length && IsAllowed(tokens[start], phrase))
            {
                found = phrase;
            }
        }

        if (found is null && text.LowerOf(tokens[start]) is [.. var stem, 's'] && stem.Length > 2
            && phrases.TryGetValue(WordHash.Of(stem), out var owner) && owner.Length == 1 && owner.Kind == IdentifierKind.Person && !owner.Ordinary)
        {
            into.Add(new(new(tokens[start].Start, tokens[start].End - 1), owner.Kind, owner.Confidence, "consistency", "elsewhere:genitive"));
            return 0;
        }

        if (found is null)
        {
            return 0;
        }

        into.Add(new(new(tokens[start].Start, tokens[start + found.Length - 1].End), found.Kind, found.Confidence, "consistency", "elsewhere:same"));
        return found.Length - 1;
    }

    private static bool IsAllowed(in Token token, Phrase phrase) =>
        !phrase.Ordinary || phrase.Kind.TypeOf() != IdentifierType.Direct || (token.Is(TokenKind.Capitalised) && !token.Is(TokenKind.SentenceStart));

    // Worth looking for by itself: long enough, no particle, and not a bare short number.
    private static bool IsTelling(DetectionText text, in Token token, IdentifierKind kind) =>
        token.IsNumber ? token.Length >= 4 && kind.TypeOf() == IdentifierType.Direct
        : token.IsWord && token.Length >= 3 && !NameParticles.Contains(text.LowerOf(token));

    private bool IsOrdinary(DetectionText text, in Token token) => (lexicons.ListsOf(text.LowerOf(token)) & WordLists.Ordinary) != 0;

    private static void Keep(Dictionary<uint, Phrase> phrases, uint hash, Phrase phrase)
    {
        if (!phrases.TryGetValue(hash, out var known) || known.Confidence < phrase.Confidence)
        {
            phrases[hash] = phrase;
        }
    }

    private sealed record Phrase(int Length, IdentifierKind Kind, double Confidence, bool Ordinary);
}
