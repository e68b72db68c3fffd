//! Lists that are short by nature.

use crate::record::problem::Problem;

/// At most `MAX` values, in the order they were given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Few<T, const MAX: usize>(Box<[T]>);

impl<T, const MAX: usize> Default for Few<T, MAX> {
    fn default() -> Self {
        Self(Box::new([]))
    }
}

impl<T, const MAX: usize> Few<T, MAX> {
    /// Takes the values; refuses more than `MAX`.
    pub fn new(field: &'static str, values: Vec<T>) -> Result<Self, Problem> {
        let given = values.len();
        if given > MAX { Err(Problem::TooMany { field, given, max: MAX }) } else { Ok(Self(values.into())) }
    }

    /// The values.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Ord + Copy, const MAX: usize> Few<T, MAX> {
    /// The same values, sorted, each once.
    pub fn in_order(&self) -> Self {
        // The values are few and mostly in order. A call to sort would add more than a kilobyte to the build.
        let mut values = Vec::new();
        for value in &self.0 {
            if let Err(at) = values.binary_search(value) {
                values.insert(at, *value);
            }
        }
        Self(values.into())
    }
}

impl<'a, T, const MAX: usize> IntoIterator for &'a Few<T, MAX> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
