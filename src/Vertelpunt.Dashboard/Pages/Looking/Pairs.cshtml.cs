using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>Every two questions compared, strongest first.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class PairsModel(CollectionReader reader, PairOverviews overviews, AuditLog audit) : SelectionPage(reader)
{
    public const int FirstShown = 25;

    public override string Place => "patronen/verbanden";

    /// <summary>Only pairs with this question; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "vraag")]
    public string? Question { get; set; }

    /// <summary>Whether the table goes on to the last pair.</summary>
    [BindProperty(SupportsGet = true, Name = "alles")]
    public bool All { get; set; }

    /// <summary>Null while it is being counted.</summary>
    public PatternOverview? Overview { get; private set; }

    public IReadOnlyList<Pattern> Listed { get; private set; } = [];

    public Chart? Chart { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "patterns.read", $"project:{Project.Slug}", null, cancellationToken);
        await LoadAsync(cancellationToken);
        Overview = await overviews.FindAsync(Stories, cancellationToken);
        if (Overview is null)
        {
            Response.Headers["Refresh"] = "3";
            return;
        }

        Listed = [.. Overview.Patterns.Where(p => string.IsNullOrEmpty(Question) || Of(p.First) == Question || Of(p.Second) == Question)];
        if (Listed.Count > 0)
        {
            Chart = OverviewChart.Draw(Stories.Form, Overview with { Patterns = Listed }, DeskLanguage.Current, link: PairLink);
        }
    }

    public string PairLink(Pattern pattern) => PairModel.Address(Project.Slug, pattern.First, pattern.Second);

    private static string Of(string facet) => facet.Split('#')[0];
}
