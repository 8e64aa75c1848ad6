using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>A chart for each question, of the included stories, within a selection that stands in the address.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class PatternsModel(CollectionReader reader, AuditLog audit) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "selectie")]
    public string? Selection { get; set; }

    public StoryFilter Filter { get; private set; } = StoryFilter.None;

    public StoryCollection Stories { get; private set; } = null!; // set before the page is drawn

    public IReadOnlyList<(Question Question, Chart Chart)> Charts { get; private set; } = [];

    /// <summary>Stories within the selection; null when too few to show.</summary>
    public int? Count { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "patterns.read", $"project:{Project.Slug}", null, cancellationToken);
        Filter = StoryFilter.Parse(Selection);
        Stories = await reader.ReadAsync(Project, Project.Settings.MinimumCell, cancellationToken);
        Count = Stories.Count(Filter);
        Charts = [.. Stories.Form.Questions.Select(q =>
        {
            var (summary, shown) = Stories.Look(q.Id, Filter);
            return (q, QuestionChart.Draw(q, summary, shown, Stories.SmallNumbers, DeskLanguage.Current, cell => Link(Filter.Toggle(q.Id, cell), q.Id)));
        })];
    }

    public string Link(StoryFilter filter, string? question = null) =>
        $"/p/{Project.Slug}/patronen" + (filter.IsNone ? "" : $"?selectie={Uri.EscapeDataString(filter.ToString())}") + (question is null ? "" : $"#vraag-{question}");
}
