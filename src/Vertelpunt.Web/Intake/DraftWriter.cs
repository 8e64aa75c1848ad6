using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Web.Intake;

/// <summary>What became of a posted step. Closed set.</summary>
public abstract record WriteResult
{
    private WriteResult() { }

    /// <summary>Stored; <paramref name="Draft"/> is what is stored now.</summary>
    public sealed record Saved(LoadedDraft Draft, StoryForm Form) : WriteResult;

    /// <summary>Nothing was stored: something has to be looked at again first.</summary>
    public sealed record ToRepair(LoadedDraft Draft, StoryForm Form, FilledIn Posted) : WriteResult;

    /// <summary>Nothing was stored: the same fields were changed elsewhere meanwhile.</summary>
    public sealed record Conflict(LoadedDraft Other, StoryForm Form, FilledIn Posted) : WriteResult;

    /// <summary>There is no draft any more.</summary>
    public sealed record Gone : WriteResult;
}

/// <summary>Stores what a teller posted, in the draft that the visit's code opens.</summary>
public sealed class DraftWriter(DraftStore drafts, ProjectStore projects, TellerKeyDerivation derivation)
{
    /// <summary>Applies <paramref name="posted"/> and stores the draft.</summary>
    /// <param name="stepAfter">The step to come back to, given the form and what it now holds.</param>
    public async Task<WriteResult> WriteAsync(
        TellerVisit visit, IFormCollection posted, Func<StoryForm, StoryContent, string> stepAfter, CancellationToken cancellationToken)
    {
        if (visit.Root is null)
        {
            return new WriteResult.Gone();
        }

        var keys = derivation.FromRoot(visit.Root);
        if (await drafts.LoadAsync(keys, cancellationToken) is not { } loaded || loaded.Draft.StoryId != visit.StoryId)
        {
            return new WriteResult.Gone();
        }

        var form = await projects.FormAsync(loaded.Draft.ProjectId, loaded.Draft.FormVersion, cancellationToken);
        var filled = DraftForm.Apply(loaded.Draft.Content, loaded.Draft.Consent, form, posted);
        if (filled.Messages.Count > 0)
        {
            return new WriteResult.ToRepair(loaded, form, filled);
        }

        _ = int.TryParse(posted["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var saveKey = SaveKeyOf(keys, posted);
        var draft = With(loaded.Draft, filled, visit, stepAfter(form, filled.Content));
        var result = await drafts.SaveAsync(keys, draft, version, saveKey, cancellationToken);
        if (result is DraftSaveResult.Conflict elsewhere && elsewhere.Other.Draft.StoryId == visit.StoryId
            && DraftForm.Merge(elsewhere.Other.Draft, form, posted) is { Messages.Count: 0 } merged)
        {
            // Somebody saved in between, but not these fields: both changes are kept.
            filled = merged;
            draft = With(elsewhere.Other.Draft, merged, visit, stepAfter(form, merged.Content));
            result = await drafts.SaveAsync(keys, draft, elsewhere.Other.Version, saveKey, cancellationToken);
        }

        return result switch
        {
            DraftSaveResult.Saved saved => new WriteResult.Saved(new(draft, saved.Version), form),
            DraftSaveResult.Conflict conflict => new WriteResult.Conflict(conflict.Other, form, filled),
            _ => new WriteResult.Gone(),
        };
    }

    /// <summary>Names a save by the form's own key and by what is on the form.</summary>
    /// <remarks>
    /// Two windows opened from one page have one key: only when they say the same is the second a repeat. Keyed with the code, so that the
    /// stored name tells nothing of the words.
    /// </remarks>
    private static string SaveKeyOf(TellerKeys keys, IFormCollection posted)
    {
        var all = new StringBuilder();
        foreach (var (name, values) in posted.Where(f => f.Key != "_af").OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            all.Append(name).Append('\0').AppendJoin('\0', values.ToArray()).Append('\u0001');
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(keys.DraftKey, Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 16));
    }

    private static StoryDraft With(StoryDraft draft, FilledIn filled, TellerVisit visit, string step) =>
        draft with { Content = filled.Content with { Language = visit.Language }, Consent = filled.Consent, Step = step.Length <= 40 ? step : Steps.Story };
}
