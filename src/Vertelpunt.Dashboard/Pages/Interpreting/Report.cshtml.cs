using System.Text;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Reports;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>Choosing what goes into the report, and making it.</summary>
[Needs(DeskAction.Interpret)]
public sealed class ReportModel(NoteDesk desk, ReportDesk reports, AuditLog audit, IPackPrinter printer) : DeskPage
{
    [BindProperty]
    public string? Introduction { get; set; }

    [BindProperty]
    public List<Guid> Observations { get; set; } = [];

    [BindProperty]
    public List<Guid> Sessions { get; set; } = [];

    [BindProperty]
    public bool WithQuotes { get; set; }

    [BindProperty]
    public bool WithAnswers { get; set; }

    public NoteBoard Board { get; private set; } = null!; // set before the page is drawn

    public PrinterStatus Printer => printer.Status;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Board = await desk.ReadAsync(Project, cancellationToken);

    /// <summary>The report as a page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Paper(await HtmlAsync("html", cancellationToken));

    /// <summary>The report as PDF, or as a page where there is nothing that makes PDF.</summary>
    public async Task<IActionResult> OnPostPdfAsync(CancellationToken cancellationToken)
    {
        var html = await HtmlAsync("pdf", cancellationToken);
        return await printer.PrintAsync(html, cancellationToken) is Printed printed ? File(printed.Pdf, "application/pdf", $"verslag-{Project.Slug}.pdf") : Paper(html);
    }

    private async Task<string> HtmlAsync(string how, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "report.export", $"project:{Project.Slug}", how, cancellationToken);
        var introduction = (Introduction ?? "").Trim();
        var wish = new ReportWish(introduction.Length > 4000 ? introduction[..4000] : introduction, Observations.ToHashSet(), Sessions.ToHashSet(), WithQuotes, WithAnswers);
        return ReportHtml.Render(await reports.MakeAsync(Project, wish, DeskLanguage.Current, cancellationToken), DeskLanguage.Current);
    }

    /// <summary>A document for paper carries its own style and runs nothing.</summary>
    private ContentResult Paper(string html)
    {
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Content(html, "text/html; charset=utf-8", Encoding.UTF8);
    }
}
