using Vertelpunt.Pipeline.Risk.Validation;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class AttackTests
{
    [Fact]
    public void An_attacker_who_sees_no_difference_guesses()
    {
        var blind = AttackFigures.Of("blind", 40, (_, _) => 1);

        Assert.Equal(blind.Chance, blind.RecallAt1, 9);
        Assert.Equal(10.0 / 40, blind.RecallAt10, 9);
    }

    [Fact]
    public void An_attacker_who_sees_all_is_always_right()
    {
        Assert.Equal(1, AttackFigures.Of("sees", 40, (i, j) => i == j ? 1 : 0).RecallAt1);
    }

    [Fact]
    public void A_habit_of_wording_gives_the_second_half_of_a_story_away()
    {
        string[] habits = ["nou ja zeg, ach meid, laat toch waaien", "kortom: het zij zo; desalniettemin", "echt echt echt niet normaal joh!!"];
        string[] stories = [.. habits.Select(h => string.Join(' ', Enumerable.Range(0, 14).Select(i => $"Toen ging het {(i % 2 == 0 ? "weer" : "nog")} eens mis, {h}.")))];

        var (attacks, links) = WordingAttack.Run(stories, text => text);

        Assert.All(attacks.Where(a => a.Attack.Contains("all characters", StringComparison.Ordinal)), a => Assert.Equal(1, a.RecallAt1));
        Assert.Equal(6, links.Stories);
    }

    [Fact]
    public void Halves_are_cut_between_sentences_and_lose_nothing()
    {
        var (first, second) = WordingAttack.Halves("Een zin. Nog een zin die wat langer is. En een derde zin.");

        Assert.Equal(("Een zin. Nog een zin die wat langer is.", "En een derde zin."), (first, second));
    }

    [Fact]
    public void An_answer_that_follows_from_another_is_inferred_and_one_that_does_not_is_not()
    {
        var random = new Random(1);
        Dictionary<string, string>[] Stories(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(4)).Select(work => new Dictionary<string, string>
        {
            ["work"] = $"w{work}", ["lungs"] = work == 0 ? "dust" : "none", ["luck"] = random.Next(3) == 0 ? "yes" : "no",
        })];
        var (learned, guessed) = (Stories(800), Stories(400));

        var lungs = InferenceAttack.Of("lungs", ["work"], learned, guessed);
        var luck = InferenceAttack.Of("luck", ["work"], learned, guessed);

        Assert.Equal(1, lungs.Guessed);
        Assert.True(lungs is { Gain: > 0.15, Bits: > 0.5, Certain: > 0.15 });
        Assert.InRange(luck.Gain, -0.05, 0.05);
    }

    [Fact]
    public void The_chance_in_an_invited_group_is_about_what_an_acquaintance_reaches()
    {
        var result = AttackValidation.Run(RiskFixture.Model, new(Seed: 5, Tellers: 300, Groups: 80, Provinces: ["Zeeland"]), [], text => text);

        Assert.All(result.Groups.Where(g => !g.Drawn.Contains("not said", StringComparison.Ordinal)), g => Assert.True(g.CalibrationError < 0.12, $"{g}"));
        Assert.True(result.Answers[0].RecallAt1 < result.Answers[^1].RecallAt1);
        Assert.Contains("| one municipality | what acquaintances know | 150 |", AttackValidation.ToMarkdown(result), StringComparison.Ordinal);
    }
}
