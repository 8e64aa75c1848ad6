using System.Text;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>What a printed pack lacks. Codes and counts only.</summary>
/// <param name="MissingCards">Codes of cards whose number, or a word of whose story, is not on paper.</param>
/// <param name="CardsPrinted">Stories that are there whole.</param>
public sealed record PackCheckResult(IReadOnlyList<string> MissingCards, int CardsPrinted, int CardsSelected)
{
    public bool Whole => MissingCards.Count == 0 && CardsPrinted == CardsSelected;
}

/// <summary>Compares a pack with the text read back from its PDF: printed = selected, to the word.</summary>
public static class PackCheck
{
    private const int LongWord = 30;

    /// <param name="printed">The text of one copy, as a PDF reader gives it, in any order.</param>
    /// <remarks>
    /// Every word of every story must be there as often as the stories together need it. Only letters and digits are compared: readers of PDF
    /// differ about spaces and hyphens. A word of more than thirty characters may be broken over lines; it must be there without its breaks.
    /// </remarks>
    public static PackCheckResult Compare(WorkshopPack pack, string printed)
    {
        var stock = new Dictionary<string, int>();
        foreach (var word in Words(printed))
        {
            stock[word] = stock.GetValueOrDefault(word) + 1;
        }

        var unbroken = new Lazy<string>(() => string.Concat(Words(printed)));
        var missing = new List<string>();
        foreach (var card in pack.Cards)
        {
            var whole = true;
            foreach (var word in Words($"{card.Code} {card.Title} {card.Text}"))
            {
                if (word.Length > LongWord)
                {
                    whole &= unbroken.Value.Contains(word, StringComparison.Ordinal);
                    continue;
                }

                var left = stock.GetValueOrDefault(word);
                whole &= left > 0;
                stock[word] = left - 1;
            }

            if (!whole)
            {
                missing.Add(card.Code);
            }
        }

        return new(missing, pack.Cards.Count - missing.Count, pack.Cards.Count);
    }

    /// <summary>Runs of letters and digits, in lower case: a line may break at any other mark.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
