using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Paper;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Paper;

/// <summary>Typing over a form that was filled in on paper.</summary>
[Needs(DeskAction.EnterPaper)]
public sealed class EnterModel(ProjectStore projects, PaperDesk desk, TimeProvider time) : DeskPage
{
    /// <summary>The version of the questions on the paper; the one in use unless chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "versie")]
    public int? Version { get; set; }

    /// <summary>The language of the paper.</summary>
    [BindProperty(SupportsGet = true, Name = "taal")]
    public string? PaperLanguage { get; set; }

    /// <summary>One per empty form: sending it twice sends one story.</summary>
    [BindProperty]
    public Guid StoryId { get; set; }

    /// <summary>How many were typed in one after another.</summary>
    [TempData]
    public int PaperCount { get; set; }

    /// <summary>The week chosen for the last one: forms come in piles.</summary>
    [TempData]
    public int PaperWeek { get; set; }

    public StoryForm Form { get; private set; } = null!; // set before the page is drawn

    /// <summary>What was typed so far.</summary>
    public IFormCollection Fields { get; private set; } = FormCollection.Empty;

    public IReadOnlyList<PaperMessage> Messages { get; private set; } = [];

    public Week ThisWeek { get; private set; }

    public int ChosenWeek { get; private set; }

    public string FormLanguage => PaperLanguage == "en" ? "en" : "nl";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        StoryId = Guid.NewGuid();
        ChosenWeek = PaperWeek > 0 ? PaperWeek : ThisWeek.Number;
        TempData.Keep(); // the row goes on
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || StoryId == Guid.Empty)
        {
            return NotFound();
        }

        Fields = Request.Form;
        var entry = PaperEntry.Read(Form, FormLanguage, ThisWeek, Fields);
        ChosenWeek = entry.Week.Number;
        Messages = entry.Messages.Count > 0
            ? entry.Messages
            : await desk.EnterAsync(Project, new(StoryId), Form.Version, entry, Me.Id, cancellationToken) is { } message ? [message] : [];
        if (Messages.Count > 0)
        {
            TempData.Keep();
            return Page();
        }

        PaperCount++;
        PaperWeek = entry.Week.Number;
        Notice = (PaperCount == 1
            ? T("Het verhaal is ingevoerd en gaat nu door de controle.", "The story was typed in and now goes through the checks.")
            : T($"Ook dit verhaal is ingevoerd. Dat zijn er {PaperCount} achter elkaar.", $"This story was typed in too. That makes {PaperCount} in a row."))
            + " " + (entry.Consent.WayBack
                ? T("De verteller kan het terugvinden met de code van het strookje.", "The teller can find it again with the code on the strip.")
                : T("De verteller kan het niet terugvinden: er was geen formuliernummer.", "The teller cannot find it again: there was no form number."))
            + " " + T("Vernietig het papier.", "Destroy the paper.");
        return Redirect($"/p/{Project.Slug}/papier?{Query}");
    }

    /// <summary>The choices that stay the same for a pile of forms.</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture, $"versie={Form.Version}&taal={FormLanguage}");

    public string Typed(string name) => Fields[name].ToString();

    public string? MessageOf(string field) => Messages.FirstOrDefault(m => m.FieldId == field)?.Text.In(DeskLanguage.Current);

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var version = Version ?? Project.FormVersion;
        if (version < 1 || version > Project.FormVersion)
        {
            return false;
        }

        try
        {
            Form = await projects.FormAsync(Project.Id, version, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        ThisWeek = Week.Of(time.GetUtcNow());
        return true;
    }
}
