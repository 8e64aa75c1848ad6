namespace Vertelpunt.Cli.Checks;

/// <summary>Whether a running door sends the headers that keep a browser from leaking or being misled.</summary>
internal static class DoorControls
{
    private static readonly IReadOnlyList<(string Header, string Holds)> Wanted =
    [
        ("Content-Security-Policy", "default-src 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ];

    /// <returns>What is wrong; null when all is well; a text that begins with '~' when the door could not be asked.</returns>
    public static async Task<string?> HeadersAsync(string address, CancellationToken cancellationToken)
    {
        // The certificate is another control; here only what is said over the line counts.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await client.GetAsync(new Uri(new Uri(address), "/aanmelden"), cancellationToken);
            var wrong = Wanted.Where(w => !ValueOf(response, w.Header).Contains(w.Holds, StringComparison.Ordinal)).Select(w => $"{w.Header} lacks \"{w.Holds}\"").ToList();
            if (ValueOf(response, "Content-Security-Policy").Contains("unsafe", StringComparison.Ordinal))
            {
                wrong.Add("Content-Security-Policy allows something unsafe");
            }

            if (address.StartsWith("https", StringComparison.Ordinal) && !ValueOf(response, "Strict-Transport-Security").Contains("max-age=", StringComparison.Ordinal))
            {
                wrong.Add("Strict-Transport-Security is missing");
            }

            if (ValueOf(response, "Server").Length > 0)
            {
                wrong.Add("Server names the program");
            }

            return wrong.Count > 0 ? string.Join("; ", wrong) : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return "~does not answer at " + address + ": run this where it runs, or name its address";
        }
    }

    private static string ValueOf(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? string.Join(' ', values) : "";
}
