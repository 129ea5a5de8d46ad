namespace AdScan.Rules.Registers;

/// <summary>One row of a CSV file, with the line on which it begins.</summary>
internal sealed class CsvRow(string file, int line, IReadOnlyDictionary<string, string> fields)
{
    public int Line => line;

    public string this[string column] => fields.GetValueOrDefault(column, "");

    /// <summary>A field that must not be empty.</summary>
    /// <exception cref="PolicyException">It is.</exception>
    public string Needed(string column) => this[column] is { Length: > 0 } value ? value : throw Defect($"the row has no {column}: give one.");

    /// <exception cref="PolicyException">The field is no day.</exception>
    public DateOnly DayOf(string column) => Policy.IsDay(this[column]) ? Policy.DayOf(this[column]) : throw Defect($"the {column} is '{this[column]}': give a day as 2026-12-31.");

    /// <summary>The parts of a field, which semicolons separate.</summary>
    public IReadOnlyList<string> ListOf(string column) => this[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public PolicyException Defect(string what) => new($"{file}:{line}: {what}");
}
