using Vertelpunt.Pipeline.Detection.Lists;

namespace Vertelpunt.Pipeline.Resolution;

/// <summary>Decides which mentions of people are one person: full name, first name, surname, initials, nickname, genitive, any letter case.</summary>
/// <remarks>
/// A mention joins the person whose names it is part of; when several fit (two people named De Vries) the one mentioned last before it.
/// Two people may still share a label when a story calls them by one name; a reviewer can see and change that.
/// </remarks>
internal static class PersonMatcher
{
    /// <summary>Per mention the number of its group.</summary>
    public static int[] GroupsOf(IReadOnlyList<string> mentions)
    {
        var names = mentions.Select(PersonName.Parse).ToList();
        var groups = new int[names.Count];
        Array.Fill(groups, -1);
        var people = new List<Person>();

        // The fullest mentions found people; the others are then given to them in the order of the text.
        foreach (var i in Enumerable.Range(0, names.Count).Where(i => names[i].Words.Count + names[i].Initials.Length > 1).OrderByDescending(i => names[i].Words.Count).ThenBy(i => i))
        {
            var match = people.FindIndex(p => p.Fits(names[i]));
            groups[i] = match < 0 ? people.Count : match;
            if (match < 0)
            {
                people.Add(new());
            }

            people[groups[i]].Learn(names[i]);
        }

        var last = new Dictionary<int, int>();
        for (var i = 0; i < names.Count; i++)
        {
            if (groups[i] < 0)
            {
                groups[i] = Enumerable.Range(0, people.Count).Where(p => people[p].Fits(names[i]))
                    .OrderByDescending(p => last.GetValueOrDefault(p, -1)).ThenBy(p => p).DefaultIfEmpty(-1).First();
                if (groups[i] < 0)
                {
                    groups[i] = people.Count;
                    people.Add(new());
                }

                people[groups[i]].Learn(names[i]);
            }

            last[groups[i]] = i;
        }

        return groups;
    }

    private sealed class Person
    {
        private readonly List<PersonName> _names = [];

        public void Learn(PersonName name) => _names.Add(name);

        public bool Fits(PersonName name) => _names.Exists(known => name.IsPartOf(known) || known.IsPartOf(name));
    }
}

/// <summary>The names in one mention of a person, in lower case, without particles and signs.</summary>
internal sealed record PersonName(IReadOnlyList<string> Words, string Initials)
{
    public static PersonName Parse(string mention)
    {
        var words = new List<string>();
        var initials = "";
        var lower = mention.ToLowerInvariant();
        for (var i = 0; i < lower.Length;)
        {
            if (!char.IsLetter(lower[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < lower.Length && char.IsLetter(lower[end]))
            {
                end++;
            }

            var word = lower[i..end];
            var dotted = end < lower.Length && lower[end] == '.';
            if (word.Length == 1 || (dotted && word.Length == 2))
            {
                if (word != "s" || dotted)
                {
                    initials += word[0];
                }
            }
            else if (!NameParticles.Contains(word))
            {
                words.Add(word);
            }

            i = end;
        }

        return words.Count + initials.Length > 0 ? new(words, initials) : new([lower.Trim()], "");
    }

    /// <summary>True when everything this mention says is said by <paramref name="fuller"/> too.</summary>
    public bool IsPartOf(PersonName fuller)
    {
        if (Words.Count > fuller.Words.Count || (Words.Count == 0 && fuller.Initials != Initials && !InitialsFit(fuller)))
        {
            return false;
        }

        foreach (var word in Words)
        {
            if (!fuller.Words.Any(other => Nicknames.AreSame(word, other)))
            {
                return false;
            }
        }

        return Initials.Length == 0 || InitialsFit(fuller);
    }

    // J. fits Jan and J.P.; nothing is known against it when the other mention has neither a first name nor initials.
    private bool InitialsFit(PersonName fuller)
    {
        if (fuller.Initials.Length > 0)
        {
            return fuller.Initials.StartsWith(Initials, StringComparison.Ordinal) || Initials.StartsWith(fuller.Initials, StringComparison.Ordinal);
        }

        if (Words.Count == 0)
        {
            return fuller.Words.Count >= Initials.Length && Initials.Zip(fuller.Words).All(p => p.Second[0] == p.First);
        }

        var first = fuller.Words.FirstOrDefault(w => !Words.Contains(w));
        return first is null || first[0] == Initials[0];
    }
}
