//! What the columns of a table hold, told by their names in the languages of the apps that write them.

use super::clock;

/// The names of one kind of column.
pub(super) struct Names {
    /// How a word of the name begins; in scripts that write words together, what it contains.
    begin: &'static [&'static str],
    /// Words of the name as a whole, alone or side by side.
    words: &'static [&'static str],
    /// Words that make it something else, alone or side by side.
    never: &'static [&'static str],
}

/// The upper number of a blood pressure.
pub(super) const SYSTOLIC: Names = Names {
    begin: &[
        "systol",
        "sistol",
        "sistól",
        "szisztol",
        "систол",
        "skurczow",
        "συστολ",
        "oberer",
        "bovendruk",
        "övertryck",
        "overtryk",
        "yläpaine",
        "верхн",
        "収縮",
        "最高血圧",
        "最高",
        "收缩",
        "收縮",
        "高压",
        "高壓",
        "수축",
        "최고혈압",
        "büyük",
        "süstool",
        "горн",
        "סיסטול",
        "انقباض",
        "सिस्टोल",
        "ตัวบน",
    ],
    words: &[
        "sys",
        "sis",
        "sbp",
        "сад",
        "massima",
        "máxima",
        "maxima",
        "bp high",
        "high bp",
        "upper bp",
        "bp upper",
        "high pressure",
        "upper pressure",
        "pressure high",
        "pressure upper",
        "tâm thu",
    ],
    never: &["goal", "target", "limit", "unit", "average", "avg"],
};
/// The lower number.
pub(super) const DIASTOLIC: Names = Names {
    begin: &[
        "diastol",
        "diastól",
        "diasztol",
        "диастол",
        "rozkurczow",
        "διαστολ",
        "unterer",
        "onderdruk",
        "undertryck",
        "undertryk",
        "alapaine",
        "нижн",
        "拡張",
        "最低血圧",
        "最低",
        "舒张",
        "舒張",
        "低压",
        "低壓",
        "이완",
        "최저혈압",
        "küçük",
        "dijastol",
        "diastool",
        "діастол",
        "долн",
        "דיאסטול",
        "انبساط",
        "डायस्टोल",
        "ตัวล่าง",
    ],
    words: &[
        "dia",
        "dbp",
        "дад",
        "minima",
        "mínima",
        "bp low",
        "low bp",
        "lower bp",
        "bp lower",
        "low pressure",
        "lower pressure",
        "pressure low",
        "pressure lower",
        "tâm trương",
    ],
    never: &["goal", "target", "limit", "unit", "average", "avg"],
};
/// Both numbers in one cell.
pub(super) const PRESSURE: Names = Names {
    begin: &[
        "pressure",
        "blutdruck",
        "bloeddruk",
        "blodtry",
        "verenpaine",
        "ciśnieni",
        "tension",
        "tensión",
        "presión",
        "pression",
        "pressão",
        "давлени",
        "vérnyomás",
        "tansiyon",
        "血圧",
        "血压",
        "血壓",
        "혈압",
    ],
    words: &["bp", "rr", "tlak"],
    never: &["pulse", "mean", "unit", "goal"],
};
/// Beats in a minute.
pub(super) const PULSE: Names = Names {
    begin: &[
        "puls",
        "pouls",
        "polso",
        "herzfreq",
        "hartslag",
        "пульс",
        "tętno",
        "frecuencia",
        "fréquence",
        "frequenza",
        "frequência",
        "hjärtfrek",
        "heartbeat",
        "heartrate",
        "herzschl",
        "דופק",
        "نبض",
        "ชีพจร",
        "utrip",
        "σφυγμ",
        "脈拍",
        "心拍",
        "脉搏",
        "心率",
        "脈搏",
        "맥박",
        "심박",
    ],
    words: &["bpm", "ppm", "pul", "hr", "pr", "fc", "чсс", "heart", "syke", "nabız", "tep", "beats", "battiti"],
    never: &["pulse pressure", "pulsdruck", "variability", "irregular", "hrv", "unit", "resting", "walking"],
};
/// The day, or the day and the time.
pub(super) const DATE: Names = Names {
    begin: &[
        "date",
        "datum",
        "fecha",
        "päivä",
        "dátum",
        "дата",
        "ημερομηνία",
        "timestamp",
        "日付",
        "測定日",
        "测量日",
        "측정일",
        "日期",
        "日時",
        "날짜",
        "kuupäev",
        "tanggal",
        "תאריך",
        "تاريخ",
        "วันที่",
        "तारीख",
        "दिनांक",
        "측정",
    ],
    words: &[
        "data", "dato", "day", "tag", "jour", "día", "pvm", "tarih", "ngày", "measured", "recorded", "start", "when",
    ],
    never: &[
        "end", "creation", "create", "created", "update", "updated", "modified", "birth", "offset", "zone", "source",
    ],
};
/// The time.
pub(super) const TIME: Names = Names {
    begin: &[
        "time",
        "uhrzeit",
        "heure",
        "tidspunkt",
        "klokkesl",
        "tijd",
        "kello",
        "godzina",
        "время",
        "ώρα",
        "時刻",
        "時間",
        "时间",
        "시간",
        "vrijeme",
        "waktu",
        "laik",
        "שעה",
        "وقت",
        "เวลา",
        "समय",
    ],
    words: &[
        "hora",
        "zeit",
        "hour",
        "ora",
        "orario",
        "tid",
        "aika",
        "klo",
        "czas",
        "čas",
        "saat",
        "idő",
        "час",
        "година",
        "kl",
        "vreme",
        "ura",
        "aeg",
        "giờ",
    ],
    never: &["end", "create", "update", "modified", "offset", "zone", "timezone"],
};
/// How far the row's own zone is from world time, in which its time then is.
pub(super) const OFFSET: Names = Names { begin: &["offset"], words: &[], never: &[] };
/// The zone that the row's time is in.
pub(super) const ZONE: Names = Names {
    begin: &["timezone", "zeitzone", "tijdzone", "時区", "时区", "часово"],
    words: &["time zone", "tz", "zone", "fuseau", "huso", "fuso"],
    never: &["heart", "training"],
};
/// A note.
pub(super) const NOTE: Names = Names {
    begin: &[
        "note",
        "notiz",
        "komment",
        "comment",
        "coment",
        "commento",
        "bemerkung",
        "anmerkung",
        "remark",
        "remarque",
        "observ",
        "opmerking",
        "uwagi",
        "poznám",
        "megjegyz",
        "заметк",
        "примеч",
        "коммент",
        "huomaut",
        "anteckning",
        "memo",
        "备注",
        "備考",
        "メモ",
        "메모",
        "笔记",
        "備註",
        "备忘",
        "anmærk",
        "bemærk",
        "merknad",
        "muistiinp",
        "annot",
        "opomb",
        "zapisk",
        "σημεί",
        "σημειώ",
        "σχόλι",
        "หมายเหตุ",
        "ملاحظ",
        "הער",
        "टिप्पणी",
    ],
    words: &["nota", "notas", "not", "notlar", "notat", "catatan", "description", "text", "ghi chú"],
    never: &["title"],
};

