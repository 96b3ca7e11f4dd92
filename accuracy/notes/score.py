#!/usr/bin/env python3
"""Score the tolls of the incident notes: how often is the article's toll the one that a careful coder enters?

usage: score.py NEWSX [--json] [--errors [KIND]] [--notes FILE]

Of every note the toll of a kind is that of newsx's first incident which has the kind. `exact`: `best` is right for every kind
that the note states, and no kind is given that it does not. `killed`: `best` of the killed alone is right (of the notes that
state it). `bounds`: low, best and high of every kind are right.
"""
import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
NOTES = os.path.join(HERE, "notes.jsonl")
KINDS = ["killed", "injured", "missing", "captive", "detained", "displaced", "infected", "casualties"]


def read(lines):
    return [json.loads(line) for line in lines if line.strip()]


def read_notes(path=NOTES):
    with open(path, encoding="utf-8") as f:
        return read(f)


def analyzed(newsx, path=NOTES):
    """What newsx finds, by the note's id."""
    command = [newsx, "analyze", path, "--format", "ndjson", "--only", "casualties"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return {a["id"]: a for a in read(run.stdout.splitlines())}


def given(analysis):
    """The first incident's toll of each kind, as [low, best, high]."""
    tolls = {}
    for toll in analysis["tolls"]:
        tolls.setdefault(toll["kind"], [toll["low"], toll["best"], toll["high"]])
    return tolls


def wrong_kinds(gold, tolls, part=lambda t: t[1]):
    """The kinds whose toll differs, one side's absence included."""
    kinds = [k for k in KINDS if gold.get(k) is not None or k in tolls]
    return [k for k in kinds if gold.get(k) is None or k not in tolls or part(gold[k]) != part(tolls[k])]


def score(notes, found):
    """Shares of notes that are right, over all and by group."""
    out = {}
    groups = {"all": notes}
    for name in sorted({n["id"].split("-")[0] for n in notes}):
        groups[name] = [n for n in notes if n["id"].split("-")[0] == name]
    for name, group in groups.items():
        tolls = {n["id"]: given(found[n["id"]]) for n in group}
        dead = [n for n in group if n["tolls"]["killed"] is not None]
        tallies = {
            "exact": (group, lambda n: not wrong_kinds(n["tolls"], tolls[n["id"]])),
            "killed": (dead, lambda n: "killed" not in wrong_kinds(n["tolls"], tolls[n["id"]])),
            "bounds": (group, lambda n: not wrong_kinds(n["tolls"], tolls[n["id"]], lambda t: t)),
        }
        for key, (of, right) in tallies.items():
            count = sum(map(right, of))
            out[f"tolls.{key}.{name}"] = {"share": count / len(of), "right": count, "of": len(of)}
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ap.add_argument("newsx")
    ap.add_argument("--json", action="store_true", help="the shares as JSON")
    ap.add_argument("--errors", nargs="?", const="", metavar="KIND", help="print the notes that are wrong (in KIND)")
    ap.add_argument("--notes", default=NOTES)
    a = ap.parse_args()
    notes = read_notes(a.notes)
    found = analyzed(a.newsx, a.notes)
    out = score(notes, found)
    if a.json:
        print(json.dumps(out, indent=1))
        return 0
    if a.errors is not None:
        for note in notes:
            tolls = given(found[note["id"]])
            wrong = wrong_kinds(note["tolls"], tolls)
            if wrong and (not a.errors or a.errors in wrong):
                print(note["id"], note["text"])
                for kind in wrong:
                    print(f"   {kind}: {note['tolls'].get(kind)} but given {tolls.get(kind)}")
                figures = [f"{c['kind']} {c['count']['text']} {(c['victims'] or {}).get('text')}" for c in found[note["id"]]["casualties"]]
                print("   figures:", "; ".join(figures))
    for key, tally in out.items():
        print(f"{key:22} {tally['share']:.4f}  {tally['right']} of {tally['of']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
