using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>The level on the ladder of a fact at which a finding is shown.</summary>
internal static class ShownLevel
{
    /// <summary>A replacement that no level has tells no more than was asked, but we cannot know how much: it counts as kept.</summary>
    public static int Of(Fact fact, Finding finding)
    {
        if (!finding.IsActive || finding.Operator != RedactionOperator.Generalise)
        {
            return 0;
        }

        if (finding.Replacement is { } words)
        {
            for (var i = 1; i < fact.Ladder.Count; i++)
            {
                if (fact.Ladder[i].Replacement == words)
                {
                    return i;
                }
            }

            return 0;
        }

        var preferred = fact.Type switch
        {
            FactType.Place => IndexOf("provincie"),
            FactType.Age => IndexOf("10"),
            _ => 1,
        };
        return Math.Min(preferred, fact.Ladder.Count - 1);

        int IndexOf(string name)
        {
            for (var i = 0; i < fact.Ladder.Count; i++)
            {
                if (fact.Ladder[i].Name == name)
                {
                    return i;
                }
            }

            return Math.Min(1, fact.Ladder.Count - 1);
        }
    }
}
