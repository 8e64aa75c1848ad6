using System.Text;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Domain.Privacy;

/// <summary>One written part of a narrative within its document.</summary>
/// <param name="Id">"title", "text", or "answer:" + question id (short text, or what was written at 'other').</param>
/// <param name="Span">Where it stands in the document's text.</param>
public sealed record DocumentField(string Id, TextSpan Span);

/// <summary>All that a teller wrote, as one text, so that names stay consistent across title, story and written answers.</summary>
/// <remarks>Fields are joined by blank lines; no finding crosses a field's border.</remarks>
public sealed record StoryDocument(string Text, IReadOnlyList<DocumentField> Fields)
{
    public const string TitleField = "title";
    public const string TextField = "text";
    private const string Separator = "\n\n";

    /// <summary>Joins the written parts of <paramref name="content"/>; empty parts have an empty span.</summary>
    public static StoryDocument Of(StoryContent content)
    {
        var text = new StringBuilder();
        var fields = new List<DocumentField>();
        Add(TitleField, content.Title);
        Add(TextField, content.Text);
        foreach (var (id, answer) in content.Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var written = answer switch
            {
                Written w => w.Text,
                Chosen { Other: { Length: > 0 } other } => other,
                _ => "",
            };
            if (written.Length > 0)
            {
                Add("answer:" + id, written);
            }
        }

        return new(text.ToString(), fields);

        void Add(string id, string value)
        {
            if (text.Length > 0)
            {
                text.Append(Separator);
            }

            fields.Add(new(id, new(text.Length, text.Length + value.Length)));
            text.Append(value);
        }
    }

    /// <summary>A document of one text only.</summary>
    public static StoryDocument OfText(string text) => new(text, [new(TextField, new(0, text.Length))]);

    public DocumentField? Field(string id) => Fields.FirstOrDefault(f => f.Id == id);

    /// <summary>The length only.</summary>
    public override string ToString() => $"StoryDocument({Text.Length} characters, {Fields.Count} fields)";
}
