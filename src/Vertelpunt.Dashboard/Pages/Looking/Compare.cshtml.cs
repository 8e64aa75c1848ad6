using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>Two selections side by side, question by question.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class CompareModel(CollectionReader reader, AuditLog audit) : SelectionPage(reader)
{
    public override string Place => "patronen/vergelijken";

    /// <summary>The other selection; nothing means all stories.</summary>
    [BindProperty(SupportsGet = true, Name = "naast")]
    public string? Beside { get; set; }

    /// <summary>The selections as asked for, as they can be looked at, and how many stories each keeps.</summary>
    public IReadOnlyList<(string Name, StoryFilter Asked, StoryFilter Filter, int? Count)> Sides { get; private set; } = [];

    public IReadOnlyList<(Question Question, IReadOnlyList<Chart> Charts)> Rows { get; private set; } = [];

    /// <summary>This page with one side changed.</summary>
    public string SideLink(string name, StoryFilter filter)
    {
        var query = Sides.Select(s => s.Name == name ? (s.Name, filter) : (s.Name, s.Asked)).Where(s => !s.Item2.IsNone).Select(s => $"{s.Name}={Uri.EscapeDataString(s.Item2.ToString())}").ToList();
        return $"/p/{Project.Slug}/{Place}" + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "patterns.read", $"project:{Project.Slug}", null, cancellationToken);
        await LoadAsync(cancellationToken);
        var beside = StoryFilter.Parse(Beside);
        var fitted = Stories.Fit(beside);
        Sides = [("selectie", Asked, Filter, Count), ("naast", beside, fitted, Stories.Count(fitted))];
        if (Asked != beside)
        {
            Rows = [.. Stories.Form.Questions.Where(q => Sides.Any(s => s.Count is not null && s.Filter.For(q.Id) is null))
                .Select(q => (q, (IReadOnlyList<Chart>)[.. Sides.Select(s => QuestionChart.Draw(Stories, q.Id, s.Filter, DeskLanguage.Current))]))];
        }
    }
}
