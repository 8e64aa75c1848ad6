using System.Globalization;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Makes a <see cref="TaggerModel"/> from annotated stories.</summary>
public static class TaggerTrainer
{
    /// <summary>Learns from all of <paramref name="stories"/> and their copies; decides as the options say.</summary>
    public static TaggerModel Train(
        IReadOnlyList<AnnotatedStory> stories,
        Lexicons lexicons,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stories);
        ArgumentNullException.ThrowIfNull(options);
        var copies = TrainingCopies.Of(stories, lexicons, options);
        var data = TrainingData.From(copies, stories.Count, lexicons, options);
        var learner = new ChainLearner(data.Keys.Length, options);
        var random = new Random(options.Seed);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            if (epoch == 2)
            {
                learner.StartAveraging();
            }

            var order = TrainingCopies.OfEpoch(epoch, stories.Count, data.Sequences.Count, options);
            random.Shuffle(order);
            foreach (var index in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                learner.Learn(data.Sequences[index]);
            }

            progress?.Report(new(epoch, options.Epochs));
        }

        var description = string.Create(
            CultureInfo.InvariantCulture,
            $"{stories.Count} stories {options.Source}; seed {options.Seed}, {options.Epochs} epochs, step {options.LearningRate}, sparsity {options.Sparsity}").Trim();
        return learner.ToModel(data.Keys, description).WithThresholds(options.FewestMistakes ? Thresholds.FewestMistakes() : Thresholds.FewMisses());
    }
}
