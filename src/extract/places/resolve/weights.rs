//! The shares of the evidence.

/// Shares of the evidence, in powers of e. Set by hand, then tuned on half of the development articles.
pub(super) struct Weights {
    /// A tenfold population.
    pub population: f64,
    /// A country's renown, on the scale of powers of ten of population.
    pub a_country: f64,
    /// What a tenfold population adds to a country's renown.
    pub country_population: f64,
    /// An area's renown.
    pub area: f64,
    /// A feature's renown.
    pub feature: f64,
    /// What a first-level division's renown lacks of a city's of its population.
    pub first_level: f64,
    /// What a lower division's renown lacks.
    pub lower_level: f64,
    /// A country's capital: for each power of ten of the country's population over 100,000.
    pub capital: f64,
    /// The name is not the place's usual one.
    pub alternate: f64,
    /// It is the usual one of another place.
    pub taken: f64,
    /// What a region's renown lacks beside a great city of its name in it.
    pub namesake: f64,
    /// The text says that it lies in this place: `Paris, Texas`.
    pub contained: f64,
    /// The word beside it says what it is: `province`.
    pub word: f64,
    /// The article speaks of the life of its country.
    pub life: f64,
    /// Weight of another name's vote.
    pub vote: f64,
    /// What naming it more often adds to it: its power.
    pub often: f64,
    /// How much likelier a place is beside another near it,
    pub near: f64,
    /// over this many kilometres;
    pub reach: f64,
    /// in the same first-level division;
    pub division: f64,
    /// in the same country;
    pub country: f64,
    /// beside its division or country itself;
    pub whole: f64,
    /// a country beside countries.
    pub kind: f64,
    /// A state among states in an enumeration.
    pub list: f64,
    /// The most that names of its country can add to it, however many they are.
    pub country_most: f64,
    /// How much less a reading tells of others for each power of e that it is less likely than its name's likeliest.
    pub surprise: f64,
    /// What a state's renown has over a town's of its population.
    pub state: f64,
    /// How far a region's renown stays below that of the large city in it that bears its name.
    pub seat: f64,
    /// How sharply scores become shares in the first round,
    pub hot: f64,
    /// and in the last.
    pub cold: f64,
}

/// The weights in use.
pub(super) const W: Weights = Weights {
    population: 1.0,
    a_country: 8.0,
    country_population: 0.3,
    area: 8.0,
    feature: 6.5,
    first_level: 0.2,
    lower_level: 0.9,
    capital: 0.35,
    alternate: -1.5,
    taken: -2.0,
    namesake: 0.8,
    contained: 8.0,
    word: 2.0,
    life: 2.5,
    vote: 0.6,
    often: 0.3,
    near: 40.0,
    reach: 50.0,
    division: 6.0,
    country: 1.0,
    whole: 3.0,
    kind: 0.65,
    list: 2.0,
    country_most: 2.0,
    surprise: 0.2,
    state: 1.0,
    seat: 0.2,
    hot: 1.2,
    cold: 1.3,
};
