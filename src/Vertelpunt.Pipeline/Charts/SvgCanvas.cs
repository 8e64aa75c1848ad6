using System.Globalization;
using System.Text;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Writes one svg element. Looks come from classes; presentation attributes stand in where no style sheet is loaded.</summary>
/// <remarks>Numbers have at most three decimals and a point, whatever the culture, so that a drawing is the same everywhere.</remarks>
internal sealed class SvgCanvas(double width)
{
    /// <summary>Narrow enough to be read on a telephone, where a drawing is some 290 pixels wide.</summary>
    public const double UsualWidth = 400;

    public const double TextSize = 15;
    public const double SmallSize = 13;

    /// <summary>Average width of a character as a share of the text size, on the generous side.</summary>
    private const double CharacterWidth = 0.57;

    private readonly StringBuilder _body = new();

    public double Width { get; } = width;

    /// <summary>Rounded, invariant.</summary>
    public static string N(double value)
    {
        var rounded = Math.Round(value, 3, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>Text made safe for markup; characters XML does not know are dropped.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '\'' => safe.Append("&#39;"),
                '\t' or '\n' => safe.Append((char)rune.Value),
                < 32 or 0xFFFE or 0xFFFF => safe,
                _ => safe.Append(rune.ToString()),
            };
        }

        return safe.ToString();
    }

    public static double Measure(string text, double size = TextSize) => text.Length * size * CharacterWidth;

    /// <summary>Breaks text into lines that fit, at most <paramref name="most"/>; the last is cut with an ellipsis when it must.</summary>
    public static IReadOnlyList<string> Wrap(string text, double room, double size = TextSize, int most = 3)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Measure(longer, size) > room)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        var fits = Math.Max(4, (int)(room / (size * CharacterWidth)));
        if (lines.Count > most)
        {
            lines = [.. lines.Take(most - 1), string.Join(' ', lines.Skip(most - 1))];
        }

        return [.. lines.Select(l => l.Length <= fits ? l : l[..(fits - 1)].TrimEnd() + "…")];
    }

    public void Text(double x, double y, string text, double size = TextSize, string anchor = "start", string @class = "ink", bool bold = false) =>
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" class=\"{@class}\" fill=\"{@class switch { "onplate" or "ongroup" => "#26262B", "ondata" => "#ffffff", _ => "currentColor" }}\"")
            .Append(@class == "muted" ? " fill-opacity=\"0.75\"" : "")
            .Append(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")
            .Append(bold ? " font-weight=\"600\"" : "")
            .Append('>').Append(Escape(text)).Append("</text>");

    /// <summary>Several lines; returns the y below them.</summary>
    public double Lines(double x, double y, IReadOnlyList<string> lines, double size = TextSize, string anchor = "start", string @class = "ink", bool bold = false)
    {
        foreach (var line in lines)
        {
            y += size * 1.25;
            Text(x, y - size * 0.3, line, size, anchor, @class, bold);
        }

        return y;
    }

    /// <summary>A small remark under a drawing, over the whole width; returns the y below it. Measured less generously than names: nothing stands beside it.</summary>
    public double Note(double y, string text) => Lines(0, y, Wrap(text, Width * 1.05, SmallSize, 6), SmallSize, @class: "muted");

    public void Rect(double x, double y, double w, double h, string @class, string? hint = null) =>
        Shape($"rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(w, 0))}\" height=\"{N(h)}\"", @class, hint);

    public void Circle(double x, double y, double r, string @class, string? hint = null) =>
        Shape($"circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\"", @class, hint);

    public void Polygon(IEnumerable<(double X, double Y)> points, string @class, string? hint = null) =>
        Shape($"polygon points=\"{string.Join(' ', points.Select(p => N(p.X) + "," + N(p.Y)))}\"", @class, hint);

    public void Path(string d, string @class, string? hint = null) => Shape($"path d=\"{d}\"", @class, hint);

    public void Line(double x1, double y1, double x2, double y2, string @class) =>
        Shape($"line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"", @class, null);

    /// <summary>Slanted lines in a rectangle with an outline: readable in grey and by those who see few colours. Drawn line by line, since a pattern would need an id.</summary>
    public void Hatch(double x, double y, double w, double h, string? hint = null)
    {
        if (w <= 0 || h <= 0)
        {
            return;
        }

        var d = new StringBuilder();
        for (var start = 6 - h; start < w; start += 6)
        {
            // The line x - y = start, from the bottom up, cut at the sides.
            var (fromX, fromY) = start >= 0 ? (start, h) : (0, h + start);
            var toX = Math.Min(start + h, w);
            var toY = h - (toX - start);
            d.Append(CultureInfo.InvariantCulture, $"M{N(x + fromX)} {N(y + fromY)}L{N(x + toX)} {N(y + toY)}");
        }

        Rect(x, y, w, h, "together", hint);
        Path(d.ToString(), "hatch");
    }

    /// <summary>Everything drawn in <paramref name="draw"/> belongs to one cell: scripts find it by data-cell, readers follow the link when there is one.</summary>
    public void Cell(string cell, string? href, string name, Action draw)
    {
        _body.Append(href is null
            ? $"<g data-cell=\"{Escape(cell)}\">"
            : $"<a href=\"{Escape(href)}\" data-cell=\"{Escape(cell)}\" aria-label=\"{Escape(name)}\">");
        draw();
        _body.Append(href is null ? "</g>" : "</a>");
    }

    /// <summary>Cells that are shown together: where there are links, the first of them stands for all, since a selection takes them together too.</summary>
    public void Joined(ChartSubject subject, string first, string name, Action draw)
    {
        if (subject.Href(first) is { } href)
        {
            Cell(first, href, name, draw);
        }
        else
        {
            draw();
        }
    }

    /// <summary>The whole element.</summary>
    /// <param name="interactive">True when it holds links: then it is a group to assistive software, not one image.</param>
    public string Finish(double height, string title, string description, bool interactive = false) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {N(Width)} {N(height)}\" width=\"{N(Width)}\" height=\"{N(height)}\" " +
        $"role=\"{(interactive ? "group" : "img")}\" aria-label=\"{Escape(title)}\" font-family=\"Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', sans-serif\">" +
        $"<title>{Escape(title)}</title><desc>{Escape(description)}</desc>{_body}</svg>";

    private void Shape(string element, string @class, string? hint)
    {
        _body.Append('<').Append(element).Append(" class=\"").Append(@class).Append('"').Append(ChartLook.Attributes(@class));
        _body.Append(hint is null ? "/>" : $"><title>{Escape(hint)}</title></{element[..element.IndexOf(' ', StringComparison.Ordinal)]}>");
    }
}
