using System.IO.Compression;
using System.Text;

namespace AdScan.Classification;

/// <summary>Everything that a model file holds.</summary>
/// <param name="Card">What it says of itself.</param>
/// <param name="Written">Tells clean, vulgar, false and illegal apart by what is written.</param>
/// <param name="Language">What usual texts are like: by it, what is misspelt on purpose is read as it was meant.</param>
/// <param name="Categories">Tells categories of violating texts apart, by the commonest n-grams alone; null where none was trained.</param>
internal sealed record TextModel(ModelCard Card, NgramModel Written, CharacterLanguage Language, LinearModel? Categories)
{
    /// <summary>Places of the vector that the category model looks at: forty categories times all would be too large a file.</summary>
    public const int CategoryPlaces = 15_000;

    /// <summary>Bytes that are unpacked at a time: numbers one by one, and weights straight to where they stay.</summary>
    private const int Buffer = 1 << 16;

    /// <summary>Characters of a card: ours has some thousand.</summary>
    private const int LongestCard = 1 << 16;

    private const string CardEntry = "card.json", WrittenEntry = "written", LanguageEntry = "language", CategoriesEntry = "categories";

    /// <exception cref="InvalidDataException">It is no model, or one of another version.</exception>
    public static TextModel Read(Stream file)
    {
        _ = Task.Run(Thesaurus.Load); // beside the rest
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var text = new StreamReader(Open(archive, CardEntry));
        var card = ModelCard.Read(ReadCard(text));
        var model = new TextModel(
            card,
            ReadPart(archive, WrittenEntry, card.Temperature, card.Labels.Count),
            ReadLanguage(archive),
            card.Categories.Count == 0 ? null : ReadCategories(archive, card.Categories.Count));
        Thesaurus.Load(); // here, where a model is waited for, and not with the first text
        return model;
    }

    private static string ReadCard(StreamReader reader)
    {
        var card = new char[LongestCard];
        var length = reader.ReadBlock(card);
        return reader.Peek() < 0 ? new string(card, 0, length) : throw new InvalidDataException($"its card has more than {LongestCard} characters");
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
            WritePart(archive, LanguageEntry, Language.Write);
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

    private static CharacterLanguage ReadLanguage(ZipArchive archive)
    {
        using var reader = new BinaryReader(Open(archive, LanguageEntry));
        return CharacterLanguage.Read(reader);
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

    private static BufferedStream Open(ZipArchive archive, string name) =>
        new((archive.GetEntry(name) ?? throw new InvalidDataException($"it holds no {name}")).Open(), Buffer);

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
