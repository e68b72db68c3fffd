//! The paths and method calls in a Rust file, read from its tokens: comments and strings do not count, but the
//! arguments of macros do.

use std::str::FromStr as _;

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path such as `crate::store::Row`. A group in a `use` is spelled out as one path per member.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

impl Path {
    /// Whether `names`, such as `Utc::now`, occurs in it.
    pub(super) fn contains(&self, names: &str) -> bool {
        let names: Vec<&str> = names.split("::").collect();
        self.segments.windows(names.len()).any(|window| window == names)
    }
}

/// Everything in one file that the rules look at.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// In the order in which they occur in the file.
    pub(super) paths: Vec<Path>,
    /// The name and line of each `.method(`.
    pub(super) methods: Vec<(String, usize)>,
}

/// Reads a file.
pub(super) fn mentions(text: &str) -> Result<Mentions> {
    let tokens = TokenStream::from_str(text).map_err(|error| anyhow!("it is not Rust: {error}"))?;
    let mut mentions = Mentions::default();
    collect(&tokens.into_iter().collect::<Vec<_>>(), &[], &mut mentions);
    Ok(mentions)
}

fn collect(tokens: &[TokenTree], prefix: &[String], mentions: &mut Mentions) {
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        rest = match first {
            TokenTree::Ident(_) if is_method(tokens, rest) => {
                mentions.methods.push((first.to_string(), first.span().start().line));
                after
            }
            TokenTree::Ident(_) => collect_path(rest, prefix, mentions),
            TokenTree::Group(group) => {
                collect(&group.stream().into_iter().collect::<Vec<_>>(), prefix, mentions);
                after
            }
            _ => after,
        };
    }
}

/// Takes one path off the front of `tokens`, along with the members of a `::{…}` at its end; returns what follows.
fn collect_path<'a>(tokens: &'a [TokenTree], prefix: &[String], mentions: &mut Mentions) -> &'a [TokenTree] {
    let line = tokens[0].span().start().line;
    let mut segments = prefix.to_vec();
    let mut rest = tokens;
    while let [TokenTree::Ident(name), after @ ..] = rest {
        segments.push(name.to_string());
        rest = after;
        let Some(after) = after_separator(rest) else { break };
        rest = after;
        if let [TokenTree::Group(group), after @ ..] = rest
            && group.delimiter() == Delimiter::Brace
        {
            collect(&group.stream().into_iter().collect::<Vec<_>>(), &segments, mentions);
            return after;
        }
    }
    mentions.paths.push(Path { segments, line });
    rest
}

fn after_separator(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [TokenTree::Punct(one), TokenTree::Punct(two), after @ ..] if one.as_char() == ':' && two.as_char() == ':' => {
            Some(after)
        }
        _ => None,
    }
}

fn is_method(tokens: &[TokenTree], rest: &[TokenTree]) -> bool {
    let before = tokens.len().checked_sub(rest.len() + 1).map(|index| &tokens[index]);
    let dotted = matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '.');
    dotted && matches!(rest.get(1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
}

#[cfg(test)]
mod tests {
    use super::mentions;

    fn paths(text: &str) -> Vec<String> {
        mentions(text).unwrap().paths.into_iter().map(|path| path.segments.join("::")).collect()
    }

    #[test]
    fn groups_are_spelled_out() {
        let found = paths("use crate::{domain::{self, time::Moment}, store as kept};");
        assert!(found.contains(&"crate::domain::self".to_owned()), "{found:?}");
        assert!(found.contains(&"crate::domain::time::Moment".to_owned()), "{found:?}");
        assert!(found.contains(&"crate::store".to_owned()), "{found:?}");
    }

    #[test]
    fn comments_and_strings_do_not_count_and_macros_do() {
        let found = paths("// crate::a\n/// crate::b\nfn f() { println!(\"crate::c\", crate::d::E) }");
        assert!(found.contains(&"crate::d::E".to_owned()), "{found:?}");
        assert!(!found.iter().any(|path| path.starts_with("crate::") && path != "crate::d::E"), "{found:?}");
    }

    #[test]
    fn a_body_after_a_path_is_not_a_group_of_it() {
        assert_eq!(paths("impl a::B { c::D }").last(), Some(&"c::D".to_owned()));
    }

    #[test]
    fn methods_are_told_from_fields() {
        let found = mentions("fn f(x: X) { x.exp.ln(); y\n.powf (2.0) }").unwrap();
        assert_eq!(found.methods, [("ln".to_owned(), 1), ("powf".to_owned(), 2)]);
    }
}
