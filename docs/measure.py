#!/usr/bin/env python3
"""Measure how fast newsx is, with `wc -w` on the same file as the yardstick.

usage: measure.py NEWSX CORPUS.jsonl[.gz] [--megabytes N]

The corpus is repeated to N megabytes (default 100) in a temporary file. Each command runs three times; the best counts.
Prints a Markdown table: seconds, megabytes and words a second, how many times as long as `wc -w`, peak memory.
"""
import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time


def run(command):
    """Seconds and peak resident megabytes of the best of three runs."""
    best, memory = None, 0
    for _ in range(3):
        start = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - start
        if status:
            sys.exit(f"{command} ended with status {status}")
        best = seconds if best is None else min(best, seconds)
        memory = max(memory, usage.ru_maxrss / 1024)
    return best, memory


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ap.add_argument("newsx")
    ap.add_argument("corpus")
    ap.add_argument("--megabytes", type=float, default=100)
    a = ap.parse_args()
    with (gzip.open if a.corpus.endswith(".gz") else open)(a.corpus, "rb") as f:
        once = f.read()
    size = int(a.megabytes * 1e6)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as big:
        data = (once * (size // len(once) + 1))[:size]
        big.write(data[: data.rfind(b"\n") + 1])
        big.flush()
        # A child's peak begins with what its parent had when it forked.
        del data, once
        words = int(subprocess.run(["wc", "-w", big.name], capture_output=True, text=True).stdout.split()[0])
        print(f"{a.megabytes:g} MB, {words:,} words, {os.cpu_count()} processors\n")
        print("| command | s | MB/s | words/s | × `wc -w` | peak MB |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        yardstick = None
        for name, command in [
            ("`wc -w`", ["wc", "-w", big.name]),
            ("ndjson, 1 job", [a.newsx, "analyze", big.name, "--quiet", "--format", "ndjson", "--jobs", "1"]),
            ("ndjson, 2 jobs", [a.newsx, "analyze", big.name, "--quiet", "--format", "ndjson", "--jobs", "2"]),
            ("json, 2 jobs", [a.newsx, "analyze", big.name, "--quiet", "--format", "json", "--jobs", "2"]),
            ("table, 2 jobs", [a.newsx, "analyze", big.name, "--quiet", "--jobs", "2"]),
        ]:
            seconds, memory = run(command)
            yardstick = yardstick or seconds
            print(
                f"| {name} | {seconds:.2f} | {a.megabytes / seconds:.1f} | {words / seconds:,.0f} "
                f"| {seconds / yardstick:.1f} | {memory:.0f} |"
            )


if __name__ == "__main__":
    main()
