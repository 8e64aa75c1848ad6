using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Disclosures;

/// <summary>Enters a legal demand in the register.</summary>
[Needs(DeskAction.KeepDisclosures)]
public sealed class NewModel(DisclosureRegister register, TimeProvider time) : DeskPage
{
    private const int LongestLine = 200;
    private const int LongestText = 2000;

    [BindProperty]
    public string? Authority { get; set; }

    [BindProperty]
    public string? LegalBasis { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>Year-month-day.</summary>
    [BindProperty]
    public string? ReceivedOn { get; set; }

    [BindProperty]
    public string? Asked { get; set; }

    public string? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Problem = ProblemOf();
        if (Problem is not null)
        {
            return Page();
        }

        var demand = new Demand(Authority!.Trim(), LegalBasis!.Trim(), Reference?.Trim() ?? "", AuditSearch.DateOf(ReceivedOn)!.Value, Asked!.Trim()); // seen to be there
        var id = await register.AddAsync(Project.Id, demand, Me.Id, cancellationToken);
        Notice = T("Het verzoek is ingeschreven.", "The demand was entered.");
        return Redirect($"/p/{Project.Slug}/verzoeken/{id:N}");
    }

    private string? ProblemOf()
    {
        if (new[] { Authority, LegalBasis, Asked }.Any(string.IsNullOrWhiteSpace))
        {
            return T("Vul in wie het vraagt, op welke wet en welk artikel, en wat er gevraagd wordt.", "Fill in who asks, on which law and article, and what is asked.");
        }

        if (new[] { Authority, LegalBasis, Reference }.Any(t => t?.Length > LongestLine) || Asked?.Length > LongestText)
        {
            return T($"Houd de regels onder {LongestLine} en de vraag onder {LongestText} tekens.", $"Keep the lines under {LongestLine} and the question under {LongestText} characters.");
        }

        return AuditSearch.DateOf(ReceivedOn) is not { } day || day > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddDays(1))
            ? T("Schrijf de dag waarop het binnenkwam als 2026-03-10; hij ligt niet in de toekomst.", "Write the day it came in as 2026-03-10; it is not in the future.")
            : null;
    }
}
