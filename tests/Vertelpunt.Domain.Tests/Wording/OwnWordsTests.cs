using System.Text.RegularExpressions;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Wording;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Domain.Tests.Wording;

/// <summary>The Dutch of our own screens, read out of the sources: what we ask of others we keep ourselves.</summary>
public sealed partial class OwnWordsTests(ITestOutputHelper output)
{
    // Bounds a little above what was measured: new screens may not make it worse.
    [Theory]
    [InlineData("Vertelpunt.Web", 85, 0.005)]
    [InlineData("Vertelpunt.Dashboard", 79, 0.005)]
    public void The_screens_are_written_as_plainly_as_we_ask_of_others(string project, double lowestEase, double mostLong)
    {
        var texts = Texts(project);
        Assert.True(texts.Count > 200, $"only {texts.Count} texts were found");
        var whole = string.Join('\n', texts);
        var sentences = PlainDutch.Sentences(whole);
        var remarks = texts.SelectMany(PlainDutch.Look).CountBy(r => r.Issue).OrderBy(r => r.Key).ToList();
        var longOnes = texts.SelectMany(PlainDutch.Look).Where(r => r.Issue == WordingIssue.LongSentence).ToList();
        output.WriteLine($"{project}: {texts.Count} texts, {sentences.Count} sentences, ease {PlainDutch.Ease(whole):0.0}; {string.Join(", ", remarks.Select(r => $"{r.Key} {r.Value}"))}");

        Assert.True(PlainDutch.Ease(whole) >= lowestEase, $"reading ease {PlainDutch.Ease(whole):0.0}");
        Assert.True(longOnes.Count <= mostLong * sentences.Count, $"{longOnes.Count} long sentences of {sentences.Count}:\n{string.Join('\n', longOnes.Select(r => r.Words))}");
        Assert.True(remarks.Where(r => r.Key == WordingIssue.Passive).Sum(r => r.Value) <= 0.03 * sentences.Count, "too many sentences with 'worden'");
        Assert.DoesNotContain(remarks, r => r.Key == WordingIssue.Formal);
    }

    [Fact]
    public void What_a_project_gets_by_itself_is_plain()
    {
        LocalisedText[] standard = [new ProjectSettings().WhoReads, DangerAgreement.Standard.Procedure, .. DangerAgreement.Standard.Messages];
        var texts = standard.Select(t => t.Nl).Concat(Enum.GetValues<ConsentLevel>().Select(l => ConsentWords.Standard.Of(l).Nl));

        Assert.DoesNotContain(texts.SelectMany(PlainDutch.Look), r => r.Issue is WordingIssue.Formal or WordingIssue.Jargon or WordingIssue.Hard);
    }

    private static List<string> Texts(string project) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs*", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && Path.GetExtension(f) is ".cs" or ".cshtml").Order(StringComparer.Ordinal)
            .SelectMany(f => Dutch().Matches(File.ReadAllText(f)).Select(m => Hole().Replace(Regex.Unescape(m.Groups[1].Value), "3"))),
    ];

    /// <summary>The first of the two texts that L(...) and T(...) choose from.</summary>
    [GeneratedRegex("""\b[LT]\(\s*\$?"((?:[^"\\]|\\.)*)"\s*,\s*\$?"(?:[^"\\]|\\.)*"\s*\)""")]
    private static partial Regex Dutch();

    /// <summary>What is filled in while running stands as a number.</summary>
    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
