using System.Security.Cryptography;

namespace Vertelpunt.Domain.Workshops;

/// <summary>Codes of packs: four characters that are hard to misread and spell no words.</summary>
public static class PackCode
{
    /// <summary>No vowels, and none of 0, 1, 5, I, O, S.</summary>
    private const string Alphabet = "BCDFGHJKLMNPQRTVWXZ2346789";

    public static string Create() => RandomNumberGenerator.GetString(Alphabet, 4);
}
