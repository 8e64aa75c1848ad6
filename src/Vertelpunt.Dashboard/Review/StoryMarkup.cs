using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Vertelpunt.Dashboard.Pages;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;

namespace Vertelpunt.Dashboard.Review;

/// <summary>A field of a story as markup: text as it is, findings as buttons in their places.</summary>
/// <remarks>Made here and not in a page, because every line break and space in it counts as the teller's.</remarks>
public static class StoryMarkup
{
    public static IHtmlContent Of(ProcessedStory story, string fieldId)
    {
        var html = new StringBuilder();
        foreach (var run in StoryText.Runs(story, fieldId))
        {
            if (run.Finding is { } finding)
            {
                Button(html, run, finding);
            }
            else
            {
                html.Append($"<span data-at=\"{run.At}\">").Append(Encode(run.Text)).Append("</span>");
            }
        }

        return new HtmlString(html.ToString());
    }

    private static void Button(StringBuilder html, TextRun run, Finding finding)
    {
        var family = finding.Kind.TypeOf() == IdentifierType.Direct ? "direct" : "indirect";
        var look = !finding.IsActive ? "rejected" : run.Hidden ? "hidden" : "kept";
        var about = $"{DeskWords.Of(finding.Kind)} · {DeskWords.Sure(finding.Confidence)}";
        var shown = run.Text.Length > 0 ? run.Text : "✂";
        var said = run.Text.Length > 0 ? run.Text : DeskLanguage.T("weggehaald", "removed");
        html.Append($"<button type=\"button\" class=\"f {family} {look}\" id=\"f{finding.Span.Start}\" popovertarget=\"p{finding.Span.Start}\" data-at=\"{run.At}\" data-length=\"{run.Text.Length}\"")
            .Append($" data-tip=\"{Encode(about)}\" aria-label=\"{Encode($"{said} ({about})")}\">").Append(Encode(shown)).Append("</button>");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
