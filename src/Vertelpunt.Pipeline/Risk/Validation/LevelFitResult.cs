namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>A scale fitted on stories, and how well scales fitted the same way did on stories they had not seen.</summary>
/// <param name="Scale">Fitted on all stories.</param>
/// <param name="Unseen">Levels by cross-validation.</param>
/// <param name="Seen">Levels of <paramref name="Scale"/> on the stories it was fitted on.</param>
public sealed record LevelFitResult(ReaderScale Scale, RiskAgreement Unseen, RiskAgreement Seen);
