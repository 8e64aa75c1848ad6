using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Accounts;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Where somebody goes who has just signed in.</summary>
internal static class Arrival
{
    /// <summary>The page that was asked for, or the start; first of all the own account, when somebody else touched it.</summary>
    public static string PathOf(StaffAccount account, IUrlHelper url, string? asked) =>
        account.HasNews ? "/account" : url.IsLocalUrl(asked) ? asked! : "/"; // a local address is not null
}
