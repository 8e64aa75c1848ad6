using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Finds names, places, organisations and what else points to someone, with a trained <see cref="TaggerModel"/>.</summary>
/// <remarks>Its confidence is the model's own probability. Its evidence is the family of features that spoke loudest: "word", "ending", "shape",
/// "context", "list:first-names", "list:places", ..., "elsewhere" (letter case of the same word elsewhere in the text).</remarks>
public sealed class TaggerAnnotator : IAnnotator
{
    /// <summary>Longer texts are read in windows of this many tokens, cut at a line break or sentence end where there is one.</summary>
    private const int Window = 2048;

    private readonly TaggerModel _model;
    private readonly bool _everyone;
    private readonly ThreadLocal<Workspace> _workspace;

    /// <param name="everyone">Also mark public figures and figures of fiction: for newspaper corpora, in which they are persons like others.</param>
    public TaggerAnnotator(TaggerModel model, Lexicons lexicons, bool everyone = false)
    {
        (_model, _everyone) = (model, everyone);
        _workspace = new(() => new(model, lexicons));
    }

    public string Name => "tagger";

    /// <inheritdoc/>
    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        if (tokens.Length == 0)
        {
            return;
        }

        var work = _workspace.Value!;
        work.Extractor.Tokens.Describe(text, offLists: null);
        Mark(text, work);
        foreach (var span in work.Spans)
        {
            var (start, end) = (tokens[span.First].Start, tokens[span.Last].End);
            var kind = TagLayout.KindOf(span.Lane);
            if (kind == IdentifierKind.Person && !_everyone && IsPublic(work, span))
            {
                continue;
            }

            into.Add(new(new(start, end), kind, span.Confidence, Name, EvidenceOf(work, span)));
        }
    }

    /// <summary>Only the features of a text: for measuring what they cost.</summary>
    public void Describe(DetectionText text)
    {
        var extractor = _workspace.Value!.Extractor;
        extractor.Tokens.Describe(text, offLists: null);
        for (var t = 0; t < text.Tokens.Length; t++)
        {
            extractor.Clear();
            extractor.WriteAll(t);
        }
    }

    private void Mark(DetectionText text, Workspace work)
    {
        var tokens = text.Tokens;
        work.Reserve(tokens.Length);
        for (var start = 0; start < tokens.Length;)
        {
            var end = WindowEnd(tokens, start);
            work.Chain.Reserve(end - start);
            work.Scorer.Score(start, end, work.Chain.Scores);
            work.Chain.Run(end - start, _model.Potentials);
            work.Chain.Marginals.AsSpan(0, (end - start) * TagLayout.Size).CopyTo(work.Marginals.AsSpan(start * TagLayout.Size));
            work.Chain.Scores.AsSpan(0, (end - start) * TagLayout.Size).CopyTo(work.Scores.AsSpan(start * TagLayout.Size));
            start = end;
        }

        work.Decoder.Decode(tokens, work.Scores, work.Marginals, _model, _model.Thresholds, work.Spans);
    }

    private static int WindowEnd(ReadOnlySpan<Token> tokens, int start)
    {
        if (tokens.Length - start <= Window)
        {
            return tokens.Length;
        }

        for (var t = start + Window; t > start + (Window / 2); t--)
        {
            if (tokens[t].Is(TokenKind.SentenceStart) || tokens[t - 1].IsLineBreak)
            {
                return t;
            }
        }

        return start + Window;
    }

    private static bool IsPublic(Workspace work, TokenSpan span)
    {
        for (var t = span.First; t <= span.Last; t++)
        {
            var lists = (WordLists)work.Extractor.Tokens.Lists[t];
            if ((lists & WordLists.Public) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private string EvidenceOf(Workspace work, TokenSpan span)
    {
        Span<float> families = stackalloc float[EvidenceFamilies.Count];
        Span<float> said = stackalloc float[TagLayout.Size];
        var extractor = work.Extractor;
        for (var t = span.First; t <= span.Last; t++)
        {
            extractor.Clear();
            extractor.WriteAll(t);
            for (int i = 0, end; i < extractor.Features.Length; i = end)
            {
                // Features of one family stand together; what they say for the kind is the best of its tags less 'outside'.
                var family = EvidenceFamilies.Of(extractor.Templates[i]);
                for (end = i + 1; end < extractor.Features.Length && EvidenceFamilies.Of(extractor.Templates[end]) == family; end++)
                {
                }

                said.Clear();
                _model.Add(extractor.Features[i..end], said);
                var (begin, inside) = (said[TagLayout.Begin + span.Lane], said[TagLayout.Inside + span.Lane]);
                var (last, unit) = (said[TagLayout.Last + span.Lane], said[TagLayout.Unit + span.Lane]);
                families[family] += Math.Max(Math.Max(Math.Max(begin, inside), Math.Max(last, unit)), 0) - said[TagLayout.Outside];
            }
        }

        var best = 0;
        for (var f = 1; f < families.Length; f++)
        {
            best = families[f] > families[best] ? f : best;
        }

        return best == EvidenceFamilies.List ? EvidenceFamilies.ListName((WordLists)extractor.Tokens.Lists[span.First]) : EvidenceFamilies.Name(best);
    }

    private sealed class Workspace
    {
        public Workspace(TaggerModel model, Lexicons lexicons)
        {
            Extractor = new(lexicons, model.Articles);
            Scorer = new(model, Extractor);
        }

        public FeatureExtractor Extractor { get; }

        public TokenScorer Scorer { get; }

        public Chain Chain { get; } = new();

        public SpanDecoder Decoder { get; } = new();

        public float[] Scores { get; private set; } = [];

        public List<TokenSpan> Spans { get; } = [];

        public float[] Marginals { get; private set; } = [];

        public void Reserve(int tokens)
        {
            if (Marginals.Length < tokens * TagLayout.Size)
            {
                Marginals = new float[tokens * TagLayout.Size * 5 / 4];
                Scores = new float[Marginals.Length];
            }
        }
    }
}
