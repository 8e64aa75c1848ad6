using System.Security.Cryptography;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Danger;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Redaction;
using Vertelpunt.Pipeline.Resolution;
using Vertelpunt.Pipeline.Risk;

namespace Vertelpunt.Pipeline.Processing;

/// <summary>The whole way of one narrative: detect, resolve, redact, assess, and look for danger. Pure, and safe to share between threads.</summary>
/// <param name="tagger">Which trained model the detector holds.</param>
public sealed class StoryProcessor(StoryDetector detector, Redactor redactor, RiskAssessor assessor, DangerDetector danger, string tagger)
{
    /// <summary>The version of rules and composition: raise it when stories should be run again because of them. Those of the models follow it.</summary>
    private const string Version = "1";

    /// <summary>The processor the product uses. Reads lists, figures and the model once: share it.</summary>
    /// <param name="dataFolder">The product's data/ folder.</param>
    public static StoryProcessor Create(string dataFolder) => 
        new(StoryDetector.Create(dataFolder), Redactor.Create(dataFolder), new RiskAssessor(RiskModel.Load(dataFolder)), DangerDetector.Create(dataFolder),
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(dataFolder, "models", "nl.bin"))))[..8]);

    /// <summary>What this makes is marked with: rules, risk model and tagger. Another one means that stories would come out differently.</summary>
    public string PipelineVersion => $"{Version}/{assessor.ModelVersion}/{tagger}";

    /// <summary>What becomes of a narrative that nobody has looked at yet.</summary>
    public ProcessedStory Process(StoryContent content, StoryForm form, ProjectSettings settings)
    {
        var document = StoryDocument.Of(content);
        return Finish(document, Find(document, settings.Redaction), content, form, settings);
    }

    /// <summary>The same after a reviewer changed the findings.</summary>
    /// <param name="findings">In order, not overlapping, with offsets in the document of <paramref name="content"/>.</param>
    public ProcessedStory Reprocess(StoryContent content, StoryForm form, ProjectSettings settings, IReadOnlyList<Finding> findings) =>
        Finish(StoryDocument.Of(content), findings, content, form, settings);

    /// <summary>What the risk would be without some of the facts.</summary>
    /// <param name="off">Numbers of <see cref="SwitchableFact"/>.</param>
    public WhatIf WithoutFacts(StoryContent content, StoryForm form, ProjectSettings settings, IReadOnlyList<Finding> findings, IReadOnlySet<int> off) =>
        assessor.WithoutFacts(StoryDocument.Of(content), findings, BackgroundFact.Of(form, content), settings, off);

    /// <summary>The findings in a document.</summary>
    public IReadOnlyList<Finding> Find(StoryDocument document, RedactionPolicy policy) =>
        FindingResolver.Resolve(document, detector.Detect(document.Text), policy);

    /// <summary>The redacted document.</summary>
    public RedactedStory Redact(StoryDocument document, IReadOnlyList<Finding> findings) => redactor.Redact(document, findings);

    private ProcessedStory Finish(StoryDocument document, IReadOnlyList<Finding> findings, StoryContent content, StoryForm form, ProjectSettings settings)
    {
        var redacted = Redact(document, findings);
        var risk = assessor.Assess(document, findings, BackgroundFact.Of(form, content), settings);
        var (dangers, heavy) = danger.Find(document.Text);
        return new(findings, redacted.Text, redacted.Fields, risk, PipelineVersion) { Dangers = dangers, Heavy = heavy };
    }
}
