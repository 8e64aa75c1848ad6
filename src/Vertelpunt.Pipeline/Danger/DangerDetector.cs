using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Danger;

/// <summary>Looks for signs that somebody is in danger, and for subjects that are hard to read. Rules and word lists only; pure.</summary>
/// <remarks>It puts a story before a person sooner; it decides nothing, and finding nothing says nothing. Figures: docs/benchmarks.md.</remarks>
public sealed class DangerDetector
{
    private static readonly HashSet<string> NotBefore = ["nooit", "geen", "niet"];
    private readonly IReadOnlyList<(DangerKind Kind, string Evidence, WordPattern Pattern)> _signs;
    private readonly IReadOnlyList<(HeavySubject Subject, WordPattern Pattern)> _heavy;
    private readonly IReadOnlyList<WordPattern> _past;
    private readonly IReadOnlyList<WordPattern> _now;

    private DangerDetector(string folder)
    {
        _signs = [.. Lines(folder, "danger.txt").Select(l => l.Split('\t')).Select(p => (Enum.Parse<DangerKind>(p[0]), p[1], WordPattern.Parse(p[2])))];
        _heavy = [.. Lines(folder, "heavy.txt").Select(l => l.Split('\t')).Select(p => (Enum.Parse<HeavySubject>(p[0]), WordPattern.Parse(p[1])))];
        _past = [.. Lines(folder, "past.txt").Select(WordPattern.Parse)];
        _now = [.. Lines(folder, "now.txt").Select(WordPattern.Parse)];
    }

    /// <param name="dataFolder">The product's data/ folder.</param>
    public static DangerDetector Create(string dataFolder) => new(Path.Combine(dataFolder, "lexicons", "danger"));

    /// <summary>Signs of danger in order of the text, at most one of each kind in a sentence; and the heavy subjects of the whole.</summary>
    public (IReadOnlyList<DangerSign> Signs, IReadOnlyList<HeavySubject> Heavy) Find(string text)
    {
        var tokens = Tokeniser.Tokenise(text).Where(t => (t.Kind & (TokenKind.Word | TokenKind.Number | TokenKind.LineBreak | TokenKind.Punctuation)) != 0).ToList();
        var signs = new List<DangerSign>();
        var heavy = new HashSet<HeavySubject>();
        var sentence = new List<Token>();
        foreach (var token in tokens)
        {
            if ((token.Kind & (TokenKind.Word | TokenKind.Number)) != 0)
            {
                sentence.Add(token);
            }
            else if ((token.Kind & TokenKind.LineBreak) != 0 || text[token.Start] is '.' or '!' or '?' or '…')
            {
                Read(text, sentence, signs, heavy);
                sentence.Clear();
            }
        }

        Read(text, sentence, signs, heavy);
        return (signs, [.. heavy.Order()]);
    }

    private void Read(string text, List<Token> sentence, List<DangerSign> signs, HashSet<HeavySubject> heavy)
    {
        if (sentence.Count == 0)
        {
            return;
        }

        var words = sentence.Select(t => WordPattern.Plain(text[t.Start..t.End])).ToList();
        foreach (var (subject, pattern) in _heavy)
        {
            if (!heavy.Contains(subject) && Place(pattern, words) is not null)
            {
                heavy.Add(subject);
            }
        }

        if (Holds(_past, words) && !Holds(_now, words))
        {
            return;
        }

        foreach (var kind in _signs.GroupBy(s => s.Kind))
        {
            foreach (var (_, evidence, pattern) in kind)
            {
                if (Place(pattern, words) is { } place && !IsDenied(words, place))
                {
                    signs.Add(new(kind.Key, new(sentence[place.Start].Start, sentence[place.End - 1].End), evidence));
                    break;
                }
            }
        }
    }

    private static bool IsDenied(List<string> words, TextSpan place) =>
        (place.Start > 0 && NotBefore.Contains(words[place.Start - 1]))
        || (place.End + 1 < words.Count && words[place.End] is "niet" or "nooit" && words[place.End + 1] == "meer");

    private static bool Holds(IReadOnlyList<WordPattern> patterns, List<string> words) => patterns.Any(p => Place(p, words) is not null);

    /// <summary>The first place of a pattern, in words.</summary>
    private static TextSpan? Place(WordPattern pattern, List<string> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            if (pattern.Match(words, start, words.Count) is { } end)
            {
                return new(start, end);
            }
        }

        return null;
    }

    private static IEnumerable<string> Lines(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, name)).Where(l => l.Length > 0 && l[0] != '#');
}
