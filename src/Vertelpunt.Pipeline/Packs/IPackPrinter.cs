using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Makes a PDF of a document that was laid out for paper.</summary>
public interface IPackPrinter
{
    /// <summary>Whether there is something to print with, without trying.</summary>
    PrinterStatus Status { get; }

    /// <summary>A tagged PDF with an outline. Neither the document nor the result touches a disk.</summary>
    Task<PrintResult> PrintAsync(string html, CancellationToken cancellationToken);
}

/// <summary>Whether packs can be had as PDF here. Closed set.</summary>
public abstract record PrinterStatus
{
    private protected PrinterStatus() { }
}

/// <param name="Browser">The program that prints.</param>
public sealed record PrinterReady(string Browser) : PrinterStatus;

/// <summary>Packs are there as print-ready HTML only.</summary>
/// <param name="Reason">For people, with what to do about it.</param>
public sealed record PrinterMissing(LocalisedText Reason) : PrinterStatus;

/// <summary>What printing came to. Closed set.</summary>
public abstract record PrintResult
{
    private protected PrintResult() { }
}

/// <param name="Pdf">The bytes of the file; empty when something ran over.</param>
/// <param name="PagesOver">Pages and cards on which something ran over its edge; 0 when all is well.</param>
public sealed record Printed(byte[] Pdf, int PagesOver) : PrintResult
{
    /// <summary>Counts only.</summary>
    public override string ToString() => $"Printed({Pdf.Length} bytes, {PagesOver} over)";
}

/// <param name="Reason">For people; holds nothing of the document.</param>
public sealed record NotPrinted(LocalisedText Reason) : PrintResult;
