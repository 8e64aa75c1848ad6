using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>Two questions against each other: picture, effect, how sure, and what lies behind it.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class PairModel(CollectionReader reader, PairOverviews overviews, AuditLog audit) : SelectionPage(reader)
{
    public override string Place => "patronen/verbanden";

    /// <summary>A facet: a question, or a stone of one.</summary>
    [BindProperty(SupportsGet = true, Name = "een")]
    public string? First { get; set; }

    [BindProperty(SupportsGet = true, Name = "twee")]
    public string? Second { get; set; }

    /// <summary>Whether the comparison of all questions is there; the page waits for it.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>Null when nothing was asked for, or when too few people answered both.</summary>
    public Pattern? Pattern { get; private set; }

    public Chart? Chart { get; private set; }

    /// <summary>The place in the ranking, from 1, and out of how many.</summary>
    public (int Rank, int Of) Ranking { get; private set; }

    public static string Address(string slug, string first, string second) =>
        $"/p/{slug}/patronen/verband?een={Uri.EscapeDataString(first)}&twee={Uri.EscapeDataString(second)}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "patterns.read", $"project:{Project.Slug}", null, cancellationToken);
        await LoadAsync(cancellationToken);
        if (await overviews.FindAsync(Stories, cancellationToken) is not { } overview)
        {
            Response.Headers["Refresh"] = "3";
            return;
        }

        IsCounted = true;
        Pattern = overview.Find(First ?? "", Second ?? "");
        if (Pattern is not null)
        {
            Chart = PairChart.Draw(Stories, Pattern, DeskLanguage.Current);
            Ranking = (overview.Patterns.ToList().IndexOf(Pattern) + 1, overview.Tests);
        }
    }
}
