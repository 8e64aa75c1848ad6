using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Resolution;

/// <summary>Tells which annotations of one kind are the same person, place or number.</summary>
internal static class EntityNumbers
{
    // Telling who is who compares everyone with everyone; beyond this, more than any story holds, only the same name is the same person.
    private const int MostPeople = 2_000;

    /// <summary>Per annotation its number: per kind 1, 2, 3 in order of first mention.</summary>
    /// <param name="annotations">By start, not overlapping.</param>
    public static int[] Of(string text, IReadOnlyList<Annotation> annotations)
    {
        var entities = new int[annotations.Count];
        foreach (var kind in annotations.Select(a => a.Kind).Distinct().ToList())
        {
            var indices = Enumerable.Range(0, annotations.Count).Where(i => annotations[i].Kind == kind).ToList();
            var groups = kind == IdentifierKind.Person && indices.Count <= MostPeople
                ? PersonMatcher.GroupsOf([.. indices.Select(i => text[annotations[i].Span.Start..annotations[i].Span.End])])
                : BySurface(text, annotations, indices);
            var numbers = new Dictionary<int, int>();
            for (var i = 0; i < indices.Count; i++)
            {
                if (!numbers.TryGetValue(groups[i], out var number))
                {
                    number = numbers.Count + 1;
                    numbers.Add(groups[i], number);
                }

                entities[indices[i]] = number;
            }
        }

        return entities;
    }

    // The same letters and digits, whatever stands between them and whatever their case.
    private static int[] BySurface(string text, IReadOnlyList<Annotation> annotations, List<int> indices)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new int[indices.Count];
        for (var i = 0; i < indices.Count; i++)
        {
            var span = annotations[indices[i]].Span;
            var key = new string([.. text[span.Start..span.End].Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
            if (!known.TryGetValue(key, out groups[i]))
            {
                groups[i] = known[key] = known.Count;
            }
        }

        return groups;
    }
}
