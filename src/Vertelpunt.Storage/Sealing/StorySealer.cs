using System.Security.Cryptography;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Storage.Sealing;

/// <summary>A sealed narrative: ciphertext and its data key, wrapped for the project and, unless the teller wants no way back, for the teller.</summary>
/// <param name="Content">Title, text and answers under a fresh data key.</param>
/// <param name="ProjectWrap">The data key, HPKE to the project's public key.</param>
/// <param name="TellerWrap">The data key, HPKE to the teller's public key; null without a way back.</param>
public sealed record SealedStory(byte[] Content, byte[] ProjectWrap, byte[]? TellerWrap);

/// <summary>Seals a story so that the site's own process cannot open it afterwards: it has public keys only.</summary>
public static class StorySealer
{
    public static SealedStory Seal(StoryId id, int version, StoryContent content, byte[] projectPublicKey, byte[]? tellerPublicKey)
    {
        var dataKey = RandomNumberGenerator.GetBytes(32);
        try
        {
            var place = StoryPlaces.Key(id, version);
            return new(
                Envelope.Seal(dataKey, StoryPlaces.Content(id, version), content),
                Hpke.Seal(projectPublicKey, StoryPlaces.ProjectInfo, place, dataKey),
                tellerPublicKey is null ? null : Hpke.Seal(tellerPublicKey, StoryPlaces.TellerInfo, place, dataKey));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <summary>The data key, for the project (staff side).</summary>
    public static byte[] UnwrapForProject(HpkeKeyPair project, StoryId id, int version, byte[] wrap) =>
        Hpke.Open(project, StoryPlaces.ProjectInfo, StoryPlaces.Key(id, version), wrap);

    /// <summary>The data key, for the teller who is there with the code.</summary>
    public static byte[] UnwrapForTeller(TellerKeys teller, StoryId id, int version, byte[] wrap) =>
        Hpke.Open(teller.KeyPair, StoryPlaces.TellerInfo, StoryPlaces.Key(id, version), wrap);
}

/// <summary>The associated data that bind each sealed value to its place.</summary>
internal static class StoryPlaces
{
    public static byte[] ProjectInfo { get; } = "vertelpunt story key, project"u8.ToArray();

    public static byte[] TellerInfo { get; } = "vertelpunt story key, teller"u8.ToArray();

    public static byte[] Key(StoryId id, int version) => System.Text.Encoding.ASCII.GetBytes($"story-key|{id}|{version}");

    public static string Content(StoryId id, int version) => $"story-content|{id}|{version}|1";

    public static string Result(StoryId id, int version, int step) => $"story-result|{id}|{version}|{step}|1";

    public static string Reason(StoryId id, int version, Guid decision) => $"story-reason|{id}|{version}|{decision:N}|1";

    public static string Message(StoryId id, int version, Guid message) => $"teller-message|{id}|{version}|{message:N}|1";

    public static string Team(StoryId id, int version, int revision) => $"team-answers|{id}|{version}|{revision}|1";

    public static string Draft(string lookupId, int version) => $"draft|{lookupId}|{version}|1";

    public static string ProjectKey(Guid keyId) => $"project-key|{keyId:N}|1";
}
