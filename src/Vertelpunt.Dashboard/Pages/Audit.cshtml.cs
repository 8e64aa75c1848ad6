using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>The project's audit log: who did what to which object, when and why. Without content.</summary>
[Needs(DeskAction.ReadAudit)]
public sealed class AuditModel(AuditSearch search, StaffAccounts accounts, AuditLog audit) : DeskPage
{
    private const int PageSize = 100;
    private const int MostExported = 100_000;

    [BindProperty(SupportsGet = true, Name = "wat")]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true, Name = "wie")]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "object")]
    public string? About { get; set; }

    /// <summary>First day, year-month-day.</summary>
    [BindProperty(SupportsGet = true, Name = "van")]
    public string? From { get; set; }

    /// <summary>Last day, year-month-day.</summary>
    [BindProperty(SupportsGet = true, Name = "tot")]
    public string? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "voor")]
    public long? Before { get; set; }

    public IReadOnlyList<AuditEntryRecord> Entries { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Actions { get; private set; } = [];

    public long? Next { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What checking the chain came to: null when it was not asked, 0 when all fits, else the first line that does not.</summary>
    public long? Broken { get; private set; }

    private AuditQuestion Question => new(Who, What, About, AuditSearch.DateOf(From), AuditSearch.DateOf(Until));

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync("audit.read", cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        Broken = await audit.FirstBrokenAsync(cancellationToken) ?? 0;
        await LoadAsync("audit.check", cancellationToken);
    }

    /// <summary>The lines that were found, as CSV with the hash of each, so that a copy can be compared with the log.</summary>
    public async Task<FileContentResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "audit.export", $"project:{Project.Id:N}", null, cancellationToken);
        var names = await accounts.NamesAsync(cancellationToken);
        var csv = new StringBuilder("line,utc,actor,name,action,object,reason,hash\r\n");
        foreach (var e in await search.FindAsync(Project.Id, Question, names, before: null, MostExported, cancellationToken))
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(e.At).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            csv.AppendJoin(',', new[] { e.Seq.ToString(CultureInfo.InvariantCulture), at, e.Actor, names.GetValueOrDefault(e.Actor, ""), e.Action, e.Object, e.Reason ?? "", e.Hash }.Select(Cell)).Append("\r\n");
        }

        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv.ToString())).ToArray(), "text/csv; charset=utf-8", $"logboek-{Project.Slug}.csv");
    }

    /// <summary>Quoted, and never a formula (ASVS 1.2.10).</summary>
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private async Task LoadAsync(string action, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, action, $"project:{Project.Id:N}", null, cancellationToken);
        if ((From is { Length: > 0 } && AuditSearch.DateOf(From) is null) || (Until is { Length: > 0 } && AuditSearch.DateOf(Until) is null))
        {
            Problem = T("Schrijf een datum als 2026-03-10. Deze datum is nu niet gebruikt.", "Write a date as 2026-03-10. This date was not used.");
        }

        Names = await accounts.NamesAsync(cancellationToken);
        Actions = await search.ActionsAsync(Project.Id, cancellationToken);
        var page = await search.FindAsync(Project.Id, Question, Names, Before, PageSize + 1, cancellationToken);
        Entries = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? Entries[^1].Seq : null;
    }
}
