using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vertelpunt.Cli.Settings;

namespace Vertelpunt.Cli.Hosting;

/// <summary>A certificate for this machine only, made at first run, so that the demonstration runs over https as the real thing does. Browsers ask before they trust it.</summary>
internal static class DevelopmentCertificate
{
    private const string FileName = "localhost.pfx";
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    public static X509Certificate2 CreateOrRead(string folder, TimeProvider time)
    {
        var path = Path.Combine(PrivateFolder.Ensure(folder), FileName);
        var now = time.GetUtcNow();
        if (File.Exists(path))
        {
            var known = X509CertificateLoader.LoadPkcs12FromFile(path, null);
            if (known.NotAfter.ToUniversalTime() > now.UtcDateTime.AddDays(1))
            {
                return known;
            }

            known.Dispose();
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false)); // server authentication
        using var made = request.CreateSelfSigned(now.AddDays(-1), now + Validity);
        var bytes = made.Export(X509ContentType.Pkcs12);
        File.WriteAllBytes(path, bytes);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return X509CertificateLoader.LoadPkcs12(bytes, null);
    }
}
