using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Web.Intake;

/// <summary>Starts a story: a code, an empty draft under it, and the visit that shows the code.</summary>
public sealed class Beginning(TellerKeyDerivation derivation, DraftStore drafts)
{
    /// <summary>With a code of its own: nothing ties the story to an earlier one. Null when too many codes are being made already.</summary>
    public async Task<TellerVisit?> WithNewCodeAsync(
        Guid projectId, Guid linkId, bool isTest, int formVersion, string language, CancellationToken cancellationToken)
    {
        var code = TellerCode.Create();
        if (await derivation.DeriveAsync(code, cancellationToken) is not { } derived)
        {
            return null;
        }

        var visit = new TellerVisit
        {
            Root = derived.Root,
            CodeToShow = code.Grouped,
            ProjectId = projectId,
            LinkId = linkId,
            IsTest = isTest,
            StoryId = Guid.NewGuid(),
            Language = language,
            Step = Steps.Code,
        };
        await PutAsync(visit, derived.Keys, formVersion, cancellationToken);
        return visit;
    }

    /// <summary>Under the code of this visit: the teller finds both stories back with it.</summary>
    public async Task<TellerVisit> WithSameCodeAsync(TellerVisit visit, int formVersion, CancellationToken cancellationToken)
    {
        var next = visit with { StoryId = Guid.NewGuid(), Step = Steps.Story };
        await PutAsync(next, derivation.FromRoot(next.Root), formVersion, cancellationToken);
        return next;
    }

    private Task<DraftSaveResult> PutAsync(TellerVisit visit, TellerKeys keys, int formVersion, CancellationToken cancellationToken) =>
        drafts.SaveAsync(
            keys,
            new()
            {
                StoryId = visit.StoryId!.Value, // set by both callers
                ProjectId = visit.ProjectId!.Value, // only a visit that has a project begins a story
                LinkId = visit.LinkId!.Value, // the same
                IsTest = visit.IsTest,
                FormVersion = formVersion,
                Content = new() { Language = visit.Language },
                Step = visit.Step,
            },
            baseVersion: 0, Guid.NewGuid().ToString("N"), cancellationToken);
}
