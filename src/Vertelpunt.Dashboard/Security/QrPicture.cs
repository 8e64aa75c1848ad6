using System.Net;
using System.Text;
using QRCoder;

namespace Vertelpunt.Dashboard.Security;

/// <summary>A QR code as one SVG path, without styles: prints at any size and passes the page's policy.</summary>
public static class QrPicture
{
    /// <param name="label">What a screen reader says.</param>
    public static string Draw(string content, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);

        // The library's matrix has a margin of its own of four modules, as the standard asks.
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append($"M{x} {y}h1v1h-1z");
                }
            }
        }

        return $"<svg viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>";
    }
}
