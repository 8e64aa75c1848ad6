using System.Collections.Concurrent;

namespace Vertelpunt.Dashboard.Review;

/// <summary>Who has which story open right now, so that two people do not work on one without knowing. In memory only, for half a minute.</summary>
public sealed class Presence(TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, (string Name, long At)>> _stories = new();

    /// <summary>Notes that this person has the story open, and names the others who have.</summary>
    public IReadOnlyList<string> Here(Guid story, string account, string name)
    {
        var now = time.GetTimestamp();
        var people = _stories.GetOrAdd(story, _ => new());
        people[account] = (name, now);
        foreach (var (who, seen) in people)
        {
            if (time.GetElapsedTime(seen.At, now) > Lasts)
            {
                people.TryRemove(who, out _);
            }
        }

        foreach (var (other, there) in _stories)
        {
            if (there.IsEmpty || (other != story && there.TryRemove(account, out _) && there.IsEmpty))
            {
                _stories.TryRemove(other, out _);
            }
        }

        return [.. people.Where(p => p.Key != account).Select(p => p.Value.Name).Order()];
    }
}
