using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Cli.Commands;

/// <summary>Writes the collection of a project as it may be used: redacted, with what each teller allowed.</summary>
internal static class ExportCommand
{
    private const int Batch = 200;

    public static Command Build()
    {
        var project = new Option<string>("--project") { Description = "The project's short name", Required = true };
        var use = new Option<string>("--for")
        {
            Description = "team (all included stories), cards or quotes (those whose tellers allow that), or research (those whose tellers allow that)",
            Required = true,
        };
        use.AcceptOnlyFromAmong("team", "cards", "quotes", "research");
        var reason = new Option<string>("--reason") { Description = "What it is for; kept in the audit log", Required = true };
        var format = new Option<string>("--format") { Description = "lines (JSON lines), csv, json, codebook (what each column and value of the csv means), r or python (a script that reads the csv), narrafirma and narrafirma-form (its story and form file)", DefaultValueFactory = _ => "lines" };
        format.AcceptOnlyFromAmong("lines", "csv", "json", "codebook", "r", "python", "narrafirma", "narrafirma-form");
        var look = new Option<bool>("--look") { Description = "Only tells what the stories would give away together; writes nothing" };
        var output = new Option<string>("--output", "-o") { Description = "Where to write, or - for standard output", DefaultValueFactory = _ => "-", HelpName = "FILE" };
        var command = new VertelpuntCommand(
            "export",
            "Writes included stories: redacted text and answers, in random order, without codes or channels. A table holds only what enough tellers share.",
            "vertelpunt export --project buurthulp --for research --reason \"Jaaronderzoek, overeenkomst 12\" --output verhalen.jsonl",
            "vertelpunt export --project buurthulp --for team --reason \"Analyse\" --format csv --output stories.csv") { project, use, reason, format, look, output };
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            var why = parsed.GetValue(reason)!; // required
            if (why.Trim().Length < 5)
            {
                throw CliFailure.BadInput("--reason must say what the export is for, in a few words.");
            }

            await Installation.PrepareAsync(settings, new HashSet<Role> { Role.Worker }, cancellationToken);
            await using var services = Installation.StaffServices(settings);
            var found = await Installation.ProjectAsync(services, parsed.GetValue(project)!, cancellationToken); // required
            var ids = await IdsAsync(services, found.Id, parsed.GetValue(use)!, cancellationToken); // required
            using var scope = AuditScope.Enter(found.Id);
            await services.GetRequiredService<AuditLog>().AppendAsync("cli", $"export.{parsed.GetValue(use)}", $"project:{found.Id:N} stories:{ids.Count}", why, cancellationToken);
            var error = parsed.InvocationConfiguration.Error;
            if (HoldsStories(parsed.GetValue(format)!)) // has a default
            {
                await error.WriteAsync(await ExportOutlook.OfAsync(services, found, ids, cancellationToken));
            }

            if (parsed.GetValue(look))
            {
                return ExitCode.Ok;
            }

            var vault = services.GetRequiredService<StoryVault>();
            using var progress = new ProgressLine(error, "Writing stories", ids.Count);
            if (parsed.GetValue(format) is not "lines" and { } kind)
            {
                var whole = await WholeAsync(services, found, kind, ids, progress, cancellationToken);
                await OutputFile.WriteAsync(parsed.GetValue(output), parsed.InvocationConfiguration.Output, writer => writer.WriteAsync(whole));
                return ExitCode.Ok;
            }

            var form = await services.GetRequiredService<ProjectStore>().FormAsync(found.Id, found.FormVersion, cancellationToken);
            var team = services.GetRequiredService<TeamAnswers>();
            var closed = await vault.AnswersAsync(ids, cancellationToken);
            var withheld = StoryExport.Withheld(form, [.. closed.Select(a => new AnsweredStory(a.Id, a.Week, a.Answers))], Outside(found));
            await OutputFile.WriteAsync(parsed.GetValue(output), parsed.InvocationConfiguration.Output, async writer =>
            {
                foreach (var batch in ids.Chunk(Batch))
                {
                    foreach (var story in await WithTeamAsync(team, await vault.ReadManyAsync(batch, cancellationToken), cancellationToken))
                    {
                        await writer.WriteLineAsync(FindingsJson.Line(json => Write(json, story, withheld.GetValueOrDefault(new(story.Record.Id)))));
                        progress.Step();
                    }
                }
            });
            return ExitCode.Ok;
        });
    }

    /// <summary>What needs all stories at once, because what may be shown of one depends on the others.</summary>
    private static async Task<string> WholeAsync(IServiceProvider services, Project project, string kind, IReadOnlyList<StoryId> ids, ProgressLine progress, CancellationToken cancellationToken)
    {
        var form = (await services.GetRequiredService<ProjectStore>().FormAsync(project.Id, project.FormVersion, cancellationToken)).WithTeam();
        switch (kind)
        {
            case "codebook":
                return StoryExport.Codebook(form);
            case "r":
                return ReadingScripts.R(form);
            case "python":
                return ReadingScripts.Python(form);
            case "narrafirma-form":
                return NarraFirmaExport.Form(form);
        }

        var team = services.GetRequiredService<TeamAnswers>();
        var stories = new List<ExportedStory>(ids.Count);
        foreach (var batch in ids.Chunk(Batch))
        {
            foreach (var story in await WithTeamAsync(team, await services.GetRequiredService<StoryVault>().ReadManyAsync(batch, cancellationToken), cancellationToken))
            {
                stories.Add(new(
                    new(new(story.Record.Id), new(story.Record.ToldWeek), story.Answers), new(story.Record.ConsentLevel, story.Record.Research),
                    story.Processed.Field("title"), story.Processed.Field("text")));
                progress.Step();
            }
        }

        return kind switch
        {
            "csv" => StoryExport.Csv(form, stories, Outside(project)),
            "narrafirma" => NarraFirmaExport.Stories(form, stories, Outside(project)),
            _ => StoryExport.Json(form, stories, Outside(project)),
        };
    }

    /// <summary>The same stories with what the team answered about them among their answers.</summary>
    private static async Task<IReadOnlyList<StaffStory>> WithTeamAsync(TeamAnswers team, IReadOnlyList<StaffStory> stories, CancellationToken cancellationToken)
    {
        var given = await team.ReadAsync([.. stories.Select(s => new StoryId(s.Record.Id))], cancellationToken);
        return [.. stories.Select(s => s with { Answers = TeamQuestions.Merge(s.Answers, given.GetValueOrDefault(new(s.Record.Id))?.Answers) })];
    }

    private static bool HoldsStories(string format) => format is "lines" or "csv" or "json" or "narrafirma";

    private static SmallNumbers Outside(Project project) => new(Math.Max(1, project.Settings.MinimumCellOutside));

    private static async Task<IReadOnlyList<StoryId>> IdsAsync(IServiceProvider services, Guid projectId, string use, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync(cancellationToken);
        var all = context.Stories.AsNoTracking().Where(s => s.ProjectId == projectId);
        var chosen = use switch
        {
            "cards" => all.ForCards(),
            "quotes" => all.ForQuotes(),
            "research" => all.ForResearch(),
            _ => all.Collection(),
        };
        return [.. (await chosen.OrderBy(s => s.Shuffle).Select(s => s.Id).ToListAsync(cancellationToken)).Select(id => new StoryId(id))];
    }

    private static void Write(Utf8JsonWriter json, StaffStory story, IReadOnlySet<string>? withheld)
    {
        json.WriteString("id", new StoryId(story.Record.Id).Short);
        json.WriteString("title", story.Processed.Field("title"));
        json.WriteString("text", story.Processed.Field("text"));
        json.WriteStartObject("answers");
        foreach (var (id, answer) in story.Answers.Where(a => withheld?.Contains(a.Key) != true).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(id);
            Write(json, answer, story.Processed.Field("answer:" + id));
        }

        json.WriteEndObject();
        json.WriteString("risk", story.Processed.Risk.Level.ToString().ToLowerInvariant());
    }

    /// <summary>As docs/form-file.md has answers; what was written comes from the redacted story.</summary>
    private static void Write(Utf8JsonWriter json, Answer answer, string written)
    {
        switch (answer)
        {
            case DoesNotApply:
                json.WriteStartObject();
                json.WriteBoolean("doesNotApply", true);
                json.WriteEndObject();
                break;
            case Chosen chosen when chosen.OptionIds.Contains(Chosen.OtherId) && written.Length > 0:
                json.WriteStartObject();
                json.WritePropertyName("options");
                WriteList(json, chosen.OptionIds);
                json.WriteString("other", written);
                json.WriteEndObject();
                break;
            case Chosen chosen:
                WriteList(json, chosen.OptionIds);
                break;
            case Scaled scaled:
                json.WriteNumberValue(scaled.Value);
                break;
            case Composed composed:
                json.WriteStartObject();
                json.WriteNumber("top", composed.Top);
                json.WriteNumber("left", composed.Left);
                json.WriteNumber("right", composed.Right);
                json.WriteEndObject();
                break;
            case Placed placed:
                json.WriteStartObject();
                foreach (var stone in placed.Stones)
                {
                    json.WriteStartObject(stone.StoneId);
                    json.WriteNumber("x", stone.X);
                    json.WriteNumber("y", stone.Y);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                break;
            case Written:
                json.WriteStringValue(written);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter json, IReadOnlyList<string> ids)
    {
        json.WriteStartArray();
        foreach (var id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }
}
