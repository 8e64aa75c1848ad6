using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Design;

/// <summary>The settings of a project in parts that fit on a screen.</summary>
public static class SettingsFields
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["open", "bewaren", "groep", "weghalen", "teksten", "toestemming", "beoordelen"];

    /// <summary>The prefix of the fields of help lines.</summary>
    public const string Lines = "l";

    /// <summary>The prefix of the fields of ready messages.</summary>
    public const string Messages = "m";

    /// <summary>The settings with one part as it was posted; the other parts stay as they are.</summary>
    /// <param name="act">The button that was pressed: one beside a row rearranges the rows.</param>
    /// <param name="rearranged">True when only rows were moved: nothing is to be stored yet.</param>
    public static ProjectSettings Read(ProjectSettings now, string part, PostedForm posted, string act, out bool rearranged)
    {
        rearranged = false;
        switch (part)
        {
            case "open":
                return now with
                {
                    OpensOn = posted.Day("opensOn", "opensOn"),
                    ClosesOn = posted.Day("closesOn", "closesOn"),
                    OpensAt = posted.Time("opensAt", "opensAt"),
                    ClosesAt = posted.Time("closesAt", "closesAt"),
                    MaxStories = posted.Number("maxStories", "maxStories"),
                };
            case "bewaren":
                return now with
                {
                    RetentionDays = posted.Number("retentionDays", "retentionDays") ?? 0,
                    RereadDays = posted.Number("rereadDays", "rereadDays") ?? 0,
                    DraftDays = posted.Number("draftDays", "draftDays") ?? 0,
                };
            case "groep":
                return now with
                {
                    GroupSize = posted.Number("groupSize", "groupSize") ?? 0,
                    GroupShares = posted.Several("groupShares"),
                    MinimumCell = posted.Number("minimumCell", "minimumCell") ?? 0,
                    MinimumCellOutside = posted.Number("minimumCellOutside", "minimumCellOutside") ?? 0,
                };
            case "weghalen":
                return now with
                {
                    Redaction = new(IdentifierKinds.All.ToDictionary(k => k, k => Enum.TryParse<RedactionOperator>(posted.Word("kind." + k), out var o) ? o : now.Redaction.For(k))),
                };
            case "teksten":
                var lines = posted.Rows(Lines, row => new HelpLine(posted.Word(row + ".name"), posted.Word(row + ".number"), posted.OptionalText(row)));
                rearranged = PostedForm.Rearrange(lines, act, Lines, () => new("", ""));
                if (!rearranged)
                {
                    lines.RemoveAll(l => l is { Name.Length: 0, Number.Length: 0 });
                }

                return now with { WhoReads = posted.Text("whoReads"), Contact = posted.Word("contact") is { Length: > 0 } contact ? contact : null, HelpLines = lines };
            case "toestemming":
                return now with
                {
                    Consent = new() { Patterns = posted.Text("patterns"), Cards = posted.Text("cards"), Quotes = posted.Text("quotes"), Research = posted.Text("research") },
                };
            default:
                var messages = posted.Rows(Messages, posted.Text);
                rearranged = PostedForm.Rearrange(messages, act, Messages, () => "");
                if (!rearranged)
                {
                    messages.RemoveAll(m => m is { Nl.Length: 0, En: null });
                }

                return now with { AgreementOfTwo = posted.Flag("agreementOfTwo"), KeepHighRiskOffCards = posted.Flag("keepHighRiskOffCards"), Danger = new() { Procedure = posted.Text("procedure"), Messages = messages } };
        }
    }
}
