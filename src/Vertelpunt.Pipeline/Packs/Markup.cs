using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>HTML under construction. Text goes in encoded; only <see cref="Raw"/> takes markup.</summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();

    public Markup Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    public Markup Text(string text)
    {
        html.Append(Encode(text));
        return this;
    }

    /// <summary>An element with text in it; <paramref name="tag"/> may carry attributes: "p class=\"big\"".</summary>
    public Markup Element(string tag, string text)
    {
        html.Append('<').Append(tag).Append('>').Append(Encode(text)).Append("</").Append(tag.Split(' ', 2)[0]).Append(">\n");
        return this;
    }

    public Markup List(string tag, IEnumerable<string> items)
    {
        html.Append('<').Append(tag).Append(">\n");
        foreach (var item in items)
        {
            Element("li", item);
        }

        html.Append("</").Append(tag.Split(' ', 2)[0]).Append(">\n");
        return this;
    }

    public override string ToString() => html.ToString();

    public static string Encode(string text) => Encoder.Encode(Printable(text));

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Without what cannot be printed, and without marks that turn the reading direction of what follows.</summary>
    private static string Printable(string text) =>
        text.AsSpan().IndexOfAny(Unprintable) < 0 ? text : string.Concat(text.Where(c => !Unprintable.Contains(c)));

    private static readonly System.Buffers.SearchValues<char> Unprintable = System.Buffers.SearchValues.Create(
        string.Concat(Enumerable.Range(0, 32).Where(c => c != '\n').Select(c => (char)c)) + "\u007F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");
}
