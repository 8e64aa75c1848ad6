using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Collection;

namespace Vertelpunt.Dashboard.Pages.Packs;

/// <summary>The packs that were made, those with a story that was taken back first.</summary>
[Needs(DeskAction.MakePacks)]
public sealed class ListModel(PackDesk packs, StaffAccounts accounts) : DeskPage
{
    public IReadOnlyList<PackLine> Packs { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Packs = [.. (await packs.ListAsync(Project, cancellationToken)).OrderByDescending(p => p.Recalled > 0)];
        Names = await accounts.NamesAsync(cancellationToken);
    }
}
