using AdScan.Reporting;
using Parquet;
using Parquet.Serialization;

namespace AdScan.Harness;

/// <summary>Writes the findings of a run as Parquet, with the columns of the CSV export; what that joins with semicolons are lists here.</summary>
internal static class ParquetReport
{
    public static Task WriteAsync(RunReport run, Stream stream, CancellationToken cancellationToken) =>
        ParquetSerializer.SerializeAsync(FindingRow.Of(run).Select(ParquetRow.Of).ToList(), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd }, cancellationToken: cancellationToken);
}
