//! People across articles: a record for each folded name, joined at the end by the rules of [the module above](super).

use super::facts::{ArticleRow, CorpusPerson};
use super::names::{Name, fold, split, without_initials};
use super::tally::{Tally, date_range, ids};
use crate::extract::Person;
use std::collections::{BTreeMap, HashMap};

/// The people of a corpus while it is read.
#[derive(Default)]
pub(super) struct People {
    by_key: HashMap<String, usize>,
    records: Vec<Record>,
}

/// All that the articles say of one folded name.
#[derive(Default)]
struct Record {
    key: String,
    /// The article's names for the person, by number of articles.
    names: Tally,
    roles: Tally,
    /// The forms of the mentions.
    forms: Tally,
    mentions: usize,
    /// Indices of the articles, ascending.
    articles: Vec<u32>,
}

/// The people of a corpus, merged and sorted.
pub(super) struct MergedPeople {
    pub(super) rows: Vec<CorpusPerson>,
    /// For each record that [`People::add`] has given out, its index in `rows`.
    pub(super) row_of: Vec<usize>,
}

impl People {
    /// Takes in an article's people; gives the record of each.
    pub(super) fn add(&mut self, article: u32, people: &[Person]) -> Vec<usize> {
        people.iter().map(|person| self.add_person(article, person)).collect()
    }

    fn add_person(&mut self, article: u32, person: &Person) -> usize {
        let key = fold(&person.name);
        let index = *self.by_key.entry(key.clone()).or_insert_with(|| {
            self.records.push(Record { key, ..Record::default() });
            self.records.len() - 1
        });
        let record = &mut self.records[index];
        record.names.count(&person.name, 1);
        for role in &person.roles {
            record.roles.count(role, 1);
        }
        for mention in &person.mentions {
            record.forms.count(&mention.text, 1);
        }
        record.mentions += person.mentions.len();
        if record.articles.last() != Some(&article) {
            record.articles.push(article);
        }
        index
    }

    /// Joins the records that are one person.
    pub(super) fn finish(self, articles: &[ArticleRow]) -> MergedPeople {
        let target = self.targets();
        let mut joined: Vec<Record> = Vec::new();
        let mut slot: Vec<Option<usize>> = vec![None; self.records.len()];
        let mut index_of = Vec::with_capacity(self.records.len());
        for (record, &target) in self.records.into_iter().zip(&target) {
            let index = *slot[target].get_or_insert_with(|| {
                joined.push(Record::default());
                joined.len() - 1
            });
            joined[index].absorb(record);
            index_of.push(index);
        }
        let mut order: Vec<(usize, CorpusPerson)> =
            joined.into_iter().map(|record| record.into_row(articles)).enumerate().collect();
        order.sort_by(|(_, a), (_, b)| {
            (b.article_count, b.mentions)
                .cmp(&(a.article_count, a.mentions))
                .then_with(|| a.name.cmp(&b.name))
        });
        let mut place = vec![0; order.len()];
        for (row, &(index, _)) in order.iter().enumerate() {
            place[index] = row;
        }
        MergedPeople {
            row_of: index_of.into_iter().map(|index| place[index]).collect(),
            rows: order.into_iter().map(|(_, row)| row).collect(),
        }
    }

    /// For each record, the record that it is joined to: itself, or one that is its own target.
    fn targets(&self) -> Vec<usize> {
        let mut target: Vec<usize> = (0..self.records.len()).collect();
        self.join_initials(&mut target);
        self.join_surnames(&mut target);
        target
    }

    /// Rule 2: a name without initials is the one name with initials, if there is only one.
    fn join_initials(&self, target: &mut [usize]) {
        let mut with_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, record) in self.records.iter().enumerate() {
            if let Some(short) = without_initials(&record.key) {
                with_initials.entry(short).or_default().push(index);
            }
        }
        for (short, full) in with_initials {
            if let (&[full], Some(&short)) = (full.as_slice(), self.by_key.get(&short))
                && self.never_together(full, short)
            {
                target[full] = short;
            }
        }
    }

    /// Rule 3: a bare surname is the one person who bears it, is called by it, and is mostly named in full.
    fn join_surnames(&self, target: &mut [usize]) {
        // Each surname's bearers: those named in full, by the records that are one person.
        let mut bearers: HashMap<&str, BTreeMap<usize, Vec<usize>>> = HashMap::new();
        for (index, record) in self.records.iter().enumerate() {
            if let Name::Full { surname } = split(&record.key) {
                bearers.entry(surname).or_default().entry(target[index]).or_default().push(index);
            }
        }
        for (index, record) in self.records.iter().enumerate() {
            let Name::Bare { surname } = split(&record.key) else { continue };
            let Some((&bearer, family)) = bearers.get(surname).and_then(|all| match all.len() {
                1 => all.first_key_value(),
                _ => None,
            }) else {
                continue;
            };
            let established = family.iter().map(|&i| self.records[i].articles.len()).sum::<usize>();
            let called = |r: &Record| r.forms.keys().any(|form| fold(form) == record.key);
            if established > record.articles.len()
                && family.iter().any(|&i| called(&self.records[i]))
                && family.iter().all(|&i| self.never_together(i, index))
            {
                target[index] = bearer;
            }
        }
    }

    /// Whether no article names the two as two people.
    fn never_together(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.records[a].articles, &self.records[b].articles);
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        few.iter().all(|article| many.binary_search(article).is_err())
    }
}

impl Record {
    fn absorb(&mut self, other: Record) {
        self.names.absorb(other.names);
        self.roles.absorb(other.roles);
        self.forms.absorb(other.forms);
        self.mentions += other.mentions;
        self.articles.extend(other.articles);
    }

    fn into_row(mut self, articles: &[ArticleRow]) -> CorpusPerson {
        self.articles.sort_unstable();
        self.articles.dedup();
        // An article's name for the person is an alias even where no mention spells it out.
        self.names.keys().for_each(|name| self.forms.count(name, 0));
        let words = |name: &str| fold(name).split(' ').count();
        let full = self.names.keys().any(|name| words(name) > 1);
        let name = self.names.sorted().into_iter().find(|name| !full || words(name) > 1).unwrap_or_default();
        let mut aliases = self.forms.sorted();
        aliases.retain(|alias| *alias != name);
        let (first_date, last_date) = date_range(&self.articles, articles);
        CorpusPerson {
            roles: self.roles.sorted(),
            aliases,
            mentions: self.mentions,
            quotes: None,
            article_count: self.articles.len(),
            first_date,
            last_date,
            articles: ids(&self.articles, articles),
            name: name.into(),
        }
    }
}
