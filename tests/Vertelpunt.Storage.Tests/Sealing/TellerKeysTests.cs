using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Tests.Sealing;

public class TellerKeysTests
{
    private static readonly SiteSecrets Secrets = new(Convert.FromHexString("000102030405060708090a0b0c0d0e0f"), new byte[32]);

    [Fact]
    public async Task VR_05_the_same_code_gives_the_same_keys_and_another_code_others()
    {
        using var derivation = new TellerKeyDerivation(Secrets);
        var code = TellerCode.Create();

        var first = await derivation.DeriveAsync(code, CancellationToken.None);
        var second = await derivation.DeriveAsync(code, CancellationToken.None);
        var other = await derivation.DeriveAsync(TellerCode.Create(), CancellationToken.None);

        Assert.Equal(first!.Value.Keys.LookupId, second!.Value.Keys.LookupId);
        Assert.Equal(first.Value.Keys.DraftKey, second.Value.Keys.DraftKey);
        Assert.Equal(first.Value.Keys.KeyPair.PublicKey, second.Value.Keys.KeyPair.PublicKey);
        Assert.NotEqual(first.Value.Keys.LookupId, other!.Value.Keys.LookupId);
        Assert.Equal(64, first.Value.Keys.LookupId.Length);
    }

    [Fact]
    public void VR_05_keys_cannot_be_made_without_the_pepper()
    {
        var root = new byte[32];
        var elsewhere = Secrets with { Pepper = [.. Enumerable.Repeat((byte)7, 32)] };

        Assert.NotEqual(TellerKeys.FromRoot(root, Secrets).LookupId, TellerKeys.FromRoot(root, elsewhere).LookupId);
    }

    [Fact]
    public async Task VR_07_more_than_two_derivations_at_once_wait_and_more_than_twenty_two_are_refused()
    {
        using var derivation = new TellerKeyDerivation(Secrets);
        var code = TellerCode.Create();

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => derivation.DeriveAsync(code, CancellationToken.None)));

        Assert.Equal(22, results.Count(r => r is not null));
        Assert.NotNull(await derivation.DeriveAsync(code, CancellationToken.None)); // afterwards there is room again
    }

    [Fact]
    public void VR_09_missing_or_damaged_key_files_are_refused_with_a_way_out()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var missing = Assert.Throws<SecretsUnavailableException>(() => SiteSecrets.Read(folder));
            SiteSecrets.CreateOrRead(folder);
            File.WriteAllBytes(Path.Combine(folder, "code-pepper"), [1, 2, 3]);
            var damaged = Assert.Throws<SecretsUnavailableException>(() => SiteSecrets.Read(folder));

            Assert.Contains("keys create", missing.Message, StringComparison.Ordinal);
            Assert.Contains("backup", damaged.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void VR_09_key_files_are_readable_by_their_owner_only_and_never_overwritten()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var first = StaffSecrets.CreateOrRead(folder);
            var again = StaffSecrets.CreateOrRead(folder);

            Assert.Equal(first.KeyEncryptionKey, again.KeyEncryptionKey);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "staff-key")));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
