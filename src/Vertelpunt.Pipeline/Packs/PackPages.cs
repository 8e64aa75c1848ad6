namespace Vertelpunt.Pipeline.Packs;

/// <summary>One sheet side of a pack: markup without its running foot.</summary>
/// <param name="Class">Classes of the page besides "page".</param>
/// <param name="OwnFoot">True when every card on it carries its own foot, because it will be cut.</param>
internal sealed record PackPage(string Class, Func<PageFoot, string> Html, bool OwnFoot = false)
{
    public PackPage(string @class, string html)
        : this(@class, _ => html)
    {
    }
}

/// <summary>A part of a pack with a name in the contents.</summary>
internal sealed record PackSection(string Title, IReadOnlyList<PackPage> Pages);

/// <summary>What every page says at its foot, in pieces.</summary>
internal sealed record PageFoot(string Source, string Confidential, string Page);
