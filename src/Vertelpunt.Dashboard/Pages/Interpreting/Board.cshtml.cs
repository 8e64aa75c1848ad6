using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>All observations, in columns by theme.</summary>
[Needs(DeskAction.Interpret)]
public sealed class BoardModel(NoteStore notes, NoteDesk desk) : ClusterPage<Theme>(notes, desk)
{
    public override string Address => Root;

    public override IReadOnlyList<(StoredNote Stored, Theme Note)> Clusters => Board.Themes;

    public override ClusterWords Words => new(
        T("Thema", "Theme"), T("Nieuw thema", "New theme"), T("Bijvoorbeeld: er alleen voor staan", "For instance: being on your own"),
        T("Alle observaties liggen bij een thema.", "All observations are in a theme."),
        T("Sleep hier observaties naartoe, of kies dit thema bij een observatie.", "Drag observations here, or choose this theme at an observation."),
        T("Thema aanpassen", "Change theme"), T("Thema opheffen", "Dissolve theme"),
        T("Geef het thema een naam van 2 tot 80 tekens.", "Give the theme a name of 2 to 80 characters."),
        T("Een collega veranderde deze observatie net. Probeer het nog eens.", "A colleague just changed this observation. Try again."));

    protected override IEnumerable<(Guid? Cluster, ClusterCard Card)> Cards => Board.Observations.Select(o => (o.Note.Theme, new ClusterCard(
        o.Stored.Id.ToString("N"), o.Note.Title, $"{Root}/observatie/{o.Stored.Id:N}", o.Note.Text,
        string.Join(" · ",
            T($"{o.Note.Interpretations.Count} verklaringen", $"{o.Note.Interpretations.Count} explanations"),
            Number(o.Note.Patterns.Count, T("patroon", "pattern"), T("patronen", "patterns")),
            Number(Board.Readable(o.Note).Count, T("verhaal", "story"), T("verhalen", "stories"))),
        Board.Changes(o.Note).Count > 0)));

    protected override Theme Make(string name, string text) => new(name, text);

    protected override Observation Moved(Observation note, string item, Guid? cluster) => note with { Theme = cluster };

    private static string Number(int n, string one, string more) => $"{n} {(n == 1 ? one : more)}";
}
