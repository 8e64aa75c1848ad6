using System.Text;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Short programs that read an exported table with the right types, labels and missing values, so that analysis can begin at once.</summary>
public static class ReadingScripts
{
    /// <summary>For R, without packages.</summary>
    public static string R(StoryForm form)
    {
        var script = new StringBuilder("""
            # Reads stories.csv as Vertelpunt exported it. One row for each story.
            # Left blank, not asked and withheld are NA; "does not apply" is kept apart in columns that end in _na.
            stories <- read.csv("stories.csv", fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = c("", "_not_asked", "_withheld"))

            """);
        foreach (var question in Kept(form))
        {
            var first = Quoted(AnswerColumns.Of(question)[0]);
            script.Append($"\n# {Line(question.Text.Nl)}\nstories[[{Quoted(question.Id + "_na")}]] <- stories[[{first}]] %in% \"_not_applicable\"\nstories[[{first}]][stories[[{Quoted(question.Id + "_na")}]]] <- NA\n");
            switch (question)
            {
                case SingleChoiceQuestion q:
                    script.Append($"stories[[{first}]] <- factor(stories[[{first}]], levels = c({string.Join(", ", Options(q.Options, q.AllowOther).Select(o => Quoted(o.Id)))}), labels = c({string.Join(", ", Options(q.Options, q.AllowOther).Select(o => Quoted(o.Text)))}))\n");
                    break;
                case MultipleChoiceQuestion q:
                    foreach (var option in Options(q.Options, q.AllowOther))
                    {
                        script.Append($"stories[[{Quoted(question.Id + "." + option.Id)}]] <- ifelse(is.na(stories[[{first}]]), NA, grepl({Quoted(";" + option.Id + ";")}, paste0(\";\", stories[[{first}]], \";\"), fixed = TRUE)) # {Line(option.Text)}\n");
                    }

                    break;
                default:
                    foreach (var column in AnswerColumns.Of(question))
                    {
                        script.Append($"stories[[{Quoted(column)}]] <- as.numeric(stories[[{Quoted(column)}]])\n");
                    }

                    break;
            }
        }

        return script.ToString();
    }

    /// <summary>For Python with pandas.</summary>
    public static string Python(StoryForm form)
    {
        var script = new StringBuilder("""
            # Reads stories.csv as Vertelpunt exported it. One row for each story.
            # Left blank, not asked and withheld are missing; "does not apply" is kept apart in columns that end in _na.
            import pandas as pd

            stories = pd.read_csv("stories.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False, na_values=["", "_not_asked", "_withheld"])

            """);
        foreach (var question in Kept(form))
        {
            var first = Quoted(AnswerColumns.Of(question)[0]);
            script.Append($"\n# {Line(question.Text.Nl)}\nstories[{Quoted(question.Id + "_na")}] = stories[{first}].eq(\"_not_applicable\")\nstories[{first}] = stories[{first}].mask(stories[{Quoted(question.Id + "_na")}])\n");
            switch (question)
            {
                case SingleChoiceQuestion q:
                    script.Append($"stories[{first}] = pd.Categorical(stories[{first}], categories=[{string.Join(", ", Options(q.Options, q.AllowOther).Select(o => Quoted(o.Id)))}]).rename_categories({{{string.Join(", ", Options(q.Options, q.AllowOther).Select(o => $"{Quoted(o.Id)}: {Quoted(o.Text)}"))}}})\n");
                    break;
                case MultipleChoiceQuestion q:
                    foreach (var option in Options(q.Options, q.AllowOther))
                    {
                        script.Append($"stories[{Quoted(question.Id + "." + option.Id)}] = stories[{first}].str.split(\";\").map(lambda chosen: {Quoted(option.Id)} in chosen, na_action=\"ignore\")  # {Line(option.Text)}\n");
                    }

                    break;
                default:
                    foreach (var column in AnswerColumns.Of(question))
                    {
                        script.Append($"stories[{Quoted(column)}] = pd.to_numeric(stories[{Quoted(column)}])\n");
                    }

                    break;
            }
        }

        return script.ToString();
    }

    private static IEnumerable<Question> Kept(StoryForm form) => form.Questions.Where(q => q is not ShortTextQuestion);

    /// <summary>Labels must differ: two options with the same words get their id.</summary>
    private static List<(string Id, string Text)> Options(IReadOnlyList<AnswerOption> options, bool allowOther)
    {
        List<(string Id, string Text)> all = [.. options.Select(o => (o.Id, o.Text.Nl)), .. allowOther ? [(Chosen.OtherId, "anders")] : Array.Empty<(string, string)>()];
        return [.. all.Select(o => all.Count(other => other.Text == o.Text) > 1 ? (o.Id, $"{o.Text} ({o.Id})") : o)];
    }

    /// <summary>A string literal that both languages read the same.</summary>
    private static string Quoted(string text) => "\"" + Line(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
