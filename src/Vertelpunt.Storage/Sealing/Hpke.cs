using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Vertelpunt.Storage.Sealing;

/// <summary>A P-256 key pair for HPKE.</summary>
/// <param name="PrivateKey">The scalar, 32 bytes, big endian.</param>
/// <param name="PublicKey">The uncompressed point, 65 bytes, starting with 4.</param>
public sealed record HpkeKeyPair(byte[] PrivateKey, byte[] PublicKey)
{
    /// <inheritdoc/>
    public override string ToString() => "HpkeKeyPair";
}

/// <summary>Hybrid public key encryption, RFC 9180, base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-GCM.</summary>
/// <remarks>
/// One message per context (sequence number 0), as sealing a data key needs. Checked against the vectors of RFC 9180 appendix A.3.1.
/// Thread safe: no state.
/// </remarks>
public static class Hpke
{
    private const ushort KemId = 0x0010;
    private const ushort KdfId = 0x0001;
    private const int PublicKeyLength = 65;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>AES-GCM key length in bytes: 16 is aead_id 1, 32 is aead_id 2. The product uses 32.</summary>
    public const int DefaultAeadKeyLength = 32;

    public static HpkeKeyPair GenerateKeyPair() => DeriveKeyPair(RandomNumberGenerator.GetBytes(32));

    /// <summary>RFC 9180 section 7.1.3: the key pair that belongs to <paramref name="keyMaterial"/>.</summary>
    /// <param name="keyMaterial">At least 32 bytes of secret key material.</param>
    public static HpkeKeyPair DeriveKeyPair(ReadOnlySpan<byte> keyMaterial)
    {
        if (keyMaterial.Length < 32)
        {
            throw new ArgumentException("Key material must hold at least 32 bytes.", nameof(keyMaterial));
        }

        var suite = KemSuite();
        var prk = LabeledExtract(suite, [], "dkp_prk", keyMaterial);
        // The candidate is below the group order with probability 1 - 2^-32 each time (section 7.1.3).
        for (var counter = 0; counter <= 255; counter++)
        {
            var scalar = LabeledExpand(suite, prk, "candidate", [(byte)counter], 32);
            if (scalar.AsSpan().ContainsAnyExcept((byte)0) && scalar.AsSpan().SequenceCompareTo(GroupOrder) < 0)
            {
                return new(scalar, PublicOf(scalar));
            }
        }

        throw new CryptographicException("No key pair could be derived.");
    }

    /// <summary>Seals <paramref name="plaintext"/> for the holder of the private half of <paramref name="recipientPublicKey"/>.</summary>
    /// <returns>The encapsulated key (65 bytes), then the ciphertext and its tag.</returns>
    public static byte[] Seal(
        ReadOnlySpan<byte> recipientPublicKey, ReadOnlySpan<byte> info, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> plaintext) =>
        Seal(recipientPublicKey, info, aad, plaintext, GenerateKeyPair(), DefaultAeadKeyLength);

