using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Cli.Commands;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli;

/// <summary>The command line as a whole: finds the command, runs it, and turns whatever goes wrong into one line and an exit code.</summary>
/// <remarks>
/// Commands keep everything of the pipeline inside their own methods: a process that only serves the storyteller's site never loads it.
/// </remarks>
public static class CommandLine
{
    public static RootCommand Build()
    {
        var root = new RootCommand("""
            Vertelpunt: people tell what they went through, anonymously; a team reads it without personal data, sees patterns and works with them.

            Start with 'vertelpunt demo'. Exit codes: 0 ok, 1 failed, 2 bad input, 3 settings or keys, 4 database.
            """)
        {
            DemoCommand.Build(),
            ServeCommand.Build(),
            RedactCommand.Build(),
            DetectCommand.Build(),
            AssessCommand.Build(),
            ValidateRiskCommand.Build(),
            PopulationCommand.Build(),
            PatternsCommand.Build(),
            TaggerCommands.BuildEvaluate(),
            TaggerCommands.BuildTrain(),
            ImportCommand.Build(),
            ExportCommand.Build(),
            ReprocessCommand.Build(),
            ProjectCommand.Build(),
            LinkCommand.Build(),
            KeysCommand.Build(),
            CheckCommand.Build(),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!); // the library sets it
        }

        return root;
    }

    /// <summary>Runs one command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            await error.WriteLineAsync($"{parsed.Errors[0].Message} (see: {Name(parsed)} --help)");
            return (int)ExitCode.BadInput;
        }

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception e)
        {
            var (code, message) = Explain(e);
            await error.WriteLineAsync(message);
            return (int)code;
        }
    }

    private static (ExitCode Code, string Message) Explain(Exception e) => e switch
    {
        CliFailure failure => (failure.Code, failure.Message),
        OperationCanceledException => (ExitCode.Failed, "Stopped before it was done."),
        SecretsUnavailableException => (ExitCode.Configuration, e.Message),
        DbUpdateException or DbException => (ExitCode.Database, $"The database cannot be used ({e.GetBaseException().GetType().Name}). Is it there, and do the connection settings name it?"),
        CryptographicException => (ExitCode.Configuration, "Something sealed does not open: the keys are not those of this database, or a row was changed."),
        UnauthorizedAccessException or IOException => (ExitCode.Failed, e.Message.ReplaceLineEndings(" ")),

        // An unforeseen exception may have quoted what it read: its message stays out.
        _ => (ExitCode.Failed, $"Something went wrong that should not ({e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name})."),
    };

    private static string Name(ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, command.Command is RootCommand ? "vertelpunt" : command.Command.Name);
        }

        return string.Join(' ', names);
    }

    /// <summary>Help, then the examples of the command.</summary>
    private sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is VertelpuntCommand { Examples: { Count: > 0 } examples })
            {
                parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    parseResult.InvocationConfiguration.Output.WriteLine("  " + example);
                }
            }

            return code;
        }
    }
}