impl Names {
    /// The column with such a name. Of several it is the one with the fewest words beside it.
    pub(super) fn find(&self, header: &[String], taken: &[usize]) -> Option<usize> {
        let names = header.iter().enumerate().filter(|(column, _)| !taken.contains(column));
        let fitting = names.filter_map(|(column, name)| {
            let words = words(name);
            self.fits(&words).then_some((words.len(), column))
        });
        fitting.min().map(|(_, column)| column)
    }

    fn fits(&self, words: &[String]) -> bool {
        let begins = |word: &String| {
            let is_start = |begin: &&str| word.starts_with(*begin) || (is_joined(begin) && word.contains(*begin));
            self.begin.iter().any(is_start)
        };
        let spaced = format!(" {} ", words.join(" "));
        let has = |names: &[&str]| names.iter().any(|name| spaced.contains(&format!(" {name} ")));
        (words.iter().any(begins) || has(self.words)) && !has(self.never)
    }
}

/// Chinese, Japanese, Korean and Thai write words without spaces between them, and Hebrew and Arabic write the article
/// before a word as part of it.
fn is_joined(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '\u{590}'..='\u{6ff}' | '\u{e00}'..='\u{e7f}' | '\u{2e80}'..))
}

/// Whether the name of a column says that its times are world time: "Date (UTC)", and not "Date (GMT+2)".
pub(super) fn names_world_time(name: &str) -> bool {
    let words = words(name);
    let is_other = |word: &String| word.starts_with(|letter: char| letter.is_ascii_digit());
    words.iter().any(|word| matches!(word.as_str(), "utc" | "gmt")) && !words.iter().any(is_other)
}

/// The words of a name: `startDate`, `time_offset` and `SYS(mmHg)` have two.
fn words(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut was_small = false;
    for letter in name.chars() {
        if letter.is_uppercase() && was_small {
            spaced.push(' ');
        }
        was_small = letter.is_lowercase();
        spaced.push(letter);
    }
    let plain = clock::plain(&spaced);
    plain
        .split(|letter: char| !clock::is_letter(letter) && !letter.is_numeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
