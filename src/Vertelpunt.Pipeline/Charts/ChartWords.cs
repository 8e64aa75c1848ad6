using System.Globalization;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>The words of charts, in plain Dutch or English.</summary>
internal sealed class ChartWords(string language)
{
    private readonly bool _en = language == "en";

    private CultureInfo Culture => CultureInfo.GetCultureInfo(_en ? "en-GB" : "nl-NL");

    public string Language => _en ? "en" : "nl";

    public string TooFew => Say("te weinig om te tonen", "too few to show");
    public string Answer => Say("Antwoord", "Answer");
    public string Stories => Say("Verhalen", "Stories");
    public string ShareOfAll => Say("Deel", "Share");
    public string Margin => Say("Marge", "Margin");
    public string DoesNotApply => Say("Niet van toepassing", "Does not apply");
    public string LeftBlank => Say("Leeg gelaten", "Left blank");
    public string Answered => Say("Beantwoord", "Answered");
    public string OtherOption => Say("anders", "other");
    public string Together => Say("deze samen", "these together");
    public string Middle => Say("midden", "middle");

    public string Say(string nl, string en) => _en ? en : nl;

    public string Of(LocalisedText text) => text.In(Language);

    public string Number(double value, string format = "0") => value.ToString(format, Culture);

    public string Percent(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "%";

    public string Between(Proportion p) => Say($"{Percent(p.Low)} tot {Percent(p.High)}", $"{Percent(p.Low)} to {Percent(p.High)}");

    public string Count(int? count) => count is { } c ? Number(c) : TooFew;

    /// <summary>How much a number of stories can carry (Kurtz: below some thirty, results suggest weakly).</summary>
    public string Strength(int n) => n switch
    {
        < 30 => Say("Het zijn weinig verhalen: zie dit als een eerste aanwijzing.", "These are few stories: take this as a first hint."),
        < 100 => Say("Bij dit aantal verhalen zeggen kleine verschillen weinig.", "With this many stories, small differences mean little."),
        _ => Say("Met zoveel verhalen is het beeld vrij stevig.", "With this many stories the picture is fairly firm."),
    };

    /// <summary>The line that no chart goes without.</summary>
    public string NumberLine(int answered, int? doesNotApply, int? blank)
    {
        var parts = new List<string> { Say($"n = {Number(answered)}", $"n = {Number(answered)}") };
        if (doesNotApply is not 0)
        {
            parts.Add(Say("niet van toepassing: ", "does not apply: ") + Count(doesNotApply));
        }

        if (blank is not 0)
        {
            parts.Add(Say("leeg gelaten: ", "left blank: ") + Count(blank));
        }

        return string.Join(" · ", parts);
    }

    /// <summary>Weeks in a row, by the ids of the first and the last: "week 47, 2026", "week 47 t/m 50, 2026".</summary>
    public string Weeks(IReadOnlyList<string> cells)
    {
        var (first, last) = (Parts(cells[0]), Parts(cells[^1]));
        return cells.Count == 1 ? Say($"week {first.Week}, {first.Year}", $"week {first.Week}, {first.Year}")
            : first.Year == last.Year ? Say($"week {first.Week} t/m {last.Week}, {last.Year}", $"weeks {first.Week} to {last.Week}, {last.Year}")
            : Say($"week {first.Week}, {first.Year} t/m week {last.Week}, {last.Year}", $"week {first.Week}, {first.Year} to week {last.Week}, {last.Year}");

        // "2026-W07"
        static (string Year, string Week) Parts(string cell) => (cell[..4], cell[6..].TrimStart('0'));
    }

    public string OptionText(Question question, string id)
    {
        var options = question switch
        {
            SingleChoiceQuestion q => q.Options,
            MultipleChoiceQuestion q => q.Options,
            PlacementQuestion q => q.Stones,
            _ => [],
        };
        return id == Chosen.OtherId ? OtherOption : options.FirstOrDefault(o => o.Id == id) is { } option ? Of(option.Text) : id;
    }
}
