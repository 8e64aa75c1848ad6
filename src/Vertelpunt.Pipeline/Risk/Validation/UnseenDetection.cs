using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Detection.Tagging;
using Vertelpunt.Pipeline.Resolution;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Findings in stories by taggers that were trained without them: what detection leaves on text it has not seen.</summary>
public static class UnseenDetection
{
    /// <summary>How many taggers: each learns from all parts but one and reads that one.</summary>
    public const int Parts = 3;

    /// <param name="files">Annotated stories; those without a "risk" only train. Training takes minutes per part.</param>
    /// <exception cref="FormatException">A line is no annotated story.</exception>
    /// <exception cref="BadLineException">The same, for what the tagger needs.</exception>
    public static IReadOnlyList<LabelledStory> Of(IReadOnlyList<string> files, Lexicons lexicons, CancellationToken cancellationToken)
    {
        var annotated = new List<AnnotatedStory>();
        var told = new List<LabelledStory>();
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            annotated.AddRange(DetectionCommands.Read(stream, CorpusFormat.Stories));
            using var reader = File.OpenText(file);
            told.AddRange(RiskAgreement.Read(reader, find: null));
        }

        var byText = told.GroupBy(s => s.Document.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Told, StringComparer.Ordinal);
        var stories = new List<LabelledStory>();
        for (var part = 0; part < Parts; part++)
        {
            var model = TaggerTrainer.Train([.. annotated.Where((_, i) => i % Parts != part)], lexicons, TrainingOptions.Default, cancellationToken: cancellationToken);
            var detector = StoryDetector.Create(lexicons, model);
            foreach (var story in annotated.Where((_, i) => i % Parts == part))
            {
                if (byText.TryGetValue(story.Text, out var level))
                {
                    var document = StoryDocument.OfText(story.Text);
                    stories.Add(new(document, FindingResolver.Resolve(document, detector.Detect(story.Text), RedactionPolicy.Default), level));
                }
            }
        }

        return stories;
    }
}
