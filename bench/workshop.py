"""What bench/run and bench/peers/run have in common: corpora, sites, fresh folders, and measured runs."""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
BINARIES = HERE.parent / "build" / "bench"
STAGES = "load", "catalog", "plan", "prepare", "pages", "finish"


def say(text):
    print(text, file=sys.stderr, flush=True)


class Workshop:
    """A folder for corpora and outputs. Nothing is removed: some file systems take long to make files where
    many were removed a moment ago."""

    def __init__(self, folder):
        self.folder = folder.resolve()
        self.count = 0

    def fresh(self, name):
        """A path at which nothing stands."""
        while True:
            self.count += 1
            path = self.folder / f"out-{self.count}-{name}"
            if not path.exists():
                return path

    def corpus(self, size):
        """A site as it is out of the box, and corpus.json for other generators."""
        folder = self.folder / f"corpus-{size}"
        if not folder.exists():
            subprocess.run([HERE / "make_corpus", str(size), folder], check=True)
        return folder

    def site(self, kind, size):
        """The source of a site of that size: `default`, or with the settings and templates of that folder."""
        source = self.corpus(size)
        if kind == "default":
            return source
        site = self.folder / f"{kind}-{size}"
        if not site.exists():
            shutil.copytree(source / "content", site / "content")
        shutil.copy(HERE / kind / "site.yaml", site / "content")
        shutil.copytree(HERE / kind / "templates", site / "templates", dirs_exist_ok=True)
        return site


def run(*command, **environment):
    """Runs a program: what it printed, seconds by the clock and of processors, peak memory in MiB."""
    os.sync()
    begin = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True,
                               env=os.environ | environment)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command[0]} failed")
    processors = usage.ru_utime + usage.ru_stime
    return output, {"seconds": seconds, "processors": processors, "memory": usage.ru_maxrss / 1024}


def measure_build(site, out):
    """A build that begins with nothing, and the seconds of its stages."""
    shutil.rmtree(site / ".offprint", ignore_errors=True)
    output, figures = run(BINARIES / "offprint", "build", "--timings", "--source", site, "--out", out)
    stages = re.findall(r"(\w+) +([\d.]+) s$", output, re.MULTILINE)
    return figures | {name: float(seconds) for name, seconds in stages}


def measure_floor(site, out, threads):
    """Its seconds are those of the writing alone."""
    output, figures = run(BINARIES / "floor", site, out, threads)
    seconds, processors = (float(number) for number in re.findall(r"([\d.]+) s\b", output))
    return figures | {"seconds": seconds, "processors": processors}


def medians(series):
    return {name: statistics.median(figures[name] for figures in series) for name in series[0]}


def weigh(folder):
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return {"files": len(sizes), "bytes": sum(sizes)}


def print_table(head, rows):
    print("| " + " | ".join(head) + " |\n|---" + "|--:" * (len(head) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
