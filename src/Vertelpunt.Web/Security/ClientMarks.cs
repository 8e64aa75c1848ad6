using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Vertelpunt.Web.Security;

/// <summary>Turns an address into a mark that tells visitors apart for a day and cannot be turned back once the key is gone.</summary>
/// <remarks>
/// A keyed hash of an IPv4 address can be reversed by whoever has the key, so the key lives in memory only, is never written, and changes
/// every 24 hours; the one before is known for 8 hours more, the length of a block. IPv6 counts per /56: what one household has.
/// </remarks>
public sealed class ClientMarks(TimeProvider time)
{
    public static TimeSpan KeyLife { get; } = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private byte[] _key = RandomNumberGenerator.GetBytes(32);
    private byte[]? _previous;
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>The mark under today's key, and under yesterday's as long as a block may hang on it.</summary>
    public (string Mark, string? Previous) Of(IPAddress? address)
    {
        var bytes = Prefix(address);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now - _since >= KeyLife)
            {
                _previous = now - _since < KeyLife + AbuseGuard.BlockTime ? _key : null;
                _key = RandomNumberGenerator.GetBytes(32);
                _since = now;
            }

            if (_previous is not null && now - _since >= AbuseGuard.BlockTime)
            {
                CryptographicOperations.ZeroMemory(_previous);
                _previous = null;
            }

            return (Hash(_key, bytes), _previous is null ? null : Hash(_previous, bytes));
        }
    }

    private static string Hash(byte[] key, byte[] bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes).AsSpan(0, 16));

    private static byte[] Prefix(IPAddress? address)
    {
        if (address is null)
        {
            return [];
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..7] : bytes;
    }
}
