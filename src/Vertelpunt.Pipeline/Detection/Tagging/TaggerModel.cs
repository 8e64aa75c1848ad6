using System.Text;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>A trained tagger: for each feature the tags it speaks for or against, weights of transitions, and per kind when to decide.</summary>
/// <remarks>Weights are kept in one byte each. Read-only after loading: safe to share between threads.</remarks>
public sealed class TaggerModel
{
    private const uint Magic = 0x47545056; // "VPTG"
    private const int FormatVersion = 3;

    private readonly uint[] _keys;
    private readonly int[] _starts;
    private readonly byte[] _tags;
    private readonly sbyte[] _weights;
    private readonly WeightScale _scale;
    private readonly FeatureTable _table;

    internal TaggerModel(uint[] keys, int[] starts, byte[] tags, sbyte[] weights, WeightScale scale, Transitions transitions, float[] thresholds, bool articles, string description)
    {
        (_keys, _starts, _tags, _weights, _scale) = (keys, starts, tags, weights, scale);
        (TransitionWeights, Thresholds, Articles, Description) = (transitions, thresholds, articles, description);
        Potentials = new();
        Potentials.SetPotentials(transitions);
        _table = new(keys, starts, tags, weights, scale);
    }

    /// <summary>What it was trained on and how, one line.</summary>
    public string Description { get; }

    /// <summary>How many features carry weight.</summary>
    public int FeatureCount => _keys.Length;

    internal Transitions TransitionWeights { get; }

    internal Transitions Potentials { get; }

    /// <summary>By lane of <see cref="TagLayout"/>: how likely a span of this kind must be, see <see cref="SpanDecoder"/>.</summary>
    internal float[] Thresholds { get; }

    /// <summary>Whether it looks at what helps in long articles only, see <see cref="TrainingOptions.Articles"/>.</summary>
    internal bool Articles { get; }

    /// <exception cref="InvalidDataException">the file is no model, or one of another version.</exception>
    public static TaggerModel Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <inheritdoc cref="Load(string)"/>
    public static TaggerModel Load(Stream stream)
    {
        using var reader = new BinaryReader(new BufferedStream(stream, 1 << 16), Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Magic || reader.ReadInt32() != FormatVersion)
            {
                throw new InvalidDataException("This is not a tagger model of this version; make one with 'vertelpunt train'.");
            }

            var description = reader.ReadString();
            var transitions = new Transitions();
            ReadFloats(reader, transitions.Between);
            ReadFloats(reader, transitions.Within);
            var thresholds = new float[TagLayout.Lanes];
            ReadFloats(reader, thresholds);
            var articles = reader.ReadBoolean();
            var scale = new WeightScale(reader.ReadSingle());
            var keys = new uint[reader.ReadInt32()];
            var key = 0u;
            for (var i = 0; i < keys.Length; i++)
            {
                key += (uint)reader.Read7BitEncodedInt();
                keys[i] = key;
            }

            var starts = new int[keys.Length + 1];
            for (var i = 0; i < keys.Length; i++)
            {
                starts[i + 1] = starts[i] + reader.ReadByte();
            }

            var tags = reader.ReadBytes(starts[^1]);
            var weights = reader.ReadBytes(starts[^1]);
            if (weights.Length != starts[^1])
            {
                throw new InvalidDataException("The model ends too early.");
            }

            return new(keys, starts, tags, Array.ConvertAll(weights, b => unchecked((sbyte)b)), scale, transitions, thresholds, articles, description);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("The model ends too early.");
        }
    }

    public void Save(string path)
    {
        using var stream = File.Create(path);
        Save(stream);
    }

    /// <summary>Writes the model; the same model always gives the same bytes.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(FormatVersion);
        writer.Write(Description);
        WriteFloats(writer, TransitionWeights.Between);
        WriteFloats(writer, TransitionWeights.Within);
        WriteFloats(writer, Thresholds);
        writer.Write(Articles);
        writer.Write(_scale.Step);
        writer.Write(_keys.Length);
        var previous = 0u;
        foreach (var key in _keys)
        {
            writer.Write7BitEncodedInt(unchecked((int)(key - previous)));
            previous = key;
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            writer.Write((byte)(_starts[i + 1] - _starts[i]));
        }

        writer.Write(_tags);
        writer.Write(Array.ConvertAll(_weights, w => unchecked((byte)w)));
    }

    internal TaggerModel WithThresholds(float[] thresholds) =>
        new(_keys, _starts, _tags, _weights, _scale, TransitionWeights, thresholds, Articles, Description);

    /// <summary>Adds what features say about each tag to <paramref name="scores"/>.</summary>
    internal void Add(ReadOnlySpan<uint> features, Span<float> scores) => _table.Add(features, scores);

    private static void ReadFloats(BinaryReader reader, float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadSingle();
        }
    }

    private static void WriteFloats(BinaryWriter writer, float[] values)
    {
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }
}
