#!/usr/bin/env python3
"""Fail where newsx has become less accurate on the incident notes and the development sets of the optional evaluation data.

usage: gate.py NEWSX [--update [--accept-losses]] [--shared DIR]
       gate.py --table    (the committed figures as the README's table)

NEWSX is the program to score, on the notes in notes/ and on the evaluation data in DIR, by default ../shared beside the
repository; where that is not there, the gate says so and scores the notes alone. The figures that the program must reach are committed beside this file: for each set
SET.json with its scores, and SET.tsv with what each article got right, so that a change shows which articles it moved.
A score may fall by half a point (0.005). --update writes the new figures, if none fell by more or losses are accepted.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOLERANCE = 0.005
# What an article is judged by: one tally a facet.
BY_ARTICLE = ["people.mentions", "places.mentions", "quotes.attributed", "attributions.all", "casualties.figures"]


def figure(score):
    return score["f1"] if "f1" in score else score["share"]


def scores(out):
    """The parts of a set's result that are scores, to four places."""
    keep = ("p", "r", "f1", "share")
    return {
        name: {k: round(v, 4) for k, v in score.items() if k in keep and v is not None}
        for name, score in sorted(out.items())
        if score.get("f1", score.get("share")) is not None
    }


def articles(score, gold, predicted):
    """For each article: facet, then how many were right, missed, wrong."""
    rows = {}
    for doc in gold:
        out = score([doc], predicted)
        cells = []
        for name in BY_ARTICLE:
            if name in out:
                tally = out[name]
                right = round(tally["p"] * tally["pred"])
                cells.append(f"{name.split('.')[0]} {right} {tally['gold'] - right} {tally['pred'] - right}")
        rows[doc["id"]] = "\t".join(cells)
    return rows


def read_rows(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as f:
        return dict(line.rstrip("\n").split("\t", 1) for line in f if "\t" in line)


def scored_sets(newsx, eval_dir):
    """Name, scores and rows by article of each development set."""
    gold_dir = os.path.join(eval_dir, "dev")
    if not os.path.isdir(gold_dir):
        print(f"accuracy gate: SKIPPED, no evaluation data in {os.path.normpath(eval_dir)}; only the notes are scored")
        return
    sys.path.insert(0, eval_dir)
    from score import read_jsonl, score

    with tempfile.TemporaryDirectory() as keep:
        command = [sys.executable, os.path.join(eval_dir, "run.py"), newsx, "--json", "--keep", keep]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if run.returncode:
            sys.exit(f"accuracy gate: run.py exited {run.returncode}")
        for name, out in json.loads(run.stdout).items():
            gold = read_jsonl(os.path.join(gold_dir, name + ".jsonl"))
            predicted = {d["id"]: d for d in read_jsonl(os.path.join(keep, name + ".ndjson"))}
            yield name, scores(out), articles(score, gold, predicted)


def scored_notes(newsx):
    """Scores and rows of the incident notes."""
    sys.path.insert(0, os.path.join(HERE, "notes"))
    import score as notes

    gold = notes.read_notes()
    found = notes.analyzed(newsx)
    rows = {}
    for note in gold:
        wrong = notes.wrong_kinds(note["tolls"], notes.given(found[note["id"]]))
        rows[note["id"]] = "wrong " + " ".join(wrong) if wrong else "right"
    # The scorer of the evaluation data is a module of the same name.
    del sys.modules["score"]
    sys.path.pop(0)
    return scores(notes.score(gold, found)), rows


TABLE = [
    ("people, by name", "people.entities", ["seeds", "news"]),
    ("people, by mention", "people.mentions", ["seeds", "news", "entities"]),
    ("places, by mention", "places.mentions", ["seeds", "news", "places", "entities"]),
    ("places, put within 161 km", "places.located_161km", ["news", "places"]),
    ("quotes, with their speaker", "quotes.attributed", ["seeds", "news"]),
    ("direct quotes found", "attributions.direct_recall", ["attributions"]),
    ("sources of quotes", "attributions.source", ["attributions"]),
    ("casualty figures", "casualties.figures", ["seeds", "news", "casualties"]),
    ("tolls exact, all kinds of harm", "tolls.exact.all", ["tolls"]),
    ("tolls exact, deaths", "tolls.killed.all", ["tolls"]),
]


def table():
    print("| what | set | precision | recall | F1 or share |")
    print("| --- | --- | ---: | ---: | ---: |")
    for label, key, sets in TABLE:
        for name in sets:
            with open(os.path.join(HERE, name + ".json"), encoding="utf-8") as f:
                score = json.load(f).get(key)
            if score:
                p, r = (f"{score[k]:.3f}" if k in score else "" for k in "pr")
                print(f"| {label} | `{name}` | {p} | {r} | {figure(score):.3f} |")


def main():
    if sys.argv[1:] == ["--table"]:
        return table()
    ap = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ap.add_argument("newsx")
    ap.add_argument("--update", action="store_true", help="write the new figures")
    ap.add_argument("--accept-losses", action="store_true", help="with --update: also where they are worse")
    ap.add_argument("--shared", default=os.path.join(HERE, "..", "..", "shared"))
    a = ap.parse_args()
    losses, gains = [], 0
    new = {"tolls": scored_notes(a.newsx)}
    for name, now, rows in scored_sets(a.newsx, os.path.join(a.shared, "eval")):
        new[name] = now, rows
    for name, (now, rows) in new.items():
        path = os.path.join(HERE, name + ".json")
        before = {}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                before = json.load(f)
        for key, was in before.items():
            if key not in now:
                losses.append(f"{name}: {key} is not scored any more")
                continue
            change = figure(now[key]) - figure(was)
            gains += change > 0
            if abs(change) >= 0.00005:
                print(f"{name:14} {key:36} {figure(was):.4f} -> {figure(now[key]):.4f}  {change:+.4f}")
            if change < -TOLERANCE:
                losses.append(f"{name}: {key} fell from {figure(was):.4f} to {figure(now[key]):.4f}")
        old_rows = read_rows(os.path.join(HERE, name + ".tsv"))
        moved = [i for i in rows if i in old_rows and rows[i] != old_rows[i]]
        for i in moved[:5]:
            print(f"{name:14} {i}: {old_rows[i]} -> {rows[i]}".replace("\t", ", "))
        if len(moved) > 5:
            print(f"{name:14} … {len(moved)} articles moved")
    for loss in losses:
        print("WORSE " + loss)
    if a.update and (not losses or a.accept_losses):
        for name, (now, rows) in new.items():
            with open(os.path.join(HERE, name + ".json"), "w", encoding="utf-8") as f:
                f.write(json.dumps(now, indent=1) + "\n")
            with open(os.path.join(HERE, name + ".tsv"), "w", encoding="utf-8") as f:
                about = "for each facet: right, missed, wrong" if name != "tolls" else "the kinds whose toll is wrong"
                f.write(f"# article, then {about}\n")
                f.writelines(f"{i}\t{row}\n" for i, row in rows.items())
        print("accuracy gate: figures written")
        return 0
    print(f"accuracy gate: {len(losses)} scores worse, {gains} better")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
