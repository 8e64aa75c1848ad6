using Vertelpunt.Domain.Risk;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Pipeline.Risk.Validation;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class LevelFitTests
{
    [Fact]
    public void A_scale_fitted_on_some_stories_agrees_with_readers_of_others_and_excludes_none_as_low()
    {
        var stories = new List<LabelledStory>();
        foreach (var file in (string[])["stories-train-C.jsonl", "stories-train-G.jsonl", "stories-train-H.jsonl"])
        {
            using var reader = File.OpenText(Path.Combine(Repository.Data, "training", file));
            stories.AddRange(RiskAgreement.Read(reader, find: null));
        }

        var fit = LevelFit.Fit(stories, RiskFixture.Assessor, seed: 1);

        Assert.True(fit.Unseen.Kappa > 0.55, $"kappa {fit.Unseen.Kappa}");
        Assert.Equal(0, fit.Seen[RiskLevel.Exclude, RiskLevel.Low]);
        Assert.Equal(LevelScale.Signals.Order(), fit.Scale.Weights.Keys.Order());
        Assert.All(fit.Scale.Weights.Values, w => Assert.True(w >= 0));
    }

    [Fact]
    public void Too_few_stories_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LevelFit.Fit([], RiskFixture.Assessor, seed: 1));
    }
}
