using System.Globalization;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The type of a story, in points.</summary>
internal sealed record CardType(double Size, double Line)
{
    /// <summary>White where the teller left an empty line.</summary>
    public double ParagraphGap => Line / 2;
}

/// <summary>Sizes of a card: millimetres on paper, points for type. The style sheet is written from these, so that measuring and printing agree.</summary>
/// <param name="Types">From large to small: the largest that needs the fewest cards is taken.</param>
internal sealed record CardGeometry(
    CardFormat Format,
    int PerSheet,
    bool Landscape,
    double WidthMm,
    double HeightMm,
    double PaddingTopMm,
    double PaddingSideMm,
    double PaddingBottomMm,
    IReadOnlyList<CardType> Types,
    double TitleSize,
    double TitleLine,
    int AnswerColumns,
    double AnswerScale)
{
    public const double PointsPerMm = 72 / 25.4;

    public const double AnswerColumnGap = 9;
    public const double AnswerRowGap = 6;

    /// <summary>White above the answers, with the hairline in it.</summary>
    public const double AnswersTop = 10;

    /// <summary>The lines at the very foot of a card, and the white above them.</summary>
    public const double FootSize = 5.8;
    public const double FootLine = 8;

    /// <summary>White between title and text.</summary>
    public const double TitleGap = 7;

    /// <summary>Room kept free beside the title for the card's number.</summary>
    public const double NumberWidth = 44;

    /// <summary>The line that sends a reader on to the next card, or tells where this one comes from.</summary>
    public const double TurnLine = 14;

    /// <summary>Type and drawings of the answers grow with the card.</summary>
    public double AnswerSize => 6.4 * AnswerScale;

    public double AnswerLine => 8 * AnswerScale;

    public double ScaleHeight => 9 * AnswerScale;

    public double TriadHeight => 31 * AnswerScale;

    public double PlaneSize => 40 * AnswerScale;

    public double TextWidth => (WidthMm - (2 * PaddingSideMm)) * PointsPerMm;

    public double InnerHeight => (HeightMm - PaddingTopMm - PaddingBottomMm) * PointsPerMm;

    public double AnswerColumnWidth => (TextWidth - ((AnswerColumns - 1) * AnswerColumnGap)) / AnswerColumns;

    public static CardGeometry Of(CardFormat format) => format switch
    {
        CardFormat.A6 => new(format, 4, false, 105, 148.5, 8.5, 8.5, 6, [new(9.5, 13), new(9.25, 12.5), new(9, 12)], 12, 14.5, 2, 1),
        CardFormat.A5 => new(format, 2, true, 148.5, 210, 13, 14, 9, [new(11, 15), new(10.5, 14.25), new(10, 13.5)], 14.5, 18, 3, 1.15),
        CardFormat.A4 => new(format, 1, false, 210, 297, 20, 28, 12, [new(14, 20), new(13, 18.5), new(12, 17), new(11.5, 16)], 18, 22, 3, 1.35),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
