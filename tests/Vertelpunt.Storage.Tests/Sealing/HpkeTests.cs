using System.Security.Cryptography;
using Vertelpunt.Storage.Sealing;
using Xunit.Abstractions;

namespace Vertelpunt.Storage.Tests.Sealing;

public class HpkeTests(ITestOutputHelper output)
{
    // RFC 9180 appendix A.3.1, the values a test needs on a machine without the reference material.
    private const string IkmE = "4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e";
    private const string PkEm = "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4";
    private const string IkmR = "668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550";
    private const string SkRm = "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2";
    private const string Info = "4f6465206f6e2061204772656369616e2055726e";
    private const string Plaintext = "4265617574792069732074727574682c20747275746820626561757479";
    private const string Aad = "436f756e742d30";
    private const string Ciphertext = "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434";

    [Fact]
    public void Key_pairs_are_derived_as_in_rfc_9180()
    {
        Assert.Equal(PkEm, Convert.ToHexStringLower(Hpke.DeriveKeyPair(Convert.FromHexString(IkmE)).PublicKey));
        Assert.Equal(SkRm, Convert.ToHexStringLower(Hpke.DeriveKeyPair(Convert.FromHexString(IkmR)).PrivateKey));
    }

    [Fact]
    public void Sealing_gives_the_ciphertext_of_rfc_9180()
    {
        var ephemeral = Hpke.DeriveKeyPair(Convert.FromHexString(IkmE));
        var recipient = Hpke.DeriveKeyPair(Convert.FromHexString(IkmR));

        var message = Hpke.Seal(
            recipient.PublicKey, Convert.FromHexString(Info), Convert.FromHexString(Aad), Convert.FromHexString(Plaintext), ephemeral, aeadKeyLength: 16);

        Assert.Equal(PkEm + Ciphertext, Convert.ToHexStringLower(message));
        Assert.Equal(Plaintext, Convert.ToHexStringLower(Hpke.Open(recipient, Convert.FromHexString(Info), Convert.FromHexString(Aad), message, aeadKeyLength: 16)));
    }

    [Fact]
    public void The_vectors_above_are_those_of_the_reference_file()
    {
        if (Shared.Find("oracles/hpke-rfc9180-a3-base.txt") is not { } file)
        {
            output.WriteLine("not compared: oracles/hpke-rfc9180-a3-base.txt is not here");
            return;
        }

        var text = File.ReadAllText(file).Replace("\n", "", StringComparison.Ordinal);

        Assert.All([IkmE, PkEm, IkmR, SkRm, Info, Plaintext, Aad, Ciphertext], value => Assert.Contains(value, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_message_a_wrong_place_or_another_key_does_not_open()
    {
        var recipient = Hpke.GenerateKeyPair();
        var message = Hpke.Seal(recipient.PublicKey, "info"u8, "place"u8, "secret"u8);
        var changed = message.ToArray();
        changed[^1] ^= 1;

        Assert.Equal("secret"u8.ToArray(), Hpke.Open(recipient, "info"u8, "place"u8, message));
        Assert.ThrowsAny<CryptographicException>(() => Hpke.Open(recipient, "info"u8, "place"u8, changed));
        Assert.ThrowsAny<CryptographicException>(() => Hpke.Open(recipient, "info"u8, "elsewhere"u8, message));
        Assert.ThrowsAny<CryptographicException>(() => Hpke.Open(Hpke.GenerateKeyPair(), "info"u8, "place"u8, message));
        Assert.ThrowsAny<CryptographicException>(() => Hpke.Open(recipient, "info"u8, "place"u8, message.AsSpan(0, 40)));
    }
}
