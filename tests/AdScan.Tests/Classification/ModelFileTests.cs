using AdScan.Classification;

namespace AdScan.Tests.Classification;

/// <summary>What is no model, is one of another version, or is damaged.</summary>
public sealed class ModelFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Refuses_a_file_that_is_no_model()
    {
        var path = _scratch.Write("model.zip", "not a model");
        Assert.Contains(path, Assert.Throws<FormatException>(() => AdTextClassifier.Load(path)).Message);
        Assert.Throws<FormatException>(() => AdTextClassifier.Load(Path.Combine(_scratch.Path, "none.zip")));
    }

    [Theory]
    [InlineData("{\"schema\":\"adscan-text-model/1\",\"name\":\"old\"}", "adscan-text-model/1")]
    [InlineData("{\"schema\":\"adscan-text-model/6\",\"name\":\"other\",\"thesaurus\":\"000000000000\"}", "thesaurus 000000000000")]
    public void Refuses_a_model_of_another_version_and_says_so(string card, string names)
    {
        var message = Assert.Throws<FormatException>(() => AdTextClassifier.Load(ModelOf(card))).Message;
        Assert.Contains("train it again", message);
        Assert.Contains(names, message);
    }

    [Theory]
    [InlineData("seed", null, "no Seed")]
    [InlineData("seed", "many", "cannot be read")]
    [InlineData("labels", "odd", "'odd'")]
    [InlineData("labels", null, "no Labels")]
    [InlineData("labels", "clean", "does not name each label once")]
    [InlineData("thresholds", "{\"vulgar\":{\"review\":0.5,\"block\":0.9}}", "no thresholds for false")]
    [InlineData("thresholds", "[]", "no thresholds for vulgar")]
    [InlineData("thresholds", "{\"vulgar\":0.5}", "no Review")]
    public void Refuses_a_model_whose_card_is_damaged_and_says_where(string field, string? value, string names)
    {
        var card = Newtonsoft.Json.Linq.JObject.Parse(AdScanJson.Write(new ModelCard
        {
            Name = "ours",
            Seed = 1,
            Thesaurus = ThesaurusFiles.Version,
            Labels = Enum.GetValues<TextLabel>(),
            Categories = [],
            Temperature = 1,
            Thresholds = new[] { TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal }.ToDictionary(label => label, _ => new ClassifierThresholds(0.5, 0.9)),
            TrainedOn = 1,
        }));
        card.Remove(field);
        if (value is not null) card[field] = field switch { "labels" => new Newtonsoft.Json.Linq.JArray(value), "thresholds" => Newtonsoft.Json.Linq.JToken.Parse(value), _ => value };
        var message = Assert.Throws<FormatException>(() => AdTextClassifier.Load(ModelOf(card.ToString()))).Message;
        Assert.Contains(names, message);
    }

    /// <summary>The language of a model: how many characters it knows, which and how often they were met, and the table of n-grams.</summary>
    [Theory]
    [InlineData("FFFFFF7F", "too many characters")]
    [InlineData("010000004E00FFFFFFFF0100000000000000", "less than never")]
    [InlineData("0000000003000000", "too many or damaged")]
    [InlineData("0000000001000000010001", "too close together")]
    [InlineData("000000000400000000", "is not a model")]
    public void Refuses_a_model_whose_language_is_damaged(string bytes, string names)
    {
        var path = Path.Combine(_scratch.Path, "language.zip");
        using (var shipped = EmbeddedFile.Open("ad-text.zip"))
        using (var from = new System.IO.Compression.ZipArchive(shipped))
        using (var to = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var entry in from.Entries)
            {
                using var written = to.CreateEntry(entry.FullName, System.IO.Compression.CompressionLevel.NoCompression).Open();
                if (entry.FullName == "language") written.Write(Convert.FromHexString(bytes));
                else using (var read = entry.Open()) read.CopyTo(written);
            }
        }

        var message = Assert.Throws<FormatException>(() => AdTextClassifier.Load(path)).Message;
        Assert.Contains(path, message);
        Assert.Contains(names, message);
    }

    private string ModelOf(string card)
    {
        var path = Path.Combine(_scratch.Path, "card.zip");
        using var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("card.json").Open());
        writer.Write(card);
        return path;
    }
}
