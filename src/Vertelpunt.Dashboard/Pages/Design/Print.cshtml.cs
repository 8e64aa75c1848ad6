using System.Text;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Paper;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Storage.Paper;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>The project's questions as a form to fill in with a pen.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class PrintModel(PaperDesk desk, IPackPrinter printer) : DeskPage
{
    [BindProperty]
    public string? Language { get; set; } = DeskLanguage.Current;

    [BindProperty]
    public int Copies { get; set; } = 10;

    public string? Problem { get; private set; }

    public bool CanMakeCodes => desk.CanMakeCodes;

    public PrinterStatus Printer => printer.Status;

    public void OnGet()
    {
    }

    /// <summary>The forms as PDF, or as a page where there is nothing that makes PDF.</summary>
    public Task<IActionResult> OnPostPdfAsync(CancellationToken cancellationToken) => PrintAsync(pdf: true, cancellationToken);

    /// <summary>The forms as a page to print.</summary>
    public Task<IActionResult> OnPostHtmlAsync(CancellationToken cancellationToken) => PrintAsync(pdf: false, cancellationToken);

    private async Task<IActionResult> PrintAsync(bool pdf, CancellationToken cancellationToken)
    {
        if (Copies < 0 || Copies > (CanMakeCodes ? PaperSlips.MostAtOnce : 0))
        {
            Problem = T($"Kies een aantal van 0 tot en met {PaperSlips.MostAtOnce}.", $"Choose a number from 0 to {PaperSlips.MostAtOnce}.");
            return Page();
        }

        switch (await desk.PrintAsync(Project, Copies, Language == "en" ? "en" : "nl", pdf, Me.Id, cancellationToken))
        {
            case PdfPack made:
                return File(made.Pdf, "application/pdf", $"formulier-{Project.Slug}.pdf");
            case HtmlPack made:
                // A document for paper carries its own style and runs nothing.
                Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
                return Content(made.Html, "text/html; charset=utf-8", Encoding.UTF8);
            default:
                Problem = T("Er worden al veel codes gemaakt. Probeer het over een minuut nog eens.", "Many codes are being made already. Try again in a minute.");
                return Page();
        }
    }
}
