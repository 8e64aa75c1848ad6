using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>A question as statistics see it. Per person a value, or nothing when there is no real answer.</summary>
internal abstract record Facet(string Id)
{
    /// <summary>The week a story came in, as a scale.</summary>
    public const string Week = StoryFilter.Week;

    public abstract bool Has(int person);

    /// <summary>All facets of a form: one for each question, one for each stone, and the week.</summary>
    public static IReadOnlyList<Facet> Of(StoryForm form, IReadOnlyList<AnsweredStory> people) =>
        [.. form.Questions.SelectMany(q => Of(q, people)), new NumberFacet(Week, [.. people.Select(p => (double?)p.Week.Number)])];

    private static IEnumerable<Facet> Of(Question question, IReadOnlyList<AnsweredStory> people)
    {
        Answer?[] answers = [.. people.Select(p => p.Answers.TryGetValue(question.Id, out var a) && Counting.Fits(question, a) ? a : null)];
        var options = Counting.OptionIds(question).ToList();
        return question switch
        {
            SingleChoiceQuestion => [new ChoiceFacet(question.Id, options, [.. answers.Select(a => a is Chosen c ? options.IndexOf(c.OptionIds[0]) : -1)])],
            MultipleChoiceQuestion => [new ItemsFacet(question.Id, options, [.. answers.Select(a => a is Chosen c ? options.Select(c.OptionIds.Contains).ToArray() : null)])],
            ScaleQuestion => [new NumberFacet(question.Id, [.. answers.Select(a => (a as Scaled)?.Value)])],
            ShortTextQuestion => [new NumberFacet(question.Id, [.. answers.Select(a => a is Written w ? TextLengths.Words(w.Text) : (double?)null)])],
            TriadQuestion =>
            [
                new PointFacet(question.Id, [.. answers.Select(a => a is Composed c ? Compositions.Ilr(c) : ((double, double)?)null)],
                    new(question.Id, TriadZones.Ids, [.. answers.Select(a => a is Composed c ? TriadZones.IndexOf(c) : -1)]), IsTriad: true),
            ],
            PlacementQuestion q => q.Stones.Select(s =>
            {
                var id = question.Id + "#" + s.Id;
                (double X, double Y)?[] places = [.. answers.Select(a => (a as Placed)?.Stones.FirstOrDefault(p => p.StoneId == s.Id) is { } p ? (p.X, p.Y) : ((double, double)?)null)];
                return new PointFacet(id, places, new(id, [.. Enumerable.Range(0, PlaneZones.Count).Select(PlaneZones.Id)], [.. places.Select(p => p is { } at ? PlaneZones.IndexOf(at.X, at.Y) : -1)]), IsTriad: false);
            }),
            _ => [],
        };
    }
}

internal sealed record ChoiceFacet(string Id, IReadOnlyList<string> Options, int[] Codes) : Facet(Id)
{
    public override bool Has(int person) => Codes[person] >= 0;
}

internal sealed record ItemsFacet(string Id, IReadOnlyList<string> Options, bool[]?[] Chosen) : Facet(Id)
{
    public override bool Has(int person) => Chosen[person] is not null;
}

internal sealed record NumberFacet(string Id, double?[] Values) : Facet(Id)
{
    public override bool Has(int person) => Values[person] is not null;
}

/// <param name="Points">A triad in ilr coordinates, a stone as it lies.</param>
/// <param name="Zones">The same, in seven or nine zones.</param>
internal sealed record PointFacet(string Id, (double X, double Y)?[] Points, ChoiceFacet Zones, bool IsTriad) : Facet(Id)
{
    public override bool Has(int person) => Points[person] is not null;
}
