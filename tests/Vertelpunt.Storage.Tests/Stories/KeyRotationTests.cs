using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Tests.Stories;

public class KeyRotationTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_09_after_a_new_project_key_old_and_new_stories_open(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var old = await database.SendAsync(project, database.NewTeller(), A.Story().WithText("Oud."));
        await database.Get<ProjectKeys>().CreateAsync(project.Project.Id, default);
        var young = await database.SendAsync(project, database.NewTeller(), A.Story().WithText("Nieuw."));
        var claims = database.Get<StoryClaims>();

        Assert.Equal("Oud.", (await claims.OpenAsync(old, 1, default))!.Content.Text);
        Assert.Equal("Nieuw.", (await claims.OpenAsync(young, 1, default))!.Content.Text);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_09_the_staff_key_can_be_replaced_and_the_old_one_then_opens_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        var next = new StaffSecrets(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

        await database.Get<ProjectKeys>().RewrapAsync(next, default);

        await using var rotated = database.With(next);
        Assert.NotNull(await rotated.Get<StoryClaims>().OpenAsync(id, 1, default));
        await using var stale = database.With(database.Get<StaffSecrets>());
        await Assert.ThrowsAsync<SecretsUnavailableException>(() => stale.Get<StoryClaims>().OpenAsync(id, 1, default));
    }
}
