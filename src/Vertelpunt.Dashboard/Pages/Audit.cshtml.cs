using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>The audit log: who did what to which object, when and why. Without content.</summary>
[Needs(DeskAction.ReadAudit)]
public sealed class AuditModel(IDbContextFactory<StoriesContext> contexts, StaffAccounts accounts, AuditLog audit) : DeskPage
{
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "wat")]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true, Name = "wie")]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "object")]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true, Name = "voor")]
    public long? Before { get; set; }

    public IReadOnlyList<AuditEntryRecord> Entries { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Actions { get; private set; } = [];

    public long? Next { get; private set; }

    /// <summary>What checking the chain came to: null when it was not asked, 0 when all fits, else the first line that does not.</summary>
    public long? Broken { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync("audit.read", cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Broken = await audit.FirstBrokenAsync(cancellationToken) ?? 0;
        await LoadAsync("audit.check", cancellationToken);
    }

    private async Task LoadAsync(string action, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, action, $"project:{Project.Slug}", null, cancellationToken);
        Names = await accounts.NamesAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        Actions = await context.AuditEntries.Select(a => a.Action).Distinct().OrderBy(a => a).ToListAsync(cancellationToken);
        var entries = context.AuditEntries.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(What))
        {
            entries = entries.Where(a => a.Action == What);
        }

        if (!string.IsNullOrWhiteSpace(Who))
        {
            var ids = Names.Where(n => n.Value.Contains(Who.Trim(), StringComparison.CurrentCultureIgnoreCase)).Select(n => n.Key).Append(Who.Trim()).ToList();
            entries = entries.Where(a => ids.Contains(a.Actor));
        }

        if (!string.IsNullOrWhiteSpace(About))
        {
            var text = About.Trim();
            entries = entries.Where(a => a.Object.Contains(text));
        }

        if (Before is { } before)
        {
            entries = entries.Where(a => a.Seq < before);
        }

        var page = await entries.OrderByDescending(a => a.Seq).Take(PageSize + 1).ToListAsync(cancellationToken);
        Entries = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? Entries[^1].Seq : null;
    }
}
