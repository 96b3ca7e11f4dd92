//! Forms of words, each kept once and called by its number.

use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// A text's forms, numbered as they come.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    /// All of them, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// One more than the number of a form (0 where it is free) and its hash, at the place that the hash tells or the next
    /// free one. Their count is a power of two.
    slots: Vec<(u32, u32)>,
}

impl Forms {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The form of a number.
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[number] as usize]
    }

    /// The number of a form that is kept.
    pub fn find(&self, form: &str) -> Option<u32> {
        if self.slots.is_empty() { None } else { self.slots[self.place(form, hash(form))].0.checked_sub(1) }
    }

    /// The number of a form, which is kept from now on.
    pub fn number(&mut self, form: &str) -> u32 {
        if self.ends.len() * 4 >= self.slots.len() * 3 {
            self.make_room();
        }
        let hash = hash(form);
        let at = self.place(form, hash);
        if self.slots[at].0 == 0 {
            self.text.push_str(form);
            self.ends.push(self.text.len() as u32);
            self.slots[at] = (self.ends.len() as u32, hash);
        }
        self.slots[at].0 - 1
    }

    /// Twice as many slots.
    fn make_room(&mut self) {
        let more = vec![(0, 0); (self.slots.len() * 2).max(16)];
        for slot in std::mem::replace(&mut self.slots, more) {
            if slot.0 != 0 {
                let at = self.find_slot(slot.1, |_| false);
                self.slots[at] = slot;
            }
        }
    }

    /// The slot of a form, or the free one where it belongs.
    fn place(&self, form: &str, hash: u32) -> usize {
        self.find_slot(hash, |number| self.get(number) == form)
    }

    /// The slot with a hash and a number that `is` what is meant, or else a free one.
    fn find_slot(&self, hash: u32, is: impl Fn(u32) -> bool) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        while self.slots[at].0 != 0 && !(self.slots[at].1 == hash && is(self.slots[at].0 - 1)) {
            at = (at + 1) & last;
        }
        at
    }
}

fn hash(form: &str) -> u32 {
    FxBuildHasher.hash_one(form) as u32
}

#[cfg(test)]
mod tests {
    use super::Forms;

    #[test]
    fn each_form_has_its_number_and_comes_back() {
        let mut forms = Forms::default();
        assert_eq!(forms.find("oslo"), None);
        let all: Vec<String> = (0..100).map(|i| format!("form {i}")).collect();
        for (n, form) in (0..).zip(&all) {
            assert_eq!(forms.find(form), None);
            assert_eq!(forms.number(form), n);
        }
        for (n, form) in (0..).zip(&all) {
            assert_eq!((forms.number(form), forms.find(form), forms.get(n)), (n, Some(n), form.as_str()));
        }
        assert_eq!(forms.len(), 100);
    }
}
