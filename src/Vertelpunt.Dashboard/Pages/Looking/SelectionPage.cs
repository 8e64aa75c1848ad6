using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>A page on the included stories within a selection. The selection stands in the address: ids of questions and options, nothing else.</summary>
public abstract class SelectionPage(CollectionReader reader) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "selectie")]
    public string? Selection { get; set; }

    public StoryCollection Stories { get; private set; } = null!; // set before the page is drawn

    /// <summary>As it was asked for: what links build on.</summary>
    public StoryFilter Asked { get; private set; } = StoryFilter.None;

    /// <summary>As it can be looked at: see <see cref="StoryCollection.Fit"/>.</summary>
    public StoryFilter Filter { get; private set; } = StoryFilter.None;

    /// <summary>Stories within the selection; null when too few to show.</summary>
    public int? Count { get; private set; }

    public PatternWords Words { get; private set; } = null!; // set before the page is drawn

    /// <summary>Whether the selection took in neighbours because it would have been too small.</summary>
    public bool IsWidened => Asked != Filter;

    /// <summary>The observations that what is seen can be linked to.</summary>
    public IReadOnlyList<(Guid Id, string Title)> Observations { get; private set; } = [];

    /// <summary>The last part of this page's address.</summary>
    public abstract string Place { get; }

    public string Link(StoryFilter filter, string? question = null) => Address(Place, filter, question);

    public string Address(string place, StoryFilter filter, string? question = null) =>
        $"/p/{Project.Slug}/{place}" + (filter.IsNone ? "" : $"?selectie={Uri.EscapeDataString(filter.ToString())}") + (question is null ? "" : $"#vraag-{question}");

    protected async Task LoadAsync(CancellationToken cancellationToken)
    {
        Stories = await reader.ReadAsync(Project, Project.Settings.MinimumCell, cancellationToken);
        Words = new(Stories.Form, DeskLanguage.Current);
        Asked = StoryFilter.Parse(Selection);
        Filter = Stories.Fit(Asked);
        Count = Stories.Count(Filter);
        Observations = await reader.ObservationsAsync(Project, cancellationToken);
    }
}
