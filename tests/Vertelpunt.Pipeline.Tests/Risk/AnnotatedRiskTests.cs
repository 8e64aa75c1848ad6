using Vertelpunt.Domain.Risk;
using Vertelpunt.Pipeline.Risk.Validation;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Risk;

/// <summary>Levels beside those that readers gave to the training stories, with the annotated spans.</summary>
/// <remarks>The weights were fitted on these stories: this guards against getting worse. Figures on unseen stories are in docs/risk-validation.md.</remarks>
public sealed class AnnotatedRiskTests(ITestOutputHelper output)
{
    [Fact]
    public void Levels_agree_with_readers_and_no_story_to_exclude_is_low()
    {
        var agreement = new RiskAgreement();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Data, "training"), "stories-train-*.jsonl").Order(StringComparer.Ordinal))
        {
            using var reader = File.OpenText(file);
            agreement.Add(reader, RiskFixture.Assessor, find: null);
        }

        output.WriteLine(agreement.ToMarkdown());
        Assert.True(agreement.Stories > 800);
        Assert.Equal(0, agreement[RiskLevel.Exclude, RiskLevel.Low]);
        Assert.True(agreement.Kappa >= 0.6);
    }

    [Fact]
    public void A_line_that_is_no_story_is_named()
    {
        var error = Assert.Throws<FormatException>(() => new RiskAgreement().Add(new StringReader("{\"risk\":\"low\"}"), RiskFixture.Assessor, find: null));

        Assert.StartsWith("line 1", error.Message, StringComparison.Ordinal);
    }
}
