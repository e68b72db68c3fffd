//! The list of crisis lines: its form, and that docs/help-lines.md says the same. This cannot tell whether a number is
//! right.

use std::collections::HashSet;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::{Finding, Source};

pub(super) const LIST: &str = "www/src/words/lines.json";
const PAGE: &str = "docs/help-lines.md";

/// The table on the page is between these two lines.
const BEGIN: &str = "<!-- the lines of www/src/words/lines.json -->\n";
const END: &str = "<!-- end of the lines -->\n";

/// A number on one of these sites was written down by somebody other than those who answer it.
const SECOND_HAND: [&str; 14] = [
    "wikipedia.org",
    "wikidata.org",
    "irishexaminer.com",
    "irishtimes.com",
    "rtve.es",
    "orf.at",
    "20min.ch",
    "srf.ch",
    "nltimes.nl",
    "vice.com",
    "businesstoday.in",
    "thehawk.in",
    "domradio.de",
    "findahelpline.com",
];

#[derive(Debug, Deserialize)]
struct Country {
    code: String,
    name: String,
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    id: String,
    kind: Kind,
    number: String,
    name: String,
    body: Option<String>,
    #[serde(default)]
    options: Vec<Answer>,
    languages: Vec<String>,
    hours: Option<Hours>,
    source: String,
    page_date: Option<String>,
    read: String,
    dialled: Option<Dialled>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Emergency,
    Call,
    Text,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Hours {
    Always,
}

/// What to choose after dialling.
#[derive(Debug, Deserialize)]
struct Answer {
    words: String,
}

#[derive(Debug, Deserialize)]
struct Dialled {
    by: String,
    on: String,
}

/// What is wrong with the list and with the page beside it.
pub(super) fn check(list: &Source<'_>, page: &Source<'_>) -> Result<Vec<Finding>> {
    let countries: Vec<Country> = serde_json::from_str(list.text).with_context(|| format!("{LIST} cannot be read"))?;
    let mut broken: Vec<String> = countries.iter().flat_map(country_breaks).collect();
    let mut ids = HashSet::new();
    let all = countries.iter().flat_map(|country| &country.lines);
    broken.extend(all.filter(|line| !ids.insert(&line.id)).map(|line| format!("{}: two lines have this id", line.id)));
    let mut findings: Vec<Finding> = broken.into_iter().map(|rule| list.finding(1, rule)).collect();
    let table = table(&countries);
    if written(page.text) != Some(table.as_str()) {
        findings.push(
            page.finding(1, format!("the table does not say what {LIST} says. Next: write\n{BEGIN}{table}{END}")),
        );
    }
    Ok(findings)
}

/// The paths of the two files that are checked together.
pub(super) const fn files() -> [&'static str; 2] {
    [LIST, PAGE]
}

fn country_breaks(country: &Country) -> Vec<String> {
    let mut broken: Vec<String> = country.lines.iter().flat_map(|line| line_breaks(line, &country.code)).collect();
    if country.code.len() != 2 || !country.code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        broken.push(format!("{}: a country's code is two capital letters", country.code));
    }
    let emergencies = country.lines.iter().take_while(|line| line.kind == Kind::Emergency).count();
    let all = country.lines.iter().filter(|line| line.kind == Kind::Emergency).count();
    if emergencies == 0 || emergencies != all {
        broken.push(format!("{}: its emergency numbers come first", country.code));
    }
    broken
}

fn line_breaks(line: &Line, country: &str) -> Vec<String> {
    let host = line.source.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    let second_hand =
        |host: &str| SECOND_HAND.iter().any(|known| host == *known || host.ends_with(&format!(".{known}")));
    let days = [line.page_date.as_ref(), Some(&line.read), line.dialled.as_ref().map(|call| &call.on)];
    let dialled_by_nobody = line.dialled.as_ref().is_some_and(|call| call.by.trim().is_empty());
    let rules = [
        (line.id.starts_with(&format!("{}-", country.to_lowercase())), "an id begins with its country"),
        (line.number.bytes().all(|sign| sign.is_ascii_digit() || sign == b' '), "a number has digits and spaces"),
        (!line.name.trim().is_empty(), "a line has a name"),
        (host.is_some_and(|host| host.contains('.')), "a source is a page, by https"),
        (!host.is_some_and(second_hand), "a source is the operator's own page or a public authority's"),
        (days.into_iter().flatten().all(|day| is_day(day)), "a date is YYYY-MM-DD"),
        (!dialled_by_nobody, "a dialled line says by whom"),
        (line.body.is_none() || line.kind == Kind::Text, "only a text has words to send"),
    ];
    rules.into_iter().filter(|(holds, _)| !holds).map(|(_, rule)| format!("{}: {rule}", line.id)).collect()
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize| (part.len() == digits).then(|| part.parse::<u16>().ok()).flatten();
    let [year, month, day] = parts[..] else { return false };
    let month_fits = number(month, 2).is_some_and(|month| (1..=12).contains(&month));
    number(year, 4).is_some() && month_fits && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}

