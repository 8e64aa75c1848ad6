using System.Security.Cryptography;
using System.Text;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>All interpretations, in columns by perspective: ways of looking that come back over observations.</summary>
[Needs(DeskAction.Interpret)]
public sealed class PerspectivesModel(NoteStore notes, NoteDesk desk) : ClusterPage<Perspective>(notes, desk)
{
    public override string Address => Root + "/perspectieven";

    public override IReadOnlyList<(StoredNote Stored, Perspective Note)> Clusters => Board.Perspectives;

    public override ClusterWords Words => new(
        T("Perspectief", "Perspective"), T("Nieuw perspectief", "New perspective"), T("Bijvoorbeeld: vragen kost moed", "For instance: asking takes courage"),
        T("Alle verklaringen liggen bij een perspectief.", "All explanations are in a perspective."),
        T("Sleep hier verklaringen naartoe, of kies dit perspectief bij een verklaring.", "Drag explanations here, or choose this perspective at an explanation."),
        T("Perspectief aanpassen", "Change perspective"), T("Perspectief opheffen", "Dissolve perspective"),
        T("Geef het perspectief een naam van 2 tot 80 tekens.", "Give the perspective a name of 2 to 80 characters."),
        T("Een collega veranderde deze verklaring net. Probeer het nog eens.", "A colleague just changed this explanation. Try again."));

    protected override IEnumerable<(Guid? Cluster, ClusterCard Card)> Cards => Board.Observations.SelectMany(o => o.Note.Interpretations.Select((reading, i) => (reading.Perspective, new ClusterCard(
        Item(o.Stored.Id, reading), T($"Verklaring {i + 1} bij ‘{o.Note.Title}’", $"Explanation {i + 1} of ‘{o.Note.Title}’"), $"{Root}/observatie/{o.Stored.Id:N}", reading.Text,
        reading.Idea.Length == 0 ? "" : T("Dan zouden we kunnen: ", "Then we could: ") + reading.Idea,
        Board.Changes(o.Note).Count > 0))));

    protected override Perspective Make(string name, string text) => new(name, text);

    protected override Observation? Moved(Observation note, string item, Guid? cluster) =>
        note.Interpretations.Any(r => item.EndsWith(Mark(r), StringComparison.Ordinal))
            ? note.With([.. note.Interpretations.Select(r => item.EndsWith(Mark(r), StringComparison.Ordinal) ? r with { Perspective = cluster } : r)])
            : null;

    /// <summary>The observation and what the interpretation says: when a colleague wrote something else there, nothing is moved.</summary>
    private static string Item(Guid observation, Interpretation reading) => $"{observation:N}.{Mark(reading)}";

    private static string Mark(Interpretation reading) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(reading.Text)))[..16];
}
