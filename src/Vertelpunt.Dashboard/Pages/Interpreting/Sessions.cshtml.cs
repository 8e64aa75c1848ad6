using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>The sessions in which people worked with the stories.</summary>
[Needs(DeskAction.Interpret)]
public sealed class SessionsModel(NoteStore notes, NoteDesk desk, TimeProvider time) : DeskPage
{
    public NoteBoard Board { get; private set; } = null!; // set before the page is drawn

    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), ProjectStore.DutchTime).DateTime);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Board = await desk.ReadAsync(Project, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, DateOnly? on, CancellationToken cancellationToken)
    {
        if (name?.Trim() is not { Length: >= 2 and <= 120 } called)
        {
            Notice = T("Geef de werksessie een naam van 2 tot 120 tekens.", "Give the session a name of 2 to 120 characters.");
            return Redirect($"/p/{Project.Slug}/duiden/sessies");
        }

        var id = await notes.AddAsync(Project.Id, new WorkSession(called, on ?? Today, null, [], [], []), Me.Id, cancellationToken);
        return Redirect($"/p/{Project.Slug}/duiden/sessie/{id:N}");
    }
}
