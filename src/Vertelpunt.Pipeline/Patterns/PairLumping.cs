using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Joins answers until every count that a pair is computed from stands for enough people, so that a strength in two decimals gives no small cell away.</summary>
/// <remarks>Two choices are tested on the very table that <see cref="StoryCollection.Cross"/> shows. Groups of a scale or a place are joined until each holds enough.</remarks>
internal sealed class PairLumping
{
    private readonly IReadOnlyDictionary<string, Variable> _variables;
    private readonly Func<IReadOnlyList<Variable>, IReadOnlyDictionary<string, int[]>> _lumps;
    private readonly SmallNumbers _smallNumbers;

    public PairLumping(StoryForm form, IReadOnlyList<AnsweredStory> people, SmallNumbers smallNumbers)
    {
        _smallNumbers = smallNumbers;
        _variables = form.Questions.Where(q => q is SingleChoiceQuestion or MultipleChoiceQuestion).SelectMany(q => QuestionColumns.Of(q, people).Variables).ToDictionary(v => v.Id);
        _lumps = new Coarsening(smallNumbers, [.. people.Select(_ => (byte)1)]).Of;
    }

    /// <summary>Of a collection in which answers were put together.</summary>
    public PairLumping(IReadOnlyDictionary<string, Variable> variables, Func<IReadOnlyList<Variable>, IReadOnlyDictionary<string, int[]>> lumps, SmallNumbers smallNumbers) =>
        (_variables, _lumps, _smallNumbers) = (variables, lumps, smallNumbers);

    /// <summary>Both facets, as coarse as is needed.</summary>
    public (Facet First, Facet Second) Join(Facet first, Facet second, int[] both)
    {
        (first, second) = (Told(first), Told(second));
        if (first is ChoiceFacet a && second is ChoiceFacet b)
        {
            var lumps = _lumps([_variables[a.Id], _variables[b.Id]]);
            return (Lumped(a, lumps[a.Id]), Lumped(b, lumps[b.Id]));
        }

        return (first is ChoiceFacet c && second is not ItemsFacet ? Grouped(c, both) : first, second is ChoiceFacet d && first is not ItemsFacet ? Grouped(d, both) : second);
    }

    /// <summary>The options of a multiple choice that may be set against a choice, and that choice as coarse as they all allow.</summary>
    public (ChoiceFacet Choice, IReadOnlyList<int> Items) Join(ChoiceFacet choice, ItemsFacet items, IReadOnlyList<int> options)
    {
        int[] lumps = [.. Enumerable.Range(0, choice.Options.Count)];
        var kept = new List<int>();
        foreach (var option in options)
        {
            var pair = _lumps([Option(items, option), _variables[choice.Id]]);
            int[] joined = [.. lumps];
            Coarsening.Join(joined, pair[choice.Id]);
            if (pair[Option(items, option).Id].Max() > 0 && joined.Distinct().Skip(1).Any())
            {
                lumps = joined;
                kept.Add(option);
            }
        }

        return (Lumped(choice, lumps), kept);
    }

    /// <summary>Whether the four cells of two options are all large enough.</summary>
    public bool Allows(ItemsFacet first, int option, ItemsFacet second, int other)
    {
        var (a, b) = (Option(first, option), Option(second, other));
        var lumps = _lumps([a, b]);
        return lumps[a.Id].Max() > 0 && lumps[b.Id].Max() > 0;
    }

    /// <summary>Without the options of which nothing is told.</summary>
    private Facet Told(Facet facet)
    {
        if (facet is not ItemsFacet items)
        {
            return facet;
        }

        int[] told = [.. Enumerable.Range(0, items.Options.Count).Where(i => _lumps([Option(items, i)])[Option(items, i).Id].Max() > 0)];
        return told.Length == items.Options.Count
            ? items
            : items with { Options = [.. told.Select(i => items.Options[i])], Chosen = [.. items.Chosen.Select(c => c is null ? null : told.Select(i => c[i]).ToArray())] };
    }

    private Variable Option(ItemsFacet items, int option) => _variables[items.Id + "#" + items.Options[option]];

    private ChoiceFacet Grouped(ChoiceFacet facet, int[] both)
    {
        var counts = new int[facet.Options.Count];
        foreach (var i in both)
        {
            counts[facet.Codes[i]]++;
        }

        var shown = _smallNumbers.Show([.. facet.Options.Select((o, i) => new Tally(o, counts[i], counts[i]))], CellLayout.Separate, both.Length, both.Length).Groups.ToList();
        return Lumped(facet, [.. facet.Options.Select(o => shown.FindIndex(g => g.Cells.Contains(o)))]);
    }

    private static ChoiceFacet Lumped(ChoiceFacet facet, int[] lumps)
    {
        List<int> order = [.. lumps.Distinct()];
        return order.Count == lumps.Length
            ? facet
            : facet with
            {
                Options = [.. order.Select(l => string.Join('+', facet.Options.Where((_, i) => lumps[i] == l)))],
                Codes = [.. facet.Codes.Select(c => c < 0 ? c : order.IndexOf(lumps[c]))],
            };
    }
}
