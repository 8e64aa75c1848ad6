using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Domain.Review;

/// <summary>What kind of danger a story may tell of.</summary>
public enum DangerKind
{
    /// <summary>Violence or a threat that goes on now.</summary>
    ViolenceNow,

    /// <summary>The teller thinks of ending life.</summary>
    Suicide,

    /// <summary>A child that is not safe now.</summary>
    ChildrenAtRisk,
}

/// <summary>A place in a story that may tell of danger. A person judges.</summary>
/// <param name="Span">Offsets in the original document; never the text.</param>
/// <param name="Evidence">A stable code of the rule that found it, such as "suicide.plan".</param>
public sealed record DangerSign(DangerKind Kind, TextSpan Span, string Evidence);

/// <summary>What can make a story hard to read.</summary>
public enum HeavySubject
{
    Violence,
    SexualViolence,
    Suicide,
    ChildAbuse,
    Death,
}
