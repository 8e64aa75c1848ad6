using System.Text;

namespace Vertelpunt.Cli.Files;

/// <summary>UTF-8 that refuses what is not UTF-8, without a byte order mark when writing.</summary>
internal static class Utf8
{
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
