//! How a person's name is put together, by the custom of the group that it belongs to.

use super::random::Random;
use anyhow::{Result, bail};
use std::str::FromStr;

/// One person of an article.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// As introduced: `Maria J. de la Cruz`.
    pub full: String,
    /// As later mentioned: `de la Cruz`.
    pub later: String,
    /// What family and friends say: `Maria`.
    pub given: String,
    /// Initial and surname: `M. de la Cruz`.
    pub initial: String,
}

/// The custom of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// `Anna Berg`, at times `Anna Lena Berg`.
    Western,
    /// Western with middle initials, `Jr.`, `III` and hyphens.
    English,
    /// Two surnames: `Juan Pérez Gómez`, later `Pérez`.
    Spanish,
    /// `Ahmed Hassan al-Masri`, `Abu Omar`, `bin`.
    Arabic,
    /// Surnames that change with sex: `Ivanov`, `Ivanova`.
    Slavic,
    /// Family name first, given name in one or two syllables: `Wang Xiaoming`.
    Chinese,
    /// Family name first, given name joined by a hyphen: `Kim Min-jun`.
    Korean,
    /// Family name first, later mentioned by the last: `Nguyen Van Thanh`, `Thanh`.
    Vietnamese,
    /// One name at times: `Suharto`.
    Single,
    /// Given name and father's name, later mentioned by the given name: `Abebe Tadesse`, `Abebe`.
    Patronymic,
}

impl FromStr for Order {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self> {
        Ok(match word {
            "western" => Self::Western,
            "english" => Self::English,
            "spanish" => Self::Spanish,
            "arabic" => Self::Arabic,
            "slavic" => Self::Slavic,
            "chinese" => Self::Chinese,
            "korean" => Self::Korean,
            "vietnamese" => Self::Vietnamese,
            "single" => Self::Single,
            "patronymic" => Self::Patronymic,
            other => bail!("{other:?} is no order of names"),
        })
    }
}

/// The names that one group of people bear.
pub(super) struct Group {
    pub order: Order,
    pub men: Vec<String>,
    pub women: Vec<String>,
    pub surnames: Vec<String>,
}

impl Group {
    pub fn person(&self, female: bool, rare: &[String], random: &mut Random) -> Person {
        let forenames = if female { &self.women } else { &self.men };
        let given = random.pick(forenames).clone();
        let second = random.pick(forenames).clone();
        let other = random.pick(&self.surnames).clone();
        let mut surname = random.pick(&self.surnames).clone();
        let widened = matches!(self.order, Order::Western | Order::English | Order::Spanish);
        if widened && random.chance(22) {
            surname = random.pick(rare).clone();
        }
        let dice = random.below(100);
        let letter = |name: &str| name.chars().next().map_or('J', |c| c);
        let plain = |surname: &str| format!("{given} {surname}");
        let (full, later) = match self.order {
            Order::English => match dice {
                0..10 => (format!("{given} {}. {surname}", letter(&second)), surname.clone()),
                10..13 => (format!("{}.{}. {surname}", letter(&given), letter(&second)), surname.clone()),
                13..16 if !female => {
                    let tail = ["Jr.", "Jr.", "Sr.", "III", "II"][random.below(5)];
                    (format!("{given} {surname} {tail}"), surname.clone())
                }
                16..19 => {
                    let double = format!("{surname}-{other}");
                    (plain(&double), double)
                }
                19..23 => (format!("{given} {second} {surname}"), surname.clone()),
                23..25 => (format!("{}. {second} {surname}", letter(&given)), surname.clone()),
                _ => (plain(&surname), surname.clone()),
            },
            Order::Western => match dice {
                0..5 => (format!("{given} {second} {surname}"), surname.clone()),
                5..8 => {
                    let double = format!("{surname}-{other}");
                    (plain(&double), double)
                }
                8..11 => (format!("{given}-{second} {surname}"), surname.clone()),
                _ => (plain(&surname), surname.clone()),
            },
            Order::Spanish => match dice {
                0..22 => (format!("{given} {surname} {other}"), surname.clone()),
                22..36 => (format!("{given} {second} {surname}"), surname.clone()),
                36..40 => (format!("{given} {second} {surname} {other}"), surname.clone()),
                _ => (plain(&surname), surname.clone()),
            },
            Order::Arabic => match dice {
                0..18 => (format!("{given} {} {surname}", random.pick(&self.men)), surname.clone()),
                18..24 if !female => {
                    let name = format!("Abu {}", random.pick(&self.men));
                    (name.clone(), name)
                }
                24..29 if !female => {
                    (format!("{given} bin {} {surname}", random.pick(&self.men)), surname.clone())
                }
                29..33 if !female => (format!("{given} Abu {second}"), format!("Abu {second}")),
                33..37 if !female => (format!("Abdul {given} {surname}"), surname.clone()),
                _ => (plain(&surname), surname.clone()),
            },
            Order::Slavic => {
                let surname = if female { feminine(&surname) } else { surname.clone() };
                (plain(&surname), surname)
            }
            Order::Chinese => (format!("{surname} {given}"), surname.clone()),
            Order::Korean => match dice {
                0..25 => (
                    format!(
                        "{surname} {}",
                        given.replace('-', " ").split(' ').map(capital).collect::<Vec<_>>().join(" ")
                    ),
                    surname.clone(),
                ),
                _ => (format!("{surname} {given}"), surname.clone()),
            },
            Order::Vietnamese => {
                let middle =
                    if female { "Thi" } else { ["Van", "Minh", "Quoc", "Xuan", "Duc"][random.below(5)] };
                (format!("{surname} {middle} {given}"), given.clone())
            }
            Order::Single => match dice {
                0..25 => (surname.clone(), surname.clone()),
                _ => (plain(&surname), surname.clone()),
            },
            Order::Patronymic => {
                let father = random.pick(&self.men).clone();
                match dice {
                    0..60 => (format!("{given} {father}"), given.clone()),
                    60..75 => (format!("{given} {father} {surname}"), surname.clone()),
                    _ => (plain(&surname), surname.clone()),
                }
            }
        };
        let initial = format!("{}. {later}", letter(&given));
        Person { full, later, given, initial }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A Slavic surname as a woman bears it.
fn feminine(surname: &str) -> String {
    for (ending, instead) in [("sky", "skaya"), ("skiy", "skaya"), ("oy", "aya")] {
        if let Some(stem) = surname.strip_suffix(ending) {
            return format!("{stem}{instead}");
        }
    }
    if ["ov", "ev", "in", "yn"].iter().any(|ending| surname.ends_with(ending)) {
        return format!("{surname}a");
    }
    surname.to_owned()
}
