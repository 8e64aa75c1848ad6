using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Testing;

namespace Vertelpunt.Pipeline.Tests.Risk;

/// <summary>The shipped model, loaded once, and short ways to make findings.</summary>
internal static class RiskFixture
{
    public static string DataFolder { get; } = Path.Combine(Repository.Root, "data");

    public static RiskModel Model { get; } = RiskModel.Load(DataFolder);

    public static FactMaker Make { get; } = new(Model);

    public static RiskAssessor Assessor { get; } = new(Model);

    public static RiskGroup Group { get; } = new(150, []);

    public static double CountOf(params Fact[] facts) => new SetCounter(Model).Count(facts, Group).Fits;

    /// <summary>A finding on the first occurrence of some words.</summary>
    public static Finding Find(string text, string words, IdentifierKind kind, RedactionOperator action = RedactionOperator.Keep, string? replacement = null)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new(new(start, start + words.Length), kind, 1, 1, "test", "test", action, FindingStatus.Proposed, replacement);
    }

    public static RiskAssessment Assess(string text, params Finding[] findings) =>
        Assessor.Assess(StoryDocument.OfText(text), [.. findings.OrderBy(f => f.Span)], [], new ProjectSettings());
}
