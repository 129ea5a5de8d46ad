using System.IO.Compression;
using System.Text;

namespace AdScan.Classification;

/// <summary>Everything that a model file holds.</summary>
/// <param name="Card">What it says of itself.</param>
/// <param name="Written">Tells clean, vulgar, false and illegal apart by what is written.</param>
/// <param name="Sounds">The same by how it sounds: for texts that are misspelt on purpose.</param>
/// <param name="Categories">Tells categories of violating texts apart, by the commonest n-grams alone; null where none was trained.</param>
internal sealed record TextModel(ModelCard Card, NgramModel Written, NgramModel Sounds, LinearModel? Categories)
{
    /// <summary>Places of the vector that the category model looks at: forty categories times all would be too large a file.</summary>
    public const int CategoryPlaces = 15_000;

    /// <summary>No part of a model of all our texts is larger, in bytes.</summary>
    private const int UsualSize = 1 << 24;

    private const string CardEntry = "card.json", WrittenEntry = "written", SoundsEntry = "sounds", CategoriesEntry = "categories";

    /// <exception cref="InvalidDataException">It is no model, or one of another version.</exception>
    public static TextModel Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using var text = new StreamReader(Open(archive, CardEntry));
        var card = AdScanJson.Read<ModelCard>(text.ReadToEnd());
        if (card.Schema != ModelCard.KnownSchema) throw new InvalidDataException($"its schema is {card.Schema}, and this version reads {ModelCard.KnownSchema}: train it again");
        if (card.Thesaurus != ThesaurusFiles.Version) throw new InvalidDataException($"it was trained with the thesaurus {card.Thesaurus}, and this version has {ThesaurusFiles.Version}: train it again");
        Thesaurus.Load(); // here, where a model is waited for, and not with the first text
        return new TextModel(
            card,
            ReadPart(archive, WrittenEntry, card.WrittenTemperature, card.Labels.Count),
            ReadPart(archive, SoundsEntry, card.SoundTemperature, card.Labels.Count),
            card.Categories.Count == 0 ? null : ReadCategories(archive, card.Categories.Count));
    }

    /// <summary>Writes a file; an older one is replaced only when the new one is whole.</summary>
    public void Write(string path)
    {
        var temporary = path + ".new";
        using (var archive = new ZipArchive(File.Create(temporary), ZipArchiveMode.Create))
        {
            Add(archive, CardEntry, stream =>
            {
                using var writer = new StreamWriter(stream);
                writer.Write(AdScanJson.Write(Card, indented: true));
            });
            WritePart(archive, WrittenEntry, Written.Write);
            WritePart(archive, SoundsEntry, Sounds.Write);
            if (Categories is not null) WritePart(archive, CategoriesEntry, Categories.Write);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static NgramModel ReadPart(ZipArchive archive, string name, double temperature, int labels)
    {
        using var reader = new BinaryReader(Open(archive, name));
        var space = NgramSpace.Read(reader);
        return new NgramModel(space, LinearModel.Read(reader, space.Size, labels), temperature);
    }

    private static LinearModel ReadCategories(ZipArchive archive, int categories)
    {
        using var reader = new BinaryReader(Open(archive, CategoriesEntry));
        return LinearModel.Read(reader, CategoryPlaces, categories);
    }

    private static void WritePart(ZipArchive archive, string name, Action<BinaryWriter> write) => Add(archive, name, stream =>
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        write(writer);
    });

    private static MemoryStream Open(ZipArchive archive, string name)
    {
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"it holds no {name}");
        var whole = new MemoryStream((int)Math.Clamp(entry.Length, 0, UsualSize)); // what a file says of its length may be wrong
        using var stream = entry.Open();
        stream.CopyTo(whole);
        whole.Position = 0;
        return whole;
    }

    /// <summary>The same content gives the same file, whenever it is written.</summary>
    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        using var whole = new MemoryStream();
        write(whole);
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(whole.ToArray());
    }
}
