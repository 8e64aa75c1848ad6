using Vertelpunt.Pipeline.Risk.Collection;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class CollectionRiskTests
{
    private static readonly string[] Topics =
    [
        "De bus kwam weer niet en de kinderen stonden in de regen te wachten op school.",
        "Bij het loket moest alles opnieuw, met een ander formulier en een andere balie.",
        "De buurvrouw bracht soep en bleef een uur praten over vroeger en over haar tuin.",
        "Op het werk vroeg niemand iets, ze keken naar hun scherm en de deur bleef dicht.",
    ];

    [Fact]
    public void Expected_matches_are_the_sum_over_stories()
    {
        var together = CollectionRisk.Assess([Story("a", Topics[0], match: 0.2), Story("b", Topics[1], match: 0.05)]);

        Assert.Equal(0.25, together.ExpectedMatches, 9);
    }

    [Fact]
    public void Only_the_smallest_unique_combinations_are_told()
    {
        var together = CollectionRisk.Assess(
        [
            Story("a", Topics[0], ("age", "65+"), ("region", "Utrecht")),
            Story("b", Topics[1], ("age", "25-44"), ("region", "Utrecht")),
            Story("c", Topics[2], ("age", "25-44"), ("region", "Zeeland")),
            Story("d", Topics[3], ("age", "25-44"), ("region", "Utrecht")),
        ]);

        Assert.Equal([("a", "age"), ("c", "region")], together.Unique.Select(u => (u.StoryId, string.Join('+', u.Questions))));
    }

    [Fact]
    public void Two_stories_in_the_same_rare_wording_with_the_same_rare_answers_are_linked()
    {
        const string habit = "Nou ja zeg, en toen zei ik tegen mezelf: ach meid, ach meid, laat toch waaien, laat toch waaien, het waait wel over, nou ja zeg.";
        var stories = Enumerable.Range(0, 30).Select(i => Story("s" + i, $"{Topics[i % 4]} {Topics[(i / 4) % 4]} Dag {(char)('a' + (i % 20))}{(char)('a' + (i % 7))}.", ("region", "r" + (i % 3)), ("role", "x" + (i % 2)))).ToList();
        stories.Add(Story("one", habit + " Mijn tas was weg.", ("region", "r9"), ("role", "x9")));
        stories.Add(Story("two", habit + " De trein ook al.", ("region", "r9"), ("role", "x9")));

        var likeliest = CollectionRisk.Assess(stories, pairsBySameTeller: 0.02).Links[0];

        Assert.Equal(("one", "two"), (likeliest.FirstId, likeliest.SecondId));
    }

    [Fact]
    public void A_story_that_was_sent_twice_is_linked_by_its_words_alone()
    {
        string[] words = ["water", "brug", "fiets", "oma", "loket", "regen", "soep", "tuin", "bank", "trein", "brief", "deur", "licht", "koffie", "markt", "hond"];
        var random = new Random(3);
        var stories = Enumerable.Range(0, 200).Select(i => Story("s" + i, string.Join(' ', Enumerable.Range(0, 60).Select(_ => words[random.Next(words.Length)] + (char)('a' + random.Next(26)))))).ToList();
        stories.Add(Story("again", stories[7].Text));

        var link = Assert.Single(CollectionRisk.Assess(stories).Links);

        Assert.Equal(("s7", "again"), (link.FirstId, link.SecondId));
    }

    [Fact]
    public void One_story_alone_is_linked_to_nothing()
    {
        Assert.Empty(CollectionRisk.Assess([Story("a", Topics[0])]).Links);
        Assert.Empty(CollectionRisk.Assess([]).Links);
    }

    private static CollectedStory Story(string id, string text, params (string, string)[] answers) => Story(id, text, 0.01, answers);

    private static CollectedStory Story(string id, string text, double match, params (string Question, string Answer)[] answers) =>
        new(id, text, answers.ToDictionary(a => a.Question, a => a.Answer), match, match);
}
