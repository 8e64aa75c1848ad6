using Vertelpunt.Dashboard.Access;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Disclosures;

/// <summary>The register of legal demands.</summary>
[Needs(DeskAction.SeeDisclosures)]
public sealed class ListModel(DisclosureRegister register, DeskOptions options, AuditLog audit) : DeskPage
{
    public IReadOnlyList<Disclosure> Entries { get; private set; } = [];

    public bool MayKeep => Me.May(DeskAction.KeepDisclosures, Project.Id, options);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "disclosure.read", $"project:{Project.Id:N}", null, cancellationToken);
        Entries = await register.ListAsync(Project.Id, cancellationToken);
    }
}
