namespace Vertelpunt.Domain.Workshops;

/// <summary>A pattern for people without statistics: one page.</summary>
/// <param name="Title">The question or questions it is about.</param>
/// <param name="Sees">One sentence that says what one sees.</param>
/// <param name="Sure">How sure that is and how many stories it rests on, in words.</param>
/// <param name="Svg">One svg element without scripts or outside references; empty where the groups are too small to be drawn.</param>
public sealed record PatternSheet(string Title, string Sees, string Sure, string Svg);
