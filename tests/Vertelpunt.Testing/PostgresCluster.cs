using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Vertelpunt.Testing;

/// <summary>A PostgreSQL server of the tests' own: a temporary folder, a free port on loopback, gone when the process ends.</summary>
public sealed class PostgresCluster
{
    private static readonly Lazy<PostgresCluster> Shared = new(Start, LazyThreadSafetyMode.ExecutionAndPublication);
    private readonly int _port;

    private PostgresCluster(string folder, int port)
    {
        Folder = folder;
        _port = port;
    }

    /// <summary>One per test process, started at first use.</summary>
    public static PostgresCluster Instance => Shared.Value;

    /// <summary>The data folder: tables, write-ahead log and server log, for sweeps.</summary>
    public string Folder { get; }

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public string CreateDatabase()
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return ConnectionTo(name);
    }

    public string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20;Timeout=30";

    /// <summary>Stops the server at once (as a crash would) and starts it again.</summary>
    public void Crash()
    {
        Run("pg_ctl", $"-D {Folder}/data -m immediate -w stop");
        NpgsqlConnection.ClearAllPools();
        StartServer(Folder, _port);
    }

    private static PostgresCluster Start()
    {
        var folder = Directory.CreateTempSubdirectory("vertelpunt-pg-").FullName;
        if (IsRoot)
        {
            Execute("chown", $"postgres {folder}", asPostgres: false);
        }

        Run("initdb", $"-D {folder}/data -U postgres -A trust -E UTF8 --no-sync");
        File.WriteAllText(Path.Combine(folder, "extra.conf"), "");
        var port = FreePort();
        StartServer(folder, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Run("pg_ctl", $"-D {folder}/data -m immediate -w stop");
            }
            finally
            {
                Execute("rm", $"-rf {folder}", asPostgres: false);
            }
        };
        return new(folder, port);
    }

    // The settings are those of docs/configuration.md for production: nothing a teller wrote may reach the server's log.
    private static void StartServer(string folder, int port) =>
        Run("pg_ctl",
            $"-D {folder}/data -l {folder}/data/server.log -w -t 60 -o \"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c log_error_verbosity=terse " +
            "-c log_min_error_statement=panic -c log_parameter_max_length=0 -c log_parameter_max_length_on_error=0 -c synchronous_commit=on -c max_connections=200\" start");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static void Run(string tool, string arguments) => Execute(FindTool(tool), arguments, asPostgres: IsRoot);

    private static string FindTool(string tool)
    {
        var folders = new List<string>();
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders.AddRange(Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0).Select(d => d + "/bin"));
        }

        folders.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'));
        return folders.Select(f => Path.Combine(f, tool)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL's '{tool}' was not found. Install PostgreSQL 15 or newer (Debian: postgresql); ./test does so.");
    }

    private static void Execute(string program, string arguments, bool asPostgres)
    {
        var start = asPostgres
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", $"cd /tmp && {program} {arguments}"])
            : new ProcessStartInfo("sh", ["-c", $"{program} {arguments}"]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!; // a shell exists wherever these tests run
        // pg_ctl's server inherits the pipes: read no further than the tool's own end.
        if (!process.WaitForExit(TimeSpan.FromSeconds(90)))
        {
            process.Kill();
            throw new InvalidOperationException($"'{Path.GetFileName(program)}' did not finish.");
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{Path.GetFileName(program)}' ended with {process.ExitCode}.");
        }
    }
}
