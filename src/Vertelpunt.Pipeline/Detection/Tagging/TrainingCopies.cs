using System.Text;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Copies of stories in other letters and with other names and places, so that the tagger learns from the sentence and not from
/// the name alone, and knows names of every origin.</summary>
internal static class TrainingCopies
{
    /// <summary>The stories, and per the options their copies, in a fixed order.</summary>
    public static List<AnnotatedStory> Of(IReadOnlyList<AnnotatedStory> stories, Lexicons lexicons, TrainingOptions options)
    {
        var copies = new List<AnnotatedStory>(stories);
        if (options.CaseCopies)
        {
            copies.AddRange(stories.Select(s => s.WithCase(upper: false)));
        }

        var random = new Random(options.Seed);
        var pools = new NamePools(lexicons, random);
        for (var copy = 0; copy < options.SwappedCopies && pools.Any; copy++)
        {
            foreach (var story in stories)
            {
                var swapped = Swap(story, lexicons, pools, random);
                copies.Add(!options.CaseCopies || copy % 3 == 0 ? swapped : swapped.WithCase(upper: copy % 3 == 2));
            }
        }

        return copies;
    }

    /// <summary>Which words copy number <paramref name="index"/> takes off the lists; null for none.</summary>
    public static Func<uint, bool>? OffLists(int index, int original, TrainingOptions options)
    {
        if (index < original * (options.CaseCopies ? 2 : 1) || options.ListDropout <= 0)
        {
            return null;
        }

        var bound = (uint)(options.ListDropout * uint.MaxValue);
        var salt = (uint)(index + 1);
        return word => WordHash.Feature(salt, word, (uint)options.Seed) < bound;
    }

    /// <summary>Which copies one round of training sees: the stories and their lower-cased copies always, one of the swapped copies in turn.</summary>
    public static int[] OfEpoch(int epoch, int stories, int copies, TrainingOptions options)
    {
        var always = stories * (options.CaseCopies ? 2 : 1);
        var swapped = (copies - always) / Math.Max(1, stories);
        var turn = swapped == 0 ? 0 : always + ((epoch - 1) % swapped * stories);
        return [.. Enumerable.Range(0, always), .. Enumerable.Range(turn, swapped == 0 ? 0 : stories)];
    }

    private static AnnotatedStory Swap(AnnotatedStory story, Lexicons lexicons, NamePools pools, Random random)
    {
        var text = new StringBuilder(story.Text.Length + 64);
        var spans = new List<LabelledSpan>(story.Spans.Count);
        var swaps = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (var span in story.Spans)
        {
            text.Append(story.Text, position, span.Span.Start - position);
            var start = text.Length;
            var original = story.Text[span.Span.Start..span.Span.End];
            text.Append(span.Kind switch
            {
                IdentifierKind.Person => SwapWords(original, swaps, word => NewName(word, lexicons, pools)),
                IdentifierKind.Location when random.Next(10) < 7 => SwapPlace(original, swaps, lexicons, pools),
                _ => original,
            });
            spans.Add(new(new(start, text.Length), span.Kind));
            position = span.Span.End;
        }

        text.Append(story.Text, position, story.Text.Length - position);
        return story with { Text = text.ToString(), Spans = spans };
    }

    private static string? NewName(string word, Lexicons lexicons, NamePools pools)
    {
        if (word.Length < 3 || NameParticles.Contains(word.ToLowerInvariant()))
        {
            return null;
        }

        var lists = lexicons.ListsOf(word.ToLowerInvariant());
        return (lists & WordLists.Surname) != 0 && (lists & WordLists.FirstName) == 0 ? pools.Surname() : pools.FirstName();
    }

    private static string SwapPlace(string original, Dictionary<string, string> swaps, Lexicons lexicons, NamePools pools)
    {
        if (!swaps.TryGetValue(original, out var swapped))
        {
            var known = !original.Contains(' ') && (lexicons.ListsOf(original.ToLowerInvariant()) & WordLists.Place) != 0;
            swapped = known ? pools.Place() : original;
            swaps[original] = swapped;
        }

        return InCaseOf(original, swapped);
    }

    private static string SwapWords(string original, Dictionary<string, string> swaps, Func<string, string?> swap)
    {
        var result = new StringBuilder();
        for (var i = 0; i < original.Length;)
        {
            if (!char.IsLetter(original[i]))
            {
                result.Append(original[i++]);
                continue;
            }

            var end = i;
            while (end < original.Length && char.IsLetter(original[end]))
            {
                end++;
            }

            var word = original[i..end];
            if (!swaps.TryGetValue(word, out var other))
            {
                other = swap(word) ?? word;
                swaps[word] = other;
            }

            result.Append(InCaseOf(word, other));
            i = end;
        }

        return result.ToString();
    }

    private static string InCaseOf(string model, string word) =>
        !model.Any(char.IsUpper) ? word.ToLowerInvariant()
        : model.Length > 1 && !model.Any(char.IsLower) ? word.ToUpperInvariant()
        : word;

    // Every origin has the same chance, however long its list. One name in five is also an ordinary word (An, Roos, Ho, De Wit): without its
    // capital only the sentence tells that it is a name, and by chance such names would be too few to learn that from.
    private sealed class NamePools
    {
        private const int OneInWords = 5;

        private readonly Random _random;
        private readonly Pool _first;
        private readonly Pool _last;
        private readonly Pool _places;

        public NamePools(Lexicons lexicons, Random random)
        {
            _random = random;
            _first = Pool.Of(lexicons, "first-names/");
            _last = Pool.Of(lexicons, "surnames/");
            _places = Pool.Of(lexicons, "places/");
        }

        public bool Any => _first.All.Length > 0 && _last.All.Length > 0 && _places.All.Length > 0;

        public string FirstName() => Name(_first);

        public string Surname() => Name(_last);

        public string Place() => Pick(_places.All);

        private string Name(Pool pool) => Pick(pool.Words.Length > 0 && _random.Next(OneInWords) == 0 ? pool.Words : pool.All);

        private string Pick(IReadOnlyList<string>[] lists)
        {
            var list = lists[_random.Next(lists.Length)];
            return list[_random.Next(list.Count)];
        }
    }

    /// <summary>Names by origin, and those of them that are also ordinary words.</summary>
    private sealed record Pool(IReadOnlyList<string>[] All, IReadOnlyList<string>[] Words)
    {
        public static Pool Of(Lexicons lexicons, string prefix)
        {
            IReadOnlyList<string>[] all =
                [.. lexicons.Names.Where(n => n.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value)];
            return new(all, [.. all.Select(names => names.Where(n => (lexicons.ListsOf(n.ToLowerInvariant()) & WordLists.Ordinary) != 0).ToList()).Where(names => names.Count > 0)]);
        }
    }
}
