#!/usr/bin/env python3
"""Measure every figure of speed and memory that the README and docs/performance.md quote.

usage: measure.py NEWSX CORPUS.jsonl[.gz] [--megabytes N] [--runs N] [--hostile MB] [--scaling MB] [--articles N] [--update]

NEWSX is a release binary. The corpus is repeated to N megabytes (default 100) in a temporary file; `wc -w` on the same file
is the yardstick. Then come the start of the program, and, with --hostile (50 for the published table), texts that nobody
wrote, each MB megabytes long; with --scaling (500) how time grows from 1 MB to that many; with --articles (1000000) the memory
that so many short articles take. The best of the runs counts (default 3). Prints Markdown; --update also puts it between the
marks in README.md and docs/performance.md, with a fresh screen. Run it on a machine that does nothing else.
"""
import argparse
import gzip
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


# A child's peak begins with what its parent had when it began, so a small process of its own starts the command.
STARTER = """
import os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_WRONLY, 0) for n in (1, 2)]
start = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
print(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def run(command, times, processor=False):
    """Seconds (by the clock, or of the processor) and peak resident megabytes of the best of some runs."""
    best, memory = None, 0
    for _ in range(times):
        out = subprocess.run([sys.executable, "-S", "-c", STARTER, *command], capture_output=True, text=True, check=True)
        clock, used, peak, status = (float(n) for n in out.stdout.split())
        if status != 0:
            sys.exit(f"{command} ended with status {status:g}")
        seconds = used if processor else clock
        best = seconds if best is None else min(best, seconds)
        memory = max(memory, peak / 1024)
    return best, memory


def machine():
    """The processor's name and how many there are."""
    name = "unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as f:
            name = next((line.split(":")[1].strip() for line in f if line.startswith("model name")), name)
    return f"{os.cpu_count()} × {name}"


