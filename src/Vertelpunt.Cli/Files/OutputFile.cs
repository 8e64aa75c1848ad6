namespace Vertelpunt.Cli.Files;

/// <summary>Writes a file under another name first and puts it in place when it is whole: nobody ever sees half a file.</summary>
public static class OutputFile
{
    /// <summary>Writes to <paramref name="path"/>, or to <paramref name="standardOutput"/> when the path is "-" or null.</summary>
    public static async Task WriteAsync(string? path, TextWriter standardOutput, Func<TextWriter, Task> write)
    {
        if (path is null or "-")
        {
            await write(standardOutput);
            await standardOutput.FlushAsync();
            return;
        }

        if (Directory.Exists(path))
        {
            throw CliFailure.BadInput($"'{path}' is a folder; name a file to write to.");
        }

        var draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await using var writer = new StreamWriter(file, Utf8.Strict);
                await write(writer);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
