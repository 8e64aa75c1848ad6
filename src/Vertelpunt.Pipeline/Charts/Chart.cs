namespace Vertelpunt.Pipeline.Charts;

/// <summary>A picture of answers with the words that go with it: nobody has to read the picture to know what it says.</summary>
/// <param name="Svg">One svg element that scales with its place, without inline styles, scripts or outside references.</param>
/// <param name="Title">What was asked.</param>
/// <param name="Sees">One sentence: what one sees. Stands above the picture.</param>
/// <param name="Sure">One or two sentences: how sure that is. Stands below it.</param>
/// <param name="Table">The same numbers to read.</param>
/// <param name="IsEmpty">Whether too few people answered to draw anything.</param>
public sealed record Chart(string Svg, string Title, string Sees, string Sure, ChartTable Table, bool IsEmpty = false);
