using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Design;

/// <summary>What is wrong, by field: the paths of a project file, taken relative to what the screen edits.</summary>
/// <param name="Root">Such as "$.questions[3]"; errors elsewhere belong to no field of the screen.</param>
public sealed record FieldErrors(string Root, IReadOnlyList<FormFileError> All)
{
    public static FieldErrors None { get; } = new("$", []);

    /// <summary>The first error at a field or within it; null when it is right.</summary>
    /// <param name="field">Such as "text" or "options[2].text".</param>
    public FormFileError? At(string field)
    {
        var path = $"{Root}.{field}";
        return All.FirstOrDefault(e => e.Path == path || e.Path.StartsWith(path + ".", StringComparison.Ordinal) || e.Path.StartsWith(path + "[", StringComparison.Ordinal));
    }

    /// <summary>Errors of other places: another question's condition, the order.</summary>
    public IEnumerable<FormFileError> Elsewhere => All.Where(e => !e.Path.StartsWith(Root + ".", StringComparison.Ordinal));
}

/// <summary>One text in both languages on a form, for the part _Text.</summary>
/// <param name="Name">The fields are called Name.nl and Name.en.</param>
/// <param name="Rows">0 for one line.</param>
public sealed record TextField(string Name, string Label, LocalisedText? Value, FormFileError? Error = null, string? Hint = null, int Rows = 0, int MaxLength = 400);
