using System.Diagnostics;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Detection.Tagging;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Tagging;

public sealed class TaggerTests
{
    private static readonly Lazy<Lexicons> Lists = new(() => Lexicons.Load(Path.Combine(Repository.Data, "lexicons")));

    private static readonly Lazy<StoryDetector> Detector = new(() =>
        StoryDetector.Create(Lists.Value, TaggerModel.Load(Path.Combine(Repository.Data, "models", "nl.bin"))));

    private static readonly TrainingOptions Small = TrainingOptions.Default with { Epochs = 2, SwappedCopies = 1, LeastCount = 2 };

    [Fact]
    public void The_same_stories_and_seed_give_the_same_model_byte_for_byte()
    {
        var stories = Stories(12);

        var first = Bytes(TaggerTrainer.Train(stories, Lists.Value, Small));
        var second = Bytes(TaggerTrainer.Train(stories, Lists.Value, Small));

        Assert.Equal(first, second);
    }

    [Fact]
    public void A_model_read_back_says_what_it_said_before()
    {
        var stories = Stories(12);
        var model = TaggerTrainer.Train(stories, Lists.Value, Small);
        using var stream = new MemoryStream(Bytes(model));

        var read = TaggerModel.Load(stream);

        Assert.Equal(model.Description, read.Description);
        Assert.Equal(Found(model, stories[0].Text), Found(read, stories[0].Text));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        using var stream = new MemoryStream([1, 2, 3]);

        Assert.Throws<InvalidDataException>(() => TaggerModel.Load(stream));
    }

    [Theory]
    [InlineData("Mijn buurvrouw Khadija Bouzian heeft me geholpen.", "Khadija Bouzian")]
    [InlineData("mn begeleidster samira van cordaan is top", "samira")]
    [InlineData("IK HEB HET TEGEN SJOERD HOEKSTRA GEZEGD", "SJOERD HOEKSTRA")]
    [InlineData("Sinds vorig jaar werk ik met Oleksandr Kovalenko in de kas.", "Oleksandr Kovalenko")]
    public void Names_of_every_origin_and_in_any_case_are_found(string text, string name)
    {
        var found = Detector.Value.Detect(text);

        var start = text.IndexOf(name, StringComparison.Ordinal);
        Assert.Contains(found, a => a.Kind == IdentifierKind.Person && a.Span.Contains(new TextSpan(start, start + name.Length)));
    }

    [Theory]
    [InlineData("Mijn vader kreeg de ziekte van Parkinson.")]
    [InlineData("We lazen samen Harry Potter voor het slapen.")]
    public void Diseases_and_figures_of_fiction_are_no_persons(string text) =>
        Assert.DoesNotContain(Detector.Value.Detect(text), a => a.Kind == IdentifierKind.Person);

    [Fact]
    public void A_name_found_once_is_found_everywhere()
    {
        const string text = "Gisteren belde mijn vriendin Yildiz Karaca. Wat yildiz zei raakte me. Karaca's brief lag er nog.";

        var found = Detector.Value.Detect(text);

        foreach (var at in new[] { text.IndexOf("yildiz", StringComparison.Ordinal), text.LastIndexOf("Karaca", StringComparison.Ordinal) })
        {
            Assert.Contains(found, a => a.Kind == IdentifierKind.Person && a.Span.Contains(at));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_place_with_a_hyphen_is_on_its_list_however_the_text_is_cut(bool atSpaces)
    {
        var text = new DetectionText("Zij komt uit Sint-Niklaas .", atSpaces);
        var (words, lists) = (new uint[text.Tokens.Length], new uint[text.Tokens.Length]);

        Lists.Value.Match(text, words, lists);

        for (var t = 0; t < text.Tokens.Length; t++)
        {
            var inside = text.Tokens[t].Start >= 13 && text.Tokens[t].End <= 25;
            Assert.Equal(inside, ((WordLists)lists[t]).HasFlag(WordLists.KnownPlace));
        }
    }

    [Fact]
    public void Each_sentence_is_learnt_from_by_itself_unless_a_span_runs_on_into_it()
    {
        const string text = "Ik ben Jan. Ik woon hier. Dat is dr. Bos. Dag.";
        var doctor = text.IndexOf("dr. Bos", StringComparison.Ordinal);
        var story = new AnnotatedStory("1", text, [new(new(7, 10), IdentifierKind.Person), new(new(doctor, doctor + 7), IdentifierKind.Person)]);

        var data = TrainingData.From([story], 1, Lists.Value, TrainingOptions.Newspaper with { LeastCount = 1, TokensAtSpaces = false });

        var tokens = new DetectionText(text).Tokens.ToArray();
        var parts = Assert.Single(data.Sequences).Parts;
        Assert.Equal(["Ik", "Ik", "Dat", "Dag"], parts[..^1].Select(t => text[tokens[t].Start..tokens[t].End]));
        Assert.Equal(tokens.Length, parts[^1]);
    }

    [Fact]
    public void Every_finding_says_what_decided()
    {
        var found = Detector.Value.Detect("Ik ben Marloes en ik werk als verpleegkundige in Winterswijk.");

        Assert.NotEmpty(found);
        Assert.All(found, a => Assert.NotEmpty(a.Evidence));
        Assert.All(found, a => Assert.InRange(a.Confidence, 0, 1));
    }

    [Fact]
    public void Time_grows_with_the_length_of_a_text_whatever_it_is()
    {
        foreach (var unit in new[] { "a", "A.", "Jan ", "06-", "\n", "12 ", "van de ", "é̂", "@.", "((" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 60_000 / unit.Length));
            var watch = Stopwatch.StartNew();

            Detector.Value.Detect(text);

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"A text of '{unit}' took {watch.Elapsed}.");
        }
    }

    private static List<AnnotatedStory> Stories(int count)
    {
        using var file = File.OpenRead(Path.Combine(Repository.Data, "training", "stories-train-I.jsonl"));
        return [.. StoryLines.Read(file).Take(count)];
    }

    private static byte[] Bytes(TaggerModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static List<Annotation> Found(TaggerModel model, string text)
    {
        var found = new List<Annotation>();
        new TaggerAnnotator(model, Lists.Value).Annotate(new(text), found);
        return found;
    }
}
