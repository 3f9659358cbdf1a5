//! What the file says under keys of the operator's own, such as codes. There are few, so they are looked for one by one.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(Vec<(String, T)>);

impl<T> Entries<T> {
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, entry)| entry)
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, entry)| entry)
    }

    pub(super) fn push(&mut self, key: &str, entry: T) {
        self.0.push((key.to_owned(), entry));
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<T, const N: usize> From<[(String, T); N]> for Entries<T> {
    fn from(entries: [(String, T); N]) -> Self {
        Entries(entries.into())
    }
}
