using System.Security.Cryptography;

namespace Vertelpunt.Storage.Sealing;

/// <summary>What the storyteller's site needs to turn a code into keys: a salt and a pepper, in files outside the database.</summary>
/// <param name="Salt">16 bytes, one for the whole installation: a code has no user name to look a salt up by.</param>
/// <param name="Pepper">32 bytes: without it the lookup ids in a stolen database cannot be tried out.</param>
public sealed record SiteSecrets(byte[] Salt, byte[] Pepper)
{
    private const string SaltFile = "code-salt";
    private const string PepperFile = "code-pepper";

    /// <summary>Reads the two files.</summary>
    /// <exception cref="SecretsUnavailableException">One is missing or has the wrong length: the site must refuse work rather than make keys that cannot be made again.</exception>
    public static SiteSecrets Read(string folder) => new(SecretFile.Read(folder, SaltFile, 16), SecretFile.Read(folder, PepperFile, 32));

    /// <summary>The same, or null where this process was not given the files.</summary>
    public static SiteSecrets? ReadIfGiven(string folder)
    {
        try
        {
            return Read(folder);
        }
        catch (SecretsUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Makes the files where they do not exist yet, readable by their owner only.</summary>
    public static SiteSecrets CreateOrRead(string folder)
    {
        SecretFile.CreateOnce(folder, SaltFile, 16);
        SecretFile.CreateOnce(folder, PepperFile, 32);
        return Read(folder);
    }

    /// <inheritdoc/>
    public override string ToString() => "SiteSecrets";
}

/// <summary>What only the staff side has: the key that opens the projects' private keys.</summary>
/// <param name="KeyEncryptionKey">32 bytes.</param>
public sealed record StaffSecrets(byte[] KeyEncryptionKey)
{
    private const string File = "staff-key";
    private const string NextFile = "staff-key.next";

    /// <exception cref="SecretsUnavailableException">The file is missing or has the wrong length.</exception>
    public static StaffSecrets Read(string folder) => new(SecretFile.Read(folder, File, 32));

    public static StaffSecrets CreateOrRead(string folder)
    {
        SecretFile.CreateOnce(folder, File, 32);
        return Read(folder);
    }

    /// <summary>The key that is to follow, made when it is not there yet: after an interruption the work goes on with the same one.</summary>
    public static StaffSecrets CreateOrReadNext(string folder)
    {
        SecretFile.CreateOnce(folder, NextFile, 32);
        return new(SecretFile.Read(folder, NextFile, 32));
    }

    /// <summary>Puts the key that was to follow in the place of the one in use, which is then gone.</summary>
    public static void PutNextInPlace(string folder) =>
        System.IO.File.Move(Path.Combine(folder, NextFile), Path.Combine(folder, File), overwrite: true);

    /// <inheritdoc/>
    public override string ToString() => "StaffSecrets";
}

/// <summary>A file with key material is missing or unusable. The message names the file, never its content.</summary>
public sealed class SecretsUnavailableException(string message) : Exception(message);

internal static class SecretFile
{
    public static byte[] Read(string folder, string name, int length)
    {
        var path = Path.Combine(folder, name);
        byte[] bytes;
        try
        {
            bytes = System.IO.File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretsUnavailableException(
                $"The key file '{name}' cannot be read from the secrets folder. Restore it from its backup, or run 'vertelpunt keys create' for a new installation.");
        }

        return bytes.Length == length
            ? bytes
            : throw new SecretsUnavailableException($"The key file '{name}' holds {bytes.Length} bytes instead of {length}. Restore it from its backup.");
    }

    public static void CreateOnce(string folder, string name, int length)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        if (System.IO.File.Exists(path))
        {
            return;
        }

        // Written under another name first: a process that dies here leaves no half key behind.
        var draft = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(length));
            file.Flush(flushToDisk: true);
        }

        try
        {
            System.IO.File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            System.IO.File.Delete(draft); // another process was first: its key counts
        }
    }
}
