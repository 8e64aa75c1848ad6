using Vertelpunt.Dashboard.Access;

namespace Vertelpunt.Dashboard.Pages.Review;

/// <summary>What every level, word and figure of the review means, in plain words.</summary>
[Needs(DeskAction.Review)]
public sealed class ExplanationModel : DeskPage
{
}
