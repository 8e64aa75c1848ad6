namespace Vertelpunt.Pipeline.Detection;

/// <summary>What a recogniser read from a token on; the default value is 'nothing'.</summary>
/// <param name="Start">First token of the finding.</param>
/// <param name="End">The token after its last one; 0 when nothing was read.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Evidence">Family and rule that decided: "context:being".</param>
internal readonly record struct Reading(int Start, int End, double Confidence, string Evidence);
