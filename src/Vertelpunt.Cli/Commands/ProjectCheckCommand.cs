using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Wording;

namespace Vertelpunt.Cli.Commands;

/// <summary>Looks a project file over before it is used: is it right, is it translated, is its Dutch plain.</summary>
internal static class ProjectCheckCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "The project file, or - for standard input" };
        var command = new VertelpuntCommand(
            "check",
            "Checks a project file and makes nothing. A wrong file is refused with all that is wrong in it. Missing translations and Dutch that may be hard to read are remarks: they never refuse a file.",
            "vertelpunt project check buurthulp.json") { file };
        return command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!; // required
            switch (FormFile.Parse(await TextSource.ReadAsync(path, cancellationToken)))
            {
                case RefusedFormFile refused:
                    throw CliFailure.BadInput(string.Join('\n', refused.Errors.Select(e => $"{TextSource.NameOf(path)}: {e.Path}: {e.Message}")));
                case ReadFormFile read:
                    await WriteAsync(parsed.InvocationConfiguration.Output, FormTexts.Of(read.Form, read.Settings).ToList());
                    return ExitCode.Ok;
                default:
                    throw new InvalidOperationException("A form file is read or refused.");
            }
        });
    }

    private static async Task WriteAsync(TextWriter output, List<(string Path, LocalisedText Text)> texts)
    {
        var (untranslated, remarks) = (0, 0);
        var translated = texts.Any(t => t.Text.En is not null);
        foreach (var (path, text) in texts)
        {
            // A project that is Dutch only misses nothing.
            if (translated && text.En is null)
            {
                await output.WriteLineAsync($"{path}: no English; the Dutch is shown.");
                untranslated++;
            }

            foreach (var remark in PlainDutch.Look(text.Nl))
            {
                await output.WriteLineAsync($"{path}: {Words(remark)}");
                remarks++;
            }
        }

        var ease = PlainDutch.Ease(string.Join('\n', texts.Select(t => t.Text.Nl)));
        await output.WriteLineAsync($"The file is right. {texts.Count} texts, {untranslated} without a translation, {remarks} remarks on the Dutch; reading ease {ease:0} (Flesch-Douma; 60 or more is easy enough for most).");
    }

    private static string Words(WordingRemark remark) => remark.Issue switch
    {
        WordingIssue.LongSentence => $"a long sentence, of more than {PlainDutch.LongestSentence} words: '{remark.Words}'",
        WordingIssue.LongWord => $"a long word: '{remark.Words}'",
        WordingIssue.Passive => $"passive ('worden'): '{remark.Words}'. Who does it?",
        WordingIssue.Jargon => $"'{remark.Words}' is a word of offices; '{remark.Instead}' may do.",
        WordingIssue.Denials => $"more than one denial: '{remark.Words}'",
        WordingIssue.Formal => $"'{remark.Words}' where the rest says '{remark.Instead}'",
        _ => $"hard to read as a whole: reading ease {remark.Words}, less than {PlainDutch.LowestEase:0}",
    };
}
