using Vertelpunt.Pipeline.Packs;

namespace Vertelpunt.Pipeline.Paper;

/// <summary>A piece of a form that is never cut in two.</summary>
/// <param name="Height">In points, at most.</param>
/// <param name="NewPage">Whether a page begins with it.</param>
/// <param name="WithNext">Whether it stands on one page with what follows: a heading.</param>
internal sealed record PaperBlock(string Html, double Height, bool NewPage = false, bool WithNext = false)
{
    /// <summary>Width of the text on a page, in points: 180 mm.</summary>
    public const double Width = 180 * CardGeometry.PointsPerMm;

    /// <summary>Height between the margin and the foot, in points: 258 mm, less a little.</summary>
    public const double PageHeight = 256 * CardGeometry.PointsPerMm;

    public static double Mm(double millimetres) => millimetres * CardGeometry.PointsPerMm;

    /// <summary>Puts blocks on pages, in order.</summary>
    public static IReadOnlyList<IReadOnlyList<PaperBlock>> Pages(IReadOnlyList<PaperBlock> blocks)
    {
        var pages = new List<IReadOnlyList<PaperBlock>>();
        var page = new List<PaperBlock>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var needed = blocks[i].Height + (blocks[i].WithNext && i + 1 < blocks.Count ? blocks[i + 1].Height : 0);
            if (page.Count > 0 && (blocks[i].NewPage || page.Sum(b => b.Height) + needed > PageHeight))
            {
                pages.Add(page);
                page = [];
            }

            page.Add(blocks[i]);
        }

        pages.Add(page);
        return pages;
    }
}
