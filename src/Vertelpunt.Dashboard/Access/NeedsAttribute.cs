using Microsoft.AspNetCore.Authorization;

namespace Vertelpunt.Dashboard.Access;

/// <summary>Says what a page asks for. The project is the one in the page's address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(DeskAction action) : AuthorizeAttribute(PolicyOf(action))
{
    public DeskAction Action { get; } = action;

    public static string PolicyOf(DeskAction action) => "desk:" + action;
}
