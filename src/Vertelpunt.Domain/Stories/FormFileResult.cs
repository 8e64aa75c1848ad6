namespace Vertelpunt.Domain.Stories;

/// <summary>What reading a project file came to. Closed set.</summary>
public abstract record FormFileResult
{
    private protected FormFileResult() { }
}

/// <summary>The file is right.</summary>
public sealed record ReadFormFile(StoryForm Form, ProjectSettings Settings) : FormFileResult;

/// <summary>The file cannot be used; nothing of it is taken.</summary>
/// <param name="Errors">At least one, in the order of the file.</param>
public sealed record RefusedFormFile(IReadOnlyList<FormFileError> Errors) : FormFileResult;

/// <summary>One thing to repair.</summary>
/// <param name="Path">Where, such as "$.questions[2].options[0].id".</param>
/// <param name="Message">What is wrong and how to go on, in one or two plain sentences.</param>
/// <param name="Dutch">The same for people who fill in a form instead of writing the file; null where only the file can be wrong in this way.</param>
public sealed record FormFileError(string Path, string Message, string? Dutch = null)
{
    public string In(string language) => language == "nl" && Dutch is not null ? Dutch : Message;

    public override string ToString() => $"{Path}: {Message}";
}
