using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Risk.Collection;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Cli.Commands;

/// <summary>What an export would give away, told before it is made: counts only.</summary>
internal static class ExportOutlook
{
    private const int Batch = 200;

    /// <summary>Above this many, wording is not compared two by two: that takes the square of their number.</summary>
    private const int MostCompared = 1_000;

    /// <summary>As many questions as three at a time can be gone through; those about the teller first.</summary>
    private const int MostQuestions = 12;

    public static async Task<string> OfAsync(IServiceProvider services, Project project, IReadOnlyList<StoryId> ids, CancellationToken cancellationToken)
    {
        var form = await services.GetRequiredService<ProjectStore>().FormAsync(project.Id, project.FormVersion, cancellationToken);
        var questions = form.Questions.Where(q => q is not ShortTextQuestion).OrderByDescending(q => q.About).Take(MostQuestions).Select(q => q.Id).ToList();
        var vault = services.GetRequiredService<StoryVault>();
        var opened = new List<(StaffStory Story, AnsweredStory Answers)>(ids.Count);
        foreach (var batch in ids.Chunk(Batch))
        {
            opened.AddRange((await vault.ReadManyAsync(batch, cancellationToken)).Select(s => (s, new AnsweredStory(new(s.Record.Id), new(s.Record.ToldWeek), s.Answers))));
        }

        var withheld = StoryExport.Withheld(form, [.. opened.Select(o => o.Answers)], new(Math.Max(1, project.Settings.MinimumCellOutside)));
        var compared = opened.Count <= MostCompared;
        var collected = opened.Select(o => new CollectedStory(
            o.Answers.Id.ToString(),
            compared && o.Story.Record.ConsentLevel >= ConsentLevel.WorkshopCards ? o.Story.Processed.Field("text") : "",
            AnswerCells.Of(o.Answers.Answers, questions.Where(q => !withheld[o.Answers.Id].Contains(q))),
            o.Story.Processed.Risk.MatchProbability,
            o.Story.Processed.Risk.GroupMatchProbability)).ToList();
        var together = CollectionRisk.Assess(collected, compareWording: compared);
        var teller = form.Questions.Where(q => q.About == QuestionSubject.Teller).Select(q => q.Id).ToHashSet();
        var unique = together.Unique.Select(u => u.StoryId).Distinct().Count();
        var background = together.Unique.Where(u => u.Questions.All(teller.Contains)).Select(u => u.StoryId).Distinct().Count();

        var text = new StringBuilder();
        Line($"{collected.Count} stories. Whoever guesses once for each who told it would be right {together.ExpectedMatches:0.0} times as a stranger, {together.ExpectedGroupMatches:0.0} times as one of the invited group.");
        Line($"{unique} stories have up to three answers in a combination that no other has, {background} of them in answers about the teller alone.");
        Line(compared ? $"{together.Links.Count} pairs may be by one teller." : (FormattableString)$"Wording was not compared: more than {MostCompared} stories.");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
