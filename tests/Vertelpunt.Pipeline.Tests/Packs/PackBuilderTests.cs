using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Patterns;
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
    public void A_choice_fits_the_minutes_there_are_to_read()
    {
        var demo = Demo();

        var chosen = PackChoice.Choose(SamplePack.Form, demo, new(100, ReadingMinutes: 5));

        Assert.InRange(chosen.Sum(c => c.Words), 1, 5 * PackChoice.WordsPerMinute);
        Assert.Equal(5, PackChoice.Minutes(chosen));
        Assert.Empty(PackChoice.Choose(SamplePack.Form, demo.Where(c => c.Words > 360).ToList(), new(100, ReadingMinutes: 2)));
    }

    [Fact]
    public void A_choice_spread_over_an_answer_tells_nothing_about_answers_that_few_gave()
    {
        static PackCandidate From(string region) => Candidate() with { Answers = new Dictionary<string, Answer> { ["regio"] = new Chosen([region]) } };
        List<PackCandidate> many = [.. Enumerable.Range(0, 40).Select(_ => From("noord")), .. Enumerable.Range(0, 10).Select(_ => From("zuid")), From("oost"), From("west")];

        var open = PackChoice.Choose(SamplePack.Form, many, new(4, "regio"));
        var safe = PackChoice.Choose(SamplePack.Form, many, new(9, "regio", SmallestGroup: 5));

        static int Of(IEnumerable<PackCandidate> chosen, params string[] regions) => chosen.Count(c => c.Answers["regio"] is Chosen { OptionIds: [var r] } && regions.Contains(r));
        Assert.Equal((1, 1, 1, 1), (Of(open, "noord"), Of(open, "zuid"), Of(open, "oost"), Of(open, "west")));

        // East and west are one group of two: both were taken before it ran out.
        Assert.Equal(2, Of(safe, "oost", "west"));
        Assert.InRange(Of(safe, "zuid") - Of(safe, "noord"), -1, 1);
    }

    [Fact]
    public void Answers_that_would_make_a_story_too_recognisable_stay_off_its_card_and_the_manifest_says_so()
    {
        var common = Enumerable.Range(0, 12).Select(_ => Candidate()).ToList();
        var rare = Candidate() with { Answers = new Dictionary<string, Answer> { ["gevoel"] = new Chosen(["trots"]) } };
        var rareAndSafe = rare with { Id = StoryId.Create(), Risk = RiskLevel.Low, Answers = new Dictionary<string, Answer> { ["gevoel"] = new Chosen(["bang"]) } };
        var high = Candidate() with { Risk = RiskLevel.High };
        List<PackCandidate> all = [.. common, rare, rareAndSafe, high];

        var without = PrintedAnswers.Withheld(all, ["gevoel"], [.. all.Select(c => new AnsweredStory(c.Id, new(2900), c.Answers))]);
        var pack = PackId.Create();
        var cards = PackBuilder.Cards(pack, SamplePack.Form, all, ["gevoel"], without);
        var manifest = PackManifest.Of(SamplePack.Of(cards) with { Id = pack });

        Assert.Equal([rare.Id, high.Id], without.Order(Comparer<StoryId>.Create((a, b) => a == rare.Id ? -1 : 1)));
        Assert.All(cards, c => Assert.Equal(without.Contains(c.StoryId), c.Answers.Count == 0));
        Assert.Equal(2, PackManifest.Parse(manifest.ToJson()).Lines.Count(l => l.WithoutAnswers));
        Assert.Equal(2, PackHtml.Render(SamplePack.Of(cards)).Split(" *</b>").Length - 1);
        Assert.Contains("zonder antwoorden gedrukt", PackHtml.Render(SamplePack.Of(cards)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_printed_makes_no_story_unique()
    {
        var one = Candidate() with { Risk = RiskLevel.Medium, Answers = new Dictionary<string, Answer> { ["gevoel"] = LeftBlank.Instance, ["leeftijd"] = new Chosen(["80"]) } };

        Assert.Empty(PrintedAnswers.Withheld([one], ["gevoel"], [new(one.Id, new(2900), one.Answers)]));
    }

    [Fact]
    public void An_outlook_counts_what_is_printed_and_names_what_is_high()
    {
        var stories = Enumerable.Range(0, 6).Select(i => Candidate() with { Risk = RiskLevel.Low, Match = 0.01, GroupMatch = 0.1 }).ToList();
        stories.Add(Candidate() with { Risk = RiskLevel.High, Match = 0.04, GroupMatch = 0.4, Answers = new Dictionary<string, Answer> { ["gevoel"] = new Chosen(["trots"]) } });
        stories.Add(Candidate() with { Risk = RiskLevel.Low, Answers = new Dictionary<string, Answer> { ["gevoel"] = new Chosen(["bang"]) } });

        var outlook = PackOutlook.Of(stories, ["gevoel"], [.. stories.Select(c => new AnsweredStory(c.Id, new(2900), c.Answers))]);

        Assert.Equal(0.1, outlook.Together.ExpectedMatches, 9);
        Assert.Equal(1, outlook.Together.ExpectedGroupMatches, 9);
        Assert.Equal([stories[6]], outlook.HighRisk);
        Assert.Equal([stories[6].Id], outlook.WithoutAnswers);

        // The rare answer of the high one is not printed; that of the last is.
        Assert.Equal(1, outlook.UniqueStories);
    }

    [Fact]
    public void A_page_with_two_questions_says_how_sure_it_is_without_the_numbers_of_a_test()
    {
        var stories = new StoryCollection(SamplePack.Form, [.. Enumerable.Range(0, 5).SelectMany(_ => SamplePack.Stories).Select(s => new AnsweredStory(StoryId.Create(), new(2900), s.Content.Answers))], SmallNumbers.Outside);
        var overview = PairPatterns.Of(SamplePack.Form with { Questions = [.. SamplePack.Form.Questions.Take(5)] }, stories.Stories(StoryFilter.None)!, SmallNumbers.Outside);

        foreach (var language in new[] { "nl", "en" })
        {
            foreach (var pattern in overview.Patterns.Where(p => SamplePack.Form.Find(p.First) is not null && SamplePack.Form.Find(p.Second) is not null))
            {
                var sheet = PatternSheets.Of(PairChart.Draw(stories, pattern, language), pattern, language);

                Assert.DoesNotMatch(@"\b[pq] ?[=<]|n = |\d[.,]\d", sheet.Sees + sheet.Sure);
                Assert.Contains(pattern.N.ToString(System.Globalization.CultureInfo.InvariantCulture), sheet.Sure, StringComparison.Ordinal);
            }
        }
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
