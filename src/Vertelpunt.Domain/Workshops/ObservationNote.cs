namespace Vertelpunt.Domain.Workshops;

/// <summary>An observation to take into a session, in the words of those who made it.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Text">What was seen, without saying why.</param>
/// <param name="Readings">Interpretations that compete: best two or more, so that none becomes the truth.</param>
public sealed record ObservationNote(string Title, string Text, IReadOnlyList<string> Readings);
