using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Reports;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>What somebody wants in a report.</summary>
/// <param name="Observations">Which; in the order of the board.</param>
/// <param name="WithAnswers">Whether a chart for each question about the story goes at the end.</param>
public sealed record ReportWish(string Introduction, IReadOnlySet<Guid> Observations, IReadOnlySet<Guid> Sessions, bool WithQuotes, bool WithAnswers);

/// <summary>Puts a report together from what may leave the team now: the larger threshold, and quotes of those who allow them.</summary>
public sealed class ReportDesk(NoteDesk notes, CollectionReader reader, PairOverviews overviews, StoryShelf shelf, TimeProvider time)
{
    public async Task<Report> MakeAsync(Project project, ReportWish wish, string language, CancellationToken cancellationToken)
    {
        var board = await notes.ReadAsync(project, cancellationToken);
        var stories = await reader.ReadAsync(project, project.Settings.MinimumCellOutside, cancellationToken);
        var chosen = board.Observations.Where(o => wish.Observations.Contains(o.Stored.Id)).ToList();
        var overview = chosen.Any(o => o.Note.Patterns.Any(p => p.Sight.Second is not null)) ? await overviews.WaitAsync(stories, cancellationToken) : null;
        var quotable = wish.WithQuotes ? await QuotableAsync(project, board, chosen.Select(o => o.Note), cancellationToken) : [];

        var themes = board.Themes.Select(t => new ReportTheme(t.Note.Name, t.Note.Text, [.. chosen.Where(o => o.Note.Theme == t.Stored.Id).Select(o => Observed(o.Note))])).ToList();
        themes.Add(new(null, "", [.. chosen.Where(o => board.Themes.All(t => t.Stored.Id != o.Note.Theme)).Select(o => Observed(o.Note))]));
        return new()
        {
            Title = stories.Form.Title,
            Organisation = stories.Form.Organisation,
            Purpose = stories.Form.Purpose,
            On = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), ProjectStore.DutchTime).DateTime),
            Stories = stories.SmallNumbers.Count(stories.Total),
            Threshold = stories.SmallNumbers.Threshold,
            Introduction = wish.Introduction,
            Themes = themes,
            Perspectives = [.. board.Perspectives.Select(p => new ReportPerspective(p.Note.Name, p.Note.Text, [.. chosen.SelectMany(o => Readings(o.Note, p.Stored.Id))])).Where(p => p.Readings.Count > 0)],
            Sessions = [.. board.Sessions.Where(s => wish.Sessions.Contains(s.Stored.Id)).OrderBy(s => s.Note.On).Select(s => s.Note)],
            Appendix = wish.WithAnswers
                ? [.. stories.Form.Questions.Where(q => q is not ShortTextQuestion && q.About != QuestionSubject.Team).Select(q => QuestionChart.Draw(stories, q.Id, StoryFilter.None, language)).Where(c => !c.IsEmpty)]
                : [],
        };

        IEnumerable<ReportReading> Readings(Observation observation, Guid perspective) => observation.Interpretations
            .Select((r, i) => (r.Perspective, Reading: new ReportReading(observation.Title, ReportReading.LetterOf(i), r.Text, board.Changes(observation).Count > 0)))
            .Where(r => r.Perspective == perspective).Select(r => r.Reading);

        ReportObservation Observed(Observation observation) => new(
            observation,
            [.. observation.Patterns.Select(p => SightCharts.Draw(stories, overview, p.Sight, language)).OfType<Chart>()],
            [.. board.Readable(observation).Where(s => quotable.ContainsKey(s.Story)).Select(s => Sentences.Passage(quotable[s.Story], s.Quotes)).Where(q => q.Length > 0)],
            board.Changes(observation).Count > 0);
    }

    /// <summary>The redacted texts of which passages were picked and may be quoted now.</summary>
    private async Task<Dictionary<Guid, string>> QuotableAsync(Project project, NoteBoard board, IEnumerable<Observation> observations, CancellationToken cancellationToken)
    {
        StoryId[] ids = [.. observations.SelectMany(board.Readable).Where(s => s.Quotes.Count > 0).Select(s => new StoryId(s.Story)).Distinct()];
        return (await shelf.ReadAsync(project, ids, cancellationToken)).Where(s => s.MayBeQuoted).ToDictionary(s => s.Id.Value, s => s.Text);
    }
}