    /// <summary>As the other overload, with a given ephemeral key pair: for the test vectors.</summary>
    internal static byte[] Seal(
        ReadOnlySpan<byte> recipientPublicKey, ReadOnlySpan<byte> info, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> plaintext,
        HpkeKeyPair ephemeral, int aeadKeyLength)
    {
        var secret = Decapsulate(ephemeral.PrivateKey, recipientPublicKey, ephemeral.PublicKey, recipientPublicKey);
        var (key, nonce) = KeySchedule(secret, info, aeadKeyLength);
        var output = new byte[PublicKeyLength + plaintext.Length + TagLength];
        ephemeral.PublicKey.CopyTo(output, 0);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plaintext, output.AsSpan(PublicKeyLength, plaintext.Length), output.AsSpan(PublicKeyLength + plaintext.Length), aad);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(secret);
        return output;
    }

    /// <summary>Opens what <see cref="Seal(ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/> made.</summary>
    /// <exception cref="CryptographicException">Wrong key, wrong info or aad, or a changed message.</exception>
    public static byte[] Open(HpkeKeyPair recipient, ReadOnlySpan<byte> info, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> message) =>
        Open(recipient, info, aad, message, DefaultAeadKeyLength);

    internal static byte[] Open(
        HpkeKeyPair recipient, ReadOnlySpan<byte> info, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> message, int aeadKeyLength)
    {
        if (message.Length < PublicKeyLength + TagLength)
        {
            throw new CryptographicException("The sealed message is too short.");
        }

        var encapsulated = message[..PublicKeyLength];
        var secret = Decapsulate(recipient.PrivateKey, encapsulated, encapsulated, recipient.PublicKey);
        var (key, nonce) = KeySchedule(secret, info, aeadKeyLength);
        var plaintext = new byte[message.Length - PublicKeyLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(nonce, message[PublicKeyLength..^TagLength], message[^TagLength..], plaintext, aad);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(secret);
        return plaintext;
    }

    /// <summary>Both sides' shared secret: Diffie-Hellman, then ExtractAndExpand (section 4.1).</summary>
    private static byte[] Decapsulate(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> encapsulated, ReadOnlySpan<byte> recipient)
    {
        using var mine = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = privateKey.ToArray() });
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(publicKey) });
        var dh = mine.DeriveRawSecretAgreement(theirs.PublicKey);
        var suite = KemSuite();
        var prk = LabeledExtract(suite, [], "eae_prk", dh);
        return LabeledExpand(suite, prk, "shared_secret", [.. encapsulated, .. recipient], 32);
    }

    private static (byte[] Key, byte[] Nonce) KeySchedule(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> info, int aeadKeyLength)
    {
        var suite = Suite(aeadKeyLength);
        var pskIdHash = LabeledExtract(suite, [], "psk_id_hash", []);
        var infoHash = LabeledExtract(suite, [], "info_hash", info);
        byte[] context = [0, .. pskIdHash, .. infoHash];
        var prk = LabeledExtract(suite, secret, "secret", []);
        return (LabeledExpand(suite, prk, "key", context, aeadKeyLength), LabeledExpand(suite, prk, "base_nonce", context, NonceLength));
    }

    private static byte[] LabeledExtract(ReadOnlySpan<byte> suite, ReadOnlySpan<byte> salt, string label, ReadOnlySpan<byte> material) =>
        HKDF.Extract(HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. Ascii(label), .. material], salt.ToArray());

    private static byte[] LabeledExpand(ReadOnlySpan<byte> suite, byte[] prk, string label, ReadOnlySpan<byte> info, int length)
    {
        Span<byte> size = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)length);
        return HKDF.Expand(HashAlgorithmName.SHA256, prk, length, [.. size, .. "HPKE-v1"u8, .. suite, .. Ascii(label), .. info]);
    }

    private static byte[] Ascii(string label) => System.Text.Encoding.ASCII.GetBytes(label);

    private static byte[] KemSuite() => [.. "KEM"u8, KemId >> 8, KemId & 0xff];

    private static byte[] Suite(int aeadKeyLength) =>
        [.. "HPKE"u8, KemId >> 8, KemId & 0xff, KdfId >> 8, KdfId & 0xff, 0, (byte)(aeadKeyLength == 32 ? 2 : 1)];

    private static byte[] PublicOf(byte[] scalar)
    {
        using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        var q = key.ExportParameters(false).Q;
        return [4, .. q.X!, .. q.Y!]; // an exported key always has its point
    }

    private static ECPoint PointOf(ReadOnlySpan<byte> publicKey)
    {
        if (publicKey.Length != PublicKeyLength || publicKey[0] != 4)
        {
            throw new CryptographicException("Not an uncompressed P-256 point.");
        }

        return new() { X = publicKey[1..33].ToArray(), Y = publicKey[33..].ToArray() };
    }

    /// <summary>The order of P-256 (FIPS 186-5, section 3.2.1.3).</summary>
    private static readonly byte[] GroupOrder = Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");
}
