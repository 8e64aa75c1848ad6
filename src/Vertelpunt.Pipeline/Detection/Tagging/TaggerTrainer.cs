using System.Globalization;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Makes a <see cref="TaggerModel"/> from annotated stories.</summary>
public static class TaggerTrainer
{
    /// <summary>Trains twice: without a fold of the stories, to choose per kind the threshold that finds most within the budget of
    /// covering too much; then on all of them.</summary>
    public static TaggerModel Train(
        IReadOnlyList<AnnotatedStory> stories,
        Lexicons lexicons,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var thresholds = new float[TagLayout.Lanes];
        thresholds.AsSpan().Fill(0.5f);
        if (options.ThresholdFold > 1 && stories.Count >= options.ThresholdFold)
        {
            var kept = stories.Where((_, i) => i % options.ThresholdFold != 0).ToList();
            var held = stories.Where((_, i) => i % options.ThresholdFold == 0).ToList();
            var first = Fit(kept, lexicons, options, "thresholds", progress, cancellationToken);
            thresholds = ThresholdChooser.Choose(first, lexicons, held, options);
        }

        return Fit(stories, lexicons, options, "model", progress, cancellationToken).WithThresholds(thresholds);
    }

    private static TaggerModel Fit(
        IReadOnlyList<AnnotatedStory> stories,
        Lexicons lexicons,
        TrainingOptions options,
        string phase,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        var copies = TrainingCopies.Of(stories, lexicons, options);
        var data = TrainingData.From(copies, lexicons, options.LeastCount);
        var learner = new ChainLearner(data.Keys.Length, options);
        var random = new Random(options.Seed);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var order = TrainingCopies.OfEpoch(epoch, stories.Count, data.Sequences.Count, options);
            random.Shuffle(order);
            foreach (var index in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                learner.Learn(data.Sequences[index]);
            }

            progress?.Report(new(phase, epoch, options.Epochs));
        }

        var description = string.Create(
            CultureInfo.InvariantCulture,
            $"{stories.Count} stories {options.Source}; seed {options.Seed}, {options.Epochs} epochs, step {options.LearningRate}, sparsity {options.Sparsity}").Trim();
        return learner.ToModel(data.Keys, description);
    }
}
