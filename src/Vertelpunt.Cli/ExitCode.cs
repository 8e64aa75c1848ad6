namespace Vertelpunt.Cli;

/// <summary>What the program tells the shell. Documented in README.md; never renumber.</summary>
public enum ExitCode
{
    Ok = 0,

    /// <summary>It was tried and did not work.</summary>
    Failed = 1,

    /// <summary>The input or the command line is wrong.</summary>
    BadInput = 2,

    /// <summary>A setting or a key file is missing or wrong.</summary>
    Configuration = 3,

    /// <summary>The database cannot be used.</summary>
    Database = 4,
}
