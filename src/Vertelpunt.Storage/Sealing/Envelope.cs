using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Vertelpunt.Storage.Sealing;

/// <summary>Seals values under a symmetric key: JSON, padded to whole kibibytes, AES-256-GCM.</summary>
/// <remarks>
/// Layout: version byte 1, nonce (12), tag (16), ciphertext. The associated data bind a value to its place (which story, which version,
/// which field), so that a row swapped for another does not open. Padding hides the exact length of what was written.
/// </remarks>
public static class Envelope
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Header = 1 + NonceLength + TagLength;
    private const int Block = 1024;

    public static byte[] Seal<T>(byte[] key, string place, T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, SealedJson.Options);
        var padded = new byte[(4 + json.Length + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32LittleEndian(padded, json.Length);
        json.CopyTo(padded, 4);
        CryptographicOperations.ZeroMemory(json);
        var output = SealBytes(key, place, padded);
        CryptographicOperations.ZeroMemory(padded);
        return output;
    }

    /// <exception cref="CryptographicException">Wrong key, wrong place, or changed bytes. Says nothing of the content.</exception>
    public static T Open<T>(byte[] key, string place, ReadOnlySpan<byte> sealedBytes)
    {
        var padded = OpenBytes(key, place, sealedBytes);
        try
        {
            var length = padded.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(padded);
            if (length < 0 || length > padded.Length - 4)
            {
                throw new CryptographicException("The sealed value has a wrong length.");
            }

            return JsonSerializer.Deserialize<T>(padded.AsSpan(4, length), SealedJson.Options)
                ?? throw new CryptographicException("The sealed value is empty.");
        }
        catch (JsonException)
        {
            throw new CryptographicException("The sealed value cannot be read."); // the JSON error would quote it
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>Seals bytes as they are, without padding: for keys.</summary>
    public static byte[] SealBytes(byte[] key, string place, ReadOnlySpan<byte> value)
    {
        var output = new byte[Header + value.Length];
        output[0] = Version;
        RandomNumberGenerator.Fill(output.AsSpan(1, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(output.AsSpan(1, NonceLength), value, output.AsSpan(Header), output.AsSpan(1 + NonceLength, TagLength), Encoding.UTF8.GetBytes(place));
        return output;
    }

    /// <exception cref="CryptographicException">Wrong key, wrong place, or changed bytes.</exception>
    public static byte[] OpenBytes(byte[] key, string place, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < Header || sealedBytes[0] != Version)
        {
            throw new CryptographicException("Not a sealed value of this version.");
        }

        var value = new byte[sealedBytes.Length - Header];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedBytes.Slice(1, NonceLength), sealedBytes[Header..], sealedBytes.Slice(1 + NonceLength, TagLength), value, Encoding.UTF8.GetBytes(place));
        return value;
    }
}

internal static class SealedJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { MaxDepth = 32 };
}
