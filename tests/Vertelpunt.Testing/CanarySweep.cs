using System.Text;

namespace Vertelpunt.Testing;

/// <summary>Looks for marker sentences where they must not be: in any file, in UTF-8 or UTF-16, whole or by their words.</summary>
public static class CanarySweep
{
    /// <summary>The files under <paramref name="folders"/> that hold one of <paramref name="markers"/>.</summary>
    public static IReadOnlyList<string> FilesHolding(IEnumerable<string> folders, params string[] markers)
    {
        var needles = markers.SelectMany(m => new[] { Encoding.UTF8.GetBytes(m), Encoding.Unicode.GetBytes(m) }).ToList();
        var found = new List<string>();
        foreach (var file in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)))
        {
            byte[] bytes;
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                bytes = memory.ToArray();
            }
            catch (IOException)
            {
                continue; // gone, or a socket
            }
            catch (UnauthorizedAccessException)
            {
                continue;
            }

            if (needles.Any(n => bytes.AsSpan().IndexOf(n) >= 0))
            {
                found.Add(file);
            }
        }

        return found;
    }
}
