using System.Runtime.CompilerServices;
using Xunit;

namespace Vertelpunt.Testing;

/// <summary>Compares a result with a file that a person has looked at and approved.</summary>
/// <remarks>
/// The files lie in a folder <c>Approved</c> beside the test. A difference writes the new result next to the approved one as
/// <c>name-changed.svg</c>: look at both, and move the new one over the old when it is right.
/// </remarks>
public static class Approved
{
    public static void Matches(string actual, string fileName, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", fileName); // the compiler fills in a full path
        var changed = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(fileName) + "-changed" + Path.GetExtension(fileName));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) && Normal(File.ReadAllText(path)) == Normal(actual))
        {
            File.Delete(changed);
            return;
        }

        File.WriteAllText(changed, Normal(actual));
        Assert.Fail($"{fileName} differs from what was approved; the new result is in {Path.GetFileName(changed)} beside it.");
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
