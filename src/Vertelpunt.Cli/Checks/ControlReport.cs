using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli.Checks;

/// <summary>The regular control of an installation's measures (GDPR art. 32, paragraph 1, d), to keep and to sign.</summary>
internal sealed class ControlReport(DateTimeOffset made)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<Control> _controls = [];

    public IReadOnlyList<Control> Controls => _controls;

    public bool Failed => _controls.Any(c => c.Result == ControlResult.Wrong);

    /// <summary>SHA-256 over moment, version and all lines: what a signature is for.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', _controls.Select(c => $"{c.Id}|{c.Result}|{c.Detail}").Prepend($"{Moment}|{Version}")))));

    /// <summary>Counts, for a line of the audit log.</summary>
    public string Summary => $"ok:{Count(ControlResult.Ok)} note:{Count(ControlResult.Note)} wrong:{Count(ControlResult.Wrong)} sha256:{Digest}";

    private string Moment => made.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Version => typeof(ControlReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    /// <param name="problem">Null when all is well.</param>
    public void Line(string id, string what, string? problem) => _controls.Add(new(id, what, problem is null ? ControlResult.Ok : ControlResult.Wrong, problem));

    /// <param name="note">Null when there is nothing to say.</param>
    public void Note(string id, string what, string? note) => _controls.Add(new(id, what, note is null ? ControlResult.Ok : ControlResult.Note, note));

    /// <summary>Something to write down, neither good nor bad.</summary>
    public void Fact(string id, string what, string fact) => _controls.Add(new(id, what, ControlResult.Ok, fact));

    /// <summary>Runs a check that may break; then the measure could not be seen to hold.</summary>
    public async Task TryAsync(string id, string what, Func<Task<string?>> check)
    {
        try
        {
            Line(id, what, await check());
        }
        catch (SecretsUnavailableException e)
        {
            Line(id, what, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Line(id, what, e.GetType().Name); // messages of others may hold what they were working on
        }
    }

    /// <param name="by">Who signs; null leaves room for a pen.</param>
    public void WriteText(TextWriter output, string? by)
    {
        output.WriteLine($"Control of measures, {Moment}, version {Version}");
        foreach (var control in _controls)
        {
            var mark = control.Result switch { ControlResult.Ok => "ok   ", ControlResult.Note => "note ", _ => "WRONG" };
            output.WriteLine(control.Detail is null ? $"{mark} {control.What}" : $"{mark} {control.What}: {control.Detail}");
        }

        output.WriteLine($"{Count(ControlResult.Ok)} ok, {Count(ControlResult.Note)} to note, {Count(ControlResult.Wrong)} wrong");
        output.WriteLine($"sha256 {Digest}");
        output.WriteLine(by is null ? "Signed off by: ______________________  (or run with --by NAME)" : $"Signed off by: {by}, {Moment}; a line of the audit log says so");
    }

    /// <param name="by">Who signed; null when nobody did.</param>
    public void WriteJson(TextWriter output, string? by) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            Made = made.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Version,
            Result = Failed ? "wrong" : "ok",
            Controls = _controls.Select(c => new { c.Id, c.What, Result = c.Result.ToString().ToLowerInvariant(), c.Detail }),
            Sha256 = Digest,
            SignedOffBy = by,
        },
        Json));

    private int Count(ControlResult result) => _controls.Count(c => c.Result == result);
}
