//! Frames of one sentence beside each other: where one's words end and another's begin, and who only relays.

use super::{Draft, Reader};
use crate::extract::quotes::grammar::Subject;
use crate::tag::Pos;
use crate::text::list;

impl Reader<'_, '_> {
    /// Ends each frame's words where another frame takes over, and drops what is left without words.
    pub(super) fn settle(&self, frames: &mut [Draft]) {
        let g = self.g;
        for a in 0..frames.len() {
            let Some(after) = frames[a].after.clone() else { continue };
            let mut end = after.end;
            for b in a + 1..frames.len() {
                let f = &frames[b];
                let start = f.edge.start;
                if start <= after.start || start >= end || f.cue == frames[a].cue {
                    continue;
                }
                let mut cut = start;
                // `… because it fears prices will rise, they said`: who said it all.
                let trailing = f.before.as_ref().is_some_and(|b| b.contains(&frames[a].cue.start))
                    && f.after.is_none()
                    && f.edge.end + 1 >= after.end
                    && start > after.start + 1
                    && g.is(start - 1, ",");
                if trailing {
                    // The comma goes below.
                } else if f.inherited {
                    // `and added`, `, adding`, `but said`.
                    while cut > after.start
                        && (matches!(g.tag(cut - 1), Pos::Rb | Pos::Md)
                            || g.any(cut - 1, list!["and", "but", "also", "has", "have", "had"]))
                    {
                        cut -= 1;
                    }
                    let mark = cut < start || g.is(cut - 1, ",");
                    if !mark {
                        continue;
                    }
                } else if g.is(f.cue.start, "according") {
                    if !g.is(start - 1, ",") && f.before.is_none() {
                        continue;
                    }
                } else {
                    let joined = start > after.start + 1
                        && (g.any(start - 1, list!["and", "but", "while", "though", "although", "whereas"])
                            && g.is(start - 2, ",")
                            || g.any(start - 1, list!["while", ";", "whereas"]));
                    if !joined {
                        continue;
                    }
                    cut -= 1;
                }
                while cut > after.start + 1 && g.any(cut - 1, list![",", ";"]) && g.stretch(cut - 1).is_none()
                {
                    cut -= 1;
                }
                end = end.min(cut);
            }
            frames[a].after = (after.start < end).then_some(after.start..end);
        }
        self.relays(frames);
        frames.iter_mut().for_each(|f| self.cited(f));
        // Words before a later frame begin where an earlier frame's phrase and words end, if those are its own.
        for b in 1..frames.len() {
            let Some(before) = frames[b].before.clone() else { continue };
            let Some(a) = frames[..b].iter().rfind(|f| f.edge.end <= before.end && f.before.is_some()) else {
                continue;
            };
            if a.edge.end > before.start && a.edge.end < before.end {
                // `"X," A said, the agency reported`: the later frame relays the earlier.
                let gap = a.edge.end..before.end;
                if (gap.clone()).any(|i| g.is_finite(i) || g.stretch(i).is_some()) {
                    let mut start = gap.start;
                    while start < gap.end
                        && g.any(start, list![",", "and", "but", ";"])
                        && g.stretch(start).is_none()
                    {
                        start += 1;
                    }
                    frames[b].before = (start < gap.end).then_some(start..gap.end);
                } else {
                    frames[b].before = None;
                }
            }
        }
    }

    /// `…, Blinken said Monday, the agency reported`: the later frame relays the earlier, and is none of its words.
    pub(super) fn relays(&self, frames: &mut [Draft]) {
        let g = self.g;
        for b in 1..frames.len() {
            let at = frames[b].edge.start;
            let relay = |a: &Draft| {
                a.before.is_some()
                    && a.edge.end <= at
                    && (a.edge.end..at).all(|i| g.is(i, ","))
                    && a.edge.end < at
                    && (g.any(frames[b].cue.start, list!["reported", "reports", "according", "said"]))
                    && frames[b].after.is_none()
            };
            let Some(a) = frames[..b].iter().rposition(relay) else { continue };
            let via = frames[b].subject.as_ref().map(|s| s.tokens.clone());
            frames[b].before = None;
            let end = frames[b].edge.end;
            let f = &mut frames[a];
            f.via = via.or(f.via.take());
            if f.after.as_ref().is_some_and(|r| r.start <= at) {
                f.after = None;
            }
            f.edge.end = f.edge.end.max(end);
        }
    }

    /// `State TV reported, citing the ministry, that …`: the ministry speaks, and the station relays it.
    fn cited(&self, frame: &mut Draft) {
        let g = self.g;
        let Some(relay) = frame.subject.as_ref().filter(|_| frame.via.is_none()).map(|s| s.tokens.clone())
        else {
            return;
        };
        let end = frame.after.as_ref().map_or(frame.edge.end, |a| a.end.max(frame.edge.end));
        let Some(c) = (frame.cue.end..self.ceil.min(end + 3))
            .find(|&i| g.is(i - 1, ",") && g.any(i, list!["citing", "quoting"]) && g.stretch(i).is_none())
        else {
            return;
        };
        let media = g.any(frame.cue.start, list!["reported", "reports"]) || g.is_medium(&relay);
        let (Some(np), Some(head)) = (g.np_long(c + 1, self.ceil), g.np_forward(c + 1, self.ceil)) else {
            return;
        };
        if !media || g.tag(np.start) == Pos::Prp {
            return;
        }
        let from = np.end + usize::from(g.is(np.end, ","));
        let from = from + usize::from(g.is(from, "that"));
        if frame.after.is_none() && frame.before.is_none() {
            frame.after = Some(from..self.ceil).filter(|r| !r.is_empty());
        } else if let Some(after) = &frame.after {
            // Before the words, or after them.
            let first = (after.start..c).all(|i| !g.is_verb(i));
            frame.after = if frame.before.is_some() || after.start >= c || first {
                Some(from..self.ceil).filter(|r| frame.before.is_none() && !r.is_empty())
            } else {
                Some(after.start..c - 1)
            };
        }
        frame.subject = Some(Subject { tokens: np.clone(), head, antecedent: None });
        frame.via = Some(relay);
    }
}
