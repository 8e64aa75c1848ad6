using System.Text;

namespace Vertelpunt.Cli.Files;

/// <summary>Reads texts that people hand in, and says plainly what is wrong with one.</summary>
public static class TextSource
{
    /// <summary>The most one text may hold, in bytes.</summary>
    public const int MaxBytes = 8_000_000;

    /// <summary>The whole of a file, or of standard input when <paramref name="path"/> is "-".</summary>
    /// <exception cref="CliFailure">It is not there, too long, or not UTF-8.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = Open(path);
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaxBytes)
            {
                throw CliFailure.BadInput($"{NameOf(path)} is too long: at most {MaxBytes:N0} bytes are read at once.");
            }
        }

        return Decode(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), NameOf(path));
    }

    /// <summary>A file or standard input as a stream.</summary>
    /// <exception cref="CliFailure">It is not there or may not be read.</exception>
    public static Stream Open(string path)
    {
        if (path == "-")
        {
            return Console.OpenStandardInput();
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CliFailure.BadInput($"There is no file '{path}'.");
        }
        catch (UnauthorizedAccessException)
        {
            throw CliFailure.BadInput(Directory.Exists(path) ? $"'{path}' is a folder; this command reads one file." : $"The file '{path}' may not be read.");
        }
    }

    /// <summary>What messages call an input.</summary>
    public static string NameOf(string path) => path == "-" ? "Standard input" : $"The file '{path}'";

    private static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return Utf8.Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw CliFailure.BadInput($"{name} is not UTF-8 text: something is wrong at byte {e.Index}.");
        }
    }
}
