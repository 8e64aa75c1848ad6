using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Vertelpunt.Storage.Schema;

internal static partial class SnakeCase
{
    /// <summary>Names every column as the SQL scripts do; keys are given by the caller, never by the database.</summary>
    public static void UseSnakeCase(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(WordStart().Replace(property.Name, "_$1").ToLowerInvariant());
                property.ValueGenerated = ValueGenerated.Never;
            }
        }
    }

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();
}
