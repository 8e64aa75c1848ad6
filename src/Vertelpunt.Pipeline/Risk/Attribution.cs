namespace Vertelpunt.Pipeline.Risk;

/// <summary>Who a stretch of text speaks about, as far as the wording around it tells.</summary>
/// <param name="Person">The relative's word ("dochter"), empty otherwise.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="IsPlain">True when the wording says it outright: 'ik woon in', 'ik ben 43'. Such a fact counts in full.</param>
internal readonly record struct Attribution(FactSubject Subject, string Person, double Confidence, bool IsPlain = false);
