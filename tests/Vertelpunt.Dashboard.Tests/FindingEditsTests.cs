using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Dashboard.Tests;

public sealed class FindingEditsTests
{
    private static readonly Finding Name = new(new(4, 7), IdentifierKind.Person, 1, 0.9, "test", "list:names", RedactionOperator.Label);
    private static readonly Finding Place = new(new(10, 16), IdentifierKind.Location, 1, 0.9, "test", "list:places", RedactionOperator.Generalise);

    [Fact]
    public void An_added_finding_swallows_what_it_touches_so_that_nothing_hidden_comes_out()
    {
        var added = FindingEdits.Add([Name, Place], [new(6, 12)], IdentifierKind.Event, RedactionOperator.Label);

        var finding = Assert.Single(added!);
        Assert.Equal(new TextSpan(4, 16), finding.Span);
        Assert.Equal(FindingStatus.AddedByReviewer, finding.Status);
    }

    [Fact]
    public void Findings_stay_in_order_and_never_overlap_whatever_is_added()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            IReadOnlyList<Finding> findings = [Name, Place];
            for (var n = 0; n < 5; n++)
            {
                var start = random.Next(40);
                findings = FindingEdits.Add(findings, [new(start, start + random.Next(1, 12))], IdentifierKind.Person, RedactionOperator.Mask)!;
            }

            Assert.All(findings.Zip(findings.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        }
    }

    [Fact]
    public void Rejecting_twice_hides_again()
    {
        var once = FindingEdits.Toggle([Name], 4)!;
        var twice = FindingEdits.Toggle(once, 4)!;

        Assert.False(once[0].IsActive);
        Assert.True(twice[0].IsActive);
        Assert.Null(FindingEdits.Toggle([Name], 5));
    }

    [Fact]
    public void Hiding_more_reveals_nothing_and_keeping_or_rejecting_does()
    {
        Assert.False(FindingEdits.Reveals([Name, Place], FindingEdits.Add([Name, Place], [new(6, 12)], IdentifierKind.Event, RedactionOperator.Mask)!));
        Assert.False(FindingEdits.Reveals([Name], FindingEdits.Change([Name], 4, IdentifierKind.Organisation, RedactionOperator.Remove, false)!));
        Assert.True(FindingEdits.Reveals([Name], FindingEdits.Change([Name], 4, IdentifierKind.Person, RedactionOperator.Keep, false)!));
        Assert.True(FindingEdits.Reveals([Name, Place], FindingEdits.Toggle([Name, Place], 10)!));
    }

    [Fact]
    public void Another_kind_starts_an_entity_of_its_own()
    {
        var changed = FindingEdits.Change([Name, Place], 10, IdentifierKind.Person, RedactionOperator.Label, everywhere: false)!;

        Assert.Equal(2, changed[1].Entity);
        Assert.Equal(IdentifierKind.Person, changed[1].Kind);
    }
}
