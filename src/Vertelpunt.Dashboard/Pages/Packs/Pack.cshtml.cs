using System.Text;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Packs;

/// <summary>One pack: print it, or take cards back.</summary>
[Needs(DeskAction.MakePacks)]
public sealed class PackModel(PackDesk packs, ProjectStore projects, AuditLog audit, IPackPrinter printer, TimeProvider time) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PackLine Pack { get; private set; } = null!; // set before the page is drawn

    public bool CanPrint { get; private set; }

    /// <summary>The day each story goes; absent for one that went.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> Erasures { get; private set; } = new Dictionary<Guid, DateOnly>();

    public PrinterStatus Printer => printer.Status;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        CanPrint = await packs.RebuildAsync(Project, Pack, DeskLanguage.Current, cancellationToken) is not null;
        Erasures = await packs.ErasuresAsync(Project, Pack, cancellationToken);
        return Page();
    }

    /// <summary>The pack as PDF, or as a page to print where there is nothing that makes PDF.</summary>
    public Task<IActionResult> OnPostPdfAsync(CancellationToken cancellationToken) => ExportAsync("pdf", async pack =>
        await PackPrinting.PrintAsync(printer, pack, DeskLanguage.Current, cancellationToken) switch
        {
            PdfPack pdf => File(pdf.Pdf, "application/pdf", $"werkpakket-{pack.Code}.pdf"),
            HtmlPack html => Paper(html.Html),
            _ => NotFound(),
        }, cancellationToken);

    /// <summary>The pack as a page to print.</summary>
    public Task<IActionResult> OnPostHtmlAsync(CancellationToken cancellationToken) =>
        ExportAsync("html", pack => Task.FromResult<IActionResult>(Paper(PackHtml.Render(pack, DeskLanguage.Current))), cancellationToken);

    /// <summary>The notice to take cards out of the pack.</summary>
    public async Task<IActionResult> OnPostRecallAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Pack.Recalled == 0)
        {
            return NotFound();
        }

        await audit.AppendAsync(Me.Id, "pack.recall", $"pack:{Id:N}", null, cancellationToken);
        var form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), ProjectStore.DutchTime).DateTime);
        var stories = Pack.Cards.Where(c => c.Recalled).Select(c => new StoryId(c.Story)).ToHashSet();
        return Paper(RecallHtml.Render(Pack.Stored.Manifest, form.Title, stories, day, DeskLanguage.Current));
    }

    private async Task<IActionResult> ExportAsync(string how, Func<Domain.Workshops.WorkshopPack, Task<IActionResult>> print, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (await packs.RebuildAsync(Project, Pack, DeskLanguage.Current, cancellationToken) is not { } pack)
        {
            Notice = T("Een verhaal in dit pakket is intussen veranderd of teruggenomen. Maak een nieuw pakket.", "A story in this pack changed or was taken back in the meantime. Make a new pack.");
            return Redirect($"/p/{Project.Slug}/werkpakket/{Id:N}");
        }

        await audit.AppendAsync(Me.Id, "pack.export", $"pack:{Id:N}", how, cancellationToken);
        return await print(pack);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if ((await packs.ListAsync(Project, cancellationToken)).FirstOrDefault(p => p.Id == Id) is not { } found)
        {
            return false;
        }

        Pack = found;
        return true;
    }

    /// <summary>A document for paper carries its own style and runs nothing.</summary>
    private ContentResult Paper(string html)
    {
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Content(html, "text/html; charset=utf-8", Encoding.UTF8);
    }
}
