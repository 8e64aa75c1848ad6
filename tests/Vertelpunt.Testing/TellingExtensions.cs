using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Testing;

/// <summary>A project with keys and a link, ready to tell to.</summary>
public sealed record TestProject(Project Project, InvitationLink Link, StoryForm Form);

/// <summary>Short ways to a state that a test starts from.</summary>
public static class TellingExtensions
{
    public static async Task<TestProject> AddProjectAsync(this TestDatabase database, ProjectSettings? settings = null, StoryForm? form = null)
    {
        form ??= A.Form();
        var store = database.Get<ProjectStore>();
        var project = await store.CreateAsync("p" + Guid.NewGuid().ToString("N")[..8], "Proefproject", form, settings ?? new(), isDemo: false, CancellationToken.None);
        await database.Get<ProjectKeys>().CreateAsync(project.Id, CancellationToken.None);
        return new(project, await store.CreateLinkAsync(project.Id, "nieuwsbrief", isTest: false, CancellationToken.None), form);
    }

    /// <summary>Keys of a new teller, without the 100 ms of stretching a code.</summary>
    public static TellerKeys NewTeller(this TestDatabase database) =>
        TellerKeys.FromRoot(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), database.Get<SiteSecrets>());

    public static StoryDraft DraftFor(this TestProject project, StoryContent content, Consent? consent = null) => new()
    {
        StoryId = Guid.NewGuid(),
        ProjectId = project.Project.Id,
        LinkId = project.Link.Id,
        IsTest = project.Link.IsTest,
        FormVersion = project.Form.Version,
        Content = content,
        Consent = consent ?? new(),
    };

    /// <summary>Saves and sends in one go.</summary>
    public static async Task<StoryId> SendAsync(this TestDatabase database, TestProject project, TellerKeys teller, StoryContent content, Consent? consent = null)
    {
        var draft = project.DraftFor(content, consent);
        await database.Get<DraftStore>().SaveAsync(teller, draft, 0, Guid.NewGuid().ToString("N"), CancellationToken.None);
        var result = await database.Get<StorySubmission>().SendAsync(teller, draft, 1, CancellationToken.None);
        return result == SubmissionResult.Sent ? new(draft.StoryId) : throw new InvalidOperationException($"Sending gave {result}.");
    }
}
