#!/usr/bin/env bash
# Fuzzes one reader: fuzz.sh jsonl|csv|zip|page|json SECONDS. Needs afl-fuzz (Debian: afl++). Findings are left in artifacts/fuzz/KIND.
set -euo pipefail
kind=$1 seconds=$2
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../artifacts/fuzz
program=$out/program

if [ ! -d "$program" ]; then
  rm -rf "$program.new"
  dotnet publish "$here" -c Release -o "$program.new"
  [ -x "$out/tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$out/tools"
  for library in AdScan Newtonsoft.Json CsvHelper; do "$out/tools/sharpfuzz" "$program.new/$library.dll"; done
  mv "$program.new" "$program"
fi

export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
mkdir -p "$out/$kind"
nice -n 10 afl-fuzz -i "$here/seeds/$kind" -o "$out/$kind" -x "$here/tokens.dict" -V "$seconds" -t 10000 -m none -- dotnet "$program/AdScan.Fuzz.dll" "$kind" > "$out/$kind/log"
grep -E 'execs_done|execs_per_sec|corpus_count|saved_crashes|saved_hangs' "$out/$kind/default/fuzzer_stats"
