using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>How well the questions worked, before anything is read into their answers.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class QualityModel(CollectionReader reader, AuditLog audit) : SelectionPage(reader)
{
    public override string Place => "patronen/vragen";

    public AnswerQuality Quality { get; private set; } = null!; // set before the page is drawn

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "patterns.read", $"project:{Project.Slug}", null, cancellationToken);
        await LoadAsync(cancellationToken);
        Quality = AnswerQuality.Of(Stories);
    }

    /// <summary>"12%", or nothing where there is nothing to say.</summary>
    public static string Percent(double? share) => share is { } s ? Math.Round(s * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + "%" : "";
}
