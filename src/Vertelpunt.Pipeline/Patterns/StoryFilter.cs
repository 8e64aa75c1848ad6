namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Keeps stories whose answer to one question lies in one of these cells; for a multiple choice: that chose each of these options.</summary>
public sealed record FilterCondition(string QuestionId, IReadOnlyList<string> Cells)
{
    public bool Equals(FilterCondition? other) => other is not null && QuestionId == other.QuestionId && Cells.SequenceEqual(other.Cells);

    public override int GetHashCode() => HashCode.Combine(QuestionId, Cells.Count);
}

/// <summary>A selection of stories by their answers: all conditions hold. Travels in the address of a page.</summary>
/// <param name="Conditions">At most one for each question, sorted, so that the same selection has the same text.</param>
public sealed record StoryFilter(IReadOnlyList<FilterCondition> Conditions)
{
    /// <summary>More conditions than this leave hardly anything that may be shown.</summary>
    public const int MaxConditions = 4;

    /// <summary>Stands in a condition for the week a story came in; its cells are weeks.</summary>
    public const string Week = "_week";

    public static StoryFilter None { get; } = new([]);

    public bool IsNone => Conditions.Count == 0;

    public FilterCondition? For(string questionId) => Conditions.FirstOrDefault(c => c.QuestionId == questionId);

    public StoryFilter Without(string questionId) => new([.. Conditions.Where(c => c.QuestionId != questionId)]);

    /// <summary>Adds a cell to a question's condition, or takes it away when it was there; the condition goes with its last cell.</summary>
    public StoryFilter Toggle(string questionId, string cell)
    {
        var now = For(questionId)?.Cells ?? [];
        var cells = now.Contains(cell) ? now.Where(c => c != cell) : now.Append(cell);
        return Of([.. Without(questionId).Conditions, new(questionId, [.. cells])]);
    }

    /// <summary>Such as <c>feeling=alone,unsafe;ended=b0</c>: made for a query string.</summary>
    public override string ToString() => string.Join(';', Conditions.Select(c => c.QuestionId + "=" + string.Join(',', c.Cells)));

    /// <summary>Reads what <see cref="ToString"/> wrote; leaves out what is not of that shape.</summary>
    public static StoryFilter Parse(string? text) => Of((text ?? "").Split(';')
        .Select(part => part.Split('='))
        .Where(part => part is [{ Length: > 0 }, { Length: > 0 }])
        .Select(part => new FilterCondition(part[0], part[1].Split(','))));

    public bool Equals(StoryFilter? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => Conditions.Count;

    private static StoryFilter Of(IEnumerable<FilterCondition> conditions) => new([.. conditions
        .GroupBy(c => c.QuestionId)
        .Select(g => new FilterCondition(g.Key, [.. g.SelectMany(c => c.Cells).Where(c => c.Length > 0).Distinct().Order(StringComparer.Ordinal)]))
        .Where(c => c.Cells.Count > 0)
        .OrderBy(c => c.QuestionId, StringComparer.Ordinal)
        .Take(MaxConditions)]);
}
