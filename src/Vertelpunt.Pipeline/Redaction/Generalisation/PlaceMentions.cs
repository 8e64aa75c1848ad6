namespace Vertelpunt.Pipeline.Redaction.Generalisation;

/// <summary>Which places one story has named so far, so that a second dorp becomes 'een ander dorp' and the first one 'dat dorp'.</summary>
internal sealed class PlaceMentions
{
    private readonly Dictionary<int, string> _phrases = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>0 for the first place described so, 1 for the second, ...; and whether this entity was named before.</summary>
    public (int Rank, bool Again) Mention(int entity, string phrase)
    {
        if (_phrases.TryGetValue(entity, out var known) && known == phrase)
        {
            return (0, true);
        }

        _phrases[entity] = phrase;
        var rank = _counts.GetValueOrDefault(phrase);
        _counts[phrase] = rank + 1;
        return (rank, false);
    }
}
