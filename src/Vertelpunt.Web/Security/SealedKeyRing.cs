using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Web.Security;

/// <summary>Seals the key ring of form tokens under the site's pepper: the framework would write it in clear.</summary>
public sealed class SealedKeyRing(SiteSecrets secrets) : IXmlEncryptor
{
    internal const string Place = "form token keys|1";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = Envelope.SealBytes(KeyOf(secrets), Place, System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new(new XElement("sealed", Convert.ToBase64String(bytes)), typeof(SealedKeyRingReader));
    }

    internal static byte[] KeyOf(SiteSecrets secrets) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secrets.Pepper, 32, info: "vertelpunt form token keys"u8.ToArray());
}

/// <summary>Opens what <see cref="SealedKeyRing"/> sealed; made by the framework by name.</summary>
public sealed class SealedKeyRingReader(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(System.Text.Encoding.UTF8.GetString(Envelope.OpenBytes(
            SealedKeyRing.KeyOf(services.GetRequiredService<SiteSecrets>()), SealedKeyRing.Place, Convert.FromBase64String(encryptedElement.Value))));
}
