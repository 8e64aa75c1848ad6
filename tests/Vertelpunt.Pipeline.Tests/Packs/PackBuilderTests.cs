using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Packs;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Packs;

public sealed class PackBuilderTests
{
    [Fact]
    public void Only_included_consented_low_risk_stories_are_printed_and_the_rest_gets_a_reason()
    {
        var fine = Candidate();
        PackCandidate[] wrong =
        [
            Candidate() with { State = StoryState.ToReview },
            Candidate() with { State = StoryState.Excluded },
            Candidate() with { Consent = ConsentLevel.PatternsOnly },
            Candidate() with { Restricted = true },
            Candidate() with { Risk = RiskLevel.High },
            Candidate() with { Text = " \n" },
        ];

        var admission = PackBuilder.Admit([fine, .. wrong]);

        Assert.Equal([fine], admission.Fit);
        Assert.Equal(
            [LeftOutReason.NotIncluded, LeftOutReason.NotIncluded, LeftOutReason.NoConsent, LeftOutReason.Restricted, LeftOutReason.RiskTooHigh, LeftOutReason.Empty],
            admission.LeftOut.Select(l => l.Reason));
        Assert.All(admission.LeftOut, l => Assert.NotEmpty(l.Text.Nl));
    }

    [Fact]
    public void What_must_be_excluded_is_never_printed_whatever_the_limit()
    {
        var admission = PackBuilder.Admit([Candidate() with { Risk = RiskLevel.Exclude }], RiskLevel.Exclude);

        Assert.Empty(admission.Fit);
    }

    [Fact]
    public void The_order_of_cards_does_not_follow_the_order_of_stories()
    {
        var candidates = Enumerable.Range(0, 120).Select(_ => Candidate()).ToList();
        var pack = PackId.Create();

        var cards = PackBuilder.Cards(pack, SamplePack.Form, candidates, ["gevoel", "leeftijd", "onbekend"]);
        var again = PackBuilder.Cards(pack, SamplePack.Form, Enumerable.Reverse(candidates).ToList(), ["gevoel"]);

        Assert.NotEqual(candidates.Select(c => c.Id), cards.Select(c => c.StoryId));
        Assert.Equal(cards.Select(c => c.StoryId), again.Select(c => c.StoryId));
        Assert.Equal("001", cards[0].Code);
        Assert.All(cards, c => Assert.All(c.Answers, a => Assert.Equal("gevoel", a.Question.Id)));
    }

    [Fact]
    public void A_choice_is_as_long_as_the_time_allows()
    {
        var chosen = PackChoice.Choose(SamplePack.Form, Demo(), new(60, ReadingMinutes: 10));

        Assert.InRange(chosen.Sum(c => c.Words), 1_400, 1_800);
    }

    [Fact]
    public void A_choice_balanced_over_a_question_takes_every_answer_equally_often()
    {
        var chosen = PackChoice.Choose(SamplePack.Form, Demo(), new(20, BalanceOver: "wie_hielp"));

        var counts = chosen.GroupBy(c => ((Chosen)c.Answers["wie_hielp"]).OptionIds[0]).Select(g => g.Count()).ToList();
        Assert.Equal(6, counts.Count);
        Assert.True(counts.Max() - counts.Min() <= 1);
    }

    [Fact]
    public void A_choice_for_contrast_holds_no_two_stories_alike()
    {
        var demo = Demo();
        var scales = SamplePack.Form with { Questions = SamplePack.Form.Questions.Where(q => q is ScaleQuestion).ToList() };

        var chosen = PackChoice.Choose(scales, demo, new(8));

        Assert.True(Spread(chosen) > 2 * Spread(demo.Take(8).ToList()));
        Assert.Equal(chosen.Select(c => c.Id), PackChoice.Choose(scales, Enumerable.Reverse(demo).ToList(), new(8)).Select(c => c.Id));
    }

    [Fact]
    public void A_card_that_lacks_one_word_on_paper_is_named()
    {
        var pack = SamplePack.Of([SamplePack.Card(1, "Een", "aap noot mies"), SamplePack.Card(2, "Twee", "wim zus jet")]);

        var result = PackCheck.Compare(pack, "01 Een aap noot mies 02 Twee wim jet");

        Assert.Equal(["02"], result.MissingCards);
        Assert.False(result.Whole);
    }

    /// <summary>The least difference in any pair, over the two scales.</summary>
    private static double Spread(IReadOnlyList<PackCandidate> candidates)
    {
        static double At(PackCandidate c, string q) => c.Answers.GetValueOrDefault(q) is Scaled s ? s.Value : 50;
        var pairs = from a in candidates from b in candidates where a != b select Math.Abs(At(a, "steun") - At(b, "steun")) + Math.Abs(At(a, "toekomst") - At(b, "toekomst"));
        return pairs.Min();
    }

    private static List<PackCandidate> Demo() => SamplePack.Stories
        .Select((s, i) => new PackCandidate(new(new Guid(i + 1, 0, 0, new byte[8])), 1, StoryState.Included, ConsentLevel.Quotes, RiskLevel.Low, s.Content.Title, s.Content.Text, s.Content.Answers))
        .ToList();

    private static PackCandidate Candidate() => new(
        StoryId.Create(), 1, StoryState.Included, ConsentLevel.WorkshopCards, RiskLevel.Medium, "Titel", "Een kort verhaal.",
        new Dictionary<string, Answer> { ["gevoel"] = new Chosen(["boos"]), ["leeftijd"] = new Chosen(["18_29"]) });
}
