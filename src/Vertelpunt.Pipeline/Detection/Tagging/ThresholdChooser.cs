using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Chooses per kind how sure the tagger must be, on stories the model was not trained on.</summary>
/// <remarks>It seeks the most found (direct mentions, which count most, and quasi mentions) against a price on text covered without need,
/// as cased text and in lower case. First one threshold for all direct and one for all other kinds, then one pass kind by kind.</remarks>
internal static class ThresholdChooser
{
    private static readonly float[] Direct = [0.4f, 0.25f, 0.15f, 0.1f];
    private static readonly float[] Other = [0.5f, 0.4f, 0.32f, 0.25f, 0.2f];
    private static readonly float[] Any = [0.3f, 0.5f, 0.8f];
    private static readonly float[] Steps = [0.6f, 0.8f, 1.25f, 1.6f];

    public static float[] Choose(TaggerModel model, Lexicons lexicons, IReadOnlyList<AnnotatedStory> held, TrainingOptions options)
    {
        var annotator = new TaggerAnnotator(model, lexicons);
        var stories = options.CaseCopies ? [.. held, .. held.Select(s => s.WithCase(upper: false))] : held;
        var marked = stories.Select(s => new Marked(s, annotator)).ToList();
        var best = new float[TagLayout.Lanes];
        var bestValue = double.MinValue;
        foreach (var direct in Direct)
        {
            foreach (var other in Other)
            {
                foreach (var any in Any)
                {
                    var thresholds = new float[TagLayout.Lanes];
                    thresholds.AsSpan().Fill(other);
                    thresholds.AsSpan(1, (int)IdentifierKind.IpAddress + 1).Fill(direct);
                    thresholds[0] = any;
                    Try(thresholds);
                }
            }
        }

        for (var lane = 0; lane <= TagLayout.Kinds; lane++)
        {
            foreach (var step in Steps)
            {
                var thresholds = (float[])best.Clone();
                thresholds[lane] = Math.Min(thresholds[lane] * step, 0.9f);
                Try(thresholds);
            }
        }

        return best;

        void Try(float[] thresholds)
        {
            var value = Value(marked, thresholds, options);
            if (value > bestValue)
            {
                bestValue = value;
                best = thresholds;
            }
        }
    }

    private static double Value(List<Marked> marked, float[] thresholds, TrainingOptions options)
    {
        var scores = new StoryScores();
        var spans = new List<TokenSpan>();
        foreach (var story in marked)
        {
            scores.Add(story.Story, story.Decode(thresholds, spans));
        }

        var over = scores.Over ?? 0;
        var beyond = Math.Max(0, over - options.OverBudget);
        return (scores.QuasiMention ?? 0) + (1.5 * (scores.DirectMention ?? 0)) + (0.3 * (scores.CleanStories ?? 0)) - (2 * over) - (60 * beyond);
    }

    private sealed class Marked
    {
        private readonly DetectionText _text;
        private readonly float[] _marginals;

        public Marked(AnnotatedStory story, TaggerAnnotator annotator)
        {
            // In normalised text throughout: what is compared is what the tagger saw.
            var normalised = TextNormaliser.Normalise(story.Text);
            _text = new(normalised.Text);
            _marginals = annotator.MarginalsOf(_text);
            Story = new(story.Id, normalised.Text, Spans(TrainingData.TagsOf(normalised, _text, story.Spans)));
        }

        public AnnotatedStory Story { get; }

        public List<LabelledSpan> Decode(float[] thresholds, List<TokenSpan> spans)
        {
            SpanDecoder.Decode(_text, _marginals, thresholds, spans);
            return spans.ConvertAll(s => new LabelledSpan(new(_text.Tokens[s.First].Start, _text.Tokens[s.Last].End), TagLayout.KindOf(s.Lane), s.Confidence));
        }

        private List<LabelledSpan> Spans(byte[] tags)
        {
            var spans = new List<LabelledSpan>();
            var first = 0;
            for (var t = 0; t < tags.Length; t++)
            {
                if (tags[t] == TagLayout.Outside)
                {
                    continue;
                }

                if (tags[t] < TagLayout.Inside || tags[t] > TagLayout.Unit)
                {
                    first = t;
                }

                if (tags[t] > TagLayout.Last)
                {
                    spans.Add(new(new(_text.Tokens[first].Start, _text.Tokens[t].End), TagLayout.KindOf(tags[t] % TagLayout.Lanes)));
                }
            }

            return spans;
        }
    }
}
