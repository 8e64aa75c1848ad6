using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Disclosures;

/// <summary>One legal demand: what was asked, what one person decided, what a second one said. To print and sign.</summary>
[Needs(DeskAction.SeeDisclosures)]
public sealed class EntryModel(DisclosureRegister register, StaffAccounts accounts, DeskOptions options, AuditLog audit) : DeskPage
{
    private const int LongestText = 2000;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Disclosure Entry { get; private set; } = null!; // set before any page shows

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string? Problem { get; private set; }

    public bool MayDecide => Entry.Status == DisclosureStatus.Entered && Me.May(DeskAction.KeepDisclosures, Project.Id, options);

    public bool MaySecond => Entry.Status == DisclosureStatus.Decided && Entry.DecidedBy != Me.Id;

    public string NameOf(string? account) => Names.GetValueOrDefault(account ?? "", account ?? "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "disclosure.read", $"disclosure:{Id:N}", null, cancellationToken);
        return await ShowAsync(null, cancellationToken);
    }

    public async Task<IActionResult> OnPostDecideAsync(int revision, DisclosureOutcome outcome, string? given, string? why, CancellationToken cancellationToken)
    {
        if (!Me.May(DeskAction.KeepDisclosures, Project.Id, options))
        {
            return Forbid();
        }

        if (!Enum.IsDefined(outcome) || why?.Trim() is not { Length: > 0 and <= LongestText } reason)
        {
            return await ShowAsync(T("Kies een antwoord en schrijf waarom.", "Choose an answer and write why."), cancellationToken);
        }

        if (outcome == DisclosureOutcome.Given && given?.Trim() is not { Length: > 0 and <= LongestText })
        {
            return await ShowAsync(T("Schrijf wat er gegeven wordt, aan wie en hoe.", "Write what is given, to whom and how."), cancellationToken);
        }

        return await DoneAsync(
            entry => register.DecideAsync(Project.Id, entry, outcome, outcome == DisclosureOutcome.Given ? given!.Trim() : "", reason, Me.Id, cancellationToken), // given was seen to be there
            revision, T("Je besluit is bewaard. Er gaat niets de deur uit voordat een tweede instemt.", "Your decision was stored. Nothing leaves before a second person agrees."), cancellationToken);
    }

    public async Task<IActionResult> OnPostSecondAsync(int revision, bool? agrees, string? why, CancellationToken cancellationToken)
    {
        if (agrees is not { } choice || why?.Trim() is not { Length: > 0 and <= LongestText } reason)
        {
            return await ShowAsync(T("Kies of je instemt en schrijf waarom.", "Choose whether you agree and write why."), cancellationToken);
        }

        return await DoneAsync(
            entry => entry.DecidedBy == Me.Id ? Task.FromResult(false) : register.SecondAsync(Project.Id, entry, choice, reason, Me.Id, cancellationToken),
            revision, choice ? T("Je stemde in; het verzoek is afgerond.", "You agreed; the demand is closed.") : T("Je stemde niet in; er moet opnieuw besloten worden.", "You did not agree; it has to be decided anew."), cancellationToken);
    }

    private async Task<IActionResult> DoneAsync(Func<Disclosure, Task<bool>> change, int revision, string notice, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(Project.Id, Id, cancellationToken) is not { } entry)
        {
            return NotFound();
        }

        if (entry.Revision != revision || !await change(entry))
        {
            return await ShowAsync(
                T("Dit is niet bewaard: iemand anders veranderde het verzoek, of je was zelf de eerste persoon. Hieronder staat hoe het nu is.", "This was not stored: somebody else changed the demand, or you were the first person yourself. Below is how it stands now."), cancellationToken);
        }

        Notice = notice;
        return Redirect($"/p/{Project.Slug}/verzoeken/{Id:N}");
    }

    private async Task<IActionResult> ShowAsync(string? problem, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(Project.Id, Id, cancellationToken) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        Problem = problem;
        Names = await accounts.NamesAsync(cancellationToken);
        return Page();
    }
}
