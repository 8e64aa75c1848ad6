using System.Security.Cryptography;
using System.Text;

namespace Vertelpunt.Storage.Sealing;

/// <summary>All that a code yields: where to look, what opens drafts, what opens sent stories. Lives in memory only.</summary>
public sealed class TellerKeys
{
    private readonly Lazy<HpkeKeyPair> _keyPair;

    private TellerKeys(string lookupId, byte[] draftKey, byte[] keyMaterial)
    {
        LookupId = lookupId;
        DraftKey = draftKey;
        _keyPair = new(() => Hpke.DeriveKeyPair(keyMaterial));
    }

    /// <summary>64 hexadecimal digits, stored beside drafts and stories; tells nothing without the pepper.</summary>
    public string LookupId { get; }

    /// <summary>32 bytes, opens drafts; never stored.</summary>
    public byte[] DraftKey { get; }

    /// <summary>The public half is stored with a sent story, the private half never. Made when first asked for: saving a draft needs none.</summary>
    public HpkeKeyPair KeyPair => _keyPair.Value;

    /// <summary>PBKDF2-SHA512 rounds: the least that OWASP ASVS 5.0 appendix C accepts (210,000).</summary>
    public const int Rounds = 210_000;

    /// <summary>Stretches the root from a code: about 100 ms of one processor. Use <see cref="TellerKeyDerivation"/> to bound how many run at once.</summary>
    internal static byte[] RootOf(TellerCode code, SiteSecrets secrets) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code.Characters), secrets.Salt, Rounds, HashAlgorithmName.SHA512, 32);

    /// <summary>The keys that belong to a root; cheap.</summary>
    public static TellerKeys FromRoot(ReadOnlySpan<byte> root, SiteSecrets secrets)
    {
        var prk = root.ToArray();
        var lookup = HMACSHA256.HashData(secrets.Pepper, HKDF.Expand(HashAlgorithmName.SHA256, prk, 32, "vertelpunt lookup"u8.ToArray()));
        var draft = HKDF.Expand(HashAlgorithmName.SHA256, prk, 32, "vertelpunt draft"u8.ToArray());
        var teller = HKDF.Expand(HashAlgorithmName.SHA256, prk, 32, "vertelpunt teller"u8.ToArray());
        return new(Convert.ToHexStringLower(lookup), draft, teller);
    }

    /// <inheritdoc/>
    public override string ToString() => "TellerKeys";
}

/// <summary>Derives keys from codes, at most two at a time and twenty waiting, so that guessing cannot take the machine down.</summary>
public sealed class TellerKeyDerivation(SiteSecrets secrets) : IDisposable
{
    private const int AtOnce = 2;
    private const int Waiting = 20;
    private readonly SemaphoreSlim _gate = new(AtOnce);
    private int _inside;
    private long _count;

    /// <summary>How many codes were stretched since the start; each costs the same, whatever it leads to.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The root and the keys of <paramref name="code"/>; null when too many are waiting already.</summary>
    public async Task<(byte[] Root, TellerKeys Keys)?> DeriveAsync(TellerCode code, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _inside) > AtOnce + Waiting)
        {
            Interlocked.Decrement(ref _inside);
            return null;
        }

        try
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                Interlocked.Increment(ref _count);
                var root = await Task.Run(() => TellerKeys.RootOf(code, secrets), cancellationToken);
                return (root, TellerKeys.FromRoot(root, secrets));
            }
            finally
            {
                _gate.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <summary>The keys that belong to a root kept in a session.</summary>
    public TellerKeys FromRoot(ReadOnlySpan<byte> root) => TellerKeys.FromRoot(root, secrets);

    public void Dispose() => _gate.Dispose();
}
