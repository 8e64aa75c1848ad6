using System.Diagnostics;

namespace Vertelpunt.EndToEnd.Tests;

/// <summary>The words of a PDF, as another program reads them.</summary>
internal static class PdfText
{
    public static async Task<string> OfAsync(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("pdftotext was not found. Install it (Debian: poppler-utils); ./test does so.");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }

    /// <summary>Without white space: a title may be broken over lines.</summary>
    public static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u00AD'));
}
