using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>Something that lies in a cluster, or loose.</summary>
/// <param name="Id">What a form sends to move it.</param>
/// <param name="Facts">Small words under it.</param>
/// <param name="LookAgain">Whether what it rests on changed.</param>
public sealed record ClusterCard(string Id, string Title, string Address, string Text, string Facts, bool LookAgain);

/// <summary>A column of the board: a cluster, or what lies loose.</summary>
/// <param name="Stored">Null for what lies loose.</param>
public sealed record ClusterColumn(StoredNote? Stored, Cluster? Cluster, IReadOnlyList<ClusterCard> Cards);

/// <summary>What the two kinds of clusters call things.</summary>
public sealed record ClusterWords(string Kind, string New, string Example, string AllPlaced, string DragHere, string Change, string Dissolve, string NameProblem, string MoveProblem);

/// <summary>What the board is drawn from.</summary>
public sealed record ClusterBoard(string Address, ClusterWords Words, IReadOnlyList<ClusterColumn> Columns);

/// <summary>Things in columns, put together by dragging or with a list and a button: observations in themes, interpretations in perspectives.</summary>
public abstract class ClusterPage<TCluster>(NoteStore notes, NoteDesk desk) : DeskPage
    where TCluster : Cluster
{
    public NoteBoard Board { get; private set; } = null!; // set before the page is drawn

    /// <summary>Where this page is, for its forms.</summary>
    public abstract string Address { get; }

    public abstract ClusterWords Words { get; }

    public abstract IReadOnlyList<(StoredNote Stored, TCluster Note)> Clusters { get; }

    /// <summary>The loose ones first, then each cluster.</summary>
    public IReadOnlyList<ClusterColumn> Columns
    {
        get
        {
            // What lay in a cluster that was taken away is loose.
            var known = Clusters.Select(k => (Guid?)k.Stored.Id).ToHashSet();
            var cards = Cards.ToLookup(c => known.Contains(c.Cluster) ? c.Cluster : null, c => c.Card);
            return [new(null, null, [.. cards[null]]), .. Clusters.Select(k => new ClusterColumn(k.Stored, k.Note, [.. cards[k.Stored.Id]]))];
        }
    }

    /// <summary>Everything that can lie in a cluster, with the id of the one it is in.</summary>
    protected abstract IEnumerable<(Guid? Cluster, ClusterCard Card)> Cards { get; }

    protected NoteStore Notes { get; } = notes;

    /// <summary>The parts of an address to come back to.</summary>
    protected string Root => $"/p/{Project.Slug}/duiden";

    public async Task OnGetAsync(CancellationToken cancellationToken) => Board = await desk.ReadAsync(Project, cancellationToken);

    public async Task<IActionResult> OnPostAddAsync(string? name, CancellationToken cancellationToken)
    {
        if (Named(name) is { } called)
        {
            await Notes.AddAsync(Project.Id, Make(called, ""), Me.Id, cancellationToken);
        }
        else
        {
            Notice = Words.NameProblem;
        }

        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid id, string? name, string? text, CancellationToken cancellationToken)
    {
        if (await Notes.FindAsync(Project.Id, id, cancellationToken) is not { Note: TCluster } stored)
        {
            return NotFound();
        }

        if (Named(name) is { } called)
        {
            await Notes.ChangeAsync(stored, Make(called, (text ?? "").Trim()), Me.Id, cancellationToken);
        }

        return Redirect(Address);
    }

    /// <summary>Takes a cluster away; what lay in it is loose again.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Notes.FindAsync(Project.Id, id, cancellationToken) is not { Note: TCluster } stored)
        {
            return NotFound();
        }

        await Notes.RemoveAsync(stored, Me.Id, cancellationToken);
        return Redirect(Address);
    }

    /// <param name="item">The id of a <see cref="ClusterCard"/>.</param>
    /// <param name="cluster">Empty to lay it loose.</param>
    public async Task<IActionResult> OnPostMoveAsync(string? item, Guid? cluster, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(item?.Split('.')[0], out var id) || await Notes.FindAsync(Project.Id, id, cancellationToken) is not { Note: Observation note } stored)
        {
            return NotFound();
        }

        if (Moved(note, item!, cluster) is not { } moved || !await Notes.ChangeAsync(stored, moved, Me.Id, cancellationToken)) // it was split just now
        {
            Notice = Words.MoveProblem;
        }

        return Redirect(Address);
    }

    protected abstract TCluster Make(string name, string text);

    /// <summary>The observation with the item in the cluster; null when it no longer holds the item.</summary>
    protected abstract Observation? Moved(Observation note, string item, Guid? cluster);

    private static string? Named(string? name) => name?.Trim() is { Length: >= 2 and <= 80 } called ? called : null;
}
