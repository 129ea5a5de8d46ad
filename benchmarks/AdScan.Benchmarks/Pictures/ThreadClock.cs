using System.Runtime.InteropServices;

namespace AdScan.Benchmarks.Pictures;

/// <summary>The processor time of the calling thread: on a shared machine, what a piece of work costs, whatever else runs.</summary>
internal static class ThreadClock
{
    private const int ThreadTime = 3;

    public static TimeSpan Now
    {
        get
        {
            _ = Read(ThreadTime, out var time);
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick);
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
