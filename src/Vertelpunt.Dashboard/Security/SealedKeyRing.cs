using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Dashboard.Security;

/// <summary>Encrypts the keys of cookies at rest, under a key derived from the staff key: on Linux they would otherwise lie in clear text.</summary>
internal sealed class SealedKeyRing(StaffSecrets secrets) : IXmlEncryptor
{
    internal const string Place = "data-protection-key|1";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(Envelope.Seal(KeyOf(secrets), Place, plaintextElement.ToString(SaveOptions.DisableFormatting)))),
        typeof(SealedKeyRingReader));

    internal static byte[] KeyOf(StaffSecrets secrets) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secrets.KeyEncryptionKey, 32, info: "vertelpunt desk cookies"u8.ToArray());
}

/// <summary>Reads what <see cref="SealedKeyRing"/> wrote; made by data protection itself.</summary>
internal sealed class SealedKeyRingReader(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Envelope.Open<string>(
        SealedKeyRing.KeyOf(services.GetRequiredService<StaffSecrets>()), SealedKeyRing.Place, Convert.FromBase64String(encryptedElement.Value)));
}
