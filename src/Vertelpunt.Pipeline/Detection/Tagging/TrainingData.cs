using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>One text to learn from: per token its features, as rows of the weight table, and its tag.</summary>
/// <param name="Parts">Where each part that is learnt from at once begins, and the number of tokens.</param>
internal sealed record TrainingSequence(int[] Features, int[] Offsets, byte[] Tags, int[] Parts);

/// <summary>Texts made ready for a <see cref="ChainLearner"/>.</summary>
internal sealed class TrainingData
{
    private TrainingData(uint[] keys, List<TrainingSequence> sequences)
    {
        Keys = keys;
        Sequences = sequences;
    }

    /// <summary>The hash of each feature that is learnt, ascending; its index is its row.</summary>
    public uint[] Keys { get; }

    public List<TrainingSequence> Sequences { get; }

    public static TrainingData From(IReadOnlyList<AnnotatedStory> stories, int original, Lexicons lexicons, TrainingOptions options)
    {
        var extractor = new FeatureExtractor(lexicons, options.Articles);
        var raw = new List<(uint[] Features, int[] Offsets, byte[] Tags, int[] Parts)>(stories.Count);
        var counts = new Dictionary<uint, int>();
        for (var s = 0; s < stories.Count; s++)
        {
            var story = stories[s];
            var normalised = TextNormaliser.Normalise(story.Text);
            var text = new DetectionText(normalised.Text, options.TokensAtSpaces);
            extractor.Tokens.Describe(text, TrainingCopies.OffLists(s, original, options));
            extractor.Clear();
            var offsets = new int[text.Tokens.Length + 1];
            for (var t = 0; t < text.Tokens.Length; t++)
            {
                extractor.WriteAll(t);
                offsets[t + 1] = extractor.Features.Length;
            }

            var features = extractor.Features.ToArray();
            foreach (var feature in features)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
            }

            var tags = TagsOf(normalised, text, story.Spans);
            raw.Add((features, offsets, tags, PartsOf(text, tags, options.BySentence)));
        }

        var keys = counts.Where(c => c.Value >= options.LeastCount).Select(c => c.Key).Order().ToArray();
        var rows = new Dictionary<uint, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            rows.Add(keys[i], i);
        }

        return new(keys, [.. raw.Select(r => ToRows(r.Features, r.Offsets, r.Tags, r.Parts, rows))]);
    }

    /// <summary>The tag of each token: a token belongs to a span that holds more than half of it.</summary>
    internal static byte[] TagsOf(NormalisedText normalised, DetectionText text, IReadOnlyList<LabelledSpan> spans)
    {
        var tokens = text.Tokens;
        var owner = new int[tokens.Length];
        var next = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            owner[i] = -1;
            var at = normalised.ToOriginal(new TextSpan(tokens[i].Start, tokens[i].End));
            while (next < spans.Count && spans[next].Span.End <= at.Start)
            {
                next++;
            }

            for (var s = next; s < spans.Count && spans[s].Span.Start < at.End; s++)
            {
                var shared = Math.Min(at.End, spans[s].Span.End) - Math.Max(at.Start, spans[s].Span.Start);
                if (shared * 2 > at.Length)
                {
                    owner[i] = s;
                }
            }
        }

        var tags = new byte[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (owner[i] < 0)
            {
                tags[i] = TagLayout.Outside;
                continue;
            }

            var begins = i == 0 || owner[i - 1] != owner[i];
            var ends = i + 1 == tokens.Length || owner[i + 1] != owner[i];
            var block = begins ? (ends ? TagLayout.Unit : TagLayout.Begin) : ends ? TagLayout.Last : TagLayout.Inside;
            tags[i] = (byte)(block + TagLayout.LaneOf(spans[owner[i]].Kind));
        }

        return tags;
    }

    // A part is the whole text, or a sentence, unless a span runs on from the one before.
    private static int[] PartsOf(DetectionText text, byte[] tags, bool bySentence)
    {
        var parts = new List<int>();
        for (var t = 0; t < tags.Length; t++)
        {
            if (t == 0 || (bySentence && text.Tokens[t].Is(TokenKind.SentenceStart) && tags[t - 1] == TagLayout.Outside))
            {
                parts.Add(t);
            }
        }

        return [.. parts, tags.Length];
    }

    private static TrainingSequence ToRows(uint[] features, int[] offsets, byte[] tags, int[] parts, Dictionary<uint, int> rows)
    {
        var kept = new List<int>(features.Length);
        var starts = new int[offsets.Length];
        for (var t = 0; t + 1 < offsets.Length; t++)
        {
            starts[t] = kept.Count;
            for (var i = offsets[t]; i < offsets[t + 1]; i++)
            {
                if (rows.TryGetValue(features[i], out var row))
                {
                    kept.Add(row);
                }
            }
        }

        starts[^1] = kept.Count;
        return new([.. kept], starts, tags, parts);
    }
}
