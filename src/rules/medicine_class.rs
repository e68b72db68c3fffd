//! Medicines about which the label of esketamine asks to tell the clinic: `docs/rules.md`, "Medicines".

use crate::record::choice::choice;

choice! {
    /// A class that the label names.
    MedicineClass {
        /// Makes sleepy: together with the treatment more so.
        Depressant = 0,
        /// Can raise the blood pressure together with the treatment.
        Stimulant = 1,
        /// A monoamine oxidase inhibitor, which can do so too.
        Maoi = 2,
    }
}

/// The beginnings of names, in lower case: those of substances, and the most common brands.
static NAMES: [(MedicineClass, &str); 3] = [
    (
        MedicineClass::Depressant,
        "alprazolam bromazepam chlordiazepoxid clobazam clonazepam diazepam flurazepam lorazepam \
         lormetazepam midazolam nitrazepam oxazepam temazepam triazolam xanax valium ativan klonopin \
         rivotril tavor benzodiazepine buprenorphin codein dihydrocodein fentanyl hydrocodon hydromorphon \
         methadon morphin oxycodon oxycontin pethidin tapentadol tilidin tramadol opioid",
    ),
    (
        MedicineClass::Stimulant,
        "amphetamin amfetamin dexamphetamin dexamfetamin dextroamphetamin lisdexamfetamin \
         lisdexamphetamin adderall vyvanse elvanse methylphenidat dexmethylphenidat ritalin concerta \
         medikinet modafinil armodafinil provigil nuvigil",
    ),
    (
        MedicineClass::Maoi,
        "isocarboxazid marplan phenelzin nardil tranylcypromin parnate jatrosom selegilin emsam rasagilin \
         safinamid moclobemid maoi",
    ),
];

/// The class of a medicine by its name as the person wrote it; `None` for one that is in none, or not recognised.
pub fn of_name(name: &str) -> Option<MedicineClass> {
    let name = name.to_ascii_lowercase();
    let words = || name.split(|letter: char| !letter.is_ascii_alphabetic());
    let is_named = |beginnings: &str| words().any(|word| beginnings.split(' ').any(|start| word.starts_with(start)));
    NAMES.iter().find(|(_, beginnings)| is_named(beginnings)).map(|(class, _)| *class)
}
