using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>A pack to hand over. Closed set.</summary>
public abstract record PackDocument
{
    private protected PackDocument() { }
}

/// <summary>As PDF.</summary>
public sealed record PdfPack(byte[] Pdf) : PackDocument
{
    /// <summary>The length only.</summary>
    public override string ToString() => $"PdfPack({Pdf.Length} bytes)";
}

/// <summary>As a web page to print, because there is no PDF.</summary>
public sealed record HtmlPack(string Html, LocalisedText Reason) : PackDocument
{
    /// <summary>The length only.</summary>
    public override string ToString() => $"HtmlPack({Html.Length} characters)";
}

/// <summary>Prints a pack and makes sure that nothing ran over an edge.</summary>
public static class PackPrinting
{
    /// <summary>How much wider than measured text is taken to be, in turn: a machine with an unusual font needs more cards, not smaller ones.</summary>
    private static readonly double[] Slacks = [1, 1.08, 1.2, 1.4];

    /// <param name="language">"nl" or "en".</param>
    public static Task<PackDocument> PrintAsync(IPackPrinter printer, WorkshopPack pack, string language, CancellationToken cancellationToken) =>
        PrintAsync(printer, slack => PackHtml.Render(pack, language, slack), cancellationToken);

    /// <param name="render">Lays the document out, given how much wider than measured text is taken to be.</param>
    public static async Task<PackDocument> PrintAsync(IPackPrinter printer, Func<double, string> render, CancellationToken cancellationToken)
    {
        foreach (var slack in Slacks)
        {
            var html = render(slack);
            switch (await printer.PrintAsync(html, cancellationToken))
            {
                case Printed { PagesOver: 0 } printed:
                    return new PdfPack(printed.Pdf);
                case NotPrinted failed:
                    return new HtmlPack(html, failed.Reason);
            }
        }

        return new HtmlPack(render(Slacks[^1]), new(
            "Op deze computer past de tekst niet goed op het papier, dus er is geen PDF gemaakt. Bekijk de webpagina voordat je hem afdrukt.",
            "On this computer the text does not fit the paper well, so no PDF was made. Look at the web page before you print it."));
    }
}
