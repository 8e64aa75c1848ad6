namespace Vertelpunt.Cli.Hosting;

/// <summary>What one process does; a process may do several.</summary>
internal enum Role
{
    Site,
    Dashboard,
    Worker,
}

internal static class Roles
{
    /// <summary>Reads "site,dashboard,worker" in any order.</summary>
    public static IReadOnlySet<Role> Parse(string text)
    {
        var roles = new HashSet<Role>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            roles.Add(part switch
            {
                "site" => Role.Site,
                "dashboard" => Role.Dashboard,
                "worker" => Role.Worker,
                _ => throw CliFailure.BadInput($"There is no role '{part}'. Roles are site, dashboard and worker, with commas between."),
            });
        }

        return roles.Count > 0 ? roles : throw CliFailure.BadInput("Name at least one role: site, dashboard or worker.");
    }
}