fn written(page: &str) -> Option<&str> {
    Some(page.split_once(BEGIN)?.1.split_once(END)?.0)
}

fn table(countries: &[Country]) -> String {
    let mut table =
        "| Country | Number | Line | Languages | Hours | Page | Date of the page | Read | Dialled by |\n".to_owned();
    table.push_str("|---|---|---|---|---|---|---|---|---|\n");
    for country in countries {
        for line in &country.lines {
            table.push_str(&row(country, line));
        }
    }
    table
}

fn row(country: &Country, line: &Line) -> String {
    let number = match (line.kind, &line.body) {
        (Kind::Text, Some(body)) => format!("text {body} to {}", line.number),
        (Kind::Text, None) => format!("text {}", line.number),
        _ => line.number.clone(),
    };
    let options: Vec<&str> = line.options.iter().map(|option| option.words.trim_end_matches('.')).collect();
    let name = [&[line.name.as_str()], &options[..]].concat().join(". ");
    let languages = if line.languages.is_empty() { "not said".to_owned() } else { line.languages.join(", ") };
    let hours = if line.hours.is_some() { "day and night" } else { "not said" };
    let dialled =
        line.dialled.as_ref().map_or_else(|| "nobody yet".to_owned(), |call| format!("{}, {}", call.by, call.on));
    let page_date = line.page_date.as_deref().unwrap_or("none");
    format!(
        "| {} | {number} | {name} | {languages} | {hours} | <{}> | {page_date} | {} | {dialled} |\n",
        country.name, line.source, line.read
    )
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{BEGIN, Country, END, LIST, PAGE, check, table};
    use crate::tidy::Source;

    fn list() -> Value {
        json!([{ "code": "IE", "name": "Ireland", "lines": [
            { "id": "ie-112", "kind": "emergency", "number": "112", "name": "Emergency", "languages": [], "hours": null,
              "source": "https://example.eu/112", "pageDate": null, "read": "2026-11-29", "dialled": null },
            { "id": "ie-50808-text", "kind": "text", "number": "50808", "name": "Text About It", "body": "HELLO", "languages": ["en"],
              "hours": "always", "source": "https://example.ie/", "pageDate": "2020-09-10", "read": "2026-11-29",
              "dialled": { "by": "A. B.", "on": "2026-12-01" } },
        ] }])
    }

    /// What is found wrong with the list, beside a page that says the same.
    fn found(list: &Value) -> Vec<String> {
        let text = list.to_string();
        let countries: Vec<Country> = serde_json::from_str(&text).unwrap();
        let page = format!("# Lines\n\n{BEGIN}{}{END}", table(&countries));
        let (list, page) = (Source { path: LIST, text: &text }, Source { path: PAGE, text: &page });
        check(&list, &page).unwrap().into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_list_in_good_form_passes() {
        assert_eq!(found(&list()), Vec::<String>::new());
    }

    #[test]
    fn every_break_of_form_is_found() {
        let breaks = [
            ("id", json!("ie-50808-text"), "two lines have this id"),
            ("id", json!("gb-112"), "an id begins with its country"),
            ("number", json!("+112"), "a number has digits and spaces"),
            ("name", json!(" "), "a line has a name"),
            ("source", json!("http://example.eu/112"), "a source is a page, by https"),
            (
                "source",
                json!("https://en.wikipedia.org/wiki/112"),
                "a source is the operator's own page or a public authority's",
            ),
            ("read", json!("29.11.2026"), "a date is YYYY-MM-DD"),
            ("pageDate", json!("2026-13-01"), "a date is YYYY-MM-DD"),
            ("dialled", json!({ "by": "", "on": "2026-12-01" }), "a dialled line says by whom"),
            ("body", json!("HELLO"), "only a text has words to send"),
            ("kind", json!("call"), "its emergency numbers come first"),
        ];
        for (field, value, rule) in breaks {
            let mut list = list();
            list[0]["lines"][0][field] = value;
            assert!(found(&list).iter().any(|found| found.ends_with(rule)), "{field}: {:?}", found(&list));
        }
    }

    #[test]
    fn a_page_that_says_something_else_is_found() {
        let text = list().to_string();
        let (list, page) = (Source { path: LIST, text: &text }, Source { path: PAGE, text: "# Lines\n" });
        assert_eq!(check(&list, &page).unwrap().len(), 1);
    }
}