def speed(a, big):
    """The whole analysis by format and number of jobs."""
    size = os.path.getsize(big) / 1e6
    words = int(subprocess.run(["wc", "-w", big], capture_output=True, text=True, check=True).stdout.split()[0])
    lines = [
        f"{size:.0f} MB of JSON Lines, {words:,} words, output to /dev/null; {machine()}.\n",
        "| command | s | MB/s | words/s | × `wc -w` | peak MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    analyze = [a.newsx, "analyze", big, "--quiet"]
    yardstick = None
    for name, command in [
        ("`wc -w`", ["wc", "-w", big]),
        ("`--format ndjson --jobs 1`", [*analyze, "--format", "ndjson", "--jobs", "1"]),
        ("`--format ndjson --jobs 2`", [*analyze, "--format", "ndjson", "--jobs", "2"]),
        ("`--format json --jobs 2`", [*analyze, "--format", "json", "--jobs", "2"]),
        ("tables, `--jobs 2`", [*analyze, "--jobs", "2"]),
    ]:
        seconds, memory = run(command, a.runs)
        yardstick = yardstick or seconds
        lines.append(
            f"| {name} | {seconds:.2f} | {size / seconds:.1f} | {words / seconds:,.0f} "
            f"| {seconds / yardstick:.1f} | {memory:.0f} |"
        )
    return lines


def start(a):
    """How long a run takes that has next to nothing to do."""
    three = [os.path.join(ROOT, "fixtures/articles", f) for f in sorted(os.listdir(os.path.join(ROOT, "fixtures/articles")))[:3]]
    lines = ["| 50 runs | best, ms | median, ms |", "| --- | ---: | ---: |"]
    for name, command in [
        ("`newsx --help`", [a.newsx, "--help"]),
        ("three articles to a table", [a.newsx, "analyze", *three]),
    ]:
        taken = [run(command, 1)[0] * 1e3 for _ in range(50)]
        lines.append(f"| {name} | {min(taken):.1f} | {statistics.median(taken):.1f} |")
    return lines


def name(n):
    """A word with a capital that only the number n has."""
    return chr(65 + n % 26) + "".join(chr(97 + n // 26**k % 26) for k in (1, 2, 3, 4))


def sentences(sentence):
    """Sentences that are all different, as many as a length asks for."""

    def text(length):
        out, size, i = [], 0, 0
        while size < length:
            out.append(sentence(i))
            size += len(out[-1])
            i += 1
        return "".join(out)[:length]

    return text


HOSTILE = {
    '`"`': lambda n: '"' * n,
    "`(`": lambda n: "(" * n,
    "digits": lambda n: "7" * n,
    "capital letters": lambda n: "A" * n,
    "capital letters, spaced": lambda n: "A " * (n // 2),
    "one word": lambda n: "x" * n,
    "`killed 1 killed 1 …`": lambda n: "killed 1 " * (n // 9),
    "nested quotes": lambda n: "He said “she said ‘they said “no” again’ twice.” " * (n // 57),
    "opening quotes only": lambda n: "“a ‘b " * (n // 12),
    "names, all different": sentences(lambda i: f"{name(i * 7)} {name(i)} met {name(i * 31 + 5)} {name(i + 1)}. "),
    "figures, all different": sentences(lambda i: f"{i + 2} people were killed in {name(i % 1000)}. "),
    "speakers, all different": sentences(lambda i: f'"It is late," said {name(i * 3)} {name(i * 5 + 1)}, a minister.\n\n'),
    "places, all different": sentences(lambda i: f"It rained in {name(i * 7)} and in {name(i * 13)}, {name(i * 17)}. "),
}


def hostile(a, once):
    """Texts that nobody wrote, as one article each, against as much ordinary news."""
    size = int(a.hostile * 1e6)
    lines = [
        f"One article of {a.hostile:g} MB each (`--max-article 1024 --jobs 1 --format ndjson`), single runs, seconds of the\nprocessor:\n",
        "| text | s | × news | peak MB |",
        "| --- | ---: | ---: | ---: |",
    ]
    news = None
    with tempfile.TemporaryDirectory() as folder:
        for kind, text in {"ordinary news": None, "ordinary news in one article": None, **HOSTILE}.items():
            path = os.path.join(folder, "text.jsonl" if text is None else "text.txt")
            with open(path, "wb") as f:
                if text is None:
                    data = (once * (size // len(once) + 1))[:size]
                    data = data[: data.rfind(b"\n") + 1]
                    if news is not None:
                        texts = [json.loads(line)["text"] for line in data.splitlines()]
                        data = json.dumps({"date": "2021-05-17", "text": "\n\n".join(texts)}).encode()
                    f.write(data)
                    del data
                else:
                    f.write(b"date 2021-05-17 " + text(size).encode())
            command = [a.newsx, "analyze", path, "--quiet", "--max-article", "1024", "--jobs", "1", "--format", "ndjson"]
            seconds, memory = run(command, 1, processor=True)
            news = news or seconds
            lines.append(f"| {kind} | {seconds:.1f} | {seconds / news:.2f} | {memory:.0f} |")
            print(lines[-1], file=sys.stderr)
    return lines


def exponent(points):
    """Of seconds by megabytes, least squares over their logarithms."""
    points = [(math.log(size), math.log(seconds)) for size, seconds in points]
    x, y = (statistics.fmean(p[i] for p in points) for i in (0, 1))
    return sum((p[0] - x) * (p[1] - y) for p in points) / sum((p[0] - x) ** 2 for p in points)


def small_files(once, size, folder):
    """Writes the corpus as a file an article, a thousand files a folder, up to so many bytes; gives the megabytes."""
    written, articles = 0, once.splitlines(keepends=True)
    for i in range(sys.maxsize):
        article = articles[i % len(articles)]
        if written + len(article) > size:
            return written / 1e6
        if i % 1000 == 0:
            os.mkdir(os.path.join(folder, str(i // 1000)))
        if i >= len(articles):
            # An id is a corpus's own.
            article = json.dumps({**json.loads(article), "id": str(i)}).encode() + b"\n"
        with open(os.path.join(folder, str(i // 1000), f"{i}.jsonl"), "wb") as f:
            f.write(article)
        written += len(article)


def scaling(a, once):
    """How time grows with the corpus, in one file and in many small ones."""
    sizes = [n for n in (1, 3, 10, 30, 100, 300, 500, 1000, 2000) if n <= a.scaling]
    command = [a.newsx, "analyze", "--quiet", "--format", "ndjson", "--jobs", "2"]
    lines = ["`--format ndjson --jobs 2`:\n", "| MB | s | MB/s | peak MB |", "| ---: | ---: | ---: | ---: |"]

    def measure(megabytes, path, note=""):
        seconds, memory = run([*command, path], a.runs if megabytes <= 100 else 1)
        lines.append(f"| {megabytes:.1f}{note} | {seconds:.2f} | {megabytes / seconds:.1f} | {memory:.0f} |")
        print(lines[-1], file=sys.stderr)
        return megabytes, seconds

    points, small = [], []
    for size in sizes:
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            for _ in range(int(size * 1e6) // len(once)):
                file.write(once)
            file.write(once[: once.rfind(b"\n", 0, int(size * 1e6) % len(once)) + 1])
            file.flush()
            points.append(measure(os.path.getsize(file.name) / 1e6, file.name))
    for size in (n for n in sizes if n in (1, 10, 100)):
        with tempfile.TemporaryDirectory() as folder:
            small.append(measure(small_files(once, size * 1e6, folder), folder, ", a file an article"))
    lines += ["", f"Time grows with the size to the power of {exponent(points):.3f}"]
    late = [p for p in points if p[0] > 5]
    if len(late) > 1:
        # Till then each thread has met most words.
        lines[-1] += f", from 10 MB on {exponent(late):.3f}"
    if len(small) > 1:
        lines[-1] += f"; in files of an article each {exponent(small):.3f}"
    lines[-1] += "."
    return lines


def articles(a, once):
    """The memory that many short articles take, by format: paragraphs of the corpus as articles of their own."""
    paragraphs = []
    for line in once.splitlines():
        record = json.loads(line)
        paragraphs += [(record.get("date"), p) for p in record["text"].split("\n\n") if len(p) > 80]
    lines = ["| command | s | peak MB |", "| --- | ---: | ---: |"]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for i in range(a.articles):
            date, text = paragraphs[i % len(paragraphs)]
            # Repeated with other figures, so that not all facts are the same.
            text = text if i < len(paragraphs) else f"{text} {i // len(paragraphs)}"
            file.write(json.dumps({"id": f"a{i}", "date": date, "text": text}) + "\n")
        file.flush()
        for name, options in [("ndjson", ["--format", "ndjson"]), ("json", ["--format", "json"]), ("table", [])]:
            seconds, memory = run([a.newsx, "analyze", file.name, "--quiet", "--jobs", "2", *options], 1)
            lines.append(f"| {a.articles:,} short articles, {name} | {seconds:.1f} | {memory:.0f} |")
            print(lines[-1], file=sys.stderr)
    return lines


def screen(a):
    """The README's screen."""
    command = "newsx analyze fixtures/articles --top 4"
    out = subprocess.run([a.newsx, *command.split()[1:]], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return ["```console", f"$ {command}", *out.rstrip("\n").split("\n"), "```"]


def update(file, mark, lines):
    """Puts the lines between the marks of a file."""
    path = os.path.join(ROOT, file)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    between = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.S)
    new, count = between.subn(lambda m: m[1] + "\n".join(lines) + "\n" + m[2], text)
    if count != 1:
        sys.exit(f"{file} has no marks for {mark}")
    with open(path, "w", encoding="utf-8") as f:
        f.write(new)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ap.add_argument("newsx")
    ap.add_argument("corpus")
    ap.add_argument("--megabytes", type=float, default=100)
    ap.add_argument("--runs", type=int, default=3)
    ap.add_argument("--hostile", type=float, default=0)
    ap.add_argument("--scaling", type=float, default=0)
    ap.add_argument("--articles", type=int, default=0)
    ap.add_argument("--update", action="store_true")
    a = ap.parse_args()
    a.newsx = os.path.abspath(a.newsx)
    with (gzip.open if a.corpus.endswith(".gz") else open)(a.corpus, "rb") as f:
        once = f.read()
    more = {"hostile": hostile, "scaling": scaling, "articles": articles}
    more = {mark: measure for mark, measure in more.items() if getattr(a, mark)}
    size = int(a.megabytes * 1e6)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as big:
        for _ in range(size // len(once)):
            big.write(once)
        big.write(once[: once.rfind(b"\n", 0, size % len(once)) + 1])
        big.flush()
        parts = {"speed": speed(a, big.name), "start": start(a)}
    parts |= {mark: measure(a, once) for mark, measure in more.items()}
    for lines in parts.values():
        print("\n".join(lines) + "\n")
    if a.update:
        update("README.md", "screen", screen(a))
        for mark, lines in parts.items():
            update("docs/performance.md" if mark in more else "README.md", mark, lines)


if __name__ == "__main__":
    main()
