using System.Text;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Lists;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>How well names are found by where they come from: the same stories, told again with names of each origin.</summary>
/// <remarks>First names and surnames come from data/lexicons, which the tagger knows as lists: this shows whether one origin is treated
/// worse than another, not how a name on no list fares.</remarks>
public static class OriginRecall
{
    /// <summary>Per origin the share of PERSON spans that are covered whole, and how many there are.</summary>
    public static IReadOnlyList<(string Origin, double Recall, int Names)> Of(IReadOnlyList<AnnotatedStory> stories, Lexicons lexicons, StoryDetector detector, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(stories);
        ArgumentNullException.ThrowIfNull(lexicons);
        var rows = new List<(string, double, int)>();
        foreach (var origin in lexicons.Names.Keys.Where(k => k.StartsWith("first-names/", StringComparison.Ordinal)).Select(k => k["first-names/".Length..]).Order(StringComparer.Ordinal))
        {
            if (!lexicons.Names.TryGetValue("surnames/" + origin, out var surnames))
            {
                continue;
            }

            var random = new Random(seed);
            var scores = new StoryScores();
            foreach (var story in stories)
            {
                var retold = Retell(story, lexicons.Names["first-names/" + origin], surnames, random);
                scores.Add(retold, DetectionCommands.Predict(detector, retold.Text));
            }

            if (scores.ByLabel.TryGetValue(IdentifierKind.Person.Label(), out var persons))
            {
                rows.Add((origin, (double)persons.Found / persons.All, persons.All));
            }
        }

        return rows;
    }

    // The first word of a name becomes a first name, the last of several a surname; the same word the same name all through the story.
    private static AnnotatedStory Retell(AnnotatedStory story, IReadOnlyList<string> firstNames, IReadOnlyList<string> surnames, Random random)
    {
        var text = new StringBuilder();
        var spans = new List<LabelledSpan>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (var span in story.Spans)
        {
            text.Append(story.Text, position, span.Span.Start - position);
            var start = text.Length;
            var original = story.Text[span.Span.Start..span.Span.End];
            text.Append(span.Kind == IdentifierKind.Person ? NewName(original, names, firstNames, surnames, random) : original);
            spans.Add(new(new(start, text.Length), span.Kind));
            position = span.Span.End;
        }

        text.Append(story.Text, position, story.Text.Length - position);
        return story with { Text = text.ToString(), Spans = spans };
    }

    private static string NewName(string original, Dictionary<string, string> names, IReadOnlyList<string> firstNames, IReadOnlyList<string> surnames, Random random)
    {
        var words = original.Split(' ', '\n');
        var kept = words.Where(w => w.Length > 0 && !NameParticles.Contains(w.ToLowerInvariant())).ToList();
        var result = new List<string>();
        foreach (var word in kept)
        {
            if (!names.TryGetValue(word, out var name))
            {
                var pool = kept.Count > 1 && result.Count == kept.Count - 1 ? surnames : firstNames;
                name = word.Length < 3 || word.Contains('.', StringComparison.Ordinal) ? word : pool[random.Next(pool.Count)];
                names[word] = name;
            }

            result.Add(!word.Any(char.IsUpper) ? name.ToLowerInvariant() : word.Length > 1 && !word.Any(char.IsLower) ? name.ToUpperInvariant() : name);
        }

        return result.Count == 0 ? original : string.Join(' ', result);
    }
}
