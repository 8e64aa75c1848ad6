using System.Xml;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Lets drawings into a document, and nothing that runs or fetches.</summary>
internal static class SafeSvg
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "path", "line", "rect", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "title", "desc", "defs", "pattern", "clipPath", "marker", "mask", "use", "a",
    };

    /// <exception cref="ArgumentException">The drawing is not well-formed svg, or holds an element or attribute that could run or fetch something.</exception>
    public static string Checked(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    Check(reader);
                }
            }
        }
        catch (XmlException)
        {
            throw new ArgumentException("The drawing is not well-formed svg.", nameof(svg));
        }

        return svg;
    }

    private static void Check(XmlReader reader)
    {
        if (!Elements.Contains(reader.LocalName) || (reader.Depth == 0 && reader.LocalName != "svg"))
        {
            throw new ArgumentException($"A drawing cannot hold the element {reader.LocalName}.");
        }

        while (reader.MoveToNextAttribute())
        {
            var outside = reader.LocalName == "href" && !reader.Value.StartsWith('#');
            var url = reader.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) && !reader.Value.Contains("url(#", StringComparison.OrdinalIgnoreCase);
            if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || outside || url || (reader.LocalName == "style" && reader.Value.Contains('@')))
            {
                throw new ArgumentException($"A drawing cannot hold the attribute {reader.LocalName} with this value.");
            }
        }
    }
}
