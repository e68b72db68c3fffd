import type w from "#words/known";

/** Something that was read for "What is known, and what is not". */
interface Source {
  readonly title: string;
  /** Who published it. */
  readonly body: string;
  readonly year: number;
  /** Shown as text. The app follows no address. */
  readonly address: string;
}

/** What the page rests on. Each claim was read in the source itself or in a stored copy of it, or of its abstract. */
export const sources = {
  overview: {
    title: "Use of ketamine and esketamine for depression: an overview of systematic reviews with meta-analyses",
    body: "European Journal of Clinical Pharmacology",
    year: 2021,
    address: "moreblossom.com/papers/use-of-ketamine-and-esketamine-for-depression-an-overview-of-systematic-reviews-",
  },
  trials: {
    title: "Ketamine for the treatment of major depression: a systematic review and meta-analysis",
    body: "eClinicalMedicine",
    year: 2023,
    address: "moreblossom.com/papers/ketamine-for-the-treatment-of-major-depression-a-systematic-review-and-meta-anal",
  },
  ect: {
    title: "Ketamine versus ECT for Nonpsychotic Treatment-Resistant Major Depression",
    body: "New England Journal of Medicine",
    year: 2023,
    address:
      "blossomanalysis.com/trials/elekt-d-electroconvulsive-therapy-ect-vs-ketamine-in-patients-with-treatment-resistant-depression-trd",
  },
  alone: {
    title: "Esketamine Monotherapy in Adults With Treatment-Resistant Depression: A Randomized Clinical Trial",
    body: "JAMA Psychiatry",
    year: 2025,
    address: "doi.org/10.1001/jamapsychiatry.2025.1317",
  },
  approval: {
    title: "Esketamine nasal spray approved as monotherapy for treatment-resistant depression",
    body: "epocrates, on the approval by the FDA",
    year: 2025,
    address: "epocrates.com/online/article/esketamine-nasal-spray-approved-as-monotherapy-for-treatment-resistant",
  },
  goingOn: {
    title:
      "Efficacy of Esketamine Nasal Spray Plus Oral Antidepressant Treatment for Relapse Prevention in Patients With Treatment-Resistant Depression (SUSTAIN-1)",
    body: "JAMA Psychiatry",
    year: 2019,
    address: "pmc.ncbi.nlm.nih.gov/articles/PMC6551577",
  },
  years: {
    title:
      "Safety and efficacy with esketamine in treatment-resistant depression: long-term extension study (SUSTAIN-3)",
    body: "International Journal of Neuropsychopharmacology",
    year: 2025,
    address: "doi.org/10.1093/ijnp/pyaf027",
  },
  maintenance: {
    title: "Maintenance ketamine treatment for depression: a systematic review of efficacy, safety, and tolerability",
    body: "Lancet Psychiatry",
    year: 2022,
    address: "moreblossom.com/papers/maintenance-ketamine-treatment-for-depression-a-systematic-review-of-efficacy-sa",
  },
  predictors: {
    title:
      "Demographic and clinical predictors of response and remission in the treatment of major depressive disorder with ketamine and esketamine: a systematic review",
    body: "Psychiatry Research",
    year: 2025,
    address: "research.rug.nl/en/publications/demographic-and-clinical-predictors-of-response-and-remission-in-",
  },
  misuse: {
    title:
      "Non-parenteral Ketamine for Depression: A Practical Discussion on Addiction Potential and Recommendations for Judicious Prescribing",
    body: "CNS Drugs",
    year: 2022,
    address: "doi.org/10.1007/s40263-022-00897-2",
  },
  warning: {
    title:
      "FDA warns patients and health care providers about potential risks associated with compounded ketamine products, including oral formulations, for the treatment of psychiatric disorders",
    body: "US Food and Drug Administration, October",
    year: 2023,
    address: "drugs.com/news/fda-warns-dangers-compounded-ketamine-psychiatric-115482.html",
  },
  label: {
    title: "Spravato (esketamine) nasal spray: prescribing information",
    body: "Janssen, approved by the US Food and Drug Administration",
    year: 2019,
    address: "accessdata.fda.gov, application 211243",
  },
  uses: {
    title: "Spravato: approved uses and limits, as its prescribing information gives them",
    body: "Texas Spravato, resources for patients, read in",
    year: 2026,
    address: "texasspravato.com/resources",
  },
  guide: {
    title: "Side effects of Spravato (esketamine), from its medication guide",
    body: "MedicineNet",
    year: 2019,
    address: "medicinenet.com/side_effects_of_esketamine_spravato/side-effects.htm",
  },
  leaflet: {
    title: "Esketamine (Spravato): instructions and cautions",
    body: "PeaceHealth, leaflet for patients, read in",
    year: 2026,
    address: "peacehealth.org/medical-topics/id/fdbm21177-2029",
  },
  driving: {
    title: "Spravato: warnings",
    body: "BuzzRx, leaflet for patients, read in",
    year: 2026,
    address: "buzzrx.com/spravato/warnings",
  },
} satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;

/** The sources of each part. */
export const sourcesOf = {
  drugs: ["warning", "label", "uses"],
  works: ["overview", "predictors", "ect"],
  alone: ["alone", "approval"],
  stayingWell: ["goingOn", "years", "maintenance"],
  whom: ["predictors"],
  bladder: ["label", "warning", "maintenance"],
  craving: ["guide", "misuse"],
  compounded: ["warning"],
  firstTime: ["guide", "alone", "leaflet", "driving"],
  unknown: ["trials", "maintenance"],
} satisfies Record<keyof typeof w.parts, readonly SourceName[]>;

/** A part's name. */
export type PartName = keyof typeof sourcesOf;
